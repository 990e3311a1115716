"""The notes of the Anki decks: what stands on each card, under which id and with which tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from cheatsheet.answers.phrases import spans
from cheatsheet.exports.anki_apkg import Note
from cheatsheet.exports.anki_text import anki_literal
from cheatsheet.exports.follow_ups import FollowUp
from cheatsheet.exports.markdown_html import to_card_html
from cheatsheet.exports.programs import Program
from cheatsheet.model import Answer, Lang, QuickRow
from cheatsheet.paths import row_path
from cheatsheet.sheet.inline import to_html
from cheatsheet.tree import Paragraph, Phrase
from cheatsheet.view import Question, Topic


@dataclass(frozen=True, slots=True)
class Links:
    """How the cards of one language reach the site, by absolute addresses."""

    page: Callable[[str], str]
    """From a site path, relative to the language's home page."""
    question: Callable[[str], str]
    """From a link as a long answer writes it: ``q07``."""


def note_guid(lang: Lang, note_id: str) -> str:
    """How Anki knows a note again; ``note_id`` is ``q06``, ``r06``, ``q06n2``, ``q06_index_plan``. It never changes."""
    return f"python-backend:{lang}:{note_id}"


def question_note(lang: Lang, topic: Topic, question: Question, answer: Answer | None, links: Links) -> Note:
    """The note of a numbered question, its fields in the order of ``anki_style.FIELDS``."""
    minute = answer.parts.get("minute") if answer else None
    return Note(
        guid=note_guid(lang, question.id),
        fields=_fields(
            question.id,
            to_html(question.entry.term),
            to_html(question.entry.answer),
            to_card_html(minute.blocks, links.question) if minute else "",
            to_html(topic.heading),
            escape(topic.level_label, quote=False),
            str(question.number),
            escape(links.page(question.path)),
        ),
        tags=(*_topic_tags(topic), "kind::question"),
        position=question.number,
    )


def row_note(lang: Lang, topic: Topic, row: QuickRow, position: int, links: Links) -> Note:
    """The note of a quick-answer row; ``topic`` is that of the question which answers it in full."""
    return Note(
        guid=note_guid(lang, row.id),
        fields=_fields(
            row.id,
            to_html(row.question),
            to_html(row.answer),
            "",
            to_html(topic.heading),
            escape(topic.level_label, quote=False),
            "",
            escape(links.page(row_path(row.id))),
        ),
        tags=(*_topic_tags(topic), "kind::row"),
        position=position,
    )


def next_note(lang: Lang, asked: FollowUp, position: int, links: Links) -> Note:
    """The note of a follow-up, its fields in the order of ``anki_more_style.NEXT_FIELDS``."""
    return Note(
        guid=note_guid(lang, asked.key),
        fields=_fields(
            asked.key,
            to_html(spans(asked.asked)),
            _paragraphs(asked.answer, links),
            _named(asked.question),
            to_html(asked.topic.heading),
            escape(asked.topic.level_label, quote=False),
            escape(links.page(_part(asked.question, "next"))),
        ),
        tags=(*_topic_tags(asked.topic), "kind::next"),
        position=position,
    )


def program_note(lang: Lang, program: Program, position: int, links: Links) -> Note:
    """The note of a program, its fields in the order of ``anki_more_style.PROGRAM_FIELDS``."""
    return Note(
        guid=note_guid(lang, program.key),
        fields=_fields(
            program.key,
            _named(program.question),
            _code(program.sample.code.rstrip("\n")),
            _code(program.output),
            _paragraphs(program.why, links),
            to_html(program.topic.heading),
            escape(program.topic.level_label, quote=False),
            escape(links.page(_part(program.question, "show"))),
        ),
        tags=(*_topic_tags(program.topic), "kind::predict"),
        position=position,
    )


def _paragraphs(said: tuple[Phrase, ...], links: Links) -> str:
    return to_card_html((Paragraph(phrase, 0) for phrase in said), links.question)


def _named(question: Question) -> str:
    """«6. Indexes»: the question that a card belongs to."""
    return f"{question.number}. {to_html(question.entry.term)}"


def _part(question: Question, part: str) -> str:
    """The site path of a part of a long answer; who has a card of one has the answer."""
    return f"{question.answer_path}#{part}"


def _code(text: str) -> str:
    """A block that keeps its lines. Of those behind ``<pre>`` a browser drops the first, but ``<code>`` is between."""
    return f"<pre><code>{escape(text, quote=False)}</code></pre>"


def _fields(*fields: str) -> tuple[str, ...]:
    """The fields, each HTML that Anki shows as it is."""
    return tuple(map(anki_literal, fields))


def _topic_tags(topic: Topic) -> tuple[str, str]:
    """Tags by which the reader can pick cards in Anki's browser, the same in every language."""
    return f"topic::{topic.slug}", f"level::{topic.level.key}"
