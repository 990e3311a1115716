"""The pages of the published book: what stands together on them, and that none is nearly empty."""

from __future__ import annotations

import pytest

from cheatsheet.generate import Sources
from cheatsheet.model import Lang, plain
from cheatsheet.paper import Paper
from cheatsheet.paper.code import fit_code
from cheatsheet.paper.formats import MM
from cheatsheet.paper.prose import CODE_COLUMNS
from cheatsheet.paper.qr import printed_address
from cheatsheet.settings import Settings
from tests.paper import pdf

both_languages = pytest.mark.parametrize("lang", ["ru", "en"])


def bodies(published: Paper, lang: Lang) -> list[list[str]]:
    """The lines of each page of the book without its running head and foot."""
    return pdf.bodies(published.files[f"{lang}/downloads/book.pdf"], 23 * MM, 21 * MM)


@both_languages
def test_no_page_is_nearly_empty(published: Paper, lang: Lang) -> None:
    """Behind the cover every page has ten lines at least, and none begins with what else to see."""
    pages = bodies(published, lang)
    assert len(pages) > 100
    assert {number: len(lines) for number, lines in enumerate(pages[1:], 2) if len(lines) < 10} == {}


@both_languages
def test_others_to_see_are_in_company(published: Paper, real: Sources, lang: Lang) -> None:
    """At least four lines of sources stand above the other questions to see."""
    label = real.content.words[lang]["paper.see_also"]
    places = [
        place for lines in bodies(published, lang) for place, line in enumerate(lines) if line.startswith(f"{label} ")
    ]
    assert len(places) > 30
    assert min(places) >= 4


@both_languages
def test_an_output_stands_with_its_code(published: Paper, real: Sources, lang: Lang) -> None:
    """Above each output, on its page, stand the last six lines of the program, or all of them."""
    ends = {}
    for sample in real.samples.values():
        lines = [
            " ".join(line.split()) for line in fit_code(sample.code, CODE_COLUMNS).text.split("\n")[-6:] if line.strip()
        ]
        ends[lines[-1]] = len(lines)
    caption, found = real.content.words[lang]["paper.output"], 0
    for lines in bodies(published, lang):
        for place, line in enumerate(lines):
            if line == caption:
                found += 1
                last = lines[place - 1] if place else "nothing"
                assert last in ends, f"above an output stands {last}"
                assert place >= ends[last]
    assert found >= 50


@both_languages
def test_a_question_begins_with_ten_lines(published: Paper, real: Sources, lang: Lang) -> None:
    """Under the heading of each question stand ten lines on its page."""
    pages = bodies(published, lang)
    for entry in real.content.sheets[lang].entries():
        heading = f"{entry.number} {plain(entry.term)}"
        under = [len(lines) - lines.index(heading) - 1 for lines in pages if heading in lines]
        assert len(under) == 1, heading
        assert under[0] >= 10, heading


@both_languages
def test_the_cover_says_what_is_inside(published: Paper, settings: Settings, lang: Lang) -> None:
    """Answers, topics and samples are counted; the version, the address and a code with it stand there, and no word is torn."""
    data = published.files[f"{lang}/downloads/book.pdf"]
    copied = pdf.pages(data)[0]
    counts = {"ru": ("38 ответов", "11 тем", "50 примеров"), "en": ("38 answers", "11 topics", "50 samples")}[lang]
    assert [text for text in (*counts, settings.version, "example.org/cheat") if not pdf.holds(copied, text)] == []
    assert "interview_questions" not in copied
    assert "\ufffe" not in copied  # so PDFium gives the hyphen of a torn word
    assert pdf.codes(data, 0) == [printed_address(settings, lang)]
