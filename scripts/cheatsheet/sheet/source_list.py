"""``sources.toml``: where a claim was read, in which version, when, and in which words; every mistake named by line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import cast
from urllib.parse import urlsplit

from cheatsheet.model import Catalog, Source, SourceList
from cheatsheet.problems import Problem
from cheatsheet.sheet.catalog import QUESTION_ID
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


def parse_source_list(file: TomlFile) -> tuple[SourceList, list[Problem]]:
    """Read ``[[q01]]``, a table a source. What is wrong with one goes to the problems, and that one is left out."""
    questions: dict[str, tuple[Source, ...]] = {}
    problems: list[Problem] = []
    for key, value in file.data.items():
        if not QUESTION_ID.fullmatch(key):
            message = f"unknown key «{key}»; expected [[q01]], [[q02]] and so on"
            problems.append(file.problem(_start(file, key), message))
        elif not isinstance(value, list):
            found = f"a single table [{key}]" if isinstance(value, Mapping) else repr(value)
            message = f"«{key}» is {found}; expected [[{key}]] above each of its sources"
            problems.append(file.problem(_start(file, key), message))
        else:
            questions[key] = tuple(_sources(file, problems, key, value))
    return SourceList(file.path, questions), problems


def check_source_list(file: TomlFile, sources: SourceList, catalog: Catalog) -> Iterator[Problem]:
    """Every question of ``sources`` that ``catalog`` does not have, at its first source."""
    for question_id in sources.questions:
        if question_id not in catalog.questions:
            message = f"there is no question {question_id}; expected one of the catalog's"
            yield file.problem(_start(file, question_id), message)


def _start(file: TomlFile, key: str) -> int:
    """The line of the first header ``key``, of a table inside it, or of the key itself."""
    return file.header(key) or file.find(f"[{key}.", file.key(key))


def _sources(file: TomlFile, problems: list[Problem], key: str, tables: list[object]) -> Iterator[Source]:
    """The sources of question ``key``."""
    for number, item in enumerate(tables):
        if source := _source(file, problems, file.header(key, number) or _start(file, key), item):
            yield source


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
        elif key in ("title", "version") and len(item[key].splitlines()) > 1:
            report(key, f"{key} has more than one line; expected one")
    if not _is_address(str(item["url"])):
        report("url", f"{item['url']!r} is not an https:// address")
    elif re.search("[()]", str(item["url"])):  # one would end a link of Markdown
        report("url", f"{item['url']!r} has a round bracket; expected %28 or %29, which mean the same")
    _check_place(item, report)
    if PLACE_DEMANDED and not set(_PLACE) & set(item):
        problems.append(file.problem(line, "a source without a quote and without a section; expected one of them"))
    if type(item["checked"]) is not dt.date:
        report("checked", f"checked is {item['checked']!r}; expected a date")
        return None
    title, url, version = (cast("str", item[key]) for key in ("title", "url", "version"))
    quote, section = (str(item.get(key, "")) for key in _PLACE)
    return Source(title, url, version, item["checked"].isoformat(), line, quote, section)


def _is_address(url: str) -> bool:
    """Whether ``url`` is an ``https:`` address with a host, and a port that there can be."""
    try:
        parts = urlsplit(url)
        return bool(re.fullmatch(r"https://[^\s<>\"]+", url) and parts.hostname) and parts.port != 0
    except ValueError:
        return False


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
