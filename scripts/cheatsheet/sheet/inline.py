"""Inline text of the sheet: from a line to spans, and from spans to Markdown that says the same.

The grammar is in ``docs/_source/README.md``: text, `` `code` `` and ``**strong**``, nothing else.
"""

from __future__ import annotations

import re
from html import escape
from typing import Literal, cast

from cheatsheet.model import Inline, Span
from cheatsheet.sheet.characters import code_problem

_PIECE = re.compile(r"`(?P<code>[^`]*)`|\*\*(?P<strong>(?:(?!\*\*)[^`])*)\*\*|(?P<text>(?:(?!\*\*)[^`])+)")

_RUN_OF_SPACES = re.compile(" {2,}")

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

# What may stand outside `**` so that nobody can take it for a power or for Python's keyword arguments: blanks, brackets
# and quotes that open or close on that side, dashes and the signs between words.
_OUTSIDE = {"opens": " \u00a0\u202f([{«„“‘\"'—–-/…", "closes": " \u00a0\u202f)]}»“”’\"'—–-/….,;:!?"}

# What Python-Markdown, with the extensions of mkdocs.yml, takes for its own: anywhere, and where a block begins. One of
# them, escapeall, lets a backslash take away the meaning of any sign.
_SIGN = re.compile(r"[\\`*_{}\[\]#|]|<(?!\s)")
_BEGINNING = re.compile(r"^(?:[-+>.!()=~:?^]|(?=\d+[.)](?:\s|$))\d+)")
_REFERENCE = re.compile(r"&(?=#?\w+;)")


def parse_inline(text: str) -> tuple[Inline, list[str]]:
    """Split ``text`` into spans. Returns them with a message for each thing that is wrong.

    A run of spaces is one space, as on any page.
    """
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
        if not value.strip() and kind != "text":
            messages.append(f"empty {kind} span; expected something between the markers")
            continue
        if kind == "code":
            messages.extend(_code(value))
        else:
            value = _RUN_OF_SPACES.sub(" ", value)
            messages.extend(_active(value))
        if kind == "strong":
            messages.extend(_strong(value, text[match.start() - 1 : match.start()], text[position : position + 1]))
        spans.append(Span(kind, value))
    return tuple(spans), messages


def _code(text: str) -> list[str]:
    """Say which blanks of a code span no page would show, and which signs no program would take."""
    messages = [message] if (message := code_problem(text)) else []
    if text != text.strip() or "  " in text:
        messages.append(f"blanks that no page shows in the code «{text}»; expected single ones, between words")
    return messages


def _strong(text: str, before: str, after: str) -> list[str]:
    """Say why ``**`` around ``text`` can hardly be meant as bold, given the characters outside.

    It is where CommonMark makes nothing bold (0.31, 6.2: ``f(**k) = g(**k)``, ``2 ** 10 ** 3``), and where it does
    though a writer means powers (``x**2 + y**2``, ``(a)**(b)``): the page would show the text without its signs.
    """
    fits = (
        text == text.strip()
        and not text.startswith("*")
        and (after != "*")
        and _flanks(before, text[:1], "opens")
        and _flanks(after, text[-1:], "closes")
    )
    return [] if fits else [f"`**` around «{text}» is no bold text; expected words with blanks outside, or code"]


def _flanks(outside: str, inside: str, side: str) -> bool:
    """Whether a ``**`` with these characters on its two sides can be seen to open or close bold text."""
    if not outside:
        return True
    loose = outside.isspace() or inside.isalnum()
    return outside in _OUTSIDE[side] and (loose or outside not in "—–-/")


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
    """Markdown that MkDocs shows as ``text`` is, wherever on a line it stands."""
    text = _REFERENCE.sub("&amp;", text)  # what comes from behind a backslash would be read as a reference again
    text = _SIGN.sub(r"\\\g<0>", text)
    return _BEGINNING.sub(lambda match: f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}", text)


def to_markdown(inline: Inline) -> str:
    """Markdown of ``inline`` for a page built by MkDocs: literal text, code and strong spans."""
    wrap = {"text": "{}", "strong": "**{}**"}
    return "".join(
        f"`{span.text}`" if span.kind == "code" else wrap[span.kind].format(literal(span.text)) for span in inline
    )


def to_html(inline: Inline) -> str:
    """HTML of ``inline``, escaped."""
    wrap = {"text": "{}", "code": "<code>{}</code>", "strong": "<strong>{}</strong>"}
    return "".join(wrap[span.kind].format(escape(span.text, quote=False)) for span in inline)
