"""What a question is called in the files of the search: which name is in which file, and none twice."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.exports.search_index import render
from cheatsheet.exports.search_names import FIRST
from cheatsheet.exports.search_short import shorten
from cheatsheet.load import load_content
from cheatsheet.model import Content, Lang, Phrases, Sheet, Span, plain
from cheatsheet.view import make_view
from tests.search.labelled import spelled


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    """The text as it stands, with an entry 1 of the tests' own: «GIL» and "GIL", one answer, no rows, no long answer."""
    whole = load_content(root)
    sheets: dict[Lang, Sheet] = {}
    lang: Lang
    for lang, words in (("ru", "Замок потоков у `GIL`."), ("en", "A lock of threads, as `GIL` says, as ever.")):
        sheet = whole.sheets[lang]
        first = sheet.topics[0]
        entry = replace(first.entries[0], answer=(Span("text", words),))
        sheets[lang] = replace(sheet, topics=(replace(first, entries=(entry, *first.entries[1:])), *sheet.topics[1:]))
    question = replace(
        whole.catalog.questions["q01"],
        rows=(),
    )
    phrases = with_phrases(
        whole,
        ru=Phrases(
            "",
            ("глобальный замок, гил", "thread lock", *(f"имя{number}" for number in range(FIRST))),
            ("почему потоки не быстрее", "почему потоки не быстрее", "что это"),
        ),
        en=Phrases("", ("thread lock", "global lock", "locks of threads"), ("why is it slow",)),
    )
    questions = {**whole.catalog.questions, "q01": question}
    answers = {own: {key: one for key, one in found.items() if key != "q01"} for own, found in whole.answers.items()}
    catalog = replace(whole.catalog, questions=questions)
    return replace(whole, sheets=sheets, catalog=catalog, answers=answers, phrases=phrases)


def with_phrases(whole: Content, **first: Phrases) -> dict[Lang, dict[str, Phrases]]:
    """The phrases of ``whole`` with others for q01, given by language."""
    return {lang: {**listed, "q01": first[lang]} for lang, listed in whole.phrases.items()}


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, Any]:
    """Every file of the search, read."""
    return {path: json.loads(data) for path, data in render(content).items()}


def test_the_first_file_has_the_first_names(files: dict[str, Any]) -> None:
    """Twelve aliases that are this language's alone; English, which has room, also the Russian term and first alias."""
    russian, english = (files[f"{lang}/data/search.json"]["questions"][0] for lang in ("ru", "en"))
    assert russian["also"].split(", ") == ["глобальный замок", "гил", *(f"имя{number}" for number in range(FIRST - 2))]
    assert "names" not in russian
    assert english["also"] == "thread lock, global lock, locks of threads"
    assert english["names"] == "глобальный замок, гил"


def test_the_second_file_has_the_other_names_and_none_twice(files: dict[str, Any]) -> None:
    """Aliases left over and the other language's follow, without what the first file or the sheet's own words say."""
    russian, english = (files[f"{lang}/data/search-more.json"]["1"] for lang in ("ru", "en"))
    assert russian["names"].split(", ") == [
        "thread lock",
        f"имя{FIRST - 2}",
        f"имя{FIRST - 1}",
        "global lock",
        "locks of threads",
    ]
    assert english["names"].split(", ") == ["глобальный замок", "гил", *(f"имя{number}" for number in range(FIRST))]
    assert russian["terms"].split() == ["as", "says", "ever"]
    assert english["terms"].split() == ["потоков"]


def test_descriptions_are_short_and_stand_once(files: dict[str, Any]) -> None:
    """A description that says nothing, and one that says the same again, are left out."""
    russian, english = (spelled(files[f"{lang}/data/search-more.json"]) for lang in ("ru", "en"))
    assert russian["1"]["also"] == "поток быстр"
    assert english["1"]["also"] == "slow"


def test_a_question_without_a_long_answer_has_none_in_the_files(files: dict[str, Any], content: Content) -> None:
    """Only a question that has one says where its long answer is, what is asked there, and shows sentences of it."""
    for lang in ("ru", "en"):
        more, says = files[f"{lang}/data/search-more.json"], files[f"{lang}/data/search-says.json"]
        assert "long" not in more["1"]
        assert more["2"]["long"]["slug"] == content.catalog.questions["q02"].slug
        assert len(more["2"]["long"]["asks"]) == 3
        assert sorted(says, key=int) == [str(number) for number in range(2, 39)]


