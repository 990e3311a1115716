"""``asked.toml``: which public lists of interview questions were read, and which of them name which subject.

``scripts/count_asked.py`` counts and writes the table; a build only reads it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from cheatsheet.model import Asked, AskedList, AskedSubject, Catalog
from cheatsheet.problems import NO_PATTERN, Problem
from cheatsheet.sheet.toml_file import TomlFile

OPEN = (
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "GPL-2.0-only",
    "GPL-3.0-only",
    "MIT",
    "Unlicense",
    "WTFPL",
)
"""SPDX ids of the licences under which a list may be: each lets anybody use and change it, for money too."""

_PARTS = ("lists", "questions", "elsewhere")
_TEXTS = {
    "repo": r"[\w.-]+/[\w.-]+",
    "commit": r"[0-9a-f]{40}|",
    "licence": "|".join(map(re.escape, OPEN)),
    "language": r"[a-z]{2,3}",
}
_LIST_KEYS = {*_TEXTS, "date", "paths"}


def parse_asked(file: TomlFile) -> tuple[Asked, list[Problem]]:
    """Read the lists and the subjects, and report every table that is not of their form."""
    problems: list[Problem] = []
    if set(file.data) - set(_PARTS):
        found = ", ".join(sorted(set(file.data) - set(_PARTS)))
        problems.append(file.problem(0, f"the file has {found}; expected {', '.join(_PARTS)}"))
    lists = []
    for key, table in _tables(file, "lists", problems):
        wrong = list(_wrong_list(file, key, table))
        problems += wrong
        lists += [] if wrong else [_list(key, table)]
    subjects: dict[str, list[AskedSubject]] = {}
    for part in _PARTS[1:]:
        subjects[part] = []
        for key, table in _tables(file, part, problems):
            wrong = list(_wrong_subject(file, f"{part}.{key}", table, {one.key for one in lists}))
            problems += wrong
            subjects[part] += [] if wrong else [_subject(key, table)]
    questions = {one.key: one for one in subjects["questions"]}
    return Asked(tuple(lists), questions, tuple(subjects["elsewhere"])), problems


def check_asked(file: TomlFile, asked: Asked, catalog: Catalog) -> list[Problem]:
    """Hold the counted questions to those of the catalog. One that nobody has counted yet stops no build."""
    return [
        file.problem(file.header(f"questions.{key}"), f"there is no question {key}; expected one of the catalog's")
        for key in asked.questions
        if key not in catalog.questions
    ]


def _tables(file: TomlFile, part: str, problems: list[Problem]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The tables of one part by their keys; what is none is reported."""
    tables = file.data.get(part, {})
    if not isinstance(tables, Mapping):
        problems.append(file.problem(file.key(part), f"«{part}» is {tables!r}; expected tables [{part}.<key>]"))
        return
    for key, table in tables.items():
        if isinstance(table, Mapping):
            yield key, table
        else:
            problems.append(file.problem(file.find(key), f"«{part}.{key}» is {table!r}; expected a table"))


def _list(key: str, table: Mapping[str, object]) -> AskedList:
    texts = {name: str(table[name]) for name in _TEXTS}
    return AskedList(
        key, date=str(table["date"]), paths=_texts(table["paths"]), outward=table.get("outward") is True, **texts
    )


def _subject(key: str, table: Mapping[str, object]) -> AskedSubject:
    words = tuple(line for line in str(table["words"]).split("\n") if line)
    return AskedSubject(key, words, _texts(table["lists"]))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _wrong_list(file: TomlFile, key: str, table: Mapping[str, object]) -> Iterator[Problem]:
    line = file.header(f"lists.{key}")
    if not _LIST_KEYS <= set(table) <= {*_LIST_KEYS, "outward"}:
        expected = ", ".join(sorted(_LIST_KEYS))
        yield file.problem(line, f"«lists.{key}» has {', '.join(table) or 'nothing'}; expected {expected}")
        return
    for name, form in _TEXTS.items():
        if not isinstance(table[name], str) or not re.fullmatch(form, str(table[name])):
            expected = f"one of {', '.join(OPEN)}" if name == "licence" else f"{form}"
            yield file.problem(file.key(name, line), f"{name} is {table[name]!r}; expected {expected}")
    if type(table["date"]) is not dt.date:
        yield file.problem(file.key("date", line), f"date is {table['date']!r}; expected a date")
    if not isinstance(table.get("outward", False), bool):
        yield file.problem(file.key("outward", line), f"outward is {table['outward']!r}; expected true or false")
    if not _is_texts(table["paths"]) or not table["paths"]:
        yield file.problem(file.key("paths", line), f"paths is {table['paths']!r}; expected a list of texts")


def _wrong_subject(file: TomlFile, name: str, table: Mapping[str, object], lists: set[str]) -> Iterator[Problem]:
    line = file.header(name)
    if set(table) != {"words", "lists"}:
        yield file.problem(line, f"«{name}» has {', '.join(table) or 'nothing'}; expected words, lists")
        return
    words = table["words"]
    if not isinstance(words, str) or not words.strip():
        yield file.problem(file.key("words", line), f"words is {words!r}; expected regular expressions, one a line")
    else:
        yield from _unreadable(file, line, words)
    found = table["lists"]
    if not _is_texts(found) or not set(_texts(found)) <= lists or len(set(_texts(found))) != len(_texts(found)):
        yield file.problem(file.key("lists", line), f"lists is {found!r}; expected keys of [lists], each once")


def _unreadable(file: TomlFile, line: int, words: str) -> Iterator[Problem]:
    for word in filter(None, words.split("\n")):
        try:
            re.compile(word)
        except NO_PATTERN as error:
            yield file.problem(file.find(word, line), f"«{word}» is no regular expression: {error}")
            continue
        if re.match(r"\(\?[a-zA-Z]+\)", word):  # they are counted as parts of one expression
            yield file.problem(file.find(word, line), f"«{word}» sets flags for all words; expected none")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)
