"""The package document: what the book is, which files it has, in which order they are read.

https://www.w3.org/TR/epub-33/#sec-package-doc; what it says of accessibility follows
https://www.w3.org/TR/epub-a11y-11/ and the vocabulary of https://www.w3.org/2021/a11y-discov-vocab/latest/.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from html import escape

from cheatsheet.ebook.chapter import STYLES, Chapter
from cheatsheet.ebook.front import NAV, PICTURE
from cheatsheet.model import Content, plain
from cheatsheet.settings import Settings, commit_moment
from cheatsheet.view import View

NCX = "toc.ncx"
CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""What the book is held to: word for word as the standard asks, since shops look for it."""

_ACCESSIBLE = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual,visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "longDescription"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)


def identifier(settings: Settings, view: View) -> str:
    """What a reader knows the book by, whatever version of it: made of the address at which the language is served."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, settings.address(view.lang))}"


def modified(commit_date: str) -> str:
    """The commit's time as ``dcterms:modified`` has it; outside a git checkout the earliest one of a zip archive."""
    moment = commit_moment(commit_date)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else "1980-01-01T00:00:00Z"


def package(content: Content, settings: Settings, view: View, chapters: Sequence[Chapter], about: str) -> bytes:
    """The document, for ``chapters`` in the order of reading; ``about`` says what the book is in a sentence or two."""
    metadata = "\n".join(_metadata(content, settings, view, about))
    items = "\n".join(_items(chapters))
    spine = "\n".join(f'<itemref idref="{chapter.name}"/>' for chapter in chapters)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{view.lang}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n</metadata>\n'
        f'<manifest>\n{items}\n</manifest>\n<spine toc="ncx">\n{spine}\n</spine>\n</package>\n'
    ).encode()


def _metadata(content: Content, settings: Settings, view: View, about: str) -> Iterator[str]:
    words = view.words
    yield f'<dc:identifier id="id">{identifier(settings, view)}</dc:identifier>'
    yield f"<dc:title>{escape(plain(content.sheets[view.lang].title))}</dc:title>"
    yield f"<dc:language>{view.lang}</dc:language>"
    yield f"<dc:creator>{escape(words['epub.creator'])}</dc:creator>"
    yield f"<dc:description>{escape(about)}</dc:description>"
    yield f"<dc:rights>{escape(words['data.licence'])}</dc:rights>"
    yield f"<dc:source>{escape(settings.address(view.lang))}</dc:source>"
    if settings.commit_date:
        yield f"<dc:date>{settings.commit_date[:10]}</dc:date>"
    yield from (f"<dc:subject>{escape(topic.title)}</dc:subject>" for topic in view.topics)
    yield f'<meta property="dcterms:modified">{modified(settings.commit_date)}</meta>'
    yield f'<meta property="dcterms:conformsTo">{CONFORMS}</meta>'
    yield f'<meta property="a11y:certifiedBy">{escape(words["epub.creator"])}</meta>'
    yield from (f'<meta property="schema:{name}">{value}</meta>' for name, value in _ACCESSIBLE)
    yield f'<meta property="schema:accessibilitySummary">{escape(words["epub.accessibility"])}</meta>'
    # EPUB 2 has no properties: old readers find the cover by this one.
    yield '<meta name="cover" content="picture"/>'


def _items(chapters: Sequence[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        properties = ["nav"] * (chapter.name == NAV) + ["svg"] * chapter.has_svg
        said = f' properties="{" ".join(properties)}"' if properties else ""
        yield f'<item id="{chapter.name}" href="{chapter.file}" media-type="application/xhtml+xml"{said}/>'
    yield f'<item id="ncx" href="{NCX}" media-type="application/x-dtbncx+xml"/>'
    yield f'<item id="picture" href="{PICTURE}" media-type="image/png" properties="cover-image"/>'
    yield from (f'<item id="{name.removesuffix(".css")}" href="{name}" media-type="text/css"/>' for name in STYLES)
