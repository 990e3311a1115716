"""The downloads page: every file with what it is, how large it is, and its address seen from the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest
from lxml import html
from markdown import markdown

from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.pages.downloads_page import SERVED, ZIP_SIZE, awaited, render
from cheatsheet.paper.editions import Coming, Edition
from cheatsheet.paths import topic_edition

SIZES = {
    "ru/downloads/obsidian.zip": 1_000, "ru/downloads/python-backend.mochi": 2_000,
    "ru/downloads/cards.tsv": 3_000, "ru/downloads/cards-next.tsv": 4_000,
    "en/downloads/obsidian.zip": 11_000, "en/downloads/python-backend.mochi": 12_000,
    "en/downloads/cards.tsv": 13_000, "en/downloads/cards-next.tsv": 14_000,
    "ru/data/cheatsheet.json": 5_000, "ru/data/cheatsheet.schema.json": 6_000, "ru/llms.txt": 7_000,
    "ru/data/cheatsheet.csv": 8_000, "en/data/cheatsheet.csv": 18_000,
    "ru/downloads/python-backend.apkg": 9_000, "en/downloads/python-backend.apkg": 19_000,
    "ru/downloads/python-backend.epub": 10_000, "en/downloads/python-backend.epub": 20_000,
}  # fmt: skip


def edition(lang: Lang, name: str, pages: int, size: int, *, paper: str = "A4", shown: bool = True) -> Edition:
    """A PDF of which a card tells something."""
    file = f"{lang}/downloads/{name}"
    picture = f"{lang}/downloads/preview/{name}.png" if shown else None
    return Edition(lang, name, f"{file}.pdf", picture, (1, 1) if shown else None, paper, False, pages, size, 11.0)


@pytest.fixture(scope="session")
def pages(content: Content) -> Mapping[Lang, html.HtmlElement]:
    """The pages with a sheet on two papers in English, a book, and topics of which one is still coming."""
    editions: list[Edition | Coming] = [
        edition("ru", "cram-sheet", 1, 71_000),
        edition("en", "cram-sheet", 2, 81_000),
        edition("en", "cram-sheet-letter", 3, 82_000, paper="Letter", shown=False),
    ]
    for lang in LANGUAGES:
        editions.append(edition(lang, "book", 300, 1_300_000))
        slugs = [topic_edition(topic.slug) for topic in content.catalog.topics]
        editions += [edition(lang, slug, 21, 90_000, shown=False) for slug in slugs[1:]]
        editions.append(Coming(lang, slugs[0], f"{lang}/downloads/{slugs[0]}.pdf", None, None))
    kinds = {lang: defaultdict[str, int](int) for lang in LANGUAGES}
    made = render(content, editions, SIZES, kinds)
    return {lang: _read(made[f"{lang}/downloads/index.md"]) for lang in LANGUAGES}


def _read(page: str) -> html.HtmlElement:
    text = page.split("---\n", 2)[2]
    return html.fromstring(
        f"<main>{markdown(text, extensions=['attr_list', 'md_in_html', 'pymdownx.escapeall'])}</main>"
    )


def links(elements: list[html.HtmlElement]) -> list[tuple[str | None, str]]:
    """Address and words of each link."""
    return [(one.get("href"), one.text_content()) for one in elements]


def test_a_card_has_a_button_for_each_paper(pages: Mapping[Lang, html.HtmlElement]) -> None:
    """Name, what it is good for, paper, pages and size, in the page's language; none of the other language's files."""
    sheet, book = pages["en"].xpath("//ul[@class='editions']/li")
    assert sheet.xpath("string(.//strong)") == "The one-page sheet"
    assert "in 4 columns." in sheet.text_content()
    assert links(sheet.xpath(".//a")) == [
        ("cram-sheet.pdf", "A4, 2 pages, 81 kB"),
        ("cram-sheet-letter.pdf", "Letter, 3 pages, 82 kB"),
    ]
    assert links(book.xpath(".//a")) == [("book.pdf", "A4, 300 pages, 1.3 MB")]
    sheet, book = pages["ru"].xpath("//ul[@class='editions']/li")
    assert links(sheet.xpath(".//a")) == [("cram-sheet.pdf", "A4, 1 страница, 71 КБ")]
    for card in (sheet, book):  # it waits until it is scrolled to, and takes its room before it comes
        (picture,) = card.xpath(".//img")
        assert (picture.get("alt"), picture.get("loading"), picture.get("width")) == ("", "lazy", picture.get("height"))


def test_topics_are_folded_away_in_their_order(content: Content, pages: Mapping[Lang, html.HtmlElement]) -> None:
    """A file each, with what a card would say; of one that is still coming its place for that."""
    first = content.catalog.topics[0]
    items = pages["en"].xpath("//details/ul/li")
    assert [one.xpath("string(a/@href)") for one in items] == [
        f"topics/{topic.slug}.pdf" for topic in content.catalog.topics
    ]
    coming = Coming("en", "", f"en/downloads/topics/{first.slug}.pdf", None, None)
    assert items[0].text_content() == f"Python and frameworks · {awaited(coming)}"
    assert items[1].text_content() == "SQL and databases · A4, 21 pages, 90 kB"


@pytest.mark.parametrize(
    ("lang", "sizes"),
    [
        ("ru", ("9 КБ", "10 КБ", "1 КБ", "2 КБ", "3 КБ", "4 КБ")),
        ("en", ("19 kB", "20 kB", "11 kB", "12 kB", "13 kB", "14 kB")),
    ],
)
def test_decks_book_and_cards_are_saved_and_say_their_size(
    content: Content, pages: Mapping[Lang, html.HtmlElement], lang: Lang, sizes: tuple[str, ...]
) -> None:
    """Each of the page's own language; what the programs of the other cards are is told before them."""
    named = {"python-backend.apkg": "deck", "python-backend.epub": "ebook_get", "obsidian.zip": "obsidian"}
    named |= {"python-backend.mochi": "mochi", "cards.tsv": "tsv", "cards-next.tsv": "tsv_next"}
    page, words = pages[lang], content.words[lang]
    for (file, key), size in zip(named.items(), sizes, strict=True):
        (link,) = page.xpath("//a[@href=$file]", file=file)
        assert link.text_content() == f"{words[f'downloads.{key}']} · {size}"
        assert link.get("download") is not None
    told = [one.text_content().replace("\xa0", " ") for one in page.xpath("//ul[not(@class)]/li[not(a)]")]
    assert told == [words[f"downloads.{name}_about"] for name in ("obsidian", "mochi", "tsv")]


