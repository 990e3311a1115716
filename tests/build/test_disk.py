"""What the build does to generated folders: only what a build wrote is replaced or removed, all of it or nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import clean as clean_command
import run_samples
from cheatsheet import disk
from cheatsheet.finished import Finished
from cheatsheet.generate import read, settings_from
from cheatsheet.lock import BusyError, locked
from cheatsheet.made import MARKER
from cheatsheet.problems import ContentError
from cheatsheet.staging import publish, staging
from clean import clean

PAGES = {"ru/index.md": b"home", "ru/topics/sql/index.md": b"sql", "en/index.md": b"home"}
LANGS = ("ru", "en")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Generated folders as a build leaves them."""
    disk.sync(tmp_path / "docs", PAGES, LANGS)
    return tmp_path / "docs"


def state(folder: Path) -> dict[str, bytes]:
    """All files of a folder, lists and half-written ones, too."""
    return {path: (folder / path).read_bytes() for path in disk.everything(folder)}


def test_only_what_changed(docs: Path) -> None:
    """A second run touches nothing; a page that is no longer made goes, and its folder with it."""
    times = {path: (docs / path).stat().st_mtime_ns for path in disk.everything(docs)}
    assert disk.sync(docs, PAGES, LANGS) == []
    assert {path: (docs / path).stat().st_mtime_ns for path in disk.everything(docs)} == times
    fewer = {path: data for path, data in PAGES.items() if "sql" not in path}
    assert disk.sync(docs, fewer, LANGS) == ["ru/topics/sql/index.md"]
    assert not (docs / "ru" / "topics").exists()


@pytest.mark.parametrize("path", ["ru/notes.md", "ru/topics/sql/mine.md", "en/x/index.md", "ru/topics/sql/.secret"])
def test_a_file_of_somebody(docs: Path, path: str) -> None:
    """A file that no build wrote is named, and nothing is written or removed."""
    (docs / path).parent.mkdir(exist_ok=True)
    (docs / path).write_text("mine")
    before = state(docs)
    with pytest.raises(ContentError, match=f"docs/{path}:1: no build wrote this file"):
        disk.sync(docs, {"ru/index.md": b"other"}, LANGS)
    assert state(docs) == before


def test_without_a_list(docs: Path) -> None:
    """Pages generated before there were lists are known by where they lie; other files are somebody's."""
    for lang in LANGS:
        (docs / lang / MARKER).unlink()
    (docs / "ru" / "data").mkdir()
    (docs / "ru" / "data" / "old.json").write_text("{}")
    assert disk.sync(docs, PAGES, LANGS) == ["ru/data/old.json"]
    (docs / "ru" / MARKER).unlink()
    (docs / "ru" / "notes.md").write_text("mine")
    with pytest.raises(ContentError, match=r"docs/ru/notes\.md"):
        disk.sync(docs, PAGES, LANGS)


@pytest.mark.parametrize("place", ["ru", "ru/topics", "ru/topics/sql/index.md"])
def test_a_link(docs: Path, tmp_path: Path, place: str) -> None:
    """A link in the place of something generated is named; what it leads to is not written to."""
    elsewhere = tmp_path / "elsewhere"
    (docs / place).rename(elsewhere)
    (docs / place).symlink_to(elsewhere)
    before = elsewhere.read_bytes() if elsewhere.is_file() else state(elsewhere)
    with pytest.raises(ContentError, match=f"docs/{place}:1: "):
        disk.sync(docs, dict.fromkeys(PAGES, b"new"), LANGS)
    assert (elsewhere.read_bytes() if elsewhere.is_file() else state(elsewhere)) == before


def test_litter(docs: Path) -> None:
    """What systems leave, and what a killed build left half written, is removed."""
    for name in (".DS_Store", "Thumbs.db", ".index.md.0123456789abcdef.partial"):
        (docs / "ru" / name).write_text("")
    disk.sync(docs, PAGES, LANGS)
    assert sorted(path for path in state(docs) if not path.endswith(MARKER)) == sorted(PAGES)


