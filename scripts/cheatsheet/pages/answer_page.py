"""The page of each long answer: ``<lang>/topics/<topic>/<slug>.md``."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from cheatsheet.answers.agreement import total_words
from cheatsheet.answers.parse import HEADINGS
from cheatsheet.answers.samples import Sample
from cheatsheet.answers.sources import edition, said
from cheatsheet.languages import spoken_in
from cheatsheet.model import LANGUAGES, Answer, CatalogQuestion, Content, Lang, Source, plain
from cheatsheet.pages.answer_markdown import PageSurroundings, part_markdown
from cheatsheet.pages.asked_page import naming
from cheatsheet.pages.sheet_pages import front_matter, level, link, markdown_file, short_answer, source_of
from cheatsheet.paths import ASKED
from cheatsheet.settings import Settings
from cheatsheet.sheet.inline import literal, to_markdown
from cheatsheet.view import WORDS_PER_MINUTE, Question, Topic, View, make_view

DESCRIPTION_LENGTH = 160
"""Characters of a description that search engines show."""

Diagrams = Mapping[Lang, Mapping[str, str]]


def render(content: Content, samples: Mapping[str, Sample], diagrams: Diagrams, settings: Settings) -> dict[str, str]:
    """Markdown of every long answer, keyed by its path relative to ``docs/``.

    ``diagrams`` holds the HTML of each diagram by language and name.
    """
    pages: dict[str, str] = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        for topic in view.topics:
            for question in topic.questions:
                answer = content.answers.get(lang, {}).get(question.id)
                if answer is not None and question.answer_path is not None:
                    around = PageSurroundings(
                        lang,
                        view.words,
                        partial(target, view, question.answer_path),
                        samples,
                        diagrams[lang],
                        partial(file_address, settings),
                    )
                    listed, sources = content.catalog.questions[question.id], content.sources.of(question.id)
                    written = _Written(answer, listed, sources, naming(view, content.asked, question.id))
                    page = _page(view, topic, question, written, around)
                    pages[f"{lang}/{markdown_file(question.answer_path)}"] = page
    return pages


def target(view: View, start: str, question_id: str) -> str:
    """Link target from site path ``start`` to a question: its long answer, or its entry while it has none."""
    question = next(question for question in view.questions if question.id == question_id)
    return link(start, question.best_path)


def file_address(settings: Settings, path: str) -> str:
    """Address of a file of the repository, on the branch: with the commit in it every page would change each time."""
    return f"{settings.repo_url}/blob/{settings.branch}/{path}"


@dataclass(frozen=True, slots=True)
class _Written:
    """What was written by hand for one page: the answer, its entry in the catalog, its sources, who asks it."""

    answer: Answer
    listed: CatalogQuestion
    sources: tuple[Source, ...]
    naming: str
    """How many lists of interview questions name it, in words; "" while nobody has counted."""


def _page(view: View, topic: Topic, question: Question, written: _Written, around: PageSurroundings) -> str:
    answer, listed = written.answer, written.listed
    words = view.words
    minutes = math.ceil(total_words(answer) / WORDS_PER_MINUTE)
    meta = front_matter(
        title=question.term,
        description=shorten(plain(question.entry.answer)),
        path=question.answer_path,
        question=question.id,
        number=question.number,
        topic=topic.slug,
        source=source_of(answer.path, 1),
    )
    asked = (
        f" [{literal(written.naming)}]({link(question.answer_path or '', f'{ASKED}#how')})" if written.naming else ""
    )
    facts = f"<span>{literal(view.counted('minutes', minutes))}</span>{asked}{_facts_checked(view, written.sources)}"
    sections = [
        f'# <span class="num">{question.number}.</span> {to_markdown(question.entry.term)} {{#title}}\n',
        f"{level(view, topic)} {facts}\n{{ .meta data-question={question.id} }}\n",
        f"## {literal(words['answers.seconds'])} {{#seconds}}\n",
        short_answer(question.entry.answer),
    ]
    for key, heading in HEADINGS[view.lang].items():
        if key in answer.parts:
            sections.append(f"## {heading} {{#{key}}}\n\n{part_markdown(answer.parts[key], around)}")
    if listed.see_also:
        sections.append(_see_also(view, listed, around))
    if written.sources:
        sections.append(_sources(view, written.sources))
    return meta + "\n".join(sections)


def _facts_checked(view: View, sources: Sequence[Source]) -> str:
    """When the sources were last opened: the oldest day of them, since for none of the facts it was earlier."""
    if not sources:
        return ""
    oldest = min(source.checked for source in sources)
    return f" [{literal(view.words['answers.facts_checked'].format(date=oldest))}](#sources)"


def _see_also(view: View, listed: CatalogQuestion, around: PageSurroundings) -> str:
    found = {question.id: question for question in view.questions}
    rows = [
        f"- [{found[other].number}. {to_markdown(found[other].entry.term)}]({around.target(other)})"
        for other in listed.see_also
    ]
    return "\n".join([f"## {literal(view.words['answers.see_also'])} {{#see-also}}", "", *rows, ""])


def _sources(view: View, sources: Sequence[Source]) -> str:
    """The sources as HTML: a title or an address may hold anything, and Markdown would read it as markup."""
    checked = escape(view.words["answers.checked"])
    rows = []
    for source in sources:
        title = f"{_spoken(view.lang, source.title)}>{escape(source.title)}"
        version = edition(source)
        read = f"<span{_spoken(view.lang, version)}>{escape(version)}</span>, " if version else ""
        date = f"{checked} <time>{source.checked}</time>"
        rows.append(
            f'<li><a href="{escape(source.url)}" rel="noopener"{title}</a>'
            f' <span class="source-facts">{read}{date}</span>{_said(view, source)}</li>'
        )
    heading = f"## {literal(view.words['answers.sources'])} {{#sources}}"
    return "\n".join([heading, "", '<ol class="sources">', *rows, "</ol>", ""])


def _said(view: View, source: Source) -> str:
    """The sentence, or the section, in which the source says it."""
    if source.quote:
        words = said(source, "")
        return f' <span class="source-said"{_spoken(view.lang, source.quote)}>{escape(words)}</span>'
    if source.section:
        title = f"<span{_spoken(view.lang, source.section)}>{escape(source.section)}</span>"
        return f' <span class="source-said">{escape(view.words["answers.section"])}: {title}</span>'
    return ""


def _spoken(lang: Lang, text: str) -> str:
    """A ``lang`` attribute for ``text`` that is not in the page's language: a screen reader changes its voice."""
    own = spoken_in(text)
    return "" if own == lang else f' lang="{own}"'


def shorten(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """``text`` cut at a word, with an ellipsis, when it is longer than ``length`` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:—.") + "…"
