"""What our command lines print, on any terminal."""

from __future__ import annotations

import io
import sys


def speak_plainly() -> None:
    r"""Let ``print`` write what the terminal's encoding lacks as ``\\u2026`` instead of raising.

    Every command line calls this first: the text is Russian and English with signs of its own, and a
    terminal may be set to ISO-8859-1, KOI8-R or a code page that has not all of them. A command that was started
    without an output (``>&-``, a service, ``pythonw``) says what it says to nobody.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdout, sys.stderr):
        # A test or another program may have put something else there, which knows what it can hold.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
