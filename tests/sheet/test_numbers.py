"""Figures of a text: what is the same number in every language."""

from __future__ import annotations

import pytest

from cheatsheet import figures as module
from cheatsheet.figures import figures
from cheatsheet.language_record import Language
from cheatsheet.model import Lang


def test_a_decimal_comma_is_a_decimal_point() -> None:
    """«1,5» in Russian is “1.5” in English, a comma after a figure is none of it, and each is counted as often as it stands."""
    assert figures("1,5 с, 2, 3.13 и 2", "ru") == ["1.5", "2", "3.13", "2"]
    assert figures("0,05 %", "ru") == figures("0.05%", "en") != figures("5%", "en")


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ru", "10 000,5 и 1\u00a0000\u00a0000"), ("en", "10,000.5 and 1,000,000"), ("en", "10000.5, 1000000")],
)
def test_thousands_are_grouped_as_the_language_does(lang: Lang, text: str) -> None:
    """Groups of three digits are one number, whether a blank, a no-break one, a comma or nothing stands between them."""
    assert figures(text, lang) == ["10000.5", "1000000"]


def test_any_language_has_its_own_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a record says is read: a point between thousands, a sign of another script before the parts."""
    record = Language("xx", decimal="٫", thousands=".")
    monkeypatch.setattr(module, "_THOUSANDS", {"xx": module._thousands(record.thousands)})
    monkeypatch.setattr(module, "_NUMBERS", {"xx": module._number(record)})
    assert figures("10.000٫5", "xx") == ["10000.5"]
