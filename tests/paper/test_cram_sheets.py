"""The cram sheets of both languages as they are handed out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest
import segno

from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.pages.downloads_page import render
from cheatsheet.paper import Paper
from cheatsheet.paper.formats import formats, without_paper
from cheatsheet.paper.jobs import png_size
from cheatsheet.paper.qr import printed_address
from cheatsheet.settings import Settings
from cheatsheet.view import make_view
from cheatsheet.words import counted
from tests.paper import pdf
from tests.paper.conftest import make_content

A4, LETTER = (595.3, 841.9), (612.0, 792.0)
SHEETS = ["cram-sheet", "cram-sheet-bw", "cram-sheet-large"]
NAMES = [("ru", name) for name in SHEETS] + [("en", name + suffix) for suffix in ("", "-letter") for name in SHEETS]

INTROS: dict[Lang, str] = {
    "ru": "Быстрое повторение перед интервью. Подробные ответы: example.org/cheat.",
    "en": "A quick refresher before an interview. Detailed answers: example.org/cheat/en.",
}
"""The sheets name a file that no reader of paper has; the address stands in its place."""

each_sheet = pytest.mark.parametrize(("lang", "name"), NAMES)


def file_of(paper: Paper, lang: Lang, name: str) -> bytes:
    """The bytes of one edition."""
    return paper.files[f"{lang}/downloads/{name}.pdf"]


def test_every_edition_is_made(paper: Paper, content: Content) -> None:
    """Both languages have all cram sheets, the book and its topics; English has US Letter too. Beside them lie pictures."""
    books = ["book", "book-dark", *(f"topics/{topic.slug}" for topic in content.catalog.topics)]
    assert [(edition.lang, edition.name) for edition in paper.editions] == [
        *[("ru", name) for name in [*SHEETS, *books]],
        *[("en", name) for name in [*SHEETS, *[f"{name}-letter" for name in SHEETS], *books]],
    ]
    files = {path for edition in paper.editions for path in (edition.file, edition.preview) if path}
    assert {path for path in paper.files if "/cards/" not in path} == files
    assert not paper.notices


@each_sheet
def test_paper_and_pages_are_as_promised(paper: Paper, lang: Lang, name: str) -> None:
    """The sheet is one side and one of corrections, the large print two and one; the paper is turned as described."""
    data = file_of(paper, lang, name)
    edition = next(edition for edition in paper.editions if (edition.lang, edition.name) == (lang, name))
    pages = 3 if "large" in name else 2
    size = LETTER if "letter" in name else A4
    assert pdf.page_sizes(data) == [size if "large" in name else size[::-1]] * pages
    assert (edition.pages, edition.size, edition.landscape) == (pages, len(data), "large" not in name)
    assert edition.paper == ("Letter" if "letter" in name else "A4")


@each_sheet
def test_no_letter_is_too_small(paper: Paper, lang: Lang, name: str) -> None:
    """Nothing is smaller than 7.5 pt, in large print than 11 pt, and the description tells the smallest."""
    edition = next(edition for edition in paper.editions if (edition.lang, edition.name) == (lang, name))
    smallest = pdf.smallest_type(file_of(paper, lang, name))
    assert smallest >= (11.0 if "large" in name else 7.5)
    assert smallest == pytest.approx(edition.smallest_type, abs=0.02)


@each_sheet
def test_fonts_travel_with_the_file(paper: Paper, lang: Lang, name: str) -> None:
    """Every font is embedded and subset, and no missing character is drawn."""
    data = file_of(paper, lang, name)
    assert pdf.loose_fonts(data) == []
    assert pdf.blank_boxes(data) == 0


@each_sheet
def test_every_answer_can_be_copied_word_for_word(paper: Paper, content: Content, lang: Lang, name: str) -> None:
    """Title, headings, all answers with their numbers and all rows come back as they were written, from the sides of the sheet."""
    copied = "\n".join(pdf.pages(file_of(paper, lang, name))[:-1])
    sheet = content.sheets[lang]
    wanted = [plain(sheet.title), INTROS[lang], plain(sheet.quick.title)]
    wanted += [plain(topic.title) for topic in sheet.topics]
    wanted += [f"{entry.number}. {plain(entry.term)} — {plain(entry.answer)}" for entry in sheet.entries()]
    wanted += [f"{plain(row.question)} {plain(row.answer)}" for row in sheet.quick.rows]
    assert [text for text in wanted if not pdf.holds(copied, text)] == []


@each_sheet
def test_links_lead_to_their_own_pages(
    paper: Paper, content: Content, settings: Settings, lang: Lang, name: str
) -> None:
    """The title, each topic, each question, the table and the code link to their addresses in the sheet's language."""
    view = make_view(content, lang)
    home = settings.address(lang)
    wanted = {home, home + "quick-answers/", home + "errata/#q06", printed_address(settings, lang)}
    wanted |= {home + topic.path for topic in view.topics}
    wanted |= {home + (question.answer_path or question.path) for question in view.questions}
    assert set(pdf.addresses(file_of(paper, lang, name))) == wanted
    assert home + "topics/sql/indexes/" in wanted


