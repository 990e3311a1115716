"""Follow-ups and programs in Anki: decks of their own, which a reader can do without, on a real collection."""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from tests import written
from tests.exports.anki_reader import LATER, Reader, recorded
from tests.exports.test_anki_words import MARKS, REVIEWER, Shown

from cheatsheet.answers.files import load_samples
from cheatsheet.answers.phrases import plain
from cheatsheet.answers.samples import Sample
from cheatsheet.exports import anki_more_style, anki_style
from cheatsheet.exports.anki_deck import render
from cheatsheet.exports.anki_record import load_record
from cheatsheet.exports.anki_types import NEXT, PROGRAM, RECALL, note_type_id
from cheatsheet.exports.follow_ups import all_follow_ups
from cheatsheet.exports.programs import all_programs
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.paths import DECK as FILE
from cheatsheet.settings import Settings
from cheatsheet.view import make_view

DECK = "Python Backend — шпаргалка"
NEXT_DECK, PROGRAM_DECK = f"{DECK}::Спросят дальше", f"{DECK}::Что напечатает программа"
Samples = Mapping[str, Sample]


def asking(content: Content, body: str, lang: Lang = "ru") -> Content:
    """The content with these follow-ups to q06."""
    answer = content.answers[lang]["q06"]
    changed = replace(answer, parts={**answer.parts, "next": written.part("next", body, 3)})
    return replace(content, answers={**content.answers, lang: {"q06": changed}})


@pytest.fixture
def three(content: Content) -> Content:
    """q06 with three follow-ups."""
    return asking(content, "### Раз?\n\nПервый.\n\n### Два?\n\nВторой.\n\n### Три?\n\nТретий.")


def cards_in(reader: Reader, deck: str) -> list[str]:
    """The ids of the notes whose cards lie in a deck or below it."""
    return sorted(reader.col.get_note(note)["ID"] for note in reader.col.find_notes(f'deck:"{deck}"'))


def rows(package: bytes) -> tuple[dict[str, tuple[int, str, int, str]], set[int], set[int]]:
    """What identifies each note in a package, by its id field: id, guid, note type, tags; and the ids of decks and types."""
    with sqlite3.connect(":memory:") as database:
        database.deserialize(zipfile.ZipFile(BytesIO(package)).read("collection.anki2"))
        found = {f.split("\x1f")[0]: (i, g, m, t) for i, g, m, t, f in database.execute(
            "SELECT id, guid, mid, tags, flds FROM notes")}  # fmt: skip
        decks, types = (
            {int(key) for (key,) in database.execute(f"SELECT key FROM col, json_each({name})")}
            for name in ("decks", "models")
        )
    return found, decks, types


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_real_decks_hold_every_card_word_for_word(
    tmp_path: Path, root: Path, settings: Settings, lang: Lang
) -> None:
    """All follow-ups and the short programs lie in a deck a kind, and show question, answer, program and output as they are."""
    content, (samples, _), (record, _) = load_content(root), load_samples(root), load_record(root)
    view, words = make_view(content, lang), content.words[lang]
    reader = Reader(tmp_path)
    reader.imports(content, settings, lang, record, samples)
    decks = {slug: f"{words['anki.deck']}::{words[f'anki.deck_{slug}']}" for slug in ("next", "predict")}
    follow_ups = list(all_follow_ups(content, view, record[lang]))
    programs = [one for one in all_programs(content, view, samples) if one.short]
    assert [len(cards_in(reader, deck)) for deck in decks.values()] == [len(follow_ups), len(programs)]
    every = 38 + 15 + len(follow_ups) + len(programs)
    assert len(cards_in(reader, words["anki.deck"])) == every
    for asked in follow_ups:
        (card,) = reader.note(asked.key, lang).cards()
        front, back = Shown(card.question()).found, Shown(card.answer()).found
        assert front["h1"] == back["h1"] == plain(asked.asked)
        assert back["answer"].replace("\n", " ") == " ".join(map(plain, asked.answer))
        assert front["after"].endswith(f": {asked.question.number}. {asked.question.term}")
        assert plain(asked.answer[0]) not in card.question().replace("\n", " ")
    for program in programs:
        (card,) = reader.note(program.key, lang).cards()
        front, back = Shown(card.question()).found, Shown(card.answer()).found
        assert front["program"] == back["program"] == program.sample.code.rstrip("\n")
        assert back["output"] == words["practice.predict_output"] + (program.sample.output or "").rstrip("\n")
        assert back["why"].replace("\n", " ") == " ".join(map(plain, program.why))
        assert not {"output", "why"} & front.keys(), "the front must not give it away"
        assert not any(
            re.search(p, re.sub(r"<style>.*?</style>", "", card.answer(), flags=re.DOTALL), re.DOTALL) for p in REVIEWER
        )
    ordered = reader.database.list("SELECT n.tags FROM cards c JOIN notes n ON n.id = c.nid ORDER BY c.due, c.id")
    kinds = [kind for kind, _ in itertools.groupby(re.findall(r"kind::(\w+)", " ".join(ordered)))]
    assert kinds == ["question", "row", "next", "predict"], "new cards come kind by kind"
    assert reader.database.scalar("SELECT count(DISTINCT due) FROM cards") == every
    assert reader.col.fix_integrity()[1]
    reader.col.close()


