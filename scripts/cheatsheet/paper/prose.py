"""A long answer as a small tree of JSON that ``book.typ`` can draw."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cheatsheet.answers.phrases import plain
from cheatsheet.answers.samples import LANGUAGE
from cheatsheet.answers.typography import bind_blocks
from cheatsheet.answers.visitors import BlockVisitor, InlineVisitor
from cheatsheet.model import Answer, Lang, Part
from cheatsheet.paper.code import Listing, fit_code
from cheatsheet.paper.editions import Extras
from cheatsheet.paper.svg import for_paper
from cheatsheet.problems import Problem
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

Node = dict[str, object]
"""One block or one run of inline text: ``t`` says which, the other keys hold what it is made of."""

CODE_COLUMNS = 82
"""Characters on a line of code; the template chooses the size of the letters that makes so many fit."""

BOX_COLUMNS = CODE_COLUMNS - 2
"""The same in a box, whose bar takes two of them."""


_COMPOUND = re.compile(r"(?<![\w-])([\w/.]{1,15}(?:-\w{1,15})+)(?![\w-])")
"""A word with hyphens of its own. Torn at one, «CPU-bound» reads, and is copied, as one word without."""


_WITH_HYPHENS = re.compile(r"([^\s/-]+(?:-+[^\s/-]+)+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a part needs from outside itself to be set."""

    lang: Lang
    extras: Extras
    answer: Answer
    problems: list[Problem]
    """Where each sample and diagram is named that the part shows and nobody wrote."""


def part_nodes(part: Part, setting: Setting) -> list[Node]:
    """The blocks of ``part``."""
    return ProseWriter(setting).nodes(bind_blocks(part.blocks, setting.lang))


def address_pieces(address: str) -> list[str]:
    """``address`` by turns as what may be broken and as a part with hyphens, which may not."""
    return _WITH_HYPHENS.split(address)


def pieces(text: str) -> list[str]:
    """``text`` by turns as what may be broken and as a compound, which may not; empty for none."""
    return _COMPOUND.split(text) if text else []


def leads(block: Paragraph, following: Block) -> bool:
    """Whether ``block`` says nothing without what follows: a heading in bold, or words before a list, table or code."""
    if all(isinstance(node, Strong) for node in block.children):
        return True
    return plain(block.children).endswith(":") and not isinstance(following, Paragraph)


class ProseWriter(BlockVisitor[Node], InlineVisitor[Node]):
    """Writes the tree under the names that the template knows."""

    def __init__(self, setting: Setting, columns: int = CODE_COLUMNS) -> None:
        self._setting, self._columns = setting, columns

    def nodes(self, blocks: Iterable[Block]) -> list[Node]:
        """Each block."""
        blocks = list(blocks)
        nodes = [self.block(block) for block in blocks]
        for node, block, following in zip(nodes, blocks, blocks[1:], strict=False):
            if isinstance(block, Paragraph) and leads(block, following):
                node["leads"] = True
        return nodes

    def paragraph(self, block: Paragraph) -> Node:
        """Its runs."""
        return {"t": "p", "c": self.phrase(block.children), "leads": False}

    def list_block(self, block: ListBlock) -> Node:
        """Its items, each a list of blocks."""
        return {"t": "list", "ordered": block.ordered, "items": [self.nodes(item) for item in block.items]}

    def table(self, block: Table) -> Node:
        """Its cells by row."""
        head, *rows = ([self.phrase(cell) for cell in row.cells] for row in (block.head, *block.rows))
        return {"t": "table", "align": [align or "left" for align in block.align], "head": head, "rows": rows}

    def code(self, block: Code) -> Node:
        """Its lines, broken where they are too long for the page."""
        return {"t": "code", "lang": block.language, **_listing(fit_code(block.text, self._columns))}

    def question(self, block: Question) -> Node:
        """Its runs."""
        return {"t": "question", "c": self.phrase(block.children)}

    def sample(self, block: SampleRef) -> Node:
        """The program, what it ran on and what it printed."""
        sample = self._setting.extras.samples.get(block.name)
        if sample is None:
            return self._missing(f"no sample '{block.name}'; expected a file of docs/_source/samples/", block.line)
        return {
            "t": "sample",
            "name": sample.name,
            "lang": LANGUAGE,
            "versions": " · ".join(" ".join(pair) for pair in sample.versions),
            "code": _listing(fit_code(sample.code, CODE_COLUMNS)),
            "output": _listing(fit_code(sample.output or "", CODE_COLUMNS)),
        }

    def diagram(self, block: DiagramRef) -> Node:
        """The drawing, in the colours of paper."""
        lang = self._setting.lang
        svg = self._setting.extras.diagrams.get(lang, {}).get(block.name)
        if svg is None:
            message = f"no diagram '{block.name}' in {lang}; expected a file of docs/_source/diagrams/"
            return self._missing(message, block.line)
        drawing = for_paper(svg)
        return {"t": "diagram", "svg": drawing.svg, "alt": drawing.title or block.name}

    def box(self, block: Box) -> Node:
        """Its title and what is in it, which has less room."""
        inside = ProseWriter(self._setting, BOX_COLUMNS).nodes(block.blocks)
        return {"t": "box", "look": block.look, "title": self.phrase(block.title), "nodes": inside}

    def text(self, node: Text) -> Node:
        """The words in one line."""
        return {"t": "text", "pieces": pieces(node.text.replace("\n", " "))}

    def inline_code(self, node: InlineCode) -> Node:
        """The code."""
        return {"t": "code", "text": node.text}

    def strong(self, node: Strong) -> Node:
        """Its runs."""
        return self._marked("strong", node.children)

    def emphasis(self, node: Emphasis) -> Node:
        """Its runs."""
        return self._marked("em", node.children)

    def link(self, node: Link) -> Node:
        """Its runs, and the question."""
        return {"to": node.question, **self._marked("link", node.children)}

    def _marked(self, kind: str, children: Phrase) -> Node:
        return {"t": kind, "c": self.phrase(children)}

    def _missing(self, message: str, line: int) -> Node:
        """Keep what is wrong; the book is not printed then."""
        self._setting.problems.append(Problem(self._setting.answer.path, line, message))
        return {"t": "p", "c": [], "leads": False}


def _listing(listing: Listing) -> Node:
    return {"text": listing.text, "broken": list(listing.broken)}
