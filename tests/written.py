"""Text of long answers as the tree that it is read into, for tests that write it by hand."""

from __future__ import annotations

from cheatsheet.answers.read import read_blocks
from cheatsheet.model import Part
from cheatsheet.tree import Paragraph, Phrase


def part(key: str, text: str, line: int = 1) -> Part:
    """The part ``key`` of the Markdown ``text``, which begins on ``line``, whatever is wrong with it."""
    return Part(key, read_blocks(text, line=line)[0], line)


def phrase(text: str) -> Phrase:
    """The words of the paragraph ``text``; none of an empty one."""
    blocks, _ = read_blocks(text)
    return blocks[0].children if blocks and isinstance(blocks[0], Paragraph) else ()
