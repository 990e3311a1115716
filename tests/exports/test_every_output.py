"""One text in every place of the sheet, read back from every file made of it by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import markdown
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import html
from markdown.extensions import Extension
from markdown_it import MarkdownIt
from mkdocs.config import load_config
from mkdocs.utils import meta
from tests import written
from tests.exports.edits import Edit

from cheatsheet.answers.phrases import plain as plain_phrase
from cheatsheet.answers.read import read_blocks
from cheatsheet.answers.samples import Sample
from cheatsheet.exports import open_data, practice_data, search_index
from cheatsheet.exports.anki_notes import Links, question_note
from cheatsheet.exports.markdown_copy import markdown_copies
from cheatsheet.exports.search_long import telling
from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.pages import answer_page, errata
from cheatsheet.pages.extension import CheatsheetExtension
from cheatsheet.pages.sheet_pages import render_pages
from cheatsheet.paper.book import book_data
from cheatsheet.paper.editions import Extras
from cheatsheet.settings import Settings
from cheatsheet.sheet.inline import parse_inline
from cheatsheet.view import make_view

PIECES = [
    *"<>&*_`~^=+-#:!?@$%|\\/()[]{}\"'.,;07 абв xyz²→—«»",
    *("1st", "->", "(c)", "--", "...", "{.x}", "{: .y }", "{ #q07 }", "==z==", "^^i^^", "www.a.b", "http://a.b", "a@b.c"),
    *("[TOC]", "[^1]", "![a", "[[b]]", "`c`", "`*d*`", "`a|b`", "`\\`", "**e**", "&amp;", "&#35;", "\\*", "\u00a0", ":f:"),
    *("<1", "1. ", "- ", "# ", "> ", "$x$", "\\(y\\)", "*[g]: h", "!!! note", "~~~", "***", "</h1>", "q01", "%s"),
]  # fmt: skip

_SAMPLE = Sample("q06_plan.py", "SELECT 1;\n", "1\n", (("PostgreSQL", "18"),))
_FIGURES: dict[Lang, dict[str, str]] = {lang: {"b-tree": "<figure></figure>"} for lang in LANGUAGES}


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Inline text that the grammar of the sheet lets through."""
    text = " ".join("".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=10))).split(" ")).strip()
    inline, messages = parse_inline(text)
    return (
        text
        if not messages and plain(inline).strip("\u00a0 ")
        else "x" + "".join(c for c in text if c not in "`*<[]{}:%")
    )


def folded(words: str) -> str:
    """``words`` with their blanks as a browser shows them; the no-break space is none of them."""
    return re.sub("[ \n]+", " ", words).strip(" \n")


@cache
def reader() -> markdown.Markdown:
    """Python-Markdown as ``mkdocs.yml`` sets it up."""
    config = load_config("mkdocs.yml", plugins=[], hooks=[])
    ours = CheatsheetExtension(lang="en", permalink="Link to «{title}»", contents="Contents")
    extensions: list[str | Extension] = [*config.markdown_extensions, ours]
    return markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs or {})


def page(source: str) -> tuple[html.HtmlElement, dict[str, Any]]:
    """A page as MkDocs renders it, and what its front matter gives the template."""
    body, data = meta.get_data(source)
    made = reader().reset().convert(body)
    tree = html.fromstring(f"<div>{made}</div>")
    for link in tree.xpath("//a[@class='headerlink'] | //*[@class='hidden']"):
        link.drop_tree()
    return tree, data


def shown(elements: list[html.HtmlElement]) -> list[str]:
    """The words of each element; a page binds them, so that its no-break spaces are blanks."""
    return [loose(element.text_content()) for element in elements]


def loose(words: str) -> str:
    """``words`` as a reader sees them, no-break spaces as blanks."""
    return folded(words.replace("\u00a0", " "))


