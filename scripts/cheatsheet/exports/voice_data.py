"""``data/voice.json``: what the round aloud needs, fetched once somebody has asked for it (``practice/voice``).

What is said is text: the short answers with everything that is no word turned into words (``sheet/spoken.py``). The
browser cuts it at sentences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.sheet.spoken import Said, said_of, say

_PREFIX = "practice.voice_"


def render(content: Content) -> dict[str, bytes]:
    """The file of each language, by its path relative to ``docs/``."""
    return {f"{lang}/data/voice.json": _file(content, lang) for lang in LANGUAGES}


def _file(content: Content, lang: Lang) -> bytes:
    """``said``: question and answer by the id of a card; ``points``: the key points of a question; ``words``."""
    sheet, spoken = content.sheets[lang], content.spoken.get(lang, {})
    cards: Iterator[Said] = (one for group in (sheet.entries(), sheet.quick.rows) for one in group)
    tree = {
        "said": {one.id: [say(text, spoken) for text in said_of(one)] for one in cards},
        "points": content.points.get(lang, {}),
        "words": {
            key.removeprefix(_PREFIX): word for key, word in content.words[lang].items() if key.startswith(_PREFIX)
        },
    }
    return (json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
