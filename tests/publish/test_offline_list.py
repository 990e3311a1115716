"""The worker's list: what a version is made of, what is kept only once it was opened, and what is never kept."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from cheatsheet.publish.offline import STAMP, fill_worker, kept, kept_on_request

EMPTY = 'const VERSION = "development";\nconst FILES = {};\nconst ON_REQUEST = {};\nconst rest = {};\n'
WANTED = (
    "index.html", "404.html", "en/topics/sql/index.html", "assets/js/site.js", "assets/icons/icon.svg", "data/search.json", "data/voice.json",
    "manifest.webmanifest", "downloads/index.html", "downloads/cram-sheet.pdf", "en/downloads/cram-sheet.pdf",
)  # fmt: skip
LATER = (
    "downloads/book.pdf", "downloads/cram-sheet-bw.pdf", "downloads/python-backend.apkg", "downloads/python-backend.epub", "downloads/site.zip",
    "downloads/obsidian.zip", "downloads/cards.tsv", "downloads/cards-next.tsv", "downloads/python-backend.mochi",
    "downloads/preview/book.png", "data/cheatsheet.csv", "data/cheatsheet.json", "en/data/cheatsheet.csv",
    "data/cheatsheet.schema.json", "data/v1/cheatsheet.json", "data/v1/cheatsheet.schema.json", "llms.txt",
    "topics/sql/index.md", "assets/icons/card-ru.png", "assets/icons/icon-192.png",
    "assets/js/vendor/searchable-map.LICENSE.txt",
)  # fmt: skip
NEVER = (
    "sw.js",
    "robots.txt",
    "sitemap.xml",
    "data/offline.bin",
    "en/data/offline-size.json",
    "cards/sql.png",
    "en/cards/q06.png",
)


def short(data: bytes) -> str:
    """The first 96 bits of the SHA-256, as the worker counts them (``hashOf`` in ``docs/sw.js``)."""
    return base64.b64encode(hashlib.sha256(data).digest()[:12]).decode()


def files() -> dict[str, bytes]:
    """A site with a file of each kind, in no order."""
    return {path: path.encode() for path in (*LATER, *NEVER, *reversed(WANTED))}


def filled(worker: str) -> tuple[str, dict[str, str], dict[str, str]]:
    """Version and lists of a worker, as JavaScript would read them."""
    version, listed, others = re.findall(r"^const (?:VERSION|FILES|ON_REQUEST) = (.*);$", worker, re.MULTILINE)
    return json.loads(version), json.loads(listed), json.loads(others)


def test_what_a_reader_wants_without_a_network_is_kept() -> None:
    """Pages, search, practice and the one-page sheets are a version; what is large or the same text again is not."""
    assert list(kept(files())) == sorted(WANTED)
    assert list(kept_on_request(files())) == sorted(LATER)


def test_each_is_listed_with_its_hash() -> None:
    """By path, in order, with the hash that the worker holds a file to."""
    version, listed, others = filled(fill_worker(EMPTY, files()))
    assert listed == {path: short(path.encode()) for path in WANTED}
    assert others == {path: short(path.encode()) for path in LATER}
    assert list(listed) == sorted(WANTED)
    assert re.fullmatch("[0-9a-f]{16}", version)
    assert fill_worker(EMPTY, files()).endswith("\nconst rest = {};\n")


@pytest.mark.parametrize(("path", "new"), [("index.html", True), ("downloads/book.pdf", True), ("robots.txt", False)])
def test_a_version_is_another_when_a_file_is(path: str, new: bool) -> None:
    """One byte of a file of either list makes another version; a file that is never kept does not; order is nothing."""
    before = filled(fill_worker(EMPTY, files()))[0]
    assert (filled(fill_worker(EMPTY, files() | {path: b"other"}))[0] != before) == new
    assert filled(fill_worker(EMPTY, dict(sorted(files().items()))))[0] == before


def test_the_worker_has_the_same_stamp(root: Path) -> None:
    """What the build leaves out of a page's hash, the worker does: otherwise it would refuse every page."""
    assert f"const STAMPED = /{STAMP.pattern}/g;\n" in (root / "docs/sw.js").read_text("utf-8")


def test_names_in_any_script_stand_as_they_are() -> None:
    """A path is its own key in the worker, whatever letters are in it."""
    assert '"ж.html"' in fill_worker(EMPTY, {"ж.html": b""})


@pytest.mark.parametrize("name", ["VERSION", "FILES", "ON_REQUEST"])
def test_a_worker_without_its_places_is_refused(name: str) -> None:
    """A place that is missing or stands twice is named, with what was expected: such a worker would keep nothing."""
    line = next(one for one in EMPTY.splitlines() if one.startswith(f"const {name} "))
    with pytest.raises(ValueError, match=re.escape(f"sw.js: 0 places «{line}»; expected one")):
        fill_worker(EMPTY.replace(line, ""), files())
    with pytest.raises(ValueError, match=re.escape(f"sw.js: 2 places «{line}»; expected one")):
        fill_worker(EMPTY + line, files())
