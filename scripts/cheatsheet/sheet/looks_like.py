"""What a question looks like in code and in messages: ``looks_like`` of the catalog, patterns of no language."""

from __future__ import annotations

import re

from cheatsheet.problems import NO_PATTERN, Problem
from cheatsheet.sheet.toml_file import TomlFile

_ALONE = re.compile(r"\(\?(?![:=!])|[*+?}]\+")
"""What only one of Python and JavaScript reads, or they read differently: names, looking back, flags, possessives."""
_ESCAPED = re.compile(r"\\(.)")
_NEVER_THERE = re.compile(r"['`]|^ | $|  ")
"""What the line on which patterns are tried never has."""


def read_looks_like(file: TomlFile, problems: list[Problem], line: int, value: object) -> tuple[str, ...]:
    """``looks_like``, a text of one pattern a line (``'''`` on the line before and after); faults go to ``problems``.

    A pattern is a regular expression that Python and JavaScript read alike, tried without regard to case on a line
    in which ``"`` is the only quote and blanks stand between two words only (``code.js``). ``line`` is that of the
    question's table.
    """
    start = file.key("looks_like", line)
    if not isinstance(value, str):
        problems.append(file.problem(start, f"looks_like is {value!r}; expected a text of one pattern a line"))
        return ()
    lines = tuple(value.removesuffix("\n").split("\n")) if value else ()
    seen: set[str] = set()
    for at, pattern in enumerate(lines, start + 1):
        if wrong := wrong_pattern(pattern):
            problems.append(file.problem(at, f"the pattern «{pattern}» {wrong}"))
        elif pattern in seen:
            problems.append(file.problem(at, f"the pattern «{pattern}» is there already"))
        seen.add(pattern)
    return lines


def wrong_pattern(pattern: str) -> str:
    """What keeps ``pattern`` from being one of ``looks_like``, as the end of a sentence; empty when nothing does."""
    try:
        compiled = re.compile(pattern, re.IGNORECASE | re.ASCII)
    except NO_PATTERN as error:
        return f"is no regular expression: {error}"
    letters = {letter for letter in _ESCAPED.findall(pattern) if letter.isalpha()}
    if _ALONE.search(_ESCAPED.sub("a", pattern)) or not letters <= set("bBdDsSwW"):
        return r"is not read alike by Python and JavaScript; expected (?:…), (?=…), (?!…), \b, \d, \s and \w alone"
    if compiled.search(""):
        return "finds itself in an empty line; expected a letter or a sign that must be there"
    if _NEVER_THERE.search(pattern):
        return 'has another quote than ", or blanks at its ends or side by side; expected none'
    return ""