def test_ids_that_readers_have_are_still_the_same(three: Content, settings: Settings, samples: Samples) -> None:
    """What Anki remembers of the new kinds is published: note types, fields, templates, guids, tags."""
    found, _, types = rows(render(three, settings, {}, samples)[f"ru/{FILE}"])
    assert {kind: note_type_id("ru", kind) for kind in (RECALL, NEXT, PROGRAM)} == {
        "note_type": 1767225601,
        "note_type_next": 1767226601,
        "note_type_program": 1767227601,
    }
    assert note_type_id("en", NEXT) == 1767226602
    assert types == {1767225601, 1767226601, 1767227601}
    assert anki_more_style.NEXT_FIELDS == ("ID", "Question", "Answer", "After", "Topic", "Level", "Link")
    assert anki_more_style.PROGRAM_FIELDS == ("ID", "After", "Program", "Output", "Why", "Topic", "Level", "Link")
    assert (anki_more_style.NEXT_TEMPLATE, anki_more_style.PROGRAM_TEMPLATE) == ("Follow-up", "Predict")
    assert found["q06n2"][1:] == (
        "python-backend:ru:q06n2",
        1767226601,
        " topic::sql level::basic kind::next ",
    )
    assert found["q06_plan"][1:] == (
        "python-backend:ru:q06_plan",
        1767227601,
        " topic::sql level::basic kind::predict ",
    )


def test_the_cards_there_were_are_the_same_beside_the_new_ones(
    reader: Reader, three: Content, settings: Settings, samples: Samples
) -> None:
    """A reader of a deck without the new kinds gets them and loses nothing: old notes, decks and progress stay."""
    answer = three.answers["ru"]["q06"]
    former = replace(answer, parts={key: part for key, part in answer.parts.items() if key != "next"})
    old = replace(three, answers={"ru": {"q06": former}, "en": {}})
    before, decks, types = rows(render(old, settings, {})[f"ru/{FILE}"])
    after, more_decks, more_types = rows(render(three, settings, {}, samples)[f"ru/{FILE}"])
    assert {key: after[key] for key in before} == before
    assert (len(more_decks - decks), len(decks - more_decks)) == (2, 0)
    assert (len(more_types), types <= more_types) == (3, True)
    reader.imports(old, settings)
    reader.studies("q06")
    was, names = reader.progress("q06"), reader.decks()
    log = reader.imports(three, settings, samples=samples)
    assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (4, 0, 53, 0)
    assert reader.progress("q06") == was
    assert [name for name in reader.decks() if name not in names] == [NEXT_DECK, PROGRAM_DECK]
    assert cards_in(reader, NEXT_DECK) == ["q06n1", "q06n2", "q06n3"]
    assert cards_in(reader, PROGRAM_DECK) == ["q06_plan"]


