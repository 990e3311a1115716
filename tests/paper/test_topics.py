"""The PDF of each topic: pages of the book that are whole by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Object

from cheatsheet.generate import Sources
from cheatsheet.model import LANGUAGES, Lang, plain
from cheatsheet.paper import Paper
from cheatsheet.paper.qr import printed_address
from cheatsheet.paper.split import Excerpt, split
from cheatsheet.settings import Settings
from cheatsheet.view import Topic, View, make_view
from tests.paper import pdf

in_each_language = pytest.mark.parametrize("lang", LANGUAGES)


def topics(published: Paper, real: Sources, lang: Lang) -> Iterator[tuple[View, Topic, bytes]]:
    """Each topic with its file."""
    view = make_view(real.content, lang)
    for topic in view.topics:
        yield view, topic, published.files[f"{lang}/downloads/topics/{topic.slug}.pdf"]


def elements(root: Object) -> Iterator[Object]:
    """Every structure element."""
    inside = root.get("/K", Array())
    for one in inside if isinstance(inside, Array) else [inside]:
        if isinstance(one, Dictionary) and "/S" in one and "/Type" in one:
            yield one
            yield from elements(one)


@in_each_language
def test_it_says_what_it_is(published: Paper, real: Sources, settings: Settings, lang: Lang) -> None:
    """Title, language and claims; the front has the topic's address, its questions, the version and a code with the address."""
    for view, topic, data in topics(published, real, lang):
        claims = pdf.claims(data)
        assert claims.title.startswith(f"{topic.title} — Python Backend")
        assert (claims.lang, claims.tagged, claims.universal, claims.shows_title) == (lang, True, "1", True)
        front = pdf.pages(data)[0]
        wanted = [
            topic.title,
            topic.count,
            settings.version,
            f"example.org/cheat/{'' if lang == 'ru' else 'en/'}topics/{topic.slug}",
        ]
        wanted += [f"{question.number}. {question.term}" for question in topic.questions]
        assert [text for text in wanted if not pdf.holds(front, text)] == []
        assert pdf.codes(data, 0) == [printed_address(settings, view.lang)]
        assert pdf.outline(data) == [topic.title, *(question.term for question in topic.questions)]


@in_each_language
def test_its_pages_are_those_of_the_book(published: Paper, real: Sources, lang: Lang) -> None:
    """Together the topics hold each page of the book's chapters once, word for word; a viewer counts them as they are printed."""
    book = pdf.pages(published.files[f"{lang}/downloads/book.pdf"])
    found: list[str] = []
    for _, topic, data in topics(published, real, lang):
        pages = pdf.pages(data)
        edition = next(one for one in published.editions if one.file == f"{lang}/downloads/topics/{topic.slug}.pdf")
        assert len(pages) == edition.pages
        assert set(pdf.page_sizes(data)) == {(595.3, 841.9)}
        with pikepdf.open(BytesIO(data)) as opened:
            assert opened.pages[1].label == str(len(found) + 3)
        found += pages[1:]
    assert found == book[2 : 2 + len(found)]
    assert 1 <= len(book) - 2 - len(found) <= 2, "behind the chapters stand the quick answers"


@in_each_language
def test_everything_of_the_topic_is_in_it(published: Paper, real: Sources, lang: Lang) -> None:
    """Every short answer of the topic, and none of a font or a sign is missing."""
    for _, topic, data in topics(published, real, lang):
        copied = pdf.text(data)
        assert [one.id for one in topic.questions if not pdf.holds(copied, plain(one.entry.answer))] == []
        assert pdf.loose_fonts(data) == []
        assert pdf.blank_boxes(data) == 0


@in_each_language
def test_no_link_leads_nowhere(published: Paper, real: Sources, settings: Settings, lang: Lang) -> None:
    """A link to a question of the topic leads to its place here, one to another question to its page on the site."""
    elsewhere = 0
    for view, topic, data in topics(published, real, lang):
        own = {question.id for question in topic.questions}
        with pikepdf.open(BytesIO(data)) as opened:
            pages = {page.obj.objgen for page in opened.pages}
            names = list(opened.Root.Names.Dests.Names)
            goals = dict(zip(map(str, names[::2]), names[1::2], strict=True))
            assert goals.keys() == own
            assert all(goal[0].objgen in pages for goal in goals.values())
            for page in opened.pages:
                for link in page.get("/Annots", ()):
                    goal = link.get("/Dest")
                    action = link.get("/A", Dictionary()).get("/URI")
                    assert "/Contents" not in link or action is None or str(link.Contents) == str(action)
                    assert goal is None or str(goal) in goals or (isinstance(goal, Array) and goal[0].objgen in pages)
        others = {
            settings.address(lang, question.answer_path or "") for question in view.questions if question.id not in own
        }
        elsewhere += sum(count for address, count in pdf.addresses(data).items() if address in others)
        assert pdf.inner_links(data) >= len(own)
    assert elsewhere > 50


@in_each_language
def test_its_tags_are_its_own_and_all_there(published: Paper, real: Sources, lang: Lang) -> None:
    """Each page and link has its tags, no tag stands on a page that is not in the file, and no such page is kept."""
    for _, topic, data in topics(published, real, lang):
        with pikepdf.open(BytesIO(data)) as opened:
            pages = {page.obj.objgen for page in opened.pages}
            kept = [one for one in opened.objects if isinstance(one, Dictionary) and one.get("/Type") == "/Page"]
            assert len(kept) == len(pages), topic.slug
            tree = opened.Root.StructTreeRoot
            found = list(elements(tree))
            assert {one.Pg.objgen for one in found if "/Pg" in one} == pages
            numbers = list(tree.ParentTree.Nums)
            keys = set(map(int, numbers[::2]))
            marked = [int(page.StructParents) for page in opened.pages]
            marked += [int(link.StructParent) for page in opened.pages for link in page.get("/Annots", ())]
            assert sorted(marked) == sorted(keys)
            headings = [str(one.S) for one in found if str(one.S) in ("/H1", "/H2")]
            assert headings == ["/H1", "/H1", *["/H2"] * len(topic.questions)]


def test_a_goal_without_an_address_is_refused(published: Paper) -> None:
    """A link that would lead nowhere stops the build with its goal."""
    book = published.files["en/downloads/book.pdf"]
    with pytest.raises(RuntimeError, match=r"a link leads to .*q\d\d.*, which is neither in the part"):
        split(book, [Excerpt(tuple(range(2, 8)), "A part", "", {})])
