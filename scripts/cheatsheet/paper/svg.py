"""Drawings prepared for Typst: its name for our font, and the words that stand for a drawing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_FAMILY = re.compile(r'font-family="[^"]*"')
_TITLE = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_WORDS = re.compile(r">([^<]+)<")


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG for Typst, its title and description, and every word that its fonts must draw."""

    svg: str
    title: str
    words: str


def for_paper(svg: bytes) -> Drawing:
    """``svg`` with our font under the name that Typst knows it by.

    Typst files Fira Sans Condensed as the family Fira Sans at a stretch of 75 %, and would set a
    drawing that asks for the full name in whatever font comes first.
    """
    text = svg.decode("utf-8")
    told = ". ".join(unescape(match[2]).strip().rstrip(".") for match in _TITLE.finditer(text))
    words = unescape(" ".join(" ".join(_WORDS.findall(text)).split()))
    return Drawing(_FAMILY.sub('font-family="Fira Sans" font-stretch="condensed"', text), told, words)
