"""Git, asked for exactly one folder, whatever a person has set it to.

What the commands that are asked print must not depend on the user's settings.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

_KEPT = re.compile(r"GIT_(?:CONFIG_.*|EXEC_PATH)")
"""Variables that say where git itself and its settings are. All others name a repository or change an answer, and
git sets some of them for the commands of a hook."""


class GitError(Exception):
    """Git did not answer; the message says why."""


def ask(root: Path, environment: Mapping[str, str], *arguments: str, given: bytes = b"") -> bytes:
    """What git prints when it is asked in ``root``, ``given`` being its input. Raises :class:`GitError`."""
    own = {name: value for name, value in environment.items() if not name.startswith("GIT_") or _KEPT.fullmatch(name)}
    own |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    # A fsmonitor is a program that a setting names, and a mode is of no matter to a site.
    settings = ["-c", "core.fsmonitor=false", "-c", "core.fileMode=false", "-c", "status.relativePaths=false"]
    command = ["git", "--no-pager", "--no-replace-objects", *settings, *arguments]
    try:
        done = subprocess.run(command, cwd=root, env=own, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except OSError as error:
        raise GitError(f"git does not start: {error.strerror}") from None
    if done.returncode == 0:
        return done.stdout
    said = [line for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
    if any("unknown revision" in line for line in said):
        raise GitError("the repository has no commit yet")
    if any("not a git repository (or any" in line for line in said):
        raise GitError("the folder is no git repository")
    raise GitError(f"git says: {said[0] if said else f'exit code {done.returncode}'}")
