"""The site's own words (buttons, labels, messages) in every language, from ``words/*.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from cheatsheet.languages import plural_form, plural_forms
from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

_PLACEHOLDER = re.compile(r"\{\w+\}")
_FORMS = frozenset({"zero", "one", "two", "few", "many"})
"""CLDR's plural forms, at the end of a key."""

_Table = Mapping[str, object]


def parse_words(files: Iterable[tuple[str, TomlFile]]) -> tuple[Mapping[Lang, Mapping[str, str]], list[Problem]]:
    """Join the files, each given with its prefix, into one table per language.

    Reports a key that one language lacks, a plural form that its language has, a word that is not text and placeholders
    that differ.
    """
    words: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGUAGES}
    problems: list[Problem] = []
    for prefix, file in files:
        tables, wrong = _tables(file)
        problems += wrong
        for lang, table in tables.items():
            problems += _lacking_forms(file, lang, table, _counted_stems(tables))
            for key, value in table.items():
                line = file.find(key, file.header(lang))
                if not isinstance(value, str) or not value.strip():
                    problems.append(file.problem(line, f"«{key}» is {value!r}; expected text"))
                    continue
                if re.search(r"[{}]", _PLACEHOLDER.sub("", value)):
                    problems.append(file.problem(line, f"a brace in «{key}» that is no {{placeholder}}; expected none"))
                    continue
                words[lang][f"{prefix}.{key}"] = value
                problems += _disagreements(
                    file, line, key, value, {other: tables[other] for other in tables if other != lang}
                )
    return words, problems


def _tables(file: TomlFile) -> tuple[Mapping[Lang, _Table], list[Problem]]:
    """The table of each language; none at all where one is missing, for then every word would be reported as alone."""
    if set(file.data) != set(LANGUAGES):
        found = ", ".join(file.data)
        return {}, [file.problem(0, f"the tables are {found}; expected {', '.join(LANGUAGES)}")]
    tables = {lang: table for lang in LANGUAGES if isinstance(table := file.data[lang], Mapping)}
    problems = [
        file.problem(file.key(lang), f"«{lang}» is {file.data[lang]!r}; expected the table [{lang}]")
        for lang in LANGUAGES
        if lang not in tables
    ]
    return {} if problems else tables, problems


def _counted_stems(tables: Mapping[Lang, _Table]) -> set[str]:
    """The keys that are counted in some language, without their forms: ``questions`` of ``questions_few``."""
    parts = [key.rpartition("_") for table in tables.values() for key in table]
    return {stem for stem, _, form in parts if stem and form in _FORMS}


def _lacking_forms(file: TomlFile, lang: Lang, table: _Table, stems: Iterable[str]) -> Iterator[Problem]:
    """The plural forms of ``lang`` that its ``table`` has not: Russian needs ``questions_few``, English does not."""
    for stem in sorted(stems):
        lacking = [form for form in sorted(plural_forms(lang)) if f"{stem}_{form}" not in table]
        if lacking:
            beside = next((key for key in table if key.rpartition("_")[0] == stem), "")
            expected = " and ".join(f"«{stem}_{form}»" for form in lacking)
            line = file.find(beside, file.header(lang))
            yield file.problem(line, f"«{stem}» is counted, and [{lang}] lacks {expected}; expected each of its forms")


def _disagreements(file: TomlFile, line: int, key: str, value: str, others: Mapping[Lang, _Table]) -> Iterator[Problem]:
    """Where the tables of other languages lack ``key``, or have other placeholders in it.

    What is counted is compared with the form for many where a language has no such form; that it has all of its own is
    for :func:`_lacking_forms` to say.
    """
    stem, _, form = key.rpartition("_")
    is_counted = bool(stem) and form in _FORMS
    other_key = f"{stem}_many" if is_counted else key
    counterparts = {lang: table.get(key, table.get(other_key)) for lang, table in others.items()}
    lacking = [lang for lang, counterpart in counterparts.items() if not isinstance(counterpart, str)]
    if lacking and not is_counted:
        alone = [f"[{lang}]" for lang in LANGUAGES if lang not in lacking]
        yield file.problem(line, f"«{key}» stands in {', '.join(alone)} only; expected it in every language")
    there = [counterpart for counterpart in counterparts.values() if isinstance(counterpart, str)]
    if any(sorted(_PLACEHOLDER.findall(counterpart)) != sorted(_PLACEHOLDER.findall(value)) for counterpart in there):
        yield file.problem(line, f"the placeholders of «{key}» differ between the languages")


def counted(words: Mapping[str, str], lang: Lang, key: str, number: int) -> str:
    """The word for ``number`` things: four of ``site.questions`` are «4 вопроса» in Russian.

    Looks up ``key_one``, ``key_few``, ``key_many`` and so on, as CLDR names the language's forms, with ``{n}`` in them.
    """
    return words[f"{key}_{plural_form(lang, number)}"].format(n=number)
