"""Material renders the pages, and what is overridden of it is what was looked at."""

from __future__ import annotations

import hashlib
import importlib.resources
import re
from pathlib import Path

import pytest
from lxml import html

THEME = Path(str(importlib.resources.files("material"))) / "templates"
# Upstream file -> SHA-256, first 16 digits, of the version that the override was written against. When one differs,
# look at what changed upstream, carry it over, and write the new number.
SEEN = {
    "404.html": "80c93494b5432b1b",
    "base.html": "a919e32d2225e09e",
    "partials/actions.html": "1bcd66d6f428194e",
    "partials/copyright.html": "bc86bca3bf75070f",
    "partials/footer.html": "50c2a75f013b7b03",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/javascripts/palette.html": "8790389765ea6036",
    "partials/nav.html": "af33f6e032f632eb",
    "partials/path-item.html": "3252b317fa46c4e2",
    "partials/path.html": "cbde0642861fe915",
    "partials/search.html": "bfd556535abcddb9",
    "partials/toc-item.html": "418f31ce2e6d5599",
    "partials/toc.html": "fde48f583563364b",
}
OWN = {"partials/macros.html", "changes.html", "practice.html", "main.html"}
"""Templates that Material has no file for; ``main.html`` fills the blocks of its ``base.html``."""


@pytest.mark.parametrize("name", sorted(SEEN))
def test_what_is_overridden_is_what_was_seen(name: str) -> None:
    """The upstream file is byte for byte the one that the override was written against."""
    assert hashlib.sha256((THEME / name).read_bytes()).hexdigest()[:16] == SEEN[name]


def test_every_override_is_seen_and_says_why(root: Path) -> None:
    """Each template in ``overrides`` that stands in Material's place has its number here, and begins with the fault."""
    folder = root / "overrides"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert names - OWN == SEEN.keys() - {"base.html"}
    for name in sorted(names - OWN - {"404.html"}):
        text = (folder / name).read_text("utf-8")
        assert re.match(r"\{#-?\s+Faults? of Material \d+\.\d+\.\d+", text), name
    main = (folder / "main.html").read_text("utf-8")
    blocks = set(re.findall(r"\{% block (\w+) %\}", main))
    assert blocks <= set(re.findall(r"\{% block (\w+) %\}", (THEME / "base.html").read_text("utf-8")))


def test_pages_are_materials(site_folder: Path) -> None:
    """Every page has the structure that Material gives it."""
    for path in sorted(site_folder.rglob("*.html")):
        page = html.fromstring(path.read_bytes())
        for name in (
            "md-header",
            "md-container",
            "md-main",
            "md-content",
            "md-typeset",
            "md-sidebar",
            "md-nav",
            "md-footer",
        ):
            assert page.find_class(name), (path, name)
        assert page.xpath("//body/@data-md-color-scheme"), path
