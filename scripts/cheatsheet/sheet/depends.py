"""``depends.toml``: what the answers depend on, the version that was read, and which answers to look at when it moves.

A row names a thing outside this project that gets new versions or new wordings. Where a source of an answer names
it with a version (``PostgreSQL 18``), the row and the source are held to each other, so that a source that was read
anew brings all other answers of its row to mind.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from cheatsheet.model import Catalog, Dependency, Source, SourceList
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

_TEXTS = ("name", "version")
_LISTS = ("questions", "older", "also", "packages")
_ALWAYS = {"name", "version", "checked", "questions"}
_KEYS = {*_ALWAYS, *_LISTS}


def parse_depends(file: TomlFile) -> tuple[tuple[Dependency, ...], list[Problem]]:
    """Read ``[<key>]`` tables in their order."""
    rows, problems = [], []
    for key, table in file.data.items():
        line = file.header(key) or file.find(key)
        if not isinstance(table, Mapping) or not _ALWAYS <= set(table) <= _KEYS:
            found = ", ".join(table) if isinstance(table, Mapping) else "nothing"
            expected = "name, version, checked, questions, and also, older or packages"
            problems.append(file.problem(line, f"«{key}» has {found}; expected {expected}"))
            continue
        found_wrong = list(_wrong(file, line, table))
        problems += found_wrong
        if not found_wrong:
            lists = {name: tuple(table.get(name, ())) for name in _LISTS}
            rows.append(
                Dependency(key, table["name"], table["version"], table["checked"].isoformat(), **lists, line=line)
            )
    return tuple(rows), problems


def _wrong(file: TomlFile, line: int, table: Mapping[str, object]) -> Iterator[Problem]:
    """The values of one row that are of another kind than expected."""
    for key in _TEXTS:
        value = table[key]
        if not isinstance(value, str) or not value.strip():
            yield file.problem(file.find(f"{key} =", line), f"{key} is {value!r}; expected text")
    if type(table["checked"]) is not dt.date:
        yield file.problem(file.find("checked =", line), f"checked is {table['checked']!r}; expected a date")
    for key in _LISTS:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            yield file.problem(file.find(f"{key} =", line), f"{key} is {value!r}; expected a list of texts")
        elif key in _LISTS[1:] and len(set(value)) < len(value):  # questions are held to the catalog, too
            yield file.problem(file.find(f"{key} =", line), f"{key} is {value!r}; expected each once")


def named_versions(row: Dependency, source: Source) -> tuple[str, ...]:
    """The versions of ``row`` that the ``version`` of ``source`` names: ``PostgreSQL 18`` is one of PostgreSQL."""
    names = "|".join(re.escape(name) for name in sorted((row.name, *row.also), key=len, reverse=True))
    return tuple(re.findall(rf"(?<![\w-])(?:{names}) v?(\d\w*(?:\.\w+)*)", source.version))


def speaks_of(row: Dependency, source: Source) -> bool:
    """Whether ``source`` names the thing of ``row`` at all, in its title or its version."""
    names = "|".join(re.escape(name) for name in (row.name, *row.also))
    return bool(re.search(rf"(?<!\w)(?:{names})(?!\w)", f"{source.title} {source.version}"))


def check_depends(rows: tuple[Dependency, ...], catalog: Catalog, sources: SourceList, path: str) -> list[Problem]:
    """Hold the rows to the questions, each of which is in one of them, and to the versions that their sources name."""
    problems = []
    keys: dict[str, int] = {}
    for row in rows:
        for name in (row.name, *row.also):
            if name in keys:
                problems.append(Problem(path, row.line, f"«{name}» is named on line {keys[name]} already"))
            keys.setdefault(name, row.line)
        problems += [*_question_problems(row, catalog, path), *_row_problems(row, sources, path)]
    held = {question for row in rows for question in row.questions}
    problems += [
        Problem(catalog.path, question.line, f"{question.id} depends on nothing in {path}; expected it in a row there")
        for question in catalog.questions.values()
        if question.id not in held
    ]
    return sorted(problems)


def _question_problems(row: Dependency, catalog: Catalog, path: str) -> Iterator[Problem]:
    for id_ in sorted({id_ for id_ in row.questions if id_ not in catalog.questions or row.questions.count(id_) > 1}):
        yield Problem(path, row.line, f"{row.name} names '{id_}'; expected ids of questions, each once")


def _row_problems(row: Dependency, sources: SourceList, path: str) -> Iterator[Problem]:
    seen: set[str] = set()
    latest = ""
    for id_, source in sources.every():
        found = named_versions(row, source)
        if not found:
            continue
        seen.update(found)
        latest = max(latest, source.checked)
        if id_ not in row.questions:
            message = f"a source of {id_} speaks of {row.name}; expected {id_} in {path}:{row.line}"
            yield Problem(sources.path, source.line, message)
        for version in found:
            if version != row.version and version not in row.older:
                message = f"a source of {id_} speaks of {row.name} {version}; {path}:{row.line} says {row.version}"
                yield Problem(sources.path, source.line, f"{message}: read the others anew, or name it in 'older'")
    if seen and row.version not in seen:
        message = (
            f"no source speaks of {row.name} {row.version}, but of {', '.join(sorted(seen))}; expected one of these"
        )
        yield Problem(path, row.line, message)
    for version in row.older:
        if version not in seen:
            yield Problem(
                path, row.line, f"no source speaks of {row.name} {version} any more; expected it not in 'older'"
            )
    if latest > row.checked:
        yield Problem(
            path, row.line, f"{row.name} was checked on {row.checked}, a source of it on {latest}; expected that"
        )
