"""How long a phrase of a long answer is, in words and in sentences."""

from __future__ import annotations

import re

from cheatsheet.answers.phrases import CODE_MARK, flat, masked
from cheatsheet.tree import Phrase

_WORD = re.compile(r"\S*[^\W_]\S*")
_SENTENCE_END = re.compile(r"[.!?…]+[»”’\")]*(?=\s+[«“„\"(]*[A-ZА-ЯЁ\ufffc\d]|\s*$)")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|vs|etc|cf|No|т\. ?е|т\. ?д|т\. ?п|т\. ?к|см|напр|др|пп?|ст|ч|гг?|млн|млрд|тыс)\."
    r"(?=\s+\S)"
)


def count_words(phrase: Phrase) -> int:
    """How many words a reader would say: white-space separated tokens that hold a letter, figure or code."""
    return len(_WORD.findall(flat(phrase, lambda _code: "code")))


def count_sentences(phrase: Phrase) -> int:
    """How many sentences stand in ``phrase``; an abbreviation's full stop ends none."""
    prose = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), masked(phrase).strip())
    ends = len(_SENTENCE_END.findall(prose))
    return ends + (1 if prose and not re.search(r"[.!?…][»”’\")]*$", prose) else 0)


def opening(phrase: Phrase, least: int) -> int:
    """Where the sentence ends with which ``least`` characters of ``phrase`` are said, as an index into its words.

    A sentence that only says that something is wrong is short, and the next one says what is right.
    """
    prose = _ABBREVIATION.sub(lambda match: match[0].replace(".", CODE_MARK), masked(phrase))
    ends = (match.end() for match in _SENTENCE_END.finditer(prose))
    return next((end for end in ends if end >= least), len(prose))
