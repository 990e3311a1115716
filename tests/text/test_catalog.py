"""The catalog by itself: sources, related questions, slugs and ids, each mistake on its line."""

from __future__ import annotations

import datetime as dt

import pytest

from cheatsheet.model import Catalog, Source
from cheatsheet.sheet.catalog import parse_catalog
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import parse_toml

GOOD = """topics = [
  { slug = "python", questions = ["q01", "q02"] },
]

[questions.q01]
slug = "gil"
rows = [1]
see_also = ["q02"]

[[questions.q01.sources]]
title = "PEP 703"
url = "https://peps.python.org/pep-0703/"
version = "Python 3.13"
checked = 2026-11-24

[[questions.q01.sources]]
title = "GIL"
url = "https://docs.python.org/3/glossary.html#gil"
version = "3.14"
checked = 2026-11-23

[questions.q02]
slug = "asyncio"
see_also = ["q01"]
"""


def read(text: str) -> tuple[Catalog, list[str]]:
    """The catalog of this text, and what is wrong with it as it is printed."""
    file, problems = parse_toml(Text("catalog.toml", tuple(text.split("\n"))))
    assert file is not None, problems
    catalog, problems = parse_catalog(file)
    return catalog, [str(problem) for problem in problems]


def test_a_catalog_in_order_is_read_whole() -> None:
    """Topics, slugs, rows, related questions and sources come out as they were written, with their lines."""
    catalog, problems = read(GOOD)
    assert problems == []
    question = catalog.questions["q01"]
    assert (question.slug, question.rows, question.see_also, question.line) == ("gil", (1,), ("q02",), 5)
    assert question.sources == (
        Source("PEP 703", "https://peps.python.org/pep-0703/", "Python 3.13", "2026-11-24", 10),
        Source("GIL", "https://docs.python.org/3/glossary.html#gil", "3.14", "2026-11-23", 16),
    )
    assert dt.date.fromisoformat(question.sources[0].checked) == dt.date(2026, 11, 24)
    assert [(topic.slug, topic.questions, topic.line) for topic in catalog.topics] == [("python", ("q01", "q02"), 2)]
    assert catalog.path == "catalog.toml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a source: what it is, where, which version, when it was opened
        ('title = "GIL"', 'title = " "', "17: title is ' '; expected text"),
        ('version = "3.14"', "version = 3.14", "19: version is 3.14; expected text"),
        ("https://docs", "http://docs", "18: 'http://docs.python.org/3/glossary.html#gil' is not an https:// address"),
        ("glossary.html#gil", "a b", "18: 'https://docs.python.org/3/a b' is not an https:// address"),
        ("glossary.html#gil", "<b>", "18: 'https://docs.python.org/3/<b>' is not an https:// address"),
        ("2026-11-23", '"23.11.2026"', "20: checked is '23.11.2026'; expected a date"),
        ("2026-11-23", "2026-11-23T10:00:00", "20: checked is datetime.datetime(2026, 11, 23, 10, 0); expected a date"),
        ('version = "3.14"\n', "", "16: a source has title, url, checked; expected title, url, version, checked"),
        ('version = "3.14"', 'version = "3.14"\nby = "x"', "16: a source has title, url, version, by, checked; expected title, url, version, checked"),
        ("checked = 2026-11-23\n", "checked = 2026-11-23\n\n[[questions.q01.sources]]\n", "22: a source has nothing; expected title, url, version, checked"),
        # related questions
        ('see_also = ["q02"]', 'see_also = ["q01"]', "8: see_also names «q01»; expected the id of another question"),
        ('see_also = ["q02"]', 'see_also = ["q99"]', "8: see_also names «q99»; expected the id of another question"),
        ('see_also = ["q02"]\n', "", "23: q02 names q01 in see_also; expected q01 to name it too"),
        ('see_also = ["q02"]', 'see_also = "q02"', "5: see_also is 'q02'; expected a list of strings"),
        # topics and ids
        ('["q01", "q02"]', '["q01"]', "22: q02 stands in no topic; expected it in «topics»"),
        ('["q01", "q02"]', '["q01", "q02", "q02"]', "2: q02 stands in a topic already, on line 2"),
        ('["q01", "q02"]', '["q01", "q02", "q03"]', "2: q03 has no [questions.q03] table; expected one with a slug"),
        ("rows = [1]", "rows = [0]", "7: rows is [0]; expected a list of row numbers, counted from 1"),
        ("rows = [1]", "rows = [true]", "7: rows is [True]; expected a list of row numbers, counted from 1"),
        ('slug = "asyncio"', 'slug = "-asyncio"', "23: '-asyncio' is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('slug = "asyncio"', 'slug = "gil"', "23: the slug «gil» is taken on line 6; expected one of its own"),
        ('slug = "asyncio"', 'slug = "asyncio"\nnew = 1', "24: unknown key «new»; expected aliases, described, rows, see_also, slug, sources"),
        ("topics = [", "extra = 1\ntopics = [", "1: unknown key «extra»; expected «topics» and «questions»"),
        ("questions.q02", "questions.q2", "22: «q2» is not a question id; expected q01, q02 and so on"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_on_its_line(old: str, new: str, expected: str) -> None:
    """What is wrong with a source, a reference, a topic, a row or a slug is said where it stands, with what was expected."""
    assert old in GOOD
    at = GOOD.rindex(old) if old.startswith(("title", "version", "checked", "2026")) else GOOD.index(old)
    found = read(GOOD[:at] + new + GOOD[at + len(old) :])[1]
    assert f"catalog.toml:{expected}" in found


@pytest.mark.parametrize("key", ["title", "url", "version"])
def test_a_source_lacks_nothing(key: str) -> None:
    """A title, an address or a version that is no text is a mistake of that line, and every one is named at once."""
    lines = GOOD.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{key} ="))
    lines[at] = f"{key} = 5"
    found = read("\n".join(lines))[1]
    assert found[0] == f"catalog.toml:{at + 1}: {key} is 5; expected text"


def test_tables_of_another_shape_are_named() -> None:
    """Topics, questions and sources of another kind are mistakes, never an exception."""
    assert read("topics = []\n")[1] == ["catalog.toml:1: no «topics»; expected a list of { slug = …, questions = […] }"]
    assert read('topics = [1]\nquestions = "x"\n')[1] == [
        "catalog.toml:1: 1 is not a topic; expected { slug = …, questions = […] }",
        "catalog.toml:2: «questions» is not a table; expected [questions.q01] and so on",
    ]
    found = read('topics = [{ slug = "a", questions = ["q01"] }]\n[questions]\nq01 = 1\n')[1]
    assert any(line.endswith("«questions.q01» is not a table; expected [questions.q01]") for line in found), found
    text = GOOD[: GOOD.index("[[")] + 'sources = "x"\n' + GOOD[GOOD.index("[questions.q02]") :]
    assert any(line.endswith("sources is 'x'; expected [[questions.q01.sources]]") for line in read(text)[1])
