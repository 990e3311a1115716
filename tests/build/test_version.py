"""The version is that of this folder's commit, or is missing for a reason that is said; no setting of git changes it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cheatsheet.addresses import SettingsError
from cheatsheet.generate import REQUIRE_VERSION, settings_from
from cheatsheet.version import Version, read_version
from tests.needs import NEEDS_GIT
from tests.repository import OWN, run_git

pytestmark = NEEDS_GIT

MOMENTS = {"GIT_COMMITTER_DATE": "@1767225600 +0300", "GIT_AUTHOR_DATE": "@1 +0000"}
SET = OWN | MOMENTS


def git(folder: Path, *arguments: str) -> str:
    """What git prints, run by hand in ``folder`` on 1 January 2026."""
    return run_git(folder, *arguments, **MOMENTS)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit of one page, of 1 January 2026, midnight UTC."""
    folder = tmp_path / "репозиторий [1] $x"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "page.md").write_text("text", "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "One", "-m", "committer Z <z@example.org> 5 +0000")
    return folder


def version(folder: Path) -> Version:
    """The version of ``folder``."""
    return read_version(folder, SET)


def expected(folder: Path) -> Version:
    """The version that ``folder`` has by hand."""
    return Version("2026-01-01T00:00:00+00:00", git(folder, "rev-parse", "HEAD")[:8])


@pytest.mark.parametrize(
    "settings",
    [
        {"log.showSignature": "true", "gpg.program": "/nonexistent"},
        {"color.ui": "always", "core.pager": "false", "pager.status": "true"},
        {"log.date": "relative", "format.pretty": "oneline", "core.abbrev": "20", "core.quotePath": "false"},
        {"status.branch": "true", "status.showStash": "true", "core.fsmonitor": "/nonexistent", "status.short": "true"},
        {"i18n.logOutputEncoding": "UTF-16", "i18n.commitEncoding": "KOI8-R", "alias.rev-parse": "!false"},
    ],
)
def test_no_setting_of_git_changes_it(repository: Path, settings: dict[str, str]) -> None:
    """The version of a commit is the same whatever a person has set git to."""
    for name, value in settings.items():
        git(repository, "config", name, value)
    assert version(repository) == expected(repository)


def test_a_signed_commit(repository: Path) -> None:
    """The version of a signed commit is that commit's, though git is set to show what it thinks of signatures."""
    head, _, message = git(repository, "cat-file", "commit", "HEAD").partition("\n\n")
    signed = (
        f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x <y> 7 +0000\n -----END PGP SIGNATURE-----\n\n{message}\n"
    )
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=repository,
        env=SET,
        input=signed,
        text=True,
        capture_output=True,
        check=True,
    )
    git(repository, "reset", "-q", "--hard", made.stdout.strip())
    git(repository, "config", "log.showSignature", "true")
    assert version(repository) == expected(repository)


def test_inside_another_repository(repository: Path) -> None:
    """An unpacked archive that lies in somebody's repository does not take that one's version."""
    inner = repository / "unpacked"
    inner.mkdir()
    assert version(inner) == Version(missing="the folder is no repository of its own, it only lies in one")


@pytest.mark.parametrize(
    "variable",
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE"],
)
def test_in_a_hook_of_another_repository(repository: Path, tmp_path: Path, variable: str) -> None:
    """What git sets for the commands of a hook, or a person for another repository, is not followed."""
    other = tmp_path / "other"
    other.mkdir()
    assert read_version(repository, SET | {variable: str(other)}) == expected(repository)
    assert read_version(other, SET | {"GIT_DIR": str(repository / ".git"), "GIT_WORK_TREE": str(other)}).commit == ""


