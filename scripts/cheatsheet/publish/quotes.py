"""What data repeats of pages stands in a bundle once: JSON that is the text of a ``<pre>`` becomes its number.

On a page a program is cut up by the spans of its colours, so that no packer sees that the data of practice holds the
same one. ``docs/assets/js/unpack.js`` does the opposite of :func:`quoted`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

STRING, LINES = "\x01", "\x02"
"""Before the number of a ``<pre>`` that is quoted as one string, and as a list with a string a line.

JSON itself has neither sign: it writes control characters in another way (RFC 8259, 7)."""
_SHORTEST = 40
"""Shorter texts are not worth it."""
_PRE = re.compile(r"<pre\b[^>]*>(.*?)</pre>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&"}
_QUOTE = re.compile(f'"([{STRING}{LINES}])([0-9]+)"')


def quoted(texts: Mapping[str, str]) -> dict[str, str]:
    """``texts`` by path, in their order; those of JSON have numbers for what they repeat, counted through all pages.

    Raises :class:`ValueError` for data that has a sign of these: it is no JSON.
    """
    known: dict[str, int] = {}
    for number, text in enumerate(_printed(texts)):
        if len(text) >= _SHORTEST:
            known.setdefault(text, number)
    return {path: _shorter(path, text, known) if path.endswith(".json") else text for path, text in texts.items()}


def _shorter(path: str, text: str, known: Mapping[str, int]) -> str:
    if found := re.search(f"[{STRING}{LINES}]", text):
        raise ValueError(f"{path}: has the character {found[0]!r}; expected JSON, which has none as it is")
    for said, number in known.items():
        text = text.replace(_written(said), f'"{STRING}{number}"').replace(_by_lines(said), f'"{LINES}{number}"')
    return text


def told(texts: Mapping[str, str]) -> dict[str, str]:
    """What :func:`quoted` was given: what ``unpack.js`` does, for tests."""
    printed = _printed(texts)

    def full(found: re.Match[str]) -> str:
        return (_written if found[1] == STRING else _by_lines)(printed[int(found[2])])

    return {path: _QUOTE.sub(full, text) if path.endswith(".json") else text for path, text in texts.items()}


def _printed(texts: Mapping[str, str]) -> list[str]:
    """The text of every ``<pre>``, without empty lines around it."""
    return [
        re.sub("&(?:lt|gt|quot|#39|amp);", lambda found: _ENTITIES[found[0]], _TAG.sub("", inner)).strip("\n")
        for path, text in texts.items()
        if path.endswith(".html")
        for inner in _PRE.findall(text)
    ]


def _written(text: str) -> str:
    """``text`` as JSON has it."""
    return json.dumps(text, ensure_ascii=False)


def _by_lines(text: str) -> str:
    """``text`` as the inside of a list of JSON, with a string a line."""
    return ",".join(map(_written, text.split("\n")))
