"""The book as data: every topic, question and long answer, ready for ``book.typ``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cheatsheet.answers.block_types import Block, Box
from cheatsheet.answers.parse import HEADINGS, blocks
from cheatsheet.answers.sources import said
from cheatsheet.languages import spoken_in
from cheatsheet.model import Answer, Content, Lang, Part, Source
from cheatsheet.paper.code import Listing, fit_code
from cheatsheet.paper.editions import Extras
from cheatsheet.paper.prose import Node, parse, parse_inline
from cheatsheet.paper.sheet import QUICK_PATH, inline
from cheatsheet.paper.svg import for_paper
from cheatsheet.paper.typeset import Data
from cheatsheet.paper.words import paper_words, shown_address
from cheatsheet.problems import ContentError, Problem
from cheatsheet.settings import Settings
from cheatsheet.view import Question, Topic, View, make_view

CODE_COLUMNS = 82
"""Characters on a line of code; the template chooses the size of the letters that makes so many fit."""

BOX_COLUMNS = CODE_COLUMNS - 2
"""The same in a box, whose bar takes two of them."""

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
    return {
        "lang": lang,
        "colour": True,
        "title": inline(sheet.title, lang),
        "intro": inline(sheet.intro, lang),
        "words": paper_words(content, settings, lang),
        "site": {"url": home, "text": shown_address(home)},
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
            "url": self._settings.address(self._lang, QUICK_PATH),
            "head": [inline(quick.question_label, self._lang), inline(quick.answer_label, self._lang)],
            "rows": [
                {
                    "question": inline(row.question, self._lang),
                    "answer": inline(row.answer, self._lang),
                    "to": owner.get(row.number),
                }
                for row in quick.rows
            ],
        }

    def _question(self, question: Question) -> Node:
        listed = self._content.catalog.questions[question.id]
        section = self._view.words["paper.section"]
        answer = self._content.answers.get(self._lang, {}).get(question.id)
        address = self._settings.address(self._lang, question.answer_path or question.path)
        return {
            "id": question.id,
            "number": question.number,
            "term": inline(question.entry.term, self._lang),
            "answer": inline(question.entry.answer, self._lang),
            "url": address,
            "address": shown_address(address),
            "parts": list(self._parts(answer)) if answer else [],
            "sources": [_source(source, section) for source in listed.sources],
            "see": list(listed.see_also),
        }

    def _parts(self, answer: Answer) -> Iterator[Node]:
        for key, heading in HEADINGS[self._lang].items():
            part = answer.parts.get(key)
            if part is not None:
                yield {"key": key, "heading": heading, "nodes": list(self._nodes(part, answer))}

    def _nodes(self, part: Part, answer: Answer) -> Iterator[Node]:
        for block in blocks(part):
            if isinstance(block, Box):
                title = parse_inline(block.title, self._lang)
                inside = [node for inner in block.blocks for node in self._block(inner, answer, BOX_COLUMNS)]
                yield {"t": "box", "look": block.look, "title": title, "nodes": inside}
            else:
                yield from self._block(block, answer)

    def _block(self, block: Block, answer: Answer, columns: int = CODE_COLUMNS) -> Iterator[Node]:
        match block.kind:
            case "question":
                yield {"t": "question", "c": parse_inline(block.text, self._lang)}
            case "code":
                yield {"t": "code", "lang": block.info, **_listing(fit_code(block.text, columns))}
            case "sample":
                yield from self._sample(block, answer)
            case "diagram":
                yield from self._diagram(block, answer)
            case "paragraph" | "list" | "table":
                yield from parse(block.text, self._lang)
            case _:
                assert_never(block.kind)

    def _sample(self, block: Block, answer: Answer) -> Iterator[Node]:
        sample = self._extras.samples.get(block.text)
        if sample is None:
            self._problems.append(
                Problem(answer.path, block.line, f"no sample '{block.text}'; expected a file of docs/_source/samples/")
            )
            return
        yield {
            "t": "sample",
            "name": sample.name,
            "lang": sample.language,
            "versions": " · ".join(" ".join(pair) for pair in sample.versions),
            "code": _listing(fit_code(sample.code, CODE_COLUMNS)),
            "output": _listing(fit_code(sample.output or "", CODE_COLUMNS)),
        }

    def _diagram(self, block: Block, answer: Answer) -> Iterator[Node]:
        svg = self._extras.diagrams.get(self._lang, {}).get(block.text)
        if svg is None:
            message = f"no diagram '{block.text}' in {self._lang}; expected a file of docs/_source/diagrams/"
            self._problems.append(Problem(answer.path, block.line, message))
            return
        drawing = for_paper(svg)
        yield {"t": "diagram", "svg": drawing.svg, "alt": drawing.title or block.text}


def _listing(listing: Listing) -> Node:
    return {"text": listing.text, "broken": list(listing.broken)}


def _source(source: Source, section: str) -> Node:
    return {
        "title": source.title,
        "url": source.url,
        "address": shown_address(source.url),
        "version": source.version,
        "checked": source.checked,
        "said": said(source, section),
        "spoken": spoken_in(source.quote or source.section),
    }
