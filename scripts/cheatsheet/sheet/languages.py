"""The languages of the texts: which text is in which, and what each is known by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cheatsheet.model import LANGUAGES, Lang


@dataclass(frozen=True, slots=True)
class Language:
    """What a language is known by."""

    name: str
    foreign: re.Pattern[str]
    """Letters that its texts do not have."""
    own: re.Pattern[str] | None
    """Letters that the site's other languages do not have; ``None`` for English: terms are in Latin everywhere."""
    common: frozenset[str]
    """Words that every text of it is full of."""
    share: float
    """Of its words, so many are ``common`` at least: half of what the driest text here has."""


_SIGNS = "\u0370-\u03ff\u00b2\u00b3\u00b5\u00b9\u00bc-\u00be\u2070-\u209f\u2100-\u218b"
"""Greek letters, small digits and the like: they stand for quantities in every language."""

_RUSSIAN = "и в не на с что а по как для это к но из у за от же или то о при до если только"
_ENGLISH = "the a an of to and in is that it for with on are not as by this or from be at you one has"

KNOWN: Mapping[Lang, Language] = {
    "ru": Language(
        "Russian",
        re.compile(f"[^\\W\\d_A-Za-zА-Яа-яЁё{_SIGNS}]"),
        re.compile("[А-Яа-яЁё]"),
        frozenset(_RUSSIAN.split()),
        0.06,
    ),
    "en": Language(
        "English",
        re.compile(f"[^\\W\\d_A-Za-z\u00c0-\u024f{_SIGNS}]"),
        None,
        frozenset(_ENGLISH.split()),
        0.1,
    ),
}

OTHER = frozenset({("docs/_source/words/site.toml", "switch_language")})
"""Words that are in the other language on purpose: they speak to who would rather read that."""


def language_of(path: str, keys: Iterable[str] = ()) -> Lang | None:
    """The language of the text at ``path`` or, in a TOML file, of the value under ``keys``, if it has one."""
    parts = [*path.split("/")[:-1], *keys]
    return next((lang for lang in LANGUAGES for part in parts if part == lang), None)
