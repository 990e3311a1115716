"""The only door to Typst: data in, PDF, picture or measurements out. Nothing depends on the machine."""

from __future__ import annotations

import contextlib
import ctypes
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import cast

import typst
from PIL import Image

from cheatsheet.cache import Cache, Entry, digest
from cheatsheet.paper.slim import QUICKLY, Level, packed_pdf
from cheatsheet.settings import commit_moment

TEMPLATES = Path(__file__).resolve().parent / "templates"

_AGES = 10
"""How many compilations a result outlives that none of them asks for (``comemo::evict`` in typst-py 0.15)."""

Data = Mapping[str, object]
"""What a template receives as ``data``: anything that JSON can hold."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What Typst has answered before, under a hash of the whole question and of all that the answer follows from."""

    cache: Cache
    stage: str
    """A hash of templates, fonts and programs; no date is in it, for nothing that is measured is one."""

    def to(self, question: Sequence[str], ask: Callable[[], list[object]]) -> list[object]:
        """The answer to ``question``: the one that is kept, or else what ``ask`` returns."""
        key = digest([self.stage, *question])
        entry = self.cache.get(key)
        if entry is None:
            entry = Entry({}, ask())
            self.cache.put(key, entry)
        return cast("list[object]", entry.facts)


@dataclass(frozen=True, slots=True)
class Press:
    """Typst with the project's own fonts and nothing else, and the date that it may print."""

    fonts: Path
    commit_date: str
    answers: Answers | None = None

    @property
    def timestamp(self) -> int:
        """The commit's time in Unix seconds; the epoch outside a git checkout."""
        moment = commit_moment(self.commit_date)
        return int(moment.timestamp()) if moment else 0

    def pdf(self, template: str, data: Data, level: Level = QUICKLY) -> bytes:
        """``template`` as a tagged PDF that claims PDF/UA-1, packed at ``level``. Warnings of Typst are errors here."""
        compiled, warnings = _compiler(self.fonts, template).compile_with_warnings(
            format="pdf", sys_inputs=_inputs(data), pdf_standards=["ua-1"], timestamp=self.timestamp
        )
        if warnings:
            raise RuntimeError(f"{template}: " + "; ".join(warning.message for warning in warnings))
        return packed_pdf(_single(compiled), level)

    def picture(self, template: str, data: Data, pixels_per_inch: float) -> bytes:
        """The first page of ``template`` as PNG."""
        picture = _compiler(self.fonts, template).compile(format="png", sys_inputs=_inputs(data), ppi=pixels_per_inch)
        return _few_colours(_single(picture))

    def pictures(self, template: str, data: Data, pixels_per_inch: float, palette: Sequence[str]) -> list[bytes]:
        """Every page of ``template`` as PNG in the colours of ``palette`` (``#rrggbb``, up to 256), each pixel in the
        nearest one.
        """
        compiled = _compiler(self.fonts, template).compile(format="png", sys_inputs=_inputs(data), ppi=pixels_per_inch)
        pages = compiled if isinstance(compiled, list) else [_single(compiled)]
        colours = Image.new("P", (1, 1))
        colours.putpalette(bytes.fromhex("".join(colour.removeprefix("#") for colour in palette)))
        return [_in_colours(page, colours) for page in pages]

    def query(self, template: str, data: Data, label: str) -> list[object]:
        """The values of the metadata labelled ``<label>`` that ``template`` leaves behind, in their order."""
        inputs = _inputs(data)

        def ask() -> list[object]:
            found: list[object] = json.loads(
                typst.query(
                    str(TEMPLATES / template),
                    f"<{label}>",
                    field="value",
                    root=str(TEMPLATES),
                    font_paths=_fonts(self.fonts),
                    sys_inputs=inputs,
                )
            )
            return found

        return self.answers.to([template, label, inputs["data"]], ask) if self.answers else ask()

    def forget(self) -> None:
        """Empty Typst's memory of what it has laid out: 50 MB for each size of a cram sheet, 400 MB for a book.

        typst-py 0.15 keeps it for the whole process. Only a compilation makes it older, and drops what the last ten did
        not use; a query never does.
        """
        nothing = typst.Compiler(root=TEMPLATES, font_paths=_fonts(self.fonts))
        for _ in range(_AGES + 1):
            nothing.compile(input=b"")
        if sys.platform == "linux":
            # What is free is given back, or the next job's memory comes on top of this one's. Only glibc has it.
            with contextlib.suppress(AttributeError, OSError):
                ctypes.CDLL(None).malloc_trim(0)


def _inputs(data: Data) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}


def _few_colours(png: bytes) -> bytes:
    """``png`` with a palette of few colours: a preview is looked at, not read, and weighs a fifth of it."""
    packed = BytesIO()
    with Image.open(BytesIO(png)) as image:
        image.convert("RGB").quantize(24, Image.Quantize.FASTOCTREE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _in_colours(png: bytes, colours: Image.Image) -> bytes:
    """``png`` in the palette of ``colours``. The smallest file would take ten times as long and save a tenth."""
    packed = BytesIO()
    with Image.open(BytesIO(png)) as image:
        image.convert("RGB").quantize(palette=colours, dither=Image.Dither.NONE).save(packed, "PNG", compress_level=6)
    return packed.getvalue()


def _single(compiled: bytes | list[bytes] | None) -> bytes:
    """The first page of what Typst returns: one file, or a list with a file for each page."""
    if isinstance(compiled, list):
        return compiled[0]
    if compiled is None:
        raise RuntimeError("Typst returned no output")
    return compiled


@lru_cache(maxsize=4)
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@lru_cache(maxsize=16)
def _compiler(folder: Path, template: str) -> typst.Compiler:
    return typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(folder))
