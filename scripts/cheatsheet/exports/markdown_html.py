"""A part of a long answer as HTML for a place outside the site: a flash card."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markdown_it.common.utils import escapeHtml

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


def to_card_html(blocks: Iterable[Block], address: Callable[[str], str]) -> str:
    """HTML of ``blocks``, one a line.

    ``address`` turns the question of a link (``q07``) into the address to follow. What would be HTML in the text comes
    out as text, and a program or a diagram by its name.
    """
    return "\n".join(map(CardWriter(address).block, blocks))


class CardWriter(BlockVisitor[str], InlineVisitor[str]):
    """Writes the tree as CommonMark's own HTML; a box is a quotation under a title in bold."""

    def __init__(self, address: Callable[[str], str]) -> None:
        self._address = address

    def words(self, phrase: Phrase) -> str:
        """HTML of ``phrase``."""
        return "".join(self.phrase(phrase))

    def paragraph(self, block: Paragraph) -> str:
        """``<p>``."""
        return f"<p>{self.words(block.children)}</p>"

    def list_block(self, block: ListBlock) -> str:
        """``<ul>`` or ``<ol>``; the items of a list without blank lines are no paragraphs."""
        tag = "ol" if block.ordered else "ul"
        items = [
            "\n".join(
                self.words(inner.children) if isinstance(inner, Paragraph) and not block.loose else self.block(inner)
                for inner in item
            )
            for item in block.items
        ]
        return "\n".join([f"<{tag}>", *(f"<li>{item}</li>" for item in items), f"</{tag}>"])

    def table(self, block: Table) -> str:
        """``<table>``."""
        rows = [self._row(row, "td", block) for row in block.rows]
        head = ["<table>", "<thead>", self._row(block.head, "th", block), "</thead>"]
        return "\n".join([*head, "<tbody>", *rows, "</tbody>", "</table>"])

    def _row(self, row: Row, tag: str, table: Table) -> str:
        cells = zip(row.cells, table.align, strict=True)
        written = (
            f"<{tag}{f' style={chr(34)}text-align:{align}{chr(34)}' if align else ''}>{self.words(cell)}</{tag}>"
            for cell, align in cells
        )
        return "\n".join(["<tr>", *written, "</tr>"])

    def code(self, block: Code) -> str:
        """``<pre>``."""
        return f'<pre><code class="language-{escapeHtml(block.language)}">{escapeHtml(block.text)}\n</code></pre>'

    def question(self, block: Question) -> str:
        """``<h3>``."""
        return f"<h3>{self.words(block.children)}</h3>"

    def sample(self, block: SampleRef) -> str:
        """The name of the file."""
        return f"<p><code>{escapeHtml(block.name)}</code></p>"

    def diagram(self, block: DiagramRef) -> str:
        """The name of the diagram."""
        return f"<p><em>{escapeHtml(block.name)}</em></p>"

    def box(self, block: Box) -> str:
        """``<blockquote>``."""
        inside = "\n".join(map(self.block, block.blocks))
        return f"<blockquote>\n<p><strong>{self.words(block.title)}</strong></p>\n{inside}\n</blockquote>"

    def text(self, node: Text) -> str:
        """The words, escaped."""
        return escapeHtml(node.text)

    def inline_code(self, node: InlineCode) -> str:
        """``<code>``."""
        return f"<code>{escapeHtml(node.text)}</code>"

    def strong(self, node: Strong) -> str:
        """``<strong>``."""
        return f"<strong>{self.words(node.children)}</strong>"

    def emphasis(self, node: Emphasis) -> str:
        """``<em>``."""
        return f"<em>{self.words(node.children)}</em>"

    def link(self, node: Link) -> str:
        """``<a>``."""
        return f'<a href="{escapeHtml(self._address(node.question))}">{self.words(node.children)}</a>'
