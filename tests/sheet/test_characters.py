"""What nobody sees is named in every kind of file written by hand, and what everybody sees is let through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.sheet.characters import unseen
from cheatsheet.sheet.source import decode
from cheatsheet.sheet.toml_file import parse_toml

UNSEEN = {
    "zero width space in a word": "mult\u200biprocessing",
    "byte order mark amid the text": "a\ufeff b",
    "word joiner": "\u2060a",
    "left-to-right mark": "a\u200e",
    "right-to-left override": "\u202eab\u202c",
    "isolate": "a\u2066b\u2069",
    "soft hyphen": "soft\u00adhyphen",
    "Mongolian vowel separator": "a\u180eb",
    "variation selector on a letter": "a\ufe0f",
    "joiner between letters": "a\u200db",
    "combining mark at the beginning": "\u0301a",
    "combining mark on a space": "a \u0301b",
    "em space": "a\u2003b",
    "ideographic space": "a\u3000b",
    "next line": "a\u0085b",
    "line separator": "a\u2028b",
    "vertical tab": "a\x0bb",
    "form feed": "a\x0cb",
    "delete": "a\x7fb",
    "private character": "a\ue000",
    "no character": "a\U0001fffe",
    "Hangul filler": "a\u3164b",
    "blank braille sign": "a\u2800b",
    "object replacement character": "a\ufffcb",
    "tag character": "a\U000e0041",
}


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN)
def test_a_character_that_nobody_sees_is_named_with_its_line(text: str) -> None:
    """The problem says the line, the number and the name, whatever stands around the character."""
    _, problems = decode("a.md", f"fine\nЁ — {text} end\n".encode())
    hidden = next(char for char in text if char not in "absofthyphenmultiprocessing ")
    assert [problem.line for problem in problems] == [2]
    assert f"U+{ord(hidden):04X} {unicodedata.name(hidden, '')}".rstrip() in problems[0].message


@pytest.mark.parametrize("letter", "йёЙЁéÅ")
def test_a_letter_in_parts_is_named_with_the_whole_one(letter: str) -> None:
    """A decomposed letter, as macOS writes it into names, is a mistake that says both spellings."""
    _, problems = decode("a.md", f"fine\nx {unicodedata.normalize('NFD', letter)} y".encode())
    assert [problem.line for problem in problems] == [2]
    assert f"expected U+{ord(letter):04X}" in problems[0].message


def test_a_stressed_letter_that_has_no_whole_form_is_a_letter() -> None:
    """A mark of stress, the no-break spaces, an emoji with its style and an emoji of two are all right."""
    assert unseen("за\u0301мок, 10\u00a0000, 5\u202f%, 🟢\ufe0f, 👩\u200d💻, ©, →, «», “”, ’, —, …, ², ×, −") is None


def test_an_escape_in_a_toml_file_brings_in_nothing_unseen() -> None:
    """A string of the catalog, of words or of a glossary is looked at as it is read, and the escape's line is named."""
    text, _ = decode(
        "a.toml", b'[ru]\na = "fine \\u0451"\nb = """\nx\ny\\u200bz"""\nc = "\\u0438\\u0306"\nd = ["\\t"]\n'
    )
    assert text is not None
    file, problems = parse_toml(text)
    assert file is None
    assert [(problem.line, problem.message[-40:]) for problem in problems] == [
        (5, "U+200B ZERO WIDTH SPACE; expected text only"[-40:]),
        (6, "CYRILLIC SMALL LETTER SHORT I (Unicode's form NFC)"[-40:]),
        (7, "U+0009 CHARACTER TABULATION; expected spaces"[-40:]),
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_let_through_is_seen(text: str) -> None:
    """Text without a fault is composed, and holds nothing of the categories that draw nothing but emoji's own signs."""
    if unseen(text) is None:
        assert unicodedata.is_normalized("NFC", text)
        rest = text.translate(dict.fromkeys(map(ord, "\t\n \u00a0\u202f\ufe0e\ufe0f\u200d")))
        assert not [char for char in rest if unicodedata.category(char)[0] in "CZ"]
