"""The lists of queries are judged and counted as they say they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Lang
from tests.search.blind import LISTS, Blind, judge, read_lists, seen, table, wilson

KINDS = {"term", "described", "question", "two", "code", "typo", "layout", "other", "none"}


def test_the_interval_is_that_of_wilson() -> None:
    """The published example of 8 of 10, the ends, and nothing at all."""
    assert wilson(8, 10) == pytest.approx((0.490, 0.943), abs=1e-3)
    assert wilson(0, 10) == pytest.approx((0.0, 0.278), abs=1e-3)
    assert wilson(10, 10) == pytest.approx((0.722, 1.0), abs=1e-3)
    assert wilson(0, 0) == (0.0, 1.0)


def test_each_query_is_judged_by_its_kind() -> None:
    """First is right, a row stands for its question, both subjects count in their order, and nothing is right for none."""
    asked = [
        Blind("x-en", "term", "a", ("r01",)),
        Blind("x-en", "two", "b", ("q01", "q02")),
        Blind("x-en", "two", "c", ("q01", "q02")),
        Blind("x-en", "two", "d", ("q03",)),
        Blind("x-en", "none", "e", ()),
        Blind("x-en", "code", "f", ("q01",)),
    ]
    shown = [["q05", "q05"], ["q01", "q01", "q02"], ["q02", "q01"], ["q04", "q03"], ["q01"], []]
    judged = judge(asked, shown, {"r01": "q05"})
    assert {kind: goods for (_, kind), goods in judged.items()} == {
        "term": [True], "two": [True, True, False], "none": [False], "code": [False],
        "all": [True, True, True, False, False], "but code": [True, True, True, False],
        "nothing": [False, False, False, False, True], "in order": [True, False],
    }  # fmt: skip


def test_the_table_tells_lists_that_were_looked_at() -> None:
    """A list whose failures were looked at has a star; a row has the counts of each list and the share of all."""
    lines = table({("a-en", "term"): [True, False], ("b-en", "term"): [True, True]}, {"a-en": True, "b-en": False})
    assert lines[0].split() == ["a-en*", "b-en", "all", "95", "%", "interval"]
    assert lines[1].split() == ["term", "1/2", "2/2", "75.0", "30", "to", "95"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_list_is_labelled_and_accounted_for(lang: Lang, root: Path) -> None:
    """Kinds and labels exist, only what nothing treats has none, no query stands twice in a list, and each list has its provenance."""
    content = load_content(root)
    known = set(content.catalog.questions) | {f"r{row.number:02d}" for row in content.sheets[lang].quick.rows}
    asked = read_lists(lang)
    assert {one.kind for one in asked} == KINDS
    assert {label for one in asked for label in one.expect} <= known
    assert [one.text for one in asked if (one.kind == "none") != (not one.expect)] == []
    assert len({(one.listed, one.text) for one in asked}) == len(asked)
    assert {one.listed for one in asked} == {name for name in seen() if name.endswith(lang)}


def test_no_list_is_forgotten() -> None:
    """Every file is of a language, and is JSON that ends in a line end or not but is read whole."""
    names = {path.stem for path in LISTS.glob("*.json")}
    assert names == set(seen())
    assert all(isinstance(json.loads((LISTS / f"{name}.json").read_text("utf-8")), list) for name in names)
