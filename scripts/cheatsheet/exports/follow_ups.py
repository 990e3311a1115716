"""What an interviewer asks next, as a card has it: by a key that stays when the words or the order change.

A follow-up has no id in the text, and a reader's program has to know its card again. The record of the cards
(``anki_record.py``) holds the key of each, ``q06n2``, with a fingerprint of the words that ask it. So a follow-up that
stands elsewhere now, or behind one that was put before it, is known by its words; those whose words nobody knows take,
in their order, the keys whose words are gone, for they are taken for the same questions in other words. What is left
over gets a number that none of the question ever had: the record keeps the key of a follow-up that was taken out, and
gives it to nothing but the same words. The price: a question that comes when another goes takes over its key, and with
it what a reader's program remembers of that one, unless the record was brought up to date between the two.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from cheatsheet.answers.part_rules import follow_ups
from cheatsheet.answers.phrases import plain
from cheatsheet.exports.anki_record import Stamp, fingerprint
from cheatsheet.model import Content
from cheatsheet.tree import Phrase
from cheatsheet.view import Question, Topic, View


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up of ``question`` with the paragraphs that answer it."""

    key: str
    topic: Topic
    question: Question
    asked: Phrase
    answer: tuple[Phrase, ...]

    @property
    def words(self) -> str:
        """The fingerprint of the words that ask it."""
        return _words(self.asked)


def all_follow_ups(content: Content, view: View, stamps: Mapping[str, Stamp]) -> Iterator[FollowUp]:
    """Those of one language in the order of the sheet; ``stamps`` is what is recorded of its cards."""
    answers = content.answers.get(view.lang, {})
    for topic in view.topics:
        for question in topic.questions:
            answer = answers.get(question.id)
            part = answer.parts.get("next") if answer else None
            found = [(block.children, said) for block, said in follow_ups(part) if said] if part else []
            retired = {key for key, stamp in stamps.items() if stamp.is_retired}
            recorded = recorded_words(question.id, stamps)
            named = keys(question.id, [_words(asked) for asked, _ in found], recorded, retired)
            for key, (asked, said) in zip(named, found, strict=True):
                yield FollowUp(key, topic, question, asked, said)


def recorded_words(question: str, stamps: Mapping[str, Stamp]) -> dict[str, str]:
    """What is recorded of the follow-ups of ``question``, in order: the fingerprint of the words by key."""
    ours = re.compile(rf"{question}n\d+")
    return {key: stamp.fingerprint.partition(" ")[0] for key, stamp in stamps.items() if ours.fullmatch(key)}


def keys(
    question: str, asked: Sequence[str], recorded: Mapping[str, str], retired: Collection[str] = ()
) -> tuple[str, ...]:
    """The key of each follow-up; ``asked`` are the fingerprints of their words, ``recorded`` those of the keys, among
    them the ``retired``, whose follow-ups were taken out.
    """
    gone = dict(recorded)
    known = []
    for words in asked:
        key = next((key for key, before in gone.items() if before == words), None)
        gone.pop(key or "", None)
        known.append(key)
    freed = (key for key in gone if key not in retired)
    new = (key for key in (f"{question}n{number}" for number in count(1)) if key not in recorded)
    return tuple(key or next(freed, None) or next(new) for key in known)


def _words(asked: Phrase) -> str:
    return fingerprint((plain(asked),))
