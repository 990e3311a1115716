"""What the practice page is given: the questions of the build, as spans, with addresses that exist."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests import written

from cheatsheet.answers.phrases import spans
from cheatsheet.exports import practice_data
from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.pages import practice_page
from cheatsheet.pages.sheet_pages import render_pages

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js" / "practice"


def load(content: Content, lang: Lang, name: str = "practice") -> Any:
    """One of the files, read as a script reads it."""
    return json.loads(practice_data.render(content)[f"{lang}/data/{name}.json"])


def text(pairs: list[list[str]]) -> str:
    """Spans as a reader sees them."""
    return "".join(words for _, words in pairs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_and_row_is_there_word_for_word_in_order(content: Content, lang: Lang) -> None:
    """The data hold the sheet's own words, numbers and levels, and nothing else."""
    sheet, data = content.sheets[lang], load(content, lang)
    assert [(q["id"], q["number"], text(q["term"]), text(q["answer"])) for q in data["questions"]] == [
        (entry.id, entry.number, plain(entry.term), plain(entry.answer)) for entry in sheet.entries()
    ]
    assert [(r["id"], text(r["term"]), text(r["answer"])) for r in data["rows"]] == [
        (row.id, plain(row.question), plain(row.answer)) for row in sheet.quick.rows
    ]
    assert [t["level"] for t in data["topics"]] == [topic.level.key for topic in sheet.topics]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_is_that_of_a_page_or_a_long_answer(content: Content, lang: Lang) -> None:
    """Links of cards lead to entries of topic pages, and to the long answer where there is one."""
    pages = render_pages(content)
    data = load(content, lang)
    for card in data["questions"] + data["rows"]:
        path, anchor = card["href"].split("#")
        assert f"{{#{anchor}}}" in pages[f"{lang}/{path}index.md"]
    assert {card["id"] for card in data["questions"] if "more" in card} == set(content.answers[lang])


def test_ids_levels_and_topics_are_the_same_in_both_languages(content: Content) -> None:
    """Progress is shared, so a card must be the same card in either language."""
    ru, en = (load(content, lang) for lang in LANGUAGES)
    for kind in ("questions", "rows"):
        keys = ("id", "topic", "level")
        assert [[c[k] for k in keys] for c in ru[kind]] == [[c[k] for k in keys] for c in en[kind]]


def test_follow_ups_come_from_the_long_answer(content: Content) -> None:
    """Each question under «Спросят дальше» is there with its answer; a question without a long answer has none."""
    cards = {card["id"]: card for card in load(content, "ru")["questions"]}
    assert cards["q06"]["next"] == [{"ask": [["text", "Почему не хеш?"]], "answer": [["text", "Нет порядка."]]}]
    assert "next" not in cards["q05"]


def test_inline_markdown_becomes_spans_without_markup() -> None:
    """Code and weight stay, code inside weight too; links and emphasis keep their words, a lone sign is itself."""
    assert practice_data.pairs(spans(written.phrase("См. [уровни `A`](q07), *не* **вдруг `B`**\nи `*x*`, 2 * 3."))) == [
        ["text", "См. уровни "],
        ["code", "A"],
        ["text", ", не "],
        ["strong", "вдруг "],
        ["code", "B"],
        ["text", " и "],
        ["code", "*x*"],
        ["text", ", 2 * 3."],
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_for_scripts_are_there_and_those_for_the_page_are_not(content: Content, lang: Lang) -> None:
    """Every word a script asks for by name is in its file."""
    words = load(content, lang)["words"]
    assert not [key for key in words if key.startswith(("page_", "progress_", "hide_"))]
    others = ("progress.js", "standing.js", "hide.js")  # of other pages, with words of their own
    scripts = "\n".join(path.read_text("utf-8") for path in SCRIPTS.glob("*.js") if path.name not in others)
    asked = {one or other for one, other in re.findall(r"\bwords\.(\w+)|\bchips\(words, \"(\w+)\"", scripts)}
    assert asked
    assert asked <= set(words), asked - set(words)
    lists = {
        "mark": "123", "cards": ("one", "few", "many"), "mins": ("one", "few", "many"), "depth": ("short", "minute", "whole"),
        "ics": ("evening", "morning", "interview"), "plan": ("evening", "morning"), "when": "12345", "level": ("basic", "intermediate", "advanced"), "what": ("all", "due", "weak", "ten"),
        "kind": ("full", "rows", "all"), "are": ("new", "shaky", "due", "known"), "trouble": ("damaged", "full", "forbidden", "newer"),
        "key": ("space", "marks", "undo", "arrows", "pause", "help"), "does": ("space", "marks", "undo", "arrows", "pause", "help"),
    }  # fmt: skip
    made = {f"{name}_{end}" for name, ends in lists.items() for end in ends}
    assert made <= set(words)
    assert set(words) == asked | made, "a word that no script asks for"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_progress_names_every_question_once(content: Content, lang: Lang) -> None:
    """The small file for the other pages lists all questions by topic, in order."""
    data = load(content, lang, "progress")
    assert [id_ for ids in data["topics"].values() for id_ in ids] == [e.id for e in content.sheets[lang].entries()]
    assert all(key.startswith("progress_") for key in data["words"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_states_every_interval(content: Content, lang: Lang) -> None:
    """All five boxes stand on the page with the words that the announcements use."""
    page = practice_page.render(content)[f"{lang}/practice/index.md"]
    for box in practice_page.BOXES:
        assert re.search(rf"^- \S+ {box}", page, re.MULTILINE), box
    assert 'template: "practice.html"' in page


def test_the_same_content_gives_the_same_bytes(content: Content) -> None:
    """Nothing of the machine or the moment gets into the files."""
    assert practice_data.render(content) == practice_data.render(content)
