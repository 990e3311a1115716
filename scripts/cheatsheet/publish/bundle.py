"""Every text of a language in one file, which the service worker fetches instead of a hundred.

Pages of a language share frame, style and navigation, and gzip looks back 32 kB only, less than a page: so the texts
stand behind one another in one LZMA stream, whose window holds them all. A browser's ``DecompressionStream`` does not
read LZMA; ``docs/assets/js/unpack.js`` does, in every browser. Measured when it was chosen: 268 and 256 kB, where gzip
with repetition taken out before it came to 339 and 314 kB, and bzip2 to 269 and 258.

What practice repeats of pages is packed once (``quotes.py``), which saves 22 kB. Before it is packed a text becomes one
byte a character, and frequent tags one byte each: Russian in UTF-8 takes two bytes a letter, and a packer that counts
bytes guesses the second one badly. This saves 7 and 4 %.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from collections.abc import Mapping

from cheatsheet.publish.quotes import quoted, told

ESCAPE = 255
"""Before a character without a code of its own: its number follows in three bytes, the highest first."""
_BETWEEN = 0
"""Between two files. No text has it."""
_TAGS = 90
_TAG = re.compile(r"(?:</span>)?<[^<>\n]{1,60}>|</[^<>\n]{1,60}>")
_PRIVATE = 0xE000
"""The first of the characters that stand for tags on the way; no text may have one."""
_FILTERS = (
    {
        "id": lzma.FILTER_LZMA1,
        "preset": 9 | lzma.PRESET_EXTREME,
        "dict_size": 1 << 23,
        "lc": 4,
        "lp": 0,
        "pb": 0,
    },
)


def pack(texts: Mapping[str, str]) -> bytes:
    """``texts`` by path as a bundle: a ``.lzma`` file (as ``xz --format=lzma`` writes), so that any tool opens it.

    Unpacked it begins with a line of JSON in UTF-8, ``{"codes": […], "paths": […]}``: what each byte stands for, and
    the paths of the files, whose bytes follow in that order with a zero between two of them. Pages stand first, then
    the rest, each by path, so that what is alike is near; data quotes the pages (:mod:`~cheatsheet.publish.quotes`).

    Raises :class:`ValueError` for a text with a zero or a character of the private area, which stand for other things.
    """
    paths = sorted(texts, key=lambda path: (not path.endswith(".html"), path))
    for path in paths:
        if found := re.search(r"[\0\uE000-\uE0FF]", texts[path]):
            raise ValueError(f"{path}: has the character {found[0]!r}; expected none that a bundle uses itself")
    short = quoted({path: texts[path] for path in paths})
    text = chr(_BETWEEN).join(short.values())
    codes = _codes(text)
    head = json.dumps({"codes": codes, "paths": paths}, ensure_ascii=False, separators=(",", ":"))
    data = f"{head}\n".encode() + _coded(text, codes)
    return lzma.compress(data, format=lzma.FORMAT_ALONE, filters=_FILTERS)


def unpack(bundle: bytes) -> dict[str, str]:
    """The texts of a ``bundle`` by path: what ``unpack.js`` does, for tests. Raises :class:`lzma.LZMAError`."""
    head, _, body = lzma.decompress(bundle).partition(b"\n")
    named = json.loads(head)
    escaped = re.compile(rb"\xff(...)", re.DOTALL)
    parts = escaped.split(body)
    plain = [
        chr(int.from_bytes(part)) if number % 2 else "".join(named["codes"][byte] for byte in part)
        for number, part in enumerate(parts)
    ]
    return told(dict(zip(named["paths"], "".join(plain).split(chr(_BETWEEN)), strict=True)))


def _codes(text: str) -> list[str]:
    """What each byte below :data:`ESCAPE` stands for: ASCII for itself, then what is frequent, in a fixed order."""
    counted = Counter(text)
    tags = [tag for tag, _ in sorted(Counter(_TAG.findall(text)).items(), key=lambda pair: (-pair[1], pair[0]))]
    tags = [tag for tag in tags if len(tag) > 2][:_TAGS]
    usual = sorted(counted, key=lambda one: (-counted[one], one))[: ESCAPE - 1 - len(tags)]
    own = {ord(one): one for one in usual if ord(one) < 128} | {_BETWEEN: chr(_BETWEEN)}
    others = iter([*sorted(one for one in usual if ord(one) >= 128), *tags])
    free = [*range(128, ESCAPE), *(number for number in range(1, 128) if number not in own)]
    own |= dict(zip(free, others, strict=False))
    return [own.get(number, "") for number in range(ESCAPE)]


def _coded(text: str, codes: list[str]) -> bytes:
    """``text`` in bytes, by ``codes``."""
    table: dict[int, str] = {}
    for number, code in enumerate(codes):
        if len(code) > 1:
            table[_PRIVATE + number] = chr(number)
        elif code:
            table[ord(code)] = chr(number)
    for code in sorted(filter(lambda code: len(code) > 1, codes), key=lambda code: (-len(code), code)):
        text = text.replace(code, chr(_PRIVATE + codes.index(code)))
    for one in set(text):
        if ord(one) not in table:
            table[ord(one)] = chr(ESCAPE) + ord(one).to_bytes(3).decode("latin-1")
    return text.translate(table).encode("latin-1")
