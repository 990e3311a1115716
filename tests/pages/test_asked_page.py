"""The page «What is asked», and what other pages say of the counts."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cheatsheet.answers.files import load_samples
from cheatsheet.answers.typography import NBSP
from cheatsheet.exports import practice_data
from cheatsheet.exports.markdown_copy import markdown_copies
from cheatsheet.model import LANGUAGES, Asked, AskedList, AskedSubject, Content, Lang
from cheatsheet.pages import answer_page, asked_page, practice_page
from cheatsheet.pages.site_map import site_paths
from cheatsheet.settings import Settings, prefix
from cheatsheet.view import make_view

ROOT = Path(__file__).resolve().parents[2]


def lists(total: int) -> tuple[AskedList, ...]:
    """So many lists."""
    return tuple(
        AskedList(f"k{i}", f"o/l{i}", "0" * 40, "2026-01-02", "MIT", "en", ("a.md",), outward=False)
        for i in range(total)
    )


def table(total: int, **named: int) -> Asked:
    """A table of ``total`` lists in which so many name each question."""
    questions = {id_: AskedSubject(id_, ("x",), tuple(f"k{i}" for i in range(count))) for id_, count in named.items()}
    return Asked(lists(total), questions)


@pytest.mark.parametrize(
    ("total", "named", "ru", "en"),
    [
        (29, 14, "спрашивают в 14 из 29 списков", "asked in 14 of 29 lists"),
        (21, 1, "спрашивают в 1 из 21 списка", "asked in 1 of 21 lists"),
        (22, 0, "не спрашивают ни в одном из 22 списков", "asked in none of 22 lists"),
    ],
)
def test_plural_forms(content: Content, total: int, named: int, ru: str, en: str) -> None:
    """The form goes by the number of all lists, and none is said in words."""
    asked = table(total, q06=named)
    said = [asked_page.naming(make_view(content, lang), asked, "q06") for lang in ("ru", "en")]
    assert said == [ru, en]


def test_the_most_asked_come_first_and_each_question_once(content: Content) -> None:
    """All questions, by how many lists name them; among equals the order of the sheet. At most ten of what is not here."""
    view = make_view(content, LANGUAGES[0])
    rows = asked_page.by_count(view, content.asked)
    assert sorted(question.number for question, _ in rows) == [question.number for question in view.questions]
    order = [(-count, question.number) for question, count in rows]
    assert order == sorted(order)
    others = [len(one.lists) for one in asked_page.not_here(content.asked)]
    assert others == sorted((len(one.lists) for one in content.asked.elsewhere), reverse=True)[:10]
    assert [question.id for question, _ in asked_page.by_count(view, table(29, q07=0, q06=14))] == ["q06", "q07"]
    equal = tuple(AskedSubject(key, ("x",), ("k0",)) for key in ("b", "a"))
    assert [one.key for one in asked_page.not_here(replace(content.asked, elsewhere=equal))] == ["a", "b"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_how_it_was_counted(content: Content, lang: str) -> None:
    """Every list stands there with its address at the commit, its licence and its day, under a heading of its own."""
    page = asked_page.render(content)[f"{lang}/asked/index.md"]
    assert re.findall(r"^## .* \{#(\w+)\}$", page, re.MULTILINE) == ["questions", "elsewhere", "how", "lists"]
    for one in content.asked.lists:
        assert f"[`{one.repo}`]({one.url}), {one.licence}" in page
        assert f'<time datetime="{one.date}">' in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_row_is_a_question_and_how_many_lists_name_it(content: Content, lang: Lang) -> None:
    """The question leads to its long answer; the count stands under its word, and is one of all lists."""
    page = asked_page.render(replace(content, asked=table(29, q06=14)))[f"{lang}/asked/index.md"]
    words, term = content.words[lang], {"ru": "Индексы", "en": "Indexes"}[lang]
    assert re.findall(r"^\|.*\|$", page, re.MULTILINE)[:3] == [
        f"| {words['asked.question']} | {words['asked.count']} |",
        "| --- | --- |",
        f"| [6. {term}](../topics/sql/indexes.md) | 14 / 29 |",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_copy_says_what_the_page_says(content: Content, lang: Lang) -> None:
    """The Markdown copy has the same sections, texts, lists and counts in the same order; a question leads to its copy."""
    settings = Settings("https://example.org/", "https://example.org/repo", "", "")
    copied = markdown_copies(content, settings)[f"{prefix(lang)}asked/index.md"].decode()
    page = words_of(asked_page.render(content)[f"{lang}/asked/index.md"].partition("\n# ")[2])
    copy = words_of(copied.partition("# ")[2])
    heads = {content.words[lang][f"asked.{key}"] for key in ("question", "count")}
    assert [line for line in page if line not in heads] == copy[:1] + copy[2:]
    assert f"](https://example.org/{prefix(lang)}topics/sql/indexes/index.md): " in copied


def words_of(text: str) -> list[str]:
    """The words of each block and of each cell or half of a line that tells a count, in order."""
    tokens = MarkdownIt("commonmark").enable("table").parse(re.sub(r"<[^>]*>|\{.*?\}", "", text))
    blocks = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    return [part.replace(NBSP, " ").strip() for block in blocks for part in re.split(r": (?=\d+ / )", block)]


def test_nothing_is_said_where_nothing_was_counted(content: Content) -> None:
    """No page, no words, no link."""
    none = replace(content, asked=Asked())
    assert asked_page.render(none) == {}
    assert asked_page.naming(make_view(none, LANGUAGES[0]), none.asked, "q06") == ""
    assert "asked/" not in site_paths(none)
    assert "asked" not in practice_page.render(none)[f"{LANGUAGES[0]}/practice/index.md"]


def test_practice_and_long_answers_say_it(content: Content) -> None:
    """The data of practice has the count, and no key where no list names the question; the head of an answer links it."""
    settings = Settings("https://example.org/", "https://example.org/repo", "", "")
    practice = json.loads(practice_data.render(content)[f"{LANGUAGES[0]}/data/practice.json"])
    for question in practice["questions"]:
        assert question.get("asked", 0) == content.asked.naming(question["id"])
        assert question.get("asked") != 0
    counted = replace(content, asked=table(29, q06=14))
    drawings = {lang: defaultdict[str, str](str) for lang in LANGUAGES}
    page = answer_page.render(counted, load_samples(ROOT)[0], drawings, settings)["ru/topics/sql/indexes.md"]
    assert " [спрашивают в 14 из 29 списков](../../asked/index.md#how) " in page
