"""A part of a long answer as HTML for a place outside the site: a flash card."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.token import Token


def to_card_html(body: str, address: Callable[[str], str]) -> str:
    """HTML of ``body``, Markdown with the grammar of a long answer.

    ``address`` turns a link's target as written (``q07``) into the address to follow. HTML in the
    text comes out as text.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(body)
    for token in _all(tokens):
        if token.type == "link_open":
            token.attrSet("href", address(str(token.attrGet("href"))))
    return str(parser.renderer.render(tokens, parser.options, {})).strip()


def _all(tokens: list[Token]) -> list[Token]:
    """``tokens`` and those inside them: inline tokens stand one level down."""
    return [inner for token in tokens for inner in (token, *(token.children or ()))]
