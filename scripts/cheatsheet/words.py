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


def parse_words(files: Iterable[tuple[str, TomlFile]]) -> tuple[Mapping[Lang, Mapping[str, str]], list[Problem]]:
    """Join the files, each given with its prefix, into one table per language.

    Reports a key that one language lacks, a word that is not text and placeholders that differ.
    """
    words: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGUAGES}
    problems: list[Problem] = []
    for prefix, file in files:
        tables = {lang: file.data.get(lang) for lang in LANGUAGES}
        if set(file.data) != set(LANGUAGES):
            problems.append(file.problem(0, f"the tables are {', '.join(file.data)}; expected {', '.join(LANGUAGES)}"))
            continue
        for lang, table in tables.items():
            for key, value in table.items() if isinstance(table, Mapping) else ():
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


def _disagreements(file: TomlFile, line: int, key: str, value: str, others: Mapping[Lang, object]) -> Iterator[Problem]:
    """Where the tables of other languages lack ``key``, or have other placeholders in it.

    A plural form is expected of the languages that have it: ``questions_few`` of Russian, not of English.
    """
    counterparts = {lang: table.get(key) if isinstance(table, Mapping) else None for lang, table in others.items()}
    form = key.rpartition("_")[2]
    lacking = [lang for lang, counterpart in counterparts.items() if not isinstance(counterpart, str)]
    lacking = [lang for lang in lacking if form not in _FORMS or form in plural_forms(lang)]
    if lacking:
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