def test_links_lead_to_the_part_of_the_answer(content: Content, settings: Settings, samples: Samples) -> None:
    """A follow-up links to what is asked next, a program to what is shown, both at the long answer."""
    data = zipfile.ZipFile(BytesIO(render(content, settings, {}, samples)[f"ru/{FILE}"])).read("collection.anki2")
    address = b"https://example.org/sheet/topics/sql/indexes/#"
    assert data.count(address + b"next") == 1
    assert data.count(address + b"show") == 1


def test_a_follow_up_in_another_order_and_other_words_is_the_same_card(
    reader: Reader, three: Content, settings: Settings
) -> None:
    """Words that change, an order that changes and one more before the others update cards, double none and keep progress."""
    first = recorded(three)
    reader.imports(three, settings, record=first)
    reader.studies("q06n1")
    reader.studies("q06n2")
    was = {key: reader.progress(key) for key in ("q06n1", "q06n2")}
    moved = asking(three, "### Три?\n\nТретий.\n\n### Раз?\n\nПервый.\n\n### Два или больше?\n\nВторой.")
    second = recorded(moved, LATER, first)
    log = reader.imports(moved, settings, record=second)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 1, 55)
    assert [reader.note(f"q06n{number}")["Question"] for number in (1, 2, 3)] == ["Раз?", "Два или больше?", "Три?"]
    more = asking(
        three, "### Новый?\n\nДа.\n\n### Три?\n\nИначе.\n\n### Раз?\n\nПервый.\n\n### Два или больше?\n\nВторой."
    )
    log = reader.imports(more, settings, record=recorded(more, LATER + 1, second))
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (1, 1, 55)
    assert reader.note("q06n4")["Question"] == "Новый?"
    assert reader.note("q06n3")["Answer"] == "<p>Иначе.</p>"
    assert {key: reader.progress(key) for key in was} == was


def test_a_program_that_changed_is_the_same_card(
    reader: Reader, content: Content, settings: Settings, samples: Samples
) -> None:
    """Another program and output under one name update its card and keep its progress."""
    first = recorded(content, samples=samples)
    reader.imports(content, settings, record=first, samples=samples)
    reader.studies("q06_plan")
    was = reader.progress("q06_plan")
    newer = {name: replace(one, code="SELECT 2;\n", output="2\n") for name, one in samples.items()}
    log = reader.imports(content, settings, record=recorded(content, LATER, first, newer), samples=newer)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 1, 54)
    assert reader.note("q06_plan")["Program"] == "<pre><code>SELECT 2;</code></pre>"
    assert reader.progress("q06_plan") == was


def test_a_deleted_deck_takes_its_own_cards_alone_and_comes_back_with_the_next(
    reader: Reader, three: Content, settings: Settings, samples: Samples
) -> None:
    """Without one kind the others are there with their progress; the next import brings it again, as the page says."""
    reader.imports(three, settings, samples=samples)
    reader.studies("q06")
    was = reader.progress("q06")
    deck = reader.col.decks.by_name(NEXT_DECK)
    assert deck is not None
    reader.col.decks.remove([deck["id"]])
    assert len(cards_in(reader, DECK)) == 53 + 1
    assert reader.progress("q06") == was
    assert cards_in(reader, PROGRAM_DECK) == ["q06_plan"]
    assert reader.col.fix_integrity()[1]
    log = reader.imports(three, settings, samples=samples)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (3, 0, 54)
    assert reader.progress("q06") == was


