"""A TOML file with the line of each of its tables, for messages that say where.

A TOML reader gives no positions, so the lines of table headers and of strings are looked up in the text. The reader is
tomli, which :mod:`tomllib` was made from: compiled, it takes a third of the time, and the list of sources is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import tomli

from cheatsheet.problems import Problem
from cheatsheet.sheet.characters import tab, unseen
from cheatsheet.sheet.source import Text

# An escape of TOML, but for those of visible signs, or a tab that stands in a string as itself.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})|\\x([0-9A-Fa-f]{2})|\\([bfet])|\t")
_SHORT_ESCAPES = {"b": "\b", "f": "\f", "e": "\x1b", "t": "\t"}
_LONG_QUOTES = re.compile(r"\"{3}|'{3}")
_HEADER = re.compile(r"\s*\[{1,2}([^\[\]]+)\]{1,2}\s*(?:#.*)?$")


@dataclass(frozen=True)  # no slots: the cached property needs a place to be kept
class TomlFile:
    """Parsed ``data`` and the text it came from."""

    text: Text
    data: Mapping[str, object]

    @property
    def path(self) -> str:
        """What a message about this file begins with."""
        return self.text.path

    def header(self, name: str, nth: int = 0) -> int:
        """Line of the ``nth`` ``[name]`` or ``[[name]]`` header, or 0."""
        found = self._headers.get(name, [])
        return found[nth] if nth < len(found) else 0

    def only_table(self, name: str) -> tuple[Mapping[str, object], list[Problem]]:
        """The table ``name`` of a file that holds nothing else, empty where it is not there; and what is wrong."""
        problems = [
            self.problem(self.header(key) or self.key(key), f"unknown key «{key}»; expected the table [{name}]")
            for key in self.data
            if key != name
        ]
        table = self.data.get(name)
        if isinstance(table, Mapping):
            return table, problems
        return {}, [*problems, self.problem(0, f"no table; expected [{name}]")]

    @cached_property
    def _headers(self) -> dict[str, list[int]]:
        """The lines of every header by its name; looked up once, since a long file asks for thousands."""
        headers: dict[str, list[int]] = {}
        for number, line in enumerate(self.text.lines, 1):
            if match := _HEADER.match(line):
                headers.setdefault(match[1], []).append(number)
        return headers

    def find(self, needle: str, start: int = 1) -> int:
        """First line from ``start`` on that holds ``needle``, else ``start``."""
        lines = self.text.lines
        for number in range(max(start, 1), len(lines) + 1):  # by index: a slice would copy the rest of the file
            if needle in lines[number - 1]:
                return number
        return start

    def key(self, name: str, start: int = 1) -> int:
        """The line that gives ``name`` a value in the table that begins on ``start``, else ``start``."""
        given = re.compile(rf"""\s*["']?{re.escape(name)}["']?\s*[=.]""")
        inside = ""  # of a text over several lines, the quotes that close it: its own lines give no values
        for number in range(max(start, 1), len(self.text.lines) + 1):
            line = self.text.lines[number - 1]
            if not inside and given.match(line):
                return number
            if not inside and number > start and _HEADER.match(line):
                break
            for quotes in _LONG_QUOTES.findall(line):
                inside = quotes if not inside else "" if inside == quotes else inside
        return start

    def problem(self, line: int, message: str) -> Problem:
        """A problem on ``line`` of this file."""
        return Problem(self.path, line, message)


def parse_toml(text: Text) -> tuple[TomlFile | None, list[Problem]]:
    """Read ``text`` as TOML, or say on which line it is not, or holds an escape of what no reader could see."""
    try:
        file = TomlFile(text, tomli.loads("\n".join(text.lines)))
    except tomli.TOMLDecodeError as error:
        return None, [Problem(text.path, error.lineno, f"not TOML: {error.msg}")]
    except (ValueError, RecursionError) as error:  # a number of thousands of figures, hundreds of brackets in brackets
        return None, [Problem(text.path, 0, f"not TOML that can be read: {error}")]
    problems = list(_unseen_values(file))
    return (None if problems else file), problems


def _unseen_values(file: TomlFile) -> Iterator[Problem]:
    """Strings with a character that only an escape can have brought in, since the text itself was read without."""
    for value in _strings(file.data):
        if message := unseen(value) or tab(value):
            yield file.problem(_line_of(file, value), message)


def _strings(value: object) -> Iterator[str]:
    """Every string in the tree ``value``, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _line_of(file: TomlFile, value: str) -> int:
    """The line on which the part of ``value`` that is not written as itself stands, by an escape or a tab there."""
    for number, line in enumerate(file.text.lines, 1):
        for match in _ESCAPE.finditer(line):
            code = match[1] or match[2] or match[3]
            char = chr(int(code, 16)) if code else _SHORT_ESCAPES.get(match[4], "\t")
            if char in value and (unseen(f"a{char}a") or tab(char)):
                return number
    return file.find(value.split("\n", 1)[0])
