"""The cards as any program has them: every question and every quick answer of one language, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cheatsheet.model import Inline
from cheatsheet.settings import QUICK, row_path
from cheatsheet.view import Topic, View


@dataclass(frozen=True, slots=True)
class Card:
    """One card. What names it is the same in all languages, and is published: a reader's notes lie under it."""

    folder: str
    """Slug of its topic, or that of the quick answers."""
    name: str
    """``06-indexes``, ``r06``; no two cards share one."""
    question: Inline
    answer: Inline
    topic: Topic
    path: str
    """Site path of its answer, relative to the language's home page."""


def cards(view: View) -> Iterator[Card]:
    """The numbered questions, then the rows of the table."""
    topic_of = {question.id: topic for topic in view.topics for question in topic.questions}
    for question in view.questions:
        topic, name = topic_of[question.id], f"{question.number:02d}-{question.slug}"
        yield Card(topic.slug, name, question.entry.term, question.entry.answer, topic, question.path)
    for row, question in view.rows:
        topic = topic_of[question.id]
        yield Card(QUICK.rstrip("/"), row.id, row.question, row.answer, topic, row_path(row.id))
