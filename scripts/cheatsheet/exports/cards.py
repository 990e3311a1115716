"""The cards as any program has them, of one language and in order: questions, quick answers, follow-ups, programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cheatsheet.answers.phrases import in_one_line, spans
from cheatsheet.answers.samples import Sample
from cheatsheet.exports.anki_record import Stamp
from cheatsheet.exports.follow_ups import all_follow_ups
from cheatsheet.exports.programs import Program, all_programs
from cheatsheet.model import Content, Inline, Span
from cheatsheet.paths import QUICK, row_path
from cheatsheet.view import Question, Topic, View

NEXT, PREDICT = "next", "predict"
"""The folders of follow-ups and of programs."""

FENCE = "```"
"""What stands around a program in Markdown that is read by programs which know no longer one."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card. What names it is published: a reader's notes lie under it."""

    folder: str
    """Slug of its topic, or that of the quick answers, or of its kind."""
    name: str
    """``06-indexes``, ``r06``, ``q06n2``, ``q06_index_plan``; no two cards share one."""
    question: Inline
    answer: Inline
    topic: Topic
    path: str
    """Site path of its answer, relative to the language's home page."""
    program: Program | None = None
    """What stands below the question, its output before the answer."""


def cards(view: View) -> Iterator[Card]:
    """The numbered questions, then the rows of the table. Their names are the same in all languages."""
    for question in view.questions:
        topic, name = view.topic_of[question.id], f"{question.number:02d}-{question.slug}"
        yield Card(topic.slug, name, question.entry.term, question.entry.answer, topic, question.path)
    for row, question in view.rows:
        topic = view.topic_of[question.id]
        yield Card(QUICK.rstrip("/"), row.id, row.question, row.answer, topic, row_path(row.id))


def next_cards(content: Content, view: View, stamps: Mapping[str, Stamp]) -> Iterator[Card]:
    """What is asked next, named by the keys that ``stamps`` record; before it stands what it follows."""
    for one in all_follow_ups(content, view, stamps):
        asked = _after(one.question, spans(one.asked))
        yield Card(NEXT, one.key, asked, spans(in_one_line(one.answer)), one.topic, f"{one.question.answer_path}#next")


def program_cards(content: Content, view: View, samples: Mapping[str, Sample]) -> Iterator[Card]:
    """The programs whose output can be predicted."""
    asked = (Span("text", view.words["practice.predict"]),)
    for one in all_programs(content, view, samples):
        if one.short:
            said, path = _after(one.question, asked), f"{one.question.answer_path}#show"
            yield Card(PREDICT, one.key, said, spans(in_one_line(one.why)), one.topic, path, one)


def all_cards(
    content: Content, view: View, stamps: Mapping[str, Stamp], samples: Mapping[str, Sample]
) -> Iterator[Card]:
    """The cards of every kind, questions first."""
    yield from cards(view)
    yield from next_cards(content, view, stamps)
    yield from program_cards(content, view, samples)


def listing(text: str, language: str) -> str:
    """A program or its output, which holds no :data:`FENCE`."""
    text = text.rstrip("\n")
    return f"{FENCE}{language}\n{text}\n{FENCE}"


def _after(question: Question, asked: Inline) -> Inline:
    return (*question.entry.term, Span("text", ": "), *asked)
