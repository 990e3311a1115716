"""``catalog.toml``: from TOML to :class:`Catalog`, with every mistake in it named by line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cheatsheet.model import Catalog, CatalogQuestion, CatalogTopic
from cheatsheet.problems import Problem
from cheatsheet.sheet.looks_like import read_looks_like
from cheatsheet.sheet.toml_file import TomlFile

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
QUESTION_ID = re.compile(r"q\d{2,}")
_QUESTION_KEYS = {"slug", "rows", "looks_like", "see_also", "clarified"}


@dataclass(slots=True)
class _Reader:
    """The file being read, the problems found, and what has been used already (value -> line)."""

    file: TomlFile
    problems: list[Problem] = field(default_factory=list)
    topic_slugs: dict[str, int] = field(default_factory=dict)
    question_slugs: dict[str, int] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)

    def report(self, line: int, message: str) -> None:
        """Add a problem on ``line``."""
        self.problems.append(self.file.problem(line, message))

    def strings(self, line: int, name: str, value: object) -> tuple[str, ...]:
        """``value`` as a list of strings, or a problem."""
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.report(line, f"{name} is {value!r}; expected a list of strings")
        return ()

    def slug(self, line: int, value: object, used: dict[str, int]) -> str:
        """``value`` as a slug that nothing else has, or a problem."""
        if not isinstance(value, str) or not SLUG.fullmatch(value):
            self.report(line, f"{value!r} is not a slug; expected lower-case ASCII words joined by hyphens")
            return ""
        if value in used:
            self.report(line, f"the slug «{value}» is taken on line {used[value]}; expected one of its own")
        used.setdefault(value, line)
        return value


def parse_catalog(file: TomlFile) -> tuple[Catalog, list[Problem]]:
    """Read the catalog. The catalog is whole only when there are no problems."""
    reader = _Reader(file)
    for key in file.data:
        if key not in ("topics", "questions"):
            line = file.header(key) or file.key(key)
            reader.report(line, f"unknown key «{key}»; expected «topics» and «questions»")
    topics = _topics(reader)
    tables = file.data.get("questions", {})
    if not isinstance(tables, Mapping):
        reader.report(file.key("questions"), "«questions» is not a table; expected [questions.q01] and so on")
        tables = {}
    questions = {str(id_): _question(reader, str(id_), table) for id_, table in tables.items()}
    _agree(reader, topics, questions)
    return Catalog(file.path, topics, questions), reader.problems


def _topics(reader: _Reader) -> tuple[CatalogTopic, ...]:
    """Read the ordered list of topics."""
    listed = reader.file.data.get("topics")
    start = reader.file.key("topics")
    if not isinstance(listed, list) or not listed:
        reader.report(start, "no «topics»; expected a list of { slug = …, questions = […] }")
        return ()
    topics = []
    for item in listed:
        if not isinstance(item, Mapping) or set(item) != {"slug", "questions"}:
            start = reader.file.find("{" if isinstance(item, Mapping) else str(item), start)
            reader.report(start, f"{item!r} is not a topic; expected {{ slug = …, questions = […] }}")
            continue
        start = reader.file.find(f'"{item["slug"]}"' if isinstance(item["slug"], str) else "slug", start)
        slug = reader.slug(start, item["slug"], reader.topic_slugs)
        topics.append(CatalogTopic(slug, reader.strings(start, "questions", item["questions"]), start))
        start += 1
    return tuple(topics)


def _question(reader: _Reader, id_: str, table: object) -> CatalogQuestion:
    """Read ``[questions.<id>]``."""
    line = reader.file.header(f"questions.{id_}") or reader.file.find(id_)
    if not isinstance(table, Mapping):
        reader.report(line, f"«questions.{id_}» is not a table; expected [questions.{id_}]")
        table = {}
    if not QUESTION_ID.fullmatch(id_):
        reader.report(line, f"«{id_}» is not a question id; expected q01, q02 and so on")
    for key in table:
        if key not in _QUESTION_KEYS:
            expected = ", ".join(sorted(_QUESTION_KEYS))
            at = reader.file.header(f"questions.{id_}.{key}") or reader.file.key(key, line)
            reader.report(at, f"unknown key «{key}»; expected {expected}")
    slug = reader.slug(reader.file.key("slug", line), table.get("slug"), reader.question_slugs)
    return CatalogQuestion(
        id=id_,
        slug=slug,
        rows=_rows(reader, line, table.get("rows", [])),
        looks_like=read_looks_like(reader.file, reader.problems, line, table.get("looks_like", "")),
        see_also=reader.strings(reader.file.key("see_also", line), "see_also", table.get("see_also", [])),
        line=line,
        clarified=_clarified(reader, line, table.get("clarified")),
    )


def _clarified(reader: _Reader, line: int, value: object) -> str:
    """Read the day of the clarification, if there is one."""
    if value is None:
        return ""
    if type(value) is not dt.date:
        reader.report(reader.file.key("clarified", line), f"clarified is {value!r}; expected a date")
        return ""
    return value.isoformat()


def _rows(reader: _Reader, line: int, value: object) -> tuple[int, ...]:
    """Read the numbers of the quick-answer rows; a row belongs to one question."""
    line = reader.file.key("rows", line)
    if not isinstance(value, list) or not all(type(item) is int and item > 0 for item in value):
        reader.report(line, f"rows is {value!r}; expected a list of row numbers, counted from 1")
        return ()
    for row in value:
        if row in reader.rows:
            reader.report(line, f"row {row} belongs to the question on line {reader.rows[row]} already")
        reader.rows.setdefault(row, line)
    return tuple(value)


def _agree(reader: _Reader, topics: tuple[CatalogTopic, ...], questions: Mapping[str, CatalogQuestion]) -> None:
    """Hold the list of topics and the question tables to each other, and «see also» to both ways."""
    listed: dict[str, int] = {}
    for topic in topics:
        for id_ in topic.questions:
            if id_ in listed:
                reader.report(topic.line, f"{id_} stands in a topic already, on line {listed[id_]}")
            listed.setdefault(id_, topic.line)
            if id_ not in questions:
                reader.report(topic.line, f"{id_} has no [questions.{id_}] table; expected one with a slug")
    for question in questions.values():
        if question.id not in listed:
            reader.report(question.line, f"{question.id} stands in no topic; expected it in «topics»")
        line = reader.file.key("see_also", question.line)
        for other in sorted({other for other in question.see_also if question.see_also.count(other) > 1}):
            reader.report(line, f"see_also names «{other}» more than once; expected each question once")
        for other in dict.fromkeys(question.see_also):
            if other == question.id or other not in questions:
                reader.report(line, f"see_also names «{other}»; expected the id of another question")
            elif question.id not in questions[other].see_also:
                reader.report(line, f"{question.id} names {other} in see_also; expected {other} to name it too")
