"""The column breaker, as arithmetic."""

from __future__ import annotations

from math import inf
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.paper import cram
from cheatsheet.paper.fit import Piece, break_columns, largest, too_tall
from cheatsheet.paper.formats import formats
from cheatsheet.problems import ContentError

HEAD, FIRST, NEXT = Piece(1.0, 0.0), Piece(0.4, inf), Piece(0.4, 0.15)

TOPICS = st.lists(st.integers(1, 4), min_size=1, max_size=6)
HEIGHTS = st.floats(5, 60)


def pieces_of(topics: list[int]) -> list[Piece]:
    """A heading and its answers for each topic."""
    return [piece for count in topics for piece in (HEAD, FIRST, *[NEXT] * (count - 1))]


@given(TOPICS, st.data(), st.integers(1, 4), st.floats(100, 400))
def test_what_is_broken_into_columns_keeps_order_and_fits(
    topics: list[int], data: st.DataObject, columns: int, room: float
) -> None:
    """Every piece comes once, in order, no column is higher than its room, and none ends with a heading."""
    pieces = pieces_of(topics)
    heights = data.draw(st.lists(HEIGHTS, min_size=len(pieces), max_size=len(pieces)))
    starts = break_columns(pieces, heights, 10, [room] * columns)
    if starts is None:
        return
    ends = (*starts[1:], len(pieces))
    assert starts[0] == 0
    begun = [start for start in starts if start < len(pieces)]
    assert list(starts) == sorted(set(begun)) + [len(pieces)] * (columns - len(begun))  # only the last are empty
    assert len(starts) == columns
    for start, end in zip(starts, ends, strict=True):
        used = sum(heights[start:end]) + sum(piece.gap * 10 for piece in pieces[start + 1 : end])
        assert used <= room + 1e-6
        assert pieces[end - 1] is not HEAD


def test_columns_end_level() -> None:
    """Eight equal answers in four columns stand two and two, although they would fit into three."""
    pieces = [NEXT] * 8
    assert break_columns(pieces, [30.0] * 8, 10, [110.0] * 4) == (0, 2, 4, 6)


def test_a_column_rather_begins_with_a_heading() -> None:
    """Where levelness costs little, the break comes before a heading and not amid its topic."""
    pieces = pieces_of([3, 3])
    heights = [10.0, 31, 31, 30, 10, 30, 29, 30]
    starts = break_columns(pieces, heights, 1, [130.0, 130.0])
    assert starts == (0, 4)


def test_the_largest_size_that_fits_is_chosen() -> None:
    """Of several sizes the largest whose heights fit wins; if none fits there is no answer."""
    measured = {7.5: [40.0, 40.0], 8.0: [45.0, 45.0], 9.0: [60.0, 60.0]}
    fit = largest([HEAD, NEXT], measured, [50.0, 50.0])
    assert fit is not None
    assert fit.size == 8.0
    assert fit.columns(2) == ((0,), (1,))
    assert largest([HEAD, NEXT], measured, [30.0, 30.0]) is None


def test_an_answer_that_no_column_holds_is_found() -> None:
    """An answer is too tall together with the heading that it must stand under."""
    pieces = pieces_of([2])
    assert too_tall(pieces, [20.0, 90.0, 90.0], 10, 100.0) == [1]
    assert too_tall(pieces, [20.0, 70.0, 101.0], 10, 100.0) == [2]


def test_as_many_pages_are_tried_as_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fits on none of forty pages is refused with that number, after the fortieth was tried."""
    tried: list[int] = []
    gauge = SimpleNamespace(
        heights=lambda sizes: [[] for _ in sizes], sticking_out=lambda _: [], fit=lambda _, pages: tried.append(pages)
    )
    monkeypatch.setattr(cram, "Gauge", lambda *_: gauge)
    with pytest.raises(ContentError) as raised:
        cram.lay_out(cast("Any", None), formats("ru")[0], "ru", "sheet.md", ())
    assert str(raised.value) == "sheet.md:1: does not fit on 40 pages; expected a cheat sheet, not a book"
    assert tried == list(range(1, 41))
