"""The only module that reads and writes files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath


def read(root: Path, path: str) -> bytes | None:
    """Bytes of ``root/path``, or ``None`` when there is no such file that can be read."""
    try:
        return (root / path).read_bytes()
    except OSError:
        return None


def names(root: Path, folder: str, suffix: str) -> list[str]:
    """Paths, relative to ``root``, of the files in ``folder`` that end in ``suffix``, in order of name.

    Names that begin with a dot are left out: systems and editors put such files beside any other.
    """
    found = sorted((root / folder).glob(f"*{suffix}"))
    return [f"{folder}/{path.name}" for path in found if path.is_file() and not path.name.startswith(".")]


def files(folder: Path) -> dict[str, bytes]:
    """Every file under ``folder``, keyed by its path with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def sync(folder: Path, wanted: Mapping[str, bytes], roots: Iterable[str], keep: Iterable[str] = ()) -> list[str]:
    """Make the folders ``roots`` below ``folder`` hold exactly ``wanted``; return the paths that changed.

    Paths that match a pattern of ``keep`` are left as they are.

    A file whose bytes are right is not touched, because a watcher would rebuild for it. A new text
    replaces the old one in a single step, so that a reader never sees half of it.
    """
    changed = []
    for path, data in wanted.items():
        target = folder / path
        if target.is_file() and target.read_bytes() == data:
            continue
        write(target, data)
        changed.append(path)
    for root in roots:
        for stale in sorted((folder / root).rglob("*"), reverse=True):
            relative = stale.relative_to(folder).as_posix()
            if stale.is_dir():
                if not any(stale.iterdir()):
                    stale.rmdir()
            elif relative not in wanted and not any(stale.match(pattern) for pattern in keep):
                stale.unlink()
                changed.append(relative)
    return changed


def write(target: Path, data: bytes) -> None:
    """Write ``data`` to ``target`` in one step, making its folders."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    partial.write_bytes(data)
    partial.replace(target)


def write_all(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Write every file of ``wanted`` below ``folder``."""
    for path, data in wanted.items():
        write(folder / PurePosixPath(path), data)


def empty(folder: Path) -> Path:
    """Make ``folder`` exist and hold nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def swap(staged: Path, published: Path) -> None:
    """Put ``staged`` in the place of ``published``; at no moment is a half-written folder there."""
    old = published.with_name(f"{published.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if published.exists():
        published.rename(old)
    try:
        staged.rename(published)
    except OSError:
        if old.exists():
            old.rename(published)
        raise
    shutil.rmtree(old, ignore_errors=True)
