"""What a report of a mistake says of its source: the line on which the words stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from cheatsheet.answers.parse import HEADINGS
from cheatsheet.exports import report_data
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Lang

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_row_and_section_has_the_line_of_the_source_that_it_stands_on(lang: Lang) -> None:
    """In the project's own text: the line of an entry holds its number, that of a section follows its heading."""
    content = load_content(ROOT)
    lines = json.loads(report_data.render(content)[f"{lang}/data/mistake.json"])["lines"]
    sheet = content.sheets[lang]
    text = (ROOT / sheet.path).read_text("utf-8").split("\n")
    for entry in sheet.entries():
        assert text[lines[entry.id] - 1].startswith(f"**{entry.number}. ")
    for row in sheet.quick.rows:
        assert text[lines[row.id] - 1].startswith("|")
    for question, answer in content.answers[lang].items():
        written = (ROOT / answer.path).read_text("utf-8").split("\n")
        for key in answer.parts:
            before = [line for line in written[: lines[f"{question}#{key}"] - 1] if line.startswith("## ")]
            assert before[-1] == f"## {HEADINGS[lang][key]}"
    assert len(lines) == 38 + 15 + sum(len(answer.parts) for answer in content.answers[lang].values())


def test_the_form_can_be_read_and_asks_for_what_is_wrong() -> None:
    """The form is YAML as GitHub reads it, with a title, and what only the reader knows is required."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "mistake.yml").read_text("utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    required = {field["id"] for field in form["body"] if field.get("validations", {}).get("required")}
    assert required == {"page", "wrong"}
