"""One way to write each block: a block whose source is not what the writer makes of its tree is a fault.

So whatever a reader of Markdown leaves out, joins or takes for something else is named on its line (``x**2 + y**2``,
a row with a cell too many, an item that begins with 3.), and all files are written alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cheatsheet.answers.markdown import MarkdownWriter
from cheatsheet.tree import Block, Box, Table

Fault = tuple[int, str]
"""The place of a line in its block, counted from 0, and what is wrong with it."""

_WRITER = MarkdownWriter()
_BAR = re.compile(r"(?<!\\)\|")
_BEFORE, _LENGTH = 16, 48
"""How many characters before a difference, and in all, are quoted of a line."""


def style_faults(block: Block, source: Sequence[str]) -> Iterator[Fault]:
    """What in the lines ``source`` is not as this project writes ``block``; the first line of each run of them."""
    written = _WRITER.block(block).split("\n")
    if isinstance(block, Box) and source[1:2] != [""]:
        del written[1]  # the blank line below the head may be left out
    if isinstance(block, Table):
        yield from _rows(block, source)
    if len(source) == len(written):
        pairs = [(place, pair) for place, pair in enumerate(zip(source, written, strict=True)) if pair[0] != pair[1]]
    else:
        shorter = zip(source, written, strict=False)
        place = next((n for n, pair in enumerate(shorter) if pair[0] != pair[1]), min(len(source), len(written)))
        pairs = [
            (min(place, len(source) - 1), ("".join(source[place : place + 1]), "".join(written[place : place + 1])))
        ]
    for place, (found, expected) in pairs:
        yield place, _differ(found, expected)


def _rows(table: Table, source: Sequence[str]) -> Iterator[Fault]:
    width = len(table.align)
    for place, line in enumerate(source):
        cells = len(_BAR.split(line.strip().removeprefix("|").removesuffix("|")))
        if cells != width:
            yield place, f"a table row of {cells} cells under a header of {width}"


def _differ(found: str, expected: str) -> str:
    """Both lines from shortly before the first character in which they differ."""
    if found and not expected:
        return f"'{_around(found, 0)}' right below the line above; expected a blank line between them"
    same = next(
        (n for n, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), min(len(found), len(expected))
    )
    return f"'{_around(found, same)}'; expected '{_around(expected, same)}'"


def _around(line: str, place: int) -> str:
    start = max(0, place - _BEFORE) if len(line) > _LENGTH else 0
    shown = line[start : start + _LENGTH]
    return ("…" if start else "") + shown + ("…" if start + _LENGTH < len(line) else "")
