"""The grammar of long answers: golden cases, with the failures among them, and its edges."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.answers.measure import count_sentences, count_words
from cheatsheet.answers.parse import HEADINGS, parse_answer
from cheatsheet.answers.part_rules import follow_ups
from cheatsheet.answers.phrases import plain
from cheatsheet.answers.typography import prose_only
from cheatsheet.reader import Reader
from tests import written

HERE = Path(__file__).parent
BASE = (HERE / "base.md").read_text("utf-8").replace("WORDS", " ".join(["word"] * 250) + ".")
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "answer_cases.toml").read_text("utf-8"))["case"]
PATH = "docs/_source/en/answers/q06-indexes.md"


def changed(case: dict[str, Any]) -> str:
    """The base with the case's text in its place, and without what the case skips."""
    for needle in (case["find"], case.get("skip", "")):
        assert not needle or BASE.count(needle) == 1, f"{needle!r} must stand in base.md once"
    return BASE.replace(case.get("skip") or "\0", "").replace(case["find"], case["text"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    """A fault of an answer is named on its line with what was expected, and nothing else is."""
    _, problems = parse_answer(changed(case), PATH, "en")
    assert sorted(f"{max(problem.line, 1)}: {problem.message}" for problem in problems) == sorted(case["expect"])


def test_the_model_holds_the_parts_where_they_stand() -> None:
    """Every part of an answer keeps the line on which it begins, and each block its own."""
    answer, problems = parse_answer(BASE, PATH, "en")
    assert answer is not None
    assert not problems
    assert answer.question_id == "q06"
    assert list(answer.parts) == list(HEADINGS["en"])
    lines = BASE.split("\n")
    for part in answer.parts.values():
        assert lines[part.line - 3].startswith("## ")
        assert part.line == part.blocks[0].line
        for block in part.blocks:
            assert lines[block.line - 1].strip()
            assert not lines[block.line - 2].strip()


def test_a_name_without_question_is_refused() -> None:
    """A file whose name holds no question id is one problem and no answer."""
    answer, problems = parse_answer(BASE, "docs/_source/en/answers/indexes.md", "en")
    assert answer is None
    assert [problem.line for problem in problems] == [0]


def test_a_second_file_of_a_question_is_named(tmp_path: Path) -> None:
    """What a rename left behind does not replace the answer in silence, nor is it replaced."""
    for name in ("q06-aaa.md", "q06-indexes.md"):
        written_to = tmp_path / "docs/_source/en/answers" / name
        written_to.parent.mkdir(parents=True, exist_ok=True)
        written_to.write_text(BASE, "utf-8")
    reader = Reader(tmp_path)
    reader.answers("en")
    assert [str(problem) for problem in reader.problems] == [
        f"{PATH}:1: a second file of 'q06', beside 'q06-aaa.md'; expected one"
    ]


def test_each_follow_up_has_its_own_answer() -> None:
    """A follow-up's answer is the text up to the next question."""
    answer, _ = parse_answer(BASE, PATH, "en")
    assert answer is not None
    asked = follow_ups(answer.parts["next"])
    assert [(plain(question.children)[:7], plain(said[0])[:7]) for question, said in asked] == [
        ("Why not", "It has "),
        ("Why is ", "Reading"),
        ("What do", "One mor"),
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One.", 1),
        ("One", 1),
        ("One. Two", 2),
        ("«Одно». Второе!", 2),
        ("Версия 3.13 быстрее, т. е. лучше.", 1),
        ("See e.g. `x`. `y` too.", 2),
        ("Call `a.b()`. Then stop…", 2),
        ("It is 5 s. 10 s is too much.", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_counts_them(text: str, sentences: int) -> None:
    """Neither a version, nor an abbreviation, nor code ends a sentence."""
    assert count_sentences(written.phrase(text)) == sentences


def test_words_are_what_is_said_aloud() -> None:
    """Dashes and link targets are no words; code is one."""
    assert count_words(written.phrase("Индекс — это `B-Tree lookup`, см. [уровни изоляции](q07)")) == 6


@given(st.text(alphabet="ab `\n*_<[](q07)#-|:.1"))
def test_any_text_gives_problems_and_never_an_error(text: str) -> None:
    """Whatever is written in a part, the parser ends with problems on lines that exist."""
    source = BASE.replace("The sheet is right.", text)
    _, problems = parse_answer(source, PATH, "en")
    assert all(0 <= problem.line <= source.count("\n") + 1 for problem in problems)


@given(st.text(alphabet="ab` \n"))
def test_masking_code_moves_nothing(text: str) -> None:
    """Masked text has the same length and the same line ends, so that lines can be told from it."""
    masked = prose_only(text)
    assert len(masked) == len(text)
    assert [m.start() for m in re.finditer("\n", masked)] == [m.start() for m in re.finditer("\n", text)]
