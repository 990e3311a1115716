"""The copies of the pages that are not the sheet itself: clarifications, changes, practice, downloads and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from cheatsheet.changes.model import History
from cheatsheet.changes.tell import days, limits
from cheatsheet.exports.markdown_answer import part_blocks
from cheatsheet.exports.markdown_text import Address, escape_text, heading, paragraph
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.pages.asked_page import by_count, not_here
from cheatsheet.pages.downloads_page import OTHER_ABOUT, beside_questions, named
from cheatsheet.pages.practice_page import Listed, Part, Said, Section, Way, how_it_works
from cheatsheet.paper.formats import BOOK_PAPER, formats
from cheatsheet.paths import (
    ARCHIVE,
    BOOKS,
    CHANGES,
    DECK,
    EBOOK,
    OF_EVERY_LANGUAGE,
    OPEN_DATA,
    OTHER_CARDS,
    edition_path,
    topic_edition,
)
from cheatsheet.settings import Settings
from cheatsheet.view import View, clarified


def errata_blocks(content: Content, view: View, link: Address) -> list[str]:
    """Every clarification under its short answer, newest first; nothing while there is none.

    ``link`` gives the copy of a site path.
    """
    blocks = []
    for question in clarified(content, view):
        day = content.catalog.questions[question.id].clarified
        blocks += [
            heading(2, question.entry.term, question.number),
            *([f"*{escape_text(view.words['answers.clarified'])} {day}*"] if day else []),
            f"> {paragraph(question.entry.answer)}",
            *part_blocks(content.answers[view.lang][question.id].parts["clarify"], view, link, {}),
            f"[{escape_text(view.words['answers.errata_more'])}]({link(question.best_path)})",
        ]
    return [escape_text(view.words["answers.errata_intro"]), *blocks] if blocks else []


def changes_blocks(view: View, history: History, link: Address, feed: str) -> list[str]:
    """Every day with what changed on it, newest first. ``link`` gives the copy of a site path; ``feed``: an address."""
    limit = limits(history, view.words)
    blocks = [escape_text(view.words["changes.intro"]), f"[{escape_text(view.words['changes.feed'])}]({feed})"]
    blocks += [escape_text(limit)] if limit else []
    for day, lines in days(history, view):
        rows = []
        for line in lines:
            kinds = ", ".join(escape_text(view.words[f"changes.{kind}"]) for kind in line.kinds)
            rows.append(f"- [{line.question.number}. {escape_text(line.question.term)}]({link(line.path)}): {kinds}")
        blocks += [f"## {day}", "\n".join(rows)]
    return blocks


def asked_blocks(content: Content, view: View, link: Address) -> list[str]:
    """How many lists name each question and what they ask besides; nothing while nobody has counted."""
    asked = content.asked
    if not asked.lists:
        return []
    words = {key.removeprefix("asked."): word for key, word in view.words.items() if key.startswith("asked.")}
    total = len(asked.lists)
    named = (
        f"- [{question.number}. {paragraph(question.entry.term)}]({link(question.best_path)}): {count} / {total}"
        for question, count in by_count(view, asked)
    )
    others = (
        f"- {escape_text(words[f'not_{subject.key}'])}: {len(subject.lists)} / {total}" for subject in not_here(asked)
    )
    lists = (f"- [`{one.repo}`]({one.url}), {one.licence}, {one.date}" for one in asked.lists)
    return [
        escape_text(words["intro"]),
        f"## {escape_text(words['questions'])}",
        "\n".join(named),
        f"## {escape_text(words['elsewhere'])}",
        escape_text(words["elsewhere_text"]),
        "\n".join(others),
        f"## {escape_text(words['how'])}",
        *(escape_text(words[f"how_{key}"]) for key in ("text", "words", "bounds")),
        f"## {escape_text(words['lists'])}",
        escape_text(words["lists_text"]),
        "\n".join(lists),
    ]


def practice_blocks(content: Content, view: View, link: Address) -> list[str]:
    """How practice works; the app itself is on the page. ``link`` gives the copy of a site path."""
    parts = how_it_works(content, view.lang)
    return [escape_text(view.words["practice.page_description"]), *(_practice(part, link) for part in parts)]


def _practice(part: Part, link: Address) -> str:
    match part:
        case Section(title=title):
            return f"## {escape_text(title)}"
        case Said(text, source):
            return escape_text(text) + (f" ([{escape_text(source[0])}]({source[1]}))" if source else "")
        case Listed(lines):
            return "\n".join(f"- {escape_text(line)}" for line in lines)
        case Way(text, path):
            return f"[{escape_text(text)}]({link(path)})"


def downloads_blocks(view: View, settings: Settings, link: Address, kinds: Mapping[str, int]) -> list[str]:
    """What there is to download.

    ``link`` gives the copy of a site path; ``kinds`` is what the decks beside the questions hold.
    """
    # What has every language lies with the first.
    words, address, shared = view.words, partial(settings.address, view.lang), partial(settings.address, LANGUAGES[0])
    deck = f"[{escape_text(words['downloads.deck'])}]({address(DECK)})"
    others = (f"[{escape_text(words[f'downloads.{name}'])}]({address(path)})" for name, path in OTHER_CARDS.items())
    ebook = f"[{escape_text(words['downloads.ebook_get'])}]({address(EBOOK)})"
    return [
        escape_text(words["downloads.intro"]),
        f"{escape_text(words['changes.downloads'])} [{escape_text(words['changes.title'])}]({link(CHANGES)})",
        f"## {escape_text(words['downloads.paper'])}",
        "\n".join(_sheets(view, address)),
        escape_text(words["downloads.topics"]),
        "\n".join(_topics(view, address)),
        f"## {escape_text(words['downloads.ebook'])}",
        escape_text(words["downloads.ebook_about"]),
        ebook,
        f"## {escape_text(words['downloads.cards'])}",
        escape_text(words["anki.about"]),
        escape_text(beside_questions(view.lang, words, kinds)),
        deck,
        *(escape_text(words[f"anki.{key}"]) for key in ("how", "update")),
        escape_text(words["downloads.other_cards"]),
        "\n".join(f"- {escape_text(words[f'downloads.{name}'])}" for name in OTHER_ABOUT),
        *others,
        f"## {escape_text(words['downloads.offline'])}",
        *(escape_text(words[f"downloads.{key}"]) for key in ("offline_about", "zip_about")),
        f"[{escape_text(words['downloads.zip'])}]({shared(ARCHIVE)})",
        f"## {escape_text(words['data.title'])}",
        escape_text(words["data.intro"]),
        "\n".join(_data(view, address, shared)),
        escape_text(words["data.licence"]),
    ]


def _sheets(view: View, address: Address) -> Iterator[str]:
    """The cram sheets and the books, each with what it is good for."""
    papers = {shape.name: shape.paper for shape in formats(view.lang)} | dict.fromkeys(BOOKS, BOOK_PAPER)
    for name, paper in papers.items():
        title, about = (escape_text(text) for text in named(view.words, view.lang, name))
        yield f"- [{title}, {paper}]({address(edition_path(name))}): {about}"


def _topics(view: View, address: Address) -> Iterator[str]:
    """The book by topic."""
    for topic in view.topics:
        yield f"- [{escape_text(topic.title)}]({address(edition_path(topic_edition(topic.slug)))})"


def _data(view: View, address: Address, shared: Address) -> Iterator[str]:
    """A list of the data files."""
    for name, path in OPEN_DATA.items():
        target = (shared if path in OF_EVERY_LANGUAGE else address)(path)
        title, about = (escape_text(view.words[f"data.{name}_{key}"]) for key in ("title", "about"))
        yield f"- [{title}]({target}): {about}"
    yield f"- {escape_text(view.words['data.copies_title'])}: {escape_text(view.words['data.copies_about'])}"
