"""What is known of the history of the text: frozen, typed, and free of git."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from cheatsheet.model import Lang

Kind = Literal["fact", "new", "short", "row", "long", "sample"]
"""What changed of an answer: a fact was corrected, the question is new, its short answer, its row of the table of
quick answers, its long answer, a program or what it prints."""
KINDS: tuple[Kind, ...] = get_args(Kind)

Limit = Literal["", "none", "shallow"]
"""Why the history is not all of it: there is none to read, or the checkout holds only its end."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed of one question, in the order of :data:`KINDS`."""

    question: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A version whose words are not those of the version before it."""

    code: str
    """Its short commit id, as copies carry it."""
    date: str
    """When it was committed: ISO, UTC."""
    changes: Mapping[Lang, tuple[Change, ...]]
    """By language, in order of question."""

    @property
    def day(self) -> str:
        """``2026-11-29``."""
        return self.date[:10]


@dataclass(frozen=True, slots=True)
class Known:
    """A version that a copy may be of. Everything in the first ``newer`` steps of the history came after it."""

    code: str
    day: str
    newer: int


@dataclass(frozen=True, slots=True)
class History:
    """Steps, newest first, and every version that is known, newest first."""

    steps: tuple[Step, ...] = ()
    known: tuple[Known, ...] = ()
    limit: Limit = "none"


@dataclass(frozen=True, slots=True)
class Commit:
    """What git says of a commit."""

    id: str
    parents: tuple[str, ...]
    date: str
    """ISO, UTC."""
    facts: frozenset[str] = field(default=frozenset())
    """What its ``Fact:`` lines name: questions, or ``none``."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after; ``None`` where it is not there. ``path`` is relative to the project."""

    path: str
    before: str | None
    after: str | None
