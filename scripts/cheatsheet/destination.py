"""Which folder a build may replace: one of its own, an empty one, or one that is not there yet.

Nothing is written here; the questions are asked of the disk before a build writes anything, and once more before
it replaces the folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cheatsheet import disk, made

OUTPUT = "site"
"""The folder of the project that a build fills when nothing else is asked for."""
SCRATCH = "build"
"""The other folder of the project that git ignores: below it anybody may build."""

_REPOSITORIES = frozenset({".git", ".hg", ".svn", ".bzr", ".jj", "_darcs", ".fossil", ".fslckout"})


class DestinationError(Exception):
    """A build may not replace this folder; the message says which and why, in one line."""


def destination(given: Path, root: Path) -> Path:
    """The absolute path of ``given``, which a build of the project at ``root`` may replace.

    The last part of it is no link; links among the folders above it are followed. Raises
    :class:`DestinationError` otherwise.
    """
    try:
        place = _absolute(given)
        why = _wrong_place(place, root) or _wrong_content(place)
    except (OSError, RuntimeError) as error:  # before 3.13 a loop of links is a RuntimeError
        reason = getattr(error, "strerror", None) or error
        raise DestinationError(f"{given}: cannot be looked at: {reason}") from None
    if why:
        raise DestinationError(f"{given}: {why}; expected an empty folder, or one that a build of this project made")
    return place


def _absolute(given: Path) -> Path:
    """``given`` with what leads to it made real, as the system would walk it; its own name stays, were it a link."""
    whole = Path.cwd() / given
    named = whole.name not in ("", "..")
    real = (whole.parent if named else whole).resolve()
    with suppress(FileNotFoundError, NotADirectoryError):
        real.stat()  # since 3.13 a loop of links is resolved to itself
    return real / whole.name if named else real


def _wrong_place(place: Path, root: Path) -> str:
    """Why nothing may be built at ``place``, whatever is there; empty when it may."""
    if disk.is_link(place):
        return "is a link"
    if place.exists() and not place.is_dir():
        return "is a file"
    if place.parent == place:
        return "is the root of the file system"
    if place.is_mount():
        return "is where a file system is mounted"
    if any(_same(place, one) for one in _and_above(root)):
        return "is the project itself, or lies above it"
    if any(_same(place, one) for home in _homes() for one in _and_above(home)):
        return "is a home folder, or lies above one"
    if any(part.lower() in _REPOSITORIES for part in place.parts):
        return "lies inside a repository's own data"
    # Parts of a project may be links to folders elsewhere; those are its sources all the same.
    for part in disk.links(root):
        if any(_same(place, one) for one in _and_above(part)):
            return f"holds {part}, which the project links to"
        if any(_same(part, one) for one in _and_above(place)):
            return f"lies inside {part}, which the project links to"
    below = _below(place, root)
    if below and below != [OUTPUT] and not (below[0] == SCRATCH and len(below) > 1):
        return f"lies inside the project, where only {OUTPUT}/ and folders below {SCRATCH}/ are for a site"
    ground = next(one for one in _and_above(place.parent) if one.exists())
    return "" if ground.is_dir() else f"lies below {ground}, which is a file"


def _wrong_content(place: Path) -> str:
    """Why what is in the folder ``place`` may not be replaced; empty when it may, or when there is nothing."""
    if not place.exists():
        return ""
    names = sorted(one.name for one in place.iterdir() if not made.LITTER.search(one.name))
    if found := [name for name in names if name.lower() in _REPOSITORIES]:
        return f"is a repository (it holds {found[0]})"
    listed = made.list_of(disk.read_own(place, made.MARKER), disk.read_own(place, "sw.js"))
    if listed is None:
        return f"is not empty (it holds {names[0]}) and no build of this project made it" if names else ""
    strangers = made.foreign(disk.everything(place), listed)
    return f"holds {strangers[0]}, which no build put there" if strangers else ""


def _and_above(path: Path) -> Iterator[Path]:
    yield path
    yield from path.parents


def _same(one: Path, other: Path) -> bool:
    """Whether both are the same folder, under whatever names: file systems may not care for case."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _below(place: Path, root: Path) -> list[str]:
    """The names that lead from ``root`` to ``place``; empty when it lies elsewhere."""
    for count, one in enumerate(_and_above(place)):
        if _same(one, root):
            return list(place.parts[len(place.parts) - count :])
    return []


def _homes() -> Iterator[Path]:
    for home in (os.environ.get("HOME"), os.environ.get("USERPROFILE"), os.path.expanduser("~")):  # noqa: PTH111 - Path.home() raises where there is none
        if home and Path(home).is_absolute():
            yield Path(home).resolve()
