"""The site's own JavaScript without what only its authors read: comments, indentation and idle white space.

Names and everything that runs stay as they were written, so a stack trace still reads like the source.
Reading goes token by token: nothing inside a string, a template or a regular expression is touched.
"""

from __future__ import annotations

import re
from functools import cache

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
    r"|(?P<template>`)"
    r"|(?P<space>\s+)"
    r"|(?P<word>[\w$]+)"
    r"|(?P<slash>/)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*")
_TEMPLATE_PART = re.compile(r"\\.|`|\$\{|[^`\\$]+|\$", re.DOTALL)

_BEFORE_REGEX = frozenset("(,=:[!&|?{};+-*%~^<>")
_WORDS_BEFORE_REGEX = frozenset(
    {"return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "await", "yield"}
)

# Where a line may end without ending a statement. `}`, `)`, `]`, `+` and `-` are not among the first,
# because a statement that relies on its line's end may end with them.
_OPEN_AFTER = frozenset("{([,;=:?&|*<>!~^%.")
_OPEN_BEFORE = frozenset("})],;.?:")


@cache
def minify_script(source: str) -> str:
    """``source`` made small. It means the same to an engine; a licence comment (``/*!``) stays.

    A script is read several times in a build: to see what it fetches, and to be served.
    """
    out: list[str] = []
    pending = earlier = last = ""
    position = 0
    while position < len(source):
        kind, text = _token(source, position, last)
        position += len(text)
        if kind in ("comment", "space") and not text.startswith("/*!"):
            # A comment may be all that parts two words, and one that spans lines ends a statement as a line does.
            pending = "\n" if "\n" in pending + text else " "
            continue
        if last == "," and text in ("}", ")", "]") and earlier not in (",", "[", "("):
            out.pop()  # a trailing comma; a comma that stands for an empty element is left
        elif last and pending:
            out.append(_gap(pending, last[-1], text[0]))
        out.append(text)
        pending, earlier, last = "", last, text
    return "".join(out) + "\n"


def _token(source: str, position: int, before: str) -> tuple[str, str]:
    """The kind and the text of the token at ``position``; ``before`` is the last token that was kept."""
    match = _TOKEN.match(source, position)
    assert match is not None  # the last alternative takes any character
    kind = match.lastgroup or ""
    if kind == "template":
        return kind, source[position : _template_end(source, position)]
    if kind == "slash" and (not before or before[-1] in _BEFORE_REGEX or before in _WORDS_BEFORE_REGEX):
        regex = _REGEX.match(source, position)
        if regex:
            return "regex", regex[0]
    return kind, match[0]


def _template_end(source: str, position: int) -> int:
    """Where the template that begins at ``position`` ends, whatever is nested in its ``${…}``."""
    position += 1
    while position < len(source):
        match = _TEMPLATE_PART.match(source, position)
        assert match is not None  # every character is taken by one of the alternatives
        position = match.end()
        if match[0] == "`":
            break
        if match[0] == "${":
            position = _hole_end(source, position)
    return position


def _hole_end(source: str, position: int) -> int:
    """Where the expression of a template that begins at ``position`` ends, after its ``}``."""
    depth, before = 1, "{"
    while position < len(source) and depth:
        kind, text = _token(source, position, before)
        position += len(text)
        depth += {"{": 1, "}": -1}.get(text, 0)
        before = before if kind in ("space", "comment") else text
    return position


def _gap(pending: str, left: str, right: str) -> str:
    """What has to stay of the white space between ``left`` and ``right``."""
    if pending == "\n":
        return "" if left in _OPEN_AFTER or right in _OPEN_BEFORE else "\n"
    words = (left.isalnum() or left in "_$\"'`") and (right.isalnum() or right in "_$")
    return " " if words or (left == right and left in "+-/") else ""
