"""What happens to a command that is told to end: it tidies up, says so in one line, and gives the code of the signal.

This module imports nothing that takes time, so that a command can be ready for a signal before it reads the rest.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Those with which a person or a system tells a command to end, as far as this system has them."""


class Interruption(KeyboardInterrupt):
    """A signal to end has come; ``args[0]`` is its number."""


def interruptible(command: Callable[[], int], notice: str) -> int:
    """Run ``command`` and return its exit code; 128 and the signal's number, and ``notice``, when one ended it."""
    # A signal that is ignored is so on purpose: nohup does it.
    chosen = [number for number in SIGNALS if signal.getsignal(number) != signal.SIG_IGN]
    try:
        for number in chosen:
            signal.signal(number, _end)
        code = command()
    except KeyboardInterrupt as interruption:
        number = interruption.args[0] if interruption.args else signal.SIGINT
        print(notice, file=sys.stderr)
        code = 128 + int(number)
    # What is left is to end, and nobody needs to hear that that was interrupted.
    for number in chosen:
        signal.signal(number, signal.SIG_IGN)
    return code


def _end(number: int, _frame: FrameType | None) -> None:
    # The tidying up that follows is not to be cut short by an impatient second signal.
    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    raise Interruption(number)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Do what takes a moment and must not stop half way: signals to end go unheard."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
