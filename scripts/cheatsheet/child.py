"""The programs that a build runs: always in the same environment, and never left behind."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_KEPT = re.compile(
    # where programs, their libraries, a user's own settings and short-lived files are
    r"PATH|HOME|TMPDIR|TMP|TEMP|XDG_CONFIG_HOME|XDG_CACHE_HOME|(?:DY)?LD_(?:FALLBACK_)?LIBRARY_PATH"
    # what Windows programs need to start
    r"|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA"
    # where compiled modules go, and the order of sets: nothing that is built may depend on either
    r"|PYTHONDONTWRITEBYTECODE|PYTHONPYCACHEPREFIX|PYTHONHASHSEED"
    # what a deployment sets: see mkdocs.yml
    r"|SITE_URL|REPO_URL|REPO_BRANCH",
    re.IGNORECASE,
)
"""The variables that a program is given, by name. All others may change what it does: PYTEST_ADDOPTS leaves checks
out, PYTHONOPTIMIZE their assertions, PYTHONPATH puts other modules in the place of ours, SOURCE_DATE_EPOCH moves dates.
"""

_FIXED = {
    "PYTHONUTF8": "1",
    "PYTHONNOUSERSITE": "1",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "NO_MKDOCS_2_WARNING": "1",
    "TZ": "UTC",
}

PIPED = "CHEATSHEET_PIPED"
"""Set for a program when what the build has read from the text comes as its input, pickled: to read it again would
take it half a second."""

PYTHON = (sys.executable, "-P")
"""The interpreter, which takes no module from the folder that it is started in: one may be called ``lxml.py``."""


def environment(given: Mapping[str, str], more: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a program of the build is given of the environment ``given``, and ``more``."""
    return {key: value for key, value in given.items() if _KEPT.fullmatch(key)} | _FIXED | dict(more or {})


def disturbing(given: Mapping[str, str]) -> list[str]:
    """The variables of ``given`` that change what Python does, other than how it writes to a terminal."""
    known = {*_FIXED, "PYTHONIOENCODING", "PYTHONUNBUFFERED", "PYTHON_COLORS"}
    return sorted(key for key in given if key.startswith("PYTHON") and not _KEPT.fullmatch(key) and key not in known)


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], given: bytes = b""
) -> subprocess.CompletedProcess[str]:
    """Run ``command`` in ``folder`` to its end, with ``given`` as its input; its output is kept, errors and all.

    When this process is told to end, the program is ended first, with all that it started.
    """
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE if given else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # A group of its own: what is pressed at the keyboard comes to this process alone, which then ends the group.
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(given or None)
        except BaseException:
            _kill(process)
            raise
    said = output.decode("utf-8", "replace").replace("\r\n", "\n")
    return subprocess.CompletedProcess(command, process.returncode, said)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End ``process`` and what it started (on Windows, which has no groups, it alone); its work is thrown away, so it
    need not tidy up.
    """
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
