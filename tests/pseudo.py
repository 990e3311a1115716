"""A third language, made of the English texts: the same words at the same length, but with marked letters.

Pseudo-localisation shows what a build takes from the wrong language: whatever stands on a page of the third one in plain
letters came past the texts. It goes by the code of Esperanto, whose letters it borrows and which the theme and CLDR know.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tomli

CODE = "eo"
MODEL = "en"
"""The language whose texts it is made of."""

_MARKED = str.maketrans("acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ", "āĉďēĝĥīĵķļńōŕŝťūŵŷžĀĈĎĒĜĤĪĴĶĻŃŌŔŜŤŪŴŶŽ")
_LETTERS = "Ā-ſ"
_LEFT_OUT = 15
"""So many descriptions of a question are left out, of some 65."""
# What is no text: code, the targets of links, directives, kinds of boxes, placeholders, addresses and markup.
_LITERAL = re.compile(
    r"^```.*?^```|`[^`\n]*`|\]\(q\d+\)|^:::.*?$|^(?:!!!|\?\?\?\+?) \w+|\{\w+\}|https?://\S+|<[^<>\s][^<>]*>|&#?\w+;",
    re.DOTALL | re.MULTILINE,
)


def mark(text: str) -> str:
    """``text`` with marked letters, but for what is no text in it."""
    parts, end = [], 0
    for match in _LITERAL.finditer(text):
        parts += [text[end : match.start()].translate(_MARKED), match[0]]
        end = match.end()
    return "".join([*parts, text[end:].translate(_MARKED)])


def add_language(project: Path) -> None:
    """Give the copy of the project at ``project`` the third language: a folder, a table in each file of words, a card."""
    source = project / "docs" / "_source"
    own, model = source / CODE, source / MODEL
    for path in [model / "cheatsheet.md", *sorted((model / "answers").glob("*.md"))]:
        _write(own / path.relative_to(model), mark(path.read_text("utf-8")))
    for path in sorted((model / "search").glob("*.toml")):
        phrases = tomli.loads(path.read_text("utf-8"))
        # The search has neither a stemmer nor a list of words that say nothing for it, which would make these shorter.
        phrases["described"] = "".join(phrases["described"].splitlines(keepends=True)[:-_LEFT_OUT])
        _write(own / path.relative_to(model), _table(phrases, ()))
    terms = tomli.loads((model / "glossary.toml").read_text("utf-8"))["terms"]
    _write(own / "glossary.toml", "".join(f"[terms.{key}]\n{_table(one, ('where',))}\n" for key, one in terms.items()))
    for name, table in (("spoken", "spoken"), ("key-points", "points")):
        values = tomli.loads((model / f"{name}.toml").read_text("utf-8"))[table]
        # A piece stands in code as it is, and in the text with marked letters.
        keys = {one: value for key, value in values.items() for one in {key, mark(key) if name == "spoken" else key}}
        keyed = {json.dumps(key, ensure_ascii=False): value for key, value in sorted(keys.items())}
        _write(own / f"{name}.toml", f"[{table}]\n{_table(keyed, ())}")
    _write(own / "words.txt", "# Nothing is spelt: there is no dictionary.\n")
    _write(own / "language.toml", _record(tomli.loads((model / "language.toml").read_text("utf-8"))))
    for path in [*sorted((source / "words").glob("*.toml")), *sorted((source / "diagrams").glob("*.toml"))]:
        text = path.read_text("utf-8")
        _write(path, f"{text.rstrip()}\n\n[{CODE}]\n{_table(tomli.loads(text)[MODEL], ())}")
    icons = project / "docs" / "assets" / "icons"
    shutil.copy2(icons / f"card-{MODEL}.png", icons / f"card-{CODE}.png")


def _record(model: Mapping[str, Any]) -> str:
    own = {
        **model,
        "order": 3,
        "name": "Esperanto",
        "locale": "eo",
        "letters": _LETTERS,
        "common": mark(model["common"]),
        "short_words": mark(model["short_words"]),
        "hunspell": "",
        "paper": ["A4"],
        "json_format": 2,
        "names_of": [MODEL],
    }
    anki = {"note_type": model["anki"]["note_type"] + 1, "first_note": model["anki"]["first_note"] + 86_400_000}
    headings = {key: mark(heading) for key, heading in model["headings"].items()}
    plain = {key: value for key, value in own.items() if not isinstance(value, dict) and key != "typography"}
    return f"{_table(plain, plain)}\n[anki]\n{_table(anki, ())}\n[headings]\n{_table(headings, headings)}"


def _table(values: Mapping[str, Any], kept: Iterable[str]) -> str:
    """``values`` as TOML, their texts marked but for those of the keys ``kept``. JSON's strings and lists are TOML's."""
    lines = []
    for key, value in values.items():
        one = value if key in kept else _marked(value)
        lines.append(f"{key} = {json.dumps(one, ensure_ascii=False)}\n")
    return "".join(lines)


def _marked(value: Any) -> Any:
    if isinstance(value, str):
        return mark(value)
    return [_marked(one) for one in value] if isinstance(value, list) else value


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
