"""``obsidian.zip``: a folder of notes for Obsidian, each with one card of the plugin «Spaced Repetition».

The form is that of the plugin's documentation (``docs/docs/en/flashcards/`` in st3v3nmw/obsidian-spaced-repetition):
a note with a tag ``flashcards/…`` belongs to that deck; question and answer touch a line with ``?`` alone; a blank line
ends a card. Before it looks at that line, the plugin looks for ``::`` anywhere in a line, and older versions also in
code (``src/parser.ts`` there): so the two signs stand nowhere side by side. What stands between fences it passes over,
blank lines included, up to the next line that begins with one: so a program that holds three backticks is left out.

Follow-ups and programs have a folder and a deck per kind, which a reader need not unpack.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from cheatsheet.answers.samples import LANGUAGE, Sample
from cheatsheet.archive import archive
from cheatsheet.exports.anki_record import Record
from cheatsheet.exports.cards import FENCE, Card, all_cards, listing
from cheatsheet.exports.markdown_text import Dialect, code, code_in_html, escape_text, paragraph
from cheatsheet.model import LANGUAGES, Content, Inline, plain
from cheatsheet.paths import OBSIDIAN
from cheatsheet.settings import Settings
from cheatsheet.view import View, make_view

_FOLDER = "python-backend"
"""That holds all of it, beside whatever else the reader keeps; also the name of the deck and of the tags."""
_SEPARATOR = "?"
_SEPARATORS = ("?", "??")
"""What parts the sides of a card when it stands alone in a line; the second makes two cards."""

# Signs that mean something to Obsidian beyond CommonMark: a tag, a formula, the name of a block; the end of a pair
# that highlights, hides or parts the sides of a card.
_OURS = re.compile(r"(?<![^\W_])#|[$^]|(?<=([:=%]))\1")


def render(content: Content, settings: Settings, record: Record, samples: Mapping[str, Sample]) -> dict[str, bytes]:
    """One archive per language, by path relative to ``docs/``."""
    files = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        found = all_cards(content, view, record.get(lang, {}), samples)
        files[f"{lang}/{OBSIDIAN}"] = _vault(settings, view, filter(_can_be_read, found))
    return files


def _can_be_read(card: Card) -> bool:
    """Whether nothing in a program ends its block before its time."""
    return card.program is None or FENCE not in card.program.sample.code + card.program.output


def _vault(settings: Settings, view: View, found: Iterator[Card]) -> bytes:
    """The notes, stored as they are: they are small, and zlib's bytes differ from version to version."""
    root = f"{_FOLDER}-{view.lang}"
    notes = {f"{root}/{card.folder}/{card.name}.md": _note(settings, view, card) for card in found}
    return archive({path: text.encode() for path, text in notes.items()}, small=False)


def _note(settings: Settings, view: View, card: Card) -> str:
    """One note: its tags, a name that people know it by, and the card with a link to its answer on the back."""
    own = f"{_FOLDER}-{view.lang}"
    tags = (f"flashcards/{own}/{card.folder}", f"{own}/topic/{card.topic.slug}", f"{own}/level/{card.topic.level.key}")
    # A string of JSON is one of YAML, where any text may stand.
    alias = json.dumps(" ".join(plain(card.question).split()), ensure_ascii=False)
    head = ("---", "tags:", *(f"  - {tag}" for tag in tags), "aliases:", f"  - {alias}", "---", "")
    link = f"[{_text(view.words['anki.site'])}]({settings.address(view.lang, card.path)})"
    front, back = [_side(card.question)], [_side(card.answer), link]
    if card.program:
        front += [listing(card.program.sample.code, LANGUAGE)]
        back = [listing(card.program.output, "text"), *back]
    return "\n".join((*head, *front, _SEPARATOR, *back, ""))


def _side(inline: Inline) -> str:
    """One side of a card, in one line that is no separator."""
    line = paragraph(inline, Dialect(_text, _code))
    return f"\\{line}" if line.strip() in _SEPARATORS else line


def _text(text: str) -> str:
    """``text`` with nothing in it that Obsidian or the plugin would take for a mark."""
    return _OURS.sub(r"\\\g<0>", escape_text(text))


def _code(text: str) -> str:
    """A code span; one that no backslash could help is HTML with a reference for every sign."""
    return code(text) if "`" not in text and "::" not in text else code_in_html(text)
