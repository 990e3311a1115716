"""The quick-answer table: a GFM table of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cheatsheet.model import Inline, QuickRow, plain
from cheatsheet.problems import Problem
from cheatsheet.sheet.inline import parse_inline, render_inline

_SEPARATOR = re.compile(r":?-{3,}:?$")
_BAR = re.compile(r"(?<!\\)\|")
_LAST_BAR = re.compile(r"(?<!\\)\|\s*$")
_COLUMNS = 2


def is_table_line(line: str) -> bool:
    """Whether ``line`` looks like a row: a vertical bar at its beginning."""
    return line.lstrip().startswith("|")


def parse_table(
    path: str, first_line: int, lines: tuple[str, ...]
) -> tuple[tuple[Inline, Inline], tuple[QuickRow, ...], list[Problem]]:
    """Read the table that begins on ``first_line``: its two labels, its rows and every problem."""
    problems: list[Problem] = []
    rows: list[tuple[int, Inline, Inline]] = []
    cells = [_cells(line) for line in lines]
    header_is_missing = _is_separator(cells[0])
    if header_is_missing:
        problems.append(Problem(path, first_line, "the table has no header row; expected «| Question | Answer |»"))
    elif len(cells) < 2 or not _is_separator(cells[1]):
        problems.append(
            Problem(path, first_line, "the table has no separator row; expected «|---|---|» under its header")
        )
    for offset, row in enumerate(cells):
        line = first_line + offset
        if offset < 2 and _is_separator(row):
            if len(row) != _COLUMNS:
                problems.append(Problem(path, line, f"{len(row)} cells in the separator; expected {_COLUMNS}"))
            continue
        found = _row(path, line, lines[offset], row, problems)
        if found:
            rows.append((line, *found))
    if rows and not header_is_missing:
        (_, question, answer), rows = rows[0], rows[1:]
    else:
        question, answer = (), ()
    if not rows:
        problems.append(Problem(path, first_line, "the table has no rows; expected at least one"))
    numbered = tuple(QuickRow(number, *row[1:], row[0]) for number, row in enumerate(rows, 1))
    problems += _repeated(path, numbered)
    return (question, answer), numbered, problems


def _repeated(path: str, rows: tuple[QuickRow, ...]) -> Iterator[Problem]:
    """Rows that ask what a row above asks, whatever its capitals and its last sign."""
    seen: dict[str, QuickRow] = {}
    for row in rows:
        first = seen.setdefault(plain(row.question).casefold().rstrip(" ?!.…"), row)
        if first is not row:
            message = f"row {row.number} asks «{plain(row.question)}», as row {first.number} on line {first.line} does"
            yield Problem(path, row.line, f"{message}; expected each question once")


def _row(path: str, line: int, text: str, cells: list[str], problems: list[Problem]) -> tuple[Inline, Inline] | None:
    """Read one row's two cells, or report why it is not a row."""
    if not is_table_line(text) or not _LAST_BAR.search(text):
        problems.append(Problem(path, line, "a table row begins and ends with «|»; expected «| question | answer |»"))
        return None
    if len(cells) != _COLUMNS:
        problems.append(Problem(path, line, f"{len(cells)} cells in a table row; expected {_COLUMNS}"))
        return None
    if empty := [number for number, cell in enumerate(cells, 1) if not cell]:
        problems.append(Problem(path, line, f"cell {empty[0]} of the row is empty; expected text in both cells"))
    spans = []
    for cell in cells:
        inline, messages = parse_inline(cell)
        problems.extend(Problem(path, line, message) for message in messages)
        spans.append(inline)
    return spans[0], spans[1]


def _cells(line: str) -> list[str]:
    """Cut a row at its unescaped bars."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _is_separator(cells: list[str]) -> bool:
    """Whether the row is the line of dashes under a header."""
    return all(_SEPARATOR.match(cell) for cell in cells)


def render_row(question: Inline, answer: Inline) -> str:
    """A row of the table as text."""
    cells = (render_inline(cell).replace("|", "\\|") for cell in (question, answer))
    return f"| {' | '.join(cells)} |"
