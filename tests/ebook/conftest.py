"""The books of the real text, made once a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from cheatsheet.ebook.book import render
from cheatsheet.generate import Sources, read
from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.paper.editions import FONTS_PATH
from cheatsheet.paths import EBOOK
from cheatsheet.settings import Settings

SETTINGS = Settings("https://example.org/sheet/", "https://example.org/repo", "2026-11-24T10:00:00+02:00", "1a2b3c4")


@pytest.fixture(scope="session")
def sources(root: Path) -> Sources:
    """Everything that is written."""
    return read(root)


@pytest.fixture(scope="session")
def books(root: Path, sources: Sources) -> dict[Lang, bytes]:
    """The EPUB of each language."""
    made = render(sources.content, SETTINGS, sources.samples, sources.diagrams, root / FONTS_PATH)
    assert list(made) == [f"{lang}/{EBOOK}" for lang in LANGUAGES]
    return dict(zip(LANGUAGES, made.values(), strict=True))
