"""A third language is a folder, a record and a table of words: the build makes all of the site in it, and nothing else in it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from cheatsheet.cache import PLACE
from cheatsheet.model import LANGUAGES
from tests.build.conftest import copy_project, run_build
from tests.ebook.checks import NAMES, Book, faults, unzipped
from tests.paper.pdf import text as text_of_pdf
from tests.pseudo import CODE, MODEL, add_language, mark

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_PLAIN = re.compile(r"\b(?:the|and|that|which|without|question|answer)\b", re.IGNORECASE)
"""Words of the language that it was made of, as they would stand if they had come past its texts."""
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the third language, built and checked."""
    project = copy_project(root, tmp_path_factory.mktemp("third") / "project")
    if (root / PLACE).is_dir():  # the paper of the other languages, held to its hashes
        shutil.copytree(root / PLACE, project / PLACE)
    add_language(project)
    done = run_build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """The built site."""
    return project / "site"


def strange(text: str) -> list[str]:
    """What in ``text`` is Russian, or English that was not marked; code is in no language."""
    plain = _CODE.sub(" ", text)
    return [*_CYRILLIC.findall(plain), *_PLAIN.findall(plain)]


def texts(tree: Any) -> Iterator[str]:
    """Every string in a JSON tree that is no address and no code."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key not in ("url", "href", "more", "lang", "slug"):
                yield from texts(value)
    elif isinstance(tree, list) and tree[:1] != ["code"]:
        for value in tree:
            yield from texts(value)


def test_the_generated_language_is_no_language_of_the_project() -> None:
    """The test would prove nothing about a language that is there already; its words differ from those it is made of."""
    assert CODE not in LANGUAGES
    assert MODEL in LANGUAGES
    assert mark("The `the` of [it](q07) and {n}") == "Ťĥē `the` ōf [īť](q07) āńď {n}"
    assert strange("the `the` и") == ["и", "the"]
    assert strange(mark("the and which")) == []


def test_every_page_is_there_in_its_words(site: Path) -> None:
    """Each page of the first language has a copy in the third, whose title, headings, navigation and labels are marked."""
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    own = {path.removeprefix(f"{CODE}/") for path in pages if path.startswith(f"{CODE}/")}
    assert own == {path for path in pages if not path.startswith((f"{CODE}/", f"{MODEL}/"))}
    assert len(own) > 50
    for path in own:
        tree = html.parse(str(site / CODE / path)).getroot()
        assert tree.get("lang") == CODE
        for name in (
            "//title",
            "//h1",
            "//*[@id='menu']",
            "//*[@id='search']/@aria-label",
            "//meta[@name='description']/@content",
        ):
            said = " ".join(one if isinstance(one, str) else one.text_content() for one in tree.xpath(name))
            assert re.search("[ā-ž]", said), (path, name, said)
            assert strange(said) == [], (path, name)


def test_the_languages_lead_to_each_other(site: Path) -> None:
    """Every page links to the same page in both other languages, each named in its own words; so do head and sitemap."""
    for home in ("", f"{MODEL}/", f"{CODE}/"):
        tree = html.parse(str(site / home / "topics/sql/index.html")).getroot()
        links = {one.get("hreflang"): one.get("title") for one in tree.xpath("//a[@data-language]")}
        named = {"": "Русская версия", f"{MODEL}/": "English version", f"{CODE}/": mark("English version")}
        assert sorted(links.values()) == sorted(name for other, name in named.items() if other != home)
        assert {one.get("hreflang") for one in tree.xpath("//link[@hreflang]")} == {*LANGUAGES, CODE, "x-default"}
    assert (site / "sitemap.xml").read_text("utf-8").count(f"/{CODE}/topics/sql/</loc>") == 1
    lost = html.parse(str(site / "404.html")).getroot()
    assert [one.get("lang") for one in lost.xpath("//section[@data-not-found]")] == [*LANGUAGES, CODE]


def test_every_export_is_in_its_words(site: Path) -> None:
    """Data of practice, progress and the voice, the table, the Markdown copies and the manifest have marked words and no others."""
    data = site / CODE / "data"
    for name in ("practice.json", "progress.json", "voice.json"):
        said = "\n".join(texts(json.loads((data / name).read_text("utf-8"))))
        assert re.search("[ā-ž]", said), name
        assert strange(said) == [], name
    rows = csv.DictReader(io.StringIO((data / "cheatsheet.csv").read_text("utf-8-sig"), newline=""))
    table = "\n".join(row[column] for row in rows for column in ("question", "answer", "topic", "level"))
    assert mark("Indexes") in table
    assert strange(table) == []
    copy = (site / CODE / "topics/sql/index.md").read_text("utf-8")
    assert mark("## 6. Indexes") in copy
    assert strange(copy) == []
    assert mark("Python Backend") in json.loads((site / CODE / "manifest.webmanifest").read_text("utf-8"))["name"]


def test_the_search_finds_it_by_its_words(site: Path) -> None:
    """The first file has its names alone; the second also what the language calls it in which its readers ask too."""
    first = json.loads((site / CODE / "data/search.json").read_text("utf-8"))
    assert (first["lang"], first["latin"]) == (CODE, True)
    assert mark("Indexes") in [one["name"] for one in first["questions"]]
    assert strange(" ".join(texts([one["text"] for one in first["questions"]]))) == []
    more = (site / CODE / "data/search-more.json").read_text("utf-8")
    assert not _CYRILLIC.search(more)
    assert "Isolation levels" in [name for one in first["questions"] for name in one["names"].split(", ")]
    assert not re.search("[ĉĝĥĵŝ]", (site / MODEL / "data/search-more.json").read_text("utf-8"))


def test_the_json_edition_has_it_in_the_second_format_alone(site: Path) -> None:
    """The tree of all languages has the third everywhere; format 1, whose schema knows two, goes on without it."""
    tree = json.loads((site / "data/cheatsheet.json").read_text("utf-8"))
    assert tree["languages"] == [*LANGUAGES, CODE]
    said = "\n".join(question["answer"][CODE]["text"] for topic in tree["topics"] for question in topic["questions"])
    assert re.search("[ā-ž]", said)
    assert not _CYRILLIC.search(said)
    former = (site / "data/v1/cheatsheet.json").read_text("utf-8")
    assert json.loads(former)["languages"] == list(LANGUAGES)
    assert f'"{CODE}"' not in former
    assert f"/{CODE}/" not in former


def test_the_cards_are_in_its_words(site: Path, tmp_path: Path) -> None:
    """Every field of every note that holds words is marked, and the note types are the third language's own."""
    with zipfile.ZipFile(site / CODE / "downloads/python-backend.apkg") as package:
        name = next(one for one in package.namelist() if one.startswith("collection.anki2"))
        (tmp_path / "collection").write_bytes(package.read(name))
    with sqlite3.connect(tmp_path / "collection") as collection:
        notes = [fields.split("\x1f") for (fields,) in collection.execute("select flds from notes")]
        kinds = {kind for (kind,) in collection.execute("select distinct mid from notes")}
    assert len(notes) > 50
    assert kinds == {1767225603, 1767226603, 1767227603}
    said = re.sub(
        r"<code>.*?</code>|<pre.*?</pre>|<[^>]+>|https?://\S+", " ", " ".join(map(" ".join, notes)), flags=re.DOTALL
    )
    assert re.search("[ā-ž]", said)
    assert strange(said) == []


