"""Inline text of the sheet: from a line to spans, and from spans to Markdown that says the same.

The grammar is in ``docs/_source/README.md``: text, `` `code` `` and ``**strong**``, nothing else.
"""

from __future__ import annotations

import re
from html import escape
from typing import Literal, cast

from cheatsheet.model import Inline, Span

_PIECE = re.compile(r"`(?P<code>[^`]*)`|\*\*(?P<strong>(?:(?!\*\*)[^`])*)\*\*|(?P<text>(?:(?!\*\*)[^`])+)")

_FORBIDDEN = (
    (re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|/[A-Za-z]|!--|!\[|!DOCTYPE|\?)", re.IGNORECASE), "raw HTML"),
    (re.compile(r"<[A-Za-z][A-Za-z0-9+.-]+:[^\s>]*>|<[^\s<>@]+@[^\s<>@]+>"), "a link"),
    (re.compile(r"\]\s*[(\[]|^\s*\[[^\]]+\]:"), "a link"),
    (re.compile(r"\b(?:javascript|vbscript|data)\s*:(?=\S)", re.IGNORECASE), "an active link"),
    (re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}"), "a template marker"),
    (re.compile(r"-{1,}8<-{1,}"), "a snippet marker"),
)
# No pattern above matches without one of these signs: most text holds none, and is then looked at once.
_SUSPECT = re.compile(r"[<\]{}:%#]")

# Every sign that some Markdown extension may take for its own; letters, digits, spaces and signs
# outside ASCII are safe. Commas are left alone: no extension gives them a meaning.
_SIGN = re.compile(r"[!-+\--/:-@\[-`{-~]")
# «1st», «2nd»: pymdownx.smartsymbols raises the ending, though no sign stands in it.
_ORDINAL = re.compile(r"\d(?=(?:st|nd|rd|th)\b)")


def parse_inline(text: str) -> tuple[Inline, list[str]]:
    """Split ``text`` into spans. Returns them with a message for each thing that is wrong."""
    spans: list[Span] = []
    messages: list[str] = []
    position = 0
    while position < len(text):
        match = _PIECE.match(text, position)
        if match is None:
            marker = "backtick" if text[position] == "`" else "`**`"
            messages.append(f"unbalanced {marker}; expected a closing one on the same entry")
            break
        position = match.end()
        kind = cast("Literal['text', 'code', 'strong']", match.lastgroup)  # the names of the groups of _PIECE
        value = match[kind]
        if not value.strip():
            if kind != "text":
                messages.append(f"empty {kind} span; expected something between the markers")
                continue
        elif kind != "code":
            messages.extend(_active(value))
        spans.append(Span(kind, value))
    return tuple(spans), messages


def _active(text: str) -> list[str]:
    """Name what in ``text`` would not stay text on a page."""
    if not _SUSPECT.search(text):
        return []
    return [
        f"{name} ({match.group().strip()}); the sheet holds text only, put it in backticks or leave it out"
        for pattern, name in _FORBIDDEN
        if (match := pattern.search(text))
    ]


def render_inline(inline: Inline) -> str:
    """The text of the sheet that :func:`parse_inline` reads back as the same spans."""
    marks = {"text": "", "code": "`", "strong": "**"}
    return "".join(marks[span.kind] + span.text + marks[span.kind] for span in inline)


def literal(text: str) -> str:
    """Markdown that shows ``text`` as it is, whatever Markdown extensions are on."""
    text = _ORDINAL.sub(lambda match: f"&#{ord(match.group())};", text)
    # The entities just made hold signs of their own; the lookbehind keeps them whole.
    return re.sub(
        r"&#\d+;|" + _SIGN.pattern,
        lambda match: match.group() if len(match.group()) > 1 else f"&#{ord(match.group())};",
        text,
    )


def unliteral(html: str) -> str:
    """HTML made from :func:`literal` text, with the signs written as themselves wherever HTML allows it."""
    return re.sub(r"&#(\d{2,3});", lambda match: escape(chr(int(match[1]))) if int(match[1]) < 0x7F else match[0], html)


def to_markdown(inline: Inline) -> str:
    """Markdown of ``inline`` for a page built by MkDocs: literal text, code and strong spans."""
    wrap = {"text": "{}", "code": "<code>{}</code>", "strong": "**{}**"}
    return "".join(wrap[span.kind].format(literal(span.text)) for span in inline)


def to_html(inline: Inline) -> str:
    """HTML of ``inline``, escaped."""
    wrap = {"text": "{}", "code": "<code>{}</code>", "strong": "<strong>{}</strong>"}
    return "".join(wrap[span.kind].format(escape(span.text, quote=False)) for span in inline)
