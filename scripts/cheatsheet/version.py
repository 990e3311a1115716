"""Which commit is built: asked of git for exactly this folder, whatever a person has set git to."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SITE = ("docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt")
"""What a site is made from. A change of anything else does not make it another one than that of the commit."""

_KEPT = re.compile(r"GIT_(?:CONFIG_.*|EXEC_PATH)")
"""Variables that say where git itself and its settings are. All others name a repository or change an answer, and
git sets some of them for the commands of a hook."""

_COMMITTER = re.compile(rb"^committer [^\n]*> (\d+) [+-]\d{4}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Version:
    """The commit of a checkout. ``date`` (ISO, UTC) and ``commit`` (eight hexadecimal digits) are empty, and ``missing``
    says why, where it cannot be told. ``changed``: the files of the site are not those of the commit.
    """

    date: str = ""
    commit: str = ""
    missing: str = ""
    changed: bool = False


class _GitError(Exception):
    """Git did not answer; the message says why."""


def read_version(root: Path, environment: Mapping[str, str] = os.environ) -> Version:
    """The version of the project whose root folder is ``root``.

    A repository that only lies around the project, as around an unpacked archive, is not the project's. Only
    plumbing is asked, whose answers no setting changes (git-cat-file, git-rev-parse, git-status --porcelain=v1).
    """
    try:
        top, _, commit = _git(root, environment, "rev-parse", "--show-toplevel", "HEAD").rstrip(b"\n").rpartition(b"\n")
        if not _same(root, top):
            return Version(missing="the folder is no repository of its own, it only lies in one")
        if not re.fullmatch(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?", commit):
            raise _GitError(f"git named the commit {commit[:60]!r}")
        head, _, _ = _git(root, environment, "cat-file", "commit", commit.decode()).partition(b"\n\n")
        found = _COMMITTER.search(head)
        if not found:
            raise _GitError(f"git says no date of the commit {commit.decode()}")
        date = dt.datetime.fromtimestamp(int(found[1]), dt.UTC).isoformat()
        changed = bool(_git(root, environment, "status", "--porcelain=v1", "--untracked-files=no", "--", *SITE))
    except (_GitError, OverflowError, ValueError) as error:
        return Version(missing=str(error))
    # Cut here, because how many digits git itself takes depends on how much of the history there is.
    return Version(date, commit.decode()[:8], changed=changed)


def _same(root: Path, top: bytes) -> bool:
    try:
        return os.path.samefile(root, os.fsdecode(top))
    except OSError:
        return False


def _git(root: Path, environment: Mapping[str, str], *arguments: str) -> bytes:
    """What git prints when it is asked in ``root``. Raises :class:`_GitError`."""
    own = {name: value for name, value in environment.items() if not name.startswith("GIT_") or _KEPT.fullmatch(name)}
    own |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    # A fsmonitor is a program that a setting names; none is needed to look at a few hundred files.
    command = ["git", "--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.fileMode=false"]
    try:
        done = subprocess.run(
            [*command, *arguments], cwd=root, env=own, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as error:
        return _no_git(error)
    if done.returncode == 0:
        return done.stdout
    said = [line for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
    if any("unknown revision" in line for line in said):
        raise _GitError("the repository has no commit yet")
    raise _GitError(f"git says: {said[0] if said else f'exit code {done.returncode}'}")


def _no_git(error: OSError) -> bytes:
    if isinstance(error, FileNotFoundError):
        raise _GitError("git is not installed") from None
    raise _GitError(f"git does not start: {error.strerror}") from None
