"""The ``.apkg`` file format: decks of notes in, the bytes of a package out.

The only module that knows genanki. genanki itself writes the time of the build, a temporary file
and the machine's zip settings into a package; here everything that varies is given by the caller
or fixed, so that the same notes make the same bytes anywhere.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import genanki

from cheatsheet.archive import archive


@dataclass(frozen=True, slots=True)
class NoteType:
    """What Anki calls a note type, with one card template.

    Anki takes two note types with the same ``id`` for the same one only while the names of the
    fields and of the template agree; otherwise it refuses to update notes. So these never change.
    What else is in it replaces what the reader has when ``modified`` is later than theirs.
    """

    id: int
    name: str
    fields: tuple[str, ...]
    template: str
    front: str
    back: str
    css: str
    sort_field: int
    modified: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """One note, which makes one card. ``fields`` are HTML, in the order of the note type's.

    ``guid`` is how Anki knows the note again. ``position`` is the card's place among the new cards.
    ``modified`` (seconds since 1970, UTC) is the time that Anki compares with the note it has: it
    replaces that one, with all that the reader has changed in it, only when this time is later.
    """

    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    position: int
    modified: int = 0


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck; ``::`` in ``name`` parts the levels. ``description`` is HTML, shown above the deck.

    ``note_type`` is the key of the note type that all its notes have.
    """

    id: int
    name: str
    description: str
    notes: tuple[Note, ...]
    note_type: str


class _Model(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A note type with a time of its own; genanki gives every one the time of the package."""

    modified = 0

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, object]:
        """What stands in the package, but for the time that genanki would write."""
        del timestamp
        made: dict[str, object] = super().to_json(self.modified, deck_id)
        return made


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note with a time of its own, likewise."""

    modified = 0

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        """Write note and card, but for the time that genanki would write."""
        del timestamp
        super().write_to_db(cursor, self.modified, deck_id, id_gen)


class _Package(genanki.Package):  # type: ignore[misc]  # genanki has no types
    """A package whose list of decks is written once.

    genanki reads the list from the database, adds a deck and writes it back for each of them, which takes the square of
    their number. What is written is the same.
    """

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        """Write the empty collection, the lists of decks and note types, then the notes of each deck."""
        # With no decks genanki writes what every collection has.
        genanki.Package([]).write_to_db(cursor, timestamp, id_gen)
        decks, models = map(json.loads, cursor.execute("SELECT decks, models FROM col").fetchone())
        for deck in self.decks:
            decks[str(deck.deck_id)] = deck.to_json()
            for note in deck.notes:
                deck.add_model(note.model)
            models.update({str(key): model.to_json(timestamp, deck.deck_id) for key, model in deck.models.items()})
        cursor.execute("UPDATE col SET decks = ?, models = ?", (json.dumps(decks), json.dumps(models)))
        for deck in self.decks:
            for note in deck.notes:
                note.write_to_db(cursor, timestamp, deck.deck_id, id_gen)


def package(note_types: Mapping[str, NoteType], decks: Sequence[Deck], first_id: int) -> bytes:
    """The bytes of an ``.apkg`` with ``decks``, and with those of the ``note_types`` that a note of theirs has.

    ``first_id`` is the id (milliseconds since 1970) of the first note; Anki changes an id that the
    reader has in use.
    """
    models = {key: _model(note_type) for key, note_type in note_types.items()}
    with sqlite3.connect(":memory:") as database:
        # No time is written but those of the notes and of the note types.
        _Package([_deck(models[deck.note_type], deck) for deck in decks]).write_to_db(
            database.cursor(), 0, itertools.count(first_id)
        )
    # A database in memory keeps no version of SQLite in its header, unlike one in a file.
    data = database.serialize()
    database.close()
    return archive({"collection.anki2": data, "media": b"{}"}, small=False)


def _model(note_type: NoteType) -> _Model:
    """Genanki's form of a note type. Made anew for each package, because genanki writes into it."""
    model = _Model(
        note_type.id,
        note_type.name,
        fields=[{"name": name} for name in note_type.fields],
        templates=[{"name": note_type.template, "qfmt": note_type.front, "afmt": note_type.back}],
        css=note_type.css,
        sort_field_index=note_type.sort_field,
    )
    model.modified = note_type.modified
    return model


def _deck(model: _Model, deck: Deck) -> genanki.Deck:
    """Genanki's form of a deck."""
    result = genanki.Deck(deck.id, deck.name, deck.description)
    for note in deck.notes:
        made = _Note(model, list(note.fields), tags=list(note.tags), guid=note.guid, due=note.position)
        made.modified = note.modified
        result.add_note(made)
    return result
