"""What comes off the press, and what it needs besides the text: types shared by the whole package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cheatsheet.answers.samples import Sample
from cheatsheet.model import Lang

FONTS_PATH = "docs/_source/fonts"
"""Where the fonts lie in the repository; messages about a font begin with it."""

WORDS_PATH = "docs/_source/words/paper.toml"
"""Where the words that stand only on paper are written."""


@dataclass(frozen=True, slots=True)
class Extras:
    """Everything paper needs that is not in ``Content``. The loader fills it; nothing here is read later."""

    fonts: Path
    """Folder of the font files (``docs/_source/fonts``). Typst and fontTools open them by path."""
    samples: Mapping[str, Sample] = field(default_factory=dict)
    """By file name, as written after ``:::sample``."""
    diagrams: Mapping[Lang, Mapping[str, bytes]] = field(default_factory=dict)
    """Stand-alone SVG by language and name, as written after ``:::diagram``."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One PDF, described for the downloads page and for the tests."""

    lang: Lang
    name: str
    """``cram-sheet``, ``cram-sheet-bw``, ``cram-sheet-large``, the same with ``-letter``, ``book``, ``book-dark``,
    ``topics/`` and a topic's slug."""
    file: str
    """Path of the PDF relative to ``docs/``."""
    preview: str | None
    """Path of the picture of its first page relative to ``docs/``; ``None`` where another one shows enough."""
    preview_size: tuple[int, int] | None
    """Width and height of that picture in pixels."""
    paper: str
    """``A4`` or ``Letter``."""
    landscape: bool
    pages: int
    size: int
    """Length of the PDF in bytes."""
    smallest_type: float
    """The smallest letters on it, in points."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A PDF that is still being set while the page that offers it is built; what only its end tells comes later."""

    lang: Lang
    name: str
    file: str
    preview: str | None
    preview_size: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the author should know although nothing is wrong: print it, do not fail."""

    file: str
    message: str

    def __str__(self) -> str:
        """``file: message``."""
        return f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True)
class Paper:
    """All that was printed: ``files`` by path relative to ``docs/``."""

    files: Mapping[str, bytes]
    editions: tuple[Edition, ...]
    notices: tuple[Notice, ...]
