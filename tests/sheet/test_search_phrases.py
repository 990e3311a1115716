"""What a question is found by, each mistake on its line; a phrase is said once in all files of a language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cheatsheet.load import load_content
from cheatsheet.model import Catalog, CatalogQuestion, Phrases
from cheatsheet.problems import ContentError
from cheatsheet.sheet.search_phrases import check_phrases, parse_phrases
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import TomlFile, parse_toml

GOOD = '''aliases = [
  "гил",
  "блокировка",
]
described = """
потоки не ускоряют
одно ядро
"""
'''


def toml(path: str, text: str) -> TomlFile:
    """A file of this text."""
    file, problems = parse_toml(Text(path, tuple(text.split("\n"))))
    assert file is not None, problems
    return file


def read(text: str) -> tuple[Phrases, list[str]]:
    """What the file of q01 says, and what is wrong with it as it is printed."""
    found, problems = parse_phrases([toml("q01-gil.toml", text)])
    return found["q01"], [str(problem) for problem in problems]


def test_a_file_in_order_is_read_whole() -> None:
    """Aliases are a list and descriptions a text of one a line; either may be left out."""
    assert read(GOOD) == (Phrases("q01-gil.toml", ("гил", "блокировка"), ("потоки не ускоряют", "одно ядро")), [])
    assert read('aliases = ["x"]\n') == (Phrases("q01-gil.toml", ("x",)), [])
    assert read('described = """\nx\n"""\n') == (Phrases("q01-gil.toml", (), ("x",)), [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"блокировка"', '" ГИЛ"', "3: blanks around the alias «ГИЛ», or a line end in it; expected none"),
        ('"блокировка"', '"а\\nб"', "3: blanks around the alias «а\nб», or a line end in it; expected none"),
        ('"блокировка"', '"ГИЛ"', "3: the alias «ГИЛ» is there already, on line 2"),
        ('"блокировка"', '"гил"', "3: the alias «гил» is there already, on line 2"),
        ('"гил"', '"гил", "гил"', "2: the alias «гил» is there already, on line 2"),
        ('"блокировка"', '"a \\"b\\"", "a \\"b\\""', '3: the alias «a "b"» is there already, on line 3'),
        ('"блокировка"', '" "', "3: an empty alias; expected what a reader may type"),
        ("одно ядро", "гил", "7: the description «гил» is there already, on line 2"),
        ("одно ядро", "Потоки не ускоряют", "7: the description «Потоки не ускоряют» is there already, on line 6"),
        ("одно ядро", "", "7: an empty description; expected what a reader may type"),
        ('aliases = [\n  "гил",\n  "блокировка",\n]', 'aliases = "x"', "1: aliases is 'x'; expected a list of strings"),
        ('  "гил"', "  1", "1: aliases is [1, 'блокировка']; expected a list of strings"),
        ('described = """\nпотоки не ускоряют\nодно ядро\n"""', "described = 1", "5: described is 1; expected a text of one description a line"),
        ("described", "describes", "5: unknown key «describes»; expected aliases and described"),
        ("aliases = [", "[more]\naliases = [", "1: unknown key «more»; expected aliases and described"),
    ],
)  # fmt: skip
def test_a_phrase_is_said_once_and_somehow(old: str, new: str, expected: str) -> None:
    """What is empty, said twice whatever its letters' case, or of another kind is named on its line, and nothing else."""
    assert old in GOOD
    assert read(GOOD.replace(old, new))[1] == [f"q01-gil.toml:{expected}"]


def test_a_phrase_of_another_question_is_named_with_its_place() -> None:
    """What one question is found by leads to no other; the message says in which file it stands and where."""
    second = 'aliases = ["мьютекс", "Блокировка"]\ndescribed = 1\n'
    found, problems = parse_phrases([toml("ru/search/q01-gil.toml", GOOD), toml("ru/search/q02-b.toml", second)])
    assert [str(problem) for problem in problems] == [
        "ru/search/q02-b.toml:1: the alias «Блокировка» is there already, in ru/search/q01-gil.toml:3",
        "ru/search/q02-b.toml:2: described is 1; expected a text of one description a line",
    ]
    assert found["q02"].aliases == ("мьютекс", "Блокировка")


def test_a_file_belongs_to_a_question() -> None:
    """A name that is not made of a question's id and slug is told with the one that was expected."""
    catalog = Catalog("catalog.toml", (), {"q01": CatalogQuestion("q01", "gil", (), (), 1)})
    phrases = {"q01": Phrases("a/q01-lock.toml"), "q02": Phrases("a/q02-b.toml"), "x": Phrases("a/x.toml")}
    expected = "the file's name; expected the id and the slug of a question in the catalog, as in 'q06-indexes.toml'"
    assert list(map(str, check_phrases(phrases, catalog))) == [
        "a/q01-lock.toml:1: the file's name; expected 'q01-gil.toml', as the catalog has it",
        f"a/q02-b.toml:1: {expected}",
        f"a/x.toml:1: {expected}",
    ]
    assert list(check_phrases({"q01": Phrases("a/q01-gil.toml")}, catalog)) == []


VALUES = ('"x"', "3", "1.5", "true", "[3]", '["a", 1]', "[[1]]", "{ a = 1 }", "2026-01-01", "{}", "[{}]")


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("key", ["aliases", "described"])
def test_a_value_of_any_other_kind_is_named_where_it_stands(key: str, value: str) -> None:
    """Whatever stands in the place of a value, nothing is raised, and what is wrong is named on the line of its key."""
    problems = read(f"\n{key} = {value}\n")[1]
    good = {"aliases": [], "described": ['"x"']}[key]
    assert bool(problems) == (value not in good)
    assert all(line.startswith("q01-gil.toml:2: ") for line in problems)


def test_a_second_file_of_a_question_is_named() -> None:
    """What a rename left behind takes no phrase from the file of the question, whichever is read first."""
    old, new = toml("q01-a.toml", 'aliases = ["x"]\n'), toml("q01-gil.toml", 'aliases = ["y"]\n')
    for first, second in ((old, new), (new, old)):
        _, problems = parse_phrases([first, second])
        assert [str(problem) for problem in problems] == [
            f"{second.path}:1: a second file of 'q01', beside '{first.path}'; expected one"
        ]


def test_a_build_names_them_all_at_once(root: Path, tmp_path: Path) -> None:
    """Mistakes in the files of both languages stop the reading, each with its file and line; a question may have no file."""
    shutil.copytree(root / "docs" / "_source", tmp_path / "docs" / "_source", ignore=shutil.ignore_patterns("fonts"))
    folder = tmp_path / "docs" / "_source"
    (folder / "ru/search/q03-django-vs-fastapi.toml").unlink()
    assert load_content(tmp_path).phrases_of("ru", "q03") == Phrases("")
    (folder / "ru/search/q01-gil.toml").write_text('aliases = ["замок", "Замок"]\n', "utf-8")
    (folder / "en/search/q01-gil.toml").write_text('described = """\n\n"""\n', "utf-8")
    (folder / "en/search/q02-asyncio.toml").rename(folder / "en/search/q02-loop.toml")
    with pytest.raises(ContentError) as caught:
        load_content(tmp_path)
    assert str(caught.value).splitlines() == [
        "docs/_source/en/search/q01-gil.toml:2: an empty description; expected what a reader may type",
        "docs/_source/en/search/q02-loop.toml:1: the file's name; expected 'q02-asyncio.toml', as the catalog has it",
        "docs/_source/ru/search/q01-gil.toml:1: the alias «Замок» is there already, on line 1",
    ]
