"""``data/offline.json``: the words of the button that keeps the site for reading without a network.

Few readers see it, so its words are fetched when it is to be shown, and no page carries them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cheatsheet.model import LANGUAGES, Content

PATH = "data/offline.json"
_PREFIX = "offline."


def render(content: Content) -> dict[str, bytes]:
    """The file of each language, keyed by path relative to ``docs/``: an object of texts, by the keys of the words."""
    return {f"{lang}/{PATH}": _words(content.words[lang]) for lang in LANGUAGES}


def _words(words: Mapping[str, str]) -> bytes:
    own = {key.removeprefix(_PREFIX): word for key, word in words.items() if key.startswith(_PREFIX)}
    return (json.dumps(own, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
