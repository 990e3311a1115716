"""Grown texts are valid: what is measured on them is what a longer sheet would cost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tomli

from bench.sheets import grow
from cheatsheet import disk
from cheatsheet.load import load_content

SOURCE = "docs/_source"


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """The hand-written files without long answers, to be overwritten."""
    shutil.copytree(root / SOURCE, tmp_path / SOURCE, ignore=shutil.ignore_patterns("answers", "samples", "diagrams"))
    return tmp_path


@pytest.mark.parametrize("copies", [1, 2, 5])
def test_a_grown_text_is_valid(root: Path, project: Path, copies: int) -> None:
    """Copies of the sheet are read without a problem in both languages, and hold as many questions, rows and sources each."""
    whole = load_content(root)
    real = whole.sheets["ru"]
    held = len(list(real.entries()))
    files = grow(load_content(project), copies * held, {})
    disk.write_all(project, {path: text.encode() for path, text in files.items()})
    content = load_content(project)
    for sheet in content.sheets.values():
        assert [entry.number for entry in sheet.entries()] == list(range(1, copies * held + 1))
        assert len(sheet.quick.rows) == copies * len(real.quick.rows)
    assert content.sources.questions.keys() == content.catalog.questions.keys()
    assert len(list(content.sources.every())) == copies * len(list(whole.sources.every()))
    longest = max(len(topic.questions) for topic in content.catalog.topics)
    assert longest <= 3 * max(len(topic.entries) for topic in real.topics)


def test_one_copy_is_the_text_itself(root: Path) -> None:
    """One copy changes neither a sheet nor what the catalog and the sources say."""
    content = load_content(root)
    first = content.sheets["ru"]
    files = grow(content, len(list(first.entries())), {})
    assert files[first.path].count("\n**") == len(list(first.entries()))
    assert " · 2" not in "".join(files.values())
    written = (root / content.sources.path).read_text("utf-8")
    assert tomli.loads(files[content.sources.path]) == tomli.loads(written)


@pytest.mark.parametrize("questions", [0, 37, 39])
def test_a_part_of_the_sheet_is_refused(root: Path, questions: int) -> None:
    """A number of questions that is no multiple of the sheet's is named as such."""
    with pytest.raises(ValueError, match="expected a multiple of the sheet's"):
        grow(load_content(root), questions, {})
