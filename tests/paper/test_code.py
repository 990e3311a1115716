"""Code that is broken so that it never runs off the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.paper.code import fit_code

SOURCE_LINES = st.text(st.sampled_from('ab_(). ="#é'), max_size=200)


@given(st.lists(SOURCE_LINES, max_size=5).map("\n".join), st.integers(30, 90))
def test_no_line_is_too_long_and_nothing_is_lost(text: str, columns: int) -> None:
    """Every line fits, and but for spaces at the breaks the text is what it was."""
    listing = fit_code(text, columns)
    lines = listing.text.split("\n")
    assert all(len(line) <= columns for line in lines)
    assert "".join(listing.text.split()) == "".join(text.split())
    assert len(lines) - len(listing.broken) == text.rstrip("\n").count("\n") + 1


def test_a_long_line_is_broken_at_a_space_and_indented() -> None:
    """The rest of a broken line stands deeper than the line it belongs to, which is reported."""
    listing = fit_code("    call(first_argument, second_argument)\nshort", 32)
    assert listing.text == "    call(first_argument,\n        second_argument)\nshort"
    assert listing.broken == (1,)
