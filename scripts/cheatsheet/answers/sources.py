"""How many sources a long answer has, what each of them says, and which nobody has opened for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from cheatsheet.languages import RECORDS, spoken_in
from cheatsheet.model import Catalog, Source
from cheatsheet.problems import Problem

MIN_SOURCES, MAX_SOURCES = 2, 8
MAX_AGE_MONTHS = 18
"""A source that nobody has opened for so long is due: the fact may have changed since."""


def check_sources(catalog: Catalog, answered: Collection[str]) -> Iterator[Problem]:
    """Yield the questions ``answered`` that have too few or too many sources, and a source that a question has twice.

    What each source must say is a matter of the catalog's own grammar: :mod:`cheatsheet.sheet.catalog_sources`.
    """
    for question in catalog.questions.values():
        if question.id in answered and not MIN_SOURCES <= len(question.sources) <= MAX_SOURCES:
            message = f"{len(question.sources)} sources of '{question.id}'; expected {MIN_SOURCES} to {MAX_SOURCES}"
            yield Problem(catalog.path, question.line, message)
        seen: set[str] = set()
        for source in question.sources:
            if source.url in seen:
                yield Problem(catalog.path, source.line, f"the same source twice: {source.url}")
            seen.add(source.url)


def due(catalog: Catalog, today: dt.date) -> tuple[Source, ...]:
    """The sources last checked more than 18 months before ``today``, in order of their dates."""
    month = today.year * 12 + today.month - 1 - MAX_AGE_MONTHS
    limit = f"{month // 12:04d}-{month % 12 + 1:02d}-{today.day:02d}"
    every = [source for question in catalog.questions.values() for source in question.sources]
    return tuple(sorted((s for s in every if s.checked < limit), key=lambda source: (source.checked, source.url)))


def said(source: Source, section: str) -> str:
    """The sentence of ``source`` in quotation marks of its language, or its section after the word ``section``."""
    if source.quote:
        return source.quote.join(RECORDS[spoken_in(source.quote)].quotes)
    return f"{section}: {source.section}" if source.section else ""
