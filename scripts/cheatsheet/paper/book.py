"""The book as data: every topic, question and long answer, ready for ``book.typ``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import cycle

from cheatsheet.answers.parse import HEADINGS
from cheatsheet.answers.sources import edition, said
from cheatsheet.languages import spoken_in
from cheatsheet.model import Answer, Content, Lang, Source
from cheatsheet.palette import ON_PAPER
from cheatsheet.paper.cram_items import inline
from cheatsheet.paper.editions import Extras
from cheatsheet.paper.prose import CODE_COLUMNS, Node, Setting, address_pieces, part_nodes, pieces
from cheatsheet.paper.qr import code_data
from cheatsheet.paper.typeset import Data
from cheatsheet.paper.words import intro, paper_words, shown_address
from cheatsheet.paths import QUICK
from cheatsheet.problems import ContentError, Problem
from cheatsheet.settings import Settings
from cheatsheet.view import Question, Topic, View, make_view
from cheatsheet.words import counted

SMALLEST_TYPE = 7.5
"""The smallest letters in the book, in points: code, and the running heads and feet."""


def book_data(content: Content, settings: Settings, extras: Extras, lang: Lang) -> Data:
    """Everything that the book of ``lang`` says.

    Raises :class:`ContentError` for each sample or diagram that an answer shows and nobody wrote.
    """
    problems: list[Problem] = []
    view = make_view(content, lang)
    maker = _Maker(content, settings, extras, view, problems)
    chapters = [maker.chapter(topic) for topic in view.topics]
    if problems:
        raise ContentError(problems)
    sheet = content.sheets[lang]
    home = settings.address(lang)
    held = {"answers": len(view.questions), "topics": len(view.topics), "samples": len(extras.samples)}
    return {
        "lang": lang,
        "holds": [counted(view.words, lang, f"paper.{key}", number) for key, number in held.items()],
        "colour": True,
        "inks": ON_PAPER,
        "title": inline(sheet.title, lang),
        "intro": inline(intro(content, settings, lang), lang),
        "words": paper_words(content, settings, lang),
        "site": {"url": home, "text": shown_address(home)},
        "code": code_data(settings, lang, content.words[lang]["paper.code"]),
        "chapters": chapters,
        "quick": maker.quick(),
        "code-columns": CODE_COLUMNS,
        "floor": SMALLEST_TYPE,
        "keywords": [topic.title for topic in view.topics],
    }


class _Maker:
    """Walks the view and gathers what is missing."""

    def __init__(
        self, content: Content, settings: Settings, extras: Extras, view: View, problems: list[Problem]
    ) -> None:
        self._content, self._settings, self._extras = content, settings, extras
        self._view, self._lang, self._problems = view, view.lang, problems

    def chapter(self, topic: Topic) -> Node:
        """A topic with its questions."""
        address = self._settings.address(self._lang, topic.path)
        return {
            "title": inline(topic.heading, self._lang),
            "level": topic.level.key,
            "label": topic.level_label,
            "count": topic.count,
            "slug": topic.slug,
            "url": address,
            "address": shown_address(address),
            "questions": [self._question(question) for question in topic.questions],
        }

    def quick(self) -> Node:
        """The quick-answer table, each row with the question that answers it in full."""
        quick = self._content.sheets[self._lang].quick
        owner = {row.number: question.id for row, question in self._view.rows}
        return {
            "title": inline(quick.title, self._lang),
            "url": self._settings.address(self._lang, QUICK),
            "head": [inline(quick.question_label, self._lang), inline(quick.answer_label, self._lang)],
            "rows": [
                {
                    "question": inline(row.question, self._lang),
                    "answer": _in_pieces(inline(row.answer, self._lang)),
                    "to": owner.get(row.number),
                }
                for row in quick.rows
            ],
        }

    def _question(self, question: Question) -> Node:
        listed = self._content.catalog.questions[question.id]
        section = self._view.words["paper.section"]
        answer = self._content.answers.get(self._lang, {}).get(question.id)
        address = self._settings.address(self._lang, question.best_path)
        return {
            "id": question.id,
            "number": question.number,
            "term": inline(question.entry.term, self._lang),
            "answer": _in_pieces(inline(question.entry.answer, self._lang)),
            "url": address,
            "address": address_pieces(shown_address(address)),
            "parts": list(self._parts(answer)) if answer else [],
            "sources": [_source(source, section) for source in self._content.sources.of(question.id)],
            "see": list(listed.see_also),
        }

    def _parts(self, answer: Answer) -> Iterator[Node]:
        setting = Setting(self._lang, self._extras, answer, self._problems)
        for key, heading in HEADINGS[self._lang].items():
            part = answer.parts.get(key)
            if part is not None:
                yield {"key": key, "heading": heading, "nodes": part_nodes(part, setting)}


def _in_pieces(spans: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """``spans`` with each compound of their texts as one of its own, ``whole``."""
    found: list[Mapping[str, str]] = []
    for span in spans:
        if span["kind"] == "text":
            kinds = cycle(("text", "whole"))
            found += [{"kind": kind, "text": piece} for kind, piece in zip(kinds, pieces(span["text"]), strict=False)]
        else:
            found.append(span)
    return found


def _source(source: Source, section: str) -> Node:
    return {
        "title": source.title,
        "url": source.url,
        "address": address_pieces(shown_address(source.url)),
        "version": edition(source),
        "checked": source.checked,
        "said": pieces(said(source, section)),
        "spoken": spoken_in(source.quote or source.section),
    }
