"""``cards.tsv``: question, tab, answer, one card a line, for Quizlet and any program that imports text.

Such a program knows no quotes: a tab parts the two sides and a line end the cards, whatever else stands there. So a
quotation mark is one, nothing is doubled, and neither sign may stand in the words. No byte order mark: the text is
pasted, and the mark would come along as a part of the first card.
"""

from __future__ import annotations

import re

from cheatsheet.exports.cards import cards
from cheatsheet.model import LANGUAGES, Content, Inline, plain
from cheatsheet.view import make_view

FILE = "downloads/cards.tsv"
"""Where each language's cards are, relative to the language's home page."""

_ENDS = re.compile(r"[ \t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""Blanks and whatever a program may take for the end of a line; the no-break space stays."""


def render(content: Content) -> dict[str, bytes]:
    """One file a language, UTF-8, by path relative to ``docs/``."""
    return {
        f"{lang}/{FILE}": "".join(
            f"{_side(card.question)}\t{_side(card.answer)}\n" for card in cards(make_view(content, lang))
        ).encode()
        for lang in LANGUAGES
    }


def _side(inline: Inline) -> str:
    """The words of one side on one line."""
    return _ENDS.sub(" ", plain(inline)).strip(" ")
