"""The colours that mean something, for pages, paper and diagrams alike. Whatever else a page shows is Material's.

A level's colour also says how a thing went: basic is good, advanced is bad, in practice, in diagrams and in code.
This module imports nothing of the project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shades:
    """One colour as ``#rrggbb``, for text on white, which paper is too, and for text on slate."""

    light: str
    dark: str


LEVELS: Mapping[str, Shades] = {
    "basic": Shades("#14703d", "#6fcf8d"),
    "intermediate": Shades("#7a4f00", "#e3b341"),
    "advanced": Shades("#a8350a", "#ff9c6b"),
}
"""By the key of the level."""

ON_PAPER: Mapping[str, str] = {key: shades.light for key, shades in LEVELS.items()}
"""The levels' colours as the templates of Typst are given them."""

HUES: Mapping[str, str] = {
    "accent": "#7385de",
    "rose": "#cb5e92",
    "basic": "#41976e",
    "intermediate": "#a6802f",
    "advanced": "#d4653e",
}
"""Where the ground is the reader's own, in a book for e-readers: as lines they are seen on white, sepia, grey and black
(3 : 1 or nearly), and words are :data:`OWN_SHARE` of the colour of the text around them, the rest of these."""

OWN_SHARE = 60
"""Per cent. With less, words are illegible on some ground; with more, hues cannot be told apart."""

CODE_HUES: Mapping[str, str] = {"string": "basic", "keyword": "rose", "name": "accent", "number": "intermediate"}
"""The hue of each kind of token that has one (:data:`cheatsheet.paper.highlight.KINDS`)."""
SLATE = "#1e2129"
"""The ground of Material's dark scheme, and of the edition of the book that is read from a screen."""

ON_SCREEN: Mapping[str, str] = {
    **{shades.light: shades.dark for shades in LEVELS.values()},
    "#ffffff": SLATE,
    # words, from the darkest
    "#000000": "#e6e8ee",
    "#1a1a1a": "#e2e4e9",
    "#4d4d4d": "#c3c7d1",
    "#5c5c5c": "#a0a6b4",
    "#616161": "#a6abb8",
    # links, names of parts; strings, keywords, names and numbers in code
    "#1f5fa8": "#8ab4f8",
    "#14603a": "#8fd6a8",
    "#8a2a4a": "#f29bb5",
    "#1f4f8f": "#9cc1ff",
    "#7a4a00": "#e3b341",
    "#11705c": "#6fd3bb",
    # lines
    "#a6a6a6": "#5f6676",
    "#bfbfbf": "#4a5060",
    # grounds: of code and boxes, of a drawing, of a chapter's head by its level
    "#f4f4f4": "#282c37",
    "#f0f0f0": "#2c303b",
    "#e8f1ec": "#1f2d27",
    "#f2ede6": "#302b20",
    "#f6ebe7": "#33261f",
    # what a drawing lays stress on, with words in the colour of the paper on it
    "#1f3f99": "#9fb0ff",
    # a QR code and its ground stay as they are: phones read no other
    "#010101": "#010101",
    "#fefefe": "#fefefe",
}
"""Every colour of the book with the one that stands for it on a dark ground."""

BAR = "#4051b5"
"""The bar of a page, Material's indigo: what a phone paints its own bars with."""


def screen_css() -> str:
    """The levels as custom properties ``--level-basic`` and so on, in both of Material's schemes; paper is light."""
    light, dark = (
        "".join(f"--level-{key}:{getattr(shades, scheme)};" for key, shades in LEVELS.items())
        for scheme in ("light", "dark")
    )
    slate = f"[data-md-color-scheme=slate]{{{dark}}}"
    return f"[data-md-color-scheme]{{{light}}}@media screen{{{slate}}}"
