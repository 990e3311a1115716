"""A reader with a real Anki, and the times at which decks are made and imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import anki.collection  # before its parts, which import one another in a circle
from anki.cards import Card
from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportResponse
from anki.models import NotetypeDict, NotetypeId
from anki.notes import Note

from cheatsheet.answers.samples import Sample
from cheatsheet.exports.anki_deck import NO_SAMPLES, fingerprints, render
from cheatsheet.exports.anki_record import Record, updated
from cheatsheet.exports.anki_types import RECALL, note_type_id
from cheatsheet.model import Content, Lang
from cheatsheet.paths import DECK
from cheatsheet.settings import Settings

FIRST, BETWEEN, LATER = 1795514400, 1795514500, 1795514700
"""The times of the first deck, of what the reader does to it, and of the next deck; all lie in the past."""


def recorded(
    content: Content, now: int = FIRST, before: Record | None = None, samples: Mapping[str, Sample] = NO_SAMPLES
) -> Record:
    """The record after ``make cards`` was run ``now``."""
    return updated(before or {}, fingerprints(content, before or {}, samples), now)


class Reader:
    """Somebody with an Anki collection of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.open()

    def open(self) -> None:
        """Start Anki. It keeps note types and decks in memory, and sees a change of the file only then."""
        self.col = anki.collection.Collection(str(self.folder / "collection.anki2"))
        assert self.col.db is not None
        self.database = self.col.db

    def imports(
        self,
        content: Content,
        settings: Settings,
        lang: Lang = "ru",
        record: Record | None = None,
        samples: Mapping[str, Sample] = NO_SAMPLES,
        **options: bool | int,
    ) -> ImportResponse.Log:
        """Import the deck with the importer's own defaults, but for ``options``; return its log.

        Without a ``record`` every card was recorded at the first time.
        """
        path = self.folder / "deck.apkg"
        record = record or recorded(content, samples=samples)
        path.write_bytes(render(content, settings, record, samples)[f"{lang}/{DECK}"])
        request = ImportAnkiPackageRequest(
            package_path=str(path),
            options=ImportAnkiPackageOptions(**options),  # type: ignore[arg-type]  # each option is of its own type
        )
        return self.col.import_anki_package(request).log

    def note(self, note_id: str, lang: Lang = "ru") -> Note:
        """The note of a question or row, found as Anki itself knows it; there must be one only."""
        ids = self.database.list("SELECT id FROM notes WHERE guid = ?", f"python-backend:{lang}:{note_id}")
        assert len(ids) == 1, f"{note_id} is there {len(ids)} times"
        return self.col.get_note(ids[0])

    def card(self, note_id: str) -> Card:
        """The one card of a note."""
        cards = self.note(note_id).cards()
        assert len(cards) == 1
        return cards[0]

    def studies(self, note_id: str, times: int = 2) -> None:
        """Answer a card «Easy», which takes it out of the new ones for days."""
        card = self.card(note_id)
        for _ in range(times):
            card.start_timer()
            self.col.sched.answerCard(card, 4)
            card.load()

    def progress(self, note_id: str) -> tuple[Sequence[Any], list[Sequence[Any]]]:
        """Everything about a card that is the reader's, not the deck's."""
        card = self.card(note_id)
        row = self.database.first(
            "SELECT id, did, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, data FROM cards"
            " WHERE id = ?",
            card.id,
        )
        assert row is not None
        return row, self.database.all("SELECT * FROM revlog WHERE cid = ? ORDER BY id", card.id)

    def deck_of(self, note_id: str) -> str:
        """Name of the deck in which a card lies."""
        return self.col.decks.name(self.card(note_id).did)

    def edits(self, note_id: str, field: str, text: str, tag: str = "") -> None:
        """Write into a field of a note, and tag it, at :data:`BETWEEN`."""
        note = self.note(note_id)
        note[field] = text
        note.tags += [tag] if tag else []
        self.col.update_note(note)
        self.database.execute("UPDATE notes SET mod = ? WHERE id = ?", BETWEEN, note.id)

    def styles(self, css: str, lang: Lang = "ru") -> None:
        """Give the note type another style, at :data:`BETWEEN`."""
        kind = self.kind(lang)
        kind["css"] = css
        self.col.models.update_dict(kind)
        self.database.execute("UPDATE notetypes SET mtime_secs = ? WHERE id = ?", BETWEEN, kind["id"])
        self.col.close()
        self.open()

    def kind(self, lang: Lang = "ru", kind: str = RECALL) -> NotetypeDict:
        """A note type of a language, as it is in the file: Anki's own window forgets what it knew after an import."""
        self.col.models._clear_cache()  # as aqt does, in main.py
        found = self.col.models.get(NotetypeId(note_type_id(lang, kind)))
        assert found is not None
        return found

    def decks(self) -> list[str]:
        """The names of the decks, but for Anki's own."""
        return [deck.name for deck in self.col.decks.all_names_and_ids(skip_empty_default=True)]
