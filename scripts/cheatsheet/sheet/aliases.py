"""What readers type who do not know the sheet's own words: the lists of the catalog, none saying a thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

Phrases = dict[Lang, tuple[str, ...]]


@dataclass(slots=True)
class PhraseReader:
    """Reads list after list of one file, and remembers what was said: by language and phrase, the line."""

    file: TomlFile
    problems: list[Problem]
    said: dict[tuple[Lang, str], int] = field(default_factory=dict)

    def aliases(self, line: int, value: object) -> Phrases:
        """``aliases.<lang>``, lists of strings, of the question on ``line``."""
        found: Phrases = {}
        for lang, start, listed in self._by_language("aliases", line, value):
            if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
                self._report(start, f"aliases.{lang} is {listed!r}; expected a list of strings")
                continue
            self._note(lang, "alias", [(alias, self.file.find(f'"{alias}"', start)) for alias in listed])
            found[lang] = tuple(listed)
        return found

    def described(self, line: int, value: object) -> Phrases:
        '''``described.<lang>``, a text of one description a line (``"""`` on the line before and after).'''
        found: Phrases = {}
        for lang, start, text in self._by_language("described", line, value):
            if not isinstance(text, str):
                self._report(start, f"described.{lang} is {text!r}; expected a text of one description a line")
                continue
            lines = text.removesuffix("\n").split("\n") if text else []
            self._note(lang, "description", [(phrase, start + at) for at, phrase in enumerate(lines, 1)])
            found[lang] = tuple(lines)
        return found

    def _by_language(self, key: str, line: int, value: object) -> Iterable[tuple[Lang, int, object]]:
        """Every language, the line on which its phrases begin, and what stands there."""
        if not isinstance(value, Mapping) or not set(value) <= set(LANGUAGES):
            expected = " and ".join(f"{key}.{lang}" for lang in LANGUAGES)
            self._report(self.file.key(key, line), f"{key} is {value!r}; expected {expected}")
            return
        for lang in LANGUAGES:
            yield (
                lang,
                self.file.key(f"{key}.{lang}", self.file.key(key, line)),
                value.get(lang, [] if key == "aliases" else ""),
            )

    def _note(self, lang: Lang, kind: str, phrases: Iterable[tuple[str, int]]) -> None:
        """Report every phrase that is empty or that stands in the file already."""
        for phrase, line in phrases:
            key = (lang, phrase.casefold().strip())
            if not key[1]:
                self._report(line, f"an empty {kind}; expected what a reader may type")
            elif phrase != phrase.strip() or "\n" in phrase:
                self._report(line, f"blanks around the {kind} «{phrase.strip()}», or a line end in it; expected none")
            elif key in self.said:
                self._report(line, f"the {kind} «{phrase}» is there already, on line {self.said[key]}")
            self.said.setdefault(key, line)

    def _report(self, line: int, message: str) -> None:
        self.problems.append(self.file.problem(line, message))
