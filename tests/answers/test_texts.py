"""The long answers as they stand: everything that the checks can see is in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from cheatsheet.answers.files import load_word_lists
from cheatsheet.answers.hunspell import HunspellSpeller
from cheatsheet.answers.spelling import check_spelling, load_words, unused_words
from cheatsheet.model import LANGUAGES
from check_answers import find_problems

ROOT = Path(__file__).resolve().parents[2]
SAMPLES_WANTED = 32
"""Questions of the 38 whose answer shows a program: the rest have nothing to run."""


def test_no_answer_has_a_problem() -> None:
    """Grammar, lengths, agreement, samples, diagrams, sources, typography and spelling are in order."""
    assert [str(problem) for problem in find_problems(())] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_has_its_answer(lang: str) -> None:
    """There is a long answer to each of the 38 questions, and at least 32 show a program."""
    texts = [path.read_text("utf-8") for path in (ROOT / "docs/_source" / lang / "answers").glob("q*.md")]
    assert len(texts) == 38
    assert sum("\n:::sample " in text for text in texts) >= SAMPLES_WANTED


def test_word_lists_hold_no_word_that_nothing_uses() -> None:
    """Each word of the project's lists is one that some answer, or some key point, needs."""
    lists, problems = load_word_lists(ROOT)
    source = ROOT / "docs/_source"
    paths = [*source.glob("*/answers/*.md"), *source.glob("*/key-points.toml")]
    texts = "\n".join(path.read_text("utf-8") for path in paths)
    found = [str(problem) for lang in LANGUAGES for problem in unused_words(texts, lists[lang])]
    assert [*map(str, problems), *found] == []


def test_the_dictionaries_know_forms_and_find_mistakes() -> None:
    """The real dictionaries accept inflected words, the lists' own forms among them, and no misspelling."""
    spellers = {lang: HunspellSpeller(lang) for lang in LANGUAGES}
    lists, _ = load_word_lists(ROOT)
    assert list(load_words(spellers, lists)) == []
    text = "Индексы ускоряют чтение, кешем и шардами. Indexes don’t help. Индэкс, indecks."
    assert [problem.message.split("'")[1] for problem in check_spelling(text, spellers, "a.md")] == [
        "Индэкс",
        "indecks",
    ]
