"""A copy of the project, to build and to break."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PARTS = (
    "docs",
    "overrides",
    "scripts",
    "tests/site",
    "tests/conftest.py",
    "tests/__init__.py",
    "mkdocs.yml",
    "pyproject.toml",
)
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def copy_project(root: Path, target: Path) -> Path:
    """Copy what a build reads from the project at ``root`` to ``target``."""
    ignore = shutil.ignore_patterns("ru.partial", "__pycache__")
    for part in PARTS:
        source = root / part
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=ignore)
        else:
            shutil.copy2(source, target / part)
    for made in ("docs/ru", "docs/en"):
        shutil.rmtree(target / made, ignore_errors=True)
    return target


def run_build(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the build script of a copy, as the command line would."""
    command = [sys.executable, "scripts/build_docs.py", *arguments]
    kept = {key: value for key, value in os.environ.items() if key not in ("SITE_URL", "REPO_URL")}
    return subprocess.run(command, cwd=project, env=kept | environment, text=True, capture_output=True, check=False)


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


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A copy of the project, not built yet."""
    return copy_project(root, tmp_path / "project")
