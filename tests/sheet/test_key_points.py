"""The key points: the table by itself, both languages against each other, and the words in which they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cheatsheet.answers.files import load_word_lists
from cheatsheet.answers.hunspell import SPELLED, HunspellSpeller
from cheatsheet.answers.spelling import check_spelling, load_words
from cheatsheet.answers.typography import check_typography
from cheatsheet.model import LANGUAGES
from cheatsheet.reader import KEY_POINTS, Reader
from cheatsheet.sheet.key_points import check_all_there, check_key_points, parse_key_points
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import TomlFile, parse_toml

GOOD = '[points]\nq01 = ["замок", "один поток"]\nq02 = ["цикл", "await", "много операций"]'


def toml(text: str) -> TomlFile:
    """A file of this text."""
    file, problems = parse_toml(Text("key-points.toml", tuple(text.split("\n"))))
    assert file is not None, problems
    return file


@pytest.mark.parametrize("lang", LANGUAGES)
def test_their_spelling_and_typography_are_in_order(root: Path, lang: str) -> None:
    """Each point is held to what long answers are held to."""
    spellers = {one: HunspellSpeller(one) for one in SPELLED}
    lists, _ = load_word_lists(root)
    assert list(load_words(spellers, lists)) == []
    path = KEY_POINTS.format(lang=lang)
    file = Reader(root).optional(path)
    assert file is not None
    for question, points in parse_key_points(file)[0].items():
        line = file.key(question)
        for point in points:
            found = [*check_typography(point, lang, path, line), *check_spelling(point, spellers, path, line)]
            assert [str(problem) for problem in found] == []


def test_a_table_in_order_is_read_and_agrees_with_itself() -> None:
    """Lists of texts by question; the same numbers are in agreement, whatever the words."""
    points, problems = parse_key_points(toml(GOOD))
    assert (points["q01"], len(points["q02"]), problems) == (("замок", "один поток"), 3, [])
    assert list(check_key_points(toml(GOOD), points, {"q01", "q02"}, points)) == []
    assert list(check_all_there("key-points.toml", points, ["q01", "q02"])) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (GOOD, "", "key-points.toml:1: no table; expected [points]"),
        ("[points]", "[said]\n[points]", "key-points.toml:1: unknown key «said»; expected the table [points]"),
        ('["замок", "один поток"]', '"замок"', "key-points.toml:2: the points of q01 are 'замок'; expected a list of texts"),
        ('"замок", ', "", "key-points.toml:2: q01 has 1 points; expected 2 to 4"),
        ('"цикл"', '"а", "б", "цикл"', "key-points.toml:3: q02 has 5 points; expected 2 to 4"),
        ('"замок"', '"один поток"', "key-points.toml:2: q01 has a point twice; expected each once"),
        ('"замок"', '" замок"', "key-points.toml:2: a point of q01 is ' замок'; expected one line of words"),
        ('"замок"', '"а б в г д е ж з и"', "key-points.toml:2: «а б в г д е ж з и» has 9 words; expected 8 at most"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(old: str, new: str, expected: str) -> None:
    """Each message whole: file, line, what is wrong, what was expected."""
    assert [str(problem) for problem in parse_key_points(toml(GOOD.replace(old, new)))[1]] == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"await", ', "", "key-points.toml:3: q02 has 2 points; expected 3, as in the languages before"),
        ("q02", "q03", "key-points.toml:3: points of q03; expected those of a question of the sheet"),
        (
            GOOD[GOOD.index("\nq02") :],
            "",
            "key-points.toml:1: no points of q02; expected them, as in the languages before",
        ),
    ],
)
def test_a_language_is_held_to_the_questions_and_to_the_other(old: str, new: str, expected: str) -> None:
    """Other numbers, an unknown question and one that is missing are named."""
    first, _ = parse_key_points(toml(GOOD))
    file = toml(GOOD.replace(old, new))
    points, problems = parse_key_points(file)
    assert problems == []
    assert expected in [str(problem) for problem in check_key_points(file, points, {"q01", "q02"}, first)]


def test_a_question_without_points_is_named() -> None:
    """By the file that lacks it, with how many are expected."""
    points, _ = parse_key_points(toml(GOOD))
    found = [str(problem) for problem in check_all_there("key-points.toml", points, ["q01", "q02", "q03"])]
    assert found == ["key-points.toml:1: no points of q03; expected 2 to 4"]
