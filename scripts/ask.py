#!/usr/bin/env python
"""Show what the search understands of a query, what it finds, and why.

    python scripts/ask.py 'индексы в базе'              # in the first language
    python scripts/ask.py --lang en 'covering index'

The data are made from the text as it stands, so that a synonym, an alias or a description can be tried at once.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

import node_wheel
from cheatsheet.console import speak_plainly
from cheatsheet.exports import search_index
from cheatsheet.interrupt import interruptible
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.problems import ContentError
from cheatsheet.view import make_view

ROOT = Path(__file__).resolve().parents[1]

WHERE = """
To change what is found:
  a word of one meaning        docs/_source/words/synonyms.toml
  what a question is called    aliases in docs/_source/{lang}/search/
  how people describe it       described in docs/_source/{lang}/search/
  what it looks like in code   looks_like in docs/_source/catalog.toml
  a word of every day          docs/_source/words/everyday.toml
  a subject out of scope       docs/_source/words/out_of_scope.toml
  stems, layouts, spelling     docs/assets/js/search/ (stem, alike, resolve); numbers: TUNED in score.js
"""


class Word(TypedDict):
    """A word of the query: the terms of the index that it may stand for, how sure each is, and what the word weighs."""

    terms: list[tuple[str, float]]
    weight: float


class Found(TypedDict):
    """A question that has something of the query; past the last number of the sheet, a subject out of scope."""

    n: int
    score: float
    cover: float
    has: list[list[str]]
    """For each word where the question has it: ``sheet``, ``names``, ``long answer``."""


class Shown(TypedDict):
    """A link that a reader sees."""

    kind: str
    n: int
    row: int


class Asked(TypedDict):
    """What ``ask.mjs`` prints."""

    read: str
    words: list[Word]
    wholes: list[list[str]]
    found: list[Found]
    shown: list[Shown]
    near: list[int]
    """Of a query that was not answered, the numbers of the questions nearest to it."""
    outOfScope: bool
    """Whether it is about something that the sheet is known not to treat."""


def ask(content: Content, lang: Lang, query: str) -> Asked:
    """What the search of ``lang`` makes of ``query``. Raises :class:`FileNotFoundError` without Node."""
    node = node_wheel.node()
    if node is None:
        raise FileNotFoundError("node is missing: make test-needs, or install Node.js")
    files = search_index.render(content)
    data, more = (json.loads(files[f"{lang}/data/{name}.json"]) for name in ("search", "search-more"))
    given = json.dumps({"data": data, "more": more, "query": query})
    command = [node, str(ROOT / "scripts" / "ask.mjs")]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True)
    asked: Asked = json.loads(done.stdout)
    return asked


def told(asked: Asked, query: str, terms: dict[int, str]) -> Iterator[str]:
    """``asked`` in lines; ``terms`` are the questions' names by number."""
    if asked["read"].strip() != query.strip():
        yield f"read as: {asked['read'].strip()}"
    yield "understood:"
    for word in asked["words"]:
        # A term that begins with a tilde is a stem.
        known = ", ".join(f"{term.removeprefix('~')} {sure:.2f}" for term, sure in word["terms"][:6]) or "unknown"
        yield f"  {known}  (weighs {word['weight']:.1f})"
    if wholes := [term for whole in asked["wholes"] for term in whole]:
        yield f"  together: {', '.join(wholes)}"
    if asked["shown"]:
        yield "shown:"
    else:
        near = ", ".join(f"{number}. {terms[number]}" for number in asked["near"]) or "nothing"
        yield f"shown: nothing{', not in this sheet' if asked['outOfScope'] else ''}; near: {near}"
    for link in asked["shown"]:
        row = f", row {link['row']} of the table" if link["row"] else ""
        yield f"  {link['n']}. {terms[link['n']]} ({link['kind']}{row})"
    yield "why (score, share of the query, where each word is):"
    for one in asked["found"]:
        name = f"{one['n']}. {terms[one['n']]}" if one["n"] in terms else "a subject of out_of_scope.toml"
        has = "; ".join("/".join(places) or "–" for places in one["has"])
        yield f"  {one['score']:8.2f}  {one['cover']:.2f}  {name}  [{has}]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask what ``arguments`` say; 0 unless the text has problems or there is no Node."""
    speak_plainly()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("query", help="what a reader types")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of the site (default: the first)"
    )
    options = parser.parse_args(arguments)
    lang: Lang = options.lang
    try:
        content = load_content(ROOT)
        asked = ask(content, lang, options.query)
    except (ContentError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    terms = {question.number: question.term for question in make_view(content, lang).questions}
    print("\n".join(told(asked, options.query, terms)))
    print(WHERE.format(lang=lang))
    return 0


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted"))
