"""The Anki decks: a card for every question and for every row of the quick-answer table.

What a reader's Anki remembers of a deck is published and never changes: the id of the note type and
the names of its fields, the guid of each note, the names of the decks. Anki 26.9 knows a note by its
guid and a deck by its *name* (``rslib/src/import_export/package/apkg/import`` in ankitects/anki), and
leaves a card that it has in the deck where it is. A deck under a new name would stay empty beside
the old one; so the names stand in ``words/anki.toml``, apart from the titles of the topics. When
each note last changed is recorded (``anki_record.py``), because Anki goes by that.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import escape

from cheatsheet.addresses import changes_address
from cheatsheet.exports import anki_style
from cheatsheet.exports.anki_apkg import Deck, NoteType, package
from cheatsheet.exports.anki_notes import Links, question_note, row_note
from cheatsheet.exports.anki_record import Fingerprints, Record, changed, fingerprint
from cheatsheet.exports.anki_text import literal
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.settings import QUICK, Settings
from cheatsheet.view import View, make_view

FILE = "downloads/python-backend.apkg"
"""Where each language's deck is, relative to the language's home page."""

NOTE_TYPE_IDS: dict[Lang, int] = {lang: one.anki_note_type for lang, one in RECORDS.items()}
"""Published."""

_UNDATED = 1767225600
"""2026-01-01, before the first published deck: a deck of unknown age never overwrites a dated one."""


_NOTE_TYPE = "note_type"
"""The key of the note type in the record."""

_ANYWHERE = Settings("https://site.invalid/", "https://site.invalid", "", "")
"""Cards differ from site to site in their links only. These are no change of what a card says."""


def render(content: Content, settings: Settings, record: Record) -> dict[str, bytes]:
    """One ``.apkg`` a language, by path relative to ``docs/``. ``record`` says since when each card says what."""
    built = modified(settings.commit_date)
    files = {}
    for lang, found in fingerprints(content).items():
        view, stamps = make_view(content, lang), record.get(lang, {})
        dates = {key: changed(stamps.get(key), print_, built) for key, print_ in found.items()}
        decks = [
            replace(deck, notes=tuple(replace(note, modified=dates[note.fields[0]]) for note in deck.notes))
            for deck in _decks(content, settings, view)
        ]
        note_type = replace(_note_type(view), modified=dates[_NOTE_TYPE])
        files[f"{lang}/{FILE}"] = package(note_type, decks, RECORDS[lang].anki_first_note)
    return files


def fingerprints(content: Content) -> Fingerprints:
    """A fingerprint of everything on each card that a reader's Anki has to update, for the record."""
    found: dict[Lang, dict[str, str]] = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        kind = _note_type(view)
        notes = [note for deck in _decks(content, _ANYWHERE, view) for note in deck.notes]
        found[lang] = {_NOTE_TYPE: fingerprint((kind.name, kind.front, kind.back, kind.css))}
        found[lang] |= {note.fields[0]: fingerprint((*note.fields, *note.tags)) for note in notes}
    return found


def modified(commit_date: str) -> int:
    """Seconds since 1970 of an ISO date, or date and time; one without a zone is UTC.

    An empty date (a build outside a git checkout) gives a fixed moment before any commit. Raises
    ``ValueError`` for anything else: the date comes from git, not from a person.
    """
    if not commit_date:
        return _UNDATED
    moment = datetime.fromisoformat(commit_date)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _decks(content: Content, settings: Settings, view: View) -> list[Deck]:
    """The decks of one language, their notes undated: the one that holds the others, the topics, the quick answers."""
    return [
        Deck(_deck_id(view.lang, ""), view.words["anki.deck"], about(view, settings), ()),
        *_topic_decks(content, settings, view),
        _quick_deck(settings, view),
    ]


def _note_type(view: View) -> NoteType:
    """The one note type of a language; only its name and the labels on its cards have a language."""
    words = {key: literal(escape(word, quote=False)) for key, word in view.words.items()}
    return NoteType(
        id=NOTE_TYPE_IDS[view.lang],
        name=view.words["anki.note_type"],
        fields=anki_style.FIELDS,
        template=anki_style.TEMPLATE,
        front=anki_style.front(words["anki.prompt"], words["site.level"]),
        back=anki_style.back(words["anki.minute"], words["anki.site"], words["site.level"]),
        css=anki_style.CSS,
        sort_field=anki_style.SORT_FIELD,
        modified=0,
    )


def about(view: View, settings: Settings) -> str:
    """What Anki shows above the deck: what it is, which version, where it comes from."""
    said = view.words["anki.description"].format(version=settings.version)
    home = escape(settings.address(view.lang))
    since = escape(changes_address(settings.address(view.lang), settings.commit_id))
    more = f'<a href="{since}">{escape(view.words["changes.copy"], quote=False)}</a>'
    return f'<p>{escape(said, quote=False)}</p><p><a href="{home}">{home}</a></p><p>{more}</p>'


def _topic_decks(content: Content, settings: Settings, view: View) -> list[Deck]:
    """A deck for each topic. One without a published name yet takes its number and title."""
    answers = content.answers.get(view.lang, {})
    links = _links(settings, view)
    decks = []
    for place, topic in enumerate(view.topics, 1):
        # Anki sorts decks by name, hence two digits; «::» would part the name in two.
        name = view.words.get(f"anki.deck_{topic.slug}", f"{place:02d}. {re.sub(':{2,}', ':', topic.title)}")
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
    return Deck(_deck_id(view.lang, QUICK.rstrip("/")), name, "", notes)


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
