"""The history of a checkout out of git: three questions, however long it is."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cheatsheet import disk
from cheatsheet.changes.model import Commit, Edit, History
from cheatsheet.changes.steps import history, line_of
from cheatsheet.changes.texts import PATHS
from cheatsheet.git import GitError, ask
from cheatsheet.version import head

_FACT = re.compile(r"^fact:(.*)$", re.IGNORECASE | re.MULTILINE)
_QUESTION = re.compile(r"q\d{2,}|none")
_CHANGED = re.compile(r":\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [ADMT]\t(.+)")
_NOTHING = re.compile(r"0+")
_UNKNOWN = "1970-01-01T00:00:00+00:00"
"""When the newest commit was made, where its own date is none."""


def read_history(root: Path, rows: Mapping[int, str], environment: Mapping[str, str] = os.environ) -> History:
    """The history of the project at ``root``; one that cannot be read is empty and says so.

    ``rows`` names the question of each quick answer, by the row's number.
    """
    try:
        newest = head(root, environment)
        shallow = ask(root, environment, "rev-parse", "--is-shallow-repository").strip() == b"true"
        commits = _commits(root, environment, newest)
        edits = _edits(root, environment, line_of(commits))
    except GitError:
        return History()
    return history(commits, edits, rows, "shallow" if shallow else "")


def boundary(root: Path, environment: Mapping[str, str] = os.environ) -> bytes:
    """Where a shallow checkout ends, in git's own words; nothing where it is whole, or where there is none."""
    try:
        path = root / os.fsdecode(ask(root, environment, "rev-parse", "--git-path", "shallow").rstrip(b"\r\n"))
    except GitError:
        return b""
    return disk.read_own(path.parent, path.name) or b""


def _commits(root: Path, environment: Mapping[str, str], newest: str) -> list[Commit]:
    """Every commit, before its parents."""
    form = "--format=%P%n%ct%n%B%x00"
    printed = ask(root, environment, "rev-list", "--topo-order", "--encoding=UTF-8", form, newest)
    found: list[Commit] = []
    for chunk in printed.decode(errors="replace").split("\0")[:-1]:
        named, parents, seconds, message = chunk.lstrip("\n").split("\n", 3)
        date = _date(seconds, found[-1].date if found else _UNKNOWN)
        found.append(Commit(named.removeprefix("commit "), tuple(parents.split()), date, _facts(message)))
    return found


def _date(seconds: str, newer: str) -> str:
    """When a commit was made. Git takes any number from a clock that is wrong: where there is no such day, it is that
    of the commit before it in the list, which is ``newer``.
    """
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return newer


def _facts(message: str) -> frozenset[str]:
    """The questions that the ``Fact:`` lines of the last paragraph name."""
    last = message.rstrip().rpartition("\n\n")[2]
    return frozenset(question for told in _FACT.findall(last) for question in _QUESTION.findall(told))


def _edits(root: Path, environment: Mapping[str, str], line: Sequence[Commit]) -> dict[str, list[Edit]]:
    """What each commit of ``line`` changed of the answers; the oldest one is where the history begins."""
    pairs = "".join(f"{commit.id} {commit.parents[0]}\n" for commit in line[:-1])
    options = ["diff-tree", "--stdin", "-r", "--no-renames", "--no-ext-diff"]
    printed = ask(root, environment, *options, "--", *PATHS, given=pairs.encode()).decode(errors="replace")
    changed: dict[str, list[tuple[str, str, str]]] = {}
    commit = ""
    for row in printed.splitlines():
        if found := _CHANGED.fullmatch(row):
            changed[commit].append((found[3], found[1], found[2]))
        else:
            changed[commit := row.strip()] = []
    blobs = _blobs(root, environment, {blob for rows in changed.values() for _, *both in rows for blob in both})
    return {
        commit: [Edit(path, blobs.get(before), blobs.get(after)) for path, before, after in rows]
        for commit, rows in changed.items()
    }


def _blobs(root: Path, environment: Mapping[str, str], ids: set[str]) -> dict[str, str]:
    """The texts of these ids. Raises :class:`~cheatsheet.git.GitError` when one of them was not fetched."""
    wanted = sorted(one for one in ids if not _NOTHING.fullmatch(one))
    printed = ask(root, environment, "cat-file", "--batch", given="".join(f"{one}\n" for one in wanted).encode())
    return dict(_unpacked(printed))


def _unpacked(printed: bytes) -> Iterator[tuple[str, str]]:
    """What ``cat-file --batch`` prints: a line that says what comes and how long it is, then that, then a line end."""
    at = 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        said = printed[at:end].decode().split(" ")
        if len(said) != 3:
            raise GitError(f"git has no object {said[0]}")
        at = end + 1 + int(said[2])
        yield said[0], printed[end + 1 : at].decode(errors="replace")
        at += 1
