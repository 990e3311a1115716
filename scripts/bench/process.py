"""Run a command and say what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cheatsheet.child import environment as child_environment


class MeasureError(Exception):
    """Something could not be measured; the message says what, with the words of the command that failed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a stage took."""

    seconds: float
    """Processor time: what else the machine does at the moment hardly changes it."""
    wall: float
    """Seconds on the clock."""
    peak: int | None
    """The most memory held at a time, in bytes, or ``None`` where the system does not say."""


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[Cost, str]:
    """Run ``command`` in ``folder``; what it cost and what it printed. Raises :class:`MeasureError` when it fails.

    The peak is the child's own only while this process stays small: a child inherits its parent's peak on Linux.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env=child_environment(os.environ, environment), stdout=output, stderr=subprocess.STDOUT
        )
        peak, seconds = None, None
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
            seconds = usage.ru_utime + usage.ru_stime
        else:
            child.wait()
        wall = time.perf_counter() - start
        output.seek(0)
        printed = output.read().decode("utf-8", "replace")
    if child.returncode != 0:
        raise MeasureError(f"{' '.join(map(str, command))}\n{printed[-3000:]}")
    return Cost(wall if seconds is None else seconds, wall, peak), printed
