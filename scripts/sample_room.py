"""Run a sample as a reader would: copied into a folder where other things lie, twice, with nothing overlooked.

What lies there belongs to somebody else and cannot be read as what its name promises. A sample that takes every
``*.parquet`` it finds fails on it, and one that cannot meet what it left behind itself fails the second time.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cheatsheet.answers.samples import FOLDER
from run_samples import UMASK, Run, describe_failure, surroundings, tidy

FOREIGN: Mapping[str, bytes] = {
    "foreign.parquet": b"not a table of the sample's\n",
    "foreign.db": b"not a database of the sample's\n",
    "foreign.sqlite": b"not a database of the sample's\n",
    "foreign.json": b"not JSON of the sample's\n",
    "foreign.csv": b"not,a\ntable of,the sample's\n",
    "stray.py": b"raise SystemExit('a sample imports what merely lies beside it')\n",
}
"""What lies in the folder before the sample comes."""

STRICT = (
    # Development mode, in which Python says what was left open; warnings about the names that others use in their
    # own code are theirs, those about the sample's own are not.
    "-X", "dev", "-W", "ignore::DeprecationWarning", "-W", "ignore::PendingDeprecationWarning",
    "-W", "default::DeprecationWarning:__main__", "-W", "always::ResourceWarning",
)  # fmt: skip

TIMEOUT = 240
"""Seconds after which a sample hangs. On a machine that does much else a server takes long to start."""

NOT_THE_MACHINES = {"PSYCOPG_IMPL": "binary"}
"""So that no library which happens to be on this machine stands in for a package that a sample does not name."""

# In development mode asyncio says how long a step took when that was long: a matter of the machine, no fault.
_SLOW = re.compile(r"^Executing <.*> took \d+\.\d+ seconds$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python, how it is started, and what its environment holds beside :func:`run_samples.surroundings`."""

    python: Path
    flags: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()


def run_twice(path: Path, interpreter: Interpreter) -> tuple[Run, Run]:
    """What came of running the sample ``path`` in a folder with foreign files, and there once more."""
    with tempfile.TemporaryDirectory(prefix="sample-", ignore_cleanup_errors=True) as top:
        room, home = Path(top, "room"), Path(top, "home")
        # A server that root starts opens the way to its data for a user of its own; its sockets stay where they may be.
        for folder in (room, home, home / "run"):
            folder.mkdir(mode=0o700)
        for name, data in FOREIGN.items():
            (room / name).write_bytes(data)
        shutil.copyfile(path, room / path.name)
        first = _run(room / path.name, home, interpreter, "in a folder with foreign files")
        second = _run(room / path.name, home, interpreter, "the second time in the same folder")
        changed = [name for name, data in FOREIGN.items() if _bytes(room / name) != data]
    if changed and not second.error:
        return first, Run(
            path.name, second.output, f"{FOLDER}/{path.name}:1: changes foreign files: {', '.join(changed)}"
        )
    return first, second


def _run(path: Path, home: Path, interpreter: Interpreter, when: str) -> Run:
    """Run the copy ``path`` where it lies. Anything on standard error is a failure."""
    command = [str(interpreter.python), *interpreter.flags, *STRICT, path.name]
    environment = surroundings(str(home)) | NOT_THE_MACHINES | {"XDG_RUNTIME_DIR": str(home / "run")}
    environment |= dict(interpreter.environment)
    try:
        done = subprocess.run(
            command, cwd=path.parent, env=environment, umask=UMASK, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Run(path.name, error=f"{FOLDER}/{path.name}:1: {when}: still running after {TIMEOUT} s")
    said = _SLOW.sub("", done.stderr)
    if done.returncode:
        return Run(path.name, error=f"{when}: {describe_failure(path.name, said, done.returncode)}")
    if said.strip():
        return Run(path.name, error=f"{FOLDER}/{path.name}:1: {when}: standard error is not empty\n{said.rstrip()}")
    return Run(path.name, tidy(done.stdout))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
