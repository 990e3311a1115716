"""Break a run of measured pieces into columns that end level, at the largest type that fits.

Pure arithmetic: heights come in as points, column numbers go out. A piece is never divided, so
an answer always stays whole in its column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

_EMPTY = 100.0
"""What an empty column costs, beside the penalties of its pieces; one that is half full costs a quarter of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What the breaker knows of one heading, answer or table row."""

    gap: float
    """Space above it, in ems, unless it opens a column."""
    penalty: float
    """What it costs to open a column with it: 0 for a heading, ``inf`` where that is forbidden."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A size in points, and the index of the first piece of each column."""

    size: float
    starts: tuple[int, ...]

    def columns(self, count: int) -> tuple[tuple[int, ...], ...]:
        """The piece indexes of each column, out of ``count`` pieces."""
        ends = (*self.starts[1:], count)
        return tuple(tuple(range(a, b)) for a, b in zip(self.starts, ends, strict=True))


def break_columns(
    pieces: Sequence[Piece], heights: Sequence[float], size: float, rooms: Sequence[float]
) -> tuple[int, ...] | None:
    """The first piece of each of ``len(rooms)`` columns, or None if the pieces do not fit.

    ``heights`` and ``rooms`` are in points at type size ``size``. Among all ways that fit, the one
    with the least sum of squared empty shares plus penalties: level columns that rather begin with a heading.
    Fewer pieces than columns leave the last columns empty.
    """
    count = len(pieces)
    gaps = [piece.gap * size for piece in pieces]
    sums = [0.0, *accumulate(height + gap for height, gap in zip(heights, gaps, strict=True))]
    best = [inf] * count + [0.0]
    following: list[list[int]] = []
    for room in reversed(rooms):
        costs = [inf] * (count + 1)
        nexts = [count] * (count + 1)
        costs[count] = best[count] + _EMPTY  # nothing is left for this column
        for start in range(count):
            for end in range(start + 1, count + 1):
                used = sums[end] - sums[start] - gaps[start]
                if used > room:
                    break
                penalty = pieces[end].penalty if end < count else 0.0
                cost = best[end] + penalty + (1 - used / room) ** 2 * _EMPTY
                if cost < costs[start]:
                    costs[start], nexts[start] = cost, end
        best = costs
        following.append(nexts)
    if best[0] == inf:
        return None
    starts = [0]
    for nexts in reversed(following[1:]):
        starts.append(nexts[starts[-1]])
    return tuple(starts)


def largest(pieces: Sequence[Piece], measured: Mapping[float, Sequence[float]], rooms: Sequence[float]) -> Fit | None:
    """The largest size of ``measured`` (size to heights) at which the pieces fit into ``rooms``."""
    for size in sorted(measured, reverse=True):
        starts = break_columns(pieces, measured[size], size, rooms)
        if starts is not None:
            return Fit(size, starts)
    return None


def too_tall(pieces: Sequence[Piece], heights: Sequence[float], size: float, room: float) -> list[int]:
    """The pieces that no column of height ``room`` can hold, with the headings they must follow."""
    wrong = []
    for index in range(len(pieces)):
        first = index
        while first > 0 and pieces[first].penalty == inf:
            first -= 1
        used = sum(heights[first : index + 1]) + sum(p.gap * size for p in pieces[first + 1 : index + 1])
        if used > room:
            wrong.append(index)
    return wrong
