"""What a reader's Anki makes of a deck, and of a newer one over it: on a real collection, with Anki's own importer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import anki.collection  # before its parts, which import one another in a circle
import pytest
from anki.cards import Card
from anki.import_export_pb2 import (
    CsvMetadata,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportAnkiPackageUpdateCondition,
    ImportResponse,
)
from anki.notes import Note
from tests.exports.edits import Edit

from cheatsheet.exports.anki_deck import FILE, modified, render
from cheatsheet.exports.data_csv import render_csv
from cheatsheet.model import Content, Lang
from cheatsheet.settings import Settings

LATER = "2026-11-24T10:05:00+00:00"
OLDER = "2026-11-24T09:00:00+00:00"
ROOT_DECK = "Python Backend — шпаргалка"


class Reader:
    """Somebody with an Anki collection of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.col = anki.collection.Collection(str(folder / "collection.anki2"))
        assert self.col.db is not None
        self.database = self.col.db

    def imports(
        self, content: Content, settings: Settings, lang: Lang = "ru", **options: bool | int
    ) -> ImportResponse.Log:
        """Import the deck with the importer's own defaults, but for ``options``; return its log."""
        path = self.folder / "deck.apkg"
        path.write_bytes(render(content, settings)[f"{lang}/{FILE}"])
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


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """A reader with an empty collection."""
    someone = Reader(tmp_path)
    yield someone
    someone.col.close()


@pytest.fixture
def newer(content: Content, edit: Edit) -> Content:
    """The next version: q06 says something else and there is a 39th question."""
    return edit.question(edit.entry(content, "ru", 6, answer=edit.text("Совсем новый ответ")))


def test_a_fresh_import_gives_every_card_in_its_deck(reader: Reader, content: Content, settings: Settings) -> None:
    """53 notes make 53 cards in 12 subdecks of one deck, in order of number, with a description and no media."""
    log = reader.imports(content, settings)
    assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (53, 0, 0, 0)
    assert reader.col.card_count() == 53
    subdecks = [d.name for d in reader.col.decks.all_names_and_ids() if d.name.startswith(f"{ROOT_DECK}::")]
    assert len(subdecks) == 12
    assert subdecks[1] == f"{ROOT_DECK}::02. SQL и базы данных"
    assert subdecks[-1] == f"{ROOT_DECK}::Быстрые ответы"
    order = reader.database.list(
        "SELECT n.guid FROM cards c JOIN notes n ON n.id = c.nid WHERE c.queue = 0 ORDER BY c.due"
    )
    assert order[:2] == ["python-backend:ru:q01", "python-backend:ru:q02"]
    assert order[38] == "python-backend:ru:r01"
    deck = reader.col.decks.by_name(ROOT_DECK)
    assert deck is not None
    assert settings.version in deck["desc"]
    assert reader.database.scalar("SELECT count() FROM revlog") == 0
    assert reader.col.fix_integrity()[1], "Anki's own check of the database found something"


def test_a_newer_deck_updates_the_text_and_keeps_the_progress(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """A newer deck brings the new answer and the 39th card, doubles nothing and takes no progress."""
    reader.imports(content, settings)
    reader.studies("q06")
    reader.studies("r03")
    before = {note: reader.progress(note) for note in ("q06", "r03", "q01")}
    assert before["q06"][0][2] == 2, "the card must have left the new ones for the test to mean anything"
    assert len(before["q06"][1]) == 2

    log = reader.imports(newer, replace(settings, commit_date=LATER))

    assert (len(log.new), len(log.updated), len(log.conflicting)) == (1, 53, 0)
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"
    assert {note: reader.progress(note) for note in before} == before
    assert reader.note("q39")["Answer"] == "New answer ru"
    assert reader.deck_of("q39") == f"{ROOT_DECK}::11. Интеграция систем"
    assert reader.card("q39").queue == 0
    assert (reader.col.note_count(), reader.col.card_count()) == (54, 54)
    assert len([m for m in reader.col.models.all_names() if m.startswith("Python Backend")]) == 1
    assert len([d.name for d in reader.col.decks.all_names_and_ids() if "Python Backend" in d.name]) == 13


@pytest.mark.parametrize("date", [OLDER, ""])
def test_an_older_deck_never_takes_a_newer_text_back(
    reader: Reader, content: Content, newer: Content, settings: Settings, date: str
) -> None:
    """An old file, or one built outside git, that is imported last changes no note."""
    reader.imports(newer, settings)
    log = reader.imports(content, replace(settings, commit_date=date))
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 0, 53)
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"


