"""``cheatsheet.csv``: one line per card, for spreadsheets and for flash-card programs other than Anki.

The question and the answer are the first two columns, because a flash-card program takes those for
the two sides of a card. The form is that of RFC 4180: commas, CRLF, quotes doubled.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from cheatsheet.model import Content, Lang, plain
from cheatsheet.paths import row_path
from cheatsheet.settings import Settings
from cheatsheet.view import Topic, make_view

COLUMNS = ("question", "answer", "topic", "level", "id", "kind", "address")
"""The header line. Published: a reader's import refers to columns by name or by place."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet may take a cell for a formula by, after OWASP's «CSV Injection» page (full-width forms too)."""

_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек"
# What a spreadsheet in either language may take for a number, a date, a time or a logical value: figures with signs
# between them, with the name of a month or before a unit of its own, and the two words of logic.
_VALUE = re.compile(
    r"(?=.*\d)[\d\s.,:/\\'+()%€$£₽−–-]+(?:e[+-]?\d+)?|(?=.*\d)[\d\s.,/-]*(?:" + _MONTH + r")[a-zа-я]*[\d\s.,/-]*"
    r"|\d[\d:.\s]*[ap]\.?m?\.?|true|false|истина|ложь",
    re.IGNORECASE,
)
_PLAIN_NUMBER = re.compile(r"0|[1-9]\d{0,14}")


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
    """``cell`` so that a spreadsheet shows it as it is: an apostrophe before what it would run or rewrite.

    A spreadsheet runs what begins like a formula, and makes a date of ``1-2`` or ``3.11``, 7 of ``007``, ``1E+05`` of
    ``1e5``, a logical value of ``true``. A plain number that it shows as it stands is left alone.
    """
    words = cell.strip(" \u00a0\u202f")
    rewritten = _VALUE.fullmatch(words) and not _PLAIN_NUMBER.fullmatch(words)
    return f"'{cell}" if words.startswith(_FORMULA) or rewritten else cell


def _rows(content: Content, settings: Settings, lang: Lang) -> Iterator[tuple[str, ...]]:
    """The questions in order, then the quick-answer rows."""
    view = make_view(content, lang)
    for question in view.questions:
        place = _place(view.topic_of[question.id])
        address = settings.address(lang, question.path)
        yield question.term, plain(question.entry.answer), *place, question.id, "question", address
    for row, question in view.rows:
        place = _place(view.topic_of[question.id])
        address = settings.address(lang, row_path(row.id))
        yield plain(row.question), plain(row.answer), *place, row.id, "row", address


def _place(topic: Topic) -> tuple[str, str]:
    """The columns that say where a card belongs."""
    return topic.title, topic.level.key
