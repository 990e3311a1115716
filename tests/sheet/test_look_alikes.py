"""An abbreviation of the trade in Cyrillic letters is named; a Russian word that looks like one is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cheatsheet.load import load_content
from cheatsheet.problems import ContentError
from cheatsheet.sheet.look_alikes import LATIN, abbreviations, check_look_alikes, meant_words
from cheatsheet.sheet.source import Text

KNOWN = frozenset({"TCP", "HTTP", "HTTP2", "APM", "A01", "IP"})


def text(*lines: str) -> Text:
    """A text of these lines."""
    return Text("a.md", lines)


@pytest.mark.parametrize(
    ("line", "word", "latin"),
    [
        ("Поверх ТСР, а не UDP.", "ТСР", "TCP"),
        ("Поверх ТСР/IP.", "ТСР", "TCP"),
        ("`НТТР`-запрос", "НТТР", "HTTP"),
        ("НТТР2 и дальше", "НТТР2", "HTTP2"),
        ("| А01 | Broken Access Control |", "А01", "A01"),
    ],
)
def test_it_is_named_with_what_was_expected(line: str, word: str, latin: str) -> None:
    """In prose, in code, in a table, beside other signs: the line, the word, its Latin spelling, and the way out."""
    expected = f"«{word}» is in Cyrillic letters; expected «{latin}» in Latin ones"
    assert [str(problem) for problem in check_look_alikes(text("Да.", line), KNOWN, ())] == [
        f"a.md:2: {expected}, or the Russian word in docs/_source/ru/words.txt"
    ]


@pytest.mark.parametrize("line", ["СССР, РОСА, МРОТ, НАТО", "TCP и HTTP", "тср", "АРМы", "ОС, ТО и ЕС", "НТТРХ"])
def test_a_russian_word_is_none(line: str) -> None:
    """Words in the same letters that are no abbreviation of the texts, of two letters, or with other letters are right."""
    assert check_look_alikes(text(line), KNOWN | {"OC", "EC", "TO"} if len(line) < 20 else KNOWN, ()) == []


def test_a_word_that_is_meant_is_right() -> None:
    """What the list of Russian words has is meant, with an example of its endings or without; a comment is no word."""
    assert len(check_look_alikes(text("АРМ оператора, АРМ"), KNOWN, ())) == 1
    meant = meant_words("# ТСР\nавтовакуум/костюм\nАРМ/стол\n".encode())
    assert check_look_alikes(text("АРМ оператора"), KNOWN, meant) == []
    assert len(check_look_alikes(text("ТСР"), KNOWN, meant)) == 1
    assert meant_words(None) == frozenset()
    assert meant_words("АРМ\n".encode()) == {"АРМ"}
    assert "АРМ" in meant_words(b"\xff\n" + "АРМ".encode())  # that it is no UTF-8 is said where the list is read


def test_abbreviations_stand_in_prose() -> None:
    """Those of prose are known; a keyword in code is no abbreviation, nor is what has two letters."""
    lines = ("TCP, `SELECT HOT`, KB, HTTP2", "```sql", "ORDER BY KEY", "```", "Kafka APM")
    assert abbreviations([text(*lines)]) == {"TCP", "HTTP2", "APM"}


@pytest.mark.parametrize(
    "path",
    [
        "ru/cheatsheet.md",
        "ru/answers/q06-indexes.md",
        "sources.toml",
        "ru/search/q01-gil.toml",
        "words/site.toml",
        "diagrams/b-tree.toml",
    ],
)
def test_every_text_is_held_to_it(root: Path, tmp_path: Path, path: str) -> None:
    """In sheets, answers, sources, phrases, words and pictures it is a problem of the text, and the only one of its line."""
    shutil.copytree(root / "docs" / "_source", tmp_path / "docs" / "_source")
    file = tmp_path / "docs" / "_source" / path
    lines = file.read_text("utf-8").split("\n")
    cyrillic = "ТСР"
    at = next(
        at for at, line in enumerate(lines) if any("а" <= sign <= "я" for sign in line) and not line.startswith("#")
    )
    last = max(index for index, sign in enumerate(lines[at]) if "а" <= sign <= "я")
    lines[at] = f"{lines[at][: last + 1]} {cyrillic}{lines[at][last + 1 :]}"
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(ContentError) as raised:
        load_content(tmp_path)
    named = [str(problem) for problem in raised.value.problems if "in Cyrillic letters" in problem.message]
    assert [line.split(" is in")[0] for line in named] == [f"docs/_source/{path}:{at + 1}: «{cyrillic}»"]


def test_letters_stand_for_those_that_look_alike() -> None:
    """Every capital that is drawn alike in both alphabets is translated, and no other."""
    assert "АВЕКМНОРСТУХ".translate(LATIN) == "ABEKMHOPCTYX"
    assert "БГДЖЗИЛПФЦЧШЩЫЭЮЯ".translate(LATIN) == "БГДЖЗИЛПФЦЧШЩЫЭЮЯ"
