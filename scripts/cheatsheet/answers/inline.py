"""The inline Markdown of a long answer: what is allowed, what it links to, how long it is.

Everything here looks at one block of text (a paragraph, a list, a table) that may span lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cheatsheet.answers.marks import CODE_SPAN, LINK, check_marks

CODE_MARK = "\ufffc"
"""Stands for every character of a code span, so that columns and line numbers stay true."""

_TARGET = re.compile(r"q\d{2,}")
_WORD = re.compile(r"\S*[^\W_]\S*")
_SENTENCE_END = re.compile(r"[.!?…]+[»”’\")*]*(?=\s+[«“„\"(*]*[A-ZА-ЯЁ\ufffc\d]|\s*$)")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|vs|etc|cf|No|т\. ?е|т\. ?д|т\. ?п|т\. ?к|см|напр|др|пп?|ст|ч|гг?|млн|млрд|тыс)\."
    r"(?=\s+\S)"
)

_FORBIDDEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\["), "an image: pictures are diagrams, shown with ':::diagram name'"),
    (re.compile(r"<(?:[A-Za-z!?]|/[A-Za-z]|[^<>]*@)"), "raw HTML: write '<' inside code, or leave it out"),
    (re.compile(r"\bhttps?://|\bwww\.", re.IGNORECASE), "an outward address: sources stand in catalog.toml"),
    (re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#x[0-9A-Fa-f]+);"), "an HTML entity: write the character itself"),
    (re.compile(r"\{\{|\{%|\{#|--8<--"), "a template or snippet marker: it may stand only inside code"),
    (re.compile(r"\{:"), "an attribute list: not part of the grammar of answers"),
    (
        re.compile(r"(?<!\{)\{(?![{%#:])"),
        "a brace, which may be read as an attribute list: it may stand only inside code",
    ),
    (re.compile(r"\[\^"), "a footnote: not part of the grammar of answers"),
    (re.compile(r"\]\[|^ *\[[^\]]*\]:", re.MULTILINE), "a reference link: link to a question as [text](q07)"),
    (re.compile(r"\[TOC\]"), "a table of contents: it may stand only inside code"),
    (re.compile(r"~~|\+\+|=="), "a mark of a Markdown extension: not part of the grammar of answers"),
    (re.compile(r"[ \t]+$", re.MULTILINE), "white space at the end of a line"),
    (re.compile(r"\\"), "a backslash: it may stand only inside code, or before a bar in a table"),
)

Found = tuple[int, str]
"""A position in the text that was looked at, and what is wrong there."""


def mask_code(text: str) -> str:
    """Replace every character of each code span but line ends by :data:`CODE_MARK`."""
    return CODE_SPAN.sub(lambda match: re.sub(r"[^\n]", CODE_MARK, match[0]), text)


def mask_targets(text: str) -> str:
    """Mask the ``(q07)`` of links, so that only their words are left."""
    return LINK.sub(lambda match: f"[{match[1]}]" + CODE_MARK * (len(match[2]) + 2), text)


def link_targets(text: str) -> tuple[str, ...]:
    """The targets of the links in ``text``, in order of appearance."""
    return tuple(match[2] for match in LINK.finditer(mask_code(text)))


def count_words(text: str) -> int:
    """How many words a reader would say: white-space separated tokens that hold a letter, figure or code."""
    prose = mask_targets(CODE_SPAN.sub("code", text))
    return len(_WORD.findall(prose))


def count_sentences(text: str) -> int:
    """How many sentences stand in ``text``; an abbreviation's full stop ends none."""
    prose = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), mask_code(text).strip())
    ends = len(_SENTENCE_END.findall(prose))
    return ends + (1 if prose and not re.search(r"[.!?…][»”’\")*]*$", prose) else 0)


def check_inline(text: str) -> Iterator[Found]:
    """Yield what in ``text``, one paragraph, item or cell, is outside the Markdown subset of long answers."""
    masked = mask_code(text)
    for pattern, message in _FORBIDDEN:
        for match in pattern.finditer(masked):
            yield match.start(), message
    without_links = list(masked)
    for match in LINK.finditer(masked):
        without_links[match.start() : match.end()] = CODE_MARK * len(match[0])
        if not _TARGET.fullmatch(match[2]):
            yield match.start(), f"a link to '{match[2]}'; expected a question, as in [text](q07)"
    if (place := "".join(without_links).find("](")) >= 0:
        yield place, "a link that is not whole; expected [text](q07)"
    if "`" in masked:
        yield masked.index("`"), "a backtick that nothing closes"
    yield from check_marks(text)
