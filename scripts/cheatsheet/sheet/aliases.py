"""What readers type who do not know the sheet's own words: the lists of the catalog, none saying a thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

Phrases = dict[Lang, tuple[str, ...]]


@dataclass(slots=True)
class PhraseReader:
    """Reads list after list of one file, and remembers what was said: by language and phrase, the line."""

    file: TomlFile
    problems: list[Problem]
    said: dict[tuple[Lang, str], int] = field(default_factory=dict)

    def aliases(self, line: int, value: object) -> Phrases:
        """``aliases.<lang>``, lists of strings, of the question on ``line``."""
        found: Phrases = {}
        for lang, start, listed in self._by_language("aliases", line, value):
            if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
                self._report(start, f"aliases.{lang} is {listed!r}; expected a list of strings")
                continue
            self._note(lang, "alias", [(alias, self.file.find(f'"{alias}"', start)) for alias in listed])
            found[lang] = tuple(listed)
        return found

    def described(self, line: int, value: object) -> Phrases:
        '''``described.<lang>``, a text of one description a line (``"""`` on the line before and after).'''
        found: Phrases = {}
        for lang, start, text in self._by_language("described", line, value):
            if not isinstance(text, str):
                self._report(start, f"described.{lang} is {text!r}; expected a text of one description a line")
                continue
            lines = text.removesuffix("\n").split("\n") if text else []
            self._note(lang, "description", [(phrase, start + at) for at, phrase in enumerate(lines, 1)])
            found[lang] = tuple(lines)
        return found

    def looks_like(self, line: int, value: object) -> tuple[str, ...]:
        """``looks_like``, a text of one pattern a line (``'''`` on the line before and after).

        A pattern is a regular expression that Python and JavaScript read alike, tried without regard to case on a line
        in which ``"`` is the only quote and blanks stand between two words only (``code.js``).
        """
        start = self.file.key("looks_like", line)
        if not isinstance(value, str):
            self._report(start, f"looks_like is {value!r}; expected a text of one pattern a line")
            return ()
        lines = tuple(value.removesuffix("\n").split("\n")) if value else ()
        seen: set[str] = set()
        for at, pattern in enumerate(lines, start + 1):
            if wrong := wrong_pattern(pattern):
                self._report(at, f"the pattern «{pattern}» {wrong}")
            elif pattern in seen:
                self._report(at, f"the pattern «{pattern}» is there already")
            seen.add(pattern)
        return lines

    def _by_language(self, key: str, line: int, value: object) -> Iterable[tuple[Lang, int, object]]:
        """Every language, the line on which its phrases begin, and what stands there."""
        if not isinstance(value, Mapping) or not set(value) <= set(LANGUAGES):
            expected = " and ".join(f"{key}.{lang}" for lang in LANGUAGES)
            self._report(self.file.key(key, line), f"{key} is {value!r}; expected {expected}")
            return
        for lang in LANGUAGES:
            yield (
                lang,
                self.file.key(f"{key}.{lang}", self.file.key(key, line)),
                value.get(lang, [] if key == "aliases" else ""),
            )

    def _note(self, lang: Lang, kind: str, phrases: Iterable[tuple[str, int]]) -> None:
        """Report every phrase that is empty or that stands in the file already."""
        for phrase, line in phrases:
            key = (lang, phrase.casefold().strip())
            if not key[1]:
                self._report(line, f"an empty {kind}; expected what a reader may type")
            elif phrase != phrase.strip() or "\n" in phrase:
                self._report(line, f"blanks around the {kind} «{phrase.strip()}», or a line end in it; expected none")
            elif key in self.said:
                self._report(line, f"the {kind} «{phrase}» is there already, on line {self.said[key]}")
            self.said.setdefault(key, line)

    def _report(self, line: int, message: str) -> None:
        self.problems.append(self.file.problem(line, message))


_ALONE = re.compile(r"\(\?(?![:=!])|[*+?}]\+")
"""What only one of Python and JavaScript reads, or they read differently: names, looking back, flags, possessives."""
_ESCAPED = re.compile(r"\\(.)")
_NEVER_THERE = re.compile(r"['`]|^ | $|  ")
"""What the line on which patterns are tried never has."""


def wrong_pattern(pattern: str) -> str:
    """What keeps ``pattern`` from being one of ``looks_like``, as the end of a sentence; empty when nothing does."""
    try:
        compiled = re.compile(pattern, re.IGNORECASE | re.ASCII)
    except re.error as error:
        return f"is no regular expression: {error}"
    letters = {letter for letter in _ESCAPED.findall(pattern) if letter.isalpha()}
    if _ALONE.search(_ESCAPED.sub("a", pattern)) or not letters <= set("bBdDsSwW"):
        return r"is not read alike by Python and JavaScript; expected (?:…), (?=…), (?!…), \b, \d, \s and \w alone"
    if compiled.search(""):
        return "finds itself in an empty line; expected a letter or a sign that must be there"
    if _NEVER_THERE.search(pattern):
        return 'has another quote than ", or blanks at its ends or side by side; expected none'
    return ""
