"""How the size of a file is said."""

from __future__ import annotations

import pytest

from cheatsheet.model import Lang
from cheatsheet.pages.downloads_page import file_size

WORDS = {
    "ru": {"downloads.kilobytes": "{n} КБ", "downloads.megabytes": "{n} МБ"},
    "en": {"downloads.kilobytes": "{n} kB", "downloads.megabytes": "{n} MB"},
}


@pytest.mark.parametrize(
    ("lang", "size", "said"),
    [
        ("ru", 0, "1 КБ"), ("ru", 84_400, "84 КБ"), ("ru", 999_999, "1000 КБ"), ("ru", 1_000_000, "1,0 МБ"),
        ("ru", 1_249_000, "1,2 МБ"), ("en", 1_501, "2 kB"), ("en", 1_251_000, "1.3 MB"), ("en", 12_340_000, "12.3 MB"),
    ],
)  # fmt: skip
def test_a_size_is_said_as_its_language_says_it(lang: Lang, size: int, said: str) -> None:
    """Thousands of bytes without a fraction, millions with one digit after a comma in Russian and a point in English."""
    assert file_size(lang, WORDS[lang], size) == said
