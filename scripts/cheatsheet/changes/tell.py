"""The history as a reader is told it: by day, a line for each question, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from cheatsheet.changes.model import KINDS, History, Kind
from cheatsheet.paths import CHANGES, ERRATA, FEED
from cheatsheet.view import Question, View

"""Site path of the feed of corrected facts, relative to a language's home page."""

DAYS = 30
"""At most this many days on which something changed are shown at once; older ones are folded, a month at a time."""
MONTHS = 12
"""At most this many months are. What is older still, a reader of so old a copy is told by its code."""


@dataclass(frozen=True, slots=True)
class Line:
    """What changed of a question on a day."""

    day: str
    updated: str
    """When it last did on that day, or a fact of it was last corrected: ISO, UTC."""
    question: Question
    kinds: tuple[Kind, ...]

    @property
    def anchor(self) -> str:
        """The id of the line on the page: published by the feed."""
        return f"d{self.day}-{self.question.id}"

    @property
    def path(self) -> str:
        """Where the words that changed stand, relative to the language's home."""
        long_one = self.question.answer_path
        return long_one if long_one and not set(self.kinds) <= {"new", "short", "row"} else self.question.path


def days(history: History, view: View) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Each day with its lines, corrections of fact first; a question that is no longer there has none."""
    steps = sorted(history.steps, key=lambda step: step.day, reverse=True)
    for day, group in groupby(steps, key=lambda step: step.day):
        found: dict[str, set[Kind]] = {}
        updated: dict[str, tuple[bool, str]] = {}
        for step in group:
            for change in step.changes.get(view.lang, ()):
                found.setdefault(change.question, set()).update(change.kinds)
                moment = ("fact" in change.kinds, step.date)
                updated[change.question] = max(moment, updated.get(change.question, moment))
        lines = tuple(
            Line(day, updated[one.id][1], one, tuple(kind for kind in KINDS if kind in found[one.id]))
            for one in view.questions
            if one.id in found
        )
        if lines:
            yield day, tuple(sorted(lines, key=lambda line: "fact" not in line.kinds))


def limits(history: History, words: Mapping[str, str]) -> str:
    """What a reader has to know of a history that is not whole; nothing where it is."""
    if history.limit == "none":
        return words["changes.unknown_history"]
    if history.limit == "shallow":
        return words["changes.partial_history"].format(date=history.known[-1].day if history.known else "—")
    return "" if history.steps else words["changes.nothing"]


def for_the_author(history: History) -> list[str]:
    """What a build says of a history that is not whole, for whoever publishes it: a line, or none."""
    if history.limit == "none":
        return [f"no history of git can be read here: {CHANGES} and {FEED} list nothing"]
    if history.limit == "shallow":
        since = history.known[-1].day if history.known else "nowhere"
        return [
            f"this checkout is shallow: {CHANGES} and {FEED} begin at {since}; `git fetch --unshallow` brings the rest"
        ]
    return []


def clarification(question: Question) -> str:
    """Where the clarification of ``question`` stands among the others, relative to the language's home."""
    return f"{ERRATA}#{question.id}"
