"""Where the pages of the published books break, and that nothing is lost at a break or at the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from cheatsheet.answers.parse import HEADINGS
from cheatsheet.answers.phrases import plain
from cheatsheet.answers.phrases import texts as texts_of
from cheatsheet.generate import Sources
from cheatsheet.model import Lang, Source
from cheatsheet.model import plain as plain_inline
from cheatsheet.paper import Paper
from cheatsheet.paper.code import fit_code
from cheatsheet.paper.formats import MM, Format
from cheatsheet.paper.prose import CODE_COLUMNS, leads
from cheatsheet.paper.words import shown_address
from cheatsheet.tree import Block, Box, ListBlock, Paragraph, Strong, Table
from tests import written
from tests.paper import pdf
from tests.paper.test_book_pages import bodies

both_languages = pytest.mark.parametrize("lang", ["ru", "en"])

BOOK_SIDE = 18 * MM


def blocks(real: Sources, lang: Lang) -> Iterator[Sequence[Block]]:
    """The long answers' blocks, each run of neighbours by itself."""
    for answer in real.content.answers[lang].values():
        for part in answer.parts.values():
            yield from _runs(part.blocks)


def _runs(run: Sequence[Block]) -> Iterator[Sequence[Block]]:
    yield run
    for block in run:
        inner = block.items if isinstance(block, ListBlock) else (block.blocks,) if isinstance(block, Box) else ()
        for one in inner:
            yield from _runs(one)


def cited(real: Sources) -> list[Source]:
    """Every source under a long answer, in the order of the book."""
    return [source for number in real.content.answers["ru"] for source in real.content.sources.of(number)]


def bare(text: str) -> str:
    """``text`` without what the end of a line may change: blanks and hyphens."""
    return re.sub(rf"[\s\u00a0{pdf.BREAK}-]", "", text)


def feet(published: Paper, lang: Lang) -> list[str]:
    """The last line of each page, bare."""
    return [bare(lines[-1]) for lines in bodies(published, lang) if lines]


def test_nothing_passes_the_right_margin(published: Paper) -> None:
    """On no page of any PDF a letter stands to the right of the margin, but for a sheet's daggers, which take no room."""
    files = {path: data for path, data in published.files.items() if path.endswith(".pdf")}
    assert len(files) > 30
    found = [
        f"{path} p. {page}: {text}"
        for path, data in files.items()
        for page, text in pdf.right_of(data, (Format.side if "cram" in path else BOOK_SIDE) - 1)
        if text.strip("†\r\n") or "cram" not in path
    ]
    assert found == []


@both_languages
def test_a_listing_keeps_its_descenders(published: Paper, lang: Lang) -> None:
    """Each underscore of the book is dark on its page: no ground of a listing's next part is painted over it."""
    seen = pdf.inks(published.files[f"{lang}/downloads/book.pdf"], "_")
    assert len(seen) > 1000
    assert [place for place, darkest in seen if darkest > 170] == []


@both_languages
def test_a_listing_keeps_its_blank_lines(published: Paper, real: Sources, lang: Lang) -> None:
    """Six lines from either end, where a listing's parts meet, a blank line is as high as any other."""
    checked = 0
    for sample in real.samples.values():
        lines = fit_code(sample.code, CODE_COLUMNS).text.split("\n")
        for at in (6, len(lines) - 6):
            if len(lines) > 26 and lines[at - 1] == "":
                above = max(place for place in range(at) if lines[place])
                below = min(place for place in range(at, len(lines)) if lines[place])
                places = [above - 1, above, below]
                found = pdf.lines_at(
                    published.files[f"{lang}/downloads/book.pdf"], *(lines[one].strip() for one in places)
                )
                if found and lines[above - 1]:
                    usual, gap = found[0] - found[1], found[1] - found[2]
                    assert gap == pytest.approx(usual * (below - above), abs=1), (sample.name, lines[above])
                    checked += 1
    assert checked > 2


@both_languages
def test_no_sub_heading_ends_a_page(published: Paper, real: Sources, lang: Lang) -> None:
    """A paragraph of nothing but bold words is never the last line of a page."""
    alone = {
        bare(plain(block.children))
        for run in blocks(real, lang)
        for block in run
        if isinstance(block, Paragraph) and all(isinstance(node, Strong) for node in block.children)
    }
    assert len(alone) > 10
    assert [foot for foot in feet(published, lang) if foot in alone] == []


