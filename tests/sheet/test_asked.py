"""``asked.toml``: the form of its tables, each mistake on its line, and the table of this project."""

from __future__ import annotations

from pathlib import Path

import pytest

from cheatsheet.load import load_content
from cheatsheet.model import Asked, Catalog, CatalogQuestion
from cheatsheet.sheet.asked import OPEN, check_asked, parse_asked
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import TomlFile, parse_toml

ROOT = Path(__file__).resolve().parents[2]

COMMIT = "0123456789abcdef0123456789abcdef01234567"
GOOD = f"""[lists.one]
repo = "someone/list"
commit = "{COMMIT}"
date = 2026-01-02
licence = "MIT"
language = "ru"
paths = ["README.md"]

[questions.q01]
words = '''
\\bGIL\\b
global lock
'''
lists = ["one"]

[elsewhere.git]
words = '''
\\bgit\\b
'''
lists = []
"""


def read(text: str) -> tuple[TomlFile, Asked, list[str]]:
    """The file, the table and what is wrong with it as it is printed."""
    file, problems = parse_toml(Text("asked.toml", tuple(text.split("\n"))))
    assert file is not None, problems
    asked, problems = parse_asked(file)
    return file, asked, [str(problem) for problem in problems]


def test_a_good_table() -> None:
    """Lists, words line by line, counts, and the address at the commit that was read."""
    _, asked, problems = read(GOOD)
    assert problems == []
    assert asked.lists[0].url == f"https://github.com/someone/list/tree/{COMMIT}"
    assert asked.questions["q01"].words == (r"\bGIL\b", "global lock")
    assert (asked.naming("q01"), asked.naming("q02"), asked.elsewhere[0].key) == (1, 0, "git")


LICENCES = ", ".join(OPEN)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"MIT"', '"CC-BY-NC-4.0"', f"asked.toml:5: licence is 'CC-BY-NC-4.0'; expected one of {LICENCES}"),
        ("2026-01-02", '"2026"', "asked.toml:4: date is '2026'; expected a date"),
        ('["README.md"]', "[]", "asked.toml:7: paths is []; expected a list of texts"),
        ('["one"]', '["two"]', "asked.toml:14: lists is ['two']; expected keys of [lists], each once"),
        ('["one"]', '["one", "one"]', "asked.toml:14: lists is ['one', 'one']; expected keys of [lists], each once"),
        ("global lock", "(lock", "asked.toml:12: «(lock» is no regular expression: missing ), unterminated subpattern at position 0"),
        ("global lock", "x{99999999999}", "asked.toml:12: «x{99999999999}» is no regular expression: the repetition number is too large"),
        ("global lock", "(?i)lock", "asked.toml:12: «(?i)lock» sets flags for all words; expected none"),
        ('lists = ["one"]\n', "", "asked.toml:9: «questions.q01» has words; expected words, lists"),
        ('licence = "MIT"', 'licence = "MIT"\noutward = "yes"', "asked.toml:6: outward is 'yes'; expected true or false"),
        ("[elsewhere.git]", "[other.git]", "asked.toml:1: the file has other; expected lists, questions, elsewhere"),
    ],
)  # fmt: skip
def test_each_mistake_on_its_line(old: str, new: str, message: str) -> None:
    """What is wrong and what was expected; one mistake is one message."""
    assert old in GOOD
    assert message in read(GOOD.replace(old, new, 1))[2]


@pytest.mark.parametrize("part", ["lists", "questions", "elsewhere"])
def test_a_part_that_is_no_table_is_named(part: str) -> None:
    """What stands in the place of tables is not passed by."""
    assert read(f"{part} = 5\n")[2] == [f"asked.toml:1: «{part}» is 5; expected tables [{part}.<key>]"]


def test_only_questions_of_the_catalog_are_counted() -> None:
    """One that there is not is named; a new one that nobody has counted yet stops no build."""
    file, asked, _ = read(GOOD)

    def wrong(*ids: str) -> list[str]:
        questions = {id_: CatalogQuestion(id_, id_, (), (), 1) for id_ in ids}
        return [str(problem) for problem in check_asked(file, asked, Catalog("catalog.toml", (), questions))]

    assert wrong("q01") == []
    assert wrong("q01", "q02") == []
    assert wrong() == ["asked.toml:9: there is no question q01; expected one of the catalog's"]


def test_the_table_of_this_project() -> None:
    """At least twenty lists under open licences, each with its commit, in two languages; every question is counted, every
    other subject has a name.
    """
    content = load_content(ROOT)
    asked = content.asked
    assert asked.questions.keys() == content.catalog.questions.keys()
    assert len(asked.lists) >= 20
    assert {one.language for one in asked.lists} == {"en", "ru"}
    assert all(len(one.commit) == 40 for one in asked.lists)
    assert len({one.repo for one in asked.lists}) == len(asked.lists)
    for words in content.words.values():
        assert {f"asked.not_{one.key}" for one in asked.elsewhere} == {k for k in words if k.startswith("asked.not_")}