def test_killed_between_two_files(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that was killed at any step is mended by the next, which takes nothing of it for somebody's file."""
    wanted = {"ru/index.md": b"new", "ru/all/index.md": b"all", "en/index.md": b"new"}
    replace = Path.replace
    for steps in range(1, 12):
        left = [steps]

        def killed(self: Path, target: Path, left: list[int] = left) -> Path:
            left[0] -= 1
            if left[0] < 0:
                raise SystemExit
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", killed)
        try:
            disk.sync(docs, wanted, LANGS)
        except SystemExit:
            done = False
        else:
            done = True
        monkeypatch.setattr(Path, "replace", replace)
        disk.sync(docs, PAGES, LANGS)
        if done:
            break
    assert done
    assert {path: data for path, data in state(docs).items() if not path.endswith(MARKER)} == PAGES


def test_a_full_disk(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one file cannot be written, all stay as they were and nothing half written is left."""
    before = state(docs)
    opened = Path.open

    def full(self: Path, mode: str = "r") -> object:
        if mode == "xb" and "en" in self.parts:
            raise OSError(28, "No space left on device", str(self))
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        disk.sync(docs, dict.fromkeys(PAGES, b"new"), LANGS)
    monkeypatch.undo()
    assert state(docs) == before


def test_names_beside(tmp_path: Path) -> None:
    """Writing a file touches no other, whatever that is called."""
    others = [".a.txt.partial", "a.txt.partial", "a.txt.tmp", "a.txt~"]
    for name in others:
        (tmp_path / name).write_text("mine")
    disk.write(tmp_path / "a.txt", b"data")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*others, "a.txt"])
    assert all((tmp_path / name).read_text() == "mine" for name in others)


def test_clean(tmp_path: Path) -> None:
    """Cleaning removes a site and generated pages, but nothing that somebody put among them."""
    project = tmp_path / "project"
    disk.sync(project / "docs", PAGES, LANGS)
    with staging(project / "site") as staged:
        (staged / "index.html").write_text("site")
        publish(staged, project / "site")
    (project / "docs" / "en" / "notes.md").write_text("mine")
    (project / "site" / "CNAME").write_text("mine.example")
    before = state(project / "site")
    first, second = clean(project)
    assert first.startswith("docs/en/notes.md:1: no build wrote this file")
    assert "holds CNAME, which no build put there" in second
    assert state(project / "site") == before
    assert not (project / "docs" / "ru").exists()
    (project / "docs" / "en" / "notes.md").unlink()
    (project / "site" / "CNAME").unlink()
    assert clean(project) == []
    assert [path.name for path in project.iterdir()] == ["docs"]
    assert list((project / "docs").iterdir()) == []


@pytest.mark.parametrize("windows", [False, True])
def test_clean_takes_its_lock_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: bool) -> None:
    """The file of the lock goes while it is held, so that no build takes it in between, and on Windows when it no longer is."""
    unlink, held = Path.unlink, []

    def noted(path: Path, missing_ok: bool = False) -> None:
        try:
            with locked(path):
                held.append(False)
        except BusyError:
            held.append(True)
        unlink(path, missing_ok)

    monkeypatch.setattr(clean_command, "ROOT", tmp_path)
    monkeypatch.setattr(clean_command, "_OPEN_STAYS", windows)
    monkeypatch.setattr(Path, "unlink", noted)
    assert clean_command.main() == 0
    assert held == [not windows]
    assert list(tmp_path.iterdir()) == []


def test_clean_knows_what_commands_keep(root: Path) -> None:
    """Whatever a command of this project makes in ``build/`` is removed from there."""
    texts = [*(root / "scripts").rglob("*.py"), root / "Makefile", *(root / ".github/workflows").glob("*.yml")]
    named = r"(?:build/|\"build\" / \")([\w-]+(?:\.(?:json|tar))?)\b(?!\.py)"
    lines = [line for path in texts for line in path.read_text("utf-8").splitlines() if "tests/build" not in line]
    found = {name for line in lines for name in re.findall(named, line)}
    assert {"ace", "cache", "sbom.json", "spare"} <= found <= set(clean_command.KEPT)


def test_clean_leaves_what_it_did_not_make_in_scratch(tmp_path: Path) -> None:
    """What commands keep in ``build/`` goes, and the folder with it; a file of somebody's own there stays and is named."""
    scratch = tmp_path / "build"
    for name in ("cache/a.kept", "mutants/src/x.py", "spare/report.txt", "sbom.json", "site.tar", "notes.txt"):
        (scratch / name).parent.mkdir(parents=True, exist_ok=True)
        (scratch / name).write_text("kept")
    assert clean(tmp_path) == [
        f"{scratch / 'notes.txt'}: no command of this project put it there; expected it elsewhere"
    ]
    assert state(scratch) == {"notes.txt": b"kept"}
    (scratch / "notes.txt").unlink()
    assert clean(tmp_path) == []
    assert not scratch.exists()
    (tmp_path / "elsewhere").mkdir()
    scratch.symlink_to(tmp_path / "elsewhere")
    assert clean(tmp_path) == [f"{scratch}: is no folder of its own; expected one that a build made"]
    assert scratch.is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """A pipe, which might never end, a folder and a link to nowhere are no files, whoever reads them."""
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "link.toml").symlink_to(tmp_path / "nowhere")
    for name in ("pipe.toml", "folder.toml", "link.toml"):
        assert disk.read(tmp_path, name) is None
        assert disk.read_own(tmp_path, name) is None


def test_a_file_that_cannot_be_read_is_not_a_missing_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be left out must not be left out in silence because the build may not read it."""

    def refused(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "spoken.toml").write_text("a = 1")
    monkeypatch.setattr(Path, "read_bytes", refused)  # whoever runs the tests may be allowed to read anything
    with pytest.raises(PermissionError):
        disk.read(tmp_path, "spoken.toml")
    assert disk.read_own(tmp_path, "spoken.toml") is None


UNREADABLE = (
    "docs/_source/ru/answers/q01-gil.md",
    "docs/_source/en/search/q02-asyncio.toml",
    "docs/_source/words/site.toml",
    "docs/_source/samples/q01_lost_updates.py",
    "docs/_source/diagrams/b-tree.toml",
    "docs/_source/cards.toml",
    "docs/assets/js/site.js",
)


def test_what_cannot_be_read_is_told_all_at_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that whoever builds may not read are problems by their paths in the project, with all others."""
    known = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.is_relative_to(root) and path.relative_to(root).as_posix() in UNREADABLE:
            raise PermissionError(13, "Permission denied", str(path))
        return known(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    Finished(root, settings_from(root, "https://example.org/", "https://example.org/a/b"))
    with pytest.raises(ContentError) as raised:
        read(root)
    told = {problem.path for problem in raised.value.problems if "read" in problem.message}
    assert set(UNREADABLE) <= told, told


def test_rights_stay(tmp_path: Path) -> None:
    """A file that is written anew keeps the rights that it had."""
    (tmp_path / "a.md").write_text("old")
    (tmp_path / "a.md").chmod(0o600)
    disk.write(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o600


def test_recorded_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recording all samples drops the outputs of samples that are no more, and no other file beside them."""
    monkeypatch.setattr(run_samples, "ROOT", tmp_path)
    runs = [run_samples.Run(name, "1\n", versions={"Python": "3.11"}) for name in ("q01_a.py", "q02_b.py")]
    run_samples.record(runs, everything=True)
    folder = tmp_path / "docs" / "_source" / "samples" / "output"
    (folder / "notes.txt").write_text("mine")
    run_samples.record(runs[:1], everything=True)
    assert sorted(path.name for path in folder.iterdir()) == ["notes.txt", "q01_a.txt", "versions.toml"]
    assert "q02_b" not in (folder / "versions.toml").read_text()


def test_outputs_and_versions_are_recorded_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends the command while it writes leaves the old record whole, and a record that cannot be read is not lost."""
    monkeypatch.setattr(run_samples, "ROOT", tmp_path)
    folder = tmp_path / "docs" / "_source" / "samples" / "output"
    old, new = (run_samples.Run("q01_a.py", text, versions={"Python": text.strip()}) for text in ("1\n", "2\n"))
    run_samples.record([old], everything=True)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def stop(*_: object) -> Path:
        raise KeyboardInterrupt

    beside = disk._beside
    for calls in range(2):
        made = iter([beside] * calls + [stop])
        monkeypatch.setattr(disk, "_beside", lambda *given, made=made: next(made)(*given))
        with pytest.raises(KeyboardInterrupt):
            run_samples.record([new], everything=True)
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    monkeypatch.setattr(disk, "_beside", beside)
    (folder / "versions.toml").write_text("q02 = 1\n")
    (problem,) = run_samples.record([new], everything=False)
    expected = "'q02' is 1; expected what 'make samples' writes: a table; nothing was recorded"
    assert problem == f"docs/_source/samples/output/versions.toml:1: {expected}"
    assert (folder / "q01_a.txt").read_text() == "1\n"
    assert run_samples.record([new], everything=True) == []
    assert "q02" not in (folder / "versions.toml").read_text()
