"""The book for e-readers: whole, in order, linked, and made so that any reader's theme and voice can have it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from cheatsheet.answers.phrases import texts
from cheatsheet.ebook.book import render
from cheatsheet.ebook.chapter import STYLES
from cheatsheet.ebook.container import container
from cheatsheet.ebook.package import modified
from cheatsheet.ebook.style import styles
from cheatsheet.generate import Sources
from cheatsheet.model import LANGUAGES, Lang, plain
from cheatsheet.palette import HUES, OWN_SHARE
from cheatsheet.paper.editions import FONTS_PATH
from cheatsheet.paper.words import intro, shown_address
from tests.build.test_palette import contrast
from tests.ebook.checks import DC, NAMES, OPF, Book, faults, unzipped
from tests.ebook.conftest import SETTINGS

GROUNDS = {
    "white": ("#ffffff", "#000000"),
    "paper": ("#fbf5e6", "#3b3227"),
    "sepia": ("#f4ecd8", "#5b4636"),
    "grey": ("#4a4a4d", "#ffffff"),
    "night": ("#121212", "#b8b8b8"),
    "dark": ("#1c1c1e", "#e5e5ea"),
    "black": ("#000000", "#ffffff"),
}
"""The grounds of readers' themes with the text that stands on them."""


def folded(words: str) -> str:
    """``words`` with every run of blanks as one."""
    return " ".join(words.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wrong_with_it(books: dict[Lang, bytes], lang: Lang) -> None:
    """Archive, package, links, contents, what a voice needs and colours are as the checks want them."""
    assert faults(books[lang]) == []


def shown(sources: Sources, lang: Lang) -> Iterator[tuple[str, str]]:
    """Every text that the book has to hold, with the file that has to hold it."""
    content = sources.content
    sheet = content.sheets[lang]
    for entry in sheet.entries():
        yield from ((f"{entry.id}.xhtml", plain(words)) for words in (entry.term, entry.answer))
        for one in content.sources.of(entry.id):
            yield from ((f"{entry.id}.xhtml", words) for words in (one.title, one.quote or one.section))
    for topic, listed in zip(sheet.topics, content.catalog.topics, strict=True):
        yield f"topic-{listed.slug}.xhtml", plain(topic.title)
        yield from ((f"topic-{listed.slug}.xhtml", plain(entry.answer)) for entry in topic.entries)
    for row in sheet.quick.rows:
        yield from (("quick-answers.xhtml", plain(words)) for words in (row.question, row.answer))
    for id_, answer in content.answers[lang].items():
        for key, part in answer.parts.items():
            said = [text for _, text in texts(part.blocks)]
            yield from ((f"{id_}.xhtml", text) for text in said)
            yield from (("errata.xhtml", text) for text in said if key == "clarify")
    for name, sample in sources.samples.items():
        file = f"{name[:3]}.xhtml"
        yield from ((file, text) for text in (name, sample.code, sample.output or "", *sum(sample.versions, ())))
    yield "title.xhtml", plain(sheet.title)
    yield "title.xhtml", plain(intro(content, SETTINGS, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_page_names_no_file_that_the_reader_lacks(books: dict[Lang, bytes], lang: Lang) -> None:
    """The sheet's intro names a file of Markdown; the book says the site's address instead, once, as a link."""
    book = Book(unzipped(books[lang]))
    title = next(tree for path, tree in book.chapters.items() if path.endswith("title.xhtml"))
    said = "".join(title.itertext())
    home = SETTINGS.address(lang)
    assert ".md" not in said
    assert said.count(shown_address(home)) == 1
    assert title.xpath(f"//*[local-name()='a'][@href='{home}']")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_day_and_no_short_compound_is_torn(books: dict[Lang, bytes], lang: Lang) -> None:
    """What breaks at its own hyphen stands in what the style keeps on one line; code, addresses and drawings are left."""
    hyphen, kept = (
        re.compile(r"\b\d{4}-\d\d-\d\d\b|\b[\w/]{1,9}-\w{1,9}\b"),
        {"code", "samp", "pre", "time", "svg", "title"},
    )
    assert re.search(r"^\.w, time \{ white-space: nowrap; \}$", styles()[STYLES[0]].decode(), re.MULTILINE)
    torn = []
    for path, tree in Book(unzipped(books[lang])).chapters.items():
        for text in tree.xpath("//text()"):
            around = text.getparent().getparent() if text.is_tail else text.getparent()
            inside = {one.tag.rpartition("}")[2] for one in (around, *around.iterancestors())}
            if not inside & kept and around.get("class") != "w" and (found := hyphen.search(text)):
                torn.append(f"{path}: {found[0]}")
    assert torn == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_there(books: dict[Lang, bytes], sources: Sources, lang: Lang) -> None:
    """Short and long answers, programs with what they printed, the table, clarifications and sources stand in their files."""
    book = Book(unzipped(books[lang]))
    said = {path.rpartition("/")[2]: folded("".join(tree.itertext())) for path, tree in book.chapters.items()}
    lacking = [(file, text) for file, text in shown(sources, lang) if folded(text) not in said[file]]
    assert lacking == []
    drawn = " ".join(said.values())
    labels = [label for diagram in sources.diagrams.values() for label in diagram.labels[lang].values()]
    assert [label for label in labels if folded(label.replace("\n", "")) not in drawn] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_programs_can_be_copied(books: dict[Lang, bytes], sources: Sources, lang: Lang) -> None:
    """The text of a listing is the program to the letter, blanks and line ends included."""
    book = Book(unzipped(books[lang]))
    listings = {
        figure.findtext("{*}figcaption/{*}code"): [
            "".join(one.itertext()) for one in figure.xpath("h:pre", namespaces=NAMES)
        ]
        for tree in book.chapters.values()
        for figure in tree.xpath("//h:figure[@class='sample']", namespaces=NAMES)
    }
    wanted = {
        name: [text.rstrip("\n") for text in (sample.code, sample.output or "") if text.strip()]
        for name, sample in sources.samples.items()
    }
    assert listings == wanted


def test_it_says_what_it_is(books: dict[Lang, bytes]) -> None:
    """Identifiers differ between languages and outlive a version; the time is the commit's, in UTC."""
    packages = [Book(unzipped(book)) for book in books.values()]
    trees = [book.trees[book.package] for book in packages]
    ids = [tree.findtext(f".//{DC}identifier") for tree in trees]
    assert ids == [f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, SETTINGS.address(lang))}" for lang in books]
    assert len(set(ids)) == len(books)
    for tree in trees:
        stated = {meta.get("property"): meta.text for meta in tree.iter(f"{OPF}meta")}
        assert stated["dcterms:modified"] == "2026-11-24T08:00:00Z"
        assert stated["dcterms:conformsTo"] == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert [tree.findtext(f".//{DC}language") for tree in trees] == list(books)


def test_the_time_outside_a_checkout() -> None:
    """Without a commit there is a time all the same, since a package without one is none; a time without a zone is UTC."""
    assert modified("") == "1980-01-01T00:00:00Z"
    assert modified("2026-11-24T10:00:00") == "2026-11-24T10:00:00Z"


def test_the_same_text_makes_the_same_bytes(root: Path, sources: Sources, books: dict[Lang, bytes]) -> None:
    """Made again it is the same, and the order in which files are given is of no matter."""
    again = render(sources.content, SETTINGS, sources.samples, sources.diagrams, root / FONTS_PATH)
    assert list(again.values()) == list(books.values())
    assert container({"b": b"1", "a": b"2"}, "a") == container({"a": b"2", "b": b"1"}, "a")


def test_the_first_style_sheet_is_one_that_any_reader_can_read() -> None:
    """It has no rules with @, no functions, no states, no selectors by place: one of them and Adobe's engine drops it all."""
    first, second = (sheet.decode() for sheet in styles().values())
    newer = r"@|\(|\{[^}]*\{|[>+~\[*]|(?<=[\w.])::?[a-z-]+[^{};]*\{|[\d.](?:ch|vh|vw|rem)\b"
    assert re.findall(newer, first) == []
    assert {found[0] for found in re.findall(newer, second)} >= {"@", "(", ">", "["}


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("hue", HUES)
def test_hues_are_legible_on_every_ground(hue: str, ground: str) -> None:
    """Words that have a hue have the contrast of 4.5 that WCAG asks for, on the ground of a listing too."""
    paper, text = GROUNDS[ground]
    assert contrast(mixed(text, HUES[hue], OWN_SHARE), mixed(text, paper, 5)) >= 4.5


def mixed(one: str, other: str, share: int) -> str:
    """``share`` per cent of a colour, the rest of another: CSS' ``color-mix`` in sRGB."""
    parts = zip(re.findall("..", one[1:]), re.findall("..", other[1:]), strict=True)
    return "#" + "".join(f"{round((int(a, 16) * share + int(b, 16) * (100 - share)) / 100):02x}" for a, b in parts)
