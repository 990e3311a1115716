"""The numbers of entries: in order through all topics, with what was added later at the end of any."""

from __future__ import annotations

import pytest

from cheatsheet.sheet.numbering import Numbered, slips


def found(text: str) -> list[str]:
    """What is said of topics, written ``1 2 | 3``; each number stands on the line that it is in the text."""
    lines = iter(range(1, 100))
    topics = [[Numbered(next(lines), int(number)) for number in topic.split()] for topic in text.split("|")]
    return [f"{line}: {message}" for line, message in slips(topics)]


@pytest.mark.parametrize(
    "text",
    [
        "1 2 | 3 4 | 5",
        "1 2 6 | 3 4 | 5",
        "1 2 6 7 | 3 4 8 | 5",
        "1 2 8 | 3 4 6 | 5 7",  # what comes last in the sheet passes over what is taken
        "1 2 | 6 7 | 3 4 | 5",  # a topic of its own
        "1 2 | 6 | 7 | 3 4 | 5",
        "6 | 1 2 | 3 4 5",
        "1 2 | | 3",
    ],
)
def test_a_question_that_was_added_has_the_next_free_number(text: str) -> None:
    """At the end of its topic, in whichever topic, and in a new topic too: all others keep theirs."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 3 | 4", ["2: the number 3 skips ahead; expected 2"]),
        ("1 1 | 2", ["2: the number 1 repeats; expected 2"]),
        ("1 2 | 1 3", ["3: the number 1 goes backwards; expected 3", "4: the number 3 skips ahead; expected 2"]),
        ("1 2 7 | 3 4 | 5", ["3: the number 7 skips ahead; expected 6"]),
        ("1 2 5 5 | 3 4", ["4: the number 5 repeats; expected 6"]),
        ("1 2 6 | 3 4 6 | 5", ["6: the number 6 repeats; expected 7"]),
        ("1 2 6 | 3 4 | 5 6", ["7: the number 6 repeats; expected 7"]),
        ("1 6 2 | 3 4 | 5", ["2: the number 6 skips ahead; expected 2", "3: the number 2 goes backwards; expected 7"]),
        (
            "1 2 5 4 | 3",
            [
                f"{line}: the number {text}"
                for line, text in (
                    (3, "5 skips ahead; expected 3"),
                    (4, "4 goes backwards; expected 6"),
                    (5, "3 goes backwards; expected 5"),
                )
            ],
        ),
    ],
)
def test_a_slip_is_named(text: str, expected: list[str]) -> None:
    """A number that is lacking, stands twice or before a smaller one of its topic is named with the one expected."""
    assert found(text) == expected
