"""The second side of a cram sheet: what of the first is imprecise or out of date, in a line or two for each answer.

The lines are the first sentences of each paragraph of «Clarification» in the long answer; the page of mistakes has all.
"""

from __future__ import annotations

from collections.abc import Iterator

from cheatsheet.answers.measure import opening
from cheatsheet.answers.phrases import plain, spans
from cheatsheet.model import Content, Inline, Lang, Part, Span
from cheatsheet.paper.cram_items import Item, inline
from cheatsheet.paper.fit import Piece
from cheatsheet.paths import ERRATA
from cheatsheet.settings import Settings
from cheatsheet.tree import Paragraph
from cheatsheet.view import View, make_view

_GAP = 0.3
"""Space above a piece in ems: less than on the first side, because here nothing else is between the pieces."""

TELLING = 40
"""A sentence shorter than this names what is wrong («„6 MB“ is one limit of three.»); the next one goes with it."""


def corrections(content: Content, settings: Settings, lang: Lang) -> tuple[Item, ...]:
    """A piece for each answer that its long answer corrects, in order of number; none where there is none."""
    return tuple(_pieces(content, settings, make_view(content, lang)))


def _pieces(content: Content, settings: Settings, view: View) -> Iterator[Item]:
    for topic in view.topics:
        for question in topic.questions:
            answer = content.answers.get(view.lang, {}).get(question.id)
            part = answer.parts.get("clarify") if answer else None
            points = list(_points(part)) if part else []
            if answer and part and points:
                data: dict[str, object] = {
                    "kind": "correction",
                    "id": question.id,
                    "number": question.number,
                    "term": inline(question.entry.term, view.lang),
                    "points": [inline(point, view.lang) for point in points],
                    "level": topic.level.key,
                    "url": settings.address(view.lang, f"{ERRATA}#{question.id}"),
                    "gap": _GAP,
                    "stretch": 1.0,
                }
                yield Item(data, Piece(_GAP, 0.0), 1.0, part.line, answer.path)


def _points(part: Part) -> Iterator[Inline]:
    """What each paragraph says in short. One that ends in a colon leads over to a list and says nothing by itself."""
    for block in part.blocks:
        if isinstance(block, Paragraph) and not plain(block.children).rstrip().endswith(":"):
            yield _cut(spans(block.children), opening(block.children, TELLING))


def _cut(whole: Inline, end: int) -> Inline:
    """The first ``end`` characters of ``whole``."""
    kept: list[Span] = []
    for span in whole:
        if end > 0:
            kept.append(Span(span.kind, span.text[:end]))
        end -= len(span.text)
    return tuple(kept)
