"""Which commit is built: asked of git for exactly this folder, whatever a person has set git to."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cheatsheet.editors import lies_beside
from cheatsheet.git import GitError, ask

SITE = ("docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt")
"""What a site is made from. A change of anything else does not make it another site."""

_COMMITTER = re.compile(rb"^committer [^\n]*> (\d+) [+-]\d{4}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Version:
    """The commit of a checkout.

    ``date`` (ISO, UTC) and ``commit`` (eight hexadecimal digits) are empty, and ``missing`` says why, where they cannot
    be told. ``changed``: the files that the site is made from are not those of the commit.
    """

    date: str = ""
    commit: str = ""
    missing: str = ""
    changed: bool = False


def read_version(root: Path, environment: Mapping[str, str] = os.environ) -> Version:
    """The version of the project whose root folder is ``root``.

    A repository that only lies around the project, as around an unpacked archive, is not the project's. Only
    plumbing is asked, whose answers no setting changes (git-rev-parse, git-cat-file, git-status --porcelain).
    """
    try:
        commit = head(root, environment)
        date = _date(ask(root, environment, "cat-file", "commit", commit), commit)
        changed = _is_changed(ask(root, environment, "status", "--porcelain=v1", "-z", "-uall", "--", *SITE))
    except GitError as error:
        return Version(missing=str(error))
    # Cut here, because how many digits git itself takes depends on how much of the history there is.
    return Version(date, commit[:8], changed=changed)


def head(root: Path, environment: Mapping[str, str]) -> str:
    """The whole id of the commit that is checked out at ``root``. Raises :class:`~cheatsheet.git.GitError`."""
    printed = ask(root, environment, "rev-parse", "--show-toplevel", "HEAD")
    top, _, commit = printed.rstrip(b"\r\n").rpartition(b"\n")
    if not top or not re.fullmatch(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?", commit):
        raise GitError(f"git answered {printed[:60]!r}; expected a folder and a commit")
    try:
        own = root.samefile(os.fsdecode(top.rstrip(b"\r")))
    except OSError:
        own = False
    if not own:
        raise GitError("the folder is no repository of its own, it only lies in one")
    return commit.decode()


def _date(found: bytes, commit: str) -> str:
    """When the commit was made, out of its object."""
    when = _COMMITTER.search(found.partition(b"\n\n")[0])
    try:
        return dt.datetime.fromtimestamp(int(when[1] if when else b""), dt.UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        raise GitError(f"the commit {commit} has no date that could be") from None


def _is_changed(status: bytes) -> bool:
    """Whether ``git status -z`` names a file that a site is made from, and not only what an editor lays beside one."""
    entries = [os.fsdecode(entry) for entry in status.split(b"\0") if entry]
    return any(not (entry.startswith("?? ") and lies_beside(PurePosixPath(entry[3:]))) for entry in entries)
