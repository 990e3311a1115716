"""Cards that would take over the place of another one in readers' collections, found before they are recorded.

A question and a row of the quick table are known by their number: by it go the card, the address and every mark. What
is put before others moves their numbers, and each of them would have the history of its neighbour. The record knows
what each said; a text that stands under another's number is found there, as it was recorded under its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cheatsheet.exports.anki_apkg import Note
from cheatsheet.exports.anki_deck import ANYWHERE
from cheatsheet.exports.anki_record import Record, fingerprint
from cheatsheet.exports.anki_tree import all_decks
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.problems import Problem
from cheatsheet.view import make_view

_NUMBERED = re.compile(r"[qr]\d+")


def taken_over(content: Content, record: Record) -> list[Problem]:
    """The questions and rows of ``content`` that are recorded under another number, where they stand in the sheet."""
    return sorted(problem for lang in LANGUAGES for problem in _taken_over(content, record, lang))


def _taken_over(content: Content, record: Record, lang: Lang) -> Iterator[Problem]:
    stamps, sheet = record.get(lang, {}), content.sheets[lang]
    lines = {entry.id: entry.line for entry in sheet.entries()} | {row.id: row.line for row in sheet.quick.rows}
    for note in _notes(content, lang):
        key = note.fields[0]
        said = stamps[key].fingerprint if key in stamps else ""
        others = [other for other in stamps if _NUMBERED.fullmatch(other) and other[0] == key[0] and other != key]
        if said == _print_as(note, key):
            continue
        for other in others:
            if _print_as(note, other) == stamps[other].fingerprint:
                yield Problem(
                    sheet.path,
                    lines[key],
                    f"{key} says what {other} said, and readers' cards, marks and links go by the number; expected what"
                    " is new at the end, with the next free number",
                )


def _notes(content: Content, lang: Lang) -> Iterable[Note]:
    """The notes that are known by a number."""
    decks = all_decks(content, ANYWHERE, make_view(content, lang), {}, {})
    return (note for deck in decks for note in deck.notes if _NUMBERED.fullmatch(note.fields[0]))


def _print_as(note: Note, key: str) -> str:
    """The fingerprint that ``note`` would have under the number of ``key``."""
    own = note.fields[0]
    number, wanted = str(int(own[1:])), str(int(key[1:]))
    fields = (wanted if field == number else field.replace(own, key) for field in note.fields)
    return fingerprint((*fields, *note.tags))
