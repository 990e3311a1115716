"""``[[questions.<id>.sources]]`` of the catalog: where a claim was read, in which version, when, and in which words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import cast

from cheatsheet.model import Source
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

QUOTE_WORDS = 20
"""The longest quotation: a sentence that can be found again, and no more of another's text than that."""

PLACE_DEMANDED = True
"""Whether every source must name the sentence or the section that carries its claim."""

Report = Callable[[str, str], None]
"""Takes the key that is wrong, and what is wrong with it."""

_ALWAYS = ("title", "url", "version", "checked")
_PLACE = ("quote", "section")
_QUOTED = re.compile(r'["“«„][^"“«„”»]*["”»“]')


def read_sources(file: TomlFile, problems: list[Problem], id_: str, value: object) -> tuple[Source, ...]:
    """The sources of question ``id_``; what is wrong with one goes to ``problems``, and that one is left out."""
    start = file.key("sources", file.header(f"questions.{id_}"))
    if not isinstance(value, list):
        problems.append(file.problem(start, f"sources is {value!r}; expected [[questions.{id_}.sources]]"))
        return ()
    sources = []
    for number, item in enumerate(value):
        line = file.header(f"questions.{id_}.sources", number) or start
        if source := _source(file, problems, line, item):
            sources.append(source)
    return tuple(sources)


def _source(file: TomlFile, problems: list[Problem], line: int, item: object) -> Source | None:
    """The source whose header is on ``line``."""

    def report(key: str, message: str) -> None:
        problems.append(file.problem(file.key(key, line), message))

    if not isinstance(item, Mapping) or not set(_ALWAYS) <= set(item) <= {*_ALWAYS, *_PLACE}:
        found = f"has {', '.join(item) or 'nothing'}" if isinstance(item, Mapping) else f"is {item!r}"
        expected = f"{', '.join(_ALWAYS)}, and quote or section"
        problems.append(file.problem(line, f"a source {found}; expected {expected}"))
        return None
    for key in ("title", "url", "version", *(key for key in _PLACE if key in item)):
        if not isinstance(item[key], str) or not item[key].strip():
            report(key, f"{key} is {item[key]!r}; expected text")
    if not re.fullmatch(r"https://[^\s<>\"]+", str(item["url"])):
        report("url", f"{item['url']!r} is not an https:// address")
    _check_place(item, report)
    if PLACE_DEMANDED and not set(_PLACE) & set(item):
        problems.append(file.problem(line, "a source without a quote and without a section; expected one of them"))
    if type(item["checked"]) is not dt.date:
        report("checked", f"checked is {item['checked']!r}; expected a date")
        return None
    title, url, version = (cast("str", item[key]) for key in ("title", "url", "version"))
    quote, section = (str(item.get(key, "")) for key in _PLACE)
    return Source(title, url, version, item["checked"].isoformat(), line, quote, section)


def _check_place(item: Mapping[str, object], report: Report) -> None:
    """Hold the sentence, or the section, that carries the claim to its form."""
    quote = str(item.get("quote", ""))
    if "quote" in item and "section" in item:
        report("section", "a source has a quote and a section; expected one of them")
    if (words := _count_words(quote)) > QUOTE_WORDS:
        report("quote", f"{words} words in the quote; expected at most {QUOTE_WORDS}")
    if _QUOTED.fullmatch(quote.strip()):
        report("quote", "a quote between quotation marks; expected its words alone, the page puts the marks")
    for key in _PLACE:
        if "\n" in str(item.get(key, "")):
            report(key, f"{key} has more than one line; expected one")


def _count_words(text: str) -> int:
    """How many words ``text`` has: what stands between blanks and holds a letter or a figure."""
    return sum(any(char.isalnum() for char in word) for word in text.split())
