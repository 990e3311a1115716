"""Every budget of the site can fail: each is tried on a site that was made too large on purpose."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from cheatsheet.addresses import REPO_URL, SITE_URL
from cheatsheet.model import Content
from tests.build.broken import Broken
from tests.site_checks.budgets import load_budgets, over_budget
from tests.site_checks.site_model import Site

# Noise does not pack: what is added is what arrives.
NOISE = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=60_000))
TOPIC = "topics/sql/index.html"
PAGES = ("index.html", TOPIC, "quick-answers/index.html", "all/index.html", "practice/index.html", "downloads/index.html", "404.html", f"en/{TOPIC}")  # fmt: skip


@pytest.fixture
def large(sound: Site, tmp_path: Path) -> Broken:
    """A copy of the site, to be made too large."""
    heavy = shutil.ignore_patterns("*.pdf", "*.png", "*.zip", "*.apkg")
    shutil.copytree(sound.folder, tmp_path / "site", ignore=heavy)
    return Broken(tmp_path / "site", SITE_URL, sound)


def put(site: Site, path: str, old: str, new: str) -> None:
    """Replace the first ``old``."""
    text = (site.folder / path).read_text("utf-8")
    assert old in text, "the test enlarges nothing"
    (site.folder / path).write_text(text.replace(old, new, 1), "utf-8")


def over(site: Site, content: Content) -> list[str]:
    """What exceeds its budget."""
    return list(over_budget(site, content, load_budgets()))


@pytest.mark.parametrize("path", PAGES)
def test_a_large_page_is_named(sound: Site, content: Content, large: Broken, path: str) -> None:
    """A page of any kind that is too large is named with its size and its budget."""
    assert over(sound, content) == []
    put(large, path, "</body>", f"<!-- {NOISE} --></body>")
    assert any(line.startswith(f"{path}: the ") and "expected at most" in line for line in over(large, content))


@pytest.mark.parametrize(
    ("path", "old", "new", "what"),
    [
        ("assets/js/site.js", "const", f"// {NOISE}\nconst", "the scripts"),
        (TOPIC, "</style>", f"/* {NOISE} */</style>", "the style inside"),
        (TOPIC, "</head>", '<link rel="stylesheet" href="../../assets/css/practice.css"></head>', "the style sheets"),
        ("data/search.json", '"lang"', f'"{NOISE}":0,"lang"', "the search data"),
    ],
    ids=["script", "style", "style sheet", "search data"],
)
def test_large_parts_are_named(content: Content, large: Broken, path: str, old: str, new: str, what: str) -> None:
    """A script, a style, a style sheet and search data that are too large are named."""
    put(large, path, old, new)
    assert any(f": {what}: " in line for line in over(large, content))


def test_a_page_of_a_new_kind_needs_a_budget(content: Content, large: Broken) -> None:
    """A page at an address of no known kind is named."""
    (large.folder / "news").mkdir()
    shutil.copy2(large.folder / TOPIC, large.folder / "news" / "index.html")
    found = over(large, content)
    assert any(line.startswith("news/index.html: a page of the kind 'unknown (news/)'") for line in found)


LONG = (
    "https://an-organisation-with-a-rather-long-name.github.io/python-backend-interview-cheat-sheet/",
    "https://github.com/an-organisation-with-a-rather-long-name/python-backend-interview-cheat-sheet",
)


def test_a_long_address_costs_nothing(content: Content, large: Broken) -> None:
    """A fork under a longer name than the example's is within its budget as well: addresses count as the example's."""
    for path in large.folder.rglob("*.html"):
        text = path.read_text("utf-8")
        for example, own in zip((SITE_URL, REPO_URL), LONG, strict=True):
            text = text.replace(example, own).replace(quote(example, safe=""), quote(own, safe=""))
        path.write_text(text, "utf-8")
    site = Site(large.folder, LONG[0])
    assert list(over_budget(site, content, load_budgets(), LONG[1])) == []
    assert list(over_budget(site, content, load_budgets())) != [], "the addresses are no longer"
