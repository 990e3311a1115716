"""``data/mistake.json``: what «Здесь ошибка» needs once somebody has pressed it (``page/mistake-form.js``).

``lines`` gives the line of the source by the anchor on its page: ``q06`` and ``r03`` are lines of the sheet,
``q06#minute`` of the long answer of ``q06``. ``words`` are those of ``site.toml`` that begin with ``mistake_``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from cheatsheet.model import LANGUAGES, Content, Lang

_PREFIX = "site.mistake_"


def render(content: Content) -> dict[str, bytes]:
    """The file of each language, by its path relative to ``docs/``."""
    return {f"{lang}/data/mistake.json": _file(content, lang) for lang in LANGUAGES}


def _file(content: Content, lang: Lang) -> bytes:
    words = content.words[lang]
    tree = {
        "words": {key.removeprefix(_PREFIX): word for key, word in words.items() if key.startswith(_PREFIX)}
        | {"version": words["site.version"], "close": words["site.close"]},
        "lines": dict(_lines(content, lang)),
    }
    return (json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _lines(content: Content, lang: Lang) -> Iterator[tuple[str, int]]:
    sheet = content.sheets[lang]
    yield from ((entry.id, entry.line) for entry in sheet.entries())
    yield from ((row.id, row.line) for row in sheet.quick.rows)
    for question, answer in content.answers.get(lang, {}).items():
        for key, part in answer.parts.items():
            yield f"{question}#{key}", part.line
