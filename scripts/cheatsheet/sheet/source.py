"""From the bytes of a hand-written file to its lines, with everything that can be wrong with the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cheatsheet.problems import Problem
from cheatsheet.sheet.characters import unseen

# A UTF-8 Cyrillic letter is two bytes, the first 0xD0 or 0xD1. Read as a single-byte encoding, each letter becomes
# a pair that begins with the same sign. Three such pairs in a row do not occur in real text; neither do three
# question marks, which is what an encoding without Cyrillic leaves behind, but for those that open a folded box.
_PAIRS = (
    ("ÐÑ", "[\u0080-\u00bf\u2013-\u2122\u0152-\u017e\u02c6\u02dc]"),  # Latin-1, Windows-1252
    ("РСпя", "[^а-яёА-ЯЁ\\s0-9A-Za-z.,:;!?)(/*`-]"),  # Windows-1251, KOI8-R: no Russian word goes on like that
    ("–—", "[^\\s0-9A-Za-z]"),  # Mac OS
    ("╨╤", "."),  # code page 866
)
# All first signs stand first, in one class, because the engine then leaps from one to the next.
_GARBLED = re.compile(
    f"[{''.join(first for first, _ in _PAIRS)}?](?:"
    + "|".join(f"(?<=[{first}]){second}(?:[{first}]{second}){{2}}" for first, second in _PAIRS)
    + r"|(?<=\?)\?\?(?!\+? ?[a-z]+(?: \"|$)))",
    re.MULTILINE,
)


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
    problems = _unreadable_lines(path, lines) if _unreadable("\n".join(lines)) else []
    return (None, problems) if problems else (Text(path, lines), [])


def _unreadable_lines(path: str, lines: tuple[str, ...]) -> list[Problem]:
    """The lines that a person cannot have meant. Looked at one by one only when the whole is in doubt, for speed."""
    return [
        Problem(path, number, message)
        for number, line in enumerate(lines, 1)
        if (message := _unreadable(line)) is not None
    ]


def _unreadable(line: str) -> str | None:
    """Say why a person cannot have meant ``line``, or ``None``."""
    if match := _GARBLED.search(line):
        return (
            f"garbled Cyrillic ({match.group()[:8]}…): UTF-8 was read in another encoding and saved; "
            "restore the file from a copy, or reverse the wrong decoding"
        )
    if "\ufffd" in line:
        return "the replacement character U+FFFD: a letter was lost in a wrong decoding"
    return unseen(line)
