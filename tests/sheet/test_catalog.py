"""The catalog by itself: sources, related questions, slugs and ids, each mistake on its line."""

from __future__ import annotations

import datetime as dt

import pytest

from cheatsheet.model import Catalog, Source
from cheatsheet.sheet import catalog_sources
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
clarified = 2026-11-24

[[questions.q01.sources]]
title = "PEP 703"
url = "https://peps.python.org/pep-0703/"
version = "Python 3.13"
checked = 2026-11-24
quote = "It is a barrier."

[[questions.q01.sources]]
title = "GIL"
url = "https://docs.python.org/3/glossary.html#gil"
version = "3.14"
checked = 2026-11-23
section = "Словарь"

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
    assert question.clarified == "2026-11-24"
    assert catalog.questions["q02"].clarified == ""
    assert question.sources == (
        Source(
            "PEP 703", "https://peps.python.org/pep-0703/", "Python 3.13", "2026-11-24", 11, quote="It is a barrier."
        ),
        Source("GIL", "https://docs.python.org/3/glossary.html#gil", "3.14", "2026-11-23", 18, section="Словарь"),
    )
    assert dt.date.fromisoformat(question.sources[0].checked) == dt.date(2026, 11, 24)
    assert [(topic.slug, topic.questions, topic.line) for topic in catalog.topics] == [("python", ("q01", "q02"), 2)]
    assert catalog.path == "catalog.toml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a source: what it is, where, which version, when it was opened
        ('title = "GIL"', 'title = " "', "19: title is ' '; expected text"),
        ('version = "3.14"', "version = 3.14", "21: version is 3.14; expected text"),
        ("https://docs", "http://docs", "20: 'http://docs.python.org/3/glossary.html#gil' is not an https:// address"),
        ("glossary.html#gil", "a b", "20: 'https://docs.python.org/3/a b' is not an https:// address"),
        ("glossary.html#gil", "<b>", "20: 'https://docs.python.org/3/<b>' is not an https:// address"),
        ("2026-11-23", '"23.11.2026"', "22: checked is '23.11.2026'; expected a date"),
        ("2026-11-23", "2026-11-23T10:00:00", "22: checked is datetime.datetime(2026, 11, 23, 10, 0); expected a date"),
        ('version = "3.14"\n', "", "18: a source has title, url, checked, section; expected title, url, version, checked, and quote or section"),
        ('version = "3.14"', 'version = "3.14"\nby = "x"', "18: a source has title, url, version, by, checked, section; expected title, url, version, checked, and quote or section"),
        ('section = "Словарь"\n', 'section = "Словарь"\n\n[[questions.q01.sources]]\n', "25: a source has nothing; expected title, url, version, checked, and quote or section"),
        # the sentence or the section that carries the claim
        ('section = "Словарь"', 'section = ""', "23: section is ''; expected text"),
        ('section = "Словарь"', "section = 4", "23: section is 4; expected text"),
        ('section = "Словарь"', 'section = "a\\nb"', "23: section has more than one line; expected one"),
        ('section = "Словарь"', 'section = "Словарь"\nquote = "x"', "23: a source has a quote and a section; expected one of them"),
        ("It is a barrier.", "word " * 21, "16: 21 words in the quote; expected at most 20"),
        ("It is a barrier.", "«Это барьер»", "16: a quote between quotation marks; expected its words alone, the page puts the marks"),
        ("It is a barrier.", " ", "16: quote is ' '; expected text"),
        # related questions
        ('see_also = ["q02"]', 'see_also = ["q01"]', "8: see_also names «q01»; expected the id of another question"),
        ('see_also = ["q02"]', 'see_also = ["q99"]', "8: see_also names «q99»; expected the id of another question"),
        ('see_also = ["q02"]\n', "", "26: q02 names q01 in see_also; expected q01 to name it too"),
        ('see_also = ["q02"]', 'see_also = "q02"', "8: see_also is 'q02'; expected a list of strings"),
        ('see_also = ["q02"]', 'see_also = ["q02", 3]', "8: see_also is ['q02', 3]; expected a list of strings"),
        ('see_also = ["q02"]', '"see_also" = 3', "8: see_also is 3; expected a list of strings"),
        # the day of the clarification
        ("clarified = 2026-11-24", 'clarified = "soon"', "9: clarified is 'soon'; expected a date"),
        ("clarified = 2026-11-24", "clarified = 2026-11-24T10:00:00", "9: clarified is datetime.datetime(2026, 11, 24, 10, 0); expected a date"),
        # topics and ids
        ('["q01", "q02"]', '["q01"]', "25: q02 stands in no topic; expected it in «topics»"),
        ('["q01", "q02"]', '["q01", "q02", "q02"]', "2: q02 stands in a topic already, on line 2"),
        ('["q01", "q02"]', '["q01", "q02", "q03"]', "2: q03 has no [questions.q03] table; expected one with a slug"),
        ("rows = [1]", "rows = [0]", "7: rows is [0]; expected a list of row numbers, counted from 1"),
        ("rows = [1]", "rows = [true]", "7: rows is [True]; expected a list of row numbers, counted from 1"),
        ("rows = [1]", 'rows = "3"', "7: rows is '3'; expected a list of row numbers, counted from 1"),
        ("rows = [1]", 'rows=["a"]', "7: rows is ['a']; expected a list of row numbers, counted from 1"),
        ("rows = [1]", "row = [1]", "7: unknown key «row»; expected clarified, looks_like, rows, see_also, slug, sources"),
        ('slug = "gil"\n', "", "5: None is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('slug = "gil"', "slug = 3", "6: 3 is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('slug = "asyncio"', 'slug = "asyncio"\nsources = "x"', "27: sources is 'x'; expected [[questions.q02.sources]]"),
        ('slug = "asyncio"', 'slug = "asyncio"\nsources = ["x"]', "27: a source is 'x'; expected title, url, version, checked, and quote or section"),
        ('slug = "asyncio"', 'slug = "asyncio"\nsources = [1]', "27: a source is 1; expected title, url, version, checked, and quote or section"),
        ("[questions.q02]", "[extra]\n\n[questions.q02]", "25: unknown key «extra»; expected «topics» and «questions»"),
        ('{ slug = "python"', "{ slug = 3", "2: 3 is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('  { slug = "python"', '  "python",\n  { slug = "python"', "2: 'python' is not a topic; expected { slug = …, questions = […] }"),
        ('slug = "asyncio"', 'slug = "-asyncio"', "26: '-asyncio' is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('slug = "asyncio"', 'slug = "gil"', "26: the slug «gil» is taken on line 6; expected one of its own"),
        ('slug = "asyncio"', 'slug = "asyncio"\nnew = 1', "27: unknown key «new»; expected clarified, looks_like, rows, see_also, slug, sources"),
        ("topics = [", "extra = 1\ntopics = [", "1: unknown key «extra»; expected «topics» and «questions»"),
        ("questions.q02", "questions.q2", "25: «q2» is not a question id; expected q01, q02 and so on"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_on_its_line(old: str, new: str, expected: str) -> None:
    """What is wrong with a source, a reference, a topic, a row or a slug is said where it stands, with what was expected."""
    assert old in GOOD
    at = GOOD.rindex(old) if old.startswith(("title", "version", "checked", "2026")) else GOOD.index(old)
    found = read(GOOD[:at] + new + GOOD[at + len(old) :])[1]
    assert f"catalog.toml:{expected}" in found


@pytest.mark.parametrize("demanded", [True, False])
def test_a_source_may_be_made_to_name_its_place(demanded: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the place of a claim is demanded, a source with neither a quote nor a section is told at its header."""
    monkeypatch.setattr(catalog_sources, "PLACE_DEMANDED", demanded)
    bare = GOOD.replace('section = "Словарь"\n', "")
    told = ["catalog.toml:18: a source without a quote and without a section; expected one of them"]
    assert read(bare)[1] == (told if demanded else [])
    assert read(GOOD)[1] == []


@pytest.mark.parametrize("quote", ["word " * 20, "one — " * 20, "“Safe” methods are “idempotent”", "В «X» так"])
def test_a_quote_is_held_to_its_words_alone(quote: str) -> None:
    """Twenty words are allowed, a dash is none of them, and quotation marks may stand inside."""
    catalog, problems = read(GOOD.replace("It is a barrier.", quote))
    assert problems == []
    assert catalog.questions["q01"].sources[0].quote == quote


SECOND = GOOD.replace('["q01", "q02"] },', '["q01"] },\n  { slug = "sql", questions = ["q02"] },')


def test_every_topic_and_source_is_read_whatever_is_wrong_with_another() -> None:
    """A topic or a source of another shape hides none behind it, and each keeps the line it stands on."""
    catalog, problems = read(SECOND)
    assert problems == []
    assert [(topic.slug, topic.line) for topic in catalog.topics] == [("python", 2), ("sql", 3)]
    broken = SECOND.replace("topics = [\n", 'topics = [\n  { slug = "odd" },\n').replace('title = "PEP 703"\n', "")
    catalog, problems = read(broken)
    assert [(topic.slug, topic.line) for topic in catalog.topics] == [("python", 3), ("sql", 4)]
    assert [source.title for source in catalog.questions["q01"].sources] == ["GIL"]
    assert len(problems) == 2
    undated = SECOND.replace("2026-11-24", '"x"')
    assert [source.title for source in read(undated)[0].questions["q01"].sources] == ["GIL"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('slug = "sql"', 'slug = "SQL"', "3: 'SQL' is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('slug = "sql"', 'slug = "python"', "3: the slug «python» is taken on line 2; expected one of its own"),
        ('questions = ["q02"]', "questions = [2]", "3: questions is [2]; expected a list of strings"),
        ('see_also = ["q01"]', 'see_also = ["q98"]', "28: see_also names «q98»; expected the id of another question"),
        ('see_also = ["q01"]', 'see_also = ["q01"]\nrows = [2, 1]', "29: row 1 belongs to the question on line 8 already"),
        ('see_also = ["q01"]', 'see_also = ["q01"]\nrows = [0]', "29: rows is [0]; expected a list of row numbers, counted from 1"),
        ('see_also = ["q01"]', 'see_also = ["q01"]\ntitle = 1', "29: unknown key «title»; expected clarified, looks_like, rows, see_also, slug, sources"),
    ],
)  # fmt: skip
def test_a_mistake_of_the_second_is_not_named_at_the_first(old: str, new: str, expected: str) -> None:
    """Where two topics or two questions have the same key, the line is that of the one with the mistake."""
    assert old in SECOND
    assert f"catalog.toml:{expected}" in read(SECOND.replace(old, new))[1]


LOOKS = """looks_like = '''
\\bDepends\\(
could not serialize
'''
"""


def test_what_a_question_looks_like_is_read() -> None:
    """Patterns are a text of one a line, of no language, and none where a question has none."""
    catalog, problems = read(GOOD.replace("rows = [1]\n", LOOKS))
    assert problems == []
    assert catalog.questions["q01"].looks_like == ("\\bDepends\\(", "could not serialize")
    assert catalog.questions["q02"].looks_like == ()


ALIKE = r"is not read alike by Python and JavaScript; expected (?:…), (?=…), (?!…), \b, \d, \s and \w alone"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("Depends(", "the pattern «Depends(» is no regular expression: missing ), unterminated subpattern at position 7"),
        ("could not serialize", "the pattern «could not serialize» is there already"),
        ("(?P<n>x)", f"the pattern «(?P<n>x)» {ALIKE}"),
        ("(?<=x)y", f"the pattern «(?<=x)y» {ALIKE}"),
        ("x\\Z", f"the pattern «x\\Z» {ALIKE}"),
        ("x*+y", f"the pattern «x*+y» {ALIKE}"),
        ("x*", "the pattern «x*» finds itself in an empty line; expected a letter or a sign that must be there"),
        ("", "the pattern «» finds itself in an empty line; expected a letter or a sign that must be there"),
        ("it`s", 'the pattern «it`s» has another quote than ", or blanks at its ends or side by side; expected none'),
        ("x ", 'the pattern «x » has another quote than ", or blanks at its ends or side by side; expected none'),
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_be_meant_is_named_on_its_line(pattern: str, expected: str) -> None:
    """What is no expression, is read in two ways, finds everything or nothing, or stands there twice is said by line."""
    text = GOOD.replace("rows = [1]\n", LOOKS.replace("could not serialize\n", f"could not serialize\n{pattern}\n"))
    assert read(text)[1] == [f"catalog.toml:10: {expected}"]


def test_patterns_are_a_text() -> None:
    """A list is none, and is named on the line of its key."""
    found = read(GOOD.replace("rows = [1]", "looks_like = [1]"))[1]
    assert found == ["catalog.toml:7: looks_like is [1]; expected a text of one pattern a line"]


def test_what_is_not_toml_is_named_by_its_line() -> None:
    """The reader's own words are passed on with the file and the line."""
    file, problems = parse_toml(Text("a.toml", ("a = 1", "b = [")))
    assert file is None
    assert len(problems) == 1
    assert str(problems[0]).startswith("a.toml:2: not TOML: ")


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


VALUES = ('"x"', "3", "1.5", "true", "[3]", '["a", 1]', "[[1]]", "{ a = 1 }", "{ ru = 1 }", "2026-01-01", "{}", "[{}]")


@pytest.mark.parametrize("value", VALUES)
def test_a_value_of_any_other_kind_is_named_where_it_stands(value: str) -> None:
    """Whatever stands in the place of a value, nothing is raised, and what is wrong is named on the line of its key."""
    lines = GOOD.split("\n")
    keys = {
        at: line.split(" = ")[0] for at, line in enumerate(lines) if " = " in line and not line.endswith(("[", "},"))
    }
    assert len(keys) == 16
    for at, key in keys.items():
        problems = read("\n".join([*lines[:at], f"{key} = {value}", *lines[at + 1 :]]))[1]
        assert not problems or any(line.startswith(f"catalog.toml:{at + 1}: ") for line in problems), (key, problems)
