"""Remove what builds made: ``site/``, the generated pages, ``build/``, and what builds that were killed left behind.

Usage: ``python scripts/clean.py``. Needs no package. What no build made stays, and is named.
Exit codes: 0 all is removed; 1 something was not.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from cheatsheet import disk
from cheatsheet.destination import OUTPUT, SCRATCH, DestinationError, destination
from cheatsheet.interrupt import interruptible
from cheatsheet.lock import FILE as LOCK
from cheatsheet.lock import BusyError, locked
from cheatsheet.made import MARKER
from cheatsheet.staging import clear

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("ace", "cache", "mutants", "sbom.json", "site.tar", "spare")
"""What commands of this project keep in ``build/``, by name."""

_OPEN_STAYS = sys.platform == "win32"
"""Whether what is open cannot be removed: then the lock goes when it is let go of, and otherwise while it is held."""


def main() -> int:
    """Remove what may be removed; 1 when something may not, which is printed."""
    try:
        with locked(ROOT / LOCK):
            kept = clean(ROOT)
            if not _OPEN_STAYS:
                (ROOT / LOCK).unlink()
        if _OPEN_STAYS:
            with contextlib.suppress(PermissionError):  # a build has taken it since, which needs it
                (ROOT / LOCK).unlink()
    except BusyError as error:
        kept = [str(error)]
    except OSError as error:
        kept = [f"{error.filename}: {error.strerror}"]
    print(*kept, sep="\n", end="\n" if kept else "", file=sys.stderr)
    return 1 if kept else 0


def clean(root: Path) -> list[str]:
    """Remove what builds made of the project at ``root``; what was left, and why, a line each."""
    kept: list[str] = []
    clear(root)
    # By the list that a build leaves in it, so that a language whose texts are gone is removed, too.
    for lang in disk.holding(root, "docs", [MARKER]):
        problems = disk.strangers(root / "docs", [lang])
        kept += map(str, problems)
        if not problems:
            disk.remove(root / "docs" / lang)
    try:
        disk.remove(destination(root / OUTPUT, root))
    except DestinationError as error:
        kept.append(str(error))
    return kept + clear_scratch(root / SCRATCH)


def clear_scratch(folder: Path) -> list[str]:
    """Remove ``build/``, ``folder``, and what commands keep there; what else lies in it stays, and is returned."""
    if disk.is_link(folder) or not folder.is_dir():
        return [f"{folder}: is no folder of its own; expected one that a build made"] if folder.exists() else []
    for name in KEPT:
        disk.remove(folder / name)
    others = sorted(path.name for path in folder.iterdir())
    if not others:
        folder.rmdir()
    return [f"{folder / name}: no command of this project put it there; expected it elsewhere" for name in others]


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted"))
