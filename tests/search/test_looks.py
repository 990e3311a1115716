"""What questions look like in code: every pattern is read by the browser too, and none is met by what people type in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.exports.search_index import render
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content, Lang
from tests.search.labelled import in_node

SHAPES = """
import { readFileSync } from "node:fs";
import { isCode, patterns, shapes } from "./docs/assets/js/search/code.js";
const { looks, texts } = JSON.parse(readFileSync(0, "utf8"));
const index = { shapes: new Map(Object.entries(looks).map(([id, lines]) => [id, patterns(lines)])) };
process.stdout.write(JSON.stringify(texts.map((text) => [...shapes(index, text, isCode(text))])));
"""
ENOUGH = 0.4
"""As ``TUNED.enoughShape`` in ``score.js``."""


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    """The text as it stands."""
    return load_content(root)


def _met(root: Path, content: Content, texts: list[str]) -> list[dict[str, float]]:
    """For each text the questions that it looks like enough, and how much, as the browser finds it."""
    looks = {id_: "\n".join(one.looks_like) for id_, one in content.catalog.questions.items() if one.looks_like}
    found: Any = in_node(root, SHAPES, {"looks": looks, "texts": texts})
    return [{id_: points for id_, points in one if points >= ENOUGH} for one in found]


def test_every_question_has_patterns_and_they_are_sent(content: Content) -> None:
    """The second file of each language has the patterns of every question, one a line."""
    made = render(content)
    for lang in LANGUAGES:
        more = json.loads(made[f"{lang}/data/search-more.json"])
        for id_, question in content.catalog.questions.items():
            assert len(question.looks_like) >= 5, id_
            assert more[str(int(id_.removeprefix("q")))]["looks"].split("\n") == list(question.looks_like)


def test_patterns_are_met_by_programs_of_their_own_question(root: Path, content: Content) -> None:
    """Nobody wrote the samples for the search: of six questions in seven a line of a sample meets a pattern of the question."""
    lines = [
        (path.name[:3], line.strip())
        for path in sorted((root / "docs" / "_source" / "samples").glob("q*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    met = _met(root, content, [line for _, line in lines])
    own = {id_ for (id_, _), one in zip(lines, met, strict=True) if id_ in one}
    assert len(own) >= 6 / 7 * len({id_ for id_, _ in lines})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_people_type_in_words_looks_like_no_other_question(root: Path, content: Content, lang: Lang) -> None:
    """Of descriptions and aliases hardly one in two hundred meets a pattern of a question that is not its own."""
    said = [
        (id_, text)
        for id_ in content.catalog.questions
        for one in [content.phrases_of(lang, id_)]
        for phrase in (*one.aliases, *one.described)
        for text in phrase.split(", ")
    ]
    met = _met(root, content, [text for _, text in said])
    wrong = [(text, one) for (id_, text), one in zip(said, met, strict=True) if one and id_ not in one]
    assert len(wrong) <= 0.005 * len(said), wrong
