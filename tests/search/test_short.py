"""Descriptions are sent short, and the search finds by them what it would find by the whole of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cheatsheet.exports.search_short import STOP_WORDS, says_nothing, shorten
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Lang
from tests.search.labelled import in_node

STEMS_OF_MANY = """
import { readFileSync } from "node:fs";
import { chunks, stem } from "./docs/assets/js/search/text.js";
const stems = (text) => chunks(text).flatMap(({ telling }) => telling.map(stem));
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(stems)));
"""


def stems(root: Path, texts: list[str]) -> list[list[str]]:
    """What the search in the browser compares of each text, in order."""
    return [list(one) for one in in_node(root, STEMS_OF_MANY, texts)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_short_description_has_the_stems_of_the_whole_one(lang: Lang, root: Path) -> None:
    """Over every description and every subject out of scope, what the search compares is the same."""
    content = load_content(root)
    texts = [text for one in content.phrases[lang].values() for text in one.described]
    texts += [
        text for key in ("craft", "life") for text in content.words[lang][f"out_of_scope.{key}"].strip().splitlines()
    ]
    pairs = zip(texts, stems(root, texts), stems(root, [shorten(text) for text in texts]), strict=True)
    assert [(text, whole, short) for text, whole, short in pairs if whole != short] == []
    assert sum(map(len, map(shorten, texts))) < 0.8 * sum(map(len, texts))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("как отличить повтор от новой транзакции", "повтор нов транзакц"),
        ("Тэги кэша, ёмкость", "тег кеш емкост"),
        ("what is a circuit breaker for", "circuit breaker"),
        ("функция в WHERE, where is it", "функц WHERE"),
        ("схема ответа", "схем ответа"),
        ("что это и зачем", ""),
    ],
)
def test_what_is_left(text: str, short: str) -> None:
    """Words that say nothing go, Russian ones lose their endings, English ones stay whole."""
    assert shorten(text) == short


def test_the_list_of_the_browser_is_read() -> None:
    """Words, and beginnings of words, that the browser leaves out are left out here, and no others."""
    assert STOP_WORDS.is_file()
    assert all(says_nothing(word) for word in ("как", "расскажите", "the", "explained"))
    assert not any(says_nothing(word) for word in ("кеш", "словарь", "cache", "therapy", ""))
