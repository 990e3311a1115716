"""Set a cram sheet: measure the pieces of each part, choose the largest type that fits, break the columns, print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cheatsheet.model import Content, Lang, plain
from cheatsheet.palette import ON_PAPER
from cheatsheet.paper.cram_items import ROW_STRETCH, Item, inline
from cheatsheet.paper.fit import Fit, too_tall
from cheatsheet.paper.formats import Format
from cheatsheet.paper.gauge import CODE_SHARE, Gauge
from cheatsheet.paper.qr import code_data
from cheatsheet.paper.typeset import Data, Press
from cheatsheet.paper.words import intro, paper_words, shown_address
from cheatsheet.problems import ContentError, Problem
from cheatsheet.settings import Settings

STEP = 0.1
"""Between the sizes that are tried, in points."""

SMALLEST_TRIED = 5.0
_MOST_PAGES = 40
_MOST_AIR = 6.0
"""Of the spare height in points that a piece gets above it where columns need not end level."""


@dataclass(frozen=True, slots=True)
class Placement:
    """How the ``pieces`` of one part of a sheet are set."""

    pieces: tuple[Item, ...]
    fit: Fit
    pages: int
    spare: tuple[float, ...]
    """Height that each column has left, in points, before the space between its pieces is stretched."""
    needed: float | None = None
    """The size at which it would have fitted on one side, if it does not."""


def lay_out(press: Press, shape: Format, lang: Lang, path: str, pieces: tuple[Item, ...]) -> Placement:
    """The fewest pages on which type of at least ``shape.floor`` fits, and the largest type that fits on them.

    Raises :class:`ContentError` for an answer longer than a column, or a word wider than one.
    """
    gauge = Gauge(press, shape, lang, pieces)
    if too_long := list(_too_long(shape, pieces, gauge)):
        raise ContentError([*too_long, *_too_wide(shape, pieces, gauge)])
    pages = next((count for count in range(1, _MOST_PAGES + 1) if gauge.fit(shape.floor, count)), None)
    if pages is None:
        much = Problem(path, 0, f"does not fit on {_MOST_PAGES} pages; expected a cheat sheet, not a book")
        raise ContentError([much, *_too_wide(shape, pieces, gauge)])
    sizes = _sizes(shape.floor, shape.ceiling)
    fit = gauge.largest(sizes, pages)
    # A word that sticks out at one size may be narrow enough at a smaller one.
    while fit is not None and gauge.sticking_out(fit.size):
        if too_wide := list(_too_wide(shape, pieces, gauge)):
            raise ContentError(too_wide)
        sizes = sizes[: sizes.index(fit.size)]
        fit = gauge.largest(sizes, pages) if sizes else None
    if fit is None:
        raise RuntimeError(f"{shape.name}: nothing fits at {shape.floor} pt, where everything did")
    needed = gauge.largest(_sizes(SMALLEST_TRIED, shape.floor), 1) if shape.one_side and pages > 1 else None
    return Placement(pieces, fit, pages, gauge.spare(fit, pages), needed.size if needed else None)


def sheet_data(content: Content, settings: Settings, lang: Lang, shape: Format) -> Data:
    """What the template needs whatever the layout: the words of the sheet and the shape of the paper."""
    sheet = content.sheets[lang]
    home = settings.address(lang)
    return {
        "lang": lang,
        "colour": shape.colour,
        "inks": ON_PAPER,
        "sheet": {"title": inline(sheet.title, lang), "intro": inline(intro(content, settings, lang), lang)},
        "keywords": [plain(topic.title) for topic in sheet.topics],
        "words": paper_words(content, settings, lang),
        "site": {"url": home, "text": shown_address(home)},
        "code": code_data(settings, lang, content.words[lang]["paper.code"]),
    }


def print_data(common: Data, shape: Format, parts: Sequence[Placement]) -> Data:
    """``common`` and where everything goes: the sheet itself, and behind it what corrects it."""
    shapes = (shape, shape.behind)
    return {
        **common,
        "parts": [_part_data(of, part, level=of is shape) for of, part in zip(shapes, parts, strict=False)],
        "first-correction": parts[0].pages + 1 if len(parts) > 1 else None,
        "width": shape.column,
        "small": small_size(shape, parts[0].fit.size),
        "title-size": shape.title,
        "columns-per-page": shape.columns,
        "gutter": shape.gutter,
        "page": {
            "width": shape.width,
            "height": shape.height,
            "side": shape.side,
            "top": shape.top,
            "bottom": shape.bottom,
        },
    }


def _part_data(shape: Format, part: Placement, *, level: bool) -> Data:
    """The columns of ``part``: they end ``level``, or their pieces stand at the same distance all over a page."""
    size = part.fit.size
    columns = list(zip(part.fit.columns(len(part.pieces)), part.spare, strict=True))
    pages = [columns[first : first + shape.columns] for first in range(0, len(columns), shape.columns)]
    units = [None if level else _unit(part.pieces, page) for page in pages for _ in page]
    return {
        "head": shape.head,
        "room": {"first": shape.room(0), "later": shape.room(1)},
        "items": [item.data for item in part.pieces],
        "size": size,
        "code": code_size(shape, size),
        "columns": [
            {"pieces": column, "air": _air(part.pieces, column, spare), "unit": unit}
            for (column, spare), unit in zip(columns, units, strict=True)
        ],
    }


def _unit(pieces: Sequence[Item], page: Sequence[tuple[Sequence[int], float]]) -> float:
    """The height in points that one share gets in every column of ``page``: what the fullest of them has for it."""
    shares = [(sum(pieces[index].stretch for index in column[1:]), spare) for column, spare in page]
    return min([_MOST_AIR, *(spare / share for share, spare in shares if share)])


def _air(pieces: Sequence[Item], column: Sequence[int], spare: float) -> float:
    """What a row of the table gets of the height that its column has to spare, in points."""
    rows = sum(pieces[index].data["kind"] == "row" for index in column)
    shares = rows * ROW_STRETCH + sum(pieces[index].stretch for index in column[1:])
    return spare * ROW_STRETCH / shares if rows else 0.0


def small_size(shape: Format, size: float) -> float:
    """Size of the footer and the other asides: a little smaller than the text, never below the floor."""
    return max(shape.floor, round(size * 0.9, 2))


def smallest_type(shape: Format, parts: Sequence[Placement]) -> float:
    """The smallest letters on a sheet of these parts."""
    sizes = [part.fit.size for part in parts]
    return min(small_size(shape, sizes[0]), *sizes, *(code_size(shape, size) for size in sizes))


def code_size(shape: Format, size: float) -> float:
    """Size of monospaced letters in text of ``size``."""
    return max(shape.floor, size * CODE_SHARE)


def _sizes(low: float, high: float) -> list[float]:
    """``low``, then up by :data:`STEP` as far as ``high``."""
    return [round(low + STEP * index, 2) for index in range(int((high - low) / STEP + 1.01))]


def _too_wide(shape: Format, pieces: Sequence[Item], gauge: Gauge) -> Iterator[Problem]:
    for index in gauge.sticking_out(shape.floor):
        message = f"a word is wider than a column {_where(shape)}; expected one that can be hyphenated or is shorter"
        yield Problem(pieces[index].path, pieces[index].line, message)


def _too_long(shape: Format, pieces: Sequence[Item], gauge: Gauge) -> Iterator[Problem]:
    room = min(shape.room(0), shape.room(1))
    heights = gauge.heights([shape.floor])[0]
    for index in too_tall([item.piece for item in pieces], heights, shape.floor, room):
        high = f"{heights[index]:.0f} pt high; expected at most {room:.0f} pt"
        yield Problem(pieces[index].path, pieces[index].line, f"this is longer than a column {_where(shape)}: {high}")


def _where(shape: Format) -> str:
    return f"of {shape.name}, {shape.floor:g} pt"
