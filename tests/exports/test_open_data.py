"""The JSON file and its schema, the tables, the index for assistants."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.exports.edits import Edit

from cheatsheet.addresses import changes_address
from cheatsheet.exports import open_data
from cheatsheet.exports.data_csv import COLUMNS, inert
from cheatsheet.exports.data_json import Json, document
from cheatsheet.exports.markdown_copy import markdown_copies
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.settings import Settings, prefix

CHECKED = jsonschema.Draft202012Validator


SCHEMAS = {file: copied for file, copied in open_data.COPIED.items() if file.endswith(".schema.json")}


def published(root: Path, file: str) -> Json:
    """A schema as readers have it."""
    loaded: Json = json.loads((root / SCHEMAS[file]).read_text("utf-8"))
    return loaded


def closed(schema: Any) -> Any:
    """A schema that takes no key which it does not name: what is published now has no other."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {"additionalProperties": False} | inner if isinstance(schema.get("properties"), dict) else inner


@pytest.fixture(scope="module")
def schema(root: Path) -> Json:
    """The schema of today's file, and of no more than that."""
    strict: Json = closed(published(root, "ru/data/cheatsheet.schema.json"))
    return strict


@pytest.fixture(scope="module")
def files(content: Content, settings: Settings) -> dict[str, bytes]:
    """Everything that the module makes."""
    return open_data.render(content, settings)


def test_every_promised_file_is_made(files: dict[str, bytes]) -> None:
    """The addresses of the data files are those that were published."""
    assert set(files) | set(open_data.COPIED) == {
        "ru/data/cheatsheet.json",
        "ru/data/cheatsheet.schema.json",
        "ru/data/v1/cheatsheet.json",
        "ru/data/v1/cheatsheet.schema.json",
        "ru/data/cheatsheet.csv",
        "en/data/cheatsheet.csv",
        "ru/llms.txt",
    }


def test_the_same_content_makes_the_same_files(files: dict[str, bytes], content: Content, settings: Settings) -> None:
    """Two builds of one commit differ in no byte."""
    assert files == open_data.render(content, settings)


def test_the_schema_is_a_schema_and_the_file_obeys_it(files: dict[str, bytes], schema: Json) -> None:
    """The JSON file is valid after draft 2020-12, and the schema itself is too."""
    CHECKED.check_schema(schema)
    errors = list(CHECKED(schema).iter_errors(json.loads(files["ru/data/cheatsheet.json"])))
    assert errors == []


def _break(path: list[str | int], value: object) -> Callable[[Json], None]:
    """A change that puts ``value`` at ``path``, or takes away what is there when it is ``None``."""

    def change(tree: Any) -> None:
        *way, last = path
        for step in way:
            tree = tree[step]
        if value is None:
            del tree[last]
        else:
            tree[last] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _break(["format"], 1),
        _break(["former"], None),
        _break(["languages"], []),
        _break(["languages"], ["ru", "ru"]),
        _break(["languages"], ["Russian"]),
        _break(["licence", "Русский"], "MIT"),
        _break(["topics", 0, "level"], "hard"),
        _break(["topics", 1, "questions", 0, "id"], "6"),
        _break(["topics", 1, "questions", 0, "answer"], {}),
        _break(["topics", 1, "questions", 0, "answer", "ru", "spans", 0, "kind"], "bold"),
        _break(["topics", 1, "questions", 0, "sources", 0, "checked"], "yesterday"),
        _break(["topics", 1, "questions", 0, "sources", 0, "quote"], ""),
        _break(["topics", 1, "questions", 0, "sources", 0, "section"], "Beside the quote"),
        _break(["topics", 1, "questions", 0, "sources", 1, "section"], 5),
        _break(["topics", 1, "slug"], "Базы"),
        _break(["quick_answers", "rows", 2, "belongs_to"], "r03"),
        _break(["quick_answers", "rows", 2, "extra"], True),
        _break(["address", "ru"], "/relative/"),
        _break(["version", "date"], "24.11.2026"),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    content: Content, settings: Settings, schema: Json, change: Callable[[Json], None]
) -> None:
    """A file with one thing missing, misnamed or of the wrong kind is not valid."""
    tree = copy.deepcopy(document(content, settings))
    change(tree)
    assert not CHECKED(schema).is_valid(tree)


