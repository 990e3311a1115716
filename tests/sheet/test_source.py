"""From bytes to lines: what is no text that a person wrote is named, with its line; everything else is read as it is."""

from __future__ import annotations

import pytest

from cheatsheet.sheet.source import Text, decode

PATH = "docs/_source/ru/x.md"


def named(data: bytes | None) -> list[str]:
    """What is wrong with a file, as it is printed; nothing of it is read then."""
    text, problems = decode(PATH, data)
    assert (text is None) == bool(problems)
    return [str(problem) for problem in problems]


def test_lines_of_every_system_are_lines() -> None:
    """A byte order mark is dropped, and each kind of line end, mixed too, ends one line."""
    assert decode(PATH, "\ufeffа\r\nб\rв\n\nг".encode()) == (Text(PATH, ("а", "б", "в", "", "г")), [])
    assert decode(PATH, b"a\n") == (Text(PATH, ("a", "")), [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, f"{PATH}:1: the file is missing; expected UTF-8 text"),
        (b"", f"{PATH}:1: the file is empty; expected text"),
        (b" \n\t\n", f"{PATH}:1: the file is empty; expected text"),
        (b"\xff", f"{PATH}:1: not UTF-8: byte 0xff; save the file as UTF-8"),
        ("а\nб\n".encode() + b"\xc0x\n\xff", f"{PATH}:3: not UTF-8: byte 0xc0; save the file as UTF-8"),
        ("а\nб\ufffd".encode(), f"{PATH}:2: the replacement character U+FFFD: a letter was lost in a wrong decoding"),
    ],
)
def test_what_is_no_text_is_named(data: bytes | None, said: str) -> None:
    """A file that is missing, empty or in another encoding is one problem, on the line of the first odd byte."""
    assert named(data) == [said]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1251", "koi8-r", "mac-cyrillic", "cp866"])
def test_text_that_was_decoded_wrongly_is_named(encoding: str) -> None:
    """Every line that was read in another encoding and saved is named, with what to do; no good line is."""
    garbled = "Индексы".encode().decode(encoding, "replace")
    found = named(f"Индексы\n{garbled}\nЕщё\n{garbled}".encode())
    assert [line.split(": ")[0] for line in found] == [f"{PATH}:2", f"{PATH}:4"]
    if "\ufffd" not in garbled:
        wanted = (
            "UTF-8 was read in another encoding and saved; restore the file from a copy, or reverse the wrong decoding"
        )
        assert all(line.split(": ", 1)[1].startswith("garbled Cyrillic (") and line.endswith(wanted) for line in found)


def test_question_marks_in_the_place_of_letters_are_named() -> None:
    """An encoding without Cyrillic leaves three of them in a row; two are a question."""
    assert len(named("Да\n??????? Да".encode())) == 1
    assert named("Да??".encode()) == []
