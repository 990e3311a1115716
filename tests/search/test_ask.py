"""``make ask``: what the search understood, found and why, told to whoever looks after its lists."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ask import ask, main, told
from cheatsheet.exports import search_index
from cheatsheet.load import load_content
from cheatsheet.model import Content
from tests.search import labelled

TERMS = {number: f"term {number}" for number in range(1, 39)}


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    """The project's own text."""
    return load_content(root)


def test_what_is_told_is_what_a_reader_is_shown(content: Content) -> None:
    """The questions that it says are shown are those that the search shows, first and all."""
    files = search_index.render(content)
    data, more = (json.loads(files[f"ru/data/{name}.json"]) for name in ("search", "search-more"))
    texts = [query.text for query in labelled.queries("ru")][::120]
    for text, shown in zip(texts, labelled.ask(data, more, texts), strict=True):
        assert [f"q{link['n']:02d}" for link in ask(content, "ru", text)["shown"]] == shown


def test_a_new_alias_is_seen_at_once(content: Content) -> None:
    """A word that nothing knows is told as unknown; once it is an alias, it is told as known and where it stands."""
    before = list(told(ask(content, "en", "flurbostat"), "flurbostat", TERMS))
    assert before[1].startswith("  unknown")
    assert before[2].startswith("shown: nothing")
    known = content.phrases["en"]
    called = replace(known["q20"], aliases=(*known["q20"].aliases, "flurbostat"))
    named = replace(content, phrases={**content.phrases, "en": {**known, "q20": called}})
    after = list(told(ask(named, "en", "flurbostat"), "flurbostat", TERMS))
    assert after[1].startswith("  flurbostat 1.00")
    assert "  20. term 20 (entry)" in after
    assert next(line for line in after if "  20. term 20  [" in line).split("[")[1].startswith(("sheet", "names"))


def test_another_layout_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """How a query was read that was typed in the other layout is said, and where to change what is found."""
    assert main(["byltrcs"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("read as: индексы\n")
    assert "docs/_source/words/synonyms.toml" in printed
