"""The book for reading on a screen at night: the same pages with other colours.

To set it a second time would cost as much as the first; only the operators of colour differ (ISO 32000-2, 8.6.8).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

import pikepdf

from cheatsheet.palette import ON_SCREEN, SLATE
from cheatsheet.paper.slim import saved

_COLOUR = re.compile(rb"(?<=\s)([\d.]+(?: [\d.]+ [\d.]+)?) (scn|SCN)(?![A-Za-z*])")
"""One grey or three parts, and whether they fill or draw, as Typst 0.15 writes them."""


def darkened(pdf: bytes, twins: Mapping[str, str] = ON_SCREEN, ground: str = SLATE) -> bytes:
    """``pdf`` in the colours that ``twins`` gives for its own, on a ground that is no part of its content.

    Raises :class:`RuntimeError` for a colour that has no twin.
    """
    dark = _Dark(twins)
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            area = f"{left:g} {bottom:g} {right - left:.3f} {top - bottom:.3f} re f"
            under = f"/Artifact BMC q {_parts(ground)} rg {area} Q EMC\n"
            page.Contents = opened.make_stream(under.encode() + _COLOUR.sub(dark.replace, page.Contents.read_bytes()))
        return saved(opened)


class _Dark:
    """Operators in other colours, each worked out once."""

    def __init__(self, twins: Mapping[str, str]) -> None:
        self._twins = twins
        self._known: dict[bytes, bytes] = {}

    def replace(self, found: re.Match[bytes]) -> bytes:
        """The operator that sets the twin of the colour ``found``."""
        known = self._known.get(found[0])
        if known is None:
            colour = _hex(found[1])
            if colour not in self._twins:
                raise RuntimeError(f"the book has the colour {colour}; palette.py says none for it on a dark ground")
            operator = "rg" if found[2] == b"scn" else "RG"
            known = self._known[found[0]] = f"{_parts(self._twins[colour])} {operator}".encode()
        return known


def _hex(parts: bytes) -> str:
    """``#rrggbb`` of one grey or three parts between 0 and 1."""
    values = [round(float(part) * 255) for part in parts.split()]
    return "#" + "".join(f"{value:02x}" for value in (values * 3)[:3])


def _parts(colour: str) -> str:
    """Three parts between 0 and 1 of ``#rrggbb``."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))
