"""The pages made from the sheet: what a template is told of them, what stands on them, where their links lead."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mkdocs.utils import meta

from cheatsheet.model import LANGUAGES, Content, Inline, Lang, Span, plain
from cheatsheet.pages import errata, home_page
from cheatsheet.pages.sheet_pages import front_matter, link, markdown_file, render_pages, short_answer
from cheatsheet.view import make_view


def told(page: str) -> dict[str, Any]:
    """The front matter of ``page``, as MkDocs reads it."""
    found: dict[str, Any] = meta.get_data(page)[1]
    return found


@pytest.mark.parametrize(
    ("start", "target", "written"),
    [
        ("", "topics/sql/", "topics/sql/index.md"),
        ("", "", ""),
        ("topics/sql/", "", "../../index.md"),
        ("topics/sql/", "topics/sql/#q06", "#q06"),
        ("topics/sql/", "topics/sql/indexes/", "indexes.md"),
        ("topics/sql/indexes/", "topics/sql/#q06", "index.md#q06"),
        ("topics/sql/indexes/", "topics/python/gil/#next", "../python/gil.md#next"),
        ("quick-answers/", "all/", "../all/index.md"),
    ],
)
def test_a_link_leads_from_file_to_file(start: str, target: str, written: str) -> None:
    """MkDocs follows links between Markdown files: a long answer is a file beside its topic's, any other page a folder."""
    assert link(start, target) == written


def test_front_matter_is_read_back_as_it_was() -> None:
    """Whatever a value holds stays in it, letters stay letters, and what there is not is not named."""
    values = {"title": 'a: "b"\n---\n# ж', "number": 6}
    written = front_matter(**values, feed=None)
    assert told(written + "text") == values
    assert "ж" in written


def test_edit_this_page_opens_the_line_that_the_page_begins_with(content: Content, root: Path) -> None:
    """A topic's heading, the heading of the table; what is made of the whole sheet opens at its first line."""
    for path, page in (render_pages(content) | home_page.render(content) | errata.render(content)).items():
        lang, place = path.split("/", 1)
        found = re.fullmatch(rf"(docs/_source/{lang}/cheatsheet\.md)\?plain=1#L(\d+)", told(page)["source"])
        assert found, path
        line = (root / found[1]).read_text("utf-8").split("\n")[int(found[2]) - 1]
        title = re.search("^# (.*) {#title}$", page, re.MULTILINE)
        assert title, path
        if place.startswith(("topics/", "quick-answers/")):
            assert re.match(rf"##? .*{re.escape(title[1])}", line), path
        else:
            assert found[2] == "1", path


def test_what_a_page_says_of_itself_has_its_own_counts(content: Content) -> None:
    """Descriptions and the sentences under titles count questions, topics and rows of the sheet; no place is left empty."""
    for lang in LANGUAGES:
        pages, view = render_pages(content) | home_page.render(content), make_view(content, lang)
        questions, rows = len(view.questions), len(view.rows)
        counts = {
            "": [[questions, len(view.topics)], [questions]],
            "all/": [[questions], [questions]],
            "quick-answers/": [[rows], []],
        }
        for path, wanted in counts.items():
            page = pages[f"{lang}/{path}index.md"]
            lead, look = page.partition("{#title}\n\n")[2].split("\n")[:2]
            assert look == "{ .lead }"
            said = (told(page)["description"], lead)
            assert [[int(one) for one in re.findall(r"\d+", text)] for text in said] == wanted
            assert "{" not in "".join(said)