def test_a_deck_of_the_same_time_updates_nothing(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """The time decides, not the text: this is why the settings must give the time of the commit, not only its day."""
    reader.imports(content, settings)
    log = reader.imports(newer, settings)
    assert len(log.updated) == 0
    assert reader.note("q06")["Answer"] != "Совсем новый ответ"


def test_importing_learning_progress_takes_none_away(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """With «Import any learning progress» on, which is not the default, the reader's progress still stays."""
    reader.imports(content, settings)
    reader.studies("q06")
    before = reader.progress("q06")
    reader.imports(newer, replace(settings, commit_date=LATER), with_scheduling=True, with_deck_configs=True)
    assert reader.progress("q06") == before


def test_a_note_edited_by_the_reader_waits_for_a_later_deck(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """A note that the reader edited after the deck was made is left alone by default and replaced with «Always»."""
    reader.imports(content, settings)
    mine = reader.note("q06")
    mine["Answer"] = "моё"
    reader.col.update_note(mine)
    reader.database.execute("UPDATE notes SET mod = ? WHERE id = ?", 2_000_000_000, mine.id)
    assert len(reader.imports(newer, replace(settings, commit_date=LATER)).updated) == 52
    assert reader.note("q06")["Answer"] == "моё"
    always = ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
    reader.imports(newer, replace(settings, commit_date=LATER), update_notes=always)
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"


def test_a_question_moved_to_another_topic_stays_one_card_with_its_progress(
    reader: Reader, content: Content, edit: Edit, settings: Settings
) -> None:
    """A moved question gets its new topic's tag; its card stays where it was, with its progress."""
    reader.imports(content, settings)
    reader.studies("q31")
    before, deck = reader.progress("q31"), reader.deck_of("q31")
    log = reader.imports(edit.move(content, 8), replace(settings, commit_date=LATER))
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert reader.progress("q31") == before
    assert reader.deck_of("q31") == deck
    assert "topic::patterns-security" in reader.note("q31").tags
    assert "topic::payments" not in reader.note("q31").tags


def test_a_topic_under_a_new_title_keeps_its_deck(
    reader: Reader, content: Content, edit: Edit, settings: Settings
) -> None:
    """A changed title shows on the cards but makes no second deck."""
    reader.imports(content, settings)
    renamed = edit.question(edit.title(content, "ru", 10, edit.text("Совсем другое имя")))
    reader.imports(renamed, replace(settings, commit_date=LATER))
    assert reader.note("q36")["Topic"] == "Совсем другое имя"
    assert reader.deck_of("q39") == reader.deck_of("q36") == f"{ROOT_DECK}::11. Интеграция систем"
    assert len([d.name for d in reader.col.decks.all_names_and_ids() if "Python Backend" in d.name]) == 13


def test_cards_kept_in_a_deck_of_the_readers_own_stay_there(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """A reader who moved cards into a deck of their own finds them there after an update."""
    reader.imports(content, settings)
    own = reader.col.decks.id("Моё")
    assert own is not None
    reader.col.set_deck([reader.card("q06").id], own)
    reader.imports(newer, replace(settings, commit_date=LATER))
    assert reader.deck_of("q06") == "Моё"
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"


def test_both_languages_live_in_one_collection(reader: Reader, content: Content, settings: Settings) -> None:
    """The Russian and the English deck can be imported side by side and share nothing."""
    reader.imports(content, settings, "ru")
    log = reader.imports(content, settings, "en")
    assert len(log.new) == 53
    assert reader.col.note_count() == 106
    assert reader.note("q06", "en")["Question"] == "Indexes"
    assert reader.note("q06", "ru")["Question"] == "Индексы"
    assert len(reader.col.models.all_names()) == len(set(reader.col.models.all_names()))


def test_the_card_shows_what_it_should(reader: Reader, content: Content, edit: Edit, settings: Settings) -> None:
    """The front asks and does not tell; the back tells, with the link; a mark of Anki's own in the text stays text."""
    reader.imports(edit.entry(content, "ru", 7, answer=edit.text("[sound:a.mp3] {{Question}} <30")), settings)
    shown = reader.card("q06").render_output()
    assert "Индексы" in shown.question_text
    assert "SQL и Базы данных" in shown.question_text
    assert "базовый" in shown.question_text
    assert "O(log n)" not in shown.question_text
    assert "O(log n)" in shown.answer_text
    assert 'href="https://example.org/sheet/topics/sql/#q06"' in shown.answer_text
    assert "одна минута" in shown.answer_text
    literal = reader.card("q07").render_output()
    assert literal.answer_av_tags == []
    assert "{{Question}} &lt;30" in literal.answer_text
    assert "одна минута" not in literal.answer_text


def test_the_table_can_be_read_by_anki_too(
    reader: Reader, content: Content, settings: Settings, tmp_path: Path
) -> None:
    """Told that a comma separates, Anki reads question and answer from the first columns, with no byte order mark."""
    path = tmp_path / "cheatsheet.csv"
    path.write_bytes(render_csv(content, settings, "ru"))
    metadata = reader.col.get_csv_metadata(str(path), CsvMetadata.COMMA)
    assert list(metadata.preview[0].vals)[:2] == ["question", "answer"]
    assert metadata.preview[1].vals[0] == "GIL"


def test_an_update_replaces_fields_and_tags_of_a_note_but_no_flag(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """A later deck replaces the reader's own tags and edits, as the downloads page says; flags and suspension stay."""
    reader.imports(content, settings)
    mine = reader.note("q06")
    mine.tags.append("моё")
    mine["Minute"] = "моё"
    reader.col.update_note(mine)
    reader.database.execute("UPDATE notes SET mod = ? WHERE id = ?", modified(settings.commit_date), mine.id)
    reader.col.set_user_flag_for_cards(3, [reader.card("q06").id])
    reader.col.sched.suspend_cards([reader.card("q07").id])
    reader.imports(newer, replace(settings, commit_date=LATER))
    assert "моё" not in reader.note("q06").tags
    assert reader.note("q06")["Minute"] != "моё"
    assert reader.card("q06").user_flag() == 3
    assert reader.card("q07").queue == -1