@both_languages
def test_no_lead_in_is_parted_from_what_it_leads_to(published: Paper, real: Sources, lang: Lang) -> None:
    """Words that end in a colon do not end a page when a list, a table or code follows them."""
    leading = {
        bare(plain(block.children))
        for run in blocks(real, lang)
        for block, following in pairwise(run)
        if isinstance(block, Paragraph) and plain(block.children).endswith(":") and not isinstance(following, Paragraph)
    }
    assert len(leading) > 10
    ends = [foot for foot in feet(published, lang) if foot.endswith(":")]
    assert [foot for foot in ends if any(one.endswith(foot) for one in leading)] == []


@both_languages
def test_no_compound_is_torn_at_its_own_hyphen(published: Paper, real: Sources, lang: Lang) -> None:
    """«CPU-bound» over two lines would read, and be copied, as «CPUbound»; the same in the topics, which are its pages."""
    texts = [plain_inline(entry.answer) for entry in real.content.sheets[lang].entries()]
    for answer in real.content.answers[lang].values():
        texts += [text for part in answer.parts.values() for _, text in texts_of(part.blocks)]
    texts += [source.quote or source.section for source in cited(real)]
    compounds = {
        short
        for text in texts
        for short in re.findall(r"[\w/.]+(?:-\w+)+", text)
        if max(map(len, short.split("-"))) <= 15
    }
    assert "CPU-bound" in compounds
    book = published.files[f"{lang}/downloads/book.pdf"]
    torn = [f"{left}-{right.rstrip('.')}" for left, right in pdf.broken_words(book)]
    assert [word for word in torn if any(f"-{word}-" in f"-{one}-" for one in compounds)] == []
    assert len(torn) > 10


@both_languages
def test_no_address_is_torn_at_a_hyphen(published: Paper, real: Sources, lang: Lang) -> None:
    """Over two lines, or copied, «warm-throughput» in the address of a source would lead elsewhere."""
    addresses = {shown_address(source.url) for source in cited(real)}
    assert sum("-" in address for address in addresses) > 100
    torn = [
        f"{left}-{right.rstrip('.')}" for left, right in pdf.broken_words(published.files[f"{lang}/downloads/book.pdf"])
    ]
    assert [word for word in torn if any(word in one for one in addresses)] == []
    assert len(torn) > 10


@both_languages
def test_a_table_is_on_one_page(published: Paper, real: Sources, lang: Lang) -> None:
    """All rows of a table in an answer stand on one page, each of them whole."""
    pages = [
        re.sub(r"\((?:с|p)\.\d+\)", "", bare(page))  # what a link is followed by
        for page in pdf.pages(published.files[f"{lang}/downloads/book.pdf"])
    ]
    tables = [block for run in blocks(real, lang) for block in run if isinstance(block, Table)]
    assert len(tables) > 30
    torn = []
    for table in tables:
        cells = [bare(plain(cell)) for row in (table.head, *table.rows) for cell in row.cells]
        if not any(all(cell in page for cell in cells) for page in pages):
            torn.append(cells)
    assert torn == []


@both_languages
def test_no_page_is_left_for_what_begins_a_part(published: Paper, lang: Lang) -> None:
    """No page has its last fifth empty because the part that begins on the next one begins with a diagram or a table."""
    lowest = pdf.bodies(published.files[f"{lang}/downloads/book.pdf"], (297 - 72) * MM, 21 * MM)
    pages = bodies(published, lang)
    empty = [number for number, lines in enumerate(lowest[:-1]) if not lines]
    assert len(empty) > 10
    label = HEADINGS[lang]["deeper"]
    assert [number + 1 for number in empty if pages[number + 1][0].startswith(label)] == []


@both_languages
def test_a_source_is_on_one_page(published: Paper, real: Sources, lang: Lang) -> None:
    """No page begins amid a source: with its address or the day on which it was checked."""
    heads = [lines[0] for lines in bodies(published, lang) if lines]
    assert [head for head in heads if re.match(r"\S*\w\.\w{2,}/\S|.*\d{4}-\d\d-\d\d$", head)] == []


def test_what_leads_to_something_is_known() -> None:
    """A bold line leads, and so do words with a colon before a list; other paragraphs do not."""
    [heading, lead, _, last, talk, _] = written.part(
        "deeper", "**Bold words**\n\nTwo ways:\n\n- one\n\nA **bold** word.\n\nHe says:\n\nNothing.", 1
    ).blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(lead, Paragraph)
    assert isinstance(last, Paragraph)
    assert isinstance(talk, Paragraph)
    item = ListBlock(ordered=False, loose=False, items=(), line=1)
    assert [leads(heading, last), leads(lead, item), leads(last, item), leads(talk, last)] == [True, True, False, False]