def test_worktree_submodule_and_shallow_clone(repository: Path, tmp_path: Path) -> None:
    """A worktree, a submodule and a shallow clone have the version of the commit that is checked out in them."""
    git(repository, "worktree", "add", "-q", str(tmp_path / "tree"))
    assert version(tmp_path / "tree") == expected(repository)
    git(tmp_path, "clone", "-q", "--depth=1", repository.as_uri(), "shallow")
    assert version(tmp_path / "shallow") == expected(repository)
    git(tmp_path, "init", "-q", "outer")
    git(
        tmp_path / "outer",
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        repository.as_uri(),
        "sub",
    )
    assert version(tmp_path / "outer" / "sub") == expected(repository)


def test_through_a_link(repository: Path, tmp_path: Path) -> None:
    """A folder reached by a link is the same folder."""
    (tmp_path / "link").symlink_to(repository)
    assert version(tmp_path / "link") == expected(repository)


def test_a_changed_text_is_not_that_of_the_commit(repository: Path) -> None:
    """An edit or a new source makes it another text than the commit's; README, editors' files and modes do not."""
    (repository / "README.md").write_text("x", "utf-8")
    (repository / "docs" / ".page.md.swp").write_text("x", "utf-8")
    (repository / "docs" / "page.md~").write_text("x", "utf-8")
    (repository / "docs" / "page.md").chmod(0o755)
    assert not version(repository).changed
    (repository / "docs" / "new.md").write_text("x", "utf-8")
    assert version(repository).changed
    (repository / "docs" / "new.md").unlink()
    (repository / "docs" / "page.md").write_text("other", "utf-8")
    assert version(repository).changed


def test_no_commit_and_no_repository(tmp_path: Path) -> None:
    """Without a commit, or without a repository, the version is missing and the reason is said."""
    assert version(tmp_path).missing == "the folder is no git repository"
    git(tmp_path, "init", "-q")
    assert version(tmp_path).missing == "the repository has no commit yet"


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        (None, "git is not installed"),
        ("echo rubbish", "git answered b'rubbish\\n'; expected a folder and a commit"),
        (
            "echo 'fatal: detected dubious ownership in repository' >&2; exit 128",
            "git says: fatal: detected dubious ownership in repository",
        ),
        ("exit 3", "git says: exit code 3"),
    ],
)
def test_another_git(
    repository: Path, tmp_path: Path, program: str | None, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where git is missing, prints rubbish or refuses a folder of another owner, that is said."""
    (tmp_path / "bin").mkdir()
    if program is not None:
        (tmp_path / "bin" / "git").write_text(f"#!/bin/sh\n{program}\n", "utf-8")
        (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert read_version(repository, SET | {"PATH": str(tmp_path / "bin")}) == Version(missing=reason)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_clone_of_another_owner(repository: Path) -> None:
    """A real git that does not trust the folder's owner is quoted."""
    for path in (repository, *repository.rglob("*")):
        os.chown(path, 12345, 12345)
    assert "dubious ownership" in version(repository).missing


def test_a_deployment_stops_without_a_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build says on standard error why there is no version and goes on; a deployment does not."""
    addresses = ("https://example.org/", "https://example.org/repo")
    assert settings_from(tmp_path, *addresses).version == "—"
    assert "the site says no version: the folder is no git repository" in capsys.readouterr().err
    monkeypatch.setenv(REQUIRE_VERSION, "1")
    with pytest.raises(SettingsError, match="the folder is no git repository"):
        settings_from(tmp_path, *addresses)


def test_a_deployment_stops_at_a_changed_text(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of an edited text has a plus sign, and a deployment does not publish it."""
    addresses = ("https://example.org/", "https://example.org/repo")
    (repository / "docs" / "page.md").write_text("other", "utf-8")
    assert settings_from(repository, *addresses).version == f"2026-01-01 · {git(repository, 'rev-parse', 'HEAD')[:8]}+"
    monkeypatch.setenv(REQUIRE_VERSION, "1")
    with pytest.raises(SettingsError, match="differ from those of the commit"):
        settings_from(repository, *addresses)
