"""Read the Markdown of a long answer into its tree, and refuse what is no part of the grammar.

The grammar is the tokens of markdown-it-py that are known here; ``docs/_source/README.md`` says it to writers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import get_args

from markdown_it.tree import SyntaxTreeNode

from cheatsheet.answers.grammar import DIRECTIVE, markdown
from cheatsheet.answers.phrase_faults import phrase_faults
from cheatsheet.answers.phrases import flat, spans
from cheatsheet.answers.style import style_faults
from cheatsheet.problems import Problem
from cheatsheet.sheet.characters import code_problem
from cheatsheet.tree import (
    Align,
    Block,
    Box,
    Code,
    DiagramRef,
    Emphasis,
    InlineCode,
    InlineNode,
    Link,
    ListBlock,
    Look,
    Paragraph,
    Phrase,
    Question,
    Row,
    SampleRef,
    Strong,
    Table,
    Text,
)

IN_BOX = ("code", "list", "paragraph", "table")
"""What a box may hold."""

_DIRECTIVE = re.compile(r":::(sample|diagram) ([a-z0-9_.-]+)")
_LANGUAGE = re.compile(r"[a-z][a-z0-9+-]*")
_LOOKS: dict[str, Look] = {look: look for look in get_args(Look)}
_ALIGN = re.compile(r"text-align:(left|center|right)")
_QUESTION_LEVEL = "h3"
_OTHERS = {
    "blockquote": "a quotation",
    "hr": "a rule",
    "html_block": "raw HTML",
    "code_block": "text that begins with four spaces",
}
_EXPECTED = "expected paragraphs, '- ' lists, tables, code or boxes"


def read_blocks(text: str, path: str = "", line: int = 1) -> tuple[tuple[Block, ...], list[Problem]]:
    """Read ``text``, whose first line is ``line`` of ``path``: its blocks, and every mistake in them."""
    reader = Reader(text.split("\n"), path, line)
    return reader.blocks(syntax_tree(text)), reader.problems


def syntax_tree(text: str) -> list[SyntaxTreeNode]:
    """The blocks of ``text`` as markdown-it-py sees them."""
    return SyntaxTreeNode(markdown().parse(text)).children


class Reader:
    """Turns the nodes of markdown-it-py into ours; one instance reads one file and gathers what is wrong with it."""

    def __init__(self, lines: Sequence[str], path: str, line: int = 1) -> None:
        self.problems: list[Problem] = []
        self._lines, self._path, self._first = lines, path, line

    def blocks(self, nodes: Sequence[SyntaxTreeNode], below: SyntaxTreeNode | None = None) -> tuple[Block, ...]:
        """The blocks of ``nodes``, which stand beside each other in the file, ``below`` a heading if there is one."""
        self._gaps(nodes if below is None else [below, *nodes])
        found = []
        for node in nodes:
            known = len(self.problems)
            block = self._block(node)
            if block is not None:
                found.append(block)
                if len(self.problems) == known:  # what is wrong already is written differently, too
                    self._check_style(node, block)
        return tuple(found)

    def _check_style(self, node: SyntaxTreeNode, block: Block) -> None:
        start, end = _extent(node, self._lines)
        for place, message in style_faults(block, self._lines[start:end]):
            self.report(start + place, message)

    def _gaps(self, nodes: Sequence[SyntaxTreeNode]) -> None:
        """Blocks want a blank line between them, and lists a block of another kind."""
        for above, below in itertools.pairwise(nodes):
            start = below.map[0] if below.map else 0
            if self._lines[start - 1].strip():
                self.report(start, f"{_named(below)} right after {_named(above)}; expected a blank line between them")
            elif _named(above) == _named(below) == "a list":
                self.report(start, "a list right after a list; expected items of one kind, or text between two lists")

    def _block(self, node: SyntaxTreeNode) -> Block | None:
        start = node.map[0] if node.map else 0
        line = self._first + start
        match node.type:
            case "paragraph":
                return Paragraph(self._phrase(node, start), line)
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "table":
                return self._table(node)
            case "fence":
                return self._code(node, start)
            case "heading" if node.tag == _QUESTION_LEVEL:
                if not node.children[0].content:
                    self.report(start, "a question without words; expected '### Question?'")
                return Question(self._phrase(node, start), line)
            case "heading":
                self.report(start, "a heading of another level; expected '## ' for a part or '### ' for a question")
            case "admonition":
                return self._box(node, start)
            case _ if node.type == DIRECTIVE:
                return self._directive(node.content, start)
            case _:
                self.report(start, f"{_named(node)}: not part of the grammar of answers; {_EXPECTED}")
        return None

    def _directive(self, text: str, start: int) -> Block | None:
        match = _DIRECTIVE.fullmatch(text)
        if match is None:
            self.report(start, "a directive; expected ':::sample q06_index_plan.py' or ':::diagram b-tree'")
            return None
        kind = SampleRef if match[1] == "sample" else DiagramRef
        return kind(match[2], self._first + start)

    def _code(self, node: SyntaxTreeNode, start: int) -> Block:
        if not _LANGUAGE.fullmatch(node.info):
            self.report(start, "fenced code; expected three backticks and a language, as in '```python'")
        if not self._lines[_extent(node, self._lines)[1] - 1].lstrip().startswith(node.markup):
            self.report(start, "fenced code that is never closed; expected the line that closes it")
        text = node.content.removesuffix("\n")
        for offset, line in enumerate(text.split("\n"), 1):
            if message := code_problem(line):
                self.report(start + offset, message)
        return Code(text, node.info, self._first + start)

    def _list(self, node: SyntaxTreeNode) -> ListBlock:
        loose = any(child.type == "paragraph" and not child.hidden for item in node.children for child in item.children)
        items = []
        for item in node.children:
            found: list[Paragraph | ListBlock] = []
            if not item.children or item.children[0].type.endswith("_list"):
                self.report(item.map[0] if item.map else 0, "an item that begins without words; expected text")
            for child in item.children:
                block = self._block(child)
                if isinstance(block, Paragraph | ListBlock):
                    found.append(block)
                elif block is not None:
                    self.report(
                        child.map[0] if child.map else 0, f"{_named(child)} in a list; expected text, or a list"
                    )
            items.append(tuple(found))
        return ListBlock(node.type == "ordered_list", loose, tuple(items), self._first + (node.map or (0, 0))[0])

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for section in node.children for row in section.children]
        read = [self._row(row) for row in rows]
        align = tuple(_align(cell) for cell in rows[0].children)
        if len(read) == 1:
            self.report(rows[0].map[0] if rows[0].map else 0, "a table without a row; expected one below its header")
        return Table(align, read[0], tuple(read[1:]), read[0].line)

    def _row(self, node: SyntaxTreeNode) -> Row:
        start = node.map[0] if node.map else 0
        cells = tuple(self._phrase(cell, start) for cell in node.children)
        if any("|" in span.text for cell in cells for span in spans(cell) if span.kind == "code"):
            self.report(
                start, "a bar inside code in a table, which readers of Markdown take differently; expected none"
            )
        return Row(cells, self._first + start)

    def _box(self, node: SyntaxTreeNode, start: int) -> Box:
        look = str(node.meta["tag"])
        if look not in _LOOKS:
            expected = ", ".join(sorted(_LOOKS))
            self.report(start, f"a box of an unknown kind '{look}'; expected one of {expected}")
        inside = list(node.children)
        title: Phrase = ()
        if inside and inside[0].type == "admonition_title":
            title = self._phrase(inside.pop(0), start)
        if not flat(title).strip() or '"' not in node.info:
            example = "as in '!!! note \"Title\"' or '??? note \"Title\"'"
            self.report(
                start, f"a box without a title; expected one, {example}, since a page would put an English word there"
            )
        elif flat(title) != flat(title).strip():
            self.report(start, "spaces at the edge of a box's title; expected none")
        elif any(not isinstance(one, Text | InlineCode) for one in title):
            self.report(start, "a link or emphasis in the title of a box; expected words and code")
        self._gaps(inside)
        blocks = tuple(block for child in inside if (block := self._block(child)) is not None)
        if not inside:
            self.report(start, "a box without text; expected lines that begin with 4 spaces below it")
        for block in blocks:
            if block.kind not in IN_BOX:
                message = f"a {block.kind} in a box; expected only {', '.join(IN_BOX)}"
                self.problems.append(Problem(self._path, block.line, message))
        return Box(_LOOKS.get(look, "note"), title, node.markup.startswith("?"), blocks, self._first + start)

    def _phrase(self, node: SyntaxTreeNode, start: int) -> Phrase:
        """The words of a block whose one child is inline and begins on the line ``start``; faults are reported."""
        phrase = tuple(self._inline(node.children[0].children, start))
        for offset, message in phrase_faults(phrase):
            self.report(start + offset, message)
        return phrase

    def _inline(self, nodes: Sequence[SyntaxTreeNode], start: int) -> Iterator[InlineNode]:
        """The nodes, neighbouring texts joined."""
        words = ""
        for node in nodes:
            match node.type:
                case "text" | "text_special" | "softbreak" | "hardbreak" | "html_inline":
                    words += self._text(node, start)
                    continue
                case "code_inline":
                    new: InlineNode = InlineCode(node.content)
                case "strong" | "em":
                    kind = Strong if node.type == "strong" else Emphasis
                    new = kind(tuple(self._inline(node.children, start)))
                case "link":
                    new = Link(str(node.attrs["href"]), tuple(self._inline(node.children, start)))
                case _:
                    self.report(start, "an image: pictures are diagrams, shown with ':::diagram name'")
                    continue
            yield from ([Text(words), new] if words else [new])
            words = ""
        if words:
            yield Text(words)

    def _text(self, node: SyntaxTreeNode, start: int) -> str:
        """The words of a node that is text, or that a page may not take for anything else."""
        match node.type:
            case "softbreak" | "hardbreak":
                return "\n"
            case "text_special" if node.info == "entity":
                self.report(start, "an HTML entity: write the character itself")
            case "text_special":
                self.report(start, "a backslash: it may stand only inside code, or before a bar in a table")
            case "html_inline":
                self.report(start, "raw HTML: write '<' inside code, or leave it out")
        return node.content

    def report(self, index: int, message: str) -> None:
        """Name what is wrong on a line, given its place among the lines read."""
        self.problems.append(Problem(self._path, self._first + index, message))


def _named(node: SyntaxTreeNode) -> str:
    """What a message calls the block."""
    if node.type in _OTHERS:
        return _OTHERS[node.type]
    if node.type.endswith("_list"):
        return "a list"
    names = {"fence": "fenced code", "admonition": "a box", DIRECTIVE: "a directive"}
    return names.get(node.type, f"a {node.type}")


def _extent(node: SyntaxTreeNode, lines: Sequence[str]) -> tuple[int, int]:
    """Where the lines of a block begin and end, without the blank ones behind it."""
    start, end = node.map or (0, 0)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return start, end


def _align(cell: SyntaxTreeNode) -> Align:
    found = _ALIGN.search(str(cell.attrs.get("style", "")))
    match found[1] if found else "":
        case "left":
            return "left"
        case "center":
            return "center"
        case "right":
            return "right"
        case _:
            return ""
