"""What is set at one go: the sheets that break alike, or a book. All of it is data, so that any process can do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict, cast

from cheatsheet.model import Lang
from cheatsheet.palette import ON_PAPER, ON_SCREEN, SLATE
from cheatsheet.paper.book import SMALLEST_TYPE
from cheatsheet.paper.cram import SMALLEST_TRIED, Placement, lay_out, print_data, smallest_type
from cheatsheet.paper.cram_items import Item
from cheatsheet.paper.dark import darkened
from cheatsheet.paper.editions import Coming, Edition, Notice, Paper
from cheatsheet.paper.formats import BOOK_PAPER, MM, Format, without_paper
from cheatsheet.paper.highlight import highlighted
from cheatsheet.paper.share import ShareJob
from cheatsheet.paper.slim import CLOSELY
from cheatsheet.paper.split import Excerpt, split
from cheatsheet.paper.typeset import Data, Press
from cheatsheet.paths import BOOKS, edition_path, preview_path, topic_edition

_PREVIEW_LENGTH = 800
"""Pixels on the longer side of a preview: twice what the downloads page shows, for sharp screens."""

_A4_HEIGHT = 297 * MM

_COVER_SIZE = (round(_PREVIEW_LENGTH * 210 / 297), _PREVIEW_LENGTH)

_LIGHT = {"ground": None, "ink": "#000000", "soft": "#616161"}
_DARK = {"ground": SLATE, "ink": ON_SCREEN[_LIGHT["ink"] or ""], "soft": ON_SCREEN[_LIGHT["soft"] or ""]}
"""The colours of the book's cover, in either edition."""


@dataclass(frozen=True, slots=True)
class SheetJob:
    """Sheets of a language that differ in colour alone, which moves no letter: they are laid out once."""

    lang: Lang
    path: str
    """The sheet's file, for messages."""
    shapes: tuple[Format, ...]
    data: tuple[Data, ...]
    """For each shape what :func:`~cheatsheet.paper.cram.sheet_data` says."""
    pieces: tuple[Item, ...]
    corrections: tuple[Item, ...]
    """What the second side says, which nobody has to print; empty where there is nothing to correct."""

    @property
    def names(self) -> tuple[str, ...]:
        """The editions that it makes."""
        return tuple(f"{self.lang}/{shape.name}" for shape in self.shapes)

    @property
    def files(self) -> tuple[str, ...]:
        """None that are waited for: nothing is written before the sheets are there."""
        return ()

    def run(self, press: Press) -> Paper:
        """Set the sheets. Raises :class:`~cheatsheet.problems.ContentError` for what no column can hold."""
        shape = self.shapes[0]
        sides = ((shape, self.pieces), (shape.behind, self.corrections))
        parts = [lay_out(press, of, self.lang, self.path, pieces) for of, pieces in sides if pieces]
        return joined(
            [self._print(press, shape, data, parts) for shape, data in zip(self.shapes, self.data, strict=True)]
        )

    def _print(self, press: Press, shape: Format, common: Data, parts: Sequence[Placement]) -> Paper:
        data = print_data(common, shape, parts)
        pdf = press.pdf("cram.typ", data, CLOSELY)
        shown = shape.name == without_paper(shape.name)
        scale = _PREVIEW_LENGTH * 72 / max(shape.width, shape.height)
        preview = press.picture("cram.typ", data, scale) if shown else None
        edition = Edition(
            **_files(self.lang, shape.name, pdf, preview),
            paper=shape.paper,
            landscape=shape.landscape,
            pages=sum(part.pages for part in parts),
            smallest_type=smallest_type(shape, parts),
        )
        notices = tuple(_notice(edition.file, shape, part) for part in parts if shape.one_side and part.pages > 1)
        return Paper(_bytes_of(edition, pdf, preview), (edition,), notices)


