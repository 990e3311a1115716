"""The stemmers written by hand agree with the reference implementation of Snowball."""

from __future__ import annotations

import re
from pathlib import Path

import snowballstemmer  # type: ignore[import-untyped] # it publishes no types

from tests.search.labelled import in_node

STEM_MANY = """
import { readFileSync } from "node:fs";
import { stemEnglish, stemRussian } from "./docs/assets/js/search/stem.js";
const words = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({ russian: words.russian.map(stemRussian), english: words.english.map(stemEnglish) }));
"""
ENDINGS = [
    "а",
    "ев",
    "ов",
    "е",
    "ие",
    "ье",
    "и",
    "еи",
    "ии",
    "ами",
    "ями",
    "иями",
    "ей",
    "ией",
    "ой",
    "ам",
    "ем",
    "ием",
    "ом",
    "ям",
    "о",
    "у",
    "ах",
    "ях",
    "иях",
    "ы",
    "ь",
    "ю",
    "ию",
    "ью",
    "я",
    "ия",
    "ла",
    "ила",
    "ена",
    "ейте",
    "уйте",
    "нный",
    "нного",
    "вший",
    "вшись",
    "ующий",
    "ующегося",
    "ость",
    "остью",
    "ейший",
    "ейшего",
    "ся",
    "ть",
    "лся",
    "нность",
    "яющие",
]
ROOTS = [
    "индекс",
    "транзакц",
    "изоляц",
    "кеш",
    "запрос",
    "хран",
    "безопасн",
    "устаре",
    "шифрова",
    "красив",
    "дела",
    "нов",
    "быстр",
]


def vocabulary(root: Path) -> dict[str, list[str]]:
    """Every word of the sheets, the long answers, the aliases and the labelled queries, and made-up Russian forms."""
    source = root / "docs" / "_source"
    files = [*source.rglob("*.md"), *source.glob("*/search/*.toml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*files, *(root / "tests" / "search").glob("*.toml")))
    russian = {word.replace("ё", "е") for word in re.findall(r"[а-яё]+", text.lower())}
    russian |= {stem + ending for stem in ROOTS for ending in ENDINGS}
    return {"russian": sorted(russian), "english": sorted(set(re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())))}


def test_every_word_of_the_site_has_the_stem_that_snowball_gives_it(root: Path) -> None:
    """Over the whole vocabulary, in both languages, there is no word on which the two differ."""
    words = vocabulary(root)
    assert min(map(len, words.values())) > 1000
    ours = in_node(root, STEM_MANY, words)
    for lang, listed in words.items():
        expected = snowballstemmer.stemmer(lang).stemWords(listed)
        differ = [trio for trio in zip(listed, expected, ours[lang], strict=True) if trio[1] != trio[2]]
        assert differ == []
