"""The chapters of the book for e-readers: topics, questions, quick answers, clarifications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from cheatsheet.answers.parse import HEADINGS
from cheatsheet.answers.part_rules import BOXES
from cheatsheet.answers.typography import bind
from cheatsheet.ebook.chapter import Chapter
from cheatsheet.ebook.sources import sources_xhtml
from cheatsheet.ebook.writer import EbookSurroundings, label_of, part_xhtml, table_xhtml
from cheatsheet.model import Content, Inline, Lang, Span, plain
from cheatsheet.paper.words import shown_address
from cheatsheet.settings import Settings
from cheatsheet.sheet.inline import to_html
from cheatsheet.view import Question, Topic, View, clarified

QUICK, ERRATA = "quick-answers", "errata"
_DOTS = {"basic": "●○○", "intermediate": "●●○", "advanced": "●●●"}


def file_of(question: str) -> str:
    """The file of the question with this id."""
    return f"{question}.xhtml"


def bound(inline: Inline, lang: Lang) -> str:
    """XHTML of words of the sheet, with no-break spaces where a line must not end."""
    spans = (span if span.kind == "code" else Span(span.kind, bind(span.text, lang)) for span in inline)
    return to_html(tuple(spans))


def numbered(question: Question, lang: Lang) -> str:
    """The term with its number."""
    return f'<span class="nth">{question.number}.</span> {bound(question.entry.term, lang)}'


@dataclass(frozen=True, slots=True)
class Pages:
    """Writes the chapters of one language."""

    content: Content
    settings: Settings
    view: View
    around: EbookSurroundings

    def chapters(self) -> Iterator[Chapter]:
        """Everything between the contents and the end, in order."""
        for topic in self.view.topics:
            yield self._topic(topic)
            for question in topic.questions:
                yield self._question(topic, question)
        yield self._quick()
        if found := clarified(self.content, self.view):
            yield self._errata(found)

    def _topic(self, topic: Topic) -> Chapter:
        """A topic's own page: its short answers in a row, each with the way to the long one."""
        lang, words = self.view.lang, self.view.words
        heading = bound(topic.heading, lang)
        items = "\n".join(
            f'<dt><a href="{file_of(question.id)}">{numbered(question, lang)}</a></dt>\n'
            f"<dd>{bound(question.entry.answer, lang)}</dd>"
            for question in topic.questions
        )
        body = (
            f'<section epub:type="part" role="doc-part" aria-labelledby="title">\n<h1 id="title">{heading}</h1>\n'
            f'<p class="facts">{_level(topic)} · {escape(topic.count)}</p>\n'
            f'<h2 id="short">{escape(words["epub.short"])}</h2>\n<dl>\n{items}\n</dl>\n</section>'
        )
        return Chapter(f"topic-{topic.slug}", topic.title, heading, body)

    def _question(self, topic: Topic, question: Question) -> Chapter:
        """A question: where it belongs, the short answer, the parts of the long one, related ones, sources."""
        lang, words = self.view.lang, self.view.words
        address = self.settings.address(lang, question.best_path)
        belongs = f'<a href="topic-{topic.slug}.xhtml">{bound(topic.heading, lang)}</a>'
        sections = [
            (
                f'<section epub:type="chapter" role="doc-chapter" aria-labelledby="title">\n'
                f'<h1 id="title">{numbered(question, lang)}</h1>'
            ),
            f'<p class="facts">{belongs} · {_level(topic)}</p>',
            (
                f'<section class="short">\n<h2 id="short">{escape(words["answers.seconds"])}</h2>\n'
                f"<p>{bound(question.entry.answer, lang)}</p>\n</section>"
            ),
            *self._parts(question),
            *self._after(question),
            (
                f'<p class="online">{escape(words["paper.online"])}: '
                f'<a href="{escape(address)}">{escape(shown_address(address))}</a></p>\n</section>'
            ),
        ]
        title = f"{question.number}. {question.term}"
        return Chapter(
            question.id, title, f"{question.number}. {bound(question.entry.term, lang)}", "\n".join(sections), 2
        )

    def _parts(self, question: Question) -> Iterator[str]:
        """The parts of the long answer, each under its heading."""
        answer = self.content.answers.get(self.view.lang, {}).get(question.id)
        for key, heading in HEADINGS[self.view.lang].items():
            if answer is not None and key in answer.parts:
                inside = part_xhtml(answer.parts[key].blocks, self.around)
                look = f' class="box {BOXES[key]}"' if key in BOXES else ""
                yield f'<section{look}>\n<h2 id="{key}">{escape(heading)}</h2>\n{inside}\n</section>'

    def _after(self, question: Question) -> Iterator[str]:
        """Related questions and sources."""
        lang, words = self.view.lang, self.view.words
        listed = self.content.catalog.questions[question.id]
        by_id = {other.id: other for other in self.view.questions}
        if listed.see_also:
            items = "\n".join(
                f'<li><a href="{file_of(other)}">{by_id[other].number}. {bound(by_id[other].entry.term, lang)}</a></li>'
                for other in listed.see_also
            )
            heading = escape(words["answers.see_also"])
            yield f'<section>\n<h2 id="see-also">{heading}</h2>\n<ul class="plain">\n{items}\n</ul>\n</section>'
        if sources := self.content.sources.of(question.id):
            yield sources_xhtml(sources, self.view)

    def _quick(self) -> Chapter:
        """The table of quick answers; a question leads to the one that answers it in full."""
        lang, quick = self.view.lang, self.content.sheets[self.view.lang].quick
        owner = {row.number: question.id for row, question in self.view.rows}
        heading = bound(quick.title, lang)
        labels = (quick.question_label, quick.answer_label)
        head = "\n".join(f'<th scope="col">{bound(label, lang)}</th>' for label in labels)
        rows = []
        for row in quick.rows:
            asked = bound(row.question, lang)
            if row.number in owner:
                asked = f'<a href="{file_of(owner[row.number])}">{asked}</a>'
            label = label_of(plain(quick.answer_label))
            rows.append(f'<th scope="row" id="{row.id}">{asked}</th>\n<td{label}>{bound(row.answer, lang)}</td>')
        body = _section("appendix", heading, [table_xhtml(2, head, rows)])
        return Chapter(QUICK, plain(quick.title), heading, body)

    def _errata(self, found: Iterable[Question]) -> Chapter:
        """Every clarification under its short answer, the newest first."""
        lang, words = self.view.lang, self.view.words
        title = words["answers.errata_title"]
        blocks = [f"<p>{escape(words['answers.errata_intro'])}</p>"]
        for question in found:
            day = self.content.catalog.questions[question.id].clarified
            when = f'<p class="facts">{escape(words["answers.clarified"])} <time datetime="{day}">{day}</time></p>\n'
            part = self.content.answers[lang][question.id].parts["clarify"]
            blocks.append(
                f'<section>\n<h2 id="{question.id}">{numbered(question, lang)}</h2>\n{when if day else ""}'
                f"<blockquote><p>{bound(question.entry.answer, lang)}</p></blockquote>\n"
                f'<div class="box warning">\n{part_xhtml(part.blocks, self.around)}\n</div>\n'
                f'<p><a href="{file_of(question.id)}#sources">{escape(words["answers.errata_more"])}: '
                f"{bound(question.entry.term, lang)}</a></p>\n</section>"
            )
        return Chapter(ERRATA, title, escape(title), _section("errata", escape(title), blocks))


def _section(kind: str, heading: str, blocks: Iterable[str]) -> str:
    """A chapter without parts of its own, of a ``kind`` that the vocabulary of DPUB-ARIA knows too."""
    inside = "\n".join(blocks)
    return (
        f'<section epub:type="{kind}" role="doc-{kind}" aria-labelledby="title">\n'
        f'<h1 id="title">{heading}</h1>\n{inside}\n</section>'
    )


def _level(topic: Topic) -> str:
    """How deep a topic goes, in words, with the mark that stands on paper; a voice has the words."""
    dots = f'<span class="dots" aria-hidden="true">{_DOTS[topic.level.key]}</span>'
    return f'<span class="{topic.level.key}">{dots} {escape(topic.level_label)}</span>'