@dataclass(frozen=True, slots=True)
class BookJob:
    """The book of a language."""

    lang: Lang
    data: Data
    """What :func:`~cheatsheet.paper.book.book_data` says."""

    @property
    def names(self) -> tuple[str, ...]:
        """The editions that it makes."""
        return (f"{self.lang}/book", f"{self.lang}/book-dark", f"{self.lang}/topics")

    def run(self, press: Press) -> Paper:
        """Set the book, and take its topics out of it."""
        data = {**highlighted(self.data), "cover": _LIGHT, "preview": False}
        whole = press.pdf("book.typ", data)
        found = cast("_Pages", press.query("book.typ", data, "pages")[0])
        pages = found["last"]
        parts = list(self._topics(found))
        pdf, *topics = split(whole, [Excerpt(tuple(range(pages))), *parts])
        cover = {**data, "preview": True}
        night = {**cover, "cover": _DARK, "inks": {key: ON_SCREEN[ink] for key, ink in ON_PAPER.items()}}
        light, dark = (press.picture("book.typ", each, _PREVIEW_LENGTH * 72 / _A4_HEIGHT) for each in (cover, night))
        books = ((BOOKS[0], pdf, light), (BOOKS[1], darkened(pdf), dark))
        papers = [self._edition(*book, pages) for book in books]
        for chapter, part, topic in zip(self._chapters, parts, topics, strict=True):
            papers.append(self._edition(topic_edition(chapter["slug"]), topic, None, len(part.pages)))
        return joined(papers)

    def _topics(self, found: _Pages) -> Iterator[Excerpt]:
        """Each topic: its front and its pages."""
        addresses = {one["id"]: one["url"] for chapter in self._chapters for one in chapter["questions"]}
        book = shown_text(self.data["title"])
        for number, chapter in enumerate(self._chapters):
            first, behind = (start - 1 for start in found["starts"][number : number + 2])
            yield Excerpt(
                (found["last"] + number, *range(first, behind)),
                title=f"{shown_text(chapter['title'])} — {book}",
                keywords=", ".join(shown_text(one["term"]) for one in chapter["questions"]),
                addresses=addresses,
                first_label=first + 1,
            )

    @property
    def _chapters(self) -> list[Any]:
        return cast("list[Any]", self.data["chapters"])

    def _edition(self, name: str, pdf: bytes, preview: bytes | None, pages: int) -> Paper:
        files = _files(self.lang, name, pdf, preview)
        if preview is not None and files["preview_size"] != _COVER_SIZE:
            raise RuntimeError(
                f"the preview of the book is {files['preview_size']} pixels, and was said to be otherwise"
            )
        edition = Edition(**files, paper=BOOK_PAPER, landscape=False, pages=pages, smallest_type=SMALLEST_TYPE)
        return Paper(_bytes_of(edition, pdf, preview), (edition,), ())

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of what it makes, relative to ``docs/``."""
        return tuple(path for one in self.coming() for path in (one.file, one.preview) if path)

    def coming(self) -> list[Coming]:
        """What is known of its editions before they are set."""
        books = [Coming(self.lang, name, *_place(self.lang, name), _COVER_SIZE) for name in BOOKS]
        names = [topic_edition(chapter["slug"]) for chapter in self._chapters]
        return books + [Coming(self.lang, name, _place(self.lang, name)[0], None, None) for name in names]


Job = SheetJob | BookJob | ShareJob


def joined(papers: Sequence[Paper]) -> Paper:
    """All of it as one, in the same order."""
    return Paper(
        {path: data for paper in papers for path, data in paper.files.items()},
        tuple(edition for paper in papers for edition in paper.editions),
        tuple(notice for paper in papers for notice in paper.notices),
    )


def shown_text(spans: object) -> str:
    """The words of a line that a template is given as spans."""
    return "".join(span["text"] for span in cast("list[Any]", spans)).replace("\u00a0", " ")


class _Pages(TypedDict):
    """What ``book.typ`` says of its pages, counted from 1."""

    last: int
    """The last one of the book; behind it stand the fronts of the topics."""
    starts: list[int]
    """Where each chapter begins, and what follows the last of them."""


class _Files(TypedDict):
    lang: Lang
    name: str
    file: str
    preview: str | None
    preview_size: tuple[int, int] | None
    size: int


def _files(lang: Lang, name: str, pdf: bytes, preview: bytes | None) -> _Files:
    """What an edition says of its two files."""
    file, picture = _place(lang, name)
    return {
        "lang": lang,
        "name": name,
        "file": file,
        "preview": None if preview is None else picture,
        "preview_size": None if preview is None else png_size(preview),
        "size": len(pdf),
    }


def _bytes_of(edition: Edition, pdf: bytes, preview: bytes | None) -> dict[str, bytes]:
    """The files of an edition, by path."""
    shown = {} if edition.preview is None or preview is None else {edition.preview: preview}
    return {edition.file: pdf, **shown}


def _place(lang: Lang, name: str) -> tuple[str, str]:
    """Where an edition and its preview lie below ``docs/``."""
    return f"{lang}/{edition_path(name)}", f"{lang}/{preview_path(name)}"


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the header chunk (PNG specification, 11.2.1 IHDR)."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def _notice(file: str, shape: Format, layout: Placement) -> Notice:
    needed = f"would need {layout.needed:.1f} pt" if layout.needed else f"would need less than {SMALLEST_TRIED:g} pt"
    return Notice(
        file,
        f"does not fit on one side at {shape.floor:g} pt ({needed}); "
        f"set on {layout.pages} sides at {layout.fit.size:.1f} pt",
    )
