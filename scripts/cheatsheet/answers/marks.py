"""Emphasis, code and links of a long answer, read in the one way that every reader of Markdown agrees on.

The page is made by Python-Markdown, paper and cards by a CommonMark parser, practice and search by :func:`runs`. They
agree as long as a mark stands where a person would put it: blanks, brackets or punctuation outside, words inside.
:func:`check_marks` refuses the rest, which is code without its backticks: ``f(*a, **k)``, ``x**2``, ``__init__``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from cheatsheet.sheet.characters import unlike_code

CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")

Run = tuple[Literal["text", "code", "strong"], str]
"""Kind and words. Links and emphasis have only their words; code inside ``**`` is code."""

_STARS = re.compile(r"\*+")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_PIECE = re.compile(rf"{CODE_SPAN.pattern}|{LINK.pattern}|(?P<stars>\*\*?)", re.DOTALL)
_BEFORE, _AFTER = " \n\u00a0([«„“‘\"'—–-/…", " \n\u00a0)]»“”’\"'—–-/….,;:!?"
_BETWEEN = "—–-/"
_PLACED = "\ufffc"
"""What code and links are to the marks beside them: a sign that is neither a letter nor a blank."""


def check_marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each mark of ``text``, one paragraph, item or cell, that not every reader would take for the same.

    Code is expected to be balanced. A position is that in ``text``.
    """
    for match in CODE_SPAN.finditer(text):
        if message := _code_fault(match[2]):
            yield match.start(), message
    masked = CODE_SPAN.sub(lambda match: _PLACED * len(match[0]), text)
    for match in LINK.finditer(masked):
        yield from ((match.start(1) + place, message) for place, message in _stars(match[1]))
    masked = LINK.sub(lambda match: _PLACED * len(match[0]), masked)
    yield from _stars(masked)
    for match in _UNDERSCORE.finditer(masked):
        yield match.start(), "an underscore at the edge of a word: write the name inside code"


def runs(text: str) -> list[Run]:
    """The words of ``text``, inline Markdown that :func:`check_marks` finds nothing in, white space collapsed."""
    return _tidy(_runs(text.strip(), strong=False))


def plain(text: str) -> str:
    """The words of ``text`` alone."""
    return "".join(words for _, words in runs(text))


def _runs(text: str, *, strong: bool) -> Iterator[Run]:
    position = 0
    for match in _PIECE.finditer(text):
        kind: Literal["text", "strong"] = "strong" if strong else "text"
        if match["stars"] and not _is_mark(text, match):
            continue
        yield kind, text[position : match.start()]
        position = match.end()
        if match[2] is not None:
            yield "code", _code(match[2])
        elif match[3] is not None:
            yield from _runs(match[3], strong=strong)
        elif match["stars"] == "**":
            strong = not strong
    yield "strong" if strong else "text", text[position:]


def _tidy(found: Iterator[Run]) -> list[Run]:
    """Neighbours of one kind joined, runs of white space as one blank."""
    joined: list[Run] = []
    for kind, words in found:
        if joined and joined[-1][0] == kind and kind != "code":
            joined[-1] = (kind, joined[-1][1] + words)
        elif words:
            joined.append((kind, words))
    return [(kind, re.sub(r"[ \t\n]+", " ", words)) for kind, words in joined]


def _code(text: str) -> str:
    """The content of a code span: without the blanks that part it from its backticks (CommonMark 0.31, 6.1)."""
    padded = len(text) > 2 and text[0] == text[-1] == " " and text.strip()
    return text[1:-1] if padded else text


def _code_fault(text: str) -> str | None:
    content = _code(text)
    if message := unlike_code(content):
        return message
    if content != content.strip() or re.search(r"  |\n | \n", content):
        return "blanks in code that no page shows; expected single ones, between words"
    if content != text and not (content.startswith("`") or content.endswith("`")):
        return "blanks between backticks and code; expected none"
    return None


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """Whether an asterisk is more than a sign: one between blanks is a sign."""
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return bool(around.strip())


def _stars(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of asterisks that opens nothing and closes nothing, and the first that is never closed."""
    open_marks: list[tuple[str, int]] = []
    for match in _STARS.finditer(text):
        mark = match[0]
        if mark == "*" and not _is_mark(text, match):
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        names = [name for name, _ in open_marks]
        if mark in names and mark == names[-1] and _fits(after, before, _AFTER):
            open_marks.pop()
        elif mark in ("*", "**") and mark not in names and _fits(before, after, _BEFORE):
            open_marks.append((mark, match.start()))
        else:
            yield match.start(), f"'{mark}' that opens and closes nothing: write it inside code if it is only a sign"
            return
    if open_marks:
        mark, place = open_marks[-1]
        yield place, f"'{mark}' that nothing closes: write it inside code if it is only a sign"


def _fits(outside: str, inside: str, allowed: str) -> bool:
    """Whether a mark may stand between the two characters, one of which is in the words that it marks."""
    if not inside.strip("\u00a0 \n") or inside == "*":
        return False
    glued = outside in _BETWEEN and not inside.isalnum()
    return not outside or (outside in allowed and not glued)
