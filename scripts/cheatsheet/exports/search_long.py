"""What a long answer may be found by: not all its words, only those that it is about.

A word that stands in an answer in passing must not bring a reader there who asks about it. So the
follow-up questions count, and of the rest what is written as code, and names that come again and again.
For each such word one sentence is kept, to be shown with the result.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cheatsheet.model import Answer

AGAIN_AND_AGAIN = 3
"""So often a name has to stand in an answer for the answer to be about it."""
MOST_WORDS = 24
MOST_SENTENCES = 5
LONGEST_SENTENCE = 180
_ROOT = 6  # letters; the endings of Russian words lie behind

_PROSE = ("minute", "deeper", "avoid", "clarify")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_MARKS = re.compile(r"\[([^\]]*)\]\(q\d+\)|[*`]|^(?:- |\d+\. |:::.*$|\|.*$)", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…](?!\s|$)[^.!?…\n]*)*[.!?…]")
_WORD = re.compile(r"[^\W\d_][\w]{3,}")
_NAME = re.compile(r"\w+[A-Z0-9_]\w*")
_QUESTION = re.compile(r"^### (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a long answer is found by, and what is shown of it."""

    asks: tuple[str, ...]
    """Its follow-up questions."""
    words: tuple[str, ...]
    """What it is about, as far as the short answer and the aliases do not say so."""
    says: tuple[str, ...]
    """A sentence with each of ``words``."""


def telling(answer: Answer, known: str) -> Told:
    """What ``answer`` adds to ``known``, the text by which its question is found anyway."""
    follow_ups = answer.parts.get("next")
    asks = _QUESTION.findall(follow_ups.body) if follow_ups else []
    prose = "\n".join(_FENCE.sub("", answer.parts[key].body) for key in _PROSE if key in answer.parts)
    heard = {_root(word) for text in (known, *asks) for word in _WORD.findall(text)}
    words = list(_telling_words(prose, heard))[:MOST_WORDS]
    says = tuple(_sentences(_plain(prose), words))[:MOST_SENTENCES]
    return Told(tuple(map(_plain, asks)), tuple(words), says)


def _telling_words(prose: str, heard: set[str]) -> Iterator[str]:
    """Each word the text is about, in order of appearance, in the form it appears in first."""
    code = {_root(word) for span in _CODE.findall(prose) for word in _WORD.findall(span)}
    words = _WORD.findall(_plain(prose))
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


def _plain(markdown: str) -> str:
    return _MARKS.sub(lambda found: found[1] or "", markdown)
