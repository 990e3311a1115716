"""Repositories that tests make: nothing that a person or a company has set for git reaches them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

OWN = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "C",
    "GIT_COMMITTER_EMAIL": "c@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip
"""The environment of a git without hooks, signatures and templates of anybody's own, and with a name to commit by."""


def run_git(folder: Path, *arguments: str, **environment: str) -> str:
    """What git prints in ``folder``, without the last line end. Raises :class:`subprocess.CalledProcessError`."""
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    where = OWN | environment
    return subprocess.run(command, cwd=folder, env=where, capture_output=True, text=True, check=True).stdout.strip()
