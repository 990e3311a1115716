"""The grammar of long answers, one rule a file: what each text is read into, or what is wrong with it.

The files have the form of markdown-it-py's own: a title, the text and what becomes of it, each behind a line with a full
stop. After a change on purpose, ``python -m tests.answers.test_golden`` writes what becomes of each text; read the diff.
"""

# ruff: noqa: D102 -- the visitors say what each of their methods is for
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from cheatsheet.answers.read import read_blocks
from cheatsheet.answers.visitors import BlockVisitor, InlineVisitor
from cheatsheet.tree import (
    Block,
    Box,
    Code,
    DiagramRef,
    Emphasis,
    InlineCode,
    Link,
    ListBlock,
    Paragraph,
    Phrase,
    Question,
    SampleRef,
    Strong,
    Table,
    Text,
)

FOLDER = Path(__file__).parent / "golden"
FILES = sorted(FOLDER.glob("*.md"))
CASES = [(path.stem, *case) for path in FILES for case in read_fixture_file(path)]


class Outline(BlockVisitor[list[str]], InlineVisitor[str]):
    """The tree in lines: the kind and the line of each block, its words, and what is in it two spaces in."""

    def lines(self, blocks: Iterable[Block]) -> list[str]:
        """The blocks one below the other."""
        return [line for block in blocks for line in self.block(block)]

    def _inside(self, lines: Iterable[str]) -> Iterator[str]:
        yield from (f"  {line}" for line in lines)

    def _words(self, phrase: Phrase) -> str:
        return " ".join(self.phrase(phrase))

    def paragraph(self, block: Paragraph) -> list[str]:
        return [f"{block.line}: paragraph {self._words(block.children)}"]

    def list_block(self, block: ListBlock) -> list[str]:
        kind = ("loose " if block.loose else "") + ("ordered list" if block.ordered else "list")
        items = [line for item in block.items for line in ["item", *self._inside(self.lines(item))]]
        return [f"{block.line}: {kind}", *self._inside(items)]

    def table(self, block: Table) -> list[str]:
        rows = [f"{row.line}: row {' | '.join(map(self._words, row.cells))}" for row in (block.head, *block.rows)]
        return [f"{block.line}: table {' '.join(align or '-' for align in block.align)}", *self._inside(rows)]

    def code(self, block: Code) -> list[str]:
        return [f"{block.line}: code {block.language} {block.text!r}"]

    def question(self, block: Question) -> list[str]:
        return [f"{block.line}: question {self._words(block.children)}"]

    def sample(self, block: SampleRef) -> list[str]:
        return [f"{block.line}: sample {block.name}"]

    def diagram(self, block: DiagramRef) -> list[str]:
        return [f"{block.line}: diagram {block.name}"]

    def box(self, block: Box) -> list[str]:
        head = f"{block.line}: {'folded ' if block.folded else ''}box {block.look} {self._words(block.title)}"
        return [head, *self._inside(self.lines(block.blocks))]

    def text(self, node: Text) -> str:
        return repr(node.text)

    def inline_code(self, node: InlineCode) -> str:
        return f"code({node.text!r})"

    def strong(self, node: Strong) -> str:
        return f"strong({self._words(node.children)})"

    def emphasis(self, node: Emphasis) -> str:
        return f"emphasis({self._words(node.children)})"

    def link(self, node: Link) -> str:
        return f"link({node.question} {self._words(node.children)})"


def outcome(text: str) -> str:
    """What becomes of ``text``: its problems by line, or its tree."""
    blocks, problems = read_blocks(text.removesuffix("\n"))
    found = [f"{problem.line}: {problem.message}" for problem in sorted(set(problems))]
    return "\n".join(found or Outline().lines(blocks)) + "\n"


@pytest.mark.parametrize(
    ("rule", "title", "text", "expected"),
    [(rule, title, text, expected) for rule, _, title, text, expected in CASES],
    ids=[f"{rule}: {title}" for rule, _, title, _, _ in CASES],
)
def test_golden(rule: str, title: str, text: str, expected: str) -> None:
    """A text is read into its tree, or each fault of it is named on its line with what was expected."""
    assert outcome(text) == expected, f"{rule}: {title}"


if __name__ == "__main__":
    for path in FILES:
        cases = [f"{title}\n.\n{text}.\n{outcome(text)}.\n" for _, title, text, _ in read_fixture_file(path)]
        path.write_text("\n".join(cases), "utf-8")
