"""What a long answer may be found by: not all its words, only those that it is about.

A word that stands in an answer in passing must not bring a reader there who asks about it. So the
follow-up questions count, and of the rest what is written as code, and names that come again and again.
For each such word one sentence is kept, to be shown with the result.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cheatsheet.answers.part_rules import follow_ups
from cheatsheet.answers.phrases import leaves, phrases, plain, prose, spans
from cheatsheet.model import Answer, Inline
from cheatsheet.model import plain as words_of
from cheatsheet.tree import Table

AGAIN_AND_AGAIN = 3
"""So often a name has to stand in an answer for the answer to be about it."""
MOST_WORDS = 24
MOST_SENTENCES = 5
LONGEST_SENTENCE = 180
_ROOT = 6  # letters; the endings of Russian words lie behind

_PROSE = ("minute", "deeper", "avoid", "clarify")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…](?!\s|$)[^.!?…\n]*)*[.!?…]")
_WORD = re.compile(r"[^\W\d_][\w]{3,}")
_NAME = re.compile(r"\w+[A-Z0-9_]\w*")


@dataclass(frozen=True, slots=True)
class Telling:
    """What a long answer is found by, and what is shown of it."""

    asks: tuple[str, ...]
    """Its follow-up questions."""
    words: tuple[str, ...]
    """What it is about, as far as the short answer and the aliases do not say so."""
    says: tuple[str, ...]
    """A sentence with each of ``words``."""


def telling(answer: Answer, known: str) -> Telling:
    """What ``answer`` adds to ``known``, the text by which its question is found anyway."""
    asks = (
        [plain(question.children) for question, _ in follow_ups(answer.parts["next"])] if "next" in answer.parts else []
    )
    found = [block for key in _PROSE if key in answer.parts for block in leaves(answer.parts[key].blocks)]
    said = [spans(phrase) for _, phrase in prose(found)]
    tables = [spans(phrase) for _, phrase in phrases(block for block in found if isinstance(block, Table))]
    heard = {_root(word) for text in (known, *asks) for word in _WORD.findall(text)}
    code = {_root(word) for text in (*said, *tables) for word in _code_words(text)}
    words = list(_telling_words(said, code, heard))[:MOST_WORDS]
    says = tuple(_sentences("\n".join(map(words_of, said)), words))[:MOST_SENTENCES]
    return Telling(tuple(asks), tuple(words), says)


def _code_words(phrase: Inline) -> list[str]:
    return [word for span in phrase if span.kind == "code" for word in _WORD.findall(span.text)]


def _telling_words(said: Iterable[Inline], code: set[str], heard: set[str]) -> Iterator[str]:
    """Each word the text is about, in order of appearance, in the form it appears in first.

    What a table or a program says is not shown, but what is written as code in a table, the text is about.
    """
    words = [word for phrase in said for word in _WORD.findall(words_of(phrase))]
    counts = Counter(map(_root, words))
    for word in words:
        root = _root(word)
        if root not in heard and (root in code or (_NAME.fullmatch(word) and counts[root] >= AGAIN_AND_AGAIN)):
            heard.add(root)
            yield word


def _sentences(text: str, words: list[str]) -> Iterator[str]:
    """The first short sentence with each of ``words``, none twice."""
    sentences = [found.group().strip() for found in _SENTENCE.finditer(text)]
    missing = {_root(word) for word in words}
    for sentence in sentences:
        said = {_root(word) for word in _WORD.findall(sentence)} & missing
        if said and len(sentence) <= LONGEST_SENTENCE:
            missing -= said
            yield sentence


def _root(word: str) -> str:
    return word.lower().replace("ё", "е")[:_ROOT]
