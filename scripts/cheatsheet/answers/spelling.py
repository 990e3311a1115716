"""Spelling of long answers by the Hunspell dictionaries, with the project's own word lists.

A check for tests and writers, not for the build: loading both dictionaries takes about 1.7 s.
A line of ``docs/_source/<lang>/words.txt`` is a word, or ``кеш/стол``: a word and an example whose
endings it takes. Lines that begin with ``#`` are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from cheatsheet.answers.phrases import CODE_MARK
from cheatsheet.answers.typography import prose_only
from cheatsheet.languages import spoken_in
from cheatsheet.model import Lang
from cheatsheet.problems import Problem

# A run of letters; the apostrophe and the hyphen join two parts, a figure or code spoils the word.
_WORD = re.compile(rf"[^\W_]+(?:[’-][^\W_{CODE_MARK}]+)*")


class Speller(Protocol):
    """A dictionary of one language."""

    def lookup(self, word: str) -> bool:
        """Whether ``word`` is spelt right."""
        ...

    def add(self, word: str, example: str) -> bool:
        """Accept ``word``, with the endings of ``example`` unless that is empty; tell if it could."""
        ...


@dataclass(frozen=True, slots=True)
class WordList:
    """The project's own words of one language: (word, example or empty, line)."""

    path: str
    words: tuple[tuple[str, str, int], ...]


def parse_word_list(text: str, path: str) -> tuple[WordList, tuple[Problem, ...]]:
    """Read a word list; a word stands once, and in order, whatever its capitals, so that the list merges well."""
    words: list[tuple[str, str, int]] = []
    problems: list[Problem] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        word, _, example = line.partition("/")
        if any(word == known for known, _, _ in words):
            problems.append(Problem(path, number, f"'{word}' for the second time"))
        elif words and word.casefold() < (before := words[-1][0]).casefold():
            problems.append(Problem(path, number, f"'{word}' stands after '{before}'; expected the words in order"))
        words.append((word, example, number))
    return WordList(path, tuple(words)), tuple(problems)


def load_words(spellers: Mapping[Lang, Speller], lists: Mapping[Lang, WordList]) -> Iterator[Problem]:
    """Teach each dictionary the project's words; yield the lines it cannot use or does not need."""
    for lang in spellers:
        own = lists[lang]
        for word, example, number in own.words:
            # A known word may still lack forms that its example has: «атомарна» of «атомарный».
            if not example and spellers[lang].lookup(word):
                yield Problem(own.path, number, f"'{word}' is in the dictionary; expected only words that are not")
        for word, example, number in own.words:
            if not spellers[lang].add(word, example):
                yield Problem(own.path, number, f"no word '{example}' in the dictionary whose endings to take")


def check_spelling(text: str, spellers: Mapping[Lang, Speller], path: str, line: int = 1) -> Iterator[Problem]:
    """Yield each unknown word of the Markdown ``text`` once, where it first stands.

    A word is looked up in the dictionary of its alphabet, whatever language the text is in.
    """
    prose = prose_only(text)
    seen: set[str] = set()
    for match in _WORD.finditer(prose):
        for word in _unknown(match[0], spellers):
            if word not in seen:
                seen.add(word)
                number = line + prose.count("\n", 0, match.start())
                message = f"an unknown word '{word}': mend it, or add it to docs/_source/{spoken_in(word)}/words.txt"
                yield Problem(path, number, message)


def unused_words(text: str, own: WordList) -> Iterator[Problem]:
    """Yield the words of a list that nothing in ``text`` begins with: exceptions for nothing."""
    folded = text.casefold()
    for word, example, number in own.words:
        stem = word[: max(len(word) - 2, 2)] if example else word
        if stem.casefold() not in folded:
            yield Problem(own.path, number, f"'{word}' stands in no text: delete it")


def _unknown(word: str, spellers: Mapping[Lang, Speller]) -> list[str]:
    """The parts of ``word`` that no dictionary knows: the whole of it, when it has no hyphen."""
    if _accepted(word, spellers):
        return []
    if "-" in word:
        return [part for part in word.split("-") if part and not _accepted(part, spellers)]
    return [word]


def _accepted(word: str, spellers: Mapping[Lang, Speller]) -> bool:
    if any(char.isdigit() for char in word) or len(word) == 1 or word.isupper():
        return True  # q06, v2, UTF8; a variable; an abbreviation
    plain = word.replace("’", "'")
    if (lang := spoken_in(word)) not in spellers or spellers[lang].lookup(plain):
        return True
    if plain.endswith("'s"):
        return _accepted(plain[:-2], spellers)
    return plain.endswith("s") and len(plain) > 2 and plain[:-1].isupper()  # APIs