def test_the_template_is_told_of_a_topic(content: Content) -> None:
    """Title, description with its questions, address, slug for its picture, level for its mark in the menu."""
    matter = told(render_pages(content)["ru/topics/sql/index.md"])
    assert matter.pop("source")
    assert matter == {
        "title": "SQL и Базы данных",
        "description": "SQL и Базы данных: 4 вопроса к интервью с короткими ответами — "
        "Индексы, Уровни изоляции, Aurora vs MySQL, Оптимизация запросов.",
        "path": "topics/sql/",
        "topic": "sql",
        "level": "basic",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_topic_says_what_it_takes_and_offers_to_practise_it(content: Content, lang: Lang) -> None:
    """Level in words and by its mark, questions, minutes, the switch of answers, a round of this topic; its PDF at the end."""
    view = make_view(content, lang)
    for topic in view.topics:
        page = render_pages(content)[f"{lang}/{topic.path}index.md"]
        facts = html.fromstring(f"<p>{page.partition('{#title}')[2].strip().splitlines()[0]}</p>")
        level, count, minutes, switch, again = facts
        assert level.get("class") == f"level level-{topic.level.key}"
        assert level.text_content() == f"{view.words['site.level']}: {topic.level_label}"
        assert (count.text, minutes.text) == (topic.count, topic.minutes)
        assert (switch.get("aria-pressed"), switch.get("data-hide-answers")) == ("false", "")
        assert switch.get("data-show") == view.words["practice.hide_show"]
        assert "{term}" in switch.get("data-show-label", "")
        assert again.get("href") == f"../../practice/?topics={topic.slug}&mode=recall&start=1"
        assert again.get("data-again") == ""
        last = html.fromstring(page.strip().splitlines()[-1])
        assert last.xpath("//a/@href") == [f"../../downloads/topics/{topic.slug}.pdf"]


def test_rows_of_a_topic_come_in_order_of_the_table(content: Content) -> None:
    """Whichever question they belong to; their ids are those of the page of quick answers, and no other page's."""
    questions = dict(content.catalog.questions)
    first, second = (
        replace(questions[id_], rows=questions[other].rows) for id_, other in (("q01", "q02"), ("q02", "q01"))
    )
    swapped = replace(content, catalog=replace(content.catalog, questions={**questions, "q01": first, "q02": second}))
    pages = render_pages(swapped)
    rows = re.findall(r"^\| \[(.*)\]\((.*)\)\{ \.row \} \|", pages["en/topics/python/index.md"], re.MULTILINE)
    table = content.sheets["en"].quick.rows
    assert rows[:2] == [(plain(table[0].question), "#q02"), (plain(table[1].question), "#q01")]
    quick = pages["en/quick-answers/index.md"]
    assert re.findall(r"\]\((.*)\)\{ \.row #(r\d\d) \}", quick)[:2] == [
        ("../topics/python/index.md#q02", "r01"),
        ("../topics/python/index.md#q01", "r02"),
    ]
    for page in (quick, pages["en/topics/python/index.md"]):
        assert re.findall(r"^(.*)\n\| --- \| --- \|$", page, re.MULTILINE) == ["| Question | Answer |"]


def test_all_answers_stand_under_their_topics(content: Content) -> None:
    """In order: a topic's heading with its address and the way to its page, then its questions a level below."""
    view = make_view(content, "en")
    page = render_pages(content)["en/all/index.md"]
    wanted = []
    for topic in view.topics:
        wanted.append(("##", f"](../{topic.path}index.md)", topic.slug))
        wanted += [("###", f"{question.number}.</span>", question.id) for question in topic.questions]
    found = re.findall(r"^(#{2,}) .*?(\]\(.*\)|\d+\.</span>).* \{#([\w-]+)\}$", page, re.MULTILINE)
    assert found == wanted


def test_the_way_to_a_long_answer_says_which_and_is_not_there_without_one(content: Content) -> None:
    """Links of the same words lead to different places: what is not shown of them tells which, to a screen reader."""
    without = replace(content, answers={lang: {"q07": found["q07"]} for lang, found in content.answers.items()})
    page = render_pages(without)["en/topics/sql/index.md"]
    assert re.findall(r"^\[.*\{ \.more \}$", page, re.MULTILINE) == [
        '[The long answer<span class="hidden">: Isolation levels</span>](isolation-levels.md){ .more }'
    ]
    assert markdown_file("topics/sql/isolation-levels/") == "topics/sql/isolation-levels.md"


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ((Span("text", "gRPC is faster"),), True),
        ((Span("code", "select_related"), Span("text", " joins")), True),
        ((Span("text", "при ошибках"),), False),
        ((Span("text", "Sync (REST/gRPC)"),), False),
        ((Span("text", "B-Tree"),), False),
    ],
)
def test_a_name_keeps_its_first_letter(answer: Inline, *, kept: bool) -> None:
    """The style gives an answer a capital, but neither gRPC nor code."""
    assert ("data-name" in short_answer(answer)) is kept
