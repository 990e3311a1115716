"""The numbers of a sheet's entries: 1, 2, 3 … through all topics, but for what was added later.

A number is the name of a question for good: its address, its card in a reader's Anki and every mark go by it. So a
question that is added to a topic has the next number that is free, and stands at the topic's end; with a number in
between, all questions behind it would take over each other's marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry's ``number`` and the ``line`` that it stands on."""

    line: int
    number: int


def slips(topics: Sequence[Sequence[Numbered]]) -> Iterator[tuple[int, str]]:
    """What is wrong with the numbers of ``topics``, as line and message; one slip is one message, since what follows it
    goes on from there.
    """
    added: list[Numbered] = []
    expected = 1
    for place, topic in enumerate(topics):
        for at, entry in enumerate(topic):
            while expected in {one.number for one in added}:
                expected += 1
            if entry.number == expected:
                expected += 1
            elif _is_added(topic[at:], topics[place + 1 :], expected):
                added += topic[at:]
                break
            else:
                yield _slip(entry, expected)
                expected = entry.number + 1
    last = 0
    for entry in sorted(added, key=lambda one: (one.number, one.line)):
        if entry.number == last or entry.number > expected:
            yield _slip(entry, expected)
        last = entry.number
        expected = max(expected, last + 1)


def _is_added(rest: Sequence[Numbered], later: Sequence[Sequence[Numbered]], expected: int) -> bool:
    """Whether ``rest``, the end of a topic, was added later: its numbers do not fall from behind ``expected``, and with
    that one of the ``later`` topics goes on.
    """
    numbers = [expected, *(entry.number for entry in rest)]
    rises = all(one <= other for one, other in pairwise(numbers))
    return rises and any(topic and topic[0].number == expected for topic in later)


def _slip(entry: Numbered, expected: int) -> tuple[int, str]:
    last = expected - 1
    slip = "repeats" if entry.number == last else "goes backwards" if entry.number < last else "skips ahead"
    return entry.line, f"the number {entry.number} {slip}; expected {expected}"
