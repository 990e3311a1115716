"""Repositories as git directories in a folder: which commit they have, and what its files say. Read with ``git``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cheatsheet.git import ask

_SHAPES = ("{owner}+{name}/repo", "{owner}+{name}", "{owner}/{name}", "{name}", "{name}.git")
"""Where below the folder a mirror of ``owner/name`` may lie."""

_TEXTS = (".md", ".mdx", ".js", ".json", ".csv")


@dataclass(frozen=True, slots=True)
class Mirror:
    """A git directory, with or without a work tree."""

    folder: Path

    def git(self, *arguments: str) -> bytes:
        """What git prints of this directory, whichever one a hook names; raises :class:`~cheatsheet.git.GitError`."""
        return ask(self.folder, os.environ, "-c", "core.quotePath=false", *arguments)

    def commit(self, wanted: str) -> tuple[str, str]:
        """The commit ``wanted``, or the newest for "", and its day (ISO)."""
        said = self.git("log", "-1", "--format=%H %cs", wanted or "HEAD").decode().split()
        return said[0], said[1]

    def texts(self, commit: str, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Path and text of each file that one of ``paths`` names: a file, a folder, or a pattern with ``*``."""
        for path in self.git("ls-tree", "-r", "--name-only", commit).decode().splitlines():
            if path.endswith(_TEXTS) and any(_named(path, one) for one in paths):
                yield path, self.git("show", f"{commit}:{path}").decode("utf-8", "replace")


def _named(path: str, wanted: str) -> bool:
    """Whether ``wanted`` is ``path``, a folder above it (with a slash at its end), or a pattern of as many parts."""
    return path.startswith(wanted) if wanted.endswith("/") else PurePosixPath("/", path).match(f"/{wanted}")


def find(folder: Path, repo: str) -> Mirror | None:
    """The mirror of ``owner/name`` in ``folder``, or None."""
    owner, _, name = repo.partition("/")
    for shape in _SHAPES:
        place = folder / shape.format(owner=owner, name=name)
        if (place / "HEAD").is_file() or (place / ".git").exists():
            return Mirror(place)
    return None
