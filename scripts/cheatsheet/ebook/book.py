"""The book for e-readers of every language: what is read in which order, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cheatsheet.answers.diagram_svg import to_reader
from cheatsheet.answers.diagrams import Diagram
from cheatsheet.answers.samples import Sample
from cheatsheet.ebook.chapter import Chapter, xhtml
from cheatsheet.ebook.container import container
from cheatsheet.ebook.front import PICTURE, contents, cover, inside, old_contents, title_page
from cheatsheet.ebook.package import NCX, identifier, package
from cheatsheet.ebook.pages import Pages, file_of
from cheatsheet.ebook.style import styles
from cheatsheet.ebook.writer import EbookSurroundings
from cheatsheet.model import LANGUAGES, Content, plain
from cheatsheet.palette import BAR, LEVELS
from cheatsheet.paper.cram_items import inline
from cheatsheet.paper.typeset import Press
from cheatsheet.paper.words import shown_address
from cheatsheet.paths import EBOOK
from cheatsheet.settings import Settings
from cheatsheet.view import View, make_view

_FOLDER = "EPUB"
_PACKAGE = f"{_FOLDER}/package.opf"
_COVER_WIDTH, _COVER_POINTS = 1200, 400
"""Pixels, as many as the screens of e-readers have across; points of the template."""


def render(
    content: Content, settings: Settings, samples: Mapping[str, Sample], diagrams: Mapping[str, Diagram], fonts: Path
) -> dict[str, bytes]:
    """One ``.epub`` a language, by path relative to ``docs/``. ``fonts`` is the folder of the cover's fonts."""
    press = Press(fonts, settings.commit_date)
    files = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        drawn = {name: to_reader(one, lang) for name, one in diagrams.items()}
        around = EbookSurroundings(lang, view.words, file_of, samples, drawn)
        chapters = read_in_order(content, settings, view, around)
        made = written(content, settings, view, chapters, picture(press, content, settings, view))
        files[f"{lang}/{EBOOK}"] = container({f"{_FOLDER}/{path}": data for path, data in made.items()}, _PACKAGE)
    return files


def read_in_order(content: Content, settings: Settings, view: View, around: EbookSurroundings) -> Sequence[Chapter]:
    """Every chapter, the contents third: behind the cover and the title page."""
    chapters = list(Pages(content, settings, view, around).chapters())
    front = [cover(content, view), title_page(content, settings, view), contents(view, chapters)]
    return [*front, *chapters]


def written(
    content: Content, settings: Settings, view: View, chapters: Sequence[Chapter], cover_picture: bytes
) -> dict[str, bytes]:
    """The files of a book by name."""
    title = plain(content.sheets[view.lang].title)
    topics = view.counted("topics_dative", len(view.topics))
    questions = view.counted("questions", len(view.questions))
    about = view.words["epub.about"].format(questions=questions, topics=topics)
    return {
        **{chapter.file: xhtml(chapter, view.lang) for chapter in chapters},
        NCX: old_contents(identifier(settings, view), title, chapters),
        PICTURE: cover_picture,
        **styles(),
        _PACKAGE.rpartition("/")[2]: package(content, settings, view, chapters, about),
    }


def picture(press: Press, content: Content, settings: Settings, view: View) -> bytes:
    """The cover as PNG: libraries of most readers show no SVG."""
    words, home = view.words, settings.address(view.lang)
    data = {
        "lang": view.lang,
        "colour": True,
        "ground": BAR,
        "inks": {key: shades.dark for key, shades in LEVELS.items()},
        "title": inline(content.sheets[view.lang].title, view.lang),
        "inside": list(inside(content, view)),
        "site": shown_address(home),
        "edition": words["paper.edition"].format(version=settings.version),
    }
    return press.picture("cover.typ", data, _COVER_WIDTH * 72 / _COVER_POINTS)
