"""The key points of the short answers, ``<lang>/key-points.toml``: a reader ticks what their own answer lacked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

Points = Mapping[str, tuple[str, ...]]
"""By question id."""

FEWEST, MOST = 2, 4
"""How many points a question has."""
WORDS = 8
"""A point is read in a glance."""
_TABLE = "points"


def parse_key_points(file: TomlFile) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Read ``[points]``, a list of texts a question; and every mistake in it."""
    table, problems = file.only_table(_TABLE)
    points: dict[str, tuple[str, ...]] = {}
    for question, listed in table.items():
        line = line_of(file, question)
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            problems.append(file.problem(line, f"the points of {question} are {listed!r}; expected a list of texts"))
            continue
        problems += [file.problem(line, message) for message in _wrong(question, listed)]
        points[question] = tuple(listed)
    return points, problems


def line_of(file: TomlFile, question: str) -> int:
    """The line on which the points of ``question`` stand."""
    return file.key(question, file.header(_TABLE))


def _wrong(question: str, points: list[str]) -> Iterator[str]:
    if not FEWEST <= len(points) <= MOST:
        yield f"{question} has {len(points)} points; expected {FEWEST} to {MOST}"
    if len(set(points)) < len(points):
        yield f"{question} has a point twice; expected each once"
    for point in points:
        if point != point.strip() or not point or "\n" in point:
            yield f"a point of {question} is {point!r}; expected one line of words"
        elif len(words := point.split()) > WORDS:
            yield f"«{point}» has {len(words)} words; expected {WORDS} at most"


def check_key_points(
    file: TomlFile, points: Points, questions: Collection[str], first: Points | None = None
) -> Iterator[Problem]:
    """Hold the points of a language to the ``questions``, and their numbers to those of the ``first`` language."""
    for question, listed in points.items():
        line = line_of(file, question)
        if question not in questions:
            yield file.problem(line, f"points of {question}; expected those of a question of the sheet")
        elif first is not None and len(listed) != (wanted := len(first.get(question, ()))):
            yield file.problem(
                line, f"{question} has {len(listed)} points; expected {wanted}, as in the languages before"
            )
    for question in sorted((first or {}).keys() - points.keys()):
        yield file.problem(0, f"no points of {question}; expected them, as in the languages before")


def check_all_there(path: str, points: Points, questions: Collection[str]) -> Iterator[Problem]:
    """The questions that lack points. A new question has none for a while, so no build stops for it; a test does."""
    for question in questions:
        if question not in points:
            yield Problem(path, 0, f"no points of {question}; expected {FEWEST} to {MOST}")
