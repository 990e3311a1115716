"""The same commit gives the same bytes, wherever and whenever it is built, and under any address."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from urllib.parse import quote

from cheatsheet import disk
from cheatsheet.model import LANGUAGES
from cheatsheet.publish.offline import kept
from cheatsheet.settings import prefix
from tests.build.conftest import BRANCH, PREFIX, PREFIXED, copy_project, differences, git, run_build, with_version
from tests.needs import NEEDS_GIT
from tests.repository import run_git

OUTSIDE = {
    "PYTHONHASHSEED": "2",
    "TZ": "Asia/Vladivostok",
    "LC_ALL": "C",
    "SOURCE_DATE_EPOCH": "1000000000",
    "PYTEST_ADDOPTS": "-n auto",
    "PYTHONWARNINGS": "error",
    "PYTHONDONTWRITEBYTECODE": "1",
    "FORCE_COLOR": "1",
    "COLUMNS": "20",
}


ANSWER = "docs/_source/ru/answers/q06-indexes.md"


def test_two_builds(root: Path, site_folder: Path, tmp_path: Path) -> None:
    """Two builds in different folders, with other hash seeds and file times and in an environment that would have
    changed what programs do, give the same files byte for byte, though the one was of a text with another word before:
    what does not follow from it is taken as it was kept then, and the rest is made. With nothing changed since, nothing is.
    """
    other = with_version(root, copy_project(root, tmp_path / "another" / "folder"))
    for path in other.rglob("*"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
    git(other, "update-index", "--assume-unchanged", ANSWER)  # it is still the text of its commit
    answer = other / ANSWER
    text = answer.read_text("utf-8")
    changed = re.sub(r"(?<=\n\n)([А-Я][а-я]+) ", r"\1, \1 ", text, count=1)
    assert changed != text
    answer.write_text(changed, "utf-8")
    assert "as it was" not in built(other)
    found = differences(site_folder, other / "site")
    assert {"downloads/book.pdf: other bytes", "topics/sql/indexes/index.html: other bytes"} <= set(found)
    assert not {"en/downloads/book.pdf: other bytes", "downloads/cram-sheet.pdf: other bytes"} & set(found)
    answer.write_text(text, "utf-8")
    said = built(other)
    assert {"  en/book, en/book-dark, en/topics: as it was", "  en/cram-sheet, en/cram-sheet-bw: as it was"} <= set(
        said.splitlines()
    )
    assert re.search(r"^  ru/book, ru/book-dark, ru/topics: [\d.]+ s$", said, re.MULTILINE)
    assert "nothing has changed" not in said
    assert disk.files(site_folder)
    assert differences(site_folder, other / "site") == []
    assert "nothing has changed since the last build\n" in built(other)
    assert differences(site_folder, other / "site") == []


def built(project: Path) -> str:
    """Build ``project``; what the build said."""
    done = run_build(project, **OUTSIDE)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@NEEDS_GIT
def test_a_commit_that_changes_no_word(root: Path, printed_project: Path) -> None:
    """Every page names another version, and yet each file that readers keep has the hash that it had, but for paper.

    Otherwise everybody who keeps the site would fetch it anew after each commit.
    """
    shutil.copy2(root / ".gitignore", printed_project)
    run_git(printed_project, "init")
    run_git(printed_project, "add", ".")
    sites = []
    for day in ("2026-01-02", "2026-03-04"):
        at = f"{day}T05:06:07Z"
        run_git(printed_project, "commit", "--allow-empty", "-m", "x", GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at)
        built(printed_project)
        sites.append(disk.files(printed_project / "site"))
    before, after = (kept(files) for files in sites)
    assert [path for path in before if sites[0][path] == sites[1][path] and path.endswith(".html")] == []
    assert [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)] == []


def test_under_a_prefix(prefixed_folder: Path) -> None:
    """A site built for a folder below a host passes the same checks there."""
    lost = (prefixed_folder / "404.html").read_text("utf-8")
    assert f'href="{PREFIX}' in lost
    assert f"{PREFIXED}/sitemap.xml" in (prefixed_folder / "robots.txt").read_text("utf-8")


def test_every_language_is_edited_on_the_branch(prefixed_folder: Path) -> None:
    """«Edit this page» names the branch that the site is built from, escaped once, in every language."""
    for lang in LANGUAGES:
        page = (prefixed_folder / prefix(lang) / "topics/sql/index.html").read_text("utf-8")
        (address,) = re.findall(r'href="[^"]*/blob/([^"]*)/docs/_source/', page)
        assert address == quote(BRANCH)


def test_the_comparison_can_fail(tmp_path: Path) -> None:
    """One changed byte, a file more and a file less are each named, also in a hidden file, and nothing beside them."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        for path in ("index.html", "topics/sql/index.html", ".made-by-build", "same.txt"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(b"<p>a</p>\n")
    assert differences(one, other) == []
    (other / "topics/sql/index.html").write_bytes(b"<p>a</p>\r")
    (other / ".made-by-build").write_bytes(b"")
    (other / "more.txt").write_bytes(b"")
    (other / "index.html").unlink()
    assert differences(one, other) == [
        ".made-by-build: other bytes",
        "index.html: not in other",
        "more.txt: not in one",
        "topics/sql/index.html: other bytes",
    ]
