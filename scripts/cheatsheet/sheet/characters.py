"""Which characters a hand-written text may hold: those that a reader sees, and spaces that a writer can tell apart.

What cannot be seen is copied, searched for and compared all the same: a zero width space inside ``gather`` hides the
word from every search, a direction mark shows code in another order than it runs in (CVE-2021-42574, «Trojan Source»),
and «й» in two parts is not the letter that a keyboard types.
"""

from __future__ import annotations

import re
import unicodedata

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt, 17.0) as far as it is not category Cf or Cn, the
# blank that is called a braille sign, and the mark that this build puts in the place of code (answers/phrases.py).
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\u2800\ufffc"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_SPACES = frozenset(" \u00a0\u202f")
"""The space, and the no-break spaces that typography asks for."""
_LIKE_ASCII = re.compile("[\u00a0\u202f\u2010\u2011\u2013\u2212\u2018\u2019\u201c\u201d]")
"""What looks like a blank, a hyphen or a quote of a program and is none: a word processor puts them into code."""
_EMOJI_STYLE = frozenset("\ufe0e\ufe0f")
_JOINER = "\u200d"
# Controls are not in Unicode's list of names.
_CONTROLS = {"\x00": "NULL", "\x08": "BACKSPACE", "\x0b": "LINE TABULATION", "\x0c": "FORM FEED", "\x1b": "ESCAPE",
             "\x7f": "DELETE", "\x85": "NEXT LINE", "\t": "CHARACTER TABULATION"}  # fmt: skip
_KINDS = {
    "Cc": "control character",
    "Cf": "invisible character",
    "Cn": "code point without a character",
    "Co": "private character",
    "Cs": "half of a character",
    "Zl": "line separator",
    "Zp": "paragraph separator",
    "Zs": "unusual space",
}


def named(char: str) -> str:
    """``U+200B ZERO WIDTH SPACE``: how a message calls a character that nobody sees."""
    name = _CONTROLS.get(char) or unicodedata.name(char, "")
    return f"U+{ord(char):04X} {name}".rstrip()


def unseen(text: str) -> str | None:
    """Say which character of ``text`` a reader could not see or type, or ``None``. Line ends and tabs are no fault.

    Quick for a text without any: a long file has some hundred different characters, and those alone are looked at.
    """
    suspects = {char for char in set(text) if not char.isascii() or ord(char) < 0x20 or char == "\x7f"}
    if not any(map(_is_suspect, suspects)) and unicodedata.is_normalized("NFC", text):
        return None
    for place, char in enumerate(text):
        if char in suspects and (message := _fault(text, place)):
            return message
    return _decomposed(text)


def tab(text: str) -> str | None:
    """Say that ``text`` has a tab, which every output would show at another width, or ``None``."""
    return f"the control character {named(chr(9))}; expected spaces" if "\t" in text else None


def code_problem(code: str) -> str | None:
    """Say which sign of ``code`` no program takes for what it looks like, or ``None``: copied, the code would fail."""
    match = _LIKE_ASCII.search(code)
    return f"{named(match[0])} in code, which no program takes for a sign of its own; expected ASCII" if match else None


def _is_suspect(char: str) -> bool:
    """Whether ``char`` is a fault somewhere; a combining mark is one at the beginning of a word."""
    if char in "\t\n":
        return False
    category = unicodedata.category(char)
    return category[0] in "CM" or char in _BLANK or (category[0] == "Z" and char not in _SPACES)


def _fault(text: str, place: int) -> str | None:
    """What is wrong with the character at ``place``, or ``None``."""
    char = text[place]
    if not _is_suspect(char) or _belongs_to_emoji(text, place):
        return None
    category = unicodedata.category(char)
    if char in _BLANK:
        return f"the invisible character {named(char)}; expected only what a reader sees"
    if category[0] != "M":
        expected = "a plain space" if category == "Zs" else "text only"
        return f"the {_KINDS[category]} {named(char)}; expected {expected}"
    before = unicodedata.category(text[place - 1])[0] if place else ""
    if before not in ("L", "M", "N"):
        return f"the combining mark {named(char)} on no letter; expected it after one"
    return None


def _belongs_to_emoji(text: str, place: int) -> bool:
    """Whether the character at ``place`` chooses the style of an emoji before it, or joins two emoji to one."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] in _EMOJI_STYLE:
        return _is_emoji(before)
    return text[place] == _JOINER and (_is_emoji(before) or before in _EMOJI_STYLE) and _is_emoji(after)


def _is_emoji(char: str) -> bool:
    """Whether ``char`` may be one: a symbol or the colour of a skin. Python knows no emoji."""
    return char != "" and (unicodedata.category(char) == "So" or "\U0001f3fb" <= char <= "\U0001f3ff")


def _decomposed(text: str) -> str | None:
    """Name the first letter of ``text`` that is not in Unicode's composed form (NFC), or ``None``."""
    for match in re.finditer(r".[\u0300-\u036f\u0483-\u0487\u0591-\U000e01ef]*", text, re.DOTALL):
        found = match.group()
        composed = unicodedata.normalize("NFC", found)
        if composed != found:
            parts = " + ".join(named(char) for char in found)
            wanted = " + ".join(named(char) for char in composed)
            return f"«{composed}» is written as {parts}; expected {wanted} (Unicode's form NFC)"
    if not unicodedata.is_normalized("NFC", text):
        return "letters in parts; expected Unicode's form NFC"
    return None
