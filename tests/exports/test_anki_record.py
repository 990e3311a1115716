"""When the cards last changed: what is recorded, what a deck makes of it, and that the record is true."""

from __future__ import annotations

import io
import re
import sqlite3
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.exports.anki_reader import FIRST, LATER, recorded
from tests.exports.edits import Edit

from cheatsheet.answers.files import load_samples
from cheatsheet.exports.anki_deck import fingerprints, render
from cheatsheet.exports.anki_record import (
    PATH,
    Record,
    Stamp,
    differences,
    load_record,
    notices,
    parse_record,
    render_record,
    updated,
)
from cheatsheet.exports.anki_taken import taken_over
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.paths import DECK
from cheatsheet.settings import Settings
from cheatsheet.sheet.source import decode
from cheatsheet.sheet.toml_file import parse_toml

A, B = "0123456789ab", "fedcba987654"


def times(package: bytes) -> dict[str, int]:
    """The time of each note by its id, and of the note type."""
    with sqlite3.connect(":memory:") as database:
        database.deserialize(zipfile.ZipFile(io.BytesIO(package)).read("collection.anki2"))
        found = dict(database.execute("SELECT substr(flds, 1, instr(flds, char(31)) - 1), mod FROM notes"))
        kind = "SELECT json_extract(value, '$.mod') FROM col, json_each(models)"
        return found | {"note_type": database.execute(kind).fetchone()[0]}


def read(text: str) -> tuple[Record, list[str]]:
    """Read a record that stands in a file."""
    source, _ = decode(PATH, text.encode())
    assert source is not None
    file, problems = parse_toml(source)
    record, more = parse_record(file) if file else ({}, [])
    return record, [str(problem) for problem in (*problems, *more)]


def test_every_card_is_recorded_as_it_is(root: Path) -> None:
    """Each card of the decks has its date; a change of what it says is recorded in the same commit."""
    record, problems = load_record(root)
    samples, more = load_samples(root)
    content = load_content(root)
    problems += more + taken_over(content, record)
    problems += differences(record, fingerprints(content, record, samples), int(time.time()))
    assert not problems, "\n" + "\n".join(map(str, problems))


def test_a_note_has_the_time_of_its_own_change(content: Content, edit: Edit, settings: Settings) -> None:
    """One changed answer moves the time of one note in one language, whatever the date of the commit."""
    newer = edit.entry(content, "ru", 6, answer=edit.text("Совсем новый ответ"))
    record = recorded(newer, LATER, recorded(content))
    for date in ("", "2026-12-24T10:00:00+00:00"):
        made = render(newer, replace(settings, commit_date=date, commit_id="99999999"), record)
        ru, en = (times(made[f"{lang}/{DECK}"]) for lang in LANGUAGES)
        assert ru.pop("q06") == LATER
        assert set(ru.values()) | set(en.values()) == {FIRST}


def test_everything_on_a_card_counts(content: Content, edit: Edit) -> None:
    """The fingerprint of a card changes with its answer, its topic's title and tags, the labels and its long answer."""
    before = fingerprints(content, {})["ru"]

    def differ(changed: Content) -> set[str]:
        after = fingerprints(changed, {})["ru"]
        return {key for key in {*before, *after} if before.get(key) != after.get(key)}

    assert differ(edit.entry(content, "ru", 6, answer=edit.text("x"))) == {"q06"}
    assert differ(replace(content, answers={})) == {"q06", "q06n1"}
    assert differ(edit.title(content, "ru", 10, edit.text("x"))) >= {"q36", "q37", "q38"}
    assert differ(edit.move(content, 8)) >= {"q31"}
    labelled = {**content.words, "ru": {**content.words["ru"], "anki.prompt": "x"}}
    assert differ(replace(content, words=labelled)) == {"note_type", "note_type_next"}
    labelled["ru"] = {**content.words["ru"], "anki.predict_prompt": "x"}
    assert differ(replace(content, words=labelled)) == {"note_type_program"}
    assert differ(edit.question(content)) == {"q39"}


def test_the_address_of_the_site_is_no_change(content: Content, settings: Settings) -> None:
    """The same record serves a copy of the site elsewhere: its cards have the same times."""
    elsewhere = replace(settings, site_url="https://example.com/")
    record = recorded(content)
    for lang in LANGUAGES:
        here, there = (render(content, s, record)[f"{lang}/{DECK}"] for s in (settings, elsewhere))
        assert times(here) == times(there)
        assert here != there


def test_what_is_not_recorded_is_newer_than_what_is() -> None:
    """A changed card takes the time of recording, and one that is later than before even where the clock is behind."""
    before: Record = {"ru": {"q01": Stamp(1000, A), "q02": Stamp(1000, A), "q03": Stamp(1000, A)}}
    after = updated(before, {"ru": {"q01": A, "q02": B, "q04": B}}, 2000)
    assert after == {"ru": {"q01": Stamp(1000, A), "q02": Stamp(2000, B), "q04": Stamp(2000, B)}}
    assert updated(before, {"ru": {"q01": B}}, 500) == {"ru": {"q01": Stamp(1001, B)}}


def test_a_row_put_between_others_takes_over_no_card(content: Content, edit: Edit) -> None:
    """Every row that moved is named where it stands, in each language, and no new one; so is a question that moved. At the
    end of the table a new row is right, and a row or an answer that only says something else is.
    """
    record = recorded(content)
    assert taken_over(content, record) == []
    assert taken_over(edit.entry(content, "ru", 6, answer=edit.text("x")), record) == []
    last = len(content.sheets["ru"].quick.rows)
    assert taken_over(edit.row(content, last), record) == []
    said = [str(problem) for problem in taken_over(edit.row(content, 1), record)]
    assert len(said) == len(LANGUAGES) * (last - 1)
    assert all(re.match(r"\S+:[1-9]\d*: r\d\d says what r\d\d said, ", one) for one in said)
    swapped = edit.swap(content, 7, 11)
    assert {problem.message[:23] for problem in taken_over(swapped, record)} == {
        "q07 says what q11 said,",
        "q11 says what q07 said,",
    }


