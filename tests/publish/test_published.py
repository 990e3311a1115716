"""What may be published: the rule by folder and suffix, and what becomes of everything else."""

from __future__ import annotations

import os
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.generate import check_published
from cheatsheet.publish.published import publishable, stray, unfit

STRAY = [
    "docs/assets/Thumbs.db",
    "docs/assets/desktop.ini",
    "docs/assets/js/site.js~",
    "docs/assets/js/#site.js#",
    "docs/assets/js/site.js.orig",
    "docs/assets/js/site.js.rej",
    "docs/assets/js/site.js.bak",
    "docs/assets/js/site copy.js",
    "docs/assets/js/site (1).js",
    "docs/assets/js/Site.js",
    "docs/assets/js/100%.js",
    "docs/assets/js/what?.js",
    "docs/assets/js/сайт.js",
    "docs/assets/js/site.js\n.js",
    "docs/assets/js/site.mjs.map",
    "docs/assets/js/site_orig",
    "docs/assets/js/notes.md",
    "docs/assets/js/site.css",
    "docs/assets/js/vendor/deep/x.js",
    "docs/assets/css/node_modules.zip",
    "docs/assets/icons/Icon\r",
    "docs/assets/icons/icon.psd",
    "docs/assets/key.pem",
    "docs/assets/new.js",
    "docs/notes.md",
    "docs/index.md",
    "docs/sw.js.bak",
    "docs/old/sw.js",
    "overrides/main.html.orig",
    "overrides/main (copy).html",
    "overrides/id_rsa",
]


@pytest.mark.parametrize("path", STRAY)
def test_a_stray_is_named(path: str) -> None:
    """What the rule does not know is a problem, on one line of plain signs."""
    (problem,) = stray(["docs/sw.js", path, "docs/assets/js/site.js"])
    assert str(problem).isprintable()
    assert "is no file of the site" in problem.message


@pytest.mark.parametrize(
    "path",
    [
        "docs/.gitignore",
        "docs/.env",
        "docs/assets/.DS_Store",
        "docs/assets/js/._site.js",
        "docs/_source/Thumbs.db",
        "docs/ru/index.md",
        "docs/en/x/Y.pdf",
    ],
)
def test_what_is_passed_over(path: str) -> None:
    """Sources, generated pages and names that begin with a dot are not held to the rule."""
    assert stray([path]) == []


def test_many_strays() -> None:
    """An archive unpacked in the wrong place is told in some thirty lines, with the count of the rest."""
    found = stray([f"docs/assets/x/{number}.TXT" for number in range(1000)])
    assert len(found) == 31
    assert "(and 969 more)" in found[-1].message


@given(st.text(alphabet=string.printable + "фß木", max_size=12))
def test_names_are_addresses(name: str) -> None:
    """Whatever the rule lets through needs no encoding in an address."""
    path = f"docs/assets/js/{name}.js"
    if publishable(path):
        assert set(name) <= set(string.ascii_lowercase + string.digits + "-_/")


def test_the_project(root: Path) -> None:
    """Every file of the project that is to be published is one that the rule knows."""
    assert check_published(root) == []


def test_files_that_are_none(tmp_path: Path) -> None:
    """Links, pipes, empty, enormous and unreadable files are named before anything opens them; all at once."""
    scripts = tmp_path / "docs" / "assets" / "js"
    scripts.mkdir(parents=True)
    (tmp_path / "secret.js").write_text("secret")
    (scripts / "link.js").symlink_to(tmp_path / "secret.js")
    (scripts / "folder").symlink_to("/etc")
    os.mkfifo(scripts / "pipe.js")
    (scripts / "empty.js").touch()
    (scripts / "huge.js").write_text("x" * 1_000_001)
    (scripts / "latin.js").write_bytes(b"// one\n// caf\xe9\n")
    (scripts / "good.js").write_text("// one\n")
    found = {Path(problem.path).name: (problem.line, problem.message) for problem in check_published(tmp_path)}
    assert sorted(found) == ["empty.js", "folder", "huge.js", "latin.js", "link.js", "pipe.js"]
    assert found["latin.js"] == (2, "is not UTF-8; expected UTF-8 text")
    assert found["folder"][1].startswith("is no file of the site; ")
    for name in ("link.js", "pipe.js"):
        assert found[name] == (0, "is no file that can be read; expected a file of its own, not a link")
    assert found["empty.js"] == (0, "is empty; expected a file with something in it")
    assert found["huge.js"] == (0, "is 1000001 bytes long; expected at most 1000000")


def test_a_picture_is_no_text() -> None:
    """Bytes of a picture are not held to UTF-8."""
    assert unfit("docs/assets/icons/icon.png", b"\x89PNG") is None
