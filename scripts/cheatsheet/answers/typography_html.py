"""Typography of finished HTML: what :mod:`cheatsheet.answers.typography` does to a text, done over its markup.

Words stay one run over marks that stand in a line (``a``, ``strong``), and end with their block. Code is no word; what
is listed, drawn or read by programs is left as it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from cheatsheet.answers.phrases import CODE_MARK
from cheatsheet.answers.typography import NBSP, bind_closely
from cheatsheet.model import Lang

_TAG = re.compile(r"(<!--.*?-->|<[a-zA-Z/](?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_IN_LINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "samp", "span", "strong", "time"}
)
_CODE = frozenset({"code", "kbd", "samp"})
_LEFT = frozenset({"pre", "script", "style", "svg", "template", "textarea", "title"})
_DAY = re.compile(r"(?<![\w/.-])\d{4}-\d\d-\d\d(?![\w/-])")


def bind_html(html: str, lang: Lang) -> str:
    """``html`` with its words bound (:func:`~cheatsheet.answers.typography.bind_closely`) and each day in a ``time``,
    which the style keeps on one line.
    """
    return "".join(itertools.chain.from_iterable(_bound(run, lang) for run in _runs(_TAG.split(html))))


def leave_code(html: str, *elements: str) -> str:
    """``html`` with ``elements`` marked as no text to translate: a browser that translates would change programs."""
    opening = rf"<(?:{'|'.join(elements)})(?=[\s>])(?![^>]*\stranslate=)"
    return re.sub(opening, r'\g<0> translate="no"', html)


def hold_html(html: str, pattern: re.Pattern[str], opening: str) -> str:
    """``html`` with what matches ``pattern`` between ``opening``, a tag, and its end; code and days are left alone."""
    closing = f"</{opening[1:-1].split(maxsplit=1)[0]}>"
    pieces = itertools.chain.from_iterable(_runs(_TAG.split(html)))
    return "".join(pattern.sub(rf"{opening}\g<0>{closing}", text) if kind == "words" else text for kind, text in pieces)


def _runs(pieces: list[str]) -> Iterator[list[tuple[str, str]]]:
    """Pieces with their kinds («words», «code», «day» or «raw»), those of a block together.

    ``pieces`` are texts and, at odd places, tags.
    """
    run: list[tuple[str, str]] = []
    inside: list[str] = []
    for place, piece in enumerate(pieces):
        if not place % 2:
            kind = next((_kind(name) for name in reversed(inside) if _kind(name) != "words"), "words")
            run.append((kind, piece))
            continue
        run.append(("raw", piece))
        found = _NAME.match(piece)
        name = found[1].lower() if found else ""
        if name and name not in _IN_LINE:
            yield run
            run = []
        if name in inside and piece.startswith("</"):
            inside.remove(name)
        elif _kind(name) != "words" and not piece.startswith("</"):
            inside.append(name)
    yield run


def _kind(name: str) -> str:
    """What an element with this name makes of the words in it."""
    return "raw" if name in _LEFT else "code" if name in _CODE else "day" if name == "time" else "words"


def _bound(run: list[tuple[str, str]], lang: Lang) -> Iterator[str]:
    """The pieces of a block, its words bound as one text."""
    masked = "".join(CODE_MARK * len(text) if kind == "code" else text for kind, text in run if kind != "raw")
    bound, at = bind_closely(masked.replace("\n", " "), lang), 0
    for kind, text in run:
        if kind == "raw":
            yield text
            continue
        new, at = bound[at : at + len(text)], at + len(text)
        words = "".join(NBSP if one == NBSP else had for one, had in zip(new, text, strict=True))
        yield text if kind == "code" else _DAY.sub(r"<time>\g<0></time>", words) if kind == "words" else words
