"""The languages of the site: a folder of ``docs/_source`` with a sheet and a record each. Everything else asks here.

They are read once, when the program starts, because every type, address and table follows from them. What is wrong with
a record is kept in :data:`PROBLEMS` and told by whoever reads the text; until then the record's defaults stand in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel import Locale

from cheatsheet import disk
from cheatsheet.language_record import Lang, Language, parse_language
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import parse_toml

SOURCE = "docs/_source"
NAME = "language.toml"
_UNIQUE = ("order", "name", "anki_note_type", "anki_first_note")
"""What no two languages share."""


def read_languages(root: Path) -> tuple[Mapping[Lang, Language], list[Problem]]:
    """The record of every language of the project at ``root``, the first language first, and what is wrong with them.

    A folder with a sheet is a language, whether it has a record or not. Where there is none at all, the one language
    is ``und``, which is BCP 47 for an undetermined one.
    """
    codes = disk.holding(root, SOURCE, (NAME, "cheatsheet.md"))
    records: list[Language] = []
    problems: list[Problem] = []
    for code in codes:
        path = f"{SOURCE}/{code}/{NAME}"
        text, found = disk.read_lines(root, path)
        file, more = parse_toml(text) if text is not None else (None, [])
        record, wrong = parse_language(file, code) if file is not None else (Language(code), [])
        records.append(record)
        problems += [*found, *more, *wrong]
    if not records:
        return {"und": Language("und")}, [Problem(SOURCE, 0, f"no language; expected a folder with a {NAME} in it")]
    problems += _shared(records) if not problems else []
    return {one.code: one for one in sorted(records, key=lambda one: (one.order, one.code))}, problems


def _shared(records: list[Language]) -> Iterator[Problem]:
    """What two languages have that is to be one language's alone."""
    for name in _UNIQUE:
        counts = Counter(getattr(one, name) for one in records)
        for one in records:
            if counts[value := getattr(one, name)] > 1:
                key = name.replace("_", ".", 1) if name.startswith("anki") else name
                yield Problem(f"{SOURCE}/{one.code}/{NAME}", 0, f"{key} is {value!r} in another language too")
    known = {one.code for one in records}
    for one in records:
        if strange := sorted(set(one.names_of) - (known - {one.code})):
            yield Problem(
                f"{SOURCE}/{one.code}/{NAME}", 0, f"names_of has {', '.join(strange)}; expected other languages"
            )
    if sum(one.own is None for one in records) != 1:
        for one in records:
            expected = "expected exactly one language without letters of its own: the one that terms and sources are in"
            yield Problem(f"{SOURCE}/{one.code}/{NAME}", 0, f"letters is {'given' if one.own else 'empty'}; {expected}")


RECORDS, PROBLEMS = read_languages(Path(__file__).resolve().parents[2])
"""By code, in order."""
LANGUAGES: tuple[Lang, ...] = tuple(RECORDS)
"""Every language of the site; the first is the one served at the root address."""
OF_TERMS: Lang = next((code for code, one in RECORDS.items() if one.own is None), LANGUAGES[0])
"""The language of terms, programs and most sources: what is in Latin letters alone is taken to be in it."""


def spoken_in(text: str) -> Lang:
    """The language that ``text`` is read aloud in, told from its letters."""
    return next((code for code, one in RECORDS.items() if one.own and one.own.search(text)), OF_TERMS)


@cache
def plural_form(lang: Lang, number: int) -> str:
    """CLDR's category of the cardinal ``number`` (``one``, ``few``, ``many`` …); ``many`` stands for ``other`` too.

    The scripts say it in the same way: ``Intl.PluralRules`` in the browser has the rules of CLDR as well.
    """
    found = str(Locale.parse(RECORDS[lang].locale).plural_form(number))
    return "many" if found == "other" else found


@cache
def plural_forms(lang: Lang) -> frozenset[str]:
    """Every form that a whole number takes in ``lang``."""
    return frozenset(plural_form(lang, number) for number in (*range(201), 1_000, 1_000_000))
