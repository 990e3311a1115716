"""From the lines that lists ask to which list names which subject. Pure: texts in, keys out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

Lines = Mapping[str, Sequence[str]]
"""The lines that each list asks, by the key of the list."""


def pattern(words: Sequence[str]) -> re.Pattern[str]:
    """One expression of the ``words`` of a subject: any of them, whole words, whatever the case."""
    return re.compile("|".join(f"(?:{word})" for word in words), re.IGNORECASE)


def naming(lines: Lines, words: Sequence[str]) -> tuple[str, ...]:
    """The keys of the lists with a line that meets one of ``words``, in the order of the lists."""
    meets = pattern(words)
    return tuple(key for key, asked in lines.items() if any(meets.search(line) for line in asked))


def hits(asked: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
    """The lines that meet one of ``words``: what a person looks at to see whether the words are right."""
    meets = pattern(words)
    return tuple(line for line in asked if meets.search(line))
