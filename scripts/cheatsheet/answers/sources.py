"""How many sources a long answer has, what each of them says, and which nobody has opened for long."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator

from cheatsheet.languages import RECORDS, spoken_in
from cheatsheet.model import Source, SourceList
from cheatsheet.problems import Problem

_LIVING = re.compile(r"as of [A-Z][a-z]+ \d{4}")
MIN_SOURCES, MAX_SOURCES = 2, 8
MAX_AGE_MONTHS = 18
"""A source that nobody has opened for so long is due: the fact may have changed since."""


def check_sources(sources: SourceList, answered: Collection[str]) -> Iterator[Problem]:
    """Yield the questions ``answered`` that have too few or too many sources, and a source that a question has twice.

    What each source must say is a matter of the file's own grammar: :mod:`cheatsheet.sheet.source_list`.
    """
    for question_id in answered:
        if not MIN_SOURCES <= len(found := sources.of(question_id)) <= MAX_SOURCES:
            message = f"{len(found)} sources of '{question_id}'; expected {MIN_SOURCES} to {MAX_SOURCES}"
            # at the first that is too many, or the only one; where there is none, no line is to blame
            yield Problem(sources.path, found[: MAX_SOURCES + 1][-1].line if found else 0, message)
    seen: set[tuple[str, str]] = set()
    for question_id, source in sources.every():
        if (question_id, source.url) in seen:
            message = f"the same source twice in '{question_id}': {source.url}; expected it once"
            yield Problem(sources.path, source.line, message)
        seen.add((question_id, source.url))


def due(sources: SourceList, today: dt.date) -> tuple[Source, ...]:
    """The sources last checked more than 18 months before ``today``, in order of their dates."""
    month = today.year * 12 + today.month - 1 - MAX_AGE_MONTHS
    limit = f"{month // 12:04d}-{month % 12 + 1:02d}-{today.day:02d}"
    old = (source for _, source in sources.every() if source.checked < limit)
    return tuple(sorted(old, key=lambda source: (source.checked, source.url)))


def edition(source: Source) -> str:
    """The version that stands beside ``source``: none for a page without any, of which «as of November 2026» is said.
    The day on which it was read says that, and in the reader's language.
    """
    return "" if _LIVING.fullmatch(source.version) else source.version


def said(source: Source, section: str) -> str:
    """The sentence of ``source`` in quotation marks of its language, or its section after the word ``section``."""
    if source.quote:
        return source.quote.join(RECORDS[spoken_in(source.quote)].quotes)
    return f"{section}: {source.section}" if source.section else ""
