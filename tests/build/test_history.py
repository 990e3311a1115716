"""The history is read from git whatever it is set to; what cannot be read is said, and stops no build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cheatsheet.changes.git_log import boundary, read_history
from cheatsheet.changes.model import Change, History
from tests.needs import NEEDS_GIT
from tests.repository import OWN, run_git

pytestmark = NEEDS_GIT

DAY = 86_400
FIRST = 1_767_225_600
"""2026-01-01, midnight UTC."""
SHEET = "docs/_source/ru/cheatsheet.md"


def git(folder: Path, *arguments: str, at: int = FIRST) -> str:
    """What git prints, run by hand in ``folder`` at a moment."""
    moment = {"GIT_AUTHOR_DATE": f"@{at} +0300", "GIT_COMMITTER_DATE": f"@{at} +0300"}
    return run_git(folder, *arguments, **moment)


def commit(folder: Path, text: str, day: int, message: str = "One") -> str:
    """Commit the sheet with this answer to question 6, on a day; the short id."""
    path = folder / SHEET
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"**6. Индексы** — {text}\n", "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "--allow-empty", "-m", message, at=FIRST + day * DAY)
    return git(folder, "rev-parse", "HEAD")[:8]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three versions: the first, one of other looks, one of other words that corrects a fact."""
    folder = tmp_path / "репозиторий [1] $x"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "раз", 0)
    commit(folder, "«раз».", 1)
    commit(folder, "два", 2, "Другое\n\nПочему так.\n\nFact: q06, q16\nSigned-off-by: A <a@example.org>")
    return folder


def read(folder: Path, environment: Mapping[str, str] = OWN) -> History:
    """The history of ``folder``."""
    return read_history(folder, {}, environment)


def test_every_commit_is_known_and_those_that_changed_words_are_told(repository: Path) -> None:
    """Newest first, in UTC; the ``Fact:`` lines of the last paragraph count, other looks are no step."""
    found = read(repository)
    assert [(step.day, step.changes["ru"]) for step in found.steps] == [
        ("2026-01-03", (Change("q06", ("fact", "short")), Change("q16", ("fact",))))
    ]
    ids = git(repository, "rev-list", "HEAD").split()
    assert [(one.code, one.day, one.newer) for one in found.known] == [
        (ids[0][:8], "2026-01-03", 0),
        (ids[1][:8], "2026-01-02", 1),
        (ids[2][:8], "2026-01-01", 1),
    ]
    assert found.limit == ""


@pytest.mark.parametrize(
    "settings",
    [
        {"log.showSignature": "true", "log.date": "relative", "format.pretty": "oneline", "color.ui": "always"},
        {"diff.noprefix": "true", "diff.renames": "copies", "diff.external": "/nonexistent", "core.quotePath": "false"},
        {"i18n.logOutputEncoding": "UTF-16", "diff.orderFile": "/nonexistent", "core.abbrev": "5"},
    ],
)
def test_no_setting_of_git_changes_it(repository: Path, settings: dict[str, str]) -> None:
    """Whatever the repository is set to, the history is the same."""
    before = read(repository)
    for name, value in settings.items():
        git(repository, "config", name, value)
    assert read(repository) == before


def test_a_commit_whose_clock_was_wrong(repository: Path) -> None:
    """One from the year 3170843, which git takes, has the day of the next one, and the build goes on."""
    (repository / SHEET).write_text("**6. Индексы** — три\n", "utf-8")
    git(repository, "commit", "-qam", "Far", at=99_999_999_999_999)
    assert read(repository).known[0].day == "1970-01-01"
    commit(repository, "четыре", 4)
    history = read(repository)
    assert [step.day for step in history.steps[:3]] == ["2026-01-05", "2026-01-05", "2026-01-03"]


def test_what_is_not_committed_is_no_version(repository: Path) -> None:
    """A working tree with changes has the history of its commit."""
    before = read(repository)
    (repository / SHEET).write_text("**6. Индексы** — три\n", "utf-8")
    assert read(repository) == before


def test_sources_that_left_the_catalog_are_no_change(repository: Path) -> None:
    """The commit that gave them a file of their own is no step; the days before it and behind it are read alike."""
    catalog, sources = (repository / f"docs/_source/{name}.toml" for name in ("catalog", "sources"))
    asked, read_on = '[questions.q06]\nslug = "indexes"\nclarified = 2026-01-{}\n', "checked = 2026-01-01\n"
    inside = f"\n[[questions.q06.sources]]\n{read_on}"
    versions = [
        (asked.format("01") + inside, None),
        (asked.format("05") + inside, None),
        (asked.format("05"), f"[[q06]]\n{read_on}"),
        (asked.format("07"), f"[[q06]]\n{read_on}"),
        (asked.format("07"), "[[q06]]\nchecked = 2026-01-08\n"),
    ]
    for day, (listed, cited) in enumerate(versions, 3):
        catalog.write_text(listed, "utf-8")
        if cited is not None:
            sources.write_text(cited, "utf-8")
        commit(repository, "два", day)
    found = read(repository)
    assert [(step.day, step.changes["en"]) for step in found.steps[:2]] == [
        ("2026-01-07", (Change("q06", ("fact",)),)),
        ("2026-01-05", (Change("q06", ("fact",)),)),
    ]
    assert [one.newer for one in found.known[:6]] == [0, 0, 1, 1, 2, 2]


def test_a_shallow_checkout_says_so(repository: Path, tmp_path: Path) -> None:
    """What lies behind its end is not told as a change; where it ends is known, since more may be fetched later."""
    for depth, steps in ((1, 0), (2, 1)):
        clone = tmp_path / f"clone-{depth}"
        git(tmp_path, "clone", "-q", f"--depth={depth}", repository.as_uri(), str(clone))
        found = read(clone)
        assert (found.limit, len(found.steps), len(found.known)) == ("shallow", steps, depth)
        assert boundary(clone, OWN) == f"{git(clone, 'rev-list', '--max-parents=0', 'HEAD')}\n".encode()
    assert boundary(repository, OWN) == b""


def test_without_a_history_there_is_an_empty_one(repository: Path, tmp_path: Path) -> None:
    """Outside a repository, without a commit, inside another's, without git, without its objects: nothing is known."""
    empty = tmp_path / "empty"
    empty.mkdir()
    assert read(empty) == History()
    assert read(repository / "docs") == History()
    assert read(repository, OWN | {"PATH": "/nonexistent"}) == History()
    git(empty, "init", "-q")
    assert read(empty) == History()
    assert boundary(tmp_path, OWN) == b""
    blob = git(repository, "rev-parse", f"HEAD:{SHEET}")
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert read(repository) == History()
