"""Inline text, example by example: what is a span, what is no bold text, what every page shows of it."""

from __future__ import annotations

import pytest

from cheatsheet.sheet.inline import literal, parse_inline, render_inline

NO_BOLD = "`**` around «{}» is no bold text; expected words with blanks outside, or code"


def read(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The spans of ``text``, and what is wrong with it."""
    spans, messages = parse_inline(text)
    return [(span.kind, span.text) for span in spans], messages


def test_every_kind_of_span_is_told() -> None:
    """Text, code and bold text come in their order, with every run of blanks in text as one."""
    assert read("a   b `c` **d  e**, f") == (
        [("text", "a b "), ("code", "c"), ("text", " "), ("strong", "d e"), ("text", ", f")],
        [],
    )


def test_every_fault_is_named() -> None:
    """An empty span hides no other behind it; a mark that nothing closes ends the reading."""
    empty = "empty code span; expected something between the markers"
    assert read("a `` b ` ` c")[1] == [empty, empty]
    assert read("`` b `c")[1] == [empty, "unbalanced backtick; expected a closing one on the same entry"]
    assert read("a **b")[1] == ["unbalanced `**`; expected a closing one on the same entry"]
    assert read("`a  b`")[1] == ["blanks that no page shows in the code «a  b»; expected single ones, between words"]


@pytest.mark.parametrize(
    "text",
    ["**b**", "a **b** c", "(**b**)", "x «**b**» y", "a—**b**—c", "a-**b**-c", "a/**b**", "a **1**/2", "x **b**, y",
     "x **«b»** y", "x **-b-** y", "**«b»**", "**-b-**"],
)  # fmt: skip
def test_bold_text_whose_edges_are_seen(text: str) -> None:
    """With blanks, brackets, quotes, dashes or the edge of the text outside, words are bold and nothing is wrong."""
    spans, messages = read(text)
    assert [kind for kind, _ in spans if kind == "strong"] == ["strong"]
    assert messages == []
    assert render_inline(parse_inline(text)[0]) == text


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("a**b** c", "b"),
        ("a **b**c", "b"),
        ("a ***b** c", "*b"),
        ("a **b*** c", "b"),
        ("** b** y", " b"),
        ("x **b **y", "b "),
        ("x**«b»** y", "«b»"),
        ("x **«b»**y", "«b»"),
        ("x-**-b** y", "-b"),
        ("x **b-**-y", "b-"),
        ("x—**«b»** y", "«b»"),
        ("x **«b»**/y", "«b»"),
        (")**b** y", "b"),
        ("x **b**(", "b"),
    ],
)
def test_marks_that_may_mean_something_else(text: str, inside: str) -> None:
    """Beside a letter, on the wrong side of a bracket, with blanks or stars inside: a power, or arguments by keyword."""
    assert NO_BOLD.format(inside) in read(text)[1]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a & b < c", "a & b < c"),
        ("a &amp; <b> R&D", "a &amp;amp; \\<b> R&D"),
        ("a_b *c* [d] {e} `f` g|h #i \\", "a\\_b \\*c\\* \\[d\\] \\{e\\} \\`f\\` g\\|h \\#i \\\\"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("1.5 a", "1.5 a"),
        ("> a", "\\> a"),
        ("=== a", "\\=== a"),
        (": a", "\\: a"),
        ("plain, words - and 5 > 3", "plain, words - and 5 > 3"),
    ],
)
def test_what_markdown_would_take_for_its_own(text: str, written: str) -> None:
    """A sign that means something anywhere, or where a block begins, is written so that it means itself; no other is."""
    assert literal(text) == written
