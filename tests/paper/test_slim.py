"""What is taken out of a PDF to make it small, and what stays."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from cheatsheet.paper import Paper
from cheatsheet.paper.slim import CLOSELY, QUICKLY, packed_pdf, rounded, without_instructions

HINTED = Path(__file__).resolve().parents[2] / "docs/_source/fonts/FiraSansCondensed-Regular.ttf"


def test_a_font_keeps_its_outlines_and_widths() -> None:
    """Of every glyph, composed ones too; instructions and names go."""
    data = HINTED.read_bytes()
    with TTFont(BytesIO(data)) as before, TTFont(BytesIO(without_instructions(data))) as after:
        assert "fpgm" in before
        assert set(after.keys()) == {"GlyphOrder", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
        names = list(zip(before.getGlyphOrder(), after.getGlyphOrder(), strict=True))
        assert any(before["glyf"][one].isComposite() for one, _ in names)
        for one, other in names:
            points, ends, _ = before["glyf"][one].getCoordinates(before["glyf"])
            assert after["glyf"][other].getCoordinates(after["glyf"])[:2] == (points, ends)
            assert after["hmtx"][other] == before["hmtx"][one]
            assert not getattr(after["glyf"][other], "program", None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("q 1 0 0 -1 237.51228 453.46182 cm/c0 cs", "q 1 0 0 -1 237.51 453.46 cm/c0 cs"),
        ("q 1 0 0 -1 700 0.5 cm", "q 1 0 0 -1 700 0.5 cm"),
        ("q 1 0 0 -1 0.999999 10.2 cm", "q 1 0 0 -1 1 10.2 cm"),
        ("q 0.9448819 0 0 -0.9448819 785.19684 583.0315 cm", "q 0.9448819 0 0 -0.9448819 785.19684 583.0315 cm"),
        ("785.19684 583.0315 m 0.47843137 0.30980393 0 scn", "785.19684 583.0315 m 0.47843137 0.30980393 0 scn"),
    ],
)  # fmt: skip
def test_only_places_are_rounded(before: str, after: str) -> None:
    """To a hundredth of a point; a scale, a shape and a colour stay as they are."""
    assert rounded(before.encode()) == after.encode()


def test_what_is_printed_is_slim(paper: Paper) -> None:
    """No font of any edition has instructions, and the rectangles of links have no more than two decimals."""
    for name, data in paper.files.items():
        if not name.endswith(".pdf"):
            continue
        with pikepdf.open(BytesIO(data)) as opened:
            fonts = [
                one.FontFile2.read_bytes()
                for one in opened.objects
                if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one
            ]
            assert fonts, name
            assert not any(b"fpgm" in font[:300] or b"name" in font[:300] for font in fonts), name
            rectangles = [
                float(edge) for page in opened.pages for note in page.get("/Annots", ()) for edge in note.Rect
            ]
            assert rectangles, name
            assert all(round(edge, 2) == pytest.approx(edge, abs=1e-9) for edge in rectangles), name


def test_packing_again_changes_nothing(paper: Paper) -> None:
    """What is slim stays as it is, at either level: the bytes follow from the PDF alone."""
    sheet = next(data for name, data in paper.files.items() if name.endswith("cram-sheet.pdf"))
    assert packed_pdf(sheet, CLOSELY) == sheet
    assert len(packed_pdf(sheet, QUICKLY)) > len(sheet)
