"""Abbreviations of the trade that were typed in Cyrillic letters: «ТСР», «НТТР».

They look right and are not: no search finds them, and a voice reads them out in Russian. Which of the words in such
letters is a Russian one («СССР») cannot be told from the word. So only those are named that the texts have in Latin
letters too, somewhere in their prose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from cheatsheet.languages import RECORDS
from cheatsheet.problems import Problem
from cheatsheet.sheet.source import Text

LATIN = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")
"""The capital letters of Cyrillic that look like Latin ones."""
WORDS = {f"docs/_source/{code}/words.txt": one.name for code, one in RECORDS.items() if one.script == "Cyrl"}
"""Where a word in Cyrillic letters is said to be meant that looks like an abbreviation, and whose word it is."""

_FENCE = re.compile(r"^\s*(?:```|~~~)")
_CODE = re.compile(r"`[^`]*`")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]{2,}\b")
"""Of two letters, either may be meant."""
_ALIKE = re.compile(r"\b[АВЕКМНОРСТУХІЈЅ][АВЕКМНОРСТУХІЈЅ0-9]{2,}\b")


def abbreviations(texts: Iterable[Text]) -> frozenset[str]:
    """Every word in Latin capitals that stands in ``texts``, outside code: keywords of a language are no words."""
    return frozenset(found for text in texts for line in _prose(text) for found in _ABBREVIATION.findall(line))


def _prose(text: Text) -> Iterator[str]:
    fenced = False
    for line in text.lines:
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield _CODE.sub(" ", line)


def check_look_alikes(text: Text, known: Collection[str], meant: Collection[str]) -> list[Problem]:
    """Words of ``text``, in code too, that are one of ``known`` in Cyrillic letters, unless they are ``meant`` so."""
    problems = []
    places = "".join(f", or the {language} word in {path}" for path, language in WORDS.items())
    for number, line in enumerate(text.lines, 1):
        for word in dict.fromkeys(_ALIKE.findall(line)):
            latin = word.translate(LATIN)
            if latin in known and word not in meant:
                message = f"«{word}» is in Cyrillic letters; expected «{latin}» in Latin ones"
                problems.append(Problem(text.path, number, f"{message}{places}"))
    return problems


def meant_words(data: bytes | None) -> frozenset[str]:
    """The words of a word list: one a line, perhaps with an example of their endings."""
    lines = (data or b"").decode("utf-8", "replace").splitlines()
    return frozenset(line.partition("/")[0].strip() for line in lines if not line.startswith("#"))