@pytest.mark.parametrize("file", SCHEMAS)
def test_a_schema_that_somebody_kept_takes_the_keys_that_come(root: Path, files: dict[str, bytes], file: str) -> None:
    """While the format stays, keys may come anywhere: a reader's copy of the schema is no reason to refuse the file."""

    def more(tree: Any) -> Any:
        if isinstance(tree, dict):
            ours = {"later": True} if set(tree) - set(LANGUAGES) else {}  # by language there are languages alone
            return {key: more(value) for key, value in tree.items()} | ours
        return [more(one) for one in tree] if isinstance(tree, list) else tree

    tree = json.loads(files[file.replace(".schema.json", ".json")])
    kept = published(root, file)
    assert list(CHECKED(kept).iter_errors(more(tree))) == []
    assert not CHECKED(closed(kept)).is_valid(more(tree))


def test_everything_that_has_a_language_has_all_of_them(content: Content, settings: Settings) -> None:
    """What the schema cannot say: where one language has words, addresses or names, every language has."""

    def maps(tree: Any) -> Iterator[list[str]]:
        if isinstance(tree, dict) and set(tree) & set(LANGUAGES):
            yield list(tree)
        for inner in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
            yield from maps(inner)

    tree = document(content, settings)
    for topic in tree["topics"]:
        for question in topic["questions"]:
            del question["long_answer"]  # a language may have none yet
    found = list(maps(tree))
    assert len(found) > 200
    assert [one for one in found if one != tree["languages"]] == []


