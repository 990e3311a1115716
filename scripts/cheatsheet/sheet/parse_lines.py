"""From the lines of a cheat sheet to its blocks: what stands together, and what Markdown would see otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cheatsheet.problems import Problem
from cheatsheet.sheet.characters import tab
from cheatsheet.sheet.source import Text

HEADING = re.compile(r"(#{1,6})(?: +(.*?))?\s*$")
RULE = re.compile(r"-{3,}\s*$")
# A number with all that sticks to it, so that `7.0` and `07` can be named and are not read as 7.
ENTRY = re.compile(r"\*\*\s*(\d[\d.,]*)\.(.*)$", re.DOTALL)

# Beginnings of a line by which Markdown, or a person, sees something else than the answer going on.
_OTHERS = (
    (re.compile(r"#"), "a heading"),
    (re.compile(r"(?:=+|-+|[-*_](?:\s*[-*_]){2,})\s*$"), "a line under a heading, or a rule"),
    (re.compile(r"(?=[^-]*-)[-:|\s]+$|\|"), "a row of a table"),
    (re.compile(r"[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)"), "an item of a list"),
    (re.compile(r">"), "a quotation"),
    (re.compile(r"`{3}|~{3}"), "fenced code"),
)
_LIKE_ENTRY = re.compile(r"\*\*\s*\d|\*\*.+\*\*\s*—")
_INDENT = re.compile(r" {4}")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together. ``line`` is the number of the first."""

    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as one, the way a paragraph is read."""
        return " ".join(line.strip() for line in self.lines)


def split_lines(text: Text) -> tuple[list[Block], list[Problem]]:
    """The blocks of ``text``, a heading or a rule alone, and every line that would be read as another block."""
    blocks = list(_blocks(text.lines))
    problems = [
        Problem(text.path, number, message) for number, line in enumerate(text.lines, 1) if (message := tab(line))
    ]
    for block in blocks:
        problems += [Problem(text.path, block.line + offset, message) for offset, message in _faults(block)]
    rules = (block.line for block in blocks if RULE.match(block.lines[0]))
    problems += [
        Problem(text.path, line, "a rule right under text, which makes a heading of it; expected a blank line between")
        for line in rules
        if line > 1 and _is_text(text.lines[line - 2])
    ]
    return blocks, problems


def other_block(line: str) -> str | None:
    """What Markdown would see in ``line`` if not a paragraph, or ``None``."""
    return next((what for pattern, what in _OTHERS if pattern.match(line)), None)


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not HEADING.match(line) and not RULE.match(line)


def _blocks(lines: tuple[str, ...]) -> Iterator[Block]:
    """Group lines into blocks: a heading or a rule alone, the rest up to a blank line or the next entry."""
    pending: list[str] = []
    start = 0
    for number, line in enumerate((*lines, ""), 1):
        alone = bool(HEADING.match(line) or RULE.match(line))
        if pending and (alone or ENTRY.match(line) or not line.strip()):
            yield Block(start, tuple(pending))
            pending = []
        if alone:
            yield Block(number, (line,))
        elif line.strip():
            if not pending:
                start = number
            pending.append(line)


def _faults(block: Block) -> Iterator[tuple[int, str]]:
    """What is wrong with single lines of ``block``, each with its place in it."""
    is_table = block.lines[0].lstrip().startswith("|")
    for offset, line in enumerate(block.lines if is_table else block.lines[:1]):
        if _INDENT.match(line):
            yield offset, "text that begins with four blanks, which makes code of it; expected none"
    if is_table:
        return  # its rows have a grammar of their own
    for offset, line in enumerate(block.lines[1:], 1):
        what = "an entry" if _LIKE_ENTRY.match(line.strip()) else other_block(line.strip())
        if what is not None:
            yield (
                offset,
                f"a line that begins like {what}; expected the text above it to go on, or a blank line between",
            )
