"""The documents for readers of the code name files that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

DOCUMENTS = (
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "FIGURES.md",
    "README.md",
    "README.ru.md",
    "SEARCH.md",
    "SECURITY.md",
    "docs/_source/README.md",
)
_NAMED = re.compile(r"`([\w./-]*\w\.(?:py|js|mjs|toml|typ|css|html|json|yml)|[\w.-]+/[\w./-]*)`", re.ASCII)
ELSEWHERE = re.compile(
    r"docs/(ru|en)(/|$)|(docs/_source/\w+/(answers|search)|docs/_source/samples)/q39|site/|build/|data/|downloads/|partials/languages/"
    r"|[\w/]*<|(cheatsheet|search|practice)\.json$"
)
"""What a build makes, what a reader is told to make, and what is in others' packages."""


def lacking(text: str, paths: frozenset[str]) -> Iterator[str]:
    """Names in ``text`` of which no path (of a file or a folder) is the end."""
    for name in dict.fromkeys(_NAMED.findall(text)):
        plain = name.rstrip("/")
        if not ELSEWHERE.match(name) and not any(path == plain or path.endswith(f"/{plain}") for path in paths):
            yield name


@pytest.fixture(scope="module")
def paths(root: Path) -> frozenset[str]:
    """Files and folders of the project, as paths below it."""
    parts = (
        path for top in (".ci", ".github", "docs", "overrides", "scripts", "tests") for path in (root / top).rglob("*")
    )
    top = (path for path in root.iterdir() if not path.name.startswith(".") or path.name in (".ci", ".github"))
    return frozenset(path.relative_to(root).as_posix() for path in (*top, *parts))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_named_is_there(root: Path, paths: frozenset[str], document: str) -> None:
    """Every file and folder that a document names by its path, or by the end of it, exists."""
    assert list(lacking((root / document).read_text("utf-8"), paths)) == []


def test_the_check_can_fail() -> None:
    """A file that moved is named; one that is there by the end of its path, and one that a build makes, are not."""
    text = "`cache.py`, `gone.py`, `publish/trim.py`, `docs/ru/`, `scripts/old/`"
    found = list(
        lacking(text, frozenset({"scripts/cheatsheet/publish/trim.py", "scripts/cheatsheet/cache.py", "scripts"}))
    )
    assert found == ["gone.py", "scripts/old/"]
