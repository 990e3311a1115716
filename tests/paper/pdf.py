"""What the tests ask of a finished PDF. Three readers that know nothing of Typst: pikepdf, PDFium, pdfminer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pdfplumber
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # publishes no types
import zxingcpp

BREAK = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, the word's own or a hyphenated one."""


@dataclass(frozen=True)
class Letter:
    """One drawn character."""

    page: int
    text: str
    size: float
    x: float
    right: float
    bottom: float
    """Distance from the top of the page to the foot of the letter, in points."""


def text(pdf: bytes) -> str:
    """All text in reading order as a reader would copy it from a browser."""
    return "\n".join(_pages(pdf))


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return list(_pages(pdf))


@cache
def _pages(pdf: bytes) -> tuple[str, ...]:
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)


def bodies(pdf: bytes, top: float, bottom: float) -> list[list[str]]:
    """The lines of each page between its running head and foot, which stand within ``top`` and ``bottom`` points."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(0, bottom, width, height - top)
            found.append([" ".join(line.split()) for line in text.splitlines() if line.strip()])
    return found


def codes(pdf: bytes, page: int) -> list[str]:
    """What the QR codes on a page say, read from a picture of it as a printer makes it."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=150 / 72).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@dataclass(frozen=True)
class Seen:
    """A QR code as a reader of pictures sees it; lengths in points, from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    white: float
    """How high the white is that lies under it over its whole width."""


def code_seen(pdf: bytes, page: int) -> Seen:
    """The one QR code of a page."""
    dots, rough = 600 / 72, 150 / 72
    with pypdfium2.PdfDocument(pdf) as document:
        paper = document[page]
        (code,) = zxingcpp.read_barcodes(paper.render(scale=rough, grayscale=True).to_pil())
        place = code.position
        # The code and as much of the page on every side, so that all of its white is seen, and nothing else at this size.
        side = place.bottom_right.x - place.top_left.x
        width, height = paper.get_size()
        x, y = max(0.0, (place.top_left.x - side) / rough), max(0.0, (place.top_left.y - side) / rough)
        ends = (place.bottom_right.x + side) / rough, (place.bottom_right.y + side) / rough
        cut = (x, max(0.0, height - ends[1]), max(0.0, width - ends[0]), y)
        picture = paper.render(scale=dots, grayscale=True, crop=cut).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    place = code.position
    left, top, right, bottom = place.top_left.x, place.top_left.y, place.bottom_right.x, place.bottom_right.y
    white = 2  # what the edge of its last row may still be grey in
    while picture.crop((left, bottom + white, right, bottom + white + 1)).getextrema() == (255, 255):
        white += 1
    return Seen(x + left / dots, y + top / dots, x + right / dots, y + bottom / dots, white / dots)


def broken_words(pdf: bytes) -> list[tuple[str, str]]:
    """The two parts of each word that is hyphenated, or torn at a hyphen of its own: PDFium takes one for the other."""
    return re.findall(rf"([\w/.-]+){BREAK}\s*([\w/.-]+)", text(pdf))


def holds(copied: str, wanted: str) -> bool:
    """Whether ``wanted`` stands in ``copied`` word for word, lines and hyphenation apart.

    A space may be a line's end or a no-break space; a line may also end inside a word, at a
    hyphenation or after a sign such as ``/``. Every other character must be exactly itself.
    """
    pieces = []
    for word in wanted.split():
        signs = [f"(?:-|{BREAK})" if char == "-" else re.escape(char) for char in word]
        pieces.append(f"(?:{BREAK}|\n)?".join(signs))
    # PDFium takes a sign "-" that ends a line for hyphenation, and swallows the space that stood after it.
    spaces = [rf"(?:(?<={BREAK})\s*|\s+)" if word.endswith("-") else r"\s+" for word in wanted.split()]
    pattern = "".join(part for pair in zip(pieces, spaces, strict=True) for part in pair)
    return re.search(pattern.removesuffix(spaces[-1]), copied) is not None


@cache
def letters(pdf: bytes) -> tuple[Letter, ...]:
    """Every drawn character with its size in points and its place."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return tuple(
            Letter(
                number,
                char["text"],
                round(float(char["size"]), 2),
                float(char["x0"]),
                float(char["x1"]),
                float(char["bottom"]),
            )
            for number, page in enumerate(document.pages)
            for char in page.chars
        )


def strokes(pdf: bytes, points: int) -> int:
    """How many lines of so many points are drawn, not filled."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        drawn = [shape for page in document.pages for shape in (*page.curves, *page.lines)]
    return sum(len(shape["pts"]) == points and bool(shape["stroke"]) and not shape["fill"] for shape in drawn)


def smallest_type(pdf: bytes) -> float:
    """Size of the smallest letter in points."""
    return min(letter.size for letter in letters(pdf) if letter.text.strip())


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with pikepdf.open(BytesIO(pdf)) as document:
        boxes = [[float(edge) for edge in page.mediabox] for page in document.pages]
    return [(round(right - left, 1), round(top - bottom, 1)) for left, bottom, right, top in boxes]


def loose_fonts(pdf: bytes) -> list[str]:
    """The fonts that are not embedded, or embedded whole; none is what we want."""
    wrong = []
    with pikepdf.open(BytesIO(pdf)) as document:
        for font in _fonts(document):
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
            embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            name = str(font.BaseFont)
            if not embedded or not re.match(r"/[A-Z]{6}\+", name):
                wrong.append(name)
    return wrong


def blank_boxes(pdf: bytes) -> int:
    """How many times a font's glyph 0 is drawn: the box that stands for a missing character."""
    count = 0
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for shown in pikepdf.parse_content_stream(page):
                if str(shown.operator) in ("Tj", "TJ"):
                    count += sum(_codes(operand).count(b"\0\0") for operand in shown.operands)
    return count


