"""A copy of the project, to build and to break."""

from __future__ import annotations

import compileall
import os
import pickle
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cheatsheet.addresses import SITE_URL
from cheatsheet.cache import PLACE
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.paper import Paper
from cheatsheet.paths import card_path
from tests.conftest import ROOT, once
from tests.site_checks.site_model import Site

PARTS = (
    "docs",
    "overrides",
    "scripts",
    "tests/site_checks",
    "tests/conftest.py",
    "tests/__init__.py",
    "mkdocs.yml",
    "pyproject.toml",
)
SOURCE = "docs/_source"
LONG = ("q06", "q07")
"""The long answers of :func:`shorten`: two of a topic, each with a diagram and two samples."""
_STYLE = 100_000
"""Bytes of an entry of the cache: a style sheet has fewer, paper and bundles more."""
PREFIX = "/repo/"
BRANCH = "feature/ü"
"""What the site at that address is built from."""
PREFIXED = f"https://user.github.io{PREFIX.rstrip('/')}"
"""The address of a site in a folder of its host, as somebody would write it."""


def copy_project(root: Path, target: Path) -> Path:
    """Copy what a build reads from the project at ``root`` to ``target``."""

    def ignore(folder: str, names: list[str]) -> set[str]:
        # What a build writes may come and go meanwhile.
        made = {"ru", "en"} if Path(folder) == root / "docs" else set()
        return {name for name in names if name in made or name == "__pycache__" or name.endswith(".partial")}

    for part in PARTS:
        source = root / part
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=ignore)
        else:
            shutil.copy2(source, target / part)
    return target


def git(folder: Path, *arguments: str) -> str | None:
    """What git prints in ``folder``, or ``None`` where it finds something wrong or is not there."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, env=outside, text=True, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout.strip()


def with_version(root: Path, project: Path) -> Path:
    """Make the copy ``project`` a checkout of the commit that ``root`` is one of, if it is one of any."""
    for part in (".gitignore", "requirements.txt"):
        shutil.copy2(root / part, project / part)

    commit = git(root, "rev-parse", "HEAD")
    if commit is None or not (root / ".git").exists():
        return project
    objects = git(root, "rev-parse", "--path-format=absolute", "--git-path", "objects")
    git(project, "init", "--quiet")
    (project / ".git" / "objects" / "info" / "alternates").write_text(f"{objects}\n", "utf-8")
    assert git(project, "update-ref", "--no-deref", "HEAD", commit) is not None
    assert git(project, "reset", "--quiet") is not None
    return project


def printed(project: Path, paper: Path) -> Path:
    """Let the copy ``project`` take its paper from the pickle ``paper``, and the style from what is kept of it.

    Together they take most of a build's time. What is kept stands under a hash of all that it follows from.
    """
    kept = project / PLACE
    kept.mkdir(parents=True, exist_ok=True)
    for entry in (ROOT / PLACE).glob("*.kept"):
        if entry.stat().st_size < _STYLE:
            shutil.copy2(entry, kept)
    press = project / "scripts" / "cheatsheet" / "paper" / "press.py"
    ready = f"""

class Printing:  # instead of the one above
    def __init__(self, *_: object) -> None:
        import pickle
        from pathlib import Path

        self._paper = pickle.loads(Path({str(paper)!r}).read_bytes())

    def paper(self, *_: object) -> Paper:
        return self._paper

    def late(self) -> list[str]:
        return []  # all of it is there at once

    def coming(self) -> list[Edition]:
        return list(self._paper.editions)