def test_the_first_format_is_kept_and_knows_no_language_of_its_own(
    root: Path, files: dict[str, bytes], content: Content, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs that read format 1 find it as it was, but for its address, and without a language that came later."""
    kept = closed(published(root, "ru/data/v1/cheatsheet.schema.json"))
    now = document(content, settings)
    former = json.loads(files["ru/data/v1/cheatsheet.json"])
    assert list(CHECKED(kept).iter_errors(former)) == []
    assert former == {key: value for key, value in now.items() if key != "former"} | {"format": 1}
    assert f"ru/data/{now['former']}" in files
    for later, others in (("en", ["ru"]), ("ru", ["en"])):  # the first of all languages may be one that came later
        with monkeypatch.context() as patch:
            patch.setitem(RECORDS, later, replace(RECORDS[later], json_format=2))
            assert document(content, settings, 1)["languages"] == others
            assert list(document(content, settings, 1)["topics"][0]["title"]) == others
            assert document(content, settings)["languages"] == ["ru", "en"]


def test_the_schema_explains_itself(schema: Json) -> None:
    """Every reference of the schema leads somewhere, and no definition is left over."""
    text = json.dumps(schema)
    assert set(re.findall(r'"#/\$defs/(\w+)"', text)) == set(schema["$defs"])


@pytest.mark.parametrize("date", ["", "2026-11-24", "2026-11-24T13:00:00+03:00"])
def test_a_build_of_any_date_is_valid(content: Content, settings: Settings, schema: Json, date: str) -> None:
    """With a date, with a time or without either, the file obeys the schema."""
    dated = replace(settings, commit_date=date, commit_id="" if not date else "1a2b3c4")
    assert CHECKED(schema).is_valid(document(content, dated))


def test_json_holds_the_sheet_word_for_word(content: Content, files: dict[str, bytes]) -> None:
    """Every term, answer and row is there in both languages, as words and as pieces that make up the same words."""
    tree = json.loads(files["ru/data/cheatsheet.json"])
    questions = [question for topic in tree["topics"] for question in topic["questions"]]
    assert [q["id"] for q in questions] == [e.id for e in content.sheets["ru"].entries()]
    for lang in LANGUAGES:
        sheet = content.sheets[lang]
        for question, entry in zip(questions, sheet.entries(), strict=True):
            assert question["term"][lang]["text"] == plain(entry.term)
            assert question["answer"][lang]["spans"] == [{"kind": s.kind, "text": s.text} for s in entry.answer]
        rows = tree["quick_answers"]["rows"]
        assert [(r["question"][lang]["text"], r["answer"][lang]["text"]) for r in rows] == [
            (plain(row.question), plain(row.answer)) for row in sheet.quick.rows
        ]
    for text in _texts(tree):
        assert "".join(span["text"] for span in text["spans"]) == text["text"]


def _texts(node: object) -> Iterator[Json]:
    """Every object with spans, wherever it is in the tree."""
    if isinstance(node, dict):
        if "spans" in node:
            yield node
        for child in node.values():
            yield from _texts(child)
    elif isinstance(node, list):
        for child in node:
            yield from _texts(child)


def test_json_says_where_everything_is(files: dict[str, bytes]) -> None:
    """Addresses are absolute and below the site's own, and a long answer is named only where there is one."""
    tree = json.loads(files["ru/data/cheatsheet.json"])
    indexes = tree["topics"][1]["questions"][0]
    assert indexes["address"]["en"] == "https://example.org/sheet/en/topics/sql/#q06"
    assert indexes["long_answer"]["ru"] == "https://example.org/sheet/topics/sql/indexes/"
    assert tree["topics"][1]["questions"][1]["long_answer"] == {}
    assert tree["quick_answers"]["rows"][0]["belongs_to"] == "q01"
    assert indexes["see_also"] == ["q09"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_holds_the_sheet_word_for_word(content: Content, files: dict[str, bytes], lang: Lang) -> None:
    """The table has a byte order mark for spreadsheets, a header, then each question and row once."""
    data = files[f"{lang}/data/cheatsheet.csv"]
    assert data.startswith(b"\xef\xbb\xbfquestion,answer,")
    assert b"\n" not in data.replace(b"\r\n", b"")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    sheet = content.sheets[lang]
    expected = [(plain(e.term), plain(e.answer), e.id) for e in sheet.entries()]
    expected += [(plain(r.question), plain(r.answer), r.id) for r in sheet.quick.rows]
    assert [(row[0], row[1], row[4]) for row in rows] == expected


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "\u00a0-1"])
def test_a_cell_that_could_be_a_formula_is_disarmed(
    content: Content, settings: Settings, edit: Edit, cell: str
) -> None:
    """An answer that begins with a sign of a formula comes behind an apostrophe; every other cell is as it was."""
    changed = edit.entry(content, "en", 1, answer=edit.text(cell))
    rows = list(
        csv.reader(
            io.StringIO(open_data.render(changed, settings)["en/data/cheatsheet.csv"].decode("utf-8-sig"), newline="")
        )
    )
    assert rows[1][1] == f"'{cell}"
    assert not [value for row in rows[2:] for value in row if value.startswith("'")]


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "1-2",
            "007",
            "3.11",
            "24/7",
            "10:30",
            "1e5",
            "5–7",
            "1 мая",
            "may 5",
            "5-7",
            "50 %",
            "1 1/2",
            "true",
            "Ложь",
        ),
        *("(5)", "5 pm", "12345678901234567890", "-1", "$5"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_rewrite_is_kept_as_text(cell: str) -> None:
    """A date, a time, a share, a number with noughts before it: what a spreadsheet shows in its own way is marked as text."""
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["15", "0", "O(1)", "5 лет", "HTTP/2", "v3.11", "2PC блокирует", "Mayfly", "q06", "5x", "истина одна"]
)
def test_a_cell_of_words_or_a_plain_number_is_left_alone(cell: str) -> None:
    """What every spreadsheet shows as it stands gets no mark."""
    assert inert(cell) == cell


