"""The book of both languages."""

from __future__ import annotations

import re

import pytest

from cheatsheet.answers.parse import HEADINGS
from cheatsheet.model import Content, Lang, plain
from cheatsheet.paper import Paper
from tests.paper import pdf
from tests.paper.conftest import LONG_LINE
from tests.paper.test_cram_sheets import INTROS

both_languages = pytest.mark.parametrize("lang", ["ru", "en"])


def book_of(paper: Paper, lang: Lang) -> bytes:
    """The bytes of the book."""
    return paper.files[f"{lang}/downloads/book.pdf"]


@both_languages
def test_the_book_is_a4_with_its_fonts(paper: Paper, lang: Lang) -> None:
    """Every page is A4, fonts are embedded and subset, nothing is missing or under 7.5 pt, the claims are made."""
    data = book_of(paper, lang)
    edition = next(edition for edition in paper.editions if (edition.lang, edition.name) == (lang, "book"))
    assert pdf.page_sizes(data) == [(595.3, 841.9)] * edition.pages
    assert pdf.loose_fonts(data) == []
    assert pdf.blank_boxes(data) == 0
    assert pdf.smallest_type(data) >= edition.smallest_type == 7.5
    assert pdf.claims(data).universal == "1"
    assert pdf.claims(data).lang == lang
    assert len(data) < 3_000_000


@both_languages
def test_everything_of_the_sheet_stands_in_the_book(paper: Paper, content: Content, lang: Lang) -> None:
    """All short answers and all rows come back word for word."""
    copied = pdf.text(book_of(paper, lang))
    sheet = content.sheets[lang]
    wanted = [INTROS[lang], *(plain(entry.answer) for entry in sheet.entries())]
    wanted += [f"{plain(row.question)} {plain(row.answer)}" for row in sheet.quick.rows]
    assert [text for text in wanted if not pdf.holds(copied, text)] == []


@both_languages
def test_a_long_answer_is_whole(paper: Paper, lang: Lang) -> None:
    """Parts, marks, tables, code, sample, output, versions, drawing and sources of a long answer are printed."""
    copied = pdf.text(book_of(paper, lang))
    wanted = [
        *HEADINGS[lang].values(),
        "Abstract paragraph with strong code words, emphasis and #let x = $y$.",
        "first item, see the other",
        "second item",
        "2. ordered two",
        "Left Right a 10",
        "return value # a comment",
        "A box with code Set apart with weight.",
        "an item in it",
        "SELECT boxed;",
        "Folded on a screen In Box b 20",
        "q06_plan.py Python 3.11.7",
        "Index Scan #1",
        "корень",
        "A document: about #indexes · PostgreSQL 18 www.postgresql.org/docs/18/indexes.html",
        "“Indexes are a common way to enhance database performance.”",
    ]
    assert [text for text in wanted if not pdf.holds(copied, text)] == []


@both_languages
def test_code_never_runs_off_the_page(paper: Paper, lang: Lang) -> None:
    """A line too long for the page is broken and marked, and every letter stays inside the margin. The mark is drawn: what
    is copied has no sign that a program has not.
    """
    data = book_of(paper, lang)
    assert len(LONG_LINE) > 82
    assert pdf.strokes(data, 3) == 2 * (2 + 1)  # the two strokes of a sign: in a sample, and in a box
    assert {"⏎", "↵"}.isdisjoint(letter.text for letter in pdf.letters(data))
    copied = "".join(pdf.text(data).split())
    assert "".join(LONG_LINE.split()) in copied
    right = max(letter.right for letter in pdf.letters(data) if letter.text.strip())
    assert right <= 595.3 - 18 * 72 / 25.4 + 1


@both_languages
def test_contents_tell_the_pages(paper: Paper, content: Content, lang: Lang) -> None:
    """The contents name every question with the page on which its heading really stands."""
    copied = [page.replace("\u00a0", " ") for page in pdf.pages(book_of(paper, lang))]
    for entry in content.sheets[lang].entries():
        term = re.escape(plain(entry.term))
        listed = re.search(rf"^{entry.number}\. {term}[ .]*(\d+)\s*$", copied[1], re.MULTILINE)
        assert listed, f"{entry.number}. {plain(entry.term)} is not in the contents"
        assert re.search(rf"^{entry.number} {term}\s*$", copied[int(listed[1]) - 1], re.MULTILINE)


@both_languages
def test_links_name_their_pages_for_readers_on_paper(paper: Paper, lang: Lang) -> None:
    """A link to another question is alive and followed by the page where that question stands."""
    data = book_of(paper, lang)
    sign = {"ru": "с.", "en": "p."}[lang]
    found = re.search(rf"the other\s+\({re.escape(sign)}\s(\d+)\)", pdf.text(data))
    assert found
    assert re.search(r"^7 ", pdf.pages(data)[int(found[1]) - 1], re.MULTILINE)
    assert pdf.inner_links(data) >= 38 + 11 + 15 + 2
    assert "https://www.postgresql.org/docs/18/indexes.html" in pdf.addresses(data)


@both_languages
def test_bookmarks_and_running_heads(paper: Paper, content: Content, lang: Lang) -> None:
    """Topics and questions are bookmarked; from the first chapter on every page names a chapter and the version."""
    data = book_of(paper, lang)
    sheet = content.sheets[lang]
    wanted = [plain(topic.title) for topic in sheet.topics] + [plain(entry.term) for entry in sheet.entries()]
    assert set(wanted) <= set(pdf.outline(data))
    titles = [plain(topic.title) for topic in sheet.topics] + [plain(sheet.quick.title)]
    for page in pdf.pages(data)[2:]:
        assert any(title in page.replace("\u00a0", " ") for title in titles)
        assert "2026-11-24 · 1a2b3c4" in page
