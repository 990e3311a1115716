"""The dark edition of the book: the same book in colours that are read on a dark ground."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest

from cheatsheet.model import Lang
from cheatsheet.palette import LEVELS, ON_SCREEN, SLATE
from cheatsheet.paper import Paper
from cheatsheet.paper.dark import darkened
from cheatsheet.paper.qr import printed_address
from cheatsheet.settings import Settings
from tests.paper import pdf

both_languages = pytest.mark.parametrize("lang", ["ru", "en"])
GROUNDS = ("#ffffff", "#f4f4f4", "#f0f0f0", "#e8f1ec", "#f2ede6", "#f6ebe7")
LINES = ("#a6a6a6", "#bfbfbf")
STRESS = "#1f3f99"
CODE = ("#010101", "#fefefe")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_word_is_read_on_every_ground() -> None:
    """Words have a contrast of 4.5 on the page, on code and in boxes, and on the head of a chapter of their level."""
    words = set(ON_SCREEN) - {*GROUNDS, *LINES, *CODE, STRESS}
    for word in words:
        for ground in ("#ffffff", "#f4f4f4", "#f0f0f0"):
            assert contrast(ON_SCREEN[word], ON_SCREEN[ground]) >= 4.5, (word, ground)
    for shades, ground in zip(LEVELS.values(), GROUNDS[3:], strict=True):
        assert contrast(ON_SCREEN[shades.light], ON_SCREEN[ground]) >= 4.5
    assert contrast(ON_SCREEN[STRESS], ON_SCREEN["#ffffff"]) >= 4.5
    assert ON_SCREEN["#ffffff"] == SLATE


@both_languages
def test_only_the_colours_differ(published: Paper, settings: Settings, lang: Lang) -> None:
    """Words, links, bookmarks, tags and claims are those of the book, and a phone still reads the code on the cover."""
    light, dark = (published.files[f"{lang}/downloads/{name}.pdf"] for name in ("book", "book-dark"))
    assert pdf.text(dark) == pdf.text(light)
    assert pdf.addresses(dark) == pdf.addresses(light)
    assert pdf.inner_links(dark) == pdf.inner_links(light)
    assert pdf.outline(dark) == pdf.outline(light)
    assert pdf.claims(dark) == pdf.claims(light)
    assert pdf.codes(dark, 0) == [printed_address(settings, lang)]
    assert darkened(light) == dark


@both_languages
def test_no_colour_of_paper_is_left(published: Paper, lang: Lang) -> None:
    """Every operator of colour in the dark book sets one of the dark colours, on a dark page."""
    with pikepdf.open(BytesIO(published.files[f"{lang}/downloads/book-dark.pdf"])) as document:
        for page in document.pages:
            content = page.Contents.read_bytes()
            assert content.startswith(b"/Artifact BMC q ")
            assert re.search(rb"(?<![\w(])(?:[\d.]+ )(?:scn|SCN)\b", content) is None


def test_a_colour_without_a_twin() -> None:
    """A colour of which nobody said what stands for it in the dark is named, and nothing is made."""
    drawn = pikepdf.new()
    drawn.add_blank_page(page_size=(100, 100))
    drawn.pages[0].Contents = drawn.make_stream(b"/c0 cs 0.5 scn 0 0 9 9 re f")
    light = BytesIO()
    drawn.save(light)
    with pytest.raises(RuntimeError, match="the book has the colour #808080"):
        darkened(light.getvalue())
