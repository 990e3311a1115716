"""Every edition of every language: check the text against the fonts, set it, describe what came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.paper.book import SMALLEST_TYPE, book_data
from cheatsheet.paper.check import unprintable
from cheatsheet.paper.cram import Layout, lay_out, print_data, sheet_data, smallest_type
from cheatsheet.paper.editions import Edition, Extras, Notice, Paper
from cheatsheet.paper.fonts import missing_files
from cheatsheet.paper.formats import MM, Format, formats
from cheatsheet.paper.sheet import items
from cheatsheet.paper.typeset import Press
from cheatsheet.problems import ContentError, Problem
from cheatsheet.settings import Settings

_PREVIEW_LENGTH = 800
"""Pixels on the longer side of a preview: twice what the downloads page shows, for sharp screens."""

_A4_HEIGHT = 297 * MM


def produce(content: Content, settings: Settings, extras: Extras) -> Paper:
    """Set the cram sheets and the book of every language.

    Raises :class:`ContentError` with every problem found: a missing font, a character that no font
    has, an answer longer than a column, a word wider than a column, a sample or diagram that does
    not exist.
    """
    problems = missing_files(extras.fonts) or unprintable(content, extras)
    if problems:
        raise ContentError(problems)
    shop = _Shop(content, settings, extras, Press(extras.fonts, settings.commit_date))
    prints: list[_Print] = []
    found: list[Problem] = []
    for lang in LANGUAGES:
        for job in (shop.cram_sheets, shop.book):
            try:
                prints += job(lang)
            except ContentError as error:
                found += error.problems
    if found:
        raise ContentError(found)
    files = {path: data for each in prints for path, data in each.files()}
    notices = tuple(each.notice for each in prints if each.notice)
    return Paper(files, tuple(each.edition for each in prints), notices)


@dataclass(frozen=True, slots=True)
class _Print:
    edition: Edition
    pdf: bytes
    preview: bytes
    notice: Notice | None = None

    def files(self) -> Iterator[tuple[str, bytes]]:
        yield self.edition.file, self.pdf
        yield self.edition.preview, self.preview


@dataclass(frozen=True, slots=True)
class _Shop:
    """What all jobs share."""

    content: Content
    settings: Settings
    extras: Extras
    press: Press

    def cram_sheets(self, lang: Lang) -> list[_Print]:
        """The sheets of a language. Colour moves no letter: a black-and-white twin breaks like the coloured one."""
        pieces = items(self.content, self.settings, lang)
        layouts: dict[tuple[float, float, int, float], Layout] = {}
        prints = []
        for shape in formats(lang):
            key = (shape.width, shape.height, shape.columns, shape.floor)
            if key not in layouts:
                layouts[key] = lay_out(self.press, shape, lang, self.content.sheets[lang].path, pieces)
            layout = layouts[key]
            data = print_data(sheet_data(self.content, self.settings, lang, shape, pieces), shape, layout, pieces)
            pdf = self.press.pdf("cram.typ", data)
            preview = self.press.picture("cram.typ", data, _PREVIEW_LENGTH * 72 / max(shape.width, shape.height))
            edition = _describe(
                lang,
                shape.name,
                (pdf, preview),
                paper=shape.paper,
                landscape=shape.landscape,
                pages=layout.pages,
                smallest_type=smallest_type(shape, layout.fit.size),
            )
            prints.append(_Print(edition, pdf, preview, _notice(edition.file, shape, layout)))
        return prints

    def book(self, lang: Lang) -> list[_Print]:
        """The book of a language."""
        data = {**book_data(self.content, self.settings, self.extras, lang), "preview": False}
        pdf = self.press.pdf("book.typ", data)
        preview = self.press.picture("book.typ", {**data, "preview": True}, _PREVIEW_LENGTH * 72 / _A4_HEIGHT)
        edition = _describe(
            lang,
            "book",
            (pdf, preview),
            paper="A4",
            landscape=False,
            pages=int(str(self.press.query("book.typ", data, "pages"))),
            smallest_type=SMALLEST_TYPE,
        )
        return [_Print(edition, pdf, preview)]


def _describe(
    lang: Lang,
    name: str,
    made: tuple[bytes, bytes],
    *,
    paper: str,
    landscape: bool,
    pages: int,
    smallest_type: float,
) -> Edition:
    pdf, preview = made
    return Edition(
        lang=lang,
        name=name,
        file=f"{lang}/downloads/{name}.pdf",
        preview=f"{lang}/downloads/preview/{name}.png",
        preview_size=png_size(preview),
        paper=paper,
        landscape=landscape,
        pages=pages,
        size=len(pdf),
        smallest_type=smallest_type,
    )


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the header chunk (PNG specification, 11.2.1 IHDR)."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def _notice(file: str, shape: Format, layout: Layout) -> Notice | None:
    if not shape.one_side or layout.pages == 1:
        return None
    needed = f"would need {layout.needed:.1f} pt" if layout.needed else "would need less than 5 pt"
    return Notice(
        file,
        f"does not fit on one side at {shape.floor:g} pt ({needed}); "
        f"set on {layout.pages} sides at {layout.fit.size:.1f} pt",
    )
