"""What a reader's Anki makes of a deck, and of a newer one over it: on a real collection, with Anki's own importer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from anki.import_export_pb2 import CsvMetadata, ImportAnkiPackageUpdateCondition
from tests.exports.anki_reader import BETWEEN, FIRST, LATER, Reader, recorded
from tests.exports.edits import Edit

from cheatsheet.exports import anki_style
from cheatsheet.exports.anki_types import NOTE_TYPE_IDS
from cheatsheet.exports.data_csv import render_csv
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.settings import Settings

ROOT_DECK = "Python Backend — шпаргалка"
ALWAYS = ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS


@pytest.fixture
def newer(content: Content, edit: Edit) -> Content:
    """The next version: q06 says something else and there is a 39th question."""
    return edit.question(edit.entry(content, "ru", 6, answer=edit.text("Совсем новый ответ")))


def test_a_fresh_import_gives_every_card_in_its_deck(reader: Reader, content: Content, settings: Settings) -> None:
    """54 notes make 54 cards in 13 subdecks of one deck, in order of number, with a description and no media."""
    log = reader.imports(content, settings)
    assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (54, 0, 0, 0)
    assert reader.col.card_count() == 54
    subdecks = [d.name for d in reader.col.decks.all_names_and_ids() if d.name.startswith(f"{ROOT_DECK}::")]
    assert len(subdecks) == 13
    assert subdecks[1] == f"{ROOT_DECK}::02. SQL и базы данных"
    assert subdecks[-2:] == [f"{ROOT_DECK}::Быстрые ответы", f"{ROOT_DECK}::Спросят дальше"]
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
    """A newer deck brings the new answer and the 39th card, touches no other note, doubles nothing and takes no progress."""
    reader.imports(content, settings)
    reader.studies("q06")
    reader.studies("r03")
    before = {note: reader.progress(note) for note in ("q06", "r03", "q01")}
    assert before["q06"][0][2] == 2, "the card must have left the new ones for the test to mean anything"
    assert len(before["q06"][1]) == 2

    log = reader.imports(newer, settings, record=recorded(newer, LATER, recorded(content)))

    assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (1, 1, 53, 0)
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"
    assert {note: reader.progress(note) for note in before} == before
    assert reader.note("q39")["Answer"] == "New answer ru"
    assert reader.deck_of("q39") == f"{ROOT_DECK}::11. Интеграция систем"
    assert reader.card("q39").queue == 0
    assert (reader.col.note_count(), reader.col.card_count()) == (55, 55)
    assert len([m for m in reader.col.models.all_names() if m.startswith("Python Backend — вопрос")]) == 1
    assert len(reader.decks()) == 14


def test_what_did_not_change_keeps_the_readers_edits(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """A later deck in which q06 changed leaves the reader's words and tags in q05, and their style of the cards."""
    reader.imports(content, settings)
    reader.edits("q05", "Answer", "моё", tag="моё")
    reader.edits("q06", "Minute", "моё", tag="моё")
    reader.styles(".card { color: red }")
    later = replace(settings, commit_date="2026-11-27T10:00:00+00:00")
    reader.imports(newer, later, record=recorded(newer, LATER, recorded(content)))
    assert reader.note("q05")["Answer"] == "моё"
    assert "моё" in reader.note("q05").tags
    assert reader.kind()["css"] == ".card { color: red }"
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"
    assert reader.note("q06")["Minute"] != "моё", "what changed is replaced whole, as the downloads page says"
    assert "моё" not in reader.note("q06").tags


def test_every_one_of_several_decks_brings_its_change(
    reader: Reader, content: Content, newer: Content, edit: Edit, settings: Settings
) -> None:
    """A third deck updates what changed since the second, and one that skips the second all that changed since the first."""
    first, second = recorded(content), recorded(newer, LATER, recorded(content))
    newest = edit.entry(newer, "ru", 7, answer=edit.text("И ещё новее"))
    third = recorded(newest, LATER + 1, second)
    reader.imports(content, settings, record=first)
    reader.imports(newer, settings, record=second)
    log = reader.imports(newest, settings, record=third)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 1, 54)
    assert reader.note("q07")["Answer"] == "И ещё новее"
    reader.col.remove_notes(reader.database.list("SELECT id FROM notes"))
    reader.imports(content, settings, record=first)
    log = reader.imports(newest, settings, record=third)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (1, 2, 52)


