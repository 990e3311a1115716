"""The only module that reads and writes files; :mod:`cheatsheet.staging` moves whole folders with it."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from cheatsheet import made
from cheatsheet.interrupt import undisturbed
from cheatsheet.problems import ContentError, Problem
from cheatsheet.sheet.source import Text, decode


def read(root: Path, path: str) -> bytes | None:
    """Bytes of ``root/path``, or ``None`` where no file is; a folder, a pipe or a link to nowhere is not a file.

    Raises :class:`OSError` for a file that is there and cannot be read: skipping it would go unnoticed.
    """
    place = root / path
    try:
        return place.read_bytes() if place.is_file() else None  # to open a pipe is to wait for ever
    except FileNotFoundError:  # gone since
        return None


def read_any(root: Path, path: str) -> bytes | None:
    """As :func:`read`, with ``None`` for what cannot be read too: for where it is not missed, because it is read and
    told of elsewhere.
    """
    try:
        return read(root, path)
    except OSError:
        return None


def is_there(root: Path, path: str) -> bool:
    """Whether ``root/path`` is a file, whoever may read it."""
    return (root / path).is_file()


def read_lines(root: Path, path: str) -> tuple[Text | None, list[Problem]]:
    """The lines of ``root/path``, which somebody has written by hand, or ``None`` and what is wrong with it; that it
    cannot be read is a problem like any other.
    """
    try:
        data = read(root, path)
    except OSError as error:
        return None, [Problem(path, 0, f"cannot be read: {error.strerror}; expected UTF-8 text")]
    return decode(path, data)


def read_own(folder: Path, name: str) -> bytes | None:
    """Bytes of ``folder/name``, or ``None`` when that is a link or no file that can be read: what a link leads to may
    be anybody's.
    """
    return read_any(folder, name) if not is_link(folder / name) else None


def names(root: Path, folder: str, suffix: str) -> list[str]:
    """Paths, relative to ``root``, of what is no folder in ``folder`` and ends in ``suffix``, in order of name.

    A link to nowhere is among them, so that it is found to be missing by who reads it, and not passed over.

    Names that begin with a dot are left out: systems and editors put such files beside any other.
    """
    found = sorted((root / folder).glob(f"*{suffix}"))
    return [f"{folder}/{path.name}" for path in found if not path.is_dir() and not path.name.startswith(".")]


def holding(root: Path, folder: str, names: Collection[str]) -> list[str]:
    """Names of the folders in ``folder`` that hold a file called one of ``names``, in order, without hidden ones."""
    found = {path.parent.name for name in names for path in (root / folder).glob(f"*/{name}") if path.is_file()}
    return sorted(name for name in found if not name.startswith("."))


def files(folder: Path) -> dict[str, bytes]:
    """Every file under ``folder``, keyed by its path with forward slashes; not a build's own list of them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != made.MARKER
    }


def everything(folder: Path) -> list[str]:
    """What lies under ``folder`` and is no folder: files, links (to folders, too) and devices, in order of path.

    Links are not followed. Raises :class:`OSError` for a folder that cannot be read: what is not seen is not ours.
    """
    return sorted(path.relative_to(folder).as_posix() for path in _walk(folder))


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False) and not is_link(path):
                yield from _walk(path)
            else:
                yield path


def reached(folder: Path) -> list[str]:
    """The files that are read when ``folder`` is: as :func:`everything`, with what links to folders lead to, each time
    that they do. A link to a folder that it lies in itself leads nowhere new and is passed over.
    """
    return sorted(path.relative_to(folder).as_posix() for path in _walk_through(folder, frozenset()))


def _walk_through(folder: Path, above: frozenset[Path]) -> Iterator[Path]:
    place = folder.resolve()
    if place in above:
        return
    for path in folder.iterdir():
        if path.is_dir():
            yield from _walk_through(path, above | {place})
        else:
            yield path


def is_link(path: Path) -> bool:
    """Whether ``path`` is a link, or what Windows has instead (a junction)."""
    return path.is_symlink() or bool(getattr(path, "is_junction", bool)())


def links(root: Path) -> list[Path]:
    """Where the links lead that lie in ``root`` or in its ``docs``."""
    folders = [folder for folder in (root, root / "docs") if folder.is_dir()]
    return [path.resolve() for folder in folders for path in sorted(folder.iterdir()) if is_link(path)]


def sync(folder: Path, wanted: Mapping[str, bytes], roots: Collection[str], keep: Collection[str] = ()) -> list[str]:
    """Make the folders ``roots`` below ``folder`` hold exactly ``wanted``; return the paths that changed.

    Paths that match a pattern of ``keep`` are left as they are. Each of ``roots`` gets a list of what is in it
    (:mod:`cheatsheet.made`); raises :class:`ContentError`, with nothing written, for what no earlier list names.

    A file whose bytes are right is not touched, because a watcher would rebuild for it. A new text
    replaces the old one in a single step, so that a reader never sees half of it; and all of them are written
    before any is put in its place, so that a full disk changes nothing.
    """
    if problems := strangers(folder, roots):
        raise ContentError(problems)
    kept: list[str] = []
    stale: list[str] = []
    for path in (f"{root}/{path}" for root in roots if (folder / root).exists() for path in everything(folder / root)):
        if path not in wanted and PurePosixPath(path).name != made.MARKER:
            (kept if any(PurePosixPath(path).match(pattern) for pattern in keep) else stale).append(path)
    changed = [path for path, data in wanted.items() if not _holds(folder / path, data)]
    if changed or stale:
        # The run may be killed between two files, so until the end the lists name what is there now, too.
        _replace(folder, _lists(roots, (*wanted, *kept, *stale)) | {path: wanted[path] for path in changed})
    for path in stale:
        (folder / path).unlink()
    lists = _lists(roots, (*wanted, *kept))
    _replace(folder, {path: data for path, data in lists.items() if not _holds(folder / path, data)})
    for root in roots:
        _drop_empty(folder / root)
    return changed + stale


