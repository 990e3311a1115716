"""One palette: the colours of the levels are legible, written once, and the same on pages, on paper and in diagrams."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cheatsheet.answers.diagram_palette import COLOURS
from cheatsheet.model import Level
from cheatsheet.palette import BAR, HUES, LEVELS, ON_PAPER, Shades
from cheatsheet.publish.layout import read_layout

ROOT = Path(__file__).resolve().parents[2]
SLATE = "#1e2129"
"""The darkest ground of Material's slate that text stands on: ``hsla(232, 15%, 14%)``, rounded to the lighter side."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white has 21, and a grey that the standard's own tools give 4.54 for has that."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("shades", LEVELS.values(), ids=LEVELS)
def test_levels_are_legible(shades: Shades) -> None:
    """Text in a level's colour has 5.5 : 1 on white, which paper is too, and on slate."""
    assert contrast(shades.light, "#ffffff") >= 5.5
    assert contrast(shades.dark, SLATE) >= 5.5


def test_every_level_has_its_colours_everywhere() -> None:
    """Pages, in both schemes, paper and diagrams have the colours of each level from the one palette."""
    style = read_layout(ROOT).style
    assert list(LEVELS) == [level.key for level in Level]
    for key, shades in LEVELS.items():
        assert f"--level-{key}:{shades.light}" in style
        assert f"--level-{key}:{shades.dark}" in style
        assert COLOURS[key] == (f"var(--level-{key}, {shades.light})", shades.light, HUES[key])
        assert ON_PAPER[key] == shades.light


def test_no_other_file_writes_these_colours() -> None:
    """A colour of the palette that stands in a second file would stay behind when it changes here."""
    colours = {shade for shades in LEVELS.values() for shade in (shades.light, shades.dark)} | {BAR}
    places = [path for folder in ("scripts", "overrides", "docs/assets") for path in (ROOT / folder).rglob("*.*")]
    named = [path for path in places if path.suffix in (".py", ".css", ".js", ".typ", ".html", ".xml", ".svg")]
    found = {
        path.relative_to(ROOT).as_posix()
        for path in named
        for colour in re.findall(r"#[0-9a-f]{6}\b", path.read_text("utf-8"), re.IGNORECASE)
        if colour.lower() in colours
    }
    assert found == {"scripts/cheatsheet/palette.py"}
