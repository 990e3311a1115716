"""What our command lines print, on any terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _PipeTolerantOutput(io.FileIO):
    """An output that may lose its reader, as in ``make site | head -1``: later output is discarded."""

    def write(self, said: ReadableBuffer) -> int:
        """As ``FileIO.write``, but a pipe without a reader takes everything."""
        try:
            return super().write(said) or 0
        except BrokenPipeError:
            return memoryview(said).nbytes


def speak_plainly() -> None:
    r"""Let ``print`` write what the terminal's encoding lacks as ``\\u2026`` instead of raising.

    Command lines that print what writers wrote call this first: the text is Russian and English with signs of its own,
    and a terminal may be set to ISO-8859-1, KOI8-R or a code page that has not all of them. A command that was started
    without an output (``>&-``, a service, ``pythonw``), or whose reader has gone, says what it says to nobody.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.StringIO())
        # A test or another program may have put something else there, which knows what it can hold.
        elif isinstance(stream, io.TextIOWrapper):
            setattr(sys, name, _pipe_tolerant(stream) if _is_file(stream) else stream)
            getattr(sys, name).reconfigure(errors="backslashreplace")


def _is_file(stream: io.TextIOWrapper) -> bool:
    """Whether it is what Python makes of an output, also of one without a buffer, but not of a console of Windows."""
    raw = stream.buffer.raw if isinstance(stream.buffer, io.BufferedWriter) else stream.buffer
    return type(stream) is io.TextIOWrapper and type(raw) is io.FileIO


def _pipe_tolerant(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """``stream`` by way of :class:`_PipeTolerantOutput`."""
    stream.flush()
    raw = _PipeTolerantOutput(stream.fileno(), "wb", closefd=False)
    return io.TextIOWrapper(
        raw if stream.write_through else io.BufferedWriter(raw),  # ``PYTHONUNBUFFERED`` wants no buffer
        encoding=stream.encoding,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
