r"""HTML that shows the same words in Anki as anywhere else, whatever Anki would read into them.

Between a note's field and the screen stand Anki's marks ``[sound:…]``, ``[latex]``, ``[$]``, ``[anki:tts …]`` and
``[[type:…]]``, its formulas ``\(…\)`` and ``\[…\]``, its templates and clozes ``{{…}}``, and the importer, which brings
every field into Unicode's form NFC (``rslib/src/text.rs``, ``rslib/src/card_rendering/parser.rs`` and
``ts/reviewer/index.ts`` in ankitects/anki). All of them look at the HTML as it is written, none decodes it first: what
is written as a character reference is a sign to the reader's browser and nothing to Anki.
"""

from __future__ import annotations

import re
import unicodedata

_SIGN = re.compile(r"[\[\\{]")
"""With these each of Anki's marks begins."""

_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""Signs outside ASCII with the one before them, to which the first may be joined: even ``>`` and U+0338."""


def anki_literal(html: str) -> str:
    """``html`` with a reference in the place of each sign that Anki would take for its own, or write in another way."""
    return _RUN.sub(_composed, _SIGN.sub(lambda match: _reference(match[0]), html))


def _composed(run: re.Match[str]) -> str:
    """The run as it is where NFC leaves it alone, else with references for all of it that is not ASCII."""
    if unicodedata.is_normalized("NFC", run[0]):
        return run[0]
    return "".join(sign if sign.isascii() else _reference(sign) for sign in run[0])


def _reference(sign: str) -> str:
    """The character reference of ``sign``."""
    return f"&#{ord(sign)};"
