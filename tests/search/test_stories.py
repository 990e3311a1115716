"""What happens to people, told in whole sentences without a term of the sheet: ``stories/<lang>.json``, by question.

Their author had read the sheet alone. They are harder than what most people type, and were looked at: a floor, no measure.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cheatsheet.exports.search_index import render
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Lang
from tests.search.labelled import shown_or_near

STORIES = Path(__file__).parent / "stories"
EACH = 3
"""Every third is asked: long ones take their time, and a floor needs no more."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_story_leads_on(lang: Lang, root: Path) -> None:
    """Six stories of ten have their question first, more than eight have it there or among the nearest; no hand stays empty."""
    made = render(load_content(root))
    data, more = (json.loads(made[f"{lang}/data/{name}.json"]) for name in ("search", "search-more"))
    told = json.loads((STORIES / f"{lang}.json").read_text("utf-8"))
    assert set(told) == {f"q{question['n']:02d}" for question in data["questions"]}
    stories = [(id_, text) for id_, texts in told.items() for text in texts[::EACH]]
    found = shown_or_near(data, more, [text for _, text in stories])
    assert all(shown or near for shown, near in found)
    first = sum(shown[:1] == [id_] for (id_, _), (shown, _) in zip(stories, found, strict=True))
    there = sum(id_ in (shown[:1] or near) for (id_, _), (shown, near) in zip(stories, found, strict=True))
    assert first >= 0.62 * len(stories)
    assert there >= 0.85 * len(stories)