def test_a_deck_with_no_new_cards_a_day_stays_left_out(
    reader: Reader, three: Content, settings: Settings, samples: Samples
) -> None:
    """With 0 new cards a day «for this deck» none of a kind is shown, from the deck above too, and an update leaves that."""
    first = recorded(three, samples=samples)
    reader.imports(three, settings, record=first, samples=samples)
    for name in (NEXT_DECK, PROGRAM_DECK):
        deck = reader.col.decks.by_name(name)
        assert deck is not None
        deck["newLimit"] = 0
        reader.col.decks.save(deck)
    newer = asking(
        three, "### Раз?\n\nПервый.\n\n### Два?\n\nВторой.\n\n### Три?\n\nТретий.\n\n### Четыре?\n\nЧетвёртый."
    )
    assert len(reader.imports(newer, settings, record=recorded(newer, LATER, first, samples), samples=samples).new) == 1
    tops = {deck.name: deck.new_count for deck in reader.col.sched.deck_due_tree().children[0].children}
    assert (tops["Спросят дальше"], tops["Что напечатает программа"]) == (0, 0)
    assert tops["02. SQL и базы данных"] == 4
    above = reader.col.decks.by_name(DECK)
    assert above is not None
    config = reader.col.decks.config_dict_for_deck_id(above["id"])
    config["new"]["perDay"] = 9999
    reader.col.decks.update_config(config)
    reader.col.decks.select(above["id"])
    asked = reader.col._backend.get_queued_cards(fetch_limit=9999, intraday_learning_only=False)
    assert len(asked.cards) == 53


def test_marks_of_anki_in_a_program_are_text(reader: Reader, content: Content, settings: Settings) -> None:
    """Whatever Anki or HTML reads into a program and its output, the card shows them as they are."""
    code = "\n".join(f"x{mark}" for mark in MARKS)
    samples = {"q06_plan.py": Sample("q06_plan.py", f"\n{code}\n", "\n".join(MARKS[:8]) + "\n", ())}
    reader.imports(content, settings, samples=samples)
    card = reader.card("q06_plan")
    front, back = Shown(card.question()).found, Shown(card.answer()).found
    assert front["program"] == back["program"] == f"\n{code}"
    assert back["output"] == content.words["ru"]["practice.predict_output"] + "\n".join(MARKS[:8])
    assert card.render_output().answer_av_tags == []


def test_the_style_adds_no_colour_and_loads_nothing() -> None:
    """The style of the new kinds is that of all cards with more behind it, which takes its colours from there."""
    assert anki_more_style.css().endswith(anki_more_style.CSS)
    assert not re.search(r"#[0-9a-f]{3,}|rgb|@import|url\(", anki_more_style.CSS)
    assert anki_more_style.css().startswith(".card {\n  --fg:")


def test_mathjax_is_told_to_leave_these_cards_alone() -> None:
    """Each side bears the classes by which MathJax passes over a text, around all the words."""
    sides = (*anki_more_style.next_sides(*"abcd"), *anki_more_style.program_sides(*"abcde"))
    for side in sides:
        inside = re.sub(r"\{\{[#/](?:Question|Program)\}\}$|^\{\{[#/](?:Question|Program)\}\}", "", side).strip()
        assert inside.startswith('<article class="card-body mathjax_ignore tex2jax_ignore">')
        assert inside.endswith("</article>")
        assert "%" not in inside


def test_each_note_type_has_its_style_and_is_listed_by_its_question(
    content: Content, settings: Settings, samples: Samples
) -> None:
    """The style goes into the package with each note type; Anki's list shows a question, and of a program the one it is of."""
    with sqlite3.connect(":memory:") as database:
        package = zipfile.ZipFile(BytesIO(render(content, settings, {}, samples)[f"ru/{FILE}"]))
        database.deserialize(package.read("collection.anki2"))
        (models,) = database.execute("SELECT models FROM col").fetchone()
    found = {int(key): (kind["css"], kind["flds"][kind["sortf"]]["name"]) for key, kind in json.loads(models).items()}
    assert found == {
        note_type_id("ru", RECALL): (anki_style.CSS, "Question"),
        note_type_id("ru", NEXT): (anki_more_style.css(), "Question"),
        note_type_id("ru", PROGRAM): (anki_more_style.css(), "After"),
    }
