"""What of the site takes long to find out, kept until something that they follow from has changed."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from cheatsheet import disk
from cheatsheet.cache import Cache, Entry, digest

_PROGRAMS = ("tinycss2", "cssselect2", "lxml", "webencodings", "minify-go")


@lru_cache
def _stage() -> str:
    """A hash of our code of this stage and of the programs that it calls."""
    code = disk.files(Path(__file__).resolve().parent)
    texts = [part for path, data in code.items() if path.endswith(".py") for part in (path, data)]
    return digest([*texts, *(f"{name} {version(name)}" for name in _PROGRAMS), platform.python_version()])


def cached(cache: Cache | None, what: str, facts: Iterable[str | bytes], find_out: Callable[[], str]) -> str:
    """The text that ``find_out`` gives, which follows from ``facts`` and from the code of this package alone."""
    return cached_bytes(cache, what, facts, lambda: find_out().encode()).decode()


def cached_bytes(cache: Cache | None, what: str, facts: Iterable[str | bytes], find_out: Callable[[], bytes]) -> bytes:
    """The same for bytes."""
    return cached_files(cache, what, facts, lambda: {"made": find_out()})["made"]


def cached_files(
    cache: Cache | None, what: str, facts: Iterable[str | bytes], find_out: Callable[[], Mapping[str, bytes]]
) -> Mapping[str, bytes]:
    """The same for files by path."""
    if cache is None:
        return find_out()
    key = digest([what, _stage(), *facts])
    entry = cache.get(key)
    if entry is None:
        entry = Entry(find_out())
        cache.put(key, entry)
    return entry.files