def inline_tokens(text: str) -> list[str]:
    """The words of each block of a Markdown file, as CommonMark with tables reads it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    blocks = [token.children or () for token in tokens if token.type == "inline"]
    assert not [child for children in blocks for child in children if child.type == "html_inline"]
    return [folded("".join(child.content for child in children)) for children in blocks]


@given(text=texts())
@example("[TOC]")
@example("a | b `c|d`")
@example("> a &#35; b 1st")
@example("<30 s, a < b, n² -> `<b>`, x<y, ~0.66, 5 > 3 & 2 &nbsp; #1 {x} a_b_c [1] {.z}")
@example("*a* _b_ __c__ ~~d~~ \\* &amp; $x$ :smile: {: .z } [[t]] % [^1] ==f== -- ... 'h' \"i\" http://k.l **m** \\")
@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_file_says_what_was_written(content: Content, settings: Settings, edit: Edit, text: str) -> None:
    """Pages, copies, JSON, CSV, search, practice and llms.txt have the same words for a term, an answer, a cell, a title."""
    inline, messages = parse_inline(text)
    assert not messages
    words, seen = folded(plain(inline)), loose(plain(inline))
    whole = edit.whole(content, inline)

    for path, name in (("ru/topics/sql/index.md", "h2"), ("ru/all/index.md", "h3")):
        tree, data = page(render_pages(whole)[path])
        sections = tree.xpath("//section[@data-question]")
        heads = shown([section.xpath(f".//{name}")[0] for section in sections])
        assert [head.split(". ", 1)[1] for head in heads] == [seen] * len(sections)
        assert shown(tree.xpath("//div[@class='answer']")) == [seen] * len(sections)
        if name == "h2":
            assert folded(data["title"]) == words
            assert shown(tree.xpath("//h1")) == [seen]
    tree, _ = page(render_pages(whole)["ru/quick-answers/index.md"])
    assert set(shown(tree.xpath("//td | //th | //h1"))) == {seen}
    assert len(tree.xpath("//tr")) == len(content.sheets["ru"].quick.rows) + 1
    tree, data = page(
        answer_page.render(whole, {"q06_plan.py": _SAMPLE}, _FIGURES, settings)["ru/topics/sql/indexes.md"]
    )
    assert shown(tree.xpath("//h1")) == [f"6. {seen}"]
    assert shown(tree.xpath("//div[@class='answer']")) == [seen]
    assert folded(data["title"]) == words
    tree, _ = page(errata.render(whole)["ru/errata/index.md"])
    assert shown(tree.xpath("//blockquote")) == [seen]

    made = markdown_copies(whole, settings)
    blocks = inline_tokens(made["topics/sql/index.md"].decode())
    assert blocks.count(words) >= 1 + len(content.sheets["ru"].topics[1].entries)
    assert f"6. {words}" in blocks
    assert inline_tokens(made["quick-answers/index.md"].decode()).count(words) == 3 + 2 * len(
        content.sheets["ru"].quick.rows
    )
    assert words in inline_tokens(made["index.md"].decode())
    quoted = inline_tokens(made["errata/index.md"].decode())
    assert words in quoted

    files = open_data.render(whole, settings)
    rows = list(csv.reader(io.StringIO(files["en/data/cheatsheet.csv"].decode("utf-8-sig"), newline="")))[1:]
    assert {folded(cell.removeprefix("'") if cell != plain(inline) else cell) for row in rows for cell in row[:3]} == {
        words
    }
    tree_ = json.loads(files["ru/data/cheatsheet.json"])
    assert {folded(q["answer"]["en"]["text"]) for topic in tree_["topics"] for q in topic["questions"]} == {words}
    for name, count in (("search", 38), ("practice", 38)):
        render = search_index.render if name == "search" else practice_data.render
        data = json.loads(render(whole)[f"ru/data/{name}.json"])
        assert len(data["questions"]) == count
        for question in data["questions"]:
            said = (
                (question["name"], question["text"])
                if name == "search"
                else ("".join(p[1] for p in question["answer"]),)
            )
            assert {folded(one) for one in said} == {words}
    index = inline_tokens(files["ru/llms.txt"].decode())
    assert [line for line in index if line.startswith(f"{words}: {words}, ")]


_BOX_WORDS = ["индекс", "`B-Tree`", "«кеш»", "—", "5", "%", "a_b", "C++,", "x < y", "`a | b`", "т. е.", "№"]
_LINES = st.lists(st.sampled_from(_BOX_WORDS), min_size=1, max_size=6).map(" ".join)


def unbound(words: str) -> str:
    """``words`` with every blank alike: places bind other words and break other lines."""
    return " ".join(words.split())


def boxes(tree: html.HtmlElement, look: str = "") -> list[str]:
    """The words of each innermost box of a page (there with its ``look``) or a card, title first."""
    kinds = f"//div[@class='admonition {look}'] | //details[@class='{look}']"
    found = tree.xpath(kinds if look else "//blockquote")
    return [
        unbound(" ".join(one.text_content() for one in box)) for box in found if not box.xpath(".//details | .//div")
    ]


def printed(node: object) -> str:
    """The words of a node of the book."""
    if isinstance(node, dict):
        inside = [printed(node[key]) for key in ("title", "c", "nodes", "items", "head", "rows") if key in node]
        return str(node.get("text", "")) + "".join(node.get("pieces", ())) + " ".join(inside)
    if isinstance(node, list):
        runs = all(isinstance(one, dict) and one.get("t") in ("text", "code", "strong", "em", "link") for one in node)
        return ("" if runs else " ").join(map(printed, node))
    return ""


def words_of(text: str) -> str:
    """The words of one line of Markdown."""
    return plain_phrase(written.phrase(text))


@given(
    head=st.sampled_from(["!!! note", "!!! warning", "??? tip", "??? failure"]),
    title=_LINES,
    first=_LINES,
    second=_LINES,
)
@example(head="??? tip", title="`B-Tree`", first="индекс", second="№ 5")
@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_file_shows_a_box(
    content: Content, settings: Settings, head: str, title: str, first: str, second: str
) -> None:
    """Title and text of a box stand on its page, in the copy, in the book, on a card and in practice, in one box; the
    search knows the code in it.
    """
    body = f'{head} "{title}"\n\n    {first}.\n\n    - {second}\n    - `in_a_box`'
    found, problems = read_blocks(body, "a.md")
    if problems:
        return
    assert len(found) == 1
    words = unbound(" ".join(map(words_of, (title, f"{first}.", second, "`in_a_box`"))))
    answer = content.answers["ru"]["q06"]
    parts = {
        **answer.parts,
        **{key: written.part(key, body, 3) for key in ("minute", "deeper", "clarify")},
        "next": written.part("next", f'### Почему?\n\n{head} "{title}"\n    {first}.', 3),
    }
    answer = replace(answer, parts=parts)
    whole = replace(content, answers={**content.answers, "ru": {"q06": answer}})

    samples = {"q06_plan.py": _SAMPLE}
    made = answer_page.render(whole, samples, _FIGURES, settings)["ru/topics/sql/indexes.md"]
    look = head.split(" ")[1]
    assert boxes(page(made)[0], look).count(words) == 3
    assert boxes(page(errata.render(whole)["ru/errata/index.md"])[0], look).count(words) == 1
    folded = 4 if head.startswith("?") else 0
    assert len(page(made)[0].xpath("//details")) == folded

    for path in ("topics/sql/indexes/index.md", "errata/index.md"):
        copy = html.fromstring(
            MarkdownIt("commonmark").render(markdown_copies(whole, settings, samples)[path].decode())
        )
        assert boxes(copy).count(words) == (3 if path.startswith("topics") else 1)

    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" font-family="x"><title>t</title></svg>'
    data: Any = book_data(whole, settings, Extras(Path(), samples, {"ru": {"b-tree": svg}}), "ru")
    nodes = [
        node
        for chapter in data["chapters"]
        for question in chapter["questions"]
        for part in question["parts"]
        for node in part["nodes"]
        if node["t"] == "box"
    ]
    asked = unbound(" ".join(map(words_of, (title, f"{first}."))))
    assert [(unbound(printed(node)), node["look"]) for node in nodes] == [
        (words, look),
        (words, look),
        (asked, look),
        (words, look),
    ]

    view = make_view(whole, "ru")
    topic = next(topic for topic in view.topics if topic.slug == "sql")
    question = next(question for question in topic.questions if question.id == "q06")
    note = question_note("ru", topic, question, answer, Links(str, str))
    assert [field for field in note.fields if boxes(html.fromstring(f"<div>{field}</div>")) == [words]]

    practice = json.loads(practice_data.render(whole)["ru/data/practice.json"])
    [follow_up] = next(one for one in practice["questions"] if one["id"] == "q06")["next"]
    assert unbound("".join(text for _, text in follow_up["answer"])) == asked
    assert "in_a_box" in telling(answer, "").words
