"""The blocks of a long answer: paragraphs, lists, tables, fenced code, boxes and the two directives.

Only what Python-Markdown and this scanner read alike is accepted: it wants a blank line before a
list, a table and a fence, and four spaces before a nested item, and silently makes something else
of the text otherwise.
"""

from __future__ import annotations

import re
from typing import Literal

from cheatsheet.answers.block_rules import BOX_MARKS, ITEM, block_faults
from cheatsheet.answers.block_types import Block, Box, Kind
from cheatsheet.answers.boxes import INDENT, Head, read_head
from cheatsheet.problems import Problem

DIRECTIVE = re.compile(r":::(sample|diagram) ([a-z0-9_.-]+)")

_FENCE = "```"
_FENCE_OPEN = re.compile(r"```([a-z][a-z0-9+-]*)")
_OTHER_BULLET = re.compile(r" *[*+] +\S")
_RULE = re.compile(r" {0,3}([-*_=])(?:\s*\1){2,}\s*")
_NESTING = 4
"""Spaces by which Python-Markdown wants a nested list item indented."""
IN_BOX = frozenset({"paragraph", "list", "table", "code"})
"""What a box may hold."""


def split_blocks(body: str, path: str, line: int) -> tuple[tuple[Block | Box, ...], tuple[Problem, ...]]:
    """Read ``body``, which starts on ``line`` of ``path``, into blocks and every mistake found."""
    scanner = _Scanner(path, line)
    for text in body.split("\n"):
        scanner.feed(text)
    scanner.finish()
    problems = scanner.problems
    for block in scanner.blocks:
        if isinstance(block, Block):  # those inside a box have been looked at when it was read
            problems.extend(
                Problem(path, block.line + offset, message) for offset, message in block_faults(block.kind, block.text)
            )
    return tuple(scanner.blocks), tuple(problems)


