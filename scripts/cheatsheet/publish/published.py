"""Which files are published as they are: a rule by folder and suffix. Whatever else lies beside them is a problem.

MkDocs copies every file that it finds, whoever put it there. So a copy of a script, a merge's leftover or a system's
thumbnails would be published, carried in the archive and listed for the service worker, for good.

Only names that begin with a dot are passed over in silence: they are never published (``exclude_docs`` in
``mkdocs.yml``, and :func:`publishable`), and editors, systems and git need them while somebody works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from cheatsheet.line_ends import TEXTS
from cheatsheet.model import LANGUAGES
from cheatsheet.problems import Problem

_NAME = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_FOLDERS = rf"(?:{_NAME}/)*"

RULES: Mapping[str, str] = {
    "docs": r"sw\.js",
    "docs/assets/css": rf"{_FOLDERS}{_NAME}\.css",
    "docs/assets/icons": rf"{_FOLDERS}{_NAME}\.(?:png|svg|ico|webp)",
    "docs/assets/js": rf"{_FOLDERS}{_NAME}\.js",
    # what others wrote comes with its licence, its types and the list of where it is from
    "docs/assets/js/vendor": rf"{_NAME}(?:\.js|\.d\.ts|\.LICENSE\.txt)|vendored\.toml",
    "overrides": rf"{_FOLDERS}{_NAME}\.(?:html|xml|css|js)",
}
"""What may lie in a folder, by the path below it. Names are plain: they are addresses, and some file systems know
no other case. A folder with a rule of its own is no part of the one above it."""

GENERATED = tuple(f"docs/{lang}" for lang in LANGUAGES)
"""What a build writes: ``cheatsheet.disk.sync`` sees to it that nothing else is there."""
SOURCES = "docs/_source/"
"""Read and never published."""

_SHOWN = 30
"""At most this many are named one by one: somebody may have unpacked an archive there."""
_LARGEST = 1_000_000
"""Bytes. The largest of them has a tenth; a file that is larger is somebody's by mistake."""


def publishable(path: str) -> bool:
    """Whether the file at ``path``, relative to the project, may lie where it does."""
    folder = next((one for one in sorted(RULES, key=len, reverse=True) if path.startswith(f"{one}/")), None)
    return bool(folder and re.fullmatch(RULES[folder], path.removeprefix(f"{folder}/")))


def judged(paths: Iterable[str]) -> Iterator[str]:
    """Those of ``paths`` that are held to the rule: not sources, not generated, not hidden."""
    for path in paths:
        hidden = any(part.startswith(".") for part in PurePosixPath(path).parts)
        if not hidden and not f"{path}/".startswith((SOURCES, *(f"{folder}/" for folder in GENERATED))):
            yield path


def stray(paths: Iterable[str]) -> list[Problem]:
    """A problem for each of ``paths`` (below ``docs`` and ``overrides``) that the rule does not know."""
    message = "is no file of the site; expected only what scripts/cheatsheet/publish/published.py allows: move it away"
    found = sorted(path for path in judged(paths) if not publishable(path))
    problems = [Problem(_printable(path), 0, message) for path in found[:_SHOWN]]
    if more := found[_SHOWN:]:
        problems.append(Problem(_printable(more[0]), 0, f"{message} (and {len(more) - 1} more)"))
    return problems


def _printable(path: str) -> str:
    """``path`` on one line, whatever is in it: a line end, half a letter."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in path)


def unfit(path: str, data: bytes | None) -> Problem | None:
    """What is wrong with the file at ``path``, which the rule knows; ``data`` is ``None`` for what is no file."""
    if data is None:
        return Problem(path, 0, "is no file that can be read; expected a file of its own, not a link")
    if not data:
        return Problem(path, 0, "is empty; expected a file with something in it")
    if len(data) > _LARGEST:
        return Problem(path, 0, f"is {len(data)} bytes long; expected at most {_LARGEST}")
    if PurePosixPath(path).suffix in TEXTS:
        try:
            data.decode()
        except UnicodeDecodeError as error:
            return Problem(path, data[: error.start].count(b"\n") + 1, "is not UTF-8; expected UTF-8 text")
    return None