@given(st.text())
def test_no_cell_begins_with_a_sign_of_a_formula(cell: str) -> None:
    """Whatever the text, the first sign that a spreadsheet sees begins no formula, and nothing is lost."""
    made = inert(cell)
    assert made in (cell, f"'{cell}")
    assert not made.strip(" ").startswith(("=", "+", "-", "@"))


@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
@hypothesis_settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_the_table_and_the_tree(content: Content, settings: Settings, edit: Edit, words: str) -> None:
    """Quotes, commas, line ends and signs of any alphabet come back from both files as they went in."""
    made = open_data.render(edit.entry(content, "ru", 1, answer=edit.text(words)), settings)
    rows = list(csv.reader(io.StringIO(made["ru/data/cheatsheet.csv"].decode("utf-8-sig"), newline="")))
    assert rows[1][1] in (words, f"'{words}")
    tree = json.loads(made["ru/data/cheatsheet.json"])
    assert tree["topics"][0]["questions"][0]["answer"]["ru"]["text"] == words


def test_llms_txt_has_the_form_of_llmstxt_org(files: dict[str, bytes]) -> None:
    """One heading, then a quotation, then text, then sections that hold nothing but lists of links with notes."""
    tokens = MarkdownIt("commonmark").parse(files["ru/llms.txt"].decode())
    top = [token for token in tokens if token.level == 0 and token.nesting == 1]
    assert (top[0].type, top[0].tag, top[1].type) == ("heading_open", "h1", "blockquote_open")
    sections = [i for i, token in enumerate(top) if token.type == "heading_open" and i]
    assert {top[i].tag for i in sections} == {"h2"}
    assert {token.type for token in top[2 : sections[0]]} == {"paragraph_open"}
    for start, end in zip(sections, [*sections[1:], len(top)], strict=True):
        assert [token.type for token in top[start + 1 : end]] == ["bullet_list_open"]
    items = [token for token in tokens if token.type == "inline" and token.level == 3]
    for item in items:
        children = item.children or []
        kinds = [child.type for child in children]
        assert kinds[0] == "link_open", item.content
        after = children[kinds.index("link_close") + 1]
        assert after.content.startswith(": "), item.content


def test_every_link_of_llms_txt_leads_to_a_file_that_is_made(
    content: Content, settings: Settings, files: dict[str, bytes]
) -> None:
    """The index names every copy that holds answers or files to take, and every data file, by an address below the site's own."""
    links = set(re.findall(r"\]\((\S+?)\)", files["ru/llms.txt"].decode()))
    made = {f"{settings.site_url}{path}" for path in markdown_copies(content, settings)}
    made |= {f"{settings.site_url}{path.removeprefix('ru/')}" for path in [*files, *open_data.COPIED]}
    without_text = {
        f"{settings.site_url}{prefix(lang)}{path}index.md"
        for lang in LANGUAGES
        for path in ("", "practice/", "changes/")
    }
    former = {address for address in made if "/v1/" in address}  # the file of the format of now names it
    since = {changes_address(settings.address(lang), settings.commit_id) for lang in LANGUAGES}
    assert links - since == made - without_text - former - {f"{settings.site_url}llms.txt"}
    assert since <= links


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_is_told_of_on_the_downloads_page_in_two_sentences(content: Content, lang: Lang) -> None:
    """Each kind of file has a title and two sentences of its own in each language."""
    words = content.words[lang]
    for name in ("data.json", "data.schema", "data.csv", "data.llms", "data.copies"):
        assert words[f"{name}_title"]
        assert len(re.findall(r"[.!?](?= [A-ZА-Я]|$)", words[f"{name}_about"])) == 2, name
    assert len(re.findall(r"[.!?](?= [A-ZА-Я]|$)", words["anki.about"])) == 2
