"""The same commit gives the same bytes, wherever and whenever it is built, and under any address."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from cheatsheet import disk
from tests.build.conftest import copy_project, run_build

OUTSIDE = {
    "PYTHONHASHSEED": "2",
    "TZ": "Asia/Vladivostok",
    "SOURCE_DATE_EPOCH": "1000000000",
    "PYTEST_ADDOPTS": "-n auto",
    "PYTHONWARNINGS": "error",
    "PYTHONDONTWRITEBYTECODE": "1",
    "FORCE_COLOR": "1",
    "COLUMNS": "20",
}


def test_two_builds(root: Path, tmp_path: Path) -> None:
    """Two builds in different folders, with other hash seeds and file times and in an environment that would have
    changed what programs do, give the same files byte for byte.
    """
    one = copy_project(root, tmp_path / "one")
    other = copy_project(root, tmp_path / "another" / "folder")
    for path in other.rglob("*"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
    for project, outside in ((one, {"PYTHONHASHSEED": "1", "TZ": "UTC"}), (other, OUTSIDE)):
        done = run_build(project, **outside)
        assert done.returncode == 0, done.stdout + done.stderr
    first, second = disk.files(one / "site"), disk.files(other / "site")
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_under_a_prefix(project: Path) -> None:
    """A site built for a folder below a host passes the same checks there."""
    done = run_build(project, SITE_URL="https://user.github.io/repo")
    assert done.returncode == 0, done.stdout + done.stderr
    lost = (project / "site" / "404.html").read_text("utf-8")
    assert 'href="/repo/' in lost
    assert "https://user.github.io/repo/sitemap.xml" in (project / "site" / "robots.txt").read_text("utf-8")


@pytest.mark.parametrize("broken", ["sitemap.xml", "index.html"])
def test_the_comparison_can_fail(site_folder: Path, tmp_path: Path, broken: str) -> None:
    """One changed byte in one file is seen."""
    copy = tmp_path / "site"
    shutil.copytree(site_folder, copy)
    target = copy / broken
    target.write_bytes(target.read_bytes()[:-1] + b" ")
    assert disk.files(copy) != disk.files(site_folder)
