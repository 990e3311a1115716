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
