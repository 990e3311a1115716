"""The programs to predict: their key is what was recorded, their choices really occur, and what is said of them is theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.answers.files import load_samples
from cheatsheet.answers.phrases import spans
from cheatsheet.answers.read import read_blocks
from cheatsheet.exports import predict_data
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Lang, Part, plain

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made() -> dict[Lang, Any]:
    """The files of the project's own text."""
    files = predict_data.render(load_content(ROOT), load_samples(ROOT)[0])
    return {lang: json.loads(files[f"{lang}/data/predict.json"]) for lang in LANGUAGES}


def test_the_key_is_the_recorded_output_and_every_choice_occurs_in_it(made: dict[Lang, Any]) -> None:
    """All samples are there; each choice is the last word of a line that was printed, the asked line's own among them."""
    folder = ROOT / "docs" / "_source" / "samples"
    outputs = {path.read_text("utf-8").rstrip("\n") for path in (folder / "output").glob("*.txt")}
    programs = made[LANGUAGES[0]]
    assert {"\n".join(one["lines"]) for one in programs} == outputs
    codes = {path.read_text("utf-8").rstrip("\n") for path in folder.glob("q*.py")}
    assert {one["code"] for one in programs} == codes
    with_choices = [one for one in programs if "at" in one]
    assert len(with_choices) > len(programs) / 2
    for one in with_choices:
        ends = [line.split()[-1] for line in one["lines"] if line.split()]
        assert set(one["choices"]) <= set(ends)
        assert one["lines"][one["at"]].split()[-1] in one["choices"]
        assert 2 <= len(set(one["choices"])) == len(one["choices"]) <= predict_data.MOST


def test_every_program_is_explained_and_is_the_same_in_every_language(made: dict[Lang, Any]) -> None:
    """What is said of a sample is in the page's language; all else is the same."""
    for programs in made.values():
        assert all(one["why"] and all(words for words in one["why"]) for one in programs)
    first, *others = ([{**one, "why": len(one["why"])} for one in programs] for programs in made.values())
    assert all(other == first for other in others)


def test_what_stands_before_a_sample_is_said_of_it_and_what_stands_behind_the_last_one_too() -> None:
    """Two samples in a row share what introduces them; a paragraph between belongs to the second."""
    body = "One.\n\n:::sample a.py\n\nTwo.\n\n:::sample b.py\n\n:::sample c.py\n\nThree."
    shown = predict_data._shown(Part("show", read_blocks(body)[0], 1))
    found = {name: tuple(plain(spans(words)) for words in said) for name, said in shown}
    assert found == {"a.py": ("One.",), "b.py": ("Two.",), "c.py": ("Two.", "Three.")}


def test_the_line_asked_for_is_the_one_that_differs() -> None:
    """Of three yes and a NO it is the NO; numbers are chosen from numbers; where all end alike nothing is asked."""
    assert predict_data.choice(["sleep  yes", "loop   yes", "call   NO", "other 7"]) == (2, ["NO", "yes"])
    assert predict_data.choice(["a 1", "b 1", "c 12", "d no"]) == (2, ["1", "12"])
    assert predict_data.choice(["a 1", "b 1", "[1, 2]"]) is None
    assert predict_data.choice(["a 1", "a 2", "b 3"]) == (2, ["1", "2", "3"])
    assert predict_data.choice(["a 1", "a 2"]) is None
    assert predict_data.choice([]) is None