@each_sheet
def test_it_says_what_it_is(paper: Paper, content: Content, lang: Lang, name: str) -> None:
    """Title, language, tags, PDF/UA-1 and bookmarks for every heading are there."""
    data = file_of(paper, lang, name)
    sheet = content.sheets[lang]
    assert pdf.claims(data) == pdf.Claims(plain(sheet.title), lang, tagged=True, universal="1", shows_title=True)
    corrections = content.words[lang]["paper.corrections"]
    assert pdf.outline(data) == [*(plain(topic.title) for topic in sheet.topics), plain(sheet.quick.title), corrections]


@each_sheet
def test_the_footer_tells_where_it_is_from(paper: Paper, lang: Lang, name: str) -> None:
    """Address, version and number stand on every page."""
    copied = pdf.pages(file_of(paper, lang, name))
    for number, page in enumerate(copied, 1):
        assert page.count("2026-11-24 · 1a2b3c4") == 1
        assert "example.org/cheat" in page
        assert f"{number} из {len(copied)}" in page or f"{number} of {len(copied)}" in page


@each_sheet
def test_a_phone_reads_the_address(paper: Paper, settings: Settings, lang: Lang, name: str) -> None:
    """The code on the first side is read from its picture, and leads to the site in the sheet's language."""
    assert pdf.codes(file_of(paper, lang, name), 0) == [printed_address(settings, lang)]


@each_sheet
def test_the_code_is_in_the_margins_with_its_white(paper: Paper, settings: Settings, lang: Lang, name: str) -> None:
    """The code keeps the margins, as many printers ask, and has four of its modules of white below, as readers do."""
    shape = next(shape for shape in formats(lang) if shape.name == name)
    seen = pdf.code_seen(file_of(paper, lang, name), 0)
    assert seen.top >= shape.top - 0.5
    assert seen.right <= shape.width - shape.side + 0.5
    modules = segno.make(printed_address(settings, lang), error="l", micro=False).symbol_size(border=0)[0]
    assert seen.white >= 4 * (seen.right - seen.left) / modules - 0.2


@each_sheet
def test_names_are_never_hyphenated(published: Paper, content: Content, lang: Lang, name: str) -> None:
    """No word with a Latin capital is broken but at its own hyphen, and no Latin word in the table of quick answers."""
    data = file_of(published, lang, name)
    broken = ["".join(parts) for parts in pdf.broken_words(data)]
    assert len(broken) > 10
    assert [word for word in broken if re.search("[A-Z]", word)] == []
    rows = pdf.text(data).replace("\u00a0", " ").split(plain(content.sheets[lang].quick.title))[1]
    assert re.findall(rf"\w*[A-Za-z]{pdf.BREAK}", rows.partition(content.words[lang]["paper.corrections"])[0]) == []


@each_sheet
def test_columns_end_level_and_never_with_a_heading(paper: Paper, lang: Lang, name: str) -> None:
    """The last lines of all columns stand on one line, give or take a table's padding, and none is a heading."""
    edition = next(edition for edition in paper.editions if (edition.lang, edition.name) == (lang, name))
    width = pdf.page_sizes(file_of(paper, lang, name))[0][0]
    count = next(shape.columns for shape in formats(lang) if shape.name == name)
    columns = defaultdict(list)
    sides = edition.pages - 1  # the corrections of the tests' one answer fill no side
    found = [
        letter for letter in pdf.letters(file_of(paper, lang, name)) if letter.text.strip() and letter.page < sides
    ]
    for letter in found:
        columns[letter.page, int(letter.x / width * count)].append(letter)
    usual = Counter(letter.size for letter in found).most_common(1)[0][0]
    foot = max(letter.bottom for letter in found)
    feet = {}
    for place, inside in columns.items():
        body = [letter for letter in inside if letter.bottom < foot - usual * 0.9]
        last = max(letter.bottom for letter in body)
        feet[place] = last
        assert max(letter.size for letter in body if letter.bottom > last - 1) <= usual
    assert len(feet) == count * sides
    assert max(feet.values()) - min(feet.values()) < 5.0


