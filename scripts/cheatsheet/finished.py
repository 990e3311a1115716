"""Whether the site that is asked for stands there already: made from the same inputs, and not a byte of it changed."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from cheatsheet import disk
from cheatsheet.cache import PLACE, Cache, Entry, digest
from cheatsheet.changes.git_log import boundary
from cheatsheet.publish.published import GENERATED
from cheatsheet.settings import Settings

WRITTEN = ("docs/_source", "docs/assets", "docs/sw.js", "overrides", "mkdocs.yml")
"""What is written by hand and read more than once by a build."""
_GENERATED = tuple(f"{folder}/" for folder in GENERATED)
_PROGRAMS = ("scripts", "tests/site_checks", "tests/conftest.py", "tests/__init__.py", "pyproject.toml")
"""What makes the site of the text, and checks it."""


class Finished:
    """The record of a build of the project at ``root``: a hash of all that goes in, with those of what came out."""

    def __init__(self, root: Path, settings: Settings) -> None:
        """Read everything that a build reads."""
        self._root, self._settings, self._cache = root, settings, Cache(root / PLACE)
        self._key = _key(root, settings)

    def stands(self, site: Path) -> bool:
        """Whether ``site`` and the generated pages are what a build would make now; what it would say is then said."""
        entry = self._cache.get(self._key)
        if entry is None or entry.facts != self._made(site):
            return False
        print(entry.files["notices"].decode() + "nothing has changed since the last build", flush=True)
        return True

    def keep(self, site: Path, notices: Sequence[str]) -> None:
        """Note what was made, unless something that it was made of has changed meanwhile."""
        if _key(self._root, self._settings) == self._key:
            said = "".join(f"{notice}\n" for notice in notices).encode()
            self._cache.put(self._key, Entry({"notices": said}, self._made(site)))

    def _made(self, site: Path) -> dict[str, dict[str, str]]:
        """The hash of each file that a build makes, by folder and path."""
        places = {"site": site} | {part: self._root / part for part in GENERATED}
        return {name: _hashes(place) for name, place in places.items()}


def _hashes(folder: Path) -> dict[str, str]:
    paths = disk.everything(folder) if folder.is_dir() else []
    return {path: sha256(disk.read_own(folder, path) or b"").hexdigest() for path in paths}


def _key(root: Path, settings: Settings) -> str:
    """A hash of all that a build depends on: the text, the programs, Python and its packages, the deployment."""
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    machine = [platform.python_version(), sys.platform, *packages]
    return digest([repr(settings), boundary(root), *machine, *_inputs(root)])


def _inputs(root: Path) -> Iterator[str | bytes]:
    """The path and the bytes of every file that a build may read, or look at to refuse it."""
    for part in (*_PROGRAMS, "docs", "mkdocs.yml", "overrides"):
        place = root / part
        inside = disk.reached(place) if place.is_dir() else [""]
        for path in inside:
            whole = f"{part}/{path}".rstrip("/")
            if not whole.startswith(_GENERATED) and "/__pycache__/" not in whole:
                yield whole
                yield disk.read_any(root, whole) or b""
