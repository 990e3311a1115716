"""Which texts a file holds, and whether two of them say the same: what is compared is words, not bytes.

Old versions are read too, whose grammar was another one, so this knows no more of the files than where a question's
text begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Literal

from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Lang

Facet = Literal["short", "row", "long", "clarify", "sample"]
"""What of an answer a text is."""
Key = tuple[str, Facet, Lang]
"""A question, what of it, and the language."""

_SOURCE = "docs/_source/"
CATALOG = f"{_SOURCE}catalog.toml"
PATHS = (
    *(f"{_SOURCE}{lang}/{part}" for lang in LANGUAGES for part in ("cheatsheet.md", "answers")),
    f"{_SOURCE}samples",
    CATALOG,
)
"""Where the answers stand, and what says of them when they were clarified, relative to the project."""

_ANSWER = re.compile(r"([\w-]+)/answers/(q\d{2,})-[a-z0-9-]+\.md")
_SAMPLE = re.compile(r"samples/(?:output/)?(q\d{2,})_\w+\.(?:py|txt)")
_ENTRY = re.compile(r"\*\*(\d+)\. .*")
_CLARIFIED = re.compile(r"^\[questions\.(q\d{2,})\]|^clarified = ([\d-]+)", re.MULTILINE)
_PART = re.compile(r"^## (.+)\n", re.MULTILINE)
_TARGET = re.compile(r"\]\([^)\n]*\)")
# Marks and punctuation are no words: quotes and dashes are mended, lists and boxes come and go.
_WORD = re.compile(r"\w+|[^\w\s*`#|\\\-–—«»“”„‘’'\".,:;!?…()\[\]]")


def texts(path: str, text: str, rows: Mapping[int, str]) -> Iterator[tuple[Key, str]]:
    """The texts in the file ``path``: nothing where it holds none. ``rows`` names the question of each quick answer."""
    inside = path.removeprefix(_SOURCE)
    if found := _ANSWER.fullmatch(inside):
        yield from _parts(found[1], found[2], text)
    elif found := _SAMPLE.fullmatch(inside):
        yield from (((found[1], "sample", lang), text) for lang in LANGUAGES)
    elif inside.endswith("/cheatsheet.md"):
        yield from _sheet(inside.partition("/")[0], text, rows)


def clarified_days(catalog: str) -> dict[str, str]:
    """The day of each clarification, by question, as the text of a catalog has it."""
    question, found = "", {}
    for match in _CLARIFIED.finditer(catalog):
        if match[1]:
            question = match[1]
        else:
            found[question] = match[2]
    return found


def _parts(lang: Lang, question: str, text: str) -> Iterator[tuple[Key, str]]:
    """The clarification of a long answer, and all else of it."""
    before, *parts = _PART.split(text)
    clarify = RECORDS[lang].headings["clarify"]
    others = [before]
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        if heading.strip() == clarify:
            yield (question, "clarify", lang), body
        else:
            others += [heading, body]
    yield (question, "long", lang), "\n".join(others)


def _sheet(lang: Lang, text: str, rows: Mapping[int, str]) -> Iterator[tuple[Key, str]]:
    """Every entry and every row of the sheet."""
    number = -2  # a table begins with its header and a rule
    for line in text.split("\n"):
        if found := _ENTRY.match(line):
            yield (f"q{int(found[1]):02d}", "short", lang), line
        elif line.startswith("|"):
            number += 1
            if number in rows:
                yield (rows[number], "row", lang), line


def say_the_same(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether these texts hold the same words, whatever file each is in."""
    if len(before) == len(after) == 1:
        before, after = _apart(before[0], after[0])
    old, new = sorted(before), sorted(after)
    return old == new or sorted(map(_words, old)) == sorted(map(_words, new))


def _apart(before: str, after: str) -> tuple[list[str], list[str]]:
    """What stands between the lines that two texts begin with and those that they end with: most of it is the same."""
    old, new = before.split("\n"), after.split("\n")
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    old, new = old[same:], new[same:]
    last = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(old), reversed(new), strict=False)))
    return ["\n".join(old[: len(old) - last])], ["\n".join(new[: len(new) - last])]


def _words(text: str) -> list[str]:
    """The words of ``text`` and the signs that mean something; a link is what it shows."""
    return _WORD.findall(_TARGET.sub("]", text))
