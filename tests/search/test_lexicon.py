"""Descriptions sent as numbers of words, and read by the page."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cheatsheet.exports.search_lexicon import SIGNS, coded
from tests.search.labelled import spelled

WORDS = st.text("абв12-+ab", min_size=1, max_size=5)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=4).map(", ".join)


def document(subjects: str, *also: str) -> dict[str, Any]:
    """A second file with these subjects and descriptions."""
    return {"outOfScope": subjects, **{str(number): {"also": text, "names": "x"} for number, text in enumerate(also)}}


@settings(max_examples=20)  # each starts Node
@given(LINES, st.lists(LINES, max_size=3))
def test_what_was_written_is_read(subjects: str, also: list[str]) -> None:
    """The page has the very lines that were written, in their order, and everything else as it was."""
    plain = document(subjects, *also)
    assert spelled(coded(plain)) == plain


@pytest.mark.parametrize("words", [1, len(SIGNS), len(SIGNS) + 1, len(SIGNS) ** 2 // 2, len(SIGNS) ** 2 + 1])
def test_as_many_words_as_there_are(words: int) -> None:
    """One sign is enough for few words, three are for ten thousand: each comes back."""
    plain = document("", ", ".join(f"w{number}" for number in range(words)))
    assert spelled(coded(plain)) == plain


def test_a_word_said_often_takes_one_sign() -> None:
    """What costs most is what is shortest."""
    rare = " ".join(f"w{number}" for number in range(len(SIGNS)))
    written: Any = coded(document("", ", ".join(["often"] * 3), rare))
    assert written["lexicon"]["often"].split()[0] == "often"
    assert len(written["0"]["also"]) == len("a,a,a")


def test_too_many_words_are_refused() -> None:
    """What three signs cannot number is said, with how many words there may be."""
    with pytest.raises(ValueError, match=f"expected at most {len(SIGNS) ** 3}"):
        coded(document("", " ".join(f"w{number}" for number in range(len(SIGNS) ** 3 + 1))))
