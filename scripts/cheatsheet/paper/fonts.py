"""The fonts that travel with the project, and which characters they can draw."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from cheatsheet.paper.editions import FONTS_PATH
from cheatsheet.problems import Problem

SANS = ("FiraSansCondensed-Regular.ttf", "FiraSansCondensed-SemiBold.ttf")
MONO = ("FiraMono-Regular.ttf",)
SERIF = ("SourceSerif4-Regular.ttf", "SourceSerif4-Italic.ttf", "SourceSerif4-SemiBold.ttf")

FILES = SANS + MONO + SERIF
"""Every font file that the templates name. Their licences (SIL OFL 1.1) lie beside them."""

_INVISIBLE = frozenset("\n\r\t \u00ad\u200b")
"""Characters that Typst lays out without a glyph of their own."""


def missing_files(folder: Path) -> list[Problem]:
    """A problem for each font file that is absent from ``folder`` or is no font."""
    problems = []
    for name in FILES:
        path = folder / name
        if not path.is_file():
            problems.append(Problem(f"{FONTS_PATH}/{name}", 0, "font file is missing; paper cannot be set without it"))
            continue
        try:
            _covered(path)
        except (TTLibError, OSError) as error:
            problems.append(Problem(f"{FONTS_PATH}/{name}", 0, f"cannot be read as a TrueType font: {error}"))
    return problems


def drawable(folder: Path) -> frozenset[str]:
    """The characters that can be printed anywhere.

    Each template's list of fonts ends in Fira Sans and Fira Mono, whatever it begins with, so a
    character that either of these regular fonts has is never a blank box.
    """
    either = _covered(folder / SANS[0]) | _covered(folder / MONO[0])
    return frozenset(map(chr, either)) | _INVISIBLE


def undrawable(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """The characters of ``text`` that no font has, each once, in order of appearance."""
    return tuple(dict.fromkeys(char for char in text if char not in known))


@lru_cache(maxsize=32)
def _covered(path: Path) -> frozenset[int]:
    """The code points of a font's best Unicode table (a font file never changes during a build)."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap() or {})
