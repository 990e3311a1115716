"""Folders that a build made: each holds a list of what the build put there, and only that is a build's to remove.

The list is :data:`MARKER`, a text file: one line that says whose folder it is, then a path a line. It holds nothing
of the machine or the moment, so that the same commit gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

MARKER = ".made-by-build"
"""Begins with a dot: MkDocs publishes no such file, and neither the worker nor the archive is given it."""

_HEAD = "This folder is made by scripts/build_docs.py, which replaces what is listed here and stops at anything else.\n"
_UNFINISHED = "A build was at work here and has not come to its end: everything in it is the build's.\n"
EVERYTHING = "*"
"""Stands in a list for all files; no file of a site has this name."""

LITTER = re.compile(
    r"(?:^|/)(?:\._[^/]*|\.DS_Store|\.directory|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.[^/]*\.partial)$"
)
"""What an operating system leaves in a folder that somebody looked at, and what a killed build left half written."""


def marker(paths: Iterable[str]) -> bytes:
    """The list for a folder that holds the files ``paths``, relative to it, with forward slashes."""
    return (_HEAD + "".join(f"{path}\n" for path in sorted(set(paths) - {MARKER}))).encode()


def unfinished() -> bytes:
    """The list for a folder that MkDocs is about to fill by itself."""
    return (_HEAD + _UNFINISHED).encode()


def list_of(data: bytes | None, worker: bytes | None = None) -> frozenset[str] | None:
    """The files that a build put into a folder whose list is ``data``; ``None`` when no build made the folder.

    :data:`EVERYTHING` is in it when the build has not come to its end. A site that was built before there were
    lists is known by its service worker, which names every file.
    """
    text = (data or b"").decode("utf-8", "replace")
    if text == _HEAD + _UNFINISHED:
        return frozenset([EVERYTHING])
    if text.startswith(_HEAD):
        return frozenset(text.splitlines()[1:])
    lists = re.findall(
        r"^const (?:FILES|ON_REQUEST) = ([{\[].*);$", (worker or b"").decode("utf-8", "replace"), re.MULTILINE
    )
    names = frozenset(re.findall(r'"([^"]+)"', " ".join(lists)))
    return names | {"sw.js", "robots.txt", "sitemap.xml"} if "index.html" in names else None


def foreign(paths: Iterable[str], listed: Collection[str]) -> list[str]:
    """Those of ``paths`` that a list does not name."""
    if EVERYTHING in listed:
        return []
    return [path for path in paths if path not in listed and path != MARKER and not LITTER.search(path)]


_SHAPES = re.compile(
    r"(?:[a-z0-9-]+/)*index\.md|topics/[a-z0-9-]+/[a-z0-9-]+\.md|(?:data|downloads)/(?:[a-z0-9-]+/)*[a-z0-9-]+\.[a-z]+(?:\.json)?"
    r"|manifest\.webmanifest|llms\.txt"
)


def not_generated(paths: Iterable[str]) -> list[str]:
    """Those of ``paths`` that no build can have made among generated pages: all there is to go by without a list.

    Pages that were generated before there were lists are recognised by where they lie.
    """
    return [path for path in paths if not _SHAPES.fullmatch(path) and path != MARKER and not LITTER.search(path)]
