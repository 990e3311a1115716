"""Every budget of the site can fail: each is tried on a site that was made too large on purpose."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from cheatsheet.addresses import REPO_URL, SITE_URL
from cheatsheet.load import load_content
from tests.site_checks.budgets import load_budgets, over_budget
from tests.site_checks.site_model import Site

# Noise does not pack: what is added is what arrives.
NOISE = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=60_000))
TOPIC = "topics/sql/index.html"
PAGES = ("index.html", TOPIC, "quick-answers/index.html", "all/index.html", "practice/index.html", "downloads/index.html", "404.html", f"en/{TOPIC}")  # fmt: skip


@pytest.fixture
def large(site_folder: Path, tmp_path: Path) -> Path:
    """A copy of the site, to be made too large."""
    shutil.copytree(site_folder, tmp_path / "site", ignore=shutil.ignore_patterns("*.pdf", "*.png", "*.zip", "*.apkg"))
    return tmp_path / "site"


def put(folder: Path, path: str, old: str, new: str) -> None:
    """Replace the first ``old``."""
    text = (folder / path).read_text("utf-8")
    assert old in text, "the test enlarges nothing"
    (folder / path).write_text(text.replace(old, new, 1), "utf-8")


def over(root: Path, folder: Path) -> list[str]:
    """What exceeds its budget."""
    return list(over_budget(Site(folder, SITE_URL), load_content(root), load_budgets()))


@pytest.mark.parametrize("path", PAGES)
def test_a_large_page_is_named(root: Path, large: Path, path: str) -> None:
    """A page of any kind that is too large is named with its size and its budget."""
    assert over(root, large) == []
    put(large, path, "</body>", f"<!-- {NOISE} --></body>")
    assert any(line.startswith(f"{path}: the ") and "expected at most" in line for line in over(root, large))


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
def test_large_parts_are_named(root: Path, large: Path, path: str, old: str, new: str, what: str) -> None:
    """A script, a style, a style sheet and search data that are too large are named."""
    put(large, path, old, new)
    assert any(f": {what}: " in line for line in over(root, large))


def test_a_page_of_a_new_kind_needs_a_budget(root: Path, large: Path) -> None:
    """A page at an address of no known kind is named."""
    (large / "news").mkdir()
    shutil.copy2(large / TOPIC, large / "news" / "index.html")
    assert any(line.startswith("news/index.html: a page of the kind 'unknown (news/)'") for line in over(root, large))


LONG = (
    "https://an-organisation-with-a-rather-long-name.github.io/python-backend-interview-cheat-sheet/",
    "https://github.com/an-organisation-with-a-rather-long-name/python-backend-interview-cheat-sheet",
)


def test_a_long_address_costs_nothing(root: Path, large: Path) -> None:
    """A fork under a longer name than the example's is within its budget as well: addresses count as the example's."""
    for path in large.rglob("*.html"):
        text = path.read_text("utf-8")
        for example, own in zip((SITE_URL, REPO_URL), LONG, strict=True):
            text = text.replace(example, own).replace(quote(example, safe=""), quote(own, safe=""))
        path.write_text(text, "utf-8")
    site = Site(large, LONG[0])
    assert list(over_budget(site, load_content(root), load_budgets(), LONG[1])) == []
    assert list(over_budget(site, load_content(root), load_budgets())) != [], "the addresses are no longer"