def _lists(roots: Iterable[str], paths: Collection[str]) -> dict[str, bytes]:
    """The list of each of ``roots``, by its path, when ``paths`` are what they hold."""
    held = {root: [path.removeprefix(f"{root}/") for path in paths if path.startswith(f"{root}/")] for root in roots}
    return {f"{root}/{made.MARKER}": made.marker(inside) for root, inside in held.items()}


def _holds(target: Path, data: bytes) -> bool:
    return target.is_file() and not is_link(target) and target.read_bytes() == data


def strangers(folder: Path, roots: Iterable[str]) -> list[Problem]:
    """A problem for whatever lies in the generated folders ``roots`` below ``folder`` and was put there by no build."""
    problems = []
    for root in roots:
        place, shown = folder / root, f"{folder.name}/{root}"
        if is_link(place) or (place.exists() and not place.is_dir()):
            message = "is no folder of its own; expected the build's folder, or nothing: move it away"
            problems.append(Problem(shown, 0, message))
        elif place.exists():
            found = everything(place)
            listed = made.list_of(read_own(place, made.MARKER))
            others = made.foreign(found, listed) if listed is not None else made.not_generated(found)
            message = "no build wrote this file; expected only generated ones here: move it away"
            others = sorted({*others, *(path for path in found if is_link(place / path))})
            problems += [Problem(f"{shown}/{path}", 0, message) for path in others]
    return problems


def _replace(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Write all of ``wanted`` beside its places, then put each in its place."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, data in wanted.items():
            target = folder / PurePosixPath(path)
            ready.append((_beside(target, data), target))
        with undisturbed():
            for partial, target in ready:  # in order: the lists come first
                partial.replace(target)
    finally:
        for partial, _ in ready:
            partial.unlink(missing_ok=True)  # those that are in their places are not there any more


def _beside(target: Path, data: bytes) -> Path:
    """Write ``data`` to a new file beside ``target``, making its folders, and return that file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # A name that nobody has, so that neither another run nor a file of somebody's own is in the way.
    partial = target.with_name(f".{target.name[:60]}.{secrets.token_hex(8)}.partial")
    try:
        with partial.open("xb") as file:
            file.write(data)
        if target.is_file():
            shutil.copymode(target, partial)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return partial


def _drop_empty(folder: Path) -> None:
    """Remove the folders below ``folder`` that hold nothing."""
    for parent, inner, _ in os.walk(folder, topdown=False):
        for name in inner:
            path = Path(parent, name)
            if not is_link(path) and not any(path.iterdir()):
                path.rmdir()


def write(target: Path, data: bytes) -> None:
    """Write ``data`` to ``target`` in one step, making its folders."""
    write_all(target.parent, {target.name: data})


def write_all(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Write every file of ``wanted`` below ``folder``, or none when one cannot be written."""
    _replace(folder, wanted)


def remove(folder: Path) -> None:
    """Remove a folder or a file that a build made for itself, whole; what its links lead to stays."""
    if is_link(folder) or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def discard(folder: Path, name: str) -> None:
    """Remove the file ``folder/name`` of a folder that a build made, where there is one."""
    (folder / name).unlink(missing_ok=True)


def touch(path: Path) -> None:
    """Note that ``path`` was used now, where the system lets us."""
    with contextlib.suppress(OSError):
        os.utime(path)


def thin_out(folder: Path, suffix: str, limit: int) -> None:
    """Remove files of ``folder`` that end in ``suffix``, those used longest ago, until ``limit`` bytes are left."""
    states = []
    for path in folder.glob(f"*{suffix}"):
        with contextlib.suppress(OSError):  # another build may be thinning out as well
            state = path.lstat()
            states.append((state.st_mtime_ns, state.st_size, path))
    left = 0
    for _, size, path in sorted(states, reverse=True):
        left += size
        if left > limit:
            with contextlib.suppress(OSError):
                path.unlink()


Stamps = Mapping[str, tuple[int, int]]
"""When each file was last written and how long it is."""


def stamps(root: Path, parts: Collection[str]) -> Stamps:
    """The stamps of the files ``parts`` and of those below the folders ``parts``; what editors keep is left out."""
    found: dict[str, tuple[int, int]] = {}
    for part in parts:
        place = root / part
        inside = [place / path for path in reached(place)] if place.is_dir() else [place]
        for path in inside:
            if path.is_file() and not path.name.startswith((".", "#")) and not path.name.endswith("~"):
                state = path.stat()
                found[path.relative_to(root).as_posix()] = (state.st_mtime_ns, state.st_size)
    return found