class _Scanner:
    """Collects lines into blocks; one instance reads one part."""

    def __init__(self, path: str, line: int) -> None:
        self.blocks: list[Block | Box] = []
        self.problems: list[Problem] = []
        self._path = path
        self._line = line - 1
        self._kind: Kind | Literal["box"] | None = None
        self._head: Head | None = None
        self._lines: list[str] = []
        self._start = 0
        self._info = ""

    def feed(self, text: str) -> None:
        """Take the next line."""
        self._line += 1
        if self._kind == "code":
            self._code_line(text)
        elif self._kind == "box" and self._box_line(text):
            pass
        elif not text.strip():
            self._flush()
        else:
            self._text_line(text)

    def finish(self) -> None:
        """Close what is still open at the end of the part."""
        if self._kind == "code":
            self._problem("fenced code that is never closed; expected a line of three backticks", self._start)
        self._flush()

    def _code_line(self, text: str) -> None:
        if text == _FENCE:
            self._flush()
        else:
            self._lines.append(text)

    def _text_line(self, text: str) -> None:
        if text.startswith((_FENCE, "~~~")):
            self._open_fence(text)
        elif text.startswith(BOX_MARKS):
            self._open_box(text)
        elif text.startswith(":::"):
            self._directive(text)
        elif text.startswith("#"):
            self._heading(text)
        elif _RULE.fullmatch(text) or text.startswith(">") or _OTHER_BULLET.match(text):
            self._problem("not part of the grammar of answers; expected paragraphs, '- ' lists, tables or code")
        elif text.startswith("|"):
            self._grow("table", text)
        elif self._is_list_line(text):
            self._list_line(text)
        elif self._kind == "list":
            self._lines.append(text)
        else:
            if text.startswith(" "):
                self._problem("a paragraph that starts with a space")
            self._grow("paragraph", text)

    def _is_list_line(self, text: str) -> bool:
        """Whether ``text`` opens a list, adds an item to one or goes on with one after a blank line."""
        if ITEM.match(text) and not text.startswith(" "):
            return True
        return self._list_goes_on() and (bool(ITEM.match(text)) or text.startswith(" " * _NESTING))

    def _list_goes_on(self) -> bool:
        return self._kind == "list" or (self._kind is None and self._list_before() is not None)

    def _list_before(self) -> Block | None:
        """The list that the last block is."""
        last = self.blocks[-1] if self.blocks else None
        return last if isinstance(last, Block) and last.kind == "list" else None

    def _list_line(self, text: str) -> None:
        if self._kind is None and (previous := self._list_before()):
            self.blocks.pop()
            blank = [""] * (self._line - previous.line - previous.text.count("\n") - 1)
            self._kind, self._start = "list", previous.line
            self._lines = [*previous.text.split("\n"), *blank]
        self._grow("list", text)

    def _grow(self, kind: Kind, text: str) -> None:
        if self._kind not in (None, kind):
            self._problem(f"a {kind} right after a {self._kind}; expected a blank line between them")
            self._flush()
        if self._kind is None:
            self._kind, self._start = kind, self._line
        self._lines.append(text)

    def _open_fence(self, text: str) -> None:
        self._alone("fenced code")
        match = _FENCE_OPEN.fullmatch(text)
        if match is None:
            self._problem("fenced code; expected three backticks and a language, as in '```python'")
        self._kind, self._start, self._info = "code", self._line, match[1] if match else ""

    def _open_box(self, text: str) -> None:
        self._alone("a box")
        self._kind, self._start = "box", self._line
        self._head, wrong = read_head(text)
        for message in wrong:
            self._problem(message)

    def _box_line(self, text: str) -> bool:
        """Take ``text`` into the open box, or close that one and leave the line to others."""
        spaces = len(text) - len(text.lstrip(" "))
        if not text.strip():
            self._lines.append("")
        elif spaces >= INDENT:
            self._lines.append(text[INDENT:])
        elif spaces:
            self._problem(
                f"{spaces} space{'s' * (spaces > 1)} before a line of a box; expected {INDENT}, or none behind it"
            )
            self._lines.append(text.lstrip(" "))
        else:
            if not self._lines or self._lines[-1]:
                self._problem("a line right after a box; expected a blank line between them, or 4 spaces in the box")
            self._flush()
            return False
        return True

    def _close_box(self, head: Head) -> None:
        """Read what the box holds; its blocks stand on the lines behind the first."""
        found, problems = split_blocks("\n".join(self._lines), self._path, self._start + 1)
        self.problems.extend(problems)
        inside = [block for block in found if isinstance(block, Block) and block.kind in IN_BOX]
        for block in found:
            if block not in inside:
                self._problem(f"a {block.kind} in a box; expected only {', '.join(sorted(IN_BOX))}", block.line)
        if not found and not problems:
            self._problem(f"a box without text; expected lines that begin with {INDENT} spaces below it", self._start)
        self.blocks.append(Box(head.look, head.title, head.folded, tuple(inside), self._start))

    def _directive(self, text: str) -> None:
        self._alone("a directive")
        match = DIRECTIVE.fullmatch(text)
        if match is None:
            self._problem("a directive; expected ':::sample q06_index_plan.py' or ':::diagram b-tree'")
        else:
            self.blocks.append(Block("sample" if match[1] == "sample" else "diagram", match[2], self._line))

    def _heading(self, text: str) -> None:
        self._alone("a heading")
        if text.startswith("### "):
            self.blocks.append(Block("question", text.removeprefix("### ").strip(), self._line))
        else:
            self._problem("a heading of another level; expected '## ' for a part or '### ' for a question")

    def _alone(self, what: str) -> None:
        if self._kind is not None:
            self._problem(f"{what} right after a {self._kind}; expected a blank line between them")
        self._flush()

    def _flush(self) -> None:
        if self._kind == "box":
            assert self._head is not None
            self._close_box(self._head)
        elif self._kind is not None:
            self.blocks.append(Block(self._kind, "\n".join(self._lines), self._start, self._info))
        self._kind, self._lines, self._info = None, [], ""

    def _problem(self, message: str, line: int | None = None) -> None:
        self.problems.append(Problem(self._path, line or self._line, message))
