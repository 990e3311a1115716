"""The checks of finished PDFs, each shown a PDF that must fail it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
import typst

from cheatsheet.paper.typeset import Press
from tests.paper import pdf
from tests.paper.conftest import make_extras

FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[make_extras().fonts])
START = (
    '#set text(font: "Fira Sans", stretch: 75%, fallback: false, size: 8pt)\n#set page(width: 100pt, height: 200pt)\n'
)


def made(body: str) -> bytes:
    """A PDF of Typst source, without any promise."""
    return typst.compile((START + body).encode(), format="pdf", font_paths=FONTS)


def test_small_type_is_seen() -> None:
    """A single letter of 7.4 pt is found among larger ones."""
    assert pdf.smallest_type(made("Большие #text(7.4pt)[м] буквы")) == pytest.approx(7.4)


def test_another_page_size_and_number_are_seen() -> None:
    """Size and number of pages are those of the file."""
    assert pdf.page_sizes(made("a #pagebreak() b")) == [(100.0, 200.0)] * 2


def test_a_blank_box_is_seen() -> None:
    """A character that the font lacks is counted."""
    assert pdf.blank_boxes(made("да")) == 0
    assert pdf.blank_boxes(made("да 索")) == 1


def test_a_font_that_is_not_embedded_or_not_subset_is_seen() -> None:
    """A font without its file, or under its whole name, is named."""
    with pikepdf.open(BytesIO(made("буквы"))) as document:
        fonts = [
            item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/DescendantFonts" in item
        ]
        for key in ("/FontFile2", "/FontFile3"):
            if key in fonts[0].DescendantFonts[0].FontDescriptor:
                del fonts[0].DescendantFonts[0].FontDescriptor[key]
        bare = BytesIO()
        document.save(bare)
    assert len(pdf.loose_fonts(bare.getvalue())) == 1
    with pikepdf.open(BytesIO(made("буквы"))) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/DescendantFonts" in item:
                item.BaseFont = pikepdf.Name("/Whole")
        whole = BytesIO()
        document.save(whole)
    assert pdf.loose_fonts(whole.getvalue()) == ["/Whole"]


def test_a_changed_word_is_seen() -> None:
    """A letter, a figure, a sign or a word that differs, is lost or doubled is not the text that was wanted."""
    copied = pdf.text(made("Лимиты: 15 мин, I/O-bound, переключаясь при ожидании"))
    assert pdf.holds(copied, "Лимиты: 15 мин, I/O-bound, переключаясь при ожидании")
    for wrong in ("Лимиты: 16 мин", "Лимиты 15 мин", "I/O bound", "15 мин I/O", "при при ожидании"):
        assert not pdf.holds(copied, wrong)


def test_colour_is_seen() -> None:
    """A single coloured letter or rule is enough."""
    assert pdf.colours(made("чёрное #text(luma(50%))[серое]")) == {"grey"}
    assert "colour" in pdf.colours(made("#text(red)[к]"))
    assert "colour" in pdf.colours(made("#rect(fill: red)"))


def test_a_pdf_without_claims_makes_none() -> None:
    """Title, language and PDF/UA are read from the file and not taken for granted."""
    claims = pdf.claims(made("текст"))
    assert (claims.title, claims.universal, claims.shows_title) == ("", "", False)


def test_the_press_refuses_what_pdf_ua_forbids() -> None:
    """A document without a title, or with a missing character, is an error of the press and not a worse file."""
    press = Press(make_extras().fonts, "2026-11-24")
    data = {"colour": True, "lang": "ru", "width": 100, "items": [], "sizes": []}
    with pytest.raises(typst.TypstError, match="title"):
        press.pdf("measure.typ", data)
