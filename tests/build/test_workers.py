"""Processes that work side by side: they do what they are asked, and end with whoever asked."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cheatsheet.workers import workers

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"

# A build whose worker would be at work for ten minutes: says the worker's number when it has begun.
ENDLESS = """
import os, sys, time
sys.path.insert(0, {scripts!r})
from cheatsheet.interrupt import interruptible
from cheatsheet.workers import workers

def work(number):
    os.write(number, b"%d\\n" % os.getpid())
    time.sleep(600)

def build():
    with workers() as pool:
        pool.submit(work, 1).result()
    return 0

if __name__ == "__main__":
    sys.exit(interruptible(build, "interrupted"))
"""


def product(one: int, other: int) -> int:
    """Something to do."""
    return one * other


def test_done_by_others() -> None:
    """Work is done by other processes than this one, and what it fails with is raised here."""
    with workers() as pool:
        numbers = [pool.submit(product, number, 3) for number in range(3)]
        other = pool.submit(os.getpid)
        failed = pool.submit(product, 1, None)  # type: ignore[arg-type]
        assert [number.result() for number in numbers] == [0, 3, 6]
        assert other.result() != os.getpid()
        with pytest.raises(TypeError):
            failed.result()


def test_nothing_to_do() -> None:
    """Where nothing is asked for, no process is started."""
    with workers() as pool:
        pass
    assert pool._pool is None


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize(
    ("number", "whom", "code", "said"),
    [
        (signal.SIGINT, "group", 130, "interrupted\n"),
        (signal.SIGTERM, "build", 143, "interrupted\n"),
        (signal.SIGKILL, "build", -9, ""),
    ],
)
def test_ended_with_the_build(tmp_path: Path, number: signal.Signals, whom: str, code: int, said: str) -> None:
    """However a build ends, by a key that reaches the workers too, told to, or killed, its workers end with it, and
    none of them says a word.
    """
    script = tmp_path / "build.py"
    script.write_text(ENDLESS.format(scripts=str(SCRIPTS)))
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, str(script)], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        assert worker != process.pid
        (os.killpg if whom == "group" else os.kill)(process.pid, number)
        # Both pipes end when nobody is left who holds them, the worker among them.
        _, errors = process.communicate()
    # When a build is killed, Python's own watcher says that it has cleaned up the locks.
    own = re.sub(r".*resource_tracker: There appear to be .*\n  warnings\.warn\(.*\n", "", errors)
    assert (process.returncode, own) == (code, said)


# What Python raises on a machine without /dev/shm, or one that has no semaphores at all.
NO_SEMAPHORES = (OSError(38, "Function not implemented"), OSError(30, "Read-only file system"), ImportError("SemLock"))


@pytest.mark.parametrize("error", NO_SEMAPHORES, ids=str)
def test_without_semaphores(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """On a machine whose processes have nothing to wait for each other with, the work is done in this one."""

    def refused(*_: object) -> None:
        raise error

    monkeypatch.setattr("cheatsheet.workers.ProcessPoolExecutor", refused)
    with workers() as pool:
        numbers = [pool.submit(product, number, 3) for number in range(3)]
        here = pool.submit(os.getpid)
    assert [number.result() for number in numbers] == [0, 3, 6]
    assert here.result() == os.getpid()
