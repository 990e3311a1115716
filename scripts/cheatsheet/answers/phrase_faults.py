"""What a phrase of a long answer may not hold, though CommonMark has a meaning for it, or none.

Signs that only look like marks are code without its backticks: ``f(*a, **k)``, ``x**2``, ``__init__``. Others mean
something to Python-Markdown, which makes the pages, or to one of its extensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cheatsheet.answers.phrases import CODE_MARK, flat
from cheatsheet.sheet.characters import code_problem
from cheatsheet.sheet.parse_lines import other_block
from cheatsheet.tree import Emphasis, InlineCode, Link, Phrase, Strong, Text

Fault = tuple[int, str]
"""A line, counted from that of the phrase, and what is wrong on it."""

BOX_MARKS = ("!!!", "???")
"""What a line begins with that opens one of Material's boxes, or a folded one."""

_FORBIDDEN = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"<(?:[A-Za-z!?]|/[A-Za-z]|[^<>]*@)", "raw HTML: write '<' inside code, or leave it out"),
        (r"(?i:\bhttps?://|\bwww\.)", "an outward address: sources stand in sources.toml"),
        (r"\{\{|\{%|\{#|--8<--", "a template or snippet marker: it may stand only inside code"),
        (r"\{:", "an attribute list: not part of the grammar of answers"),
        (
            r"(?<!\{)\{(?![{%#:])",
            "a brace, which may be read as an attribute list: it may stand only inside code",
        ),
        (r"\[\^", "a footnote: not part of the grammar of answers"),
        (r"\]\[|(?m:^ *\[[^\]]*\]:)", "a reference link: link to a question as [text](q07)"),
        (r"\[TOC\]", "a table of contents: it may stand only inside code"),
        (r"\]\(", "a link that is not whole; expected [text](q07)"),
        (r"~~|\+\+|==", "a mark of a Markdown extension: not part of the grammar of answers"),
        (r"\\", "a backslash: it may stand only inside code, or before a bar in a table"),
        (r"`", "a backtick that nothing closes"),
    )
)
_TARGET = re.compile(r"q\d{2,}")
_STARS = re.compile(r"\*+")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_BEFORE, _AFTER = " \n\u00a0([«„“‘\"'—–-/…", " \n\u00a0)]»“”’\"'—–-/….,;:!?"
_BETWEEN = "—–-/"


def phrase_faults(phrase: Phrase) -> Iterator[Fault]:
    """Everything in ``phrase`` that is outside the subset of Markdown that every reader takes for the same."""
    outline = _Outline()
    outline.add(phrase)
    for position, message in outline.faults():
        yield outline.text.count("\n", 0, position), message
    for offset, line in enumerate(outline.text.split("\n")):
        if what := "a box" if line.startswith(BOX_MARKS) else other_block(line):
            yield offset, f"a line that begins like {what}; expected text, or a blank line above a block of its own"


@dataclass(slots=True)
class _Outline:
    """A phrase as its marks and words stand beside each other; a link or code is one sign, neither letter nor blank."""

    text: str = ""
    _words: list[tuple[int, int]] = field(default_factory=list)
    """Where the text begins and ends that is no mark."""
    _marks: list[tuple[int, int]] = field(default_factory=list)
    """Where each pair of marks begins and ends."""
    _others: list[tuple[int, str]] = field(default_factory=list)

    def add(self, phrase: Phrase) -> None:
        """Take the nodes of ``phrase``."""
        for node in phrase:
            start = len(self.text)
            match node:
                case Text():
                    self.text += node.text
                    self._words.append((start, len(self.text)))
                case InlineCode():
                    self.text += CODE_MARK
                    self._others += [(start, message) for message in _code_faults(node.text)]
                case Link():
                    self.text += CODE_MARK
                    self._others += [(start, message) for message in _link_faults(node)]
                case Strong() | Emphasis():
                    mark = "**" if isinstance(node, Strong) else "*"
                    self.text += mark
                    self.add(node.children)
                    self.text += mark
                    self._marks.append((start, len(self.text)))

    def faults(self) -> Iterator[tuple[int, str]]:
        """What is wrong, by position in ``text``."""
        yield from self._others
        for pattern, message in _FORBIDDEN:
            yield from ((match.start(), message) for match in pattern.finditer(self.text))
        yield from filter(None, map(self._misplaced, self._marks))
        for start, end in self._words:
            yield from self._signs(start, end)

    def _misplaced(self, place: tuple[int, int]) -> tuple[int, str] | None:
        """The pair of marks at ``place``, unless it is where a person would put one: blanks outside, words inside."""
        start, end = place
        width = 2 if self.text.startswith("**", start) else 1
        opens = _fits(self.text[start - 1 : start] if start else "", self.text[start + width], _BEFORE)
        closes = _fits(self.text[end : end + 1], self.text[end - width - 1], _AFTER)
        return None if opens and closes else (start, _nothing("*" * width))

    def _signs(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Asterisks and underscores among the words between ``start`` and ``end`` that look like marks."""
        for match in _STARS.finditer(self.text, start, end):
            around = self.text[: match.start()][-1:] + self.text[match.end() : match.end() + 1]
            if match[0] != "*" or around.strip():
                yield match.start(), _nothing(match[0])
        for match in _UNDERSCORE.finditer(self.text, start, end):
            yield match.start(), "an underscore at the edge of a word: write the name inside code"


def _nothing(mark: str) -> str:
    return f"'{mark}' that opens and closes nothing: write it inside code if it is only a sign"


def _fits(outside: str, inside: str, allowed: str) -> bool:
    """Whether a mark may stand between the two characters, one of which is in the words that it marks."""
    if not inside.strip("\u00a0 \n") or inside == "*":
        return False
    glued = outside in _BETWEEN and not inside.isalnum()
    return not outside or (outside in allowed and not glued)


def _link_faults(link: Link) -> Iterator[str]:
    if not _TARGET.fullmatch(link.question):
        yield f"a link to '{link.question}'; expected a question, as in [text](q07)"
    if not flat(link.children).strip():
        yield "a link without words; expected some between the square brackets"
    yield from (message for _, message in phrase_faults(link.children))


def _code_faults(text: str) -> Iterator[str]:
    if message := code_problem(text):
        yield message
    elif text != text.strip() or "  " in text:
        yield "blanks in code that no page shows; expected single ones, between words"
