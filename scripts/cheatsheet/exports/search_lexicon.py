"""Descriptions and subjects as the numbers of their words, in one to three signs each.

Four of five words stand in more than one line, and a number is shorter than a word. Gzipped, the second file is an
eighth smaller in Russian, whose letters take two bytes, and a twentieth in English.
``docs/assets/js/search/lexicon.js`` reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, takewhile

SIGNS = "".join(chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) not in ",\\")
"""What numbers are written with: all that JSON takes as it is, but for the comma between two lines."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_SHARED = len(_DIGITS) - 1


def coded(document: Mapping[str, object]) -> dict[str, object]:
    """The second file of the search with a ``lexicon``, and numbers of its words in ``also`` and ``outOfScope``.

    ``lexicon`` is ``{"often": words that are written with one sign, "rest": the others, "long": how many signs begin a
    number of three}``. ``rest`` is in order, each word without the beginning that it shares with the one before, whose
    length stands in its place as a digit of base 36.
    """
    counted = Counter(word for text in _texts(document) for word in text.replace(",", " ").split())
    frequent = sorted(counted, key=lambda word: (-counted[word], word))
    single, long = _shares(len(frequent))
    often, rest = frequent[:single], sorted(frequent[single:])
    numbers = {word: _signs(number, single, long) for number, word in enumerate([*often, *rest])}
    lexicon = {"often": " ".join(often), "rest": " ".join(_short(rest)), "long": long}
    return {"lexicon": lexicon, **_changed(document, numbers)}


def _texts(document: Mapping[str, object]) -> Iterable[str]:
    """Every text that is written in numbers: lines with a comma and a blank between them."""
    questions = (one["also"] for one in document.values() if isinstance(one, dict))
    return (str(text) for text in chain([document["outOfScope"]], questions))


def _changed(document: Mapping[str, object], numbers: Mapping[str, str]) -> dict[str, object]:
    def write(text: object) -> str:
        return ",".join("".join(numbers[word] for word in line.split()) for line in str(text).split(", "))

    return {
        key: {**one, "also": write(one["also"])}
        if isinstance(one, dict)
        else write(one)
        if key == "outOfScope"
        else one
        for key, one in document.items()
    }


def _shares(words: int) -> tuple[int, int]:
    """How many signs are a number each, and how many begin one of three, so that all ``words`` have a number.

    Raises :class:`ValueError` where three signs are not enough, at some 700,000 words.
    """
    base = len(SIGNS)
    for long in range(base + 1):
        for single in range(base - long, -1, -1):
            if single + (base - long - single) * base + long * base**2 >= words:
                return single, long
    raise ValueError(f"{words} different words in the descriptions; expected at most {base**3}")


def _signs(number: int, single: int, long: int) -> str:
    """A number as it is written."""
    base = len(SIGNS)
    if number < single:
        return SIGNS[number]
    high, low = divmod(number - single, base)
    pairs = base - long - single
    if high < pairs:
        return SIGNS[single + high] + SIGNS[low]
    first, middle = divmod(high - pairs, base)
    return SIGNS[base - long + first] + SIGNS[middle] + SIGNS[low]


def _short(words: Iterable[str]) -> Iterable[str]:
    """Each word without the beginning that it shares with the one before."""
    before = ""
    for word in words:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        shared = min(sum(1 for _ in same), _MOST_SHARED)
        yield _DIGITS[shared] + word[shared:]
        before = word
