"""Whether a text is in the language that its place says: not its translation, no letter of another script.

A rule holds for a line, because a line is what can be named; code is held to one rule only, that a word is of one
script. All of it is told from letters and from the commonest words, without a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from cheatsheet.language_record import Language
from cheatsheet.languages import LANGUAGES, RECORDS
from cheatsheet.model import Lang
from cheatsheet.problems import Problem
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import TomlFile

_SHOWN = 3
"""At most this many lines of a file are named one by one; of a text in the wrong language every line would be."""
_PROSE = 9
"""A line of at least this many words is prose. Names of products and products of names are shorter."""
_TEXT = 60
"""Words of a file from which on the commonest words have to be there."""

_FENCE = re.compile(r"\s*(?:```|~~~)")
_NOT_READ = re.compile(r"`[^`]*`|(?<=\])\([^)]*\)|^:::.*")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\b[^\W\d_]+\b")
_ESCAPE = re.compile(r"\\[a-z]")
_CYRILLIC = "\u0400-\u052f"
# Greek letters that look like Latin ones; µ, λ and Θ are written together with Latin letters for good reasons.
_ALIKE = f"[{_CYRILLIC}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]"
_MIXED = re.compile(f"[A-Za-z](?={_ALIKE})|{_ALIKE}(?=[A-Za-z])|[{_CYRILLIC}](?=[Α-ω])|[Α-ω](?=[{_CYRILLIC}])")


def language_named(path: str, keys: Iterable[str] = ()) -> Lang | None:
    """The language of the text at ``path`` or, in a TOML file, of the value under ``keys``, if it has one."""
    parts = [*path.split("/")[:-1], *keys]
    return next((lang for lang in LANGUAGES for part in parts if part == lang), None)


def check_language(text: Text) -> list[Problem]:
    """What is not in the language of ``text``, a Markdown file, as its path says it."""
    lang = language_named(text.path)
    lines = dict(_outside_fences(text.lines))
    found = [(number, why) for number, line in lines.items() for why in _wrong(line, lang)]
    whole = " ".join(map(_read, lines.values()))
    if lang is not None and not found and (why := _strange(whole, lang)):
        found = [(1, why)]
    return _shortened(text.path, found)


def check_toml_language(file: TomlFile) -> list[Problem]:
    """What is not in the language of its table, in a TOML file."""
    found = []
    groups: dict[tuple[str, ...], list[str]] = {}
    for keys, value in _strings(file.data, ()):
        lang = language_named(file.path, keys)
        if lang is None:
            continue
        lines = value.split("\n")
        groups.setdefault((*keys[: keys.index(lang)], lang) if lang in keys else (lang,), []).extend(lines)
        found += [(_line(file, keys, line), why) for line in lines for why in _wrong(line, lang)]
    for keys, lines in groups.items():
        own = RECORDS[language_named("", keys) or LANGUAGES[0]]
        if not own.own or any(own.own.search(line) for line in lines):
            continue
        if len(_WORD.findall(" ".join(lines))) >= _PROSE:
            found.append((_line(file, keys, lines[0]), f"nothing here is {own.name}; expected {own.name}"))
    return _shortened(file.path, sorted(found))


def _outside_fences(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    inside = False
    for number, line in enumerate(lines, 1):
        if _FENCE.match(line):
            inside = not inside
        elif not inside:
            yield number, line


def _wrong(line: str, lang: Lang | None) -> Iterator[str]:
    """What is wrong with the letters or the language of one line."""
    if line.isascii() and (lang is None or RECORDS[lang].own is None):
        return
    plain = _ESCAPE.sub(" ", line) if "\\" in line else line
    if mixed := _MIXED.search(plain):
        word = next(word for word in _LETTERS.finditer(plain) if word.end() > mixed.start())[0]
        odd = next(sign for sign in word if not sign.isascii())
        yield f"«{word}» mixes letters that look alike (U+{ord(odd):04X}); expected a word of one script"
    if lang is None:
        return
    language = RECORDS[lang]
    if not mixed and language.foreign.search(line) and (letter := language.foreign.search(_read(line))):
        word = next(word for word in _LETTERS.findall(_read(line)) if letter[0] in word)
        other = next((one.name for one in RECORDS.values() if one.own and one.own.match(letter[0])), None)
        found = f"is {other}" if other else f"has U+{ord(letter[0]):04X}, which is no letter of {language.name}"
        yield f"«{word}» {found}; expected {language.name}"
    elif language.own and (len(line.encode()) - len(line)) * 6 < len(line):  # letters of its own are two bytes long
        yield from _reads_otherwise(_read(line), lang, language.own)


def _read(line: str) -> str:
    """``line`` without code, addresses and directives."""
    return _NOT_READ.sub(" ", line)


def _reads_otherwise(read: str, lang: Lang, own: re.Pattern[str]) -> Iterator[str]:
    """Prose in letters of every language, which is prose of another one."""
    if len(own.findall(read)) * 5 >= len(re.findall("[A-Za-z]", read)):
        return
    words, name = _WORD.findall(read), RECORDS[lang].name
    others = [one.name for code, one in RECORDS.items() if code != lang and _commonest(words, one) >= 2]
    if others or (len(words) >= _PROSE and not own.search(read)):
        yield f"«{' '.join(words[:4])} …» reads as {others[0] if others else f'no {name}'}; expected {name}"


def _strange(read: str, lang: Lang) -> str:
    """Why a whole text cannot be in ``lang`` although its letters are; empty when it can."""
    language, words = RECORDS[lang], _WORD.findall(read)
    share = _commonest(words, language) / max(len(words), 1)
    if len(words) < _TEXT or share >= language.common_share:
        return ""
    found = f"{share:.0%} of the words are its commonest; expected {language.common_share:.0%}"
    return f"does not read as {language.name}: {found}"


def _commonest(words: Iterable[str], language: Language) -> int:
    """How many of ``words`` are among the commonest of ``language``."""
    return sum(word.lower() in language.common for word in words)


def _shortened(path: str, found: list[tuple[int, str]]) -> list[Problem]:
    """A problem for each of the first lines; the last says how many more there are."""
    problems = [Problem(path, line, why) for line, why in found[:_SHOWN]]
    if len(found) > _SHOWN:
        line, why = found[_SHOWN - 1]
        problems[-1] = Problem(path, line, f"{why} (and {len(found) - _SHOWN} more lines of this file)")
    return problems


def _strings(value: object, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _strings(one, (*keys, key))
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, keys)


def _line(file: TomlFile, keys: tuple[str, ...], text: str) -> int:
    """The line on which ``text`` stands under ``keys``; looked for only when something is wrong with it."""
    depth = next((depth for depth in range(len(keys), 0, -1) if file.header(".".join(keys[:depth]))), 0)
    start = file.header(".".join(keys[:depth])) if depth else 1
    return file.find(text, file.find(".".join(keys[depth:]), start))
