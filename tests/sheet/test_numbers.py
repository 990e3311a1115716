"""Figures of the sheets: what is the same number in both languages."""

from __future__ import annotations

from collections import Counter

from cheatsheet.sheet.parity import numbers


def test_a_decimal_comma_is_a_decimal_point() -> None:
    """«1,5» in Russian is “1.5” in English, a comma after a figure is none of it, and each is counted as often as it stands."""
    assert numbers("1,5 с, 2, 3.13 и 2") == Counter({"1.5": 1, "2": 2, "3.13": 1})
    assert numbers("0,05 %") == numbers("0.05%") != numbers("5%")
