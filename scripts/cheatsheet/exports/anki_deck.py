"""The Anki decks: a card for every question, row of the quick-answer table, follow-up and program.

What a reader's Anki remembers of a deck is published and never changes: the ids of the note types and
the names of their fields, the guid of each note, the names of the decks. Anki 26.9 knows a note by its
guid and a deck by its *name* (``rslib/src/import_export/package/apkg/import`` in ankitects/anki), and
leaves a card that it has in the deck where it is. A deck under a new name would stay empty beside
the old one; so the names stand in ``words/anki.toml``, apart from the titles of the topics. When
each note last changed is recorded (``anki_record.py``), because Anki goes by that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cheatsheet.answers.samples import Sample
from cheatsheet.exports.anki_apkg import package
from cheatsheet.exports.anki_record import Fingerprints, Record, changed, fingerprint
from cheatsheet.exports.anki_tree import all_decks
from cheatsheet.exports.anki_types import note_types
from cheatsheet.exports.follow_ups import all_follow_ups
from cheatsheet.exports.programs import MOST_LINES, all_programs
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.paths import DECK
from cheatsheet.settings import Settings, commit_moment
from cheatsheet.view import make_view

NO_SAMPLES: Mapping[str, Sample] = {}
"""Of answers that show no program."""

_UNDATED = 1767225600
"""2026-01-01, before the first published deck: a deck of unknown age never overwrites a dated one."""


ANYWHERE = Settings("https://site.invalid/", "https://site.invalid", "", "")
"""Cards differ from site to site in their links only. These are no change of what a card says."""


def render(
    content: Content, settings: Settings, record: Record, samples: Mapping[str, Sample] = NO_SAMPLES
) -> dict[str, bytes]:
    """One ``.apkg`` a language, by path relative to ``docs/``. ``record`` says since when each card says what."""
    built = built_at(settings.commit_date)
    files = {}
    for lang, found in fingerprints(content, record, samples).items():
        view, stamps = make_view(content, lang), record.get(lang, {})
        dates = {key: changed(stamps.get(key), print_, built) for key, print_ in found.items()}
        decks = [
            replace(deck, notes=tuple(replace(note, modified=dates[note.fields[0]]) for note in deck.notes))
            for deck in all_decks(content, settings, view, stamps, samples)
        ]
        types = {key: replace(one, modified=dates[key]) for key, one in note_types(view).items()}
        files[f"{lang}/{DECK}"] = package(types, decks, RECORDS[lang].anki_first_note)
    return files


def fingerprints(content: Content, record: Record, samples: Mapping[str, Sample] = NO_SAMPLES) -> Fingerprints:
    """A fingerprint of everything on each card that a reader's Anki has to update, for the record.

    That of a follow-up stands behind one of its words alone, by which ``record`` knows it again (``follow_ups.py``).
    """
    found: dict[Lang, dict[str, str]] = {}
    for lang in LANGUAGES:
        view, stamps = make_view(content, lang), record.get(lang, {})
        notes = [note for deck in all_decks(content, ANYWHERE, view, stamps, samples) for note in deck.notes]
        words = {asked.key: f"{asked.words} " for asked in all_follow_ups(content, view, stamps)}
        found[lang] = {
            key: fingerprint((kind.name, kind.front, kind.back, kind.css)) for key, kind in note_types(view).items()
        }
        found[lang] |= {
            (key := note.fields[0]): words.get(key, "") + fingerprint((*note.fields, *note.tags)) for note in notes
        }
    return found


def counts(content: Content, samples: Mapping[str, Sample]) -> dict[Lang, dict[str, int]]:
    """What the decks beside the questions hold: ``next``, ``predict``; ``left`` programs print more than ``lines``."""
    found = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        short = [program.short for program in all_programs(content, view, samples)]
        asked = sum(1 for _ in all_follow_ups(content, view, {}))
        found[lang] = {"next": asked, "predict": short.count(True), "left": short.count(False), "lines": MOST_LINES}
    return found


def built_at(commit_date: str) -> int:
    """The commit's time in Unix seconds; outside a git checkout a moment before any commit."""
    moment = commit_moment(commit_date)
    return int(moment.timestamp()) if moment else _UNDATED
