"""Which folders a build may replace: a table of places, and what is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cheatsheet.destination import DestinationError, destination
from cheatsheet.made import MARKER, marker, unfinished

OURS = {"index.html": "<!doctype html>", "en/index.html": "<!doctype html>"}


def fill(folder: Path, files: dict[str, str]) -> None:
    """Write ``files`` below ``folder``."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def make_site(folder: Path, more: dict[str, str] | None = None) -> None:
    """A site as a build leaves it, and ``more`` that somebody put there afterwards."""
    fill(folder, OURS)
    (folder / MARKER).write_bytes(marker(OURS))
    fill(folder, more or {})


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a project in it, in a home folder, and things around it; the current folder is the project."""
    home = tmp_path / "home" / "me"
    project = home / "project"
    sources = ("docs/_source/ru/cheatsheet.md", "docs/assets/js/site.js", "scripts/x.py", ".git/HEAD", "mkdocs.yml")
    fill(project, dict.fromkeys(sources, "mine"))
    fill(home, {"notes.txt": "mine", "pages/.git/HEAD": "mine", "pages/CNAME": "mine", "worktree/.git": "gitdir: x"})
    (home / "empty").mkdir()
    (home / "litter").mkdir()
    (home / "litter" / ".DS_Store").write_text("")
    make_site(home / "ours")
    make_site(home / "ours-and-mine", {"CNAME": "mine"})
    make_site(home / "ours-in-git", {".git/HEAD": "mine"})
    make_site(home / "ours-with-litter", {"Thumbs.db": "", "en/.DS_Store": ""})
    make_site(home / "ours-with-link")
    (home / "ours-with-link" / "elsewhere").symlink_to(home / "pages")
    fill(home / "begun", {"x.html": "", "assets/y.js": ""})
    (home / "begun" / MARKER).write_bytes(unfinished())
    fill(home / "other", {"index.html": "", MARKER: "made by hand\n"})
    fill(home / "linked-list", {"index.html": ""})
    (home / "linked-list" / MARKER).symlink_to(home / "ours" / MARKER)
    fill(home / "old-ours", {"index.html": "", "sw.js": 'const FILES = {"index.html": "x"};\nconst ON_REQUEST = [];\n'})
    fill(home / "old-and-mine", {"a": "", "index.html": "", "sw.js": 'const FILES = {"index.html": "x"};\n'})
    (home / "link").symlink_to(home / "ours")
    (home / "dangling").symlink_to(home / "nowhere")
    (home / "loop").symlink_to(home / "loop")
    (home / "way").symlink_to(home / "empty")
    (home / "assets").mkdir()
    (project / "docs" / "linked").symlink_to(home / "assets")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(project)
    return tmp_path


REFUSED = [
    (".", "is the project itself"),
    ("", "is the project itself"),
    ("./", "is the project itself"),
    ("docs/..", "is the project itself"),
    ("..", "above it"),
    ("../..", "above it"),
    ("../project", "is the project itself"),
    ("/", "root of the file system"),
    ("../../me", "above it"),
    ("docs", "inside the project"),
    ("docs/assets", "inside the project"),
    ("docs/assets/new", "inside the project"),
    ("site/../docs", "inside the project"),
    ("scripts/", "inside the project"),
    (".git", "a repository's own data"),
    (".git/new", "a repository's own data"),
    (".venv", "inside the project"),
    ("new", "inside the project"),
    ("Site", "inside the project"),
    ("site/en", "inside the project"),
    ("build", "inside the project"),
    ("mkdocs.yml", "is a file"),
    ("../notes.txt/new", "which is a file"),
    ("../pages", "is a repository"),
    ("../pages/.git", "a repository's own data"),
    ("../worktree", "is a repository"),
    ("../ours-in-git", "is a repository"),
    ("../ours-and-mine", "holds CNAME, which no build put there"),
    ("../ours-with-link", "holds elsewhere, which no build put there"),
    ("../old-and-mine", "holds a, which no build put there"),
    ("../other", "is not empty"),
    ("../linked-list", "is not empty"),
    ("../link", "is a link"),
    ("../link/", "is a link"),
    ("../link/.", "is a link"),
    ("../dangling", "is a link"),
    ("../loop", "is a link"),
    ("../loop/new", "cannot be looked at|is a link"),
    ("../loop/further/new", "cannot be looked at|is a link"),
    ("../assets", "which the project links to"),
    ("../assets/new", "which the project links to"),
    ("../" + "x" * 300, "cannot be looked at"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "why"), REFUSED)
def test_refused(place: Path, given: str, why: str) -> None:
    """A folder that may hold what no build made is refused, in one line that says which and why, and nothing is touched."""
    before = sorted(os.walk(place))
    with pytest.raises(DestinationError, match=why) as caught:
        destination(Path(given), Path.cwd())
    assert str(caught.value).startswith(f"{Path(given)}: ")
    assert "\n" not in str(caught.value)
    assert sorted(os.walk(place)) == before


TAKEN = [
    ("site", "project/site"),
    ("build/site", "project/build/site"),
    ("build/a/b", "project/build/a/b"),
    ("../new", "new"),
    ("../new/and/deep", "new/and/deep"),
    ("../empty", "empty"),
    ("../litter", "litter"),
    ("../ours", "ours"),
    ("../ours/", "ours"),
    ("../ours-with-litter", "ours-with-litter"),
    ("../begun", "begun"),
    ("../old-ours", "old-ours"),
    ("../way/new", "empty/new"),
    ("../way/../new", "new"),
    ("docs/linked/../new", "new"),
]


@pytest.mark.parametrize(("given", "found"), TAKEN)
def test_taken(place: Path, given: str, found: str) -> None:
    """A folder that is not there, is empty or was made by a build is taken, by the path that the system would walk."""
    assert destination(Path(given), Path.cwd()) == place / "home" / "me" / found


def test_home(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder is refused even when it is empty, and so is what lies above it."""
    monkeypatch.setenv("HOME", str(place / "a" / "b"))
    (place / "a" / "b").mkdir(parents=True)
    for folder in (place / "a" / "b", place / "a"):
        with pytest.raises(DestinationError, match="home folder"):
            destination(folder, Path.cwd())
    assert destination(place / "a" / "b" / "site", Path.cwd()) == place / "a" / "b" / "site"


@pytest.mark.parametrize("change", [lambda name: name.upper(), lambda name: name.replace("j", "J")])
def test_names_of_one_folder(place: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]) -> None:
    """Where a file system does not care for case, the project is recognised under another spelling."""
    spelled = Path.cwd().with_name(change(Path.cwd().name))
    same = Path.samefile

    def either(one: Path, other: Path) -> bool:
        return str(one).lower() == str(other).lower() or same(one, other)

    monkeypatch.setattr(Path, "samefile", either)
    for folder in (spelled, spelled / "docs" / "new"):
        with pytest.raises(DestinationError, match="project"):
            destination(folder, Path.cwd())


def test_unreadable(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a part that cannot be read is refused: what is not seen may be somebody's."""
    walk = os.scandir

    def locked_out(path: Path) -> object:
        if Path(path).name == "en":
            raise PermissionError(13, "Permission denied", str(path))
        return walk(path)

    monkeypatch.setattr(os, "scandir", locked_out)
    with pytest.raises(DestinationError, match="Permission denied"):
        destination(Path("../ours"), Path.cwd())