@each_sheet
def test_corrections_stand_at_one_distance(published: Paper, lang: Lang, name: str) -> None:
    """On the first side of corrections the space between two is the same in every column."""
    shape = next(shape for shape in formats(lang) if shape.name == name)
    letters = [letter for letter in pdf.letters(file_of(published, lang, name)) if letter.text.strip()]
    side = (max(letter.page for letter in letters) + 1) // 2
    foot = shape.height - shape.bottom
    columns = defaultdict(set)
    for letter in letters:
        if letter.page == side and foot - shape.behind.room(0) < letter.bottom < foot:
            columns[int((letter.x - shape.side + 1) / (shape.column + shape.gutter))].add(round(letter.bottom, 1))
    gaps = [max(after - before for before, after in pairwise(sorted(bottoms))) for bottoms in columns.values()]
    assert len(gaps) == shape.columns
    assert max(gaps) - min(gaps) < 0.5


@each_sheet
def test_it_stands_in_the_columns_that_were_promised(paper: Paper, content: Content, lang: Lang, name: str) -> None:
    """On every side as many columns are parted by white space from head to foot as the format has, and as a reader is told."""
    shape = next(shape for shape in formats(lang) if shape.name == name)
    letters = [letter for letter in pdf.letters(file_of(paper, lang, name)) if letter.text.strip()]
    for page in range(max(letter.page for letter in letters)):  # the last holds one correction
        foot = shape.height - shape.bottom
        body = [letter for letter in letters if letter.page == page and foot - shape.room(page) < letter.bottom < foot]
        ends, parted = 0.0, 0
        for left, right in sorted((letter.x, letter.right) for letter in body):
            parted += left - ends > shape.gutter * 0.7
            ends = max(ends, right)
        assert parted == shape.columns  # the margin parts the first from the paper's edge
    promised = counted(content.words[lang], lang, "downloads.columns", shape.columns)
    assert "large" in name or f"{promised}." in downloads_page(paper, lang)


def downloads_page(paper: Paper, lang: Lang) -> str:
    """What the downloads page says, whatever the sizes of the other files are."""
    files = render(make_content(), paper.editions, defaultdict(lambda: 1), defaultdict(lambda: defaultdict(int)))
    return files[f"{lang}/downloads/index.md"]


def test_levels_survive_black_and_white(paper: Paper, content: Content) -> None:
    """In black and white nothing is coloured, and each heading has its one, two or three dots."""
    data = file_of(paper, "ru", "cram-sheet-bw")
    copied = pdf.text(data)
    for topic in content.sheets["ru"].topics:
        marks = {"basic": "●○○", "intermediate": "●●○", "advanced": "●●●"}[topic.level.key]
        assert pdf.holds(copied, f"{plain(topic.title)} {marks}")
    assert pdf.colours(data) <= {"grey"}
    assert pdf.colours(file_of(paper, "ru", "cram-sheet")) == {"grey", "colour"}


def test_previews_are_small_pictures_of_the_first_page(paper: Paper) -> None:
    """A preview is a PNG of the page's own shape, of the size that its description gives, under 300 kB."""
    shown = [edition for edition in paper.editions if edition.preview]
    assert {edition.name for edition in shown} == {
        without_paper(edition.name) for edition in paper.editions if not edition.name.startswith("topics/")
    }
    for edition in shown:
        assert edition.preview is not None
        assert edition.preview_size is not None
        data = paper.files[edition.preview]
        width, height = pdf.page_sizes(paper.files[edition.file])[0]
        assert data.startswith(b"\x89PNG")
        assert png_size(data) == edition.preview_size
        assert edition.preview_size[0] / edition.preview_size[1] == pytest.approx(width / height, abs=0.01)
        assert len(data) < 300_000


def test_the_languages_differ_only_in_words(paper: Paper) -> None:
    """Both languages have the same number of links on the sheets of A4."""
    for name in SHEETS:
        counts = {len(pdf.addresses(file_of(paper, lang, name))) for lang in LANGUAGES}
        assert len(counts) == 1
