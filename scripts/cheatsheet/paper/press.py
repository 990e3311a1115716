"""Every edition of every language: check the text against the fonts, set it, describe what came out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from itertools import groupby

from cheatsheet.cache import Cache
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.paper.book import book_data
from cheatsheet.paper.cached import closed, key, opened, stage
from cheatsheet.paper.check import unprintable
from cheatsheet.paper.corrections import corrections
from cheatsheet.paper.cram import sheet_data
from cheatsheet.paper.cram_items import items
from cheatsheet.paper.editions import Coming, Edition, Extras, Paper
from cheatsheet.paper.fonts import missing_files
from cheatsheet.paper.formats import Format, formats
from cheatsheet.paper.jobs import BookJob, Job, SheetJob, joined
from cheatsheet.paper.share import ShareJob, share_job
from cheatsheet.paper.typeset import Answers, Press
from cheatsheet.problems import ContentError, Problem
from cheatsheet.progress import Tell, no_progress
from cheatsheet.settings import Settings
from cheatsheet.workers import Workers


def jobs(content: Content, settings: Settings, extras: Extras) -> list[Job]:
    """What there is to set, in the order of the editions.

    Raises :class:`ContentError` with every problem found: a missing font, a character that no font has, a sample or
    diagram that does not exist. What is too long or too wide shows only when it is set.
    """
    problems = missing_files(extras.fonts) or unprintable(content, extras)
    if problems:
        raise ContentError(problems)
    found: list[Job] = []
    for lang in LANGUAGES:
        found += sheet_jobs(content, settings, lang)
        found.append(share_job(content, settings, lang))
        try:
            found.append(BookJob(lang, book_data(content, settings, extras, lang)))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return found


def sheet_jobs(content: Content, settings: Settings, lang: Lang) -> Iterator[SheetJob]:
    """The sheets of a language, those together that are laid out together."""
    corrected = corrections(content, settings, lang)
    pieces = items(content, settings, lang, [str(item.data["id"]) for item in corrected])

    def breaks(shape: Format) -> tuple[float, float, int, float]:
        return (shape.width, shape.height, shape.columns, shape.floor)

    for _, group in groupby(formats(lang), breaks):
        shapes = tuple(group)
        data = tuple(sheet_data(content, settings, lang, shape) for shape in shapes)
        yield SheetJob(lang, content.sheets[lang].path, shapes, data, pieces, corrected)


class Printing:
    """Jobs under way, side by side. What was set before, from the same inputs, is taken from ``cache``."""

    def __init__(
        self,
        given: Sequence[Job],
        press: Press,
        pool: Workers,
        cache: Cache | None = None,
        tell: Tell = no_progress,
    ) -> None:
        """Start with what is waited for first, then with what takes longest; ``tell`` of what is there."""
        self._jobs, self._cache, self._tell = given, cache, tell
        self._keys = keys(given, press) if cache else {}
        # A commit is another date on every sheet, and moves none of its letters: nothing is measured again.
        press = replace(press, answers=Answers(cache, stage(replace(press, commit_date="")))) if cache else press
        self._made: dict[int, Paper | tuple[Problem, ...]] = {}
        self._coming: dict[int, Future[tuple[Paper | tuple[Problem, ...], float]]] = {}
        for job in given:
            entry = cache.get(self._keys[id(job)]) if cache else None
            if entry is not None:
                self._made[id(job)] = opened(entry)
                self._say(job, None)
        for job in sorted(given, key=lambda job: _ORDER.index(type(job))):
            if id(job) not in self._made:
                self._coming[id(job)] = pool.submit(_set, job, press)

    def paper(self, *kinds: type[Job]) -> Paper:
        """What the jobs of ``kinds`` (none: of every kind) have made; waits for it.

        Raises :class:`ContentError` with the problems of all of them.
        """
        wanted = [job for job in self._jobs if not kinds or isinstance(job, kinds)]
        results = [self._result(job) for job in wanted]
        problems = [problem for result in results if not isinstance(result, Paper) for problem in result]
        if problems:
            raise ContentError(problems)
        return joined([result for result in results if isinstance(result, Paper)])

    def late(self) -> list[str]:
        """The paths of the files that somebody may not want to wait for, relative to ``docs/``."""
        return [path for job in self._jobs for path in job.files]

    def coming(self) -> list[Edition | Coming]:
        """The editions as they are known now: of a book that is still being set, what is known before."""
        found: list[Edition | Coming] = []
        for job in self._jobs:
            made = self._made.get(id(job))
            if isinstance(made, Paper):
                found += made.editions
            elif isinstance(job, BookJob):
                found += job.coming()
        return found

    def _result(self, job: Job) -> Paper | tuple[Problem, ...]:
        if id(job) not in self._made:
            made, seconds = self._coming[id(job)].result()
            self._made[id(job)] = made
            if isinstance(made, Paper) and self._cache:
                self._cache.put(self._keys[id(job)], closed(made))
            self._say(job, seconds)
        return self._made[id(job)]

    def _say(self, job: Job, seconds: float | None) -> None:
        self._tell(", ".join(job.names), seconds)


_ORDER: Sequence[type[Job]] = (SheetJob, BookJob, ShareJob)
"""In which order workers begin."""


def keys(given: Sequence[Job], press: Press) -> dict[int, str]:
    """The key of each job by its identity. Pictures print no date, so another day is no reason to make them again."""
    dated, undated = stage(press), stage(replace(press, commit_date=""))
    return {id(job): key(job, undated if isinstance(job, ShareJob) else dated) for job in given}


def _set(job: Job, press: Press) -> tuple[Paper | tuple[Problem, ...], float]:
    """Do ``job`` in a worker: what it made, or the problems it met, and the seconds it took."""
    start = time.perf_counter()
    if isinstance(job, BookJob):  # which takes most memory
        press.forget()
    made: Paper | tuple[Problem, ...]
    try:
        made = job.run(press)
    except ContentError as error:
        made = error.problems
    return made, time.perf_counter() - start
