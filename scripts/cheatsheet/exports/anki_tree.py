"""Which cards lie in which Anki deck, and what the decks are named.

Questions lie by topic; follow-ups and programs have a deck each, so that a reader can do without one of them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape

from cheatsheet.addresses import changes_address
from cheatsheet.answers.samples import Sample
from cheatsheet.exports.anki_apkg import Deck, Note
from cheatsheet.exports.anki_notes import Links, next_note, program_note, question_note, row_note
from cheatsheet.exports.anki_record import Stamp
from cheatsheet.exports.anki_types import NEXT, PROGRAM, RECALL
from cheatsheet.exports.follow_ups import all_follow_ups
from cheatsheet.exports.programs import all_programs
from cheatsheet.model import Content, Lang
from cheatsheet.paths import QUICK
from cheatsheet.settings import Settings
from cheatsheet.view import View

_AFTER_QUESTIONS = 1000
"""The place among new cards of the first follow-up, after all questions; programs come after as many again."""


def all_decks(
    content: Content, settings: Settings, view: View, stamps: Mapping[str, Stamp], samples: Mapping[str, Sample]
) -> list[Deck]:
    """The decks of one language, their notes undated: the one that holds the others, the topics, then the other kinds.

    These come last, so that the ids of the notes before them are those that they had without them.
    """
    return [
        Deck(_deck_id(view.lang, ""), view.words["anki.deck"], about(view, settings), (), RECALL),
        *_topic_decks(content, settings, view),
        _quick_deck(settings, view),
        *_kind_decks(content, settings, view, stamps, samples),
    ]


def about(view: View, settings: Settings) -> str:
    """What Anki shows above the deck: what it is, which version, where it comes from."""
    said = view.words["anki.description"].format(version=settings.version)
    home = escape(settings.address(view.lang))
    since = escape(changes_address(settings.address(view.lang), settings.commit_id))
    more = f'<a href="{since}">{escape(view.words["changes.copy"], quote=False)}</a>'
    return f'<p>{escape(said, quote=False)}</p><p><a href="{home}">{home}</a></p><p>{more}</p>'


def _topic_decks(content: Content, settings: Settings, view: View) -> list[Deck]:
    """A deck for each topic. One without a published name yet takes its number and title."""
    answers = content.answers.get(view.lang, {})
    links = _links(settings, view)
    decks = []
    for place, topic in enumerate(view.topics, 1):
        # Anki sorts decks by name, hence two digits; «::» would part the name in two.
        name = view.words.get(f"anki.deck_{topic.slug}", f"{place:02d}. {re.sub(':{2,}', ':', topic.title)}")
        notes = tuple(
            question_note(view.lang, topic, question, answers.get(question.id), links) for question in topic.questions
        )
        decks.append(Deck(_deck_id(view.lang, topic.slug), f"{view.words['anki.deck']}::{name}", "", notes, RECALL))
    return decks


def _quick_deck(settings: Settings, view: View) -> Deck:
    """The deck of the quick-answer rows; its name puts it after the numbered topics, and so do its cards' places."""
    links = _links(settings, view)
    notes = tuple(
        row_note(view.lang, view.topic_of[question.id], row, len(view.questions) + row.number, links)
        for row, question in view.rows
    )
    name = f"{view.words['anki.deck']}::{view.words['anki.deck_quick-answers']}"
    return Deck(_deck_id(view.lang, QUICK.rstrip("/")), name, "", notes, RECALL)


def _kind_decks(
    content: Content, settings: Settings, view: View, stamps: Mapping[str, Stamp], samples: Mapping[str, Sample]
) -> Iterator[Deck]:
    """A deck of the follow-ups and one of the programs, each with a word on itself; one without cards is none."""
    links = _links(settings, view)
    asked = enumerate(all_follow_ups(content, view, stamps), _AFTER_QUESTIONS)
    programs = [program for program in all_programs(content, view, samples) if program.short]
    kinds: dict[str, tuple[str, tuple[Note, ...]]] = {
        "next": (NEXT, tuple(next_note(view.lang, one, place, links) for place, one in asked)),
        "predict": (
            PROGRAM,
            tuple(
                program_note(view.lang, one, place, links) for place, one in enumerate(programs, 2 * _AFTER_QUESTIONS)
            ),
        ),
    }
    for slug, (kind, notes) in kinds.items():
        if notes:
            name = f"{view.words['anki.deck']}::{view.words[f'anki.deck_{slug}']}"
            said = f"<p>{escape(view.words[f'anki.about_{slug}'], quote=False)}</p>"
            yield Deck(_deck_id(view.lang, f"/{slug}"), name, said, notes, kind)


def _links(settings: Settings, view: View) -> Links:
    """A link of a long answer leads to the long answer of the other question, or to its entry while there is none."""
    paths = {question.id: question.best_path for question in view.questions}
    return Links(
        page=lambda path: settings.address(view.lang, path),
        question=lambda target: settings.address(view.lang, paths[target]) if target in paths else target,
    )


def _deck_id(lang: Lang, slug: str) -> int:
    """A number for a deck that depends on nothing but its address; Anki uses it only within the package.

    Between 2**30 and 2**31, where genanki's documentation advises to take them.
    """
    digest = hashlib.sha256(f"python-backend:{lang}:{slug}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4]) % (1 << 30)
