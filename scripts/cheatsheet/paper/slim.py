"""A finished PDF made smaller, without anything that the eye, a voice or a search would find.

Typst 0.15 embeds fonts with their instructions for coarse screens, which are half of a font and which no printer and
hardly a viewer asks for, and writes places to a hundred-thousandth of a point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Literal, cast

import pikepdf
from fontTools.ttLib import TTFont

_NEEDED = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""The tables of a TrueType font in a PDF (ISO 32000-2, 9.9) without those of instructions."""
_SHIFT = re.compile(rb"(?<=\bq 1 0 0 -1 )(\d+\.\d+|\d+) (\d+\.\d+|\d+)(?= cm\b)")
"""Where a piece of text or a shape stands on the page, as Typst 0.15 writes it."""
_HUNDREDTH = Decimal("0.01")


Level = Literal[6, 9]
QUICKLY: Level = 6
CLOSELY: Level = 9
"""Levels of deflate: the second takes three times as long, and 4 % less room."""


def packed_pdf(pdf: bytes, level: Level = QUICKLY) -> bytes:
    """``pdf`` with slim fonts and places, and its small objects, which Typst leaves apart, in compressed streams.

    The tags of a book are thousands of them: this halves the file. The identifier is made of the content.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        for descriptor in _descriptors(opened):
            descriptor.FontFile2 = opened.make_stream(without_instructions(descriptor.FontFile2.read_bytes()))
        for page in opened.pages:
            page.Contents = opened.make_stream(rounded(page.Contents.read_bytes()))
            for note in cast("Iterator[pikepdf.Dictionary]", page.get("/Annots", ())):
                for key in {"/Rect", "/QuadPoints"} & set(note.keys()):
                    parts = cast("Iterator[Decimal | int]", note[key])
                    note[key] = pikepdf.Array([_hundredths(part) for part in parts])
        return saved(opened, level)


def saved(opened: pikepdf.Pdf, level: Level = QUICKLY) -> bytes:
    """The bytes of ``opened``, all of it compressed anew at ``level``."""
    pikepdf.settings.set_flate_compression_level(level)
    out = BytesIO()
    opened.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=True,
        deterministic_id=True,
    )
    return out.getvalue()


def without_instructions(font: bytes) -> bytes:
    """A TrueType ``font`` with its outlines and widths alone, as a PDF needs it."""
    with TTFont(BytesIO(font), recalcBBoxes=False, recalcTimestamp=False) as opened:
        for tag in set(opened.keys()) - _NEEDED - {"GlyphOrder"}:
            del opened[tag]
        for name in opened.getGlyphOrder():
            opened["glyf"].glyphs[name].trim(remove_hinting=True)
        for limit in ("FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions", "Storage"):
            setattr(opened["maxp"], f"max{limit}", 0)
        out = BytesIO()
        opened.save(out)
    return out.getvalue()


def rounded(content: bytes) -> bytes:
    """A page's ``content`` with the places of its pieces in hundredths of a point (3.5 µm); scales and shapes stay."""
    return _SHIFT.sub(
        lambda found: b" ".join(str(_hundredths(Decimal(part.decode()))).encode() for part in found.groups()), content
    )


def _hundredths(number: Decimal | int) -> Decimal:
    """``number`` to a hundredth, without zeros behind it."""
    short = Decimal(number).quantize(_HUNDREDTH).normalize()
    return short.quantize(1) if short == short.to_integral_value() else short


def _descriptors(opened: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """What describes a font that has TrueType outlines, in order of the file."""
    for one in opened.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor" and "/FontFile2" in one:
            yield one
