"""The Anki decks: a card for every question and for every row of the quick-answer table.

What a reader's Anki remembers of a deck is published and never changes: the id of the note type and
the names of its fields, the guid of each note, the names of the decks. Anki 26.9 knows a note by its
guid and a deck by its *name* (``rslib/src/import_export/package/apkg/import`` in ankitects/anki), and
leaves a card that it has in the deck where it is. A deck under a new name would stay empty beside
the old one; so the names stand in ``words/anki.toml``, apart from the titles of the topics.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from html import escape

from cheatsheet.exports import anki_style
from cheatsheet.exports.anki_apkg import Deck, NoteType, package
from cheatsheet.exports.anki_notes import Links, question_note, row_note
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.settings import Settings
from cheatsheet.view import View, make_view

FILE = "downloads/python-backend.apkg"
"""Where each language's deck is, relative to the language's home page."""

NOTE_TYPE_IDS: dict[Lang, int] = {"ru": 1767225601, "en": 1767225602}
"""Published. Any numbers would do that no other note type has."""

_FIRST_NOTE_IDS: dict[Lang, int] = {"ru": 1767225600000, "en": 1767312000000}
"""Milliseconds since 1970, which Anki shows as the time a note was made; a day apart, so that no two meet."""

_UNDATED = 1767225600
"""2026-01-01, before the first published deck: a deck of unknown age never overwrites a dated one."""


def render(content: Content, settings: Settings) -> dict[str, bytes]:
    """One ``.apkg`` a language, by path relative to ``docs/``."""
    return {f"{lang}/{FILE}": _package(content, settings, lang) for lang in LANGUAGES}


def modified(commit_date: str) -> int:
    """Seconds since 1970 of an ISO date, or date and time; one without a zone is UTC.

    An empty date (a build outside a git checkout) gives a fixed moment before any commit. Raises
    ``ValueError`` for anything else: the date comes from git, not from a person.
    """
    if not commit_date:
        return _UNDATED
    moment = datetime.fromisoformat(commit_date)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _package(content: Content, settings: Settings, lang: Lang) -> bytes:
    """The package of one language: the deck that holds the others, the topics, the quick answers."""
    view = make_view(content, lang)
    decks = [
        Deck(_deck_id(lang, ""), view.words["anki.deck"], _description(view, settings), ()),
        *_topic_decks(content, settings, view),
        _quick_deck(settings, view),
    ]
    return package(_note_type(view), decks, modified(settings.commit_date), _FIRST_NOTE_IDS[lang])


def _note_type(view: View) -> NoteType:
    """The one note type of a language; only its name and the labels on its cards have a language."""
    words = {key: escape(word, quote=False) for key, word in view.words.items()}
    return NoteType(
        id=NOTE_TYPE_IDS[view.lang],
        name=view.words["anki.note_type"],
        fields=anki_style.FIELDS,
        template=anki_style.TEMPLATE,
        front=anki_style.front(words["anki.prompt"], words["site.level"]),
        back=anki_style.back(words["anki.minute"], words["anki.site"], words["site.level"]),
        css=anki_style.CSS,
        sort_field=anki_style.SORT_FIELD,
    )


def _description(view: View, settings: Settings) -> str:
    """What Anki shows above the deck: what it is, which version, where it comes from."""
    about = view.words["anki.description"].format(version=settings.version)
    home = escape(settings.address(view.lang))
    return f'<p>{escape(about, quote=False)}</p><p><a href="{home}">{home}</a></p>'


def _topic_decks(content: Content, settings: Settings, view: View) -> list[Deck]:
    """A deck for each topic. One without a published name yet takes its number and title."""
    answers = content.answers.get(view.lang, {})
    links = _links(settings, view)
    decks = []
    for place, topic in enumerate(view.topics, 1):
        # Anki sorts decks by name, hence two digits; «::» would part the name in two.
        name = view.words.get(f"anki.deck_{topic.slug}", f"{place:02d}. {topic.title.replace('::', ':')}")
        notes = tuple(
            question_note(view.lang, topic, question, answers.get(question.id), links) for question in topic.questions
        )
        decks.append(Deck(_deck_id(view.lang, topic.slug), f"{view.words['anki.deck']}::{name}", "", notes))
    return decks


def _quick_deck(settings: Settings, view: View) -> Deck:
    """The deck of the quick-answer rows; its name puts it after the numbered topics, and so do its cards' places."""
    topic_of = {question.id: topic for topic in view.topics for question in topic.questions}
    links = _links(settings, view)
    notes = tuple(
        row_note(view.lang, topic_of[question.id], row, len(view.questions) + row.number, links)
        for row, question in view.rows
    )
    name = f"{view.words['anki.deck']}::{view.words['anki.deck_quick-answers']}"
    return Deck(_deck_id(view.lang, "quick-answers"), name, "", notes)


def _links(settings: Settings, view: View) -> Links:
    """A link of a long answer leads to the long answer of the other question, or to its entry while there is none."""
    paths = {question.id: question.answer_path or question.path for question in view.questions}
    return Links(
        page=lambda path: settings.address(view.lang, path),
        question=lambda target: settings.address(view.lang, paths[target]) if target in paths else target,
    )


def _deck_id(lang: Lang, slug: str) -> int:
    """A number for a deck that depends on nothing but its address; Anki uses it only within the package.

    Between 2**30 and 2**31, where genanki's documentation advises to take them.
    """
    digest = hashlib.sha256(f"python-backend:{lang}:{slug}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4]) % (1 << 30)
