"""What a build says while it is at work: each stage, what it has made so far, and the seconds that all of it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, float | None], None]
"""Called with what has been made and the seconds it took, or ``None`` when it was there already."""


def no_progress(made: str, seconds: float | None) -> None:
    """Say nothing of it."""


_ERASE = "\r\x1b[2K"
"""Back to the beginning of the line, and nothing on it (ECMA-48, EL)."""


@contextmanager
def stage(name: str) -> Iterator[Tell]:
    """Say ``name`` at once, and in the end with its time; gives a function that is told of each thing made in it.

    On a terminal a stage is one line, which says what it has come to; elsewhere each is a line of its own.
    """
    start = time.perf_counter()
    live = sys.stdout.isatty()
    print(f"{name} …", end="" if live else "\n", flush=True)

    def tell(made: str, seconds: float | None) -> None:
        took = "as it was" if seconds is None else f"{seconds:.2f} s"
        print(f"{_ERASE}{name} … {made}: {took}" if live else f"  {made}: {took}", end="" if live else "\n", flush=True)

    try:
        yield tell
    except BaseException:
        if live:
            print(flush=True)  # what follows, the reason, begins a line
        raise
    print(f"{_ERASE if live else ''}{name}: {time.perf_counter() - start:.2f} s", flush=True)
