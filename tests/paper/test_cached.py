"""Paper is made again when something that it follows from has changed, and only then."""

from __future__ import annotations

import shutil
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typst

from cheatsheet.cache import Cache, packed, unpacked
from cheatsheet.model import Content
from cheatsheet.paper import Extras, Paper
from cheatsheet.paper import cached as caching
from cheatsheet.paper.cached import closed, opened, stage
from cheatsheet.paper.gauge import Gauge
from cheatsheet.paper.jobs import SheetJob
from cheatsheet.paper.press import Printing, jobs, keys
from cheatsheet.paper.typeset import TEMPLATES, Answers, Press
from cheatsheet.settings import Settings
from cheatsheet.workers import Workers
from tests import written


class Idle(Workers):
    """Workers that note what they are asked for and do none of it."""

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__()
        self.asked: list[str] = []
        self.presses: list[Press] = []

    def submit(self, work: Any, *args: Any, **kwargs: Any) -> Future[Any]:
        """Note the editions of a job, and its press."""
        del work, kwargs
        self.asked += args[0].names
        self.presses.append(args[1])
        return Future()


@pytest.fixture(scope="module")
def press(extras: Extras, settings: Settings) -> Press:
    """The press of the tests' own build."""
    return Press(extras.fonts, settings.commit_date)


@pytest.fixture
def kept(tmp_path: Path, paper: Paper, content: Content, settings: Settings, extras: Extras, press: Press) -> Cache:
    """A cache that holds everything that was printed."""
    cache = Cache(tmp_path / "cache")
    given = jobs(content, settings, extras)
    known = keys(given, press)
    for job in given:
        own = [one for one in paper.editions if one.file in job.files or f"{one.lang}/{one.name}" in job.names]
        files = {path: paper.files[path] for edition in own for path in (edition.file, edition.preview) if path}
        files |= {path: paper.files[path] for path in job.files}
        cache.put(known[id(job)], closed(Paper(files, tuple(own), ())))
    return cache


def asked(content: Content, settings: Settings, extras: Extras, press: Press, cache: Cache) -> list[str]:
    """The editions that have to be set."""
    crew = Idle()
    Printing(jobs(content, settings, extras), press, crew, cache)
    return sorted(crew.asked)


def test_nothing_has_changed(
    paper: Paper, content: Content, settings: Settings, extras: Extras, press: Press, kept: Cache
) -> None:
    """The same inputs give the same bytes and the same facts, with nothing set."""
    crew = Idle()
    told: list[tuple[str, float | None]] = []
    printing = Printing(jobs(content, settings, extras), press, crew, kept, lambda *what: told.append(what))
    again = printing.paper()
    assert crew.asked == []
    assert dict(again.files) == dict(paper.files)
    assert again.editions == paper.editions
    assert ("ru/book, ru/book-dark, ru/topics", None) in told


def test_a_word_of_an_answer(content: Content, settings: Settings, extras: Extras, press: Press, kept: Cache) -> None:
    """A word in one long answer is a new book in that language, and nothing else: no picture shows it."""
    answer = content.answers["ru"]["q06"]
    part = written.part("minute", "Иначе.", 10)
    changed = replace(answer, parts={**answer.parts, "minute": part})
    other = replace(content, answers={**content.answers, "ru": {"q06": changed}})
    assert asked(other, settings, extras, press, kept) == ["ru/book", "ru/book-dark", "ru/topics"]


def test_a_word_of_a_short_answer(
    content: Content, settings: Settings, extras: Extras, press: Press, kept: Cache
) -> None:
    """A word of a short answer is new pictures in that language, and new paper."""
    from tests.paper.test_bad_input import with_answer

    found = asked(with_answer(content, "Иначе."), settings, extras, press, kept)
    assert {one for one in found if one.endswith("/cards")} == {"ru/cards"}


