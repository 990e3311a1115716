"""Descriptions made short for the search: nothing is lost that the search would look at.

The search leaves out words that say nothing, and compares the stems of the others. So a description is sent without
the former, and a Russian word of it only as far as it has the same stem: «конвейер|ами».
That saves more than a fifth of the gzipped bytes.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import snowballstemmer  # type: ignore[import-untyped] # it publishes no types

from cheatsheet import disk

STOP_WORDS = Path(__file__).parents[3] / "docs" / "assets" / "js" / "search" / "stop-words.js"
"""The one list of words that say nothing, which the search in the browser has too."""

_LIST = re.compile(r"= `([^`]+)`")
_CYRILLIC = re.compile(r"[а-я]+")
_NAME = re.compile(r"[A-Z]{3,}")
"""In capitals ``WHERE`` says something."""
_INNER_E = re.compile(r"(?<=\w)э")
_STEMMER = snowballstemmer.stemmer("russian")


def shorten(description: str) -> str:
    """``description`` with the words that the search looks at, one blank between them, in lower case but for names.

    Commas go too: in the data they stand between descriptions.
    """
    words = (word if _NAME.fullmatch(word) else fold(word) for word in description.replace(",", "").split())
    return " ".join(_short(word) for word in words if not says_nothing(word))


def fold(text: str) -> str:
    """Lower case, ё as е, and э as е except at the beginning of a word: as ``fold.js`` does it."""
    return _INNER_E.sub("е", text.lower().replace("ё", "е"))


def says_nothing(word: str) -> bool:
    """Whether the search leaves out ``word`` (folded): it is listed, or begins like one listed with a hyphen."""
    words, beginnings = _stop_words()
    return word in words or word.startswith(beginnings)


@cache
def _stop_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of the list and the beginnings of words."""
    source = (disk.read_own(STOP_WORDS.parent, STOP_WORDS.name) or b"").decode()
    listed = [word for part in _LIST.findall(source) for word in part.split()]
    return frozenset(listed), tuple(word.removesuffix("-") for word in listed if word.endswith("-"))


@cache
def _short(word: str) -> str:
    """The shortest beginning of a Russian word that has its stem and says something; any other word as it is."""
    if not _CYRILLIC.fullmatch(word):
        return word
    stem = str(_STEMMER.stemWord(word))
    beginnings = (word[:end] for end in range(len(stem), len(word)))
    return next((one for one in beginnings if _STEMMER.stemWord(one) == stem and not says_nothing(one)), word)
