"""Where pages and files of the site lie, relative to a language's home page. What is published never changes."""

from __future__ import annotations

from collections.abc import Mapping

QUICK, ALL = "quick-answers/", "all/"
"""The quick answers, and all answers on one page."""
PRACTICE, DOWNLOADS, ERRATA, ASKED = "practice/", "downloads/", "errata/", "asked/"
CHANGES = "changes/"
"""The page that says what has changed. Its address is printed."""
FEED = f"{CHANGES}feed.xml"

DECK = f"{DOWNLOADS}python-backend.apkg"
EBOOK = f"{DOWNLOADS}python-backend.epub"
OBSIDIAN = f"{DOWNLOADS}obsidian.zip"
MOCHI = f"{DOWNLOADS}python-backend.mochi"
CARDS, NEXT_CARDS = f"{DOWNLOADS}cards.tsv", f"{DOWNLOADS}cards-next.tsv"
OTHER_CARDS: Mapping[str, str] = {"obsidian": OBSIDIAN, "mochi": MOCHI, "tsv": CARDS, "tsv_next": NEXT_CARDS}
"""The cards for programs other than Anki, by the words that name them."""
ARCHIVE = f"{DOWNLOADS}site.zip"
"""The site to carry, in every language: it lies with the first."""

JSON, SCHEMA, CSV = "data/cheatsheet.json", "data/cheatsheet.schema.json", "data/cheatsheet.csv"
FORMER_JSON, FORMER_SCHEMA = "data/v1/cheatsheet.json", "data/v1/cheatsheet.schema.json"
"""The format before, for programs that read it still."""
LLMS = "llms.txt"
OPEN_DATA: Mapping[str, str] = {"json": JSON, "schema": SCHEMA, "csv": CSV, "llms": LLMS}
"""The open data, by the words that name it."""
OF_EVERY_LANGUAGE = frozenset({JSON, SCHEMA, LLMS})
"""What of it holds every language, and lies with the first."""


def topic_path(topic_slug: str) -> str:
    """The page of a topic."""
    return f"topics/{topic_slug}/"


def question_path(topic_slug: str, question_id: str) -> str:
    """An entry on its topic's page."""
    return f"{topic_path(topic_slug)}#{question_id}"


def answer_path(topic_slug: str, question_slug: str) -> str:
    """The page of a long answer."""
    return f"{topic_path(topic_slug)}{question_slug}/"


def row_path(row_id: str) -> str:
    """A quick answer."""
    return f"{QUICK}#{row_id}"


def card_path(name: str) -> str:
    """The picture that chats show for a topic (``sql``) or an answer (``q06``); ``overrides/main.html`` says it too."""
    return f"cards/{name}.png"


BOOKS = ("book", "book-dark")
"""The editions of the whole book: for paper, and for a screen in the dark."""


def topic_edition(topic_slug: str) -> str:
    """Name of the edition on paper of a topic."""
    return f"topics/{topic_slug}"


def edition_path(name: str) -> str:
    """The PDF of an edition on paper."""
    return f"{DOWNLOADS}{name}.pdf"


def preview_path(name: str) -> str:
    """The picture of an edition's first page."""
    return f"{DOWNLOADS}preview/{name}.png"
