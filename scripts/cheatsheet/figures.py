"""The figures of a text, written alike whatever the language: so that what says the same can be held to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cheatsheet.language_record import Language
from cheatsheet.languages import RECORDS
from cheatsheet.model import Lang


def _thousands(sign: str) -> re.Pattern[str]:
    """A number of four digits or more, ``sign`` between its groups; a blank may be a no-break one."""
    between = "[ \u00a0]" if sign == " " else re.escape(sign)
    return re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{between}\d{{3}})+(?!\d)")


def _number(record: Language) -> re.Pattern[str]:
    """A number with what stands before its parts; versions have points, and lists commas, in every language."""
    return re.compile(rf"\d+(?:[.,{re.escape(record.decimal)}]\d+)*")


_THOUSANDS: Mapping[Lang, re.Pattern[str]] = {lang: _thousands(one.thousands) for lang, one in RECORDS.items()}
_NUMBERS: Mapping[Lang, re.Pattern[str]] = {lang: _number(one) for lang, one in RECORDS.items()}


def figures(text: str, lang: Lang) -> list[str]:
    """The figures of ``text`` in their order: ``1 000,5`` of one language and ``1,000.5`` of another are ``1000.5``."""
    joined = _THOUSANDS[lang].sub(lambda match: re.sub(r"\D", "", match[0]), text)
    return [re.sub(r"\D", ".", figure) for figure in _NUMBERS[lang].findall(joined)]
