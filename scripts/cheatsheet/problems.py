"""A mistake in something written by hand, named so that its author can go and mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake. ``line`` counts from 1; 0 means the file as a whole."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """``path:line: message``, the form that editors and terminals make clickable."""
        return f"{self.path}:{max(self.line, 1)}: {self.message}"


NO_PATTERN = (re.error, OverflowError, RecursionError)
"""What :func:`re.compile` raises for what is no regular expression, repeats too often or is nested too deep."""


class ContentError(Exception):
    """The text cannot be built. ``problems`` holds every mistake found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems sorted by file and line, each once."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
