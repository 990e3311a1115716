"""The languages, the catalog, the glossaries and the words held to each other."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from cheatsheet.answers.files import load_word_lists
from cheatsheet.generate import read
from cheatsheet.load import check_terms, check_terms_of_answers, load_content
from cheatsheet.problems import ContentError
from cheatsheet.view import make_view

SHEET = "docs/_source/en/cheatsheet.md"
CATALOG = "docs/_source/catalog.toml"
SOURCES = "docs/_source/sources.toml"
PHRASES = "docs/_source/ru/search/q01-gil.toml"


def test_the_russian_sheet_is_untouched(root: Path) -> None:
    """The Russian sheet is the author's own text, byte for byte."""
    data = (root / "docs/_source/ru/cheatsheet.md").read_bytes()
    assert hashlib.sha256(data).hexdigest() == "352009ffabf82f2342ce7bd9b8b7b4059dfd015ffccb27f131915122f6ffdcc4"


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the text, to be broken."""
    shutil.copytree(root / "docs" / "_source", tmp_path / "docs" / "_source", ignore=shutil.ignore_patterns("fonts"))
    return tmp_path


def problems(copy: Path, path: str, old: str, new: str) -> list[str]:
    """Put ``new`` in the place of every ``old`` in one file and return what is then wrong with the text."""
    file = copy / path
    text = file.read_text("utf-8")
    assert old in text, "the test changes nothing"
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(copy)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (SHEET, "## 🟢 SQL", "## 🟡 SQL", r"en/cheatsheet.md:21: level 🟡; expected 🟢, as in .*ru/cheatsheet.md:21"),
        (SHEET, "`asyncio`", "asyncio", r"the code spans of entry 1 differ: it lacks «asyncio»"),
        (SHEET, "O(log n)", "O(log 2)", r"the figures of entry 6 differ: it adds «2»"),
        (SHEET, "15 min", "16 min", r"the figures of entry 14 differ: it lacks «15» and adds «16»"),
        (CATALOG, 'slug = "gil"', 'slug = "GIL lock"', r"catalog.toml:\d+: 'GIL lock' is not a slug"),
        (CATALOG, 'slug = "gil"', 'slug = "asyncio"', r"the slug «asyncio» is taken on line"),
        (CATALOG, "questions.q38", "questions.q39", r"question 38 is not in .*catalog.toml"),
        (CATALOG, "questions.q38", "questions.q39", r"q39 is not in .*cheatsheet.md; expected a question of the sheet"),
        (CATALOG, "rows = [1]", "rows = [2]", r"row 2 belongs to the question on line"),
        (CATALOG, "rows = [1]", "rows = []", r"ru/cheatsheet.md:\d+: row 1 belongs to no question"),
        (CATALOG, "rows = [1]", "rows = [1, 99]", r"q01 has row 99; expected a row of the table, 1 to 15"),
        (CATALOG, "rows = [1]", 'rows = "1"', r"rows is '1'; expected a list of row numbers"),
        (CATALOG, '"q01", "q02"', '"q02", "q01"', r"the topic «python» lists q02, q01, .*; expected q01, q02"),
        (PHRASES, '  "гил",', '  "гил",\n  "GIL lock", "gil lock",', r"q01-gil.toml:\d+: the alias «gil lock» is there already, on line"),
        (PHRASES, 'described = """', 'described = """\nасинхронность', r"ru/search/q02-asyncio.toml:\d+: the alias «асинхронность» is there already, in docs/_source/ru/search/q01-gil.toml:\d+"),
        (CATALOG, "[questions.q01]", "[questions.q01]\nunknown = 1", r"unknown key «unknown»"),
        (CATALOG, "topics = [", "topics = [[", r"catalog.toml:\d+: not TOML"),
        (SOURCES, "[[q38]]", "[[q39]]", r"sources.toml:\d+: there is no question q39; expected one of the catalog's$"),
        (SOURCES, "[[q38]]", "[[questions.q38.sources]]", r"sources.toml:\d+: unknown key «questions»; expected \[\[q01\]\]"),
        (SOURCES, "https://docs.python.org/3.14/howto/free", "http://docs.python.org/3.14/howto/free", r"sources.toml:13: 'http://\S+' is not an https:// address"),
        (SOURCES, "[[q01]]", "[[q01]", r"sources.toml:4: not TOML"),
        ("docs/_source/words/site.toml", 'menu = "Menu"', "", r"site.toml:\d+: «menu» stands in \[ru\] only"),
        ("docs/_source/words/site.toml", 'all_description = "{questions} and', 'all_description = "All and', r"the placeholders of «all_description» differ"),
        ("docs/_source/words/site.toml", 'menu = "Menu"', 'menu = "Menu {"', r"site.toml:\d+: a brace in «menu» that is no {placeholder}"),
        ("docs/_source/words/site.toml", 'menu = "Menu"', 'menu = "Me\\u200bnu"', r"site.toml:\d+: the invisible character U\+200B ZERO WIDTH SPACE"),
    ],
)  # fmt: skip
def test_disagreements(copy: Path, path: str, old: str, new: str, expected: str) -> None:
    """A disagreement between the files is named where it stands, with what was expected."""
    found = problems(copy, path, old, new)
    assert any(re.search(expected, line) for line in found), found
    assert all(re.match(r"docs/_source/\S+:\d+: ", line) for line in found)


def test_glossaries(root: Path) -> None:
    """The sheets use the terms of their glossaries, and the glossaries agree with each other."""
    assert check_terms(root, load_content(root)) == []


def test_the_long_answers_use_no_form_to_avoid(root: Path) -> None:
    """The prose of the long answers holds to the terms of the glossaries, and a phrase that may depart is in use."""
    found = check_terms_of_answers(root, load_content(root))
    assert found == [], "\n".join(map(str, found))


def test_a_departure_from_the_glossary_is_named(copy: Path) -> None:
    """A term that is missing where it belongs, and a form to avoid, are named on their line of the sheet."""
    file = copy / SHEET
    file.write_text(file.read_text("utf-8").replace("event loop", "event cycle"), "utf-8")
    found = [str(problem) for problem in check_terms(copy, load_content(copy))]
    assert any("q02 does not use the term «event loop»" in line for line in found)
    assert any("«event cycle» is a form to avoid" in line for line in found)
    assert all(line.startswith(f"{SHEET}:") for line in found)


def test_a_departure_in_a_long_answer_is_named(copy: Path) -> None:
    """A form to avoid is named on its line of a long answer too; in code it is none."""
    path = "docs/_source/en/answers/q02-asyncio.md"
    text = (copy / path).read_text("utf-8").replace("event loop", "event cycle").replace("`await`", "`event cycle`")
    (copy / path).write_text(text, "utf-8")
    found = [str(problem) for problem in check_terms_of_answers(copy, load_content(copy)) if problem.path == path]
    lines = [
        number for number, line in enumerate(text.split("\n"), 1) if "event cycle" in line.replace("`event cycle`", "")
    ]
    assert lines
    assert [int(line.split(":")[1]) for line in found if "«event cycle» is a form to avoid" in line] == lines


def test_missing_and_extra_entries(copy: Path) -> None:
    """An entry that only one language has is named by the topic and by the catalog."""
    file = copy / SHEET
    text = file.read_text("utf-8")
    start = text.index("**38.")
    file.write_text(text[:start] + text[text.index("---", start) :], "utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(copy)
    assert "the topic holds questions 36-37; expected 36-38" in str(caught.value)


def test_the_text_grows_without_a_number_that_changes(copy: Path) -> None:
    """A question at the end of a topic and a topic between others are added with the next numbers; all others keep theirs."""
    before = {entry.id: entry.term for entry in load_content(copy).sheets["ru"].entries()}
    added = {"ru": ("Пул соединений", "Очереди", "Доставка"), "en": ("Connection pool", "Queues", "Delivery")}
    for lang, (pool, queues, delivery) in added.items():
        sheet = copy / f"docs/_source/{lang}/cheatsheet.md"
        sql, rest = sheet.read_text("utf-8").split("**10. ")
        head, ruled, title = sql.rpartition("---")
        new = (
            f"**39. {pool}** — {pool.lower()}.\n\n---\n\n## 🟠 {queues}\n\n**40. {delivery}** — {delivery.lower()}.\n\n"
        )
        sheet.write_text(f"{head}{new}{ruled}{title}**10. {rest}", "utf-8")
    catalog = (copy / CATALOG).read_text("utf-8")
    grown = catalog.replace('"q09"] },', '"q09", "q39"] },\n  { slug = "queues", questions = ["q40"] },')
    tables = '\n[questions.q39]\nslug = "pool"\n\n[questions.q40]\nslug = "delivery"\n'
    (copy / CATALOG).write_text(grown + tables, "utf-8")
    after = load_content(copy)
    assert {entry.id: entry.term for entry in after.sheets["ru"].entries() if entry.id in before} == before
    assert [question.id for question in make_view(after, "en").questions][8:12] == ["q09", "q39", "q40", "q10"]


def test_a_file_that_nobody_would_read_is_named(copy: Path) -> None:
    """An answer saved under another ending would be gone without a word; what an editor lays beside it is not meant."""
    source = copy / "docs/_source"
    strangers = {
        "en/search/q06-indexes.toml.txt": ".toml",
        "ru/answers/q06-indexes.markdown": ".md",
        "words/more": ".toml",
    }
    beside = (f"ru/answers/{name}" for name in ("q06-indexes.md~", ".q06-indexes.md.swp", "Thumbs.db", "q06.md.bak"))
    for path in (*strangers, *beside):
        (source / path).write_text("x")
    with pytest.raises(ContentError) as caught:
        load_content(copy)
    assert [str(problem) for problem in caught.value.problems] == [
        f"docs/_source/{path}:1: a file that is not read; expected a name that ends in {suffix}"
        for path, suffix in strangers.items()
    ]


def test_every_file_is_reported_at_once(copy: Path) -> None:
    """Mistakes in several files are all named in one go."""
    (copy / CATALOG).write_text("topics = []\n", "utf-8")
    (copy / SOURCES).unlink()
    (copy / SHEET).write_bytes(b"\xff\xfe")
    shutil.rmtree(copy / "docs/_source/ru/answers", ignore_errors=True)
    (copy / "docs/_source/ru/cheatsheet.md").unlink()
    with pytest.raises(ContentError) as caught:
        load_content(copy)
    named = {problem.path for problem in caught.value.problems}
    assert {CATALOG, SOURCES, SHEET, "docs/_source/ru/cheatsheet.md"} <= named


@pytest.mark.parametrize(
    "path",
    [
        SHEET,
        CATALOG,
        SOURCES,
        PHRASES,
        "docs/_source/ru/answers/q06-indexes.md",
        "docs/_source/words/site.toml",
        "docs/_source/samples/q06_index_plan.py",
        "docs/_source/samples/output/q06_index_plan.txt",
        "docs/_source/diagrams/b-tree.toml",
        "docs/_source/diagrams/b-tree.svg",
        "docs/_source/en/glossary.toml",
        "docs/_source/ru/words.txt",
    ],
)
def test_what_nobody_sees_is_named_in_every_kind_of_file(copy: Path, path: str) -> None:
    """A zero width space at the end of the second line is named there, whatever the file is for."""
    content = load_content(copy)
    lines = (copy / path).read_text("utf-8").split("\n")
    lines[1] += "\u200b"
    (copy / path).write_text("\n".join(lines), "utf-8")
    try:
        read(copy)
        found = [*check_terms(copy, content), *load_word_lists(copy)[1]]
    except ContentError as error:
        found = list(error.problems)
    assert f"{path}:2: the invisible character U+200B ZERO WIDTH SPACE; expected text only" in map(str, found)
