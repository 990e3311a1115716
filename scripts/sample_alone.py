"""Make for a sample what its first line names, and nothing else: an environment of its own, on any Python there is.

uv finds out what the named packages require; versions and hashes are those of ``requirements-samples.txt``, and a
package that is not in it is a mistake. Wheels are fetched once into one cache; an environment takes a moment then.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock

from cheatsheet.answers.needs import Need
from environment import clean, interpreter

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions that the site speaks for, oldest first."""

_PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;\\]+)")


class AloneError(Exception):
    """Why there is no environment for a sample, in words for whoever wrote its first line."""


def pythons() -> Mapping[str, Path]:
    """Those of :data:`PYTHONS` that start on this machine as ``python3.N``, oldest first."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    found: dict[str, Path] = {}
    for version in PYTHONS:
        for folder in folders:
            path = shutil.which(f"python{version}", path=folder)
            # A name on the path may be a stand-in for a Python that is not there; a later folder may have it.
            if path and subprocess.run([path, "-I", "-c", ""], capture_output=True, check=False).returncode == 0:
                found[version] = Path(path)
                break
    return found


def ends(versions: Iterable[str]) -> tuple[str, ...]:
    """The oldest and the newest of ``versions``, which come in order; one where they are the same."""
    listed = tuple(versions)
    return tuple(dict.fromkeys((*listed[:1], *listed[-1:])))


def pins(text: str) -> Mapping[tuple[str, str], str]:
    """A list of requirements by name and version, each with its marker and hashes as it is written."""
    found: dict[tuple[str, str], str] = {}
    for block in re.split(r"\n(?=\S)", text):
        if match := _PIN.match(block):
            found[_plain(match[1]), match[2]] = block.rstrip() + "\n"
    return found


def cut(resolved: str, listed: Mapping[tuple[str, str], str]) -> str:
    """The part of the list ``listed`` that ``resolved`` (``name==version`` a line) is.

    Raises :class:`AloneError` for what the list lacks.
    """
    wanted = [(_plain(match[1]), match[2]) for match in map(_PIN.match, resolved.splitlines()) if match]
    if missing := [f"{name}=={version}" for name, version in wanted if (name, version) not in listed]:
        raise AloneError(f"{', '.join(missing)}: not in requirements-samples.txt; expected it there: make lock")
    return "".join(listed[pin] for pin in wanted)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


class Environments:
    """Environments below ``folder`` by Python and needs, each made when it is first asked for."""

    def __init__(self, folder: Path, cache: Path, requirements: Path) -> None:
        self._folder, self._cache, self._requirements = folder, cache, requirements
        self._listed = pins(requirements.read_text("utf-8"))
        self._made: dict[tuple[Path, tuple[Need, ...]], Path] = {}
        self._lock = Lock()

    def python(self, base: Path, needs: Iterable[Need]) -> Path:
        """The interpreter of an environment of ``base`` with ``needs``. Raises :class:`AloneError`."""
        key = (base, tuple(sorted(needs)))
        with self._lock:
            if key not in self._made:
                self._made[key] = self._make(*key)
            return self._made[key]

    def _make(self, base: Path, needs: tuple[Need, ...]) -> Path:
        place = self._folder / f"alone-{len(self._made)}"
        self._uv("venv", "--python", str(base), str(place))
        python = interpreter(place)
        if needs:
            wanted = "".join(f"{need}\n" for need in needs)
            where = ("--python", str(python))
            resolved = self._uv(
                "pip", "compile", *where, "--constraint", str(self._requirements), "--no-header", "--no-annotate", "-",
                given=wanted,
            )  # fmt: skip
            part = place / "requirements.txt"
            part.write_text(cut(resolved, self._listed), "utf-8")
            self._uv("pip", "install", *where, "--require-hashes", "--no-deps", "--requirement", str(part))
        return python

    def _uv(self, *arguments: str, given: str = "") -> str:
        command = [sys.executable, "-m", "uv", *arguments, "--quiet", "--cache-dir", str(self._cache)]
        done = subprocess.run(
            command, env=clean(os.environ), input=given, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise AloneError(f"uv {' '.join(arguments[:2])} failed: {done.stderr.strip()}")
        return done.stdout
