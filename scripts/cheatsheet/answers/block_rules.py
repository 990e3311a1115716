"""What the blocks of a long answer may hold, so that every reader of Markdown sees the same blocks in it.

Readers differ in what interrupts a paragraph, in how far a list reaches and in where a cell of a table ends.
Each rule gives a line's place in its block and what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cheatsheet.answers.inline import check_inline
from cheatsheet.answers.marks import CODE_SPAN
from cheatsheet.sheet.characters import unlike_code
from cheatsheet.sheet.parse_lines import other_block

ITEM = re.compile(r"( *)(?:-|\d{1,2}\.) +\S")
NESTING = 4
"""Spaces by which Python-Markdown wants a nested list item indented."""

BOX_MARKS = ("!!!", "???")
"""What a line begins with that opens one of Material's boxes, or a folded one."""

Fault = tuple[int, str]
"""The place of a line in its block, counted from 0, and what is wrong with it."""

_MARKER = re.compile(r"( *)(-|\d{1,2}\.)( +)(?=\S)")
_BAR = re.compile(r"(?<!\\)\|")
_CELL = re.compile(r"(?:\\\||[^|\n])+")
_ROW = re.compile(r"\|.*(?<!\\)\|")
_RULER = re.compile(r":?-{3,}:?")
_LEAST_ROWS = 3


def block_faults(kind: str, text: str) -> Iterator[Fault]:
    """Everything wrong with the block ``text`` of ``kind``, one of ``blocks.Kind``."""
    rules = {"paragraph": _paragraph, "question": _paragraph, "list": _list, "table": _table, "code": _code}
    if kind in rules:
        yield from rules[kind](text)
    if kind == "question" and not text:
        yield 0, "a question without words; expected '### Question?'"
    if kind in ("paragraph", "list", "table", "question"):
        for start, piece in pieces(kind, text):
            for position, message in check_inline(piece):
                yield text.count("\n", 0, start + position), message


def pieces(kind: str, text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, items or cells of a block, each with its start in ``text``: no mark reaches over their ends."""
    if kind == "list":
        yield from _list_pieces(text)
    elif kind == "table":
        yield from ((match.start(), match[0].strip().replace("\\|", "|")) for match in _CELL.finditer(text))
    else:
        yield 0, text


def _list_pieces(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of the items of a list, without their markers."""
    begin: int | None = None
    position = 0
    for line in text.split("\n"):
        marker = _MARKER.match(line)
        if begin is not None and (marker or not line.strip()):
            yield begin, text[begin : position - 1]
            begin = None
        if begin is None and line.strip():
            begin = position + (marker.end() if marker else len(line) - len(line.lstrip(" ")))
        position += len(line) + 1
    if begin is not None:
        yield begin, text[begin:]


def _paragraph(text: str) -> Iterator[Fault]:
    for offset, line in enumerate(text.split("\n")):
        if what := _begins_like(line.strip()):
            yield offset, f"a line that begins like {what}; expected text, or a blank line above a block of its own"


def _begins_like(line: str) -> str | None:
    """What Markdown, or an extension that the pages use, would see in ``line`` if not a paragraph."""
    return "a box" if line.startswith(BOX_MARKS) else other_block(line)


def _code(text: str) -> Iterator[Fault]:
    for offset, line in enumerate(text.split("\n"), 1):  # behind the line that opens the fence
        if message := unlike_code(line):
            yield offset, message
        if line.lstrip().startswith("```"):
            yield offset, "backticks at the beginning of a line of fenced code, which may end it; expected none there"


def _list(text: str) -> Iterator[Fault]:
    """Items of one kind a level, one level deeper at a time, ordered ones counted from 1, no other blocks in them."""
    levels: list[tuple[str, int]] = []  # of each level that is open: the kind of its items, and how many there are
    after_blank = False
    for offset, line in enumerate(text.split("\n")):
        match = _MARKER.match(line)
        if not line.strip():
            after_blank = True
            continue
        indent = len(line) - len(line.lstrip(" "))
        if match is None:
            if after_blank and (indent % NESTING or not 0 < indent // NESTING <= len(levels)):
                yield offset, f"a paragraph of an item; expected {NESTING} spaces a level before it"
        else:
            yield from ((offset, message) for message in _item(match, levels))
        after_blank = False
        content = line[match.end() :] if match else line.strip()
        what = "a dash" if match and content.startswith("—") else _begins_like(content)
        if what is not None:
            yield offset, f"an item or a line of it that begins like {what}; expected text"


def _item(match: re.Match[str], levels: list[tuple[str, int]]) -> Iterator[str]:
    """Count the item whose marker ``match`` has found in ``levels``, and say what is wrong with the marker."""
    spaces, marker, gap = match.groups()
    level = len(spaces) // NESTING
    if len(spaces) % NESTING or level > len(levels):
        yield f"a nested item; expected {NESTING} spaces a level"
        level = min(level, len(levels))
    if gap != " ":
        yield f"{len(gap)} spaces after '{marker}'; expected one"
    del levels[level + 1 :]
    kind = "-" if marker == "-" else "1."
    if level == len(levels):
        levels.append((kind, 0))
    if levels[level][0] != kind:
        yield "items with figures and with hyphens in one list; expected one kind, or text between two lists"
    levels[level] = (kind, levels[level][1] + 1)
    if kind == "1." and marker != f"{levels[level][1]}.":
        yield f"the item '{marker}'; expected '{levels[level][1]}.', since a page counts from 1 by itself"


def _table(text: str) -> Iterator[Fault]:
    lines = text.split("\n")
    rows = [_BAR.split(line.strip().removeprefix("|").removesuffix("|")) for line in lines]
    if len(rows) < _LEAST_ROWS or not all(_RULER.fullmatch(cell.strip()) for cell in rows[1]):
        yield 0, "a table; expected a header row, a row of '---' and at least one more row"
    for offset, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if len(row) != len(rows[0]):
            yield offset, f"a table row of {len(row)} cells under a header of {len(rows[0])}"
        if not _ROW.fullmatch(line):
            yield offset, "a table row begins and ends with '|'; expected '| one | other |'"
        if any("|" in match[2] for match in CODE_SPAN.finditer(line)):
            yield offset, "a bar inside code in a table, which readers of Markdown take differently; expected none"