def test_everything_else(
    content: Content, settings: Settings, extras: Extras, press: Press, kept: Cache, tmp_path: Path
) -> None:
    """Another date, font or version of Typst, and a damaged entry, are each reason enough to set it again."""
    everything = asked(content, settings, extras, press, Cache(tmp_path / "none"))
    assert len(everything) == len(set(everything)) == 17
    dated = [one for one in everything if not one.endswith("/cards")]
    assert asked(content, settings, extras, replace(press, commit_date="2026-11-25"), kept) == dated
    fonts = tmp_path / "fonts"
    shutil.copytree(extras.fonts, fonts)
    assert asked(content, settings, extras, replace(press, fonts=fonts), kept) == []
    with (fonts / "FiraMono-Regular.ttf").open("ab") as font:
        font.write(b"\0")
    assert asked(content, settings, extras, replace(press, fonts=fonts), kept) == everything
    for entry in kept.folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    assert asked(content, settings, extras, press, kept) == everything


def test_what_was_measured(
    content: Content, settings: Settings, extras: Extras, press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet of another date is set from what was measured for this one, and is the sheet that would be measured anew;
    another size, another stage and a damaged entry are each a question of their own.
    """
    questions: list[str] = []
    query = typst.query

    def noted(*args: Any, **kwargs: Any) -> Any:
        questions.append(args[1])
        return query(*args, **kwargs)

    monkeypatch.setattr(typst, "query", noted)
    job = next(job for job in jobs(content, settings, extras) if isinstance(job, SheetJob))
    other = replace(press, commit_date="2026-11-25")
    anew = job.run(other)
    assert len(questions) > 3
    cache = Cache(tmp_path / "measured")
    job.run(replace(press, answers=Answers(cache, "stage")))
    questions.clear()
    assert dict(job.run(replace(other, answers=Answers(cache, "stage"))).files) == dict(anew.files)
    assert questions == []

    def asked_for(size: float, stage: str = "stage") -> int:
        questions.clear()
        Gauge(replace(press, answers=Answers(cache, stage)), job.shapes[0], job.lang, job.pieces).heights([size])
        return len(questions)

    floor = job.shapes[0].floor
    assert asked_for(floor) == 0
    assert asked_for(floor + 0.01) == 1
    assert asked_for(floor, "another stage") == 1
    for entry in cache.folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    assert asked_for(floor) == 1


def test_measures_have_no_date(
    content: Content, settings: Settings, extras: Extras, press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is measured is kept for every date, and for this version of Typst alone."""

    def stage_of(press: Press) -> str:
        crew = Idle()
        Printing(jobs(content, settings, extras), press, crew, Cache(tmp_path / "none"))
        (answers,) = {one.answers for one in crew.presses}
        assert answers
        return answers.stage

    mine = stage_of(press)
    assert stage_of(replace(press, commit_date="2026-11-25")) == mine
    monkeypatch.setattr(caching, "version", lambda name: f"another {name}")
    assert stage_of(press) != mine


def test_programs_and_templates(press: Press, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The stage is another one with another version of a program, another template and other code of ours, that which
    paper only imports included.
    """
    found = {stage(press)}
    with monkeypatch.context() as patch:
        patch.setattr(caching, "version", str.upper)
        found.add(stage(press))
    folder = tmp_path / "cheatsheet" / "paper"
    shutil.copytree(TEMPLATES.parent.parent, folder.parent)
    monkeypatch.setattr(caching, "TEMPLATES", folder / "templates")
    assert stage(press) in found
    for path in ("templates/book.typ", "typeset.py", "../palette.py", "../paths.py", "../answers/samples.py"):
        with (folder / path).open("a") as file:
            file.write("\n")
        found.add(stage(press))
    assert len(found) == 7


def test_closed_and_opened(paper: Paper) -> None:
    """What is kept of paper is all of it."""
    entry = unpacked("key", packed("key", closed(paper)))
    assert entry is not None
    again = opened(entry)
    assert (dict(again.files), again.editions, again.notices) == (dict(paper.files), paper.editions, paper.notices)
