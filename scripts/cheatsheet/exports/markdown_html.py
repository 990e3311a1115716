"""A part of a long answer as HTML for a place outside the site: a flash card."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cheatsheet.answers.block_types import Box
from cheatsheet.answers.blocks import split_blocks
from cheatsheet.answers.boxes import INDENT, quoted


def to_card_html(body: str, address: Callable[[str], str]) -> str:
    """HTML of ``body``, Markdown with the grammar of a long answer.

    ``address`` turns a link's target as written (``q07``) into the address to follow. HTML in the
    text comes out as text.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(_without_boxes(body))
    for token in _all(tokens):
        if token.type == "link_open":
            token.attrSet("href", address(str(token.attrGet("href"))))
    return str(parser.renderer.render(tokens, parser.options, {})).strip()


def _all(tokens: list[Token]) -> list[Token]:
    """``tokens`` and those inside them: inline tokens stand one level down."""
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


def _without_boxes(body: str) -> str:
    """``body`` with a quotation in the place of each box; as it is when there is none."""
    lines = body.split("\n")
    found, _ = split_blocks(body, "", 1)
    for box in reversed([block for block in found if isinstance(block, Box)]):
        end = next((n for n in range(box.line, len(lines)) if lines[n] and not lines[n].startswith(" ")), len(lines))
        inside = "\n".join(line.removeprefix(" " * INDENT) for line in lines[box.line : end]).strip("\n")
        lines[box.line - 1 : end] = [*quoted(box.title, [inside]).split("\n"), ""]
    return "\n".join(lines)
