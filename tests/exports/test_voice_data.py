"""What the round aloud is given: every card in words that a voice can say, the key points, and the words of its page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.exports import voice_data
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.sheet.spoken import Said

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js" / "practice" / "voice"


def load(content: Content, lang: Lang) -> Any:
    """The file, read as a script reads it."""
    return json.loads(voice_data.render(content)[f"{lang}/data/voice.json"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_card_is_said_and_every_question_has_its_points(root: Path, lang: Lang) -> None:
    """All questions and rows are there, in order, and `O(log n)` is said in words."""
    content = load_content(root)
    data, sheet = load(content, lang), content.sheets[lang]
    cards: list[Said] = [*sheet.entries(), *sheet.quick.rows]
    assert list(data["said"]) == [card.id for card in cards]
    assert list(data["points"]) == [entry.id for entry in sheet.entries()]
    assert content.spoken[lang]["O(log n)"] in data["said"]["q06"][1]
    assert "(log" not in json.dumps(data["said"])


def test_a_language_without_a_table_is_said_as_it_is_and_has_no_points(content: Content) -> None:
    """Nothing is needed for a language to have a round aloud."""
    lang = LANGUAGES[0]
    bare = replace(content, spoken={}, points={})
    entry = next(iter(bare.sheets[lang].entries()))
    data = load(bare, lang)
    assert data["said"]["q01"] == [plain(entry.term), plain(entry.answer)]
    assert data["points"] == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_are_those_that_its_scripts_ask_for(content: Content, lang: Lang) -> None:
    """None is missing, and none is idle."""
    scripts = "\n".join(path.read_text("utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    asked = set(re.findall(r"\b(?:own|data\.words)\.([a-z]\w+)", scripts))
    phases = {f"phase_{phase}" for phase in ("ask", "think", "answer", "mark")}
    assert set(load(content, lang)["words"]) == asked | phases