def test_what_needs_the_served_site_can_be_left_out(content: Content) -> None:
    """The portable archive drops all of reading offline, itself among it, and nothing else."""
    sizes, kinds = defaultdict[str, int](int), {lang: defaultdict[str, int](int) for lang in LANGUAGES}
    slugs = [topic_edition(topic.slug) for topic in content.catalog.topics]
    coming = [Coming(lang, slug, f"{lang}/downloads/{slug}.pdf", None, None) for slug in slugs for lang in LANGUAGES]
    page = render(content, coming, sizes, kinds)["en/downloads/index.md"]
    before, _, rest = page.partition(SERVED[0])
    inside, _, after = rest.partition(SERVED[1])
    assert inside.strip().startswith("## Without a network {#offline}")
    assert inside.count("## ") == 1
    assert inside.count('<p data-offline="all" hidden></p>') == 1
    assert f' href="../../downloads/site.zip" download>Download the archive · {ZIP_SIZE}</a>' in inside
    assert after.strip().startswith("## Open data {#data}")
    for outside in (before, after):
        assert "offline" not in outside
        assert "site.zip" not in outside


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "ru",
            [
                ("../data/cheatsheet.json", "JSON · 5 КБ"),
                ("../data/cheatsheet.schema.json", "JSON Schema · 6 КБ"),
                ("../data/cheatsheet.csv", "CSV · 8 КБ"),
                ("../llms.txt", "llms.txt · 7 КБ"),
                ("../index.md", "Markdown"),
            ],
        ),
        (
            "en",
            [
                ("../../data/cheatsheet.json", "JSON · 5 kB"),
                ("../../data/cheatsheet.schema.json", "JSON Schema · 6 kB"),
                ("../data/cheatsheet.csv", "CSV · 18 kB"),
                ("../../llms.txt", "llms.txt · 7 kB"),
                ("../index.md", "Markdown"),
            ],
        ),
    ],
)
def test_data_that_are_the_same_for_all_languages_lie_once(
    content: Content, pages: Mapping[Lang, html.HtmlElement], lang: Lang, expected: list[tuple[str, str]]
) -> None:
    """Each file with its size and what it is for; a copy of every page has no one size; the licence stands under them."""
    (data,) = pages[lang].xpath("//dl")
    assert [(one.xpath("string(a/@href)"), one.text_content()) for one in data.xpath("dt")] == expected
    words = content.words[lang]
    assert [one.text for one in data.xpath("dd")] == [
        words[f"data.{name}_about"] for name in ("json", "schema", "csv", "llms", "copies")
    ]
    assert data.getnext().text_content().replace("\xa0", " ").startswith(words["data.licence"][:20])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_owners_of_an_older_copy_are_told_first(
    content: Content, pages: Mapping[Lang, html.HtmlElement], lang: Lang
) -> None:
    """Before all files stands where to see what has changed since a copy was taken, and why to look."""
    words = content.words[lang]
    before = pages[lang].xpath("//h2[1]/preceding-sibling::p")
    (link,) = before[-1].xpath("a")
    assert before[-1].text_content() == f"{words['changes.downloads']} {words['changes.title']}"
    assert link.get("href") == "../changes/index.md"