def test_lists_are_sent_as_the_words_files_have_them(files: dict[str, Any], content: Content) -> None:
    """Words of every day between blanks, groups of synonyms and subjects between commas, no empty one among them."""
    lang: Lang
    for lang in ("ru", "en"):
        more = spelled(files[f"{lang}/data/search-more.json"])
        assert more["common"].split(" ") == content.words[lang]["everyday.common"].split()
        groups = [line.strip() for line in content.words[lang]["synonyms.groups"].splitlines() if line.strip()]
        assert more["synonyms"].split(", ") == groups
        craft, life, named = (
            content.words[lang][f"out_of_scope.{key}"].split("\n") for key in ("craft", "life", "named")
        )
        subjects = [shorten(line) for line in (*craft, *life)]
        assert more["outOfScope"].split(", ") == [subject for subject in subjects if subject]
        assert more["named"] == ", ".join(line.strip() for line in named if line.strip())


def test_quick_questions_of_the_other_language_are_known(files: dict[str, Any], content: Content) -> None:
    """Every word of an English row stands in what the Russian search knows of its question."""
    rows = {row.number: row for row in content.sheets["en"].quick.rows}
    for question in files["ru/data/search.json"]["questions"]:
        more = files["ru/data/search-more.json"][str(question["n"])]
        known = json.dumps([question, more["names"], more["terms"]], ensure_ascii=False).lower()
        for row in question.get("rows", []):
            words = re.findall(r"\w{2,}", plain(rows[row["n"]].question).lower())
            assert [word for word in words if word not in known] == []


def test_an_entry_is_sent_with_what_is_shown_of_it(files: dict[str, Any], content: Content) -> None:
    """Number, topic, term, text and rows are the sheet's own; what is empty is not sent."""
    lang: Lang
    for lang in ("ru", "en"):
        data = files[f"{lang}/data/search.json"]
        assert data["lang"] == lang
        assert data["level"] == content.words[lang]["site.level"]
        assert data["words"]["nothing"] == content.words[lang]["search.nothing"]
        assert [topic["slug"] for topic in data["topics"]] == [topic.slug for topic in content.catalog.topics]
        assert "rows" not in data["questions"][0]
        assert set(data["questions"][0]) <= {"n", "t", "name", "text", "also", "names"}
        places = [place for place, topic in enumerate(content.catalog.topics) for _ in topic.questions]
        assert [question["t"] for question in data["questions"]] == places
        assert [topic["title"] for topic in data["topics"]] == [
            topic.title for topic in make_view(content, lang).topics
        ]
        assert data["latin"] is (lang == "en")
        shown = {row["n"]: (row["q"], row["a"]) for question in data["questions"] for row in question.get("rows", [])}
        quick = {row.number: (plain(row.question), plain(row.answer)) for row in content.sheets[lang].quick.rows}
        assert shown.items() <= quick.items()
        forms = {"en": ("one", "many"), "ru": ("one", "few", "many")}[lang]
        assert {f"found_{form}" for form in forms} <= data["words"].keys()
    data = files["en/data/search.json"]
    assert data["questions"][0]["text"] == "A lock of threads, as `GIL` says, as ever."
    assert {"title", "level", "label", "slug"} == set(data["topics"][0])
    assert (data["topics"][0]["level"], data["topics"][0]["label"]) == (
        "basic",
        content.words["en"]["site.level_basic"],
    )


def test_a_name_is_known_in_any_case_and_in_its_own_file(content: Content) -> None:
    """A Latin name that is Russian's alone comes at once, one that English has too later; capitals make no other name."""
    phrases = with_phrases(
        content,
        ru=Phrases("", ("Mutex Guard", "только тут", "Latin only")),
        en=Phrases("", ("fresh name", "mutex guard", "gil")),
    )
    made = render(replace(content, phrases=phrases))
    russian, english = (json.loads(made[f"{lang}/data/search.json"])["questions"][0] for lang in ("ru", "en"))
    assert russian["also"] == "только тут, Latin only"
    assert english["also"] == "fresh name, mutex guard, gil"
    assert "names" not in english  # what Russian calls it is known there
    more = json.loads(made["ru/data/search-more.json"])["1"]
    assert more["names"].split(", ") == ["fresh name", "Mutex Guard", "mutex guard"]
