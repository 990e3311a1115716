"""``cards.tsv`` and ``cards-next.tsv``: question, tab, answer, one card a line, for any program that imports text.

A file is what Quizlet makes one set of, so each kind has its own. A program of several lines has no room in one.
Such a program knows no quotes: a tab parts the two sides and a line end the cards, whatever else stands there. So a
quotation mark is one, nothing is doubled, and neither sign may stand in the words. No byte order mark: the text is
pasted, and the mark would come along as a part of the first card.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cheatsheet.exports.anki_record import Record
from cheatsheet.exports.cards import Card, cards, next_cards
from cheatsheet.model import LANGUAGES, Content, Inline, plain
from cheatsheet.paths import CARDS, NEXT_CARDS
from cheatsheet.view import make_view

_ENDS = re.compile(r"[ \t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""Blanks and whatever a program may take for the end of a line; the no-break space stays."""


def render(content: Content, record: Record) -> dict[str, bytes]:
    """Both files of each language, UTF-8, by path relative to ``docs/``."""
    files = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        files[f"{lang}/{CARDS}"] = _lines(cards(view))
        files[f"{lang}/{NEXT_CARDS}"] = _lines(next_cards(content, view, record.get(lang, {})))
    return files


def _lines(found: Iterable[Card]) -> bytes:
    return "".join(f"{_side(card.question)}\t{_side(card.answer)}\n" for card in found).encode()


def _side(inline: Inline) -> str:
    """The words of one side on one line."""
    return _ENDS.sub(" ", plain(inline)).strip(" ")