def _codes(operand: pikepdf.Object) -> list[bytes]:
    strings = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    raw = b"".join(bytes(string) for string in strings if isinstance(string, pikepdf.String))
    return [raw[place : place + 2] for place in range(0, len(raw), 2)]


def _fonts(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    return (
        item
        for item in document.objects
        if _is(item, "/Font")
        and "/BaseFont" in item
        and "/Subtype" in item
        and str(item.Subtype) in ("/Type0", "/Type1", "/TrueType", "/Type3")
    )


def _is(item: pikepdf.Object, kind: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and str(item.get("/Type", "")) == kind


def addresses(pdf: bytes) -> Counter[str]:
    """The outward links and how many times each occurs."""
    with pikepdf.open(BytesIO(pdf)) as document:
        actions = [item.A for page in document.pages for item in page.get("/Annots", []) if "/A" in item]
        return Counter(str(action.URI) for action in actions if "/URI" in action)


def inner_links(pdf: bytes) -> int:
    """How many links lead to a place in the document itself."""
    with pikepdf.open(BytesIO(pdf)) as document:
        items = [item for page in document.pages for item in page.get("/Annots", [])]
        return sum("/Dest" in item or ("/A" in item and str(item.A.get("/S", "")) == "/GoTo") for item in items)


def outline(pdf: bytes) -> list[str]:
    """The bookmarks, in order, of every depth."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as tree:
        return list(_titles(tree.root))


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title.replace("\u00a0", " ")
        yield from _titles(list(item.children))


@dataclass(frozen=True)
class Claims:
    """What a PDF says of itself."""

    title: str
    lang: str
    tagged: bool
    universal: str
    """The part of PDF/UA that its metadata claims, ``1`` or nothing."""
    shows_title: bool


def claims(pdf: bytes) -> Claims:
    """Read the claims from the catalog and the XMP metadata."""
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root
        with document.open_metadata() as metadata:
            universal = str(metadata.get("pdfuaid:part", ""))
            title = str(metadata.get("dc:title", ""))
        return Claims(
            title.replace("\u00a0", " "),
            str(root.get("/Lang", "")),
            "/StructTreeRoot" in root and bool(root.MarkInfo.Marked),
            universal,
            bool(root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)),
        )


def colours(pdf: bytes) -> set[str]:
    """Whether anything is painted in ``grey`` (black and white included) or in ``colour``."""
    found = set()
    with pdfplumber.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for item in (*page.chars, *page.rects, *page.lines, *page.curves):
                for key in ("non_stroking_color", "stroking_color"):
                    value = item.get(key)
                    parts = value if isinstance(value, tuple | list) else (value or 0,)
                    found.add("colour" if len({round(float(part), 2) for part in parts}) > 1 else "grey")
    return found


def right_of(pdf: bytes, margin: float) -> list[tuple[int, str]]:
    """What stands in the last ``margin`` points of each page, with its number, where anything but blanks does."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(width - margin, 0, width, height).strip()
            if text:
                found.append((number, text))
    return found


def inks(pdf: bytes, sign: str) -> list[tuple[str, int]]:
    """Each ``sign`` of a PDF: its page with what stands around it, and its darkest pixel, from 0 to 255."""
    scale, found = 3, []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            copied = text.get_text_range()
            if sign not in copied:
                continue
            picture, height = page.render(scale=scale, grayscale=True).to_pil(), page.get_height()
            for index in range(text.count_chars()):
                if text.get_text_range(index, 1) == sign:
                    left, bottom, right, top = text.get_charbox(index)
                    box = (left, height - top, right, height - bottom)
                    piece = picture.crop(
                        (int(box[0] * scale), int(box[1] * scale), int(box[2] * scale) + 1, int(box[3] * scale) + 1)
                    )
                    around = text.get_text_range(max(index - 8, 0), 17)
                    found.append((f"p. {number}: {around!r}", int(piece.getextrema()[0])))
    return found


def lines_at(pdf: bytes, *lines: str) -> list[float] | None:
    """How high each of ``lines`` stands on the first page that holds them all, in points; ``None``: no page does."""
    number = next((number for number, page in enumerate(_pages(pdf)) if all(line in page for line in lines)), None)
    if number is None:
        return None
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[number].get_textpage()
        found = [text.search(line).get_next() for line in lines]
        return [text.get_charbox(index, loose=True)[1] for index, _ in found]
