"""The commands that look after sources: what is due or gone, what moved, what is wrong with one answer's, each by its line."""

from __future__ import annotations

import datetime as dt
import http.client
import urllib.request
from pathlib import Path

import pytest

import check_answers
import check_sources
import moved
from cheatsheet.load import load_sources
from cheatsheet.model import Source
from cheatsheet.problems import ContentError, Problem

CATALOG = """topics = [{ slug = "sql", questions = ["q06", "q07"] }]

[questions.q06]
slug = "indexes"

[questions.q07]
slug = "isolation-levels"
"""
SOURCE = """[[{id}]]
title = "A manual"
url = "https://example.org/{id}"
version = "PostgreSQL 18"
checked = {day}
section = "1"
"""
TODAY = dt.datetime.now(tz=dt.UTC).date().isoformat()
SOURCES = SOURCE.format(id="q06", day=TODAY) + "\n" + SOURCE.format(id="q07", day="2024-01-31")
LISTED = "docs/_source/sources.toml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two questions with a source each, that of the second long due, which the commands take for theirs."""
    folder = tmp_path / "docs" / "_source"
    folder.mkdir(parents=True)
    (folder / "catalog.toml").write_text(CATALOG, "utf-8")
    (folder / "sources.toml").write_text(SOURCES, "utf-8")
    for command in (check_sources, check_answers, moved):
        monkeypatch.setattr(command, "ROOT", tmp_path)
    return tmp_path


def test_what_is_due_is_named_at_its_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A source of years ago is due, one of today is not; without any that is due nothing is said."""
    assert check_sources.main([]) == 1
    assert capsys.readouterr().out == f"{LISTED}:8: due: last checked on 2024-01-31, over 18 months ago\n"
    (project / LISTED).write_text(SOURCES.replace("2024-01-31", TODAY), "utf-8")
    assert check_sources.main([]) == 0
    assert capsys.readouterr() == ("", "")


def test_an_address_that_is_gone_is_named_at_its_line(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every address is tried, and what each answers is said of that source."""
    (project / LISTED).write_text(SOURCES.replace("2024-01-31", TODAY), "utf-8")
    monkeypatch.setattr(check_sources, "reach", lambda one: "gone" if one.url.endswith("q07") else "")
    assert check_sources.main(["--reach"]) == 1
    assert capsys.readouterr().out == f"{LISTED}:8: gone: https://example.org/q07\n"


@pytest.mark.parametrize("command", [check_sources, moved])
def test_a_file_that_cannot_be_read_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], command: object
) -> None:
    """Every mistake in the catalog and in the sources is said on standard error, and nothing is looked up."""
    (project / LISTED).write_text(SOURCES.replace("https", "http").replace("[[q07]]", "[[q08]]"), "utf-8")
    (project / "docs/_source/catalog.toml").write_text(CATALOG.replace('"indexes"', "1"), "utf-8")
    assert command.main([]) == 1  # type: ignore[attr-defined]  # a module
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "docs/_source/catalog.toml:4: 1 is not a slug; expected lower-case ASCII words joined by hyphens",
        f"{LISTED}:3: 'http://example.org/q06' is not an https:// address",
        f"{LISTED}:8: there is no question q08; expected one of the catalog's",
        f"{LISTED}:10: 'http://example.org/q07' is not an https:// address",
    ]


@pytest.mark.parametrize("name", ["catalog.toml", "sources.toml"])
def test_neither_file_can_be_missing(project: Path, name: str) -> None:
    """Without the catalog or the sources there are none, and the file is named."""
    (project / "docs/_source" / name).unlink()
    with pytest.raises(ContentError) as raised:
        load_sources(project)
    assert str(raised.value) == f"docs/_source/{name}:1: the file is missing; expected UTF-8 text"


def test_who_writes_one_answer_is_told_of_its_sources(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A source that it has twice is told, of another question it is not; a mistake that hides sources is told to all."""
    monkeypatch.setattr(check_answers, "_spelling", lambda _: [])  # dictionaries take seconds to read

    def told(text: str, *questions: str) -> list[str]:
        (project / LISTED).write_text(text, "utf-8")
        check_answers.main(questions)
        return [line for line in capsys.readouterr().out.splitlines() if line.startswith(LISTED)]

    twice = f"{SOURCES}\n{SOURCE.format(id='q07', day=TODAY)}"
    same = f"{LISTED}:15: the same source twice in 'q07': https://example.org/q07; expected it once"
    assert told(twice, "q07") == told(twice) == [same]
    assert told(twice, "q06") == []
    assert told(twice, "q07", "q06") == [same]
    wrong = f"{LISTED}:3: 'http://example.org/q06' is not an https:// address"
    assert told(SOURCES.replace("https", "http", 1), "q07") == [wrong]


@pytest.mark.parametrize("question", ["q999", "q6", "q0", "q06-indexes.md"])
def test_what_is_no_question_is_not_in_order(project: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    """A mistyped id is named, beside good ones too, and nothing is looked at."""
    assert check_answers.main(["q06", question]) == 1
    assert capsys.readouterr() == ("", f"there is no question {question}; expected ids, as in 'q06'\n")


def test_an_id_is_not_the_beginning_of_another(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong with the files of q100 is no business of who writes q10, and its answer is not read for it."""
    folder = project / "docs/_source/en/answers"
    folder.mkdir(parents=True)
    for name in ("q10-a.md", "q100-b.md"):
        (folder / name).write_text("x\n", "utf-8")
    monkeypatch.setattr(check_answers, "_spelling", lambda texts: [Problem(text.path, 0, "read") for text in texts])
    shown = [Problem(f"docs/_source/samples/{name}", 0, "x") for name in ("q100_b.py", "q10_a.py")]
    monkeypatch.setattr(check_answers, "check_shown", lambda *_: shown)
    assert check_answers.main(["q10"]) == 1
    said = capsys.readouterr().out
    assert "q100" not in said
    assert {"docs/_source/en/answers/q10-a.md:1: read", "docs/_source/samples/q10_a.py:1: x"} <= {*said.splitlines()}


@pytest.mark.parametrize(
    "failure", [http.client.BadStatusLine("what?"), http.client.IncompleteRead(b""), OSError("gone")]
)
def test_an_odd_answer_is_one_line(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    """What a server says against HTTP is said of its source, and ends no report."""

    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(urllib.request, "urlopen", fail)
    assert check_sources.reach(Source("T", "https://x.example/", "1", "2026-01-01", line=1)) == (
        f"the address cannot be opened: {failure}"
    )


def test_a_row_with_an_unknown_question_is_listed_without_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The row's mistake is named, and the answers that there are follow."""
    row = '[postgres]\nname = "PostgreSQL"\nversion = "18"\nchecked = 2026-11-24\nquestions = ["q99", "q06"]\n'
    (project / "docs/_source/depends.toml").write_text(row, "utf-8")
    assert moved.main(["PostgreSQL"]) == 1
    said = capsys.readouterr()
    assert "docs/_source/depends.toml:1: PostgreSQL names 'q99'; expected ids of questions, each once" in said.err
    assert "docs/_source/en/answers/q06-indexes.md" in said.out.splitlines()
    assert "q99" not in said.out
