"""The grammar of the sheet: golden cases, with the failures among them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.sheet.parse import parse_sheet, render_sheet
from cheatsheet.sheet.source import decode

HERE = Path(__file__).parent
BASE = (HERE / "base.md").read_text("utf-8")
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "sheet_cases.toml").read_text("utf-8"))["case"]


def changed(case: dict[str, Any]) -> str:
    """``base.md`` with the case's lines in the place of its own."""
    lines = BASE.split("\n")
    lines[case["line"] - 1 : case.get("to", case["line"])] = case["text"].split("\n")
    return "\n".join(lines)


def problems_of(data: bytes) -> list[str]:
    """Every problem of a sheet, as ``line: message``."""
    text, problems = decode("sheet.md", data)
    if text is not None:
        _, problems = parse_sheet(text)
    assert {problem.path for problem in problems} <= {"sheet.md"}
    return [f"{problem.line}: {problem.message}" for problem in problems]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    """A fault is named on its line with what was expected, and nothing else is."""
    assert problems_of(changed(case).encode()) == case["expect"]


def test_faults_are_named_by_path() -> None:
    """A problem prints as ``path:line: message``."""
    text, _ = decode("docs/sheet.md", BASE.replace("**2.", "**7.").encode())
    assert text is not None
    assert str(parse_sheet(text)[1][0]) == "docs/sheet.md:11: the number 7 skips ahead; expected 2"
    text, _ = decode("docs/sheet.md", BASE.replace("| One? | `code` |", "| One? | |").encode())
    assert text is not None
    assert str(parse_sheet(text)[1][0]).startswith("docs/sheet.md:26: ")


def test_model() -> None:
    """The model holds what the sheet says, with the lines where it says it."""
    text, _ = decode("sheet.md", BASE.encode())
    assert text is not None
    sheet, _ = parse_sheet(text)
    assert sheet is not None
    assert sheet.path == "sheet.md"
    assert [(topic.level.key, topic.line, [entry.line for entry in topic.entries]) for topic in sheet.topics] == [
        ("basic", 7, [9, 11]),
        ("advanced", 15, [17]),
    ]
    first, _, last = sheet.entries()
    assert (first.id, [span.kind for span in first.answer]) == ("q01", ["text", "code", "text"])
    assert last.answer[0].text == "the third answer, which goes on over a second line."
    assert [(row.id, row.answer[0].text) for row in sheet.quick.rows] == [("r01", "code"), ("r02", "a | b")]


def test_line_ends_and_byte_order_mark() -> None:
    """Windows and old Mac line ends and a byte order mark change nothing in the model."""
    plain, _ = decode("sheet.md", BASE.encode())
    for ends in ("\r\n", "\r"):
        other, problems = decode("sheet.md", b"\xef\xbb\xbf" + BASE.replace("\n", ends).encode())
        assert not problems
        assert plain is not None
        assert other is not None
        assert parse_sheet(other) == parse_sheet(plain)


def test_rendering() -> None:
    """Rendering a sheet and reading it again gives the same rendering."""
    text, _ = decode("sheet.md", BASE.encode())
    assert text is not None
    sheet, _ = parse_sheet(text)
    assert sheet is not None
    again, _ = decode("sheet.md", render_sheet(sheet).encode())
    assert again is not None
    read, problems = parse_sheet(again)
    assert not problems
    assert read is not None
    assert render_sheet(read) == render_sheet(sheet)


RUSSIAN = "## 🟢 Индексы ускоряют поиск, а запись замедляют"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1251", "koi8-r", "mac_roman", "cp866"])
def test_garbled_cyrillic(encoding: str) -> None:
    """Cyrillic read in a wrong encoding and saved as UTF-8 is named as garbled, whichever encoding it was."""
    garbled = RUSSIAN.encode().decode(encoding, "replace").encode()
    _, problems = decode("sheet.md", garbled)
    assert ["garbled Cyrillic" in problem.message for problem in problems] == [True]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "cp866"])
def test_not_utf8(encoding: str) -> None:
    """A file saved in another encoding is named as not UTF-8, with the byte and its line."""
    _, problems = decode("sheet.md", ("# ok\n" + RUSSIAN).encode(encoding, "replace"))
    assert "not UTF-8: byte 0x" in problems[0].message


def test_lost_letters() -> None:
    """Question marks and replacement characters in the place of letters are named."""
    for lost in ("??????? ??????", "Инд\ufffdксы", "Инде\x00ксы"):
        assert len(decode("sheet.md", lost.encode())[1]) == 1


def test_the_mark_of_a_folded_box_is_no_lost_word() -> None:
    """Three question marks open a folded box; beside any other word they are letters that were lost."""
    for box in ('??? note "Заголовок"\n    Текст', "??? tip", '    ??? note "a"'):
        assert decode("sheet.md", box.encode())[1] == []
    for lost in ("??? ????", '???? note "a"', "??? 5", '??? Note "a"', "a ??? note b"):
        assert len(decode("sheet.md", lost.encode())[1]) == 1


def test_missing_and_empty() -> None:
    """A file that is not there and one without text are named."""
    assert "missing" in decode("sheet.md", None)[1][0].message
    for empty in (b"", b"\xef\xbb\xbf", b" \r\n\n"):
        assert "empty" in decode("sheet.md", empty)[1][0].message


def test_real_text_is_not_garbled(root: Path) -> None:
    """No line of the real texts is taken for garbled."""
    for path in sorted((root / "docs" / "_source").rglob("*.md")):
        assert not decode(path.name, path.read_bytes())[1]
