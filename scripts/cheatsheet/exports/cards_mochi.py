"""``python-backend.mochi``: the cards for Mochi, by its documented format of imports.

https://mochi.cards/docs/import-and-export/mochi-format-reference (read on 2026-11-29): a zip with ``data.edn``, which
holds ``:version 2`` and decks; a deck has a name, an id of at least 8 letters and digits, the id of the deck that it
lies in, and cards; a card has its Markdown as ``:content``. A line of three dashes parts its sides, ``{{…}}`` hides
words, ``[[…]]`` is a link, ``<<…>>`` a field, ``==…==`` a highlight (docs/markdown there). Whether code is spared from
the first three is not said: so they stand in no code either, and a program that holds one is left out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from cheatsheet.answers.samples import LANGUAGE, Sample
from cheatsheet.archive import archive
from cheatsheet.exports.anki_record import Record
from cheatsheet.exports.cards import FENCE, Card, all_cards, listing
from cheatsheet.exports.markdown_text import Dialect, code, code_in_html, escape_text, paragraph
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.paths import MOCHI
from cheatsheet.settings import Settings
from cheatsheet.view import View, make_view

_SIDES = "---"

# Signs that mean something to Mochi beyond CommonMark: a tag, a formula; the end of a pair that hides, links or marks.
_OURS = re.compile(r"(?<![^\W_])#|\$|(?<=([={<\[]))\1")
_IN_CODE = re.compile(r"\{\{|\[\[|<<")


def render(content: Content, settings: Settings, record: Record, samples: Mapping[str, Sample]) -> dict[str, bytes]:
    """One file per language, by path relative to ``docs/``."""
    files = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        found = all_cards(content, view, record.get(lang, {}), samples)
        data = _data(settings, view, list(filter(_can_be_read, found))).encode()
        files[f"{lang}/{MOCHI}"] = archive({"data.edn": data}, small=False)
    return files


def _can_be_read(card: Card) -> bool:
    """Whether a program holds nothing that Mochi might take for its own: neither in it nor in what it printed."""
    shown = f"{card.program.sample.code}\n{card.program.output}" if card.program else ""
    return not _IN_CODE.search(shown) and FENCE not in shown and _SIDES not in shown.split("\n")


def _data(settings: Settings, view: View, found: list[Card]) -> str:
    """The decks as EDN: one that holds the others, then one for each folder of cards, under the names that Anki has."""
    top = _deck(view, "", view.words["anki.deck"], ())
    folders = dict.fromkeys(card.folder for card in found)
    inside = (
        _deck(
            view, folder, _name(view, folder), (_content(settings, view, one) for one in found if one.folder == folder)
        )
        for folder in folders
    )
    return "{:version 2\n :decks [" + "\n  ".join((top, *inside)) + "]}\n"


def _name(view: View, folder: str) -> str:
    """A topic without a name of its deck yet has its title."""
    titles = {topic.slug: topic.title for topic in view.topics}
    return view.words.get(f"anki.deck_{folder}") or titles[folder]


def _deck(view: View, folder: str, name: str, contents: Iterable[str]) -> str:
    """A map of EDN, whose strings are written as those of JSON."""
    parent = f" :parent-id {_id(view, '')}" if folder else ""
    inside = " ".join(f"{{:content {_string(content)}}}" for content in contents)
    return f"{{:id {_id(view, folder)} :name {_string(name)}{parent} :cards [{inside}]}}"


def _id(view: View, folder: str) -> str:
    """The keyword of a deck, which depends on nothing but its address."""
    return f":pb{hashlib.sha256(f'python-backend:{view.lang}:{folder}'.encode()).hexdigest()[:14]}"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _content(settings: Settings, view: View, card: Card) -> str:
    """The Markdown of both sides, with a link to the answer on the second."""
    return "\n\n".join(_blocks(settings, view, card))


def _blocks(settings: Settings, view: View, card: Card) -> Iterator[str]:
    dialect = Dialect(_text, _code)
    yield paragraph(card.question, dialect)
    if card.program:
        yield listing(card.program.sample.code, LANGUAGE)
    yield _SIDES
    if card.program:
        yield listing(card.program.output, "text")
    yield paragraph(card.answer, dialect)
    yield f"[{_text(view.words['anki.site'])}]({settings.address(view.lang, card.path)})"


def _text(text: str) -> str:
    """``text`` with nothing in it that Mochi would take for a mark."""
    return _OURS.sub(r"\\\g<0>", escape_text(text))


def _code(text: str) -> str:
    """A code span; one with signs of Mochi's is HTML with a reference for every sign."""
    return code(text) if not _IN_CODE.search(text) else code_in_html(text)
