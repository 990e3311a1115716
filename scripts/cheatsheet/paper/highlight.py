"""Code in the book in colours: the parts of each line with what they are, told by Pygments, as on the pages.

Typst could colour code itself, but takes fifteen microseconds a letter: a quarter of the time of a whole book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]  # Pygments has no types
from pygments.token import Comment, Keyword, Name, Number, Operator, String  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from cheatsheet.paper.typeset import Data

KINDS: Mapping[Any, str] = {
    Comment: "comment",
    String.Doc: "comment",
    String: "string",
    Keyword: "keyword",
    Operator.Word: "keyword",
    Name.Function: "name",
    Name.Class: "name",
    Name.Decorator: "name",
    Name.Builtin.Pseudo: "",
    Name.Builtin: "name",
    Number: "number",
}
"""What ``book.typ`` has a colour for, by kind of token; the kinds below one are of the same colour."""

Run = tuple[str, str]
"""What a piece of a line is, one of :data:`KINDS` or the empty string, and its text."""


def highlighted(data: Data) -> Data:
    """``data`` for ``book.typ`` in which each listing in a known language has ``runs``: the pieces of each line."""
    return cast("Data", _walk(data))


def _walk(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_walk(one) for one in value]
    if not isinstance(value, Mapping):
        return value
    node = {key: _walk(one) for key, one in value.items()}
    if node.get("t") == "code":
        return _coloured(node, node)
    if node.get("t") == "sample":
        return {**node, "code": _coloured(cast("Data", node["code"]), node)}
    return node


def _coloured(listing: Data, node: Data) -> Data:
    lexer = lexer_of(str(node.get("lang") or ""))
    return {**listing, "runs": list(runs(str(listing["text"]), lexer))} if lexer else listing


@lru_cache
def lexer_of(language: str) -> Any:
    """Pygments' reader of ``language``, or ``None`` where it knows none."""
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False) if language else None
    except ClassNotFound:
        return None


def runs(text: str, lexer: Any) -> Iterator[list[Run]]:
    """The pieces of each line of ``text``, in order, nothing lost; neighbours are of different kinds."""
    line: list[Run] = []
    for kind, piece in _pieces(lexer.get_tokens(text)):
        first, *others = piece.split("\n")
        _add(line, kind, first)
        for other in others:
            yield line
            line = []
            _add(line, kind, other)
    yield line


def _pieces(tokens: Iterable[tuple[Any, str]]) -> Iterator[Run]:
    for token, text in tokens:
        kind = token
        while kind is not None and kind not in KINDS:
            kind = kind.parent
        yield KINDS[kind] if kind is not None else "", text


def _add(line: list[Run], kind: str, text: str) -> None:
    if line and (line[-1][0] == kind or text.isspace()):
        line[-1] = (line[-1][0], line[-1][1] + text)
    elif text:
        line.append((kind, text))
