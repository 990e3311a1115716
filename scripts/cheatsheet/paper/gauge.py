"""How high each piece of a cram sheet is at a size of type, and whether its words stay in their column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import cast

from cheatsheet.model import Lang
from cheatsheet.palette import ON_PAPER
from cheatsheet.paper.cram_items import Item
from cheatsheet.paper.fit import Fit, largest
from cheatsheet.paper.formats import Format
from cheatsheet.paper.typeset import Press

CODE_SHARE = 0.95
"""Size of monospaced letters beside the text's: Fira Mono looks large among condensed letters."""

_TEMPLATE = "measure.typ"


class Gauge:
    """Measures pieces for one shape of paper. Each size is measured once."""

    def __init__(self, press: Press, shape: Format, lang: Lang, pieces: Sequence[Item]) -> None:
        self._press, self._shape, self._pieces = press, shape, pieces
        self._data: Mapping[str, object] = {
            "lang": lang,
            "colour": shape.colour,
            "inks": ON_PAPER,
            "width": shape.column,
            "code-share": CODE_SHARE,
            "items": [item.data for item in pieces],
        }
        self._heights: dict[float, list[float]] = {}

    def heights(self, sizes: Sequence[float]) -> list[list[float]]:
        """For each size the height of every piece in points."""
        asked = [size for size in sizes if size not in self._heights]
        if asked:
            rows = cast(
                "list[list[float]]", self._press.query(_TEMPLATE, self._question(asked, words=False), "heights")
            )
            self._heights.update(zip(asked, rows, strict=True))
        return [self._heights[size] for size in sizes]

    def sticking_out(self, size: float) -> list[int]:
        """The pieces that hold a word wider than its column, which no hyphenation makes narrow enough."""
        (row,) = cast("list[list[bool]]", self._press.query(_TEMPLATE, self._question([size], words=True), "stand"))
        return [index for index, stands in enumerate(row) if not stands]

    def fit(self, size: float, pages: int) -> Fit | None:
        """How everything goes on ``pages`` pages at ``size``, or ``None`` when it does not."""
        return largest([item.piece for item in self._pieces], {size: self.heights([size])[0]}, self._shape.rooms(pages))

    def largest(self, sizes: Sequence[float], pages: int) -> Fit | None:
        """How everything goes on ``pages`` pages at the largest of ``sizes`` (a rising list) at which it does.

        Text grows with the square of its size, so the first size tried is the one that would fill the room that the
        smallest leaves; from there it goes up or down to the last that fits. To measure all would cost ten times that.
        """
        near = self._guess(sizes, pages)
        found = self.fit(sizes[near], pages)
        while found is not None and near + 1 < len(sizes):
            more = self.fit(sizes[near + 1], pages)
            if more is None:
                break
            near, found = near + 1, more
        while found is None and near > 0:
            near -= 1
            found = self.fit(sizes[near], pages)
        return found

    def _guess(self, sizes: Sequence[float], pages: int) -> int:
        """The index of the size at which the pieces about fill the columns."""
        least = sizes[0]
        used = sum(self.heights([least])[0]) + sum(item.piece.gap * least for item in self._pieces)
        filling = least * sqrt(sum(self._shape.rooms(pages)) / used) if used else sizes[-1]
        return max(bisect_right(sizes, filling) - 1, 0)

    def spare(self, fit: Fit, pages: int) -> tuple[float, ...]:
        """What each column of ``fit`` leaves empty, in points."""
        heights = self.heights([fit.size])[0]
        gaps = [item.piece.gap * fit.size for item in self._pieces]
        return tuple(
            room - sum(heights[index] + gaps[index] for index in column) + sum(gaps[index] for index in column[:1])
            for column, room in zip(fit.columns(len(heights)), self._shape.rooms(pages), strict=True)
        )

    def _question(self, sizes: Sequence[float], *, words: bool) -> Mapping[str, object]:
        return {**self._data, "floor": min(self._shape.floor, *sizes), "sizes": sizes, "words": words}
