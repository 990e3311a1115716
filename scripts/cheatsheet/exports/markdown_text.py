"""Text as Markdown that a person reads with pleasure: a backslash only where the text would else turn into a mark.

The pages of the site are built from ``inline.to_markdown``, which escapes every sign there is and is
safe with any extension; here the Markdown itself is what is read. What counts as a mark is taken
from CommonMark 0.31 and the tables and strikethrough of GitHub's dialect.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from cheatsheet.answers.markdown import code_span
from cheatsheet.model import Inline, Span

Address = Callable[[str], str]
"""The absolute address of what a site path names."""

_ALWAYS = re.compile(r"[\\`\[\]]")
# Behind a blank a tilde can only open what is struck out, and where no other may close, nothing is.
_TILDE = re.compile(r"(?<!\s)~")
# Neither a tag nor an address in angle brackets can begin with a sign that the text itself parts from what comes
# behind: `<30 s`. Any other is escaped, since the end of a tag or an address may stand in the spans behind.
_TAG = re.compile(r"<(?!\s|[^\sA-Za-z/!?@<>]+\s)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# A lone mark between spaces, or an underscore inside a word, opens and closes nothing.
_STAR = re.compile(r"(?<!\s)\*|\*(?!\s)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
# What turns the beginning of a paragraph into a heading, a list, a quotation, a rule or a table.
_BLOCK = re.compile(r"(?:[#>|=]|[-+*](?=\s|$)|-(?=[-\s]))")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)#+$")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")  # not the no-break space, which is there on purpose
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How words are written so that one program's Markdown leaves them alone. Each takes what no mark stands around."""

    text: Callable[[str], str]
    code: Callable[[str], str]


def inline_markdown(inline: Inline, *, in_table: bool = False, dialect: Dialect | None = None) -> str:
    """One line of Markdown that reads back as ``inline``; without a ``dialect``, in CommonMark.

    White space is collapsed as any Markdown reader collapses it. A strong span that touches a word
    in a way that CommonMark cannot express keeps its words and loses its weight.
    """
    written = dialect or _COMMON
    line = "".join(_span(span, written) for span in _weighed(_merged(inline))).strip(" ")
    return line.replace("|", "\\|") if in_table else line


def paragraph(inline: Inline, dialect: Dialect | None = None) -> str:
    """A paragraph of its own: what would begin a list, a heading or a rule is disarmed."""
    line = inline_markdown(inline, dialect=dialect)
    if _BLOCK.match(line):
        line = "\\" + line
    return _NUMBERED.sub(r"\1\\\2", line)


def heading(level: int, inline: Inline, number: int | None = None) -> str:
    """A heading; ``number`` stands before it as on the page."""
    line = inline_markdown(inline) if number is None else f"{number}. {inline_markdown(inline)}"
    return f"{'#' * level} " + _CLOSING_HASHES.sub(lambda match: "\\" + match[0], line)


def escape_text(text: str) -> str:
    """``text`` with a backslash before each sign that Markdown would take for a mark."""
    text = _ALWAYS.sub(r"\\\g<0>", _SPACES.sub(" ", text))
    for pattern in (_TAG, _ENTITY, _STAR, _UNDERSCORE, _TILDE):
        text = pattern.sub(r"\\\g<0>", text)
    return text


def code(text: str) -> str:
    """A code span; white space is collapsed, as everywhere in a line."""
    return code_span(_SPACES.sub(" ", text))


def code_in_html(text: str) -> str:
    """Code as HTML with a reference for every sign, in which no program finds a mark of its own."""
    return f"<code>{_SIGN.sub(lambda match: f'&#{ord(match[0])};', text)}</code>"


_COMMON = Dialect(escape_text, code)


def _merged(inline: Inline) -> list[Span]:
    """``inline`` with white space collapsed and neighbours of one kind joined: Markdown could not tell them apart."""
    spans: list[Span] = []
    for span in inline:
        if spans and spans[-1].kind == span.kind:
            spans[-1] = Span(span.kind, spans[-1].text + span.text)
        elif span.text:
            spans.append(span)
    return [Span(span.kind, _SPACES.sub(" ", span.text)) for span in spans]


def _weighed(spans: list[Span]) -> list[Span]:
    """``spans`` with each strong one that cannot be shown as such made text, and joined to the text beside it.

    Only then may text be escaped: a mark may else begin in one span and end in the next.
    """
    edges = [("`", "`") if span.kind == "code" else (span.text[:1], span.text[-1:]) for span in spans]
    weighed: list[Span] = []
    for place, span in enumerate(spans):
        before = edges[place - 1][1] if place else ""
        after = edges[place + 1][0] if place + 1 < len(spans) else ""
        fits = span.kind != "strong" or _can_be_strong(span.text, before, after)
        weighed.append(span if fits else Span("text", span.text))
    return _merged(tuple(weighed))


def _can_be_strong(text: str, before: str, after: str) -> bool:
    """Whether ``**`` around the words of ``text`` opens and closes, given the characters outside."""
    words = text.strip()
    if not words:
        return False
    lead, trail = _margins(text)
    return _flanks(lead[-1:] or before, words[0]) and _flanks(trail[:1] or after, words[-1])


def _margins(text: str) -> tuple[str, str]:
    """The white space at both ends of ``text``, which has words."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _span(span: Span, dialect: Dialect) -> str:
    """One span. What marks it stands inside its white space."""
    if span.kind == "code":
        return dialect.code(span.text)
    if span.kind == "text":
        return dialect.text(span.text)
    lead, trail = _margins(span.text)
    return f"{lead}**{dialect.text(span.text.strip())}**{trail}"


def _flanks(outside: str, inside: str) -> bool:
    """Whether ``**`` between the two characters is a delimiter that looks inwards (CommonMark 0.31, 6.2)."""
    return not _is_sign(inside) or not outside or outside.isspace() or _is_sign(outside)


def _is_sign(char: str) -> bool:
    """Whether CommonMark calls ``char`` punctuation: Unicode's P and S."""
    return unicodedata.category(char)[0] in "PS"
