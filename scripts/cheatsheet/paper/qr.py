"""The address that paper leads to, as a QR code: a phone reads it where nobody types."""

from __future__ import annotations

from io import BytesIO

import segno

from cheatsheet.addresses import changes_address
from cheatsheet.model import Lang
from cheatsheet.paper.typeset import Data
from cheatsheet.settings import Settings


def printed_address(settings: Settings, lang: Lang) -> str:
    """Where the code leads: to what has changed since this was printed, and from there to all of the site."""
    return changes_address(settings.address(lang), settings.commit_id)


def code_data(settings: Settings, lang: Lang, alt: str) -> Data:
    """The code as an SVG of one unit a module, its address, and what it is in words (``alt``, with ``{address}``).

    The white around it (four modules, ISO/IEC 18004, 6.3.8) is the template's. Of the error levels it has the highest
    that needs no larger code.
    """
    address = printed_address(settings, lang)
    drawn = BytesIO()
    segno.make(address, error="l", micro=False).save(
        drawn, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, nl=False, dark="#010101"
    )
    return {"svg": drawn.getvalue().decode(), "url": address, "alt": alt.format(address=address)}
