"""What comes before the chapters: cover, title page, contents; and the contents for old readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count

from cheatsheet.answers.agreement import directives
from cheatsheet.ebook.chapter import Chapter
from cheatsheet.ebook.pages import bound
from cheatsheet.model import Content, plain
from cheatsheet.paper.words import intro, shown_address
from cheatsheet.settings import Settings
from cheatsheet.view import View, clarified
from cheatsheet.words import counted

COVER, TITLE, NAV = "cover", "title", "nav"
PICTURE = "cover.png"


def inside(content: Content, view: View) -> Iterator[str]:
    """What the book holds, a line each, in words."""
    words, lang = view.words, view.lang
    topics = view.counted("topics_dative", len(view.topics))
    questions = view.counted("questions", len(view.questions))
    yield words["epub.inside_answers"].format(questions=questions, topics=topics)
    answers = content.answers.get(lang, {}).values()
    for kind in ("sample", "diagram"):
        if number := sum(len(directives(answer, kind)) for answer in answers):
            yield words[f"epub.inside_{kind}s"].format(n=number)
    yield words["epub.inside_quick"].format(rows=view.counted("rows", len(view.rows)))
    if found := clarified(content, view):
        yield words["epub.inside_errata"].format(count=counted(words, lang, "answers.errata_count", len(found)))
    if answers:
        yield words["epub.inside_sources"]


def cover(content: Content, view: View) -> Chapter:
    """The picture that a library shows, as the first page."""
    title = plain(content.sheets[view.lang].title)
    alt = escape(view.words["epub.cover_alt"].format(title=title))
    picture = f'<img class="cover" src="{PICTURE}" alt="{alt}" epub:type="cover" role="doc-cover"/>'
    return Chapter(COVER, view.words["epub.cover"], "", f'<section class="cover">{picture}</section>')


def title_page(content: Content, settings: Settings, view: View) -> Chapter:
    """The title, the sheet's own first sentences as on paper, where the site is, what is inside, which version."""
    words, sheet, home = view.words, content.sheets[view.lang], settings.address(view.lang)
    title, said = bound(sheet.title, view.lang), bound(intro(content, settings, view.lang), view.lang)
    shown = escape(shown_address(home))
    link = f'<a href="{escape(home)}">{shown}</a>'
    said = said.replace(shown, link) if shown in said else f"{said} {link}"
    items = "\n".join(f"<li>{escape(line)}</li>" for line in inside(content, view))
    body = (
        f'<section epub:type="titlepage">\n<h1>{title}</h1>\n<p class="intro">{said}</p>\n'
        f"<h2>{escape(words['epub.inside'])}</h2>\n<ul>\n{items}\n</ul>\n"
        f'<p class="facts">{escape(words["paper.edition"].format(version=settings.version))}</p>\n'
        f'<p class="facts">{escape(words["data.licence"])}</p>\n</section>'
    )
    return Chapter(TITLE, words["epub.title_page"], "", body)


def contents(view: View, chapters: Sequence[Chapter]) -> Chapter:
    """The navigation document: topics with their questions, and the landmarks."""
    words = view.words
    heading = escape(words["paper.contents"])
    first = next(chapter for chapter in chapters if chapter.heading)
    marks = (
        ("cover", f"{COVER}.xhtml", words["epub.cover"]),
        ("titlepage", f"{TITLE}.xhtml", words["epub.title_page"]),
        ("toc", f"{NAV}.xhtml", words["paper.contents"]),
        ("bodymatter", first.file, words["epub.begin"]),
    )
    landmarks = "\n".join(
        f'<li><a epub:type="{kind}" href="{file}">{escape(name)}</a></li>' for kind, file, name in marks
    )
    body = (
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="title">\n<h1 id="title">{heading}</h1>\n'
        f"{_list([one for one in chapters if one.heading])}\n</nav>\n"
        f'<nav epub:type="landmarks" aria-labelledby="landmarks" hidden="hidden">\n'
        f'<h2 id="landmarks">{escape(words["epub.landmarks"])}</h2>\n<ol>\n{landmarks}\n</ol>\n</nav>'
    )
    return Chapter(NAV, words["paper.contents"], "", body)


def _list(chapters: Sequence[Chapter]) -> str:
    """An ordered list of ``chapters``, those of a topic in a list of their own under it."""
    items = []
    for first, under in grouped(chapters):
        inner = f"\n{_list(under)}\n" if under else ""
        items.append(f'<li><a href="{first.file}">{first.heading}</a>{inner}</li>')
    return "\n".join(["<ol>", *items, "</ol>"])


def grouped(chapters: Sequence[Chapter]) -> Iterator[tuple[Chapter, Sequence[Chapter]]]:
    """Each chapter with those behind it that stand deeper."""
    at = 0
    while at < len(chapters):
        end = at + 1
        while end < len(chapters) and chapters[end].depth > chapters[at].depth:
            end += 1
        yield chapters[at], chapters[at + 1 : end]
        at = end


def old_contents(identifier: str, title: str, chapters: Sequence[Chapter]) -> bytes:
    """The contents as EPUB 2 has them: readers with Adobe's engine, a Kobo with a file that was copied to it among
    them, look nowhere else (https://github.com/gutenbergtools/ebookmaker/issues/167).
    """
    named = [one for one in chapters if one.heading]
    deepest = max(one.depth for one in named)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">\n'
        f'<head><meta name="dtb:uid" content="{escape(identifier)}"/><meta name="dtb:depth" content="{deepest}"/>'
        '<meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>\n'
        f"<docTitle><text>{escape(title)}</text></docTitle>\n<navMap>\n{_points(named, count(1))}\n</navMap>\n</ncx>\n"
    ).encode()


def _points(chapters: Sequence[Chapter], order: Iterator[int]) -> str:
    points = []
    for first, under in grouped(chapters):
        place = next(order)
        points.append(
            f'<navPoint id="n{place}" playOrder="{place}"><navLabel><text>{escape(first.title)}</text></navLabel>'
            f'<content src="{first.file}"/>{_points(under, order)}</navPoint>'
        )
    return "\n".join(points)
