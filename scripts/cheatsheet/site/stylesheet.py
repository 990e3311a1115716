"""The one stylesheet, made small enough to stand in every page."""

from __future__ import annotations

import re

import tinycss2
from tinycss2.ast import Node


def minify(css: str) -> str:
    """``css`` without comments and without white space that has no meaning.

    Strings and everything else that carries meaning are kept, since a tokenizer and not a pattern reads them.
    """
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    return re.sub(r" ?([{};,]) ?", r"\1", "".join(_small(tokens))).replace(";}", "}").strip()


def _small(tokens: list[Node]) -> list[str]:
    """Each token as text, with runs of white space made one space."""
    return [" " if token.type == "whitespace" else _text(token) for token in tokens]


def _text(token: Node) -> str:
    """A token as text; blocks and functions are made small inside."""
    if token.type == "{} block":
        return "{" + re.sub(r": (?=\S)", ":", "".join(_small(token.content)).strip()) + "}"
    return str(token.serialize())
