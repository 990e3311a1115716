"""The shapes a cram sheet is printed in: paper, margins, columns, the range of type sizes. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cheatsheet.languages import RECORDS
from cheatsheet.model import Lang

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Format:
    """One shape. Everything but ``colour`` decides how the text breaks."""

    name: str
    paper: str
    width: float
    height: float
    columns: int
    floor: float
    """No letter is ever smaller than this, in points."""
    ceiling: float
    """The largest type worth setting."""
    head: float
    """Height of the band with the title and the code, on the first page."""
    plain_head: float
    """The same without a code, where what corrects the sheet begins."""
    title: float
    """Size of the title's letters."""
    colour: bool = True
    one_side: bool = True
    """Whether everything is meant to fit on a single page."""

    side = 9 * MM
    top = 8 * MM
    bottom = 10 * MM
    gutter = 4.6 * MM

    @property
    def column(self) -> float:
        """Width of a column."""
        return (self.width - 2 * self.side - (self.columns - 1) * self.gutter) / self.columns

    def room(self, page: int) -> float:
        """Height of a column on ``page``, counted from 0."""
        return self.height - self.top - self.bottom - (self.head if page == 0 else 0.0)

    def rooms(self, pages: int) -> list[float]:
        """Heights of all columns of a sheet of ``pages`` pages, in reading order."""
        return [self.room(page) for page in range(pages) for _ in range(self.columns)]

    @property
    def behind(self) -> Format:
        """What corrects the sheet is set in this shape."""
        return replace(self, head=self.plain_head)

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


_SIZES = {"A4": ("", 210 * MM, 297 * MM), "Letter": ("-letter", 8.5 * 72, 11.0 * 72)}
"""By paper: what the names of its sheets end in, the short and the long side."""


BOOK_PAPER = "A4"
"""What the book is set for, in every language."""


def formats(lang: Lang) -> tuple[Format, ...]:
    """The cram sheets of a language, in the order in which a reader chooses, on the paper that its record names."""
    sizes = [(_SIZES[paper][0], paper, *_SIZES[paper][1:]) for paper in RECORDS[lang].paper]
    return tuple(each for size in sizes for each in _of_paper(*size))


def without_paper(name: str) -> str:
    """The name of an edition without what says on which paper it is: what differs only there has the same one."""
    return name.removesuffix("-letter")


def _of_paper(suffix: str, paper: str, short: float, long: float) -> Iterator[Format]:
    """The three sheets on one kind of paper."""
    sheet = Format(
        f"cram-sheet{suffix}",
        paper,
        width=long,
        height=short,
        columns=4,
        floor=7.5,
        ceiling=9.5,
        head=33,
        plain_head=25,
        title=17,
    )
    yield sheet
    yield replace(sheet, name=f"cram-sheet-bw{suffix}", colour=False)
    yield Format(
        f"cram-sheet-large{suffix}",
        paper,
        width=short,
        height=long,
        columns=2,
        floor=11.0,
        ceiling=13.0,
        head=72,
        plain_head=72,
        title=24,
        one_side=False,
    )
