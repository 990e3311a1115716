"""How long a phrase of a long answer is, in words and in sentences."""

from __future__ import annotations

import re

from cheatsheet.answers.phrases import flat, masked
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
