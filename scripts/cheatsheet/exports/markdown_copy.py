"""A plain Markdown copy of every page, for those who read with an assistant or in a terminal.

The copy of ``…/topics/sql/`` is ``…/topics/sql/index.md``. Copies cannot lie under ``docs/``, where
MkDocs would make pages of them; they are written into the built site. A link in a copy leads to
another copy, but for the one under the heading, which leads to the page itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from cheatsheet.addresses import changes_address
from cheatsheet.answers.samples import Sample
from cheatsheet.changes.model import History
from cheatsheet.exports import anki_deck
from cheatsheet.exports.markdown_answer import answer_parts
from cheatsheet.exports.markdown_pages import (
    asked_blocks,
    changes_blocks,
    downloads_blocks,
    errata_blocks,
    practice_blocks,
)
from cheatsheet.exports.markdown_text import Address, escape_text, heading, inline_markdown, paragraph
from cheatsheet.model import LANGUAGES, Content, Lang, QuickRow
from cheatsheet.paths import ALL, ASKED, CHANGES, DOWNLOADS, ERRATA, FEED, PRACTICE, QUICK
from cheatsheet.settings import Settings, prefix
from cheatsheet.view import Question, Topic, View, clarified, make_view


def markdown_copies(
    content: Content, settings: Settings, samples: Mapping[str, Sample] | None = None, history: History | None = None
) -> dict[str, bytes]:
    """Every copy, by path relative to the root of the site: ``en/topics/sql/index.md``.

    ``samples`` are the programs of the long answers by file name; one that is not given is named
    in the copy, not shown. ``history`` is what the copy of the page of changes tells.
    """
    files: dict[str, bytes] = {}
    shown, kinds = samples or {}, anki_deck.counts(content, samples or {})
    for lang in LANGUAGES:
        for path, text in _pages(content, settings, lang, shown, history or History(), kinds[lang]).items():
            files[f"{prefix(lang)}{path}index.md"] = text.encode()
    return files


def copy_address(settings: Settings, lang: Lang, path: str) -> str:
    """Absolute address of the copy of the page at site path ``path``; Markdown has no anchors, so one is dropped."""
    return settings.address(lang, f"{path.partition('#')[0]}index.md")


def _pages(
    content: Content,
    settings: Settings,
    lang: Lang,
    samples: Mapping[str, Sample],
    history: History,
    kinds: Mapping[str, int],
) -> dict[str, str]:
    """The copies of one language, by site path; ``kinds`` is what the decks beside the questions hold."""
    view = make_view(content, lang)

    def link(path: str) -> str:
        return copy_address(settings, lang, path)

    since = changes_address(settings.address(lang), settings.commit_id)
    version = escape_text(f"{view.words['site.version']} {settings.version}")
    version += f" · [{escape_text(view.words['changes.copy'])}]({since})"

    def page(path: str, title: str, blocks: Iterable[str], note: str = "") -> str:
        on_site = f"[{escape_text(view.words['data.copy_page'])}]({settings.address(lang, path)})"
        return "\n\n".join([title, " · ".join(filter(None, (note, on_site, version))), *blocks]) + "\n"

    pages = {
        "": page("", heading(1, content.sheets[lang].title), _home(content, view, link)),
        QUICK: page(QUICK, heading(1, content.sheets[lang].quick.title), [_table(content, view, _rows(view))]),
        ALL: page(ALL, f"# {escape_text(view.words['site.all_title'])}", _all(view)),
    }
    pages |= _others(content, settings, view, page, history, kinds)
    for topic in view.topics:
        pages[topic.path] = page(
            topic.path, heading(1, topic.heading), _topic(content, view, topic, link), _level(view, topic)
        )
        for question in topic.questions:
            if question.answer_path:
                title = heading(1, question.entry.term, question.number)
                blocks = answer_parts(content, view, question, link, samples)
                pages[question.answer_path] = page(question.answer_path, title, blocks, _level(view, topic))
    return pages


def _others(
    content: Content,
    settings: Settings,
    view: View,
    page: Callable[[str, str, list[str]], str],
    history: History,
    kinds: Mapping[str, int],
) -> dict[str, str]:
    """The copies of the pages that are not the sheet itself."""
    words = view.words
    link = partial(copy_address, settings, view.lang)
    blocks = {
        PRACTICE: ("practice.page_title", practice_blocks(content, view, link)),
        DOWNLOADS: ("downloads.title", downloads_blocks(view, settings, link, kinds)),
        CHANGES: ("changes.title", changes_blocks(view, history, link, settings.address(view.lang, FEED))),
        ERRATA: ("answers.errata_title", errata_blocks(content, view, link)),
        ASKED: ("asked.title", asked_blocks(content, view, link)),
    }
    return {path: page(path, f"# {escape_text(words[title])}", body) for path, (title, body) in blocks.items() if body}


def _level(view: View, topic: Topic) -> str:
    """How deep the topic goes, in words."""
    return escape_text(f"{view.words['site.level']}: {topic.level_label}")


def _home(content: Content, view: View, link: Address) -> list[str]:
    """The sheet's introduction and the way to everything else."""
    words = view.words
    ways = {QUICK: "site.quick_title", ALL: "site.all_title", PRACTICE: "practice.page_title"}
    if clarified(content, view):
        ways[ERRATA] = "answers.errata_title"
    if content.asked.lists:
        ways[ASKED] = "asked.title"
    ways |= {DOWNLOADS: "downloads.title", CHANGES: "changes.title"}
    others = [f"- [{escape_text(words[title])}]({link(path)})" for path, title in ways.items()]
    blocks = [paragraph(content.sheets[view.lang].intro), "\n".join(others), f"## {escape_text(words['site.topics'])}"]
    for topic in view.topics:
        blocks.append(f"### [{inline_markdown(topic.heading)}]({link(topic.path)})")
        blocks.append("\n".join(f"{question.number}. {paragraph(question.entry.term)}" for question in topic.questions))
    return blocks


def _topic(content: Content, view: View, topic: Topic, link: Address) -> list[str]:
    """The topic's quick answers, then its entries."""
    blocks = []
    if topic.rows:
        blocks += [f"## {escape_text(view.words['site.topic_quick'])}", _table(content, view, topic.rows)]
    for question in topic.questions:
        blocks += _entry(question, 2)
        if question.answer_path:
            blocks.append(f"[{escape_text(view.words['site.more'])}]({link(question.answer_path)})")
    return blocks


def _all(view: View) -> list[str]:
    """Every entry under its topic's heading."""
    blocks = []
    for topic in view.topics:
        blocks.append(heading(2, topic.heading))
        for question in topic.questions:
            blocks += _entry(question, 3)
    return blocks


def _entry(question: Question, level: int) -> list[str]:
    """A question as a heading and its answer as a paragraph."""
    return [heading(level, question.entry.term, question.number), paragraph(question.entry.answer)]


def _rows(view: View) -> list[QuickRow]:
    """Every row of the quick-answer table."""
    return [row for row, _ in view.rows]


def _table(content: Content, view: View, rows: Iterable[QuickRow]) -> str:
    """Rows of the quick-answer table as a table."""
    quick = content.sheets[view.lang].quick
    cells = [(quick.question_label, quick.answer_label), *((row.question, row.answer) for row in rows)]
    lines = [
        f"| {inline_markdown(left, in_table=True)} | {inline_markdown(right, in_table=True)} |" for left, right in cells
    ]
    return "\n".join([lines[0], "| --- | --- |", *lines[1:]])
