"""The catalog by itself: topics, related questions, slugs and ids, each mistake on its line."""

from __future__ import annotations

import pytest

from cheatsheet.model import Catalog
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
    """Topics, slugs, rows and related questions come out as they were written, with their lines."""
    catalog, problems = read(GOOD)
    assert problems == []
    question = catalog.questions["q01"]
    assert (question.slug, question.rows, question.see_also, question.line) == ("gil", (1,), ("q02",), 5)
    assert question.clarified == "2026-11-24"
    assert catalog.questions["q02"].clarified == ""
    assert [(topic.slug, topic.questions, topic.line) for topic in catalog.topics] == [("python", ("q01", "q02"), 2)]
    assert catalog.path == "catalog.toml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # related questions
        ('see_also = ["q02"]', 'see_also = ["q01"]', "8: see_also names «q01»; expected the id of another question"),
        ('see_also = ["q02"]', 'see_also = ["q02", "q02"]', "8: see_also names «q02» more than once; expected each question once"),
        ('see_also = ["q02"]', 'see_also = ["q99"]', "8: see_also names «q99»; expected the id of another question"),
        ('see_also = ["q02"]\n', "", "12: q02 names q01 in see_also; expected q01 to name it too"),
        ('see_also = ["q02"]', 'see_also = "q02"', "8: see_also is 'q02'; expected a list of strings"),
        ('see_also = ["q02"]', 'see_also = ["q02", 3]', "8: see_also is ['q02', 3]; expected a list of strings"),
        ('see_also = ["q02"]', '"see_also" = 3', "8: see_also is 3; expected a list of strings"),
        # the day of the clarification
        ("clarified = 2026-11-24", 'clarified = "soon"', "9: clarified is 'soon'; expected a date"),
        ("clarified = 2026-11-24", "clarified = 2026-11-24T10:00:00", "9: clarified is datetime.datetime(2026, 11, 24, 10, 0); expected a date"),
        # topics and ids
        ('["q01", "q02"]', '["q01"]', "11: q02 stands in no topic; expected it in «topics»"),
        ('["q01", "q02"]', '["q01", "q02", "q02"]', "2: q02 stands in a topic already, on line 2"),
        ('["q01", "q02"]', '["q01", "q02", "q03"]', "2: q03 has no [questions.q03] table; expected one with a slug"),
        ("rows = [1]", "rows = [0]", "7: rows is [0]; expected a list of row numbers, counted from 1"),
        ("rows = [1]", "rows = [true]", "7: rows is [True]; expected a list of row numbers, counted from 1"),
        ("rows = [1]", 'rows = "3"', "7: rows is '3'; expected a list of row numbers, counted from 1"),
        ("rows = [1]", 'rows=["a"]', "7: rows is ['a']; expected a list of row numbers, counted from 1"),
        ("rows = [1]", "row = [1]", "7: unknown key «row»; expected clarified, looks_like, rows, see_also, slug"),
        ('slug = "gil"\n', "", "5: None is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('slug = "gil"', "slug = 3", "6: 3 is not a slug; expected lower-case ASCII words joined by hyphens"),
        ("[questions.q02]", "[[questions.q01.sources]]\n\n[questions.q02]", "11: unknown key «sources»; expected clarified, looks_like, rows, see_also, slug"),
        ("[questions.q02]", "[questions.q01.sources]\n\n[questions.q02]", "11: unknown key «sources»; expected clarified, looks_like, rows, see_also, slug"),
        ("[questions.q02]", "[extra]\n\n[questions.q02]", "11: unknown key «extra»; expected «topics» and «questions»"),
        ('{ slug = "python"', "{ slug = 3", "2: 3 is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('  { slug = "python"', '  "python",\n  { slug = "python"', "2: 'python' is not a topic; expected { slug = …, questions = […] }"),
        ('slug = "asyncio"', 'slug = "-asyncio"', "12: '-asyncio' is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('slug = "asyncio"', 'slug = "gil"', "12: the slug «gil» is taken on line 6; expected one of its own"),
        ('slug = "asyncio"', 'slug = "asyncio"\nnew = 1', "13: unknown key «new»; expected clarified, looks_like, rows, see_also, slug"),
        ("topics = [", "extra = 1\ntopics = [", "1: unknown key «extra»; expected «topics» and «questions»"),
        ("questions.q02", "questions.q2", "11: «q2» is not a question id; expected q01, q02 and so on"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_on_its_line(old: str, new: str, expected: str) -> None:
    """What is wrong with a reference, a topic, a row or a slug is said where it stands, with what was expected."""
    assert old in GOOD
    assert f"catalog.toml:{expected}" in read(GOOD.replace(old, new, 1))[1]


SECOND = GOOD.replace('["q01", "q02"] },', '["q01"] },\n  { slug = "sql", questions = ["q02"] },')


def test_every_topic_is_read_whatever_is_wrong_with_another() -> None:
    """A topic of another shape hides none behind it, and each keeps the line it stands on."""
    catalog, problems = read(SECOND)
    assert problems == []
    assert [(topic.slug, topic.line) for topic in catalog.topics] == [("python", 2), ("sql", 3)]
    broken = SECOND.replace("topics = [\n", 'topics = [\n  { slug = "odd" },\n')
    catalog, problems = read(broken)
    assert [(topic.slug, topic.line) for topic in catalog.topics] == [("python", 3), ("sql", 4)]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('slug = "sql"', 'slug = "SQL"', "3: 'SQL' is not a slug; expected lower-case ASCII words joined by hyphens"),
        ('slug = "sql"', 'slug = "python"', "3: the slug «python» is taken on line 2; expected one of its own"),
        ('questions = ["q02"]', "questions = [2]", "3: questions is [2]; expected a list of strings"),
        ('see_also = ["q01"]', 'see_also = ["q98"]', "14: see_also names «q98»; expected the id of another question"),
        ('see_also = ["q01"]', 'see_also = ["q01"]\nrows = [2, 1]', "15: row 1 belongs to the question on line 8 already"),
        ('see_also = ["q01"]', 'see_also = ["q01"]\nrows = [0]', "15: rows is [0]; expected a list of row numbers, counted from 1"),
        ('see_also = ["q01"]', 'see_also = ["q01"]\ntitle = 1', "15: unknown key «title»; expected clarified, looks_like, rows, see_also, slug"),
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
        ("x{99999999999}", "the pattern «x{99999999999}» is no regular expression: the repetition number is too large"),
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


@pytest.mark.parametrize("value", ["1" * 5000, "[" * 2000 + "]" * 2000])
def test_what_the_reader_gives_up_on_is_named(value: str) -> None:
    """A number of thousands of figures and brackets in brackets are mistakes of the file, never an exception."""
    file, problems = parse_toml(Text("a.toml", (f"a = {value}",)))
    assert file is None
    assert len(problems) == 1
    assert str(problems[0]).startswith("a.toml:1: not TOML that can be read: ")


def test_tables_of_another_shape_are_named() -> None:
    """Topics and questions of another kind are mistakes, never an exception."""
    assert read("topics = []\n")[1] == ["catalog.toml:1: no «topics»; expected a list of { slug = …, questions = […] }"]
    assert read('topics = [1]\nquestions = "x"\n')[1] == [
        "catalog.toml:1: 1 is not a topic; expected { slug = …, questions = […] }",
        "catalog.toml:2: «questions» is not a table; expected [questions.q01] and so on",
    ]
    found = read('topics = [{ slug = "a", questions = ["q01"] }]\n[questions]\nq01 = 1\n')[1]
    assert any(line.endswith("«questions.q01» is not a table; expected [questions.q01]") for line in found), found


VALUES = ('"x"', "3", "1.5", "true", "[3]", '["a", 1]', "[[1]]", "{ a = 1 }", "{ ru = 1 }", "2026-01-01", "{}", "[{}]")


@pytest.mark.parametrize("value", VALUES)
def test_a_value_of_any_other_kind_is_named_where_it_stands(value: str) -> None:
    """Whatever stands in the place of a value, nothing is raised, and what is wrong is named on the line of its key."""
    lines = GOOD.split("\n")
    keys = {
        at: line.split(" = ")[0] for at, line in enumerate(lines) if " = " in line and not line.endswith(("[", "},"))
    }
    assert len(keys) == 6
    for at, key in keys.items():
        problems = read("\n".join([*lines[:at], f"{key} = {value}", *lines[at + 1 :]]))[1]
        assert not problems or any(line.startswith(f"catalog.toml:{at + 1}: ") for line in problems), (key, problems)
