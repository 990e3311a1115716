"""The content as a reader meets it: topics and questions with their titles and addresses in one language.

Pages, templates and exports all walk this one view, so a question added to the sheet appears in each.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cheatsheet.model import Content, Entry, Inline, Lang, Level, QuickRow, plain
from cheatsheet.paths import answer_path, question_path, topic_path
from cheatsheet.words import counted

# Technical prose is read at about this pace; 238 words a minute is the mean for English non-fiction
# (Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047), and code and abbreviations slow a reader down.
WORDS_PER_MINUTE = 150


@dataclass(frozen=True, slots=True)
class Question:
    """One question in one language, with where it stands. Paths are relative to the language's home."""

    id: str
    number: int
    term: str
    entry: Entry
    slug: str
    path: str
    answer_path: str | None
    """Path of the long answer, or ``None`` while there is none."""
    rows: tuple[QuickRow, ...]

    @property
    def best_path(self) -> str:
        """Where it is answered most fully: in a long answer, or on its topic's page while there is none."""
        return self.answer_path or self.path


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic in one language."""

    slug: str
    title: str
    heading: Inline
    level: Level
    level_label: str
    path: str
    line: int
    questions: tuple[Question, ...]
    count: str
    """«4 вопроса»"""
    minutes: str
    """«2 минуты»: the time that reading the short answers takes."""

    @property
    def rows(self) -> tuple[QuickRow, ...]:
        """The quick-answer rows of the topic's questions, in order of the table."""
        return tuple(sorted((row for question in self.questions for row in question.rows), key=lambda row: row.number))


@dataclass(frozen=True)  # no slots: what is looked up by every page is looked up once and kept
class View:
    """The whole site in one language."""

    lang: Lang
    words: Mapping[str, str]
    topics: tuple[Topic, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order of number."""
        return tuple(question for topic in self.topics for question in topic.questions)

    @cached_property
    def topic_of(self) -> Mapping[str, Topic]:
        """The topic of every question, by the question's id."""
        return {question.id: topic for topic in self.topics for question in topic.questions}

    @cached_property
    def rows(self) -> tuple[tuple[QuickRow, Question], ...]:
        """Every quick-answer row with the question that answers it in full, in order of the table."""
        pairs = [(row, question) for question in self.questions for row in question.rows]
        return tuple(sorted(pairs, key=lambda pair: pair[0].number))

    def counted(self, key: str, number: int) -> str:
        """``number`` things in words, in the right form."""
        return counted(self.words, self.lang, f"site.{key}", number)


def make_view(content: Content, lang: Lang) -> View:
    """Join sheet, catalog and words of ``lang``."""
    sheet, words = content.sheets[lang], content.words[lang]
    topics = []
    for section, listed in zip(sheet.topics, content.catalog.topics, strict=True):
        questions = tuple(_question(content, lang, listed.slug, entry) for entry in section.entries)
        seconds = sum(len(plain(entry.answer).split()) for entry in section.entries) * 60 / WORDS_PER_MINUTE
        topics.append(
            Topic(
                slug=listed.slug,
                title=plain(section.title),
                heading=section.title,
                level=section.level,
                level_label=words[f"site.level_{section.level.key}"],
                path=topic_path(listed.slug),
                line=section.line,
                questions=questions,
                count=counted(words, lang, "site.questions", len(questions)),
                minutes=counted(words, lang, "site.minutes", max(1, math.ceil(seconds / 60))),
            )
        )
    return View(lang, words, tuple(topics))


def _question(content: Content, lang: Lang, topic_slug: str, entry: Entry) -> Question:
    """Join an entry with what the catalog knows of it."""
    listed = content.catalog.questions[entry.id]
    rows = content.sheets[lang].quick.rows
    long_one = entry.id in content.answers.get(lang, {})
    return Question(
        id=entry.id,
        number=entry.number,
        term=plain(entry.term),
        entry=entry,
        slug=listed.slug,
        path=question_path(topic_slug, entry.id),
        answer_path=answer_path(topic_slug, listed.slug) if long_one else None,
        rows=tuple(rows[number - 1] for number in listed.rows),
    )


def clarified(content: Content, view: View) -> tuple[Question, ...]:
    """The questions whose long answer clarifies the short one, the newest clarification first."""
    answers = content.answers.get(view.lang, {})
    found = [
        question for question in view.questions if question.id in answers and "clarify" in answers[question.id].parts
    ]
    return tuple(sorted(found, key=lambda question: content.catalog.questions[question.id].clarified, reverse=True))
