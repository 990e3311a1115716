"""A place beside a site where the next one is made, and the step that puts it in the place of the old one.

Each run works in a folder of its own, whose name nobody else has and which is locked while the run lives. So two
runs do not meet, and what a killed run left is told from what is in use.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cheatsheet import disk, made
from cheatsheet.interrupt import undisturbed
from cheatsheet.lock import BusyError, locked

PREFIX = ".cheatsheet-"
"""How the names of these folders begin; git ignores them."""

_OWNER = "owner"
_NEW = "new"
_OLD = "old"
_HEAD = "A build works here; what is left by one that was killed is removed by the next.\n"


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """An empty folder on the file system of ``site``, to make the next site in.

    In the end it is removed, with whatever is in it, and so are the folders above ``site`` that had to be made,
    when nothing came to stand in them. What killed runs left beside ``site`` is removed before.
    """
    missing = [folder for folder in site.parents if not folder.exists()]
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        clear(site.parent)
        work = Path(tempfile.mkdtemp(prefix=PREFIX, dir=site.parent))
        try:
            with locked(work / _OWNER):
                # What can be restored is named only now that the lock is held: see clear.
                (work / _OWNER).write_bytes(_HEAD.encode() + os.fsencode(site.name) + b"\n")
                (work / _NEW).mkdir()
                yield work / _NEW
        finally:
            with undisturbed():
                _remove(work)
    finally:
        for folder in missing:
            with contextlib.suppress(OSError):
                folder.rmdir()


def publish(staged: Path, site: Path) -> None:
    """Put ``staged``, a folder given by :func:`staging`, in the place of ``site``; at no moment is half a folder there.

    The old site is set aside and comes back when the last step fails. Raises :class:`OSError` then.
    """
    disk.write(staged / made.MARKER, made.marker(disk.everything(staged)))
    old = staged.with_name(_OLD)
    with undisturbed():
        if site.exists():
            site.rename(old)
        try:
            staged.rename(site)
        except BaseException:
            if old.exists():
                old.rename(site)
            raise


def _remove(work: Path) -> None:
    try:
        disk.remove(work)
    except OSError as error:
        print(f"{work} could not be removed ({error.strerror}); nothing in it is needed", file=sys.stderr)


def clear(parent: Path) -> None:
    """Remove what killed runs left in ``parent``; a site that one of them had set aside goes back first."""
    for work in sorted(parent.glob(f"{PREFIX}*")):
        owner = work / _OWNER
        if (
            disk.is_link(work)
            or not work.is_dir()
            or not (disk.read_own(work, _OWNER) or b"").startswith(_HEAD.encode())
        ):
            continue
        # One that is locked is in use, and one that cannot be moved or removed will be tried again.
        with contextlib.suppress(BusyError, OSError):
            with locked(owner):
                site = parent / Path(os.fsdecode(owner.read_bytes()).removeprefix(_HEAD).strip()).name
                if disk.read_own(work / _OLD, made.MARKER) is not None and not site.exists() and not disk.is_link(site):
                    (work / _OLD).rename(site)
            disk.remove(work)
