"""Code on paper: lines broken where they would run off the page, and known to be broken."""

from __future__ import annotations

from dataclasses import dataclass

_INDENT = 4
_LEAST_ROOM = 24
"""Columns that a continued line keeps at least, however deep its indentation."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Code whose lines fit. ``broken`` are the lines, counted from 1, that go on in the next one."""

    text: str
    broken: tuple[int, ...]


def fit_code(text: str, columns: int) -> Listing:
    """``text`` with every line at most ``columns`` characters long.

    A longer line is broken after a space where there is one in its last third, else in the middle of a word,
    and its rest is indented four columns deeper. Tabs count as four spaces.
    """
    lines: list[str] = []
    broken: list[int] = []
    for line in text.rstrip("\n").expandtabs(_INDENT).split("\n"):
        rest = line
        while len(rest) > columns:
            cut = rest.rfind(" ", columns * 2 // 3, columns) + 1 or columns
            lines.append(rest[:cut].rstrip(" "))
            broken.append(len(lines))
            indent = min(len(line) - len(line.lstrip(" ")) + _INDENT, max(columns - _LEAST_ROOM, 0))
            rest = " " * indent + rest[cut:].lstrip(" ")
        lines.append(rest)
    return Listing("\n".join(lines), tuple(broken))
