"""From the bytes of a hand-written file to its lines, with everything that can be wrong with the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cheatsheet.problems import Problem

# A UTF-8 Cyrillic letter is two bytes, the first 0xD0 or 0xD1. Read as a single-byte encoding,
# each letter becomes a pair that begins with the same sign: Ð/Ñ (Latin-1, Windows-1252), Р/С
# followed by a sign that Russian words never hold there (Windows-1251), п/я likewise (KOI8-R),
# –/— (Mac OS Roman), ╨/╤ (code page 866). Three such pairs in a row do not occur in real text;
# neither do three question marks, which is what an encoding without Cyrillic leaves behind.
_GARBLED = re.compile(
    "(?:[ÐÑ][\u0080-\u00bf\u2013-\u2122\u0152-\u017e\u02c6\u02dc]){3}"
    "|(?:[РСпя][^а-яёА-ЯЁ\\s0-9A-Za-z.,:;!?)(/*`-]){3}"
    "|(?:[\u2013\u2014][^\\s0-9A-Za-z]){3}"
    "|(?:[╨╤].){3}"
    r"|\?{3}"
)
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a file, without their ends. ``path`` is relative to the project's root."""

    path: str
    lines: tuple[str, ...]


def decode(path: str, data: bytes | None) -> tuple[Text | None, list[Problem]]:
    """Read ``data`` (``None`` for a file that is not there) as UTF-8.

    A byte order mark is dropped and every kind of line end becomes one. Returns the text and no
    problems, or ``None`` and the reasons why this is not a text that a person wrote.
    """
    if data is None:
        return None, [Problem(path, 0, "the file is missing; expected UTF-8 text")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = data[error.start]
        return None, [Problem(path, line, f"not UTF-8: byte 0x{found:02x}; save the file as UTF-8")]
    if not text.strip():
        return None, [Problem(path, 0, "the file is empty; expected text")]
    lines = tuple(re.split("\r\n|\r|\n", text))
    problems = [
        Problem(path, number, message)
        for number, line in enumerate(lines, 1)
        if (message := _unreadable(line)) is not None
    ]
    return (None, problems) if problems else (Text(path, lines), [])


def _unreadable(line: str) -> str | None:
    """Say why a person cannot have meant ``line``, or ``None``."""
    if match := _GARBLED.search(line):
        return (
            f"garbled Cyrillic ({match.group()[:8]}…): UTF-8 was read in another encoding and saved; "
            "restore the file from a copy, or reverse the wrong decoding"
        )
    if "\ufffd" in line:
        return "the replacement character U+FFFD: a letter was lost in a wrong decoding"
    if match := _CONTROL.search(line):
        return f"the control character U+{ord(match.group()):04X}; expected text only"
    return None
