"""A cheat sheet as the list of pieces that a cram sheet is built of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from cheatsheet.answers.typography import bind_calls
from cheatsheet.model import Content, Inline, Lang
from cheatsheet.paper.fit import Piece
from cheatsheet.paths import QUICK
from cheatsheet.settings import Settings
from cheatsheet.view import make_view

# Space above a piece in ems, and the share it gets of a column's spare height.
_TOPIC_GAP, _TOPIC_STRETCH = 0.95, 3.0
_HEAD_GAP, _HEAD_STRETCH = 0.38, 0.5
ENTRY_GAP, ENTRY_STRETCH = 0.42, 1.0
ROW_STRETCH = 0.4
"""The share of a table's row. It goes into the row itself, so the row's piece has none above it."""

# The breaker's penalties: a column may begin in the middle of a topic, but rather with its heading; a table is torn
# only when nothing else fits, and never so that a single row is left alone.
_WITHIN_TOPIC = 0.15
_WITHIN_TABLE = 60.0


@dataclass(frozen=True, slots=True)
class Item:
    """One piece: what the template draws, what the breaker weighs, where it came from."""

    data: Mapping[str, object]
    piece: Piece
    stretch: float
    """Its share of a column's spare height, as space above it."""
    line: int
    path: str
    """The file that it was written in, and its line there."""


def inline(spans: Inline, lang: Lang) -> list[dict[str, str]]:
    """``spans`` as JSON, with no-break spaces where a line must not end; code stays as it is."""
    return [
        {"kind": span.kind, "text": span.text if span.kind == "code" else bind_calls(span.text, lang)} for span in spans
    ]


def items(content: Content, settings: Settings, lang: Lang, marked: Collection[str] = ()) -> tuple[Item, ...]:
    """Every heading, answer and row of the sheet in ``lang``, in order; what is ``marked`` is corrected overleaf."""
    return (*_topics(content, settings, lang, marked), *_quick(content, settings, lang))


def _topics(content: Content, settings: Settings, lang: Lang, marked: Collection[str]) -> Iterator[Item]:
    path = content.sheets[lang].path
    for topic in make_view(content, lang).topics:
        level = topic.level.key
        address = settings.address(lang, topic.path)
        data: dict[str, object] = {
            "kind": "topic",
            "title": inline(topic.heading, lang),
            "level": level,
            "url": address,
        }
        yield _item(data, _TOPIC_GAP, _TOPIC_STRETCH, 0.0, topic.line, path)
        for place, question in enumerate(topic.questions):
            entry = question.entry
            gap, stretch, penalty = (
                (ENTRY_GAP, ENTRY_STRETCH, _WITHIN_TOPIC) if place else (_HEAD_GAP, _HEAD_STRETCH, inf)
            )
            data = {
                "kind": "entry",
                "number": entry.number,
                "mark": entry.id if entry.id in marked else None,
                "term": inline(entry.term, lang),
                "answer": inline(entry.answer, lang),
                "level": level,
                "url": settings.address(lang, question.best_path),
            }
            yield _item(data, gap, stretch, penalty, entry.line, path)


def _quick(content: Content, settings: Settings, lang: Lang) -> Iterator[Item]:
    quick, path = content.sheets[lang].quick, content.sheets[lang].path
    data: dict[str, object] = {
        "kind": "quick",
        "title": inline(quick.title, lang),
        "question": inline(quick.question_label, lang),
        "answer": inline(quick.answer_label, lang),
        "url": settings.address(lang, QUICK),
    }
    yield _item(data, _TOPIC_GAP, _TOPIC_STRETCH, 0.0, quick.line, path)
    for row in quick.rows:
        last = row.number >= len(quick.rows)
        data = {
            "kind": "row",
            "number": row.number,
            "question": inline(row.question, lang),
            "answer": inline(row.answer, lang),
        }
        yield _item(data, 0.0, 0.0, inf if row.number <= 2 or last else _WITHIN_TABLE, row.line, path)


def _item(data: Mapping[str, object], gap: float, stretch: float, penalty: float, line: int, path: str) -> Item:
    return Item({**data, "gap": gap, "stretch": stretch}, Piece(gap, penalty), stretch, line, path)
