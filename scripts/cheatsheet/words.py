"""The site's own words (buttons, labels, messages) in both languages, from ``words/*.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

_PLACEHOLDER = re.compile(r"\{\w+\}")


def parse_words(files: Iterable[tuple[str, TomlFile]]) -> tuple[Mapping[Lang, Mapping[str, str]], list[Problem]]:
    """Join the files, each given with its prefix, into one table a language.

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
                other = next(table for other, table in tables.items() if other != lang)
                twin = other.get(key) if isinstance(other, Mapping) else None
                if not isinstance(twin, str):
                    problems.append(
                        file.problem(line, f"«{key}» stands in [{lang}] only; expected it in every language")
                    )
                elif sorted(_PLACEHOLDER.findall(twin)) != sorted(_PLACEHOLDER.findall(value)):
                    problems.append(file.problem(line, f"the placeholders of «{key}» differ between the languages"))
    return words, problems


def count_form(lang: Lang, number: int) -> str:
    """Which plural form ``number`` takes: ``one``, ``few`` or ``many``.

    The rules are those of Unicode CLDR for Russian and English cardinals; English has no ``few``.
    """
    if lang == "en":
        return "one" if number == 1 else "many"
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return "few"
    return "many"


def counted(words: Mapping[str, str], lang: Lang, key: str, number: int) -> str:
    """The word for ``number`` things: ``counted(w, "ru", "site.questions", 4)`` is «4 вопроса».

    Looks up ``key_one``, ``key_few`` and ``key_many`` with ``{n}`` in them.
    """
    return words[f"{key}_{count_form(lang, number)}"].format(n=number)