"""
    press.write_text(press.read_text("utf-8") + ready, "utf-8")
    if (project / ".git").exists():  # it is still the text of its commit
        git(project, "update-index", "--assume-unchanged", str(press.relative_to(project)))
    return project


@pytest.fixture(scope="session")
def short_paper(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pickle of the paper that was printed, but for the pictures of the long answers that :func:`shorten` takes."""

    def make(folder: Path) -> Path:
        paper: Paper = pickle.loads((built / "paper.pickle").read_bytes())
        lacking = {card_path(path.stem[:3]) for path in (ROOT / SOURCE / LANGUAGES[0] / "answers").glob("q*.md")}
        lacking -= {card_path(question) for question in LONG}
        files = {path: data for path, data in paper.files.items() if path.partition("/")[2] not in lacking}
        (folder / "paper.pickle").write_bytes(pickle.dumps(replace(paper, files=files)))
        return folder / "paper.pickle"

    return once(tmp_path_factory, "short-paper", make)


@pytest.fixture
def printed_project(short_project: Path, short_paper: Path) -> Path:
    """A copy of the project with two long answers that need not print its paper."""
    return printed(short_project, short_paper)


@pytest.fixture(scope="session")
def prefixed_folder(root: Path, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built and checked for ``https://user.github.io/repo/``, from the branch :data:`BRANCH`, with the paper of the other one."""

    def make(folder: Path) -> Path:
        project = printed(copy_project(root, folder / "project"), built / "paper.pickle")
        done = run_build(project, SITE_URL=PREFIXED, REPO_BRANCH=BRANCH)
        assert done.returncode == 0, done.stdout + done.stderr
        return project / "site"

    return once(tmp_path_factory, "prefixed", make)


def run_build(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the build script of a copy, as the command line would."""
    command = [sys.executable, "scripts/build_docs.py", *arguments]
    return subprocess.run(
        command, cwd=project, env=os.environ | environment, text=True, capture_output=True, check=False
    )


def differences(one: Path, other: Path) -> list[str]:
    """The files in which two folders differ, each with how: by path, in order."""
    first, second = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (one, other)
    )
    found = {path: f"{path}: not in {other.name}" for path in first.keys() - second.keys()}
    found |= {path: f"{path}: not in {one.name}" for path in second.keys() - first.keys()}
    found |= {path: f"{path}: other bytes" for path in first.keys() & second.keys() if first[path] != second[path]}
    return [found[path] for path in sorted(found)]


def shorten(project: Path) -> Path:
    """Leave the long answers of :data:`LONG` and what they show: two thirds of a build's time go into the others."""
    source = project / SOURCE
    shown = set(LONG)
    for path in source.glob("*/answers/*.md"):
        if path.name.startswith(LONG):
            shown |= set(re.findall(r"^:::diagram (\S+)$", path.read_text("utf-8"), re.MULTILINE))
        else:
            path.unlink()
    for path in (*source.glob("samples/**/q*"), *source.glob("diagrams/*.*")):
        if not path.name.startswith(tuple(shown)):
            path.unlink()
    versions = source / "samples" / "output" / "versions.toml"
    head, *tables = re.split(r"^(?=\[)", versions.read_text("utf-8"), flags=re.MULTILINE)
    kept = [table for table in tables if re.match(rf'\["({"|".join(LONG)})', table)]
    versions.write_text(head + "".join(kept), "utf-8", newline="\n")
    return project


@pytest.fixture(scope="session")
def compiled(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose modules are compiled: no process of a copy of it has to do so again."""

    def make(folder: Path) -> Path:
        project = copy_project(root, folder / "project")
        assert compileall.compile_dir(project, quiet=1)
        return project

    return once(tmp_path_factory, "compiled", make)


@pytest.fixture
def project(compiled: Path, tmp_path: Path) -> Path:
    """A copy of the project, not built yet."""
    return shutil.copytree(compiled, tmp_path / "project")


@pytest.fixture
def short_project(project: Path) -> Path:
    """A copy of the project with two long answers, for what does not depend on how many there are."""
    return shorten(project)


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    """The text as it stands."""
    return load_content(root)


@pytest.fixture(scope="module")
def sound(site_folder: Path) -> Site:
    """The built site, in which nothing is wrong."""
    return Site(site_folder, SITE_URL)
