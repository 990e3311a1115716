"""The blocks that a long answer is made of, as every reader of it is given them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "list", "table", "code", "question", "sample", "diagram"]

Look = Literal["note", "tip", "warning", "failure"]
"""How a box looks, under Material's name for it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. ``text`` is its source (code: without the fences; directives: the name only)."""

    kind: Kind
    text: str
    line: int
    info: str = ""
    """The language of fenced code; empty for every other kind."""

    @property
    def is_prose(self) -> bool:
        """Whether the block's words count towards the length of a part."""
        return self.kind in ("paragraph", "list")

    @property
    def is_marked_up(self) -> bool:
        """Whether the block's text is inline Markdown; code and file names are literal."""
        return self.kind not in ("code", "sample", "diagram")


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart under a title. A ``folded`` one is closed until somebody opens it, where a place can do that."""

    look: Look
    title: str
    """Words and code, in one line of Markdown."""
    folded: bool
    blocks: tuple[Block, ...]
    line: int

    @property
    def kind(self) -> Literal["box"]:
        """What it is called where blocks are told apart."""
        return "box"


def leaves(blocks: Iterable[Block | Box]) -> Iterator[Block]:
    """The blocks with those of the boxes in their place, each behind the box's title as a paragraph of its own."""
    for block in blocks:
        if isinstance(block, Box):
            yield Block("paragraph", block.title, block.line)
            yield from block.blocks
        else:
            yield block
