"""The sources and cross references of the questions that have a long answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from cheatsheet.model import Catalog, CatalogQuestion, Source
from cheatsheet.problems import Problem

MIN_SOURCES, MAX_SOURCES = 2, 5
MAX_AGE_MONTHS = 18
"""A source that nobody has opened for so long is due: the fact may have changed since."""


def check_sources(catalog: Catalog, answered: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the sources and ``see_also`` of the questions ``answered``.

    ``see_also`` goes both ways whether or not the other question has an answer yet.
    """
    for question in catalog.questions.values():
        for other in question.see_also:
            yield from _reference_problems(catalog, question, other)
        if question.id in answered and not MIN_SOURCES <= len(question.sources) <= MAX_SOURCES:
            message = f"{len(question.sources)} sources of '{question.id}'; expected {MIN_SOURCES} to {MAX_SOURCES}"
            yield Problem(catalog.path, question.line, message)
        seen: set[str] = set()
        for source in question.sources:
            yield from _source_problems(catalog.path, source)
            if source.url in seen:
                yield Problem(catalog.path, source.line, f"the same source twice: {source.url}")
            seen.add(source.url)


def due(catalog: Catalog, today: dt.date) -> tuple[Source, ...]:
    """The sources last checked more than 18 months before ``today``, in order of their dates."""
    month = today.year * 12 + today.month - 1 - MAX_AGE_MONTHS
    limit = f"{month // 12:04d}-{month % 12 + 1:02d}-{today.day:02d}"
    every = [source for question in catalog.questions.values() for source in question.sources]
    return tuple(sorted((s for s in every if s.checked < limit), key=lambda source: (source.checked, source.url)))


def _reference_problems(catalog: Catalog, question: CatalogQuestion, other: str) -> Iterator[Problem]:
    if other not in catalog.questions or other == question.id:
        yield Problem(
            catalog.path, question.line, f"see_also of '{question.id}' names '{other}'; expected another question"
        )
    elif question.id not in catalog.questions[other].see_also:
        message = f"see_also of '{question.id}' names '{other}', which does not name '{question.id}'"
        yield Problem(catalog.path, question.line, message)


def _source_problems(path: str, source: Source) -> Iterator[Problem]:
    for field, value in (("title", source.title), ("version", source.version)):
        if not value.strip():
            yield Problem(path, source.line, f"a source without a {field}")
    if not source.url.startswith("https://"):
        yield Problem(path, source.line, f"a source's address '{source.url}'; expected it to begin with 'https://'")
    try:
        dt.date.fromisoformat(source.checked)
    except ValueError:
        yield Problem(path, source.line, f"a source's date '{source.checked}'; expected one such as 2026-11-24")
