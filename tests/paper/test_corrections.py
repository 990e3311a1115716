"""The second side of the cram sheets, which nobody has to print: what the first says loosely, or no longer truly."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cheatsheet.answers.phrases import plain as words_of
from cheatsheet.generate import Sources
from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.paper import Extras, Paper
from cheatsheet.paper.corrections import corrections
from cheatsheet.paper.formats import formats
from cheatsheet.paper.press import sheet_jobs
from cheatsheet.paper.typeset import Press
from cheatsheet.settings import Settings
from cheatsheet.tree import Paragraph
from tests.paper import pdf

both_languages = pytest.mark.parametrize("lang", ["ru", "en"])


def test_the_sheet_is_one_side_and_its_corrections_another(published: Paper) -> None:
    """What is published fits: the sheet on one side in letters of 8 points, in large print on two, the corrections behind it."""
    assert published.notices == ()
    shapes = {(lang, shape.name): shape for lang in LANGUAGES for shape in formats(lang)}
    for edition in (edition for edition in published.editions if "cram" in edition.name):
        data = published.files[edition.file]
        heads = [page for page, text in enumerate(pdf.pages(data)) if re.search("^(Уточнения|Clarifications)", text)]
        one_side = shapes[edition.lang, edition.name].one_side
        assert heads == [1 if one_side else 2]
        assert edition.pages == 2 if one_side else edition.pages <= 5
        sizes = [letter.size for letter in pdf.letters(data) if letter.page < heads[0]]
        assert max(set(sizes), key=sizes.count) >= (8.0 if one_side else 11.4)
        assert pdf.smallest_type(data) >= (7.5 if one_side else 11.0)


@both_languages
def test_each_correction_says_what_is_right(real: Sources, published: Paper, lang: Lang) -> None:
    """Every answer that is clarified has its number, its term and the first sentence of each point overleaf."""
    overleaf = pdf.pages(published.files[f"{lang}/downloads/cram-sheet.pdf"])[1]
    terms = {entry.id: f"{entry.number}. {plain(entry.term)} —" for entry in real.content.sheets[lang].entries()}
    for id_, answer in real.content.answers[lang].items():
        said = [words_of(b.children) for b in answer.parts["clarify"].blocks if isinstance(b, Paragraph)]
        starts = [" ".join(text.split()[:4]) for text in said if not text.endswith(":")]
        assert [start for start in [terms[id_], *starts] if not pdf.holds(overleaf, start)] == []


def test_a_short_sentence_brings_the_next(content: Content, settings: Settings) -> None:
    """A sentence that only says what is wrong is followed by what is right, and what leads over to a list is left out."""
    (item,) = corrections(content, settings, "en")
    assert item.data["points"] == [
        [
            {"kind": "text", "text": "“Plan” is little. It executes the "},
            {"kind": "code", "text": "DELETE"},
            {"kind": "text", "text": "."},
        ]
    ]


@both_languages
def test_a_dagger_leads_overleaf(paper: Paper, lang: Lang) -> None:
    """The answer that is corrected, and no other, has a dagger, which is explained and leads to the second side."""
    data = paper.files[f"{lang}/downloads/cram-sheet.pdf"]
    first = pdf.pages(data)[0]
    assert first.count("†") == 1 + 1
    assert re.search({"ru": r"план запроса\.\s*†", "en": r"query plan\.\s*†"}[lang], first)
    assert re.search(r"† .* 2\b", first)
    assert pdf.inner_links(data) == 1


def test_nothing_to_correct(content: Content, settings: Settings, extras: Extras) -> None:
    """Where no answer is clarified, the sheet has one side and no daggers."""
    job = next(sheet_jobs(replace(content, answers={}), settings, "ru"))
    made = job.run(Press(extras.fonts, settings.commit_date))
    copied = pdf.pages(made.files[made.editions[0].file])
    assert len(copied) == made.editions[0].pages == 1
    assert "†" not in copied[0]
