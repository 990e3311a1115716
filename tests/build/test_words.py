"""The site's own words: what a file of them may hold, and the right form of a word after a number."""

from __future__ import annotations

import pytest

from cheatsheet.languages import plural_form
from cheatsheet.model import Lang
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import TomlFile, parse_toml
from cheatsheet.words import counted, parse_words

GOOD = '[ru]\nmenu = "Меню {n} из {m}"\n\n[en]\nmenu = "{m} and {n}: the menu"\n'


def words_file(text: str, path: str = "site.toml") -> TomlFile:
    """A TOML file of this text."""
    file, problems = parse_toml(Text(path, tuple(text.split("\n"))))
    assert file is not None, problems
    return file


def problems(*texts: str) -> list[str]:
    """What is wrong with files of these texts, as it is printed."""
    return [str(one) for one in parse_words(("site", words_file(text)) for text in texts)[1]]


def test_words_are_known_by_their_file_and_key() -> None:
    """Words of several files stand in one table a language, each under its file's name and its key."""
    files = [("site", words_file(GOOD)), ("search", words_file('[ru]\nopen = "Поиск"\n[en]\nopen = "Search"\n'))]
    words, found = parse_words(files)
    assert found == []
    assert words == {
        "ru": {"site.menu": "Меню {n} из {m}", "search.open": "Поиск"},
        "en": {"site.menu": "{m} and {n}: the menu", "search.open": "Search"},
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[ru]\na = "а"\n[de]\na = "a"\n', ["site.toml:1: the tables are ru, de; expected ru, en"]),
        ('[ru]\na = "а"\n', ["site.toml:1: the tables are ru; expected ru, en"]),
        ('[ru]\n\na = 1\n[en]\na = "a"\n', ["site.toml:3: «a» is 1; expected text", "site.toml:5: «a» stands in [en] only; expected it in every language"]),
        ('[ru]\na = "а"\n[en]\na = " "\n', ["site.toml:4: «a» is ' '; expected text"]),
        ('[ru]\nb = "б"\na = "а"\n[en]\nb = "b"\n', ["site.toml:3: «a» stands in [ru] only; expected it in every language"]),
        ('[ru]\nb = "б"\n[en]\na = "а"\nb = "b"\n', ["site.toml:4: «a» stands in [en] only; expected it in every language"]),
        ('[ru]\na = "{n}"\n[en]\na = "{m}"\n', [f"site.toml:{line}: the placeholders of «a» differ between the languages" for line in (2, 4)]),
        ('[ru]\na = "{n} {n}"\n[en]\na = "{n}"\n', [f"site.toml:{line}: the placeholders of «a» differ between the languages" for line in (2, 4)]),
        ('ru = "а"\n[en]\na = "a"\n', ["site.toml:1: «ru» is 'а'; expected the table [ru]"]),
        ('ru = "a"\nen = 1', ["site.toml:1: «ru» is 'a'; expected the table [ru]", "site.toml:2: «en» is 1; expected the table [en]"]),
    ],
)  # fmt: skip
def test_a_mistake_is_named_on_its_line(text: str, expected: list[str]) -> None:
    """A language too few or too many, what is no text, a lonely key and placeholders that differ are each named."""
    assert problems(text) == expected


COUNTED = """
[ru]
k_one = "{n} вещь"
k_few = "{n} вещи"
k_many = "{n} вещей"
[en]
k_one = "{n} thing"
k_many = "{n} things"
"""
EVERY = "expected each of its forms"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ('k_few = "{n} вещи"\n', "", [f"site.toml:3: «k» is counted, and [ru] lacks «k_few»; {EVERY}"]),
        ('k_many = "{n} things"\n', "", [f"site.toml:7: «k» is counted, and [en] lacks «k_many»; {EVERY}"]),
        (
            'k_one = "{n} thing"\nk_many = "{n} things"\n',
            "",
            [f"site.toml:6: «k» is counted, and [en] lacks «k_many» and «k_one»; {EVERY}"],
        ),
        ("{n} вещи", "{m} вещи", ["site.toml:4: the placeholders of «k_few» differ between the languages"]),
    ],
)
def test_what_is_counted_has_every_form_of_its_language(old: str, new: str, expected: list[str]) -> None:
    """A form that one language alone has is missed there, and has the placeholders that the others count with."""
    assert problems(COUNTED.replace(old, new)) == expected


def test_every_file_is_read_whatever_is_wrong_with_another() -> None:
    """A mistake hides none behind it: not in the same table, not in the next file."""
    assert problems('[ru]\na = "а"\n', '[ru]\na = 1\nb = 2\n[en]\na = "a"\nb = "b"\n') == [
        "site.toml:1: the tables are ru; expected ru, en",
        "site.toml:2: «a» is 1; expected text",
        "site.toml:3: «b» is 2; expected text",
        "site.toml:5: «a» stands in [en] only; expected it in every language",
        "site.toml:6: «b» stands in [en] only; expected it in every language",
    ]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("one", (1, 21, 31, 91, 101, 121, 1001)),
        ("few", (2, 3, 4, 22, 23, 24, 32, 44, 102, 103, 104, 122, 1004)),
        ("many", (0, 5, 6, 9, 10, 11, 12, 13, 14, 15, 19, 20, 25, 100, 111, 112, 113, 114, 211, 212, 1011, 1012)),
    ],
)
def test_russian_plurals_are_those_of_unicode(form: str, numbers: tuple[int, ...]) -> None:
    """The samples of CLDR's Russian cardinals have the form it gives them, 11 to 14 in every hundred among them."""
    assert {number: plural_form("ru", number) for number in numbers} == dict.fromkeys(numbers, form)


def test_english_has_one_and_many() -> None:
    """Only 1 is singular in English: neither 0 nor 21 is."""
    assert [plural_form("en", number) for number in (0, 1, 2, 4, 11, 21, 101)] == ["many", "one", *["many"] * 5]


@pytest.mark.parametrize(
    ("lang", "number", "expected"),
    [
        ("ru", 1, "1 вопрос"), ("ru", 4, "4 вопроса"), ("ru", 12, "12 вопросов"),
        ("en", 1, "1 question"), ("en", 4, "4 questions"),
    ],
)  # fmt: skip
def test_a_number_stands_with_its_word(lang: Lang, number: int, expected: str) -> None:
    """The form is looked up by its key and the number put into it."""
    words = {
        "ru": {"k_one": "{n} вопрос", "k_few": "{n} вопроса", "k_many": "{n} вопросов"},
        "en": {"k_one": "{n} question", "k_many": "{n} questions"},
    }
    assert counted(words[lang], lang, "k", number) == expected