def test_the_cards_for_other_programs_are_in_its_words(site: Path) -> None:
    """The notes and the text of the third language hold as many cards, in marked words, and nothing Russian."""
    text = "".join((site / CODE / "downloads" / name).read_text("utf-8") for name in ("cards.tsv", "cards-next.tsv"))
    with zipfile.ZipFile(site / CODE / "downloads/python-backend.mochi") as archive:
        mochi = archive.read("data.edn").decode()
    with zipfile.ZipFile(site / CODE / "downloads/obsidian.zip") as archive:
        notes = [archive.read(name).decode().partition("\n---\n\n")[2] for name in archive.namelist()]
    programs = sum("\n```" in note for note in notes)
    assert len(notes) - programs == text.count("\n") > 150
    assert mochi.count("{:content ") > 180
    code = re.compile(r"https?://\S+|```.*?```|`[^`]*`|<code>.*?</code>|&#\d+;", re.DOTALL)
    for said in (text, code.sub(" ", "".join(notes)), code.sub(" ", mochi)):
        assert re.search("[ā-ž]", said)
        assert not _CYRILLIC.search(said)


def test_the_book_for_readers_is_in_its_words(site: Path) -> None:
    """The EPUB is sound, is of the third language, and outside programs, sources and what says so has marked words alone."""
    epub = (site / CODE / "downloads/python-backend.epub").read_bytes()
    assert faults(epub) == []
    chapters = Book(unzipped(epub)).chapters
    assert {tree.get("lang") for tree in chapters.values()} == {CODE}
    assert len(chapters) > 50
    foreign = "//h:code | //h:pre | //h:*[@class='sources'] | //h:*[@class='online'] | //h:body//h:*[@lang] | //h:a[contains(@href, '//')]"
    for path, tree in chapters.items():
        for one in tree.xpath(foreign, namespaces=NAMES):
            for child in list(one):
                one.remove(child)
            one.text = " "
        said = " ".join(tree.itertext())
        assert re.search("[ā-ž]", said), path
        assert strange(said) == [], path


@pytest.mark.parametrize("name", ["cram-sheet", "cram-sheet-large", "book"])
def test_the_paper_is_in_its_words(project: Path, site: Path, name: str) -> None:
    """A reader copies marked words out of the PDF, and nothing Russian; the sheet is still one side."""
    said = text_of_pdf((site / CODE / f"downloads/{name}.pdf").read_bytes())
    assert mark("Indexes") in said
    written = (project / "docs/_source/sources.toml").read_text("utf-8")  # laws are quoted in their own words
    written += "".join(path.read_text("utf-8") for path in sorted((project / "docs/_source/samples").rglob("*.*")))
    assert [word for word in re.findall("[а-яё]+", said, re.IGNORECASE) if word not in written] == []
    assert (site / CODE / f"downloads/{name}.pdf").exists()
    assert not (site / CODE / f"downloads/{name}-letter.pdf").exists()  # its record names A4 alone


def test_the_archive_and_the_list_of_the_worker_have_it(site: Path) -> None:
    """Offline reading and the portable archive know the third language as they know the others."""
    with zipfile.ZipFile(io.BytesIO((site / "downloads/site.zip").read_bytes())) as archive:
        names = archive.namelist()
    assert any(name.endswith(f"/{CODE}/topics/sql/index.html") for name in names)
    worker = (site / "sw.js").read_text("utf-8")
    assert f'"{CODE}/data/search.json"' in worker
    kept, _, on_request = worker.partition("ON_REQUEST")
    assert f'"{CODE}/data/cheatsheet.csv"' not in kept
    assert f'"{CODE}/data/cheatsheet.csv"' in on_request
