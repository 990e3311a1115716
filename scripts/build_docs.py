"""The build script: the text in, a checked site out.

Usage: ``python scripts/build_docs.py [--site DIR] [--pages-only]``; see ``--help``.
Exit codes: 0 the site is built and in place; 1 the text or the site has mistakes, all named on standard
error, and the last good site is as it was; 2 the command line is wrong, or names a folder that is not the
build's to replace; 130 and the like: 128 and the number of the signal that ended it, the last good site as it was.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# PYTHONSAFEPATH leaves the script's own folder out.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from cheatsheet.child import PYTHON, disturbing, environment
from cheatsheet.interrupt import interruptible

READABLE = 0o022
"""What a file of the site is not: writable by others. A person's own mask may hide files from the server that is to
send them, and GitHub Pages refuses a deployment with one."""


def build() -> int:
    """Run the build in this process, or, when this one was started in an unusual way, in one that was not."""
    if sys.flags.optimize or sys.warnoptions or disturbing(os.environ):
        command = [*PYTHON, __file__, *sys.argv[1:]]
        if sys.platform == "win32":
            return subprocess.run(command, env=environment(os.environ), check=False).returncode
        os.execve(command[0], command, environment(os.environ))  # noqa: S606 - the same program, with clean settings
    from cheatsheet.build import main  # noqa: PLC0415 - takes a second, in which a signal may come

    os.umask(READABLE)
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(interruptible(build, "interrupted; the last good site was left as it was"))
