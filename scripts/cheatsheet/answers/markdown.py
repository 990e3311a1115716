"""A long answer as Markdown: the one writer of it, which pages and Markdown copies change in what is theirs.

Read by CommonMark 0.31 with tables, what is written gives the tree again (``tests/answers/test_tree.py``).
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

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
    Row,
    SampleRef,
    Strong,
    Table,
    Text,
)

INDENT = 4
"""Spaces before what belongs to an item or a box: what both CommonMark and Python-Markdown take for that."""

_RULERS = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
_TICKS = re.compile(r"`+")


class MarkdownWriter(BlockVisitor[str], InlineVisitor[str]):
    """Writes the tree as its source is to be written: no sign is escaped, since the grammar refuses those."""

    def write(self, blocks: Iterable[Block]) -> str:
        """The blocks with a blank line between them."""
        return "\n\n".join(map(self.block, blocks))

    def words(self, phrase: Phrase) -> str:
        """``phrase`` as inline Markdown."""
        return "".join(self.phrase(phrase))

    def paragraph(self, block: Paragraph) -> str:
        """The phrase alone."""
        return self.words(block.children)

    def list_block(self, block: ListBlock) -> str:
        """Items with hyphens or figures; further lines stand below the first word, further blocks four spaces in."""
        items = []
        for number, item in enumerate(block.items, 1):
            marker = f"{number}. " if block.ordered else "- "
            items.append(marker + self._item(item, " " * len(marker)))
        return ("\n\n" if block.loose else "\n").join(items)

    def _item(self, blocks: Sequence[Paragraph | ListBlock], hanging: str) -> str:
        written = ""
        for block in blocks:
            text = self.block(block)
            if not written:
                written = text.replace("\n", "\n" + hanging)
            else:
                gap = "\n" if isinstance(block, ListBlock) else "\n\n"
                written += gap + textwrap.indent(text, " " * INDENT)
        return written

    def table(self, block: Table) -> str:
        """Rows between bars, a ruler under the first."""
        ruler = f"| {' | '.join(_RULERS[align] for align in block.align)} |"
        return "\n".join([self._row(block.head), ruler, *map(self._row, block.rows)])

    def _row(self, row: Row) -> str:
        cells = (self.words(cell).replace("|", "\\|") for cell in row.cells)
        return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)

    def code(self, block: Code) -> str:
        """The code between fences."""
        return fenced(block.text, block.language)

    def question(self, block: Question) -> str:
        """A heading of the third level."""
        return f"### {self.words(block.children)}"

    def sample(self, block: SampleRef) -> str:
        """The directive that stands for it."""
        return f":::sample {block.name}"

    def diagram(self, block: DiagramRef) -> str:
        """The directive that stands for it."""
        return f":::diagram {block.name}"

    def box(self, block: Box) -> str:
        """Material's own way to write one."""
        mark = "???" if block.folded else "!!!"
        head = f'{mark} {block.look} "{self.words(block.title)}"'
        return f"{head}\n\n{textwrap.indent(self.write(block.blocks), ' ' * INDENT)}"

    def text(self, node: Text) -> str:
        """The words as they are."""
        return node.text

    def inline_code(self, node: InlineCode) -> str:
        """A code span."""
        return code_span(node.text)

    def strong(self, node: Strong) -> str:
        """Two asterisks on each side."""
        return f"**{self.words(node.children)}**"

    def emphasis(self, node: Emphasis) -> str:
        """An asterisk on each side."""
        return f"*{self.words(node.children)}*"

    def link(self, node: Link) -> str:
        """A link to the question's id."""
        return f"[{self.words(node.children)}]({node.question})"


def code_span(text: str) -> str:
    """``text`` between more backticks than it holds in a row, with blanks where Markdown takes some away."""
    fence = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    loses_blanks = text[:1] == text[-1:] == " " and text.strip(" ")
    pad = " " if text.startswith("`") or text.endswith("`") or loses_blanks else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def fenced(text: str, language: str, title: str = "") -> str:
    """Fenced code; the fence is longer than any run of backticks inside. ``title`` is what Material shows above it."""
    fence = "`" * max(3, *(len(run) + 1 for run in ["", *_TICKS.findall(text)]))
    head = f'{language} title="{title}"' if title else language
    return f"{fence}{head}\n{text}\n{fence}"


def quoted(title: str, text: str) -> str:
    """A box as a quotation with its title in bold: what every reader of Markdown sets apart."""
    lines = f"**{title}**\n\n{text}".split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)
