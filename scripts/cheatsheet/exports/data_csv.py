"""``cheatsheet.csv``: one line a card, for spreadsheets and for flash-card programs other than Anki.

The question and the answer are the first two columns, because a flash-card program takes those for
the two sides of a card. The form is that of RFC 4180: commas, CRLF, quotes doubled.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from cheatsheet.model import Content, Lang, plain
from cheatsheet.settings import Settings
from cheatsheet.view import Topic, make_view

COLUMNS = ("question", "answer", "topic", "level", "id", "kind", "address")
"""The header line. Published: a reader's import refers to columns by name or by place."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet may take a cell for a formula by, after OWASP's «CSV Injection» page (full-width forms too)."""


def render_csv(content: Content, settings: Settings, lang: Lang) -> bytes:
    """The table in one language.

    UTF-8 with a byte order mark: without one Excel reads the file in the code page of the system and
    garbles every Cyrillic letter; Anki, LibreOffice and Python's ``utf-8-sig`` drop the mark.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(content, settings, lang):
        writer.writerow([inert(cell) for cell in row])
    return buffer.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """``cell`` so that no spreadsheet runs it: an apostrophe before anything that could begin a formula."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell


def _rows(content: Content, settings: Settings, lang: Lang) -> Iterator[tuple[str, ...]]:
    """The questions in order, then the quick-answer rows."""
    view = make_view(content, lang)
    topic_of = {question.id: topic for topic in view.topics for question in topic.questions}
    for question in view.questions:
        place = _place(topic_of[question.id])
        address = settings.address(lang, question.path)
        yield question.term, plain(question.entry.answer), *place, question.id, "question", address
    for row, question in view.rows:
        place = _place(topic_of[question.id])
        address = settings.address(lang, f"quick-answers/#{row.id}")
        yield plain(row.question), plain(row.answer), *place, row.id, "row", address


def _place(topic: Topic) -> tuple[str, str]:
    """The columns that say where a card belongs."""
    return topic.title, topic.level.key