def test_the_record_reads_back(content: Content) -> None:
    """What is written is read as the same times and fingerprints, each with its line."""
    record = recorded(content)
    record = {lang: {**stamps, "q01n9": Stamp(1000, f"{A} retired")} for lang, stamps in record.items()}
    text = render_record(record)
    found, problems = read(text)
    assert not problems
    for lang, stamps in found.items():
        assert {key: replace(stamp, line=0) for key, stamp in stamps.items()} == record[lang]
        for key, stamp in stamps.items():
            assert text.split("\n")[stamp.line - 1].startswith(f"{key} = ")
    assert text.split("\n")[found["en"]["q01"].line - 1] != text.split("\n")[found["ru"]["q01"].line - 1]


def test_a_change_that_was_not_recorded_is_named_with_the_line_to_write() -> None:
    """The message holds what the file lacks, so that it can be mended where nothing can be run; so are strays and dates."""
    text = f'[ru]\nq01 = [1970-01-01T00:16:40Z, "{A}"]\nq02 = [1970-01-01T00:16:40Z, "{A}"]\nq03 = [2001-01-01T00:00:00Z, "{A}"]\n'
    record, problems = read(text)
    assert not problems
    found = [str(problem) for problem in differences(record, {"ru": {"q01": B, "q03": A, "q04": A}}, 2000)]
    assert found == [
        f'{PATH}:1: [ru] q04 changed; run `make cards`, or write q04 = [1970-01-01T00:33:20Z, "{A}"]',
        f'{PATH}:2: [ru] q01 changed; run `make cards`, or write q01 = [1970-01-01T00:33:20Z, "{B}"]',
        f"{PATH}:3: [ru] q02 is no card; run `make cards`",
        f"{PATH}:4: [ru] q03 changed in the future; set the clock right",
    ]
    (line,) = (found[0].partition("write ")[2],)
    assert read(f"[ru]\n{line}")[0]["ru"]["q04"] == Stamp(2000, A, 2)


def test_a_language_without_a_record_is_named_card_by_card() -> None:
    """Where nothing is recorded yet every card is new, and the message names the file without a line."""
    found = {"ru": {"q01": A, "q02": B}}
    assert [problem.line for problem in differences({}, found, 2000)] == [0, 0]
    assert notices({}, found) == [f"{PATH}: 2 Anki cards say something new; run `make cards` before a commit"]


def test_clocks_may_differ_by_a_day() -> None:
    """A card that changed within a day from now is no mistake; a second later it is."""
    for late, count in ((0, 0), (1, 1)):
        record: Record = {"ru": {"q01": Stamp(2000 + 24 * 60 * 60 + late, A, 5)}}
        assert len(differences(record, {"ru": {"q01": A}}, 2000)) == count


def test_times_are_written_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stamp is the same line in any time zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one time zone for all programs")
    monkeypatch.setenv("TZ", "Pacific/Apia")
    time.tzset()
    try:
        assert f'q01 = [1970-01-01T00:33:20Z, "{A}"]' in render_record({"ru": {"q01": Stamp(2000, A)}})
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_table_that_is_none_leaves_the_others_to_be_read() -> None:
    """What is wrong with one language is named, and the record of the next one is read all the same."""
    record, problems = read(f'ru = 1\n[en]\nq01 = [1970-01-01T00:33:20Z, "{A}"]\n')
    assert len(problems) == 1
    assert record == {"ru": {}, "en": {"q01": Stamp(2000, A, 3)}}


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are a mistake of that file, by its path, and the record is empty; so it is without a file."""
    assert load_record(tmp_path) == ({}, [])
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_bytes(b"[ru]\n\xff\n")
    record, problems = load_record(tmp_path)
    assert record == {}
    assert [str(problem).partition(": ")[0] for problem in problems] == [f"{PATH}:2"]


def test_a_build_goes_on_and_says_once_what_to_run(content: Content, edit: Edit) -> None:
    """A word that is not recorded yet is no mistake of the text: the build says one line, or none where all is well."""
    record = recorded(content)
    assert notices(record, fingerprints(content, record)) == []
    changed = fingerprints(edit.question(edit.entry(content, "ru", 6, answer=edit.text("x"))), record)
    assert notices(record, changed) == [f"{PATH}: 3 Anki cards say something new; run `make cards` before a commit"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[ru]\n\nq01 = "x"', f"{PATH}:3: «q01» is not a time and a fingerprint; expected"),
        (f'[ru]\nq01 = [2026-01-01T00:00:00, "{A}"]', f"{PATH}:2: «q01» is not a time"),
        ('[ru]\nq01 = [2026-01-01T00:00:00Z, "xyz"]', f"{PATH}:2: «q01» is not a time"),
        ("ru = 1", f"{PATH}:1: «ru» is 1; expected a table"),
        ("[en]\n[de]\n", f"{PATH}:2: the table «de»; expected ru and en only"),
        ("[ru]\n<<<<<<< HEAD\n", f"{PATH}:2: not TOML"),
    ],
)
def test_a_damaged_record_is_named_by_line(text: str, expected: str) -> None:
    """A record that nobody can read, after a merge for instance, is a mistake with its place."""
    (problem,) = read(text)[1]
    assert problem.startswith(expected)