def test_a_card_reworded_in_one_language_is_new_in_that_one_only(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """Both decks live side by side; a later Russian answer touches no English note, and nothing is there twice."""
    first, second = recorded(content), recorded(newer, LATER, recorded(content))
    for lang in LANGUAGES:
        assert len(reader.imports(content, settings, lang, first).new) == 54
    logs = {lang: reader.imports(newer, settings, lang, second) for lang in LANGUAGES}
    assert {lang: (len(log.new), len(log.updated)) for lang, log in logs.items()} == {"ru": (1, 1), "en": (1, 0)}
    assert reader.col.note_count() == reader.col.card_count() == 110
    assert reader.note("q06", "en")["Question"] == "Indexes"
    assert reader.note("q06", "ru")["Question"] == "Индексы"
    assert len(reader.col.models.all_names()) == len(set(reader.col.models.all_names()))


def test_a_new_look_of_the_cards_arrives(
    reader: Reader, content: Content, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed style or label updates the note type and none of the notes; fields, templates and cards stay."""
    first = recorded(content)
    reader.imports(content, settings, record=first)
    reader.studies("q06")
    before, fields = reader.progress("q06"), reader.kind()["flds"]
    words = {**content.words, "ru": {**content.words["ru"], "anki.site": "Читать дальше"}}
    relabelled = replace(content, words=words)
    monkeypatch.setattr(anki_style, "CSS", ".card { color: blue }")
    log = reader.imports(relabelled, settings, record=recorded(relabelled, LATER, first))
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 0, 54)
    assert reader.kind()["css"] == ".card { color: blue }"
    assert "Читать дальше" in reader.card("q06").render_output().answer_text
    assert [field["name"] for field in reader.kind()["flds"]] == [field["name"] for field in fields]
    assert reader.progress("q06") == before
    assert reader.kind()["id"] == NOTE_TYPE_IDS["ru"]


def test_an_older_deck_never_takes_a_newer_text_back(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """An old file that is imported last changes no note and no style."""
    first = recorded(content)
    second = recorded(newer, LATER, first)
    reader.imports(newer, settings, record=second)
    css = reader.kind()["css"]
    log = reader.imports(content, settings, record=first)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 0, 54)
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"
    assert reader.kind()["css"] == css


def test_the_same_deck_again_changes_nothing(reader: Reader, content: Content, settings: Settings) -> None:
    """A deck built from a later commit in which no card changed is no news, whatever is on the date of the commit."""
    reader.imports(content, settings)
    reader.edits("q05", "Answer", "моё")
    log = reader.imports(content, replace(settings, commit_date="2026-11-27T10:00:00+00:00", commit_id="99999999"))
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 0, 54)
    assert reader.note("q05")["Answer"] == "моё"


def test_a_reader_of_the_first_decks_gets_what_changed_since(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """The first decks gave every note the time of their commit; over one of them, too, only what changed is updated."""
    reader.imports(content, settings, record={"ru": {}, "en": {}})
    reader.edits("q05", "Answer", "моё")
    log = reader.imports(newer, settings, record=recorded(newer, LATER, recorded(content, FIRST - 1000)))
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (1, 1, 53)
    assert reader.note("q05")["Answer"] == "моё"


@pytest.mark.parametrize("date", ["2026-11-24T09:00:00+00:00", ""])
def test_a_change_that_nobody_recorded_still_arrives(
    reader: Reader, content: Content, newer: Content, settings: Settings, date: str
) -> None:
    """A deck made before `make cards`, even from an older commit or outside git, is newer where the text differs."""
    first = recorded(content)
    reader.imports(content, settings, record=first)
    log = reader.imports(newer, replace(settings, commit_date=date), record=first)
    assert (len(log.new), len(log.updated)) == (1, 1)
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"


def test_importing_learning_progress_takes_none_away(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """With «Import any learning progress» on, which is not the default, the reader's progress still stays."""
    reader.imports(content, settings)
    reader.studies("q06")
    before = reader.progress("q06")
    second = recorded(newer, LATER, recorded(content))
    reader.imports(newer, settings, record=second, with_scheduling=True, with_deck_configs=True)
    assert reader.progress("q06") == before


def test_a_note_edited_after_the_change_waits_for_always(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """A note that the reader edited after its text changed is left alone by default and replaced with «Always»."""
    reader.imports(content, settings)
    reader.edits("q06", "Answer", "моё")
    second = recorded(newer, BETWEEN - 1, recorded(content))
    assert len(reader.imports(newer, settings, record=second).updated) == 0
    assert reader.note("q06")["Answer"] == "моё"
    reader.imports(newer, settings, record=second, update_notes=ALWAYS)
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"


def test_a_question_moved_to_another_topic_stays_one_card_with_its_progress(
    reader: Reader, content: Content, edit: Edit, settings: Settings
) -> None:
    """A moved question gets its new topic's tag; its card stays where it was, with its progress."""
    reader.imports(content, settings)
    reader.studies("q31")
    before, deck = reader.progress("q31"), reader.deck_of("q31")
    moved = edit.move(content, 8)
    log = reader.imports(moved, settings, record=recorded(moved, LATER, recorded(content)))
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
    reader.imports(renamed, settings, record=recorded(renamed, LATER, recorded(content)))
    assert reader.note("q36")["Topic"] == "Совсем другое имя"
    assert reader.deck_of("q39") == reader.deck_of("q36") == f"{ROOT_DECK}::11. Интеграция систем"
    assert len(reader.decks()) == 14


def test_cards_stay_where_the_reader_keeps_them(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """Cards moved to a deck of the reader's own, and cards of a deck they renamed, are updated where they are."""
    reader.imports(content, settings)
    own = reader.col.decks.id("Моё")
    assert own is not None
    reader.col.set_deck([reader.card("q06").id], own)
    topic = reader.col.decks.by_name(f"{ROOT_DECK}::11. Интеграция систем")
    assert topic is not None
    reader.col.decks.rename(topic, "Интеграция по-моему")
    reader.imports(newer, settings, record=recorded(newer, LATER, recorded(content)))
    assert reader.deck_of("q06") == "Моё"
    assert reader.note("q06")["Answer"] == "Совсем новый ответ"
    assert reader.deck_of("q38") == "Интеграция по-моему"
    assert reader.deck_of("q39") == f"{ROOT_DECK}::11. Интеграция систем"


def test_flags_suspension_and_burial_stay_and_a_deleted_card_comes_back(
    reader: Reader, content: Content, newer: Content, settings: Settings
) -> None:
    """An update leaves a card's flag and its suspension, its note changed or not; what was deleted is there anew."""
    reader.imports(content, settings)
    reader.col.set_user_flag_for_cards(3, [reader.card("q06").id])
    reader.col.sched.suspend_cards([reader.card("q06").id, reader.card("q07").id])
    reader.col.sched.bury_cards([reader.card("q08").id])
    reader.col.remove_notes([reader.note("q09").id])
    log = reader.imports(newer, settings, record=recorded(newer, LATER, recorded(content)))
    assert (len(log.new), len(log.updated)) == (2, 1)
    assert reader.card("q06").user_flag() == 3
    assert reader.card("q06").queue == reader.card("q07").queue == -1
    assert reader.card("q08").queue == -3
    assert reader.card("q09").queue == 0


def test_the_table_can_be_read_by_anki_too(
    reader: Reader, content: Content, settings: Settings, tmp_path: Path
) -> None:
    """Told that a comma separates, Anki reads question and answer from the first columns, with no byte order mark."""
    path = tmp_path / "cheatsheet.csv"
    path.write_bytes(render_csv(content, settings, "ru"))
    metadata = reader.col.get_csv_metadata(str(path), CsvMetadata.COMMA)
    assert list(metadata.preview[0].vals)[:2] == ["question", "answer"]
    assert metadata.preview[1].vals[0] == "GIL"
