"""The note types of the decks, one for each kind of card, in the words of one language."""

from __future__ import annotations

from html import escape

from cheatsheet.exports import anki_more_style as more
from cheatsheet.exports import anki_style
from cheatsheet.exports.anki_apkg import NoteType
from cheatsheet.exports.anki_text import anki_literal
from cheatsheet.languages import RECORDS
from cheatsheet.model import Lang
from cheatsheet.view import View

NOTE_TYPE_IDS: dict[Lang, int] = {lang: one.anki_note_type for lang, one in RECORDS.items()}
"""Published: the ids of the note type of questions and rows."""

RECALL, NEXT, PROGRAM = "note_type", "note_type_next", "note_type_program"
"""The keys of the note types in the record."""

# A later language takes the next number, so those of the other kinds are far enough away.
_ABOVE = {RECALL: 0, NEXT: 1000, PROGRAM: 2000}


def note_type_id(lang: Lang, kind: str) -> int:
    """The id of a note type. Published, never changes."""
    return NOTE_TYPE_IDS[lang] + _ABOVE[kind]


def note_types(view: View) -> dict[str, NoteType]:
    """The note types of a language, undated; only their names and the labels on their cards have a language."""
    words = {key: anki_literal(escape(word, quote=False)) for key, word in view.words.items()}
    site, level = words["anki.site"], words["site.level"]
    asked = more.next_sides(words["anki.after"], words["anki.prompt"], site, level)
    program = more.program_sides(
        words["practice.predict"], words["anki.predict_prompt"], words["practice.predict_output"], site, level
    )
    return {
        RECALL: NoteType(
            id=note_type_id(view.lang, RECALL),
            name=view.words["anki.note_type"],
            fields=anki_style.FIELDS,
            template=anki_style.TEMPLATE,
            front=anki_style.front(words["anki.prompt"], level),
            back=anki_style.back(words["anki.minute"], site, level),
            css=anki_style.CSS,
            sort_field=anki_style.SORT_FIELD,
        ),
        NEXT: NoteType(
            id=note_type_id(view.lang, NEXT),
            name=view.words["anki.note_type_next"],
            fields=more.NEXT_FIELDS,
            template=more.NEXT_TEMPLATE,
            front=asked[0],
            back=asked[1],
            css=more.css(),
            sort_field=more.NEXT_FIELDS.index("Question"),
        ),
        PROGRAM: NoteType(
            id=note_type_id(view.lang, PROGRAM),
            name=view.words["anki.note_type_program"],
            fields=more.PROGRAM_FIELDS,
            template=more.PROGRAM_TEMPLATE,
            front=program[0],
            back=program[1],
            css=more.css(),
            sort_field=more.PROGRAM_FIELDS.index("After"),
        ),
    }
