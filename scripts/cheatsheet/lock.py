"""Locks that hold as long as their process lives: the system takes them off one that was killed."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE = ".cheatsheet-lock"
"""Held by whoever writes the generated pages of the project that it lies in. It is empty, and stays."""

_FAR = 1 << 30
"""The byte that is locked on Windows, far behind whatever a file may hold: there no other handle, not even one of the
same process, can read or write what is locked."""

_BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class BusyError(Exception):
    """Somebody else holds the lock; the message says where."""


@contextmanager
def locked(file: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock ``file``, which is made when it is not there. What it holds may be read and written meanwhile.

    Raises :class:`BusyError` when another process holds it, or waits for that one to end. A file system that knows
    no locks (some network drives) is worked on without.
    """
    # A link there is not followed: what it leads to is nobody's lock.
    number = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        while not _take(number):
            if not wait:
                raise BusyError(f"another build is at work here (it holds {file.name}); try again when it has ended")
            time.sleep(0.1)
        yield
    finally:
        os.close(number)


def _take(number: int) -> bool:
    """Try to lock an open file; whether nobody else has it."""
    try:
        if sys.platform == "win32":
            os.lseek(number, _FAR, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _BUSY
    return True
