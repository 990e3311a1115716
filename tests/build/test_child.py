"""The programs that a build runs: what they are given, and that they end with it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cheatsheet import child
from cheatsheet.interrupt import undisturbed

DROPPED = [
    "PYTEST_ADDOPTS",
    "PYTEST_PLUGINS",
    "PYTEST_DISABLE_WARNINGS",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONWARNINGS",
    "PYTHONOPTIMIZE",
    "PYTHONHOME",
    "PYTHONSAFEPATH",
    "PYTHONINSPECT",
    "PYTHONDEVMODE",
    "PYTHONIOENCODING",
    "PYTHONBREAKPOINT",
    "MKDOCS_CONFIG",
    "SOURCE_DATE_EPOCH",
    "DOCS_DEBUG",
    "CI",
    "FORCE_COLOR",
    "NO_COLOR",
    "PY_COLORS",
    "COLUMNS",
    "LINES",
    "TERM",
    "LANG",
    "LC_ALL",
    "LANGUAGE",
    "TZ",
    "HYPOTHESIS_STORAGE_DIRECTORY",
    "COVERAGE_PROCESS_START",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "CHEATSHEET_PREPARED",
    "DEBUG",
]


@pytest.mark.parametrize("name", DROPPED)
def test_dropped(name: str) -> None:
    """A variable that may change what a program does is not handed on."""
    assert child.environment({name: "x"}).get(name) != "x"


@pytest.mark.parametrize("name", ["PATH", "HOME", "TMPDIR", "SystemRoot", "SITE_URL", "REPO_BRANCH", "PYTHONHASHSEED"])
def test_kept(name: str) -> None:
    """What a program needs to find its way is handed on."""
    assert child.environment({name: "x"})[name] == "x"


def test_own_values_win() -> None:
    """What the build itself sets cannot be set from outside."""
    given = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "", "PYTHONUTF8": "0", "SITE_URL": "x"}
    made = child.environment(given, {"SITE_URL": "y"})
    assert (made["PYTEST_DISABLE_PLUGIN_AUTOLOAD"], made["PYTHONUTF8"], made["SITE_URL"]) == ("1", "1", "y")


def test_disturbing() -> None:
    """A build begins anew without what changes Python, and leaves a terminal's own settings alone."""
    given = dict.fromkeys(
        ["PATH", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONHASHSEED", "PYTHONWARNINGS", "PYTHONPATH"], "1"
    )
    assert child.disturbing(given) == ["PYTHONPATH", "PYTHONWARNINGS"]


def test_modules_of_the_folder(tmp_path: Path) -> None:
    """A module that lies in the folder a program is run in does not take the place of an installed one."""
    (tmp_path / "pytest.py").write_text("raise SystemExit('the wrong one')")
    done = child.run([*child.PYTHON, "-m", "pytest", "--version"], tmp_path, child.environment(os.environ))
    assert (done.returncode, done.stdout[:7]) == (0, "pytest "), done.stdout


def test_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the build is told to end, its program ends, and so does what that one has started."""
    inner = "import time; print(1, flush=True); time.sleep(20); print('left behind', flush=True)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    outputs = []

    def interrupted(self: subprocess.Popen[bytes], *_arguments: object) -> None:
        assert self.stdout is not None
        assert self.stdout.readline() == b"1\n"
        outputs.append(os.dup(self.stdout.fileno()))
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        child.run([sys.executable, "-c", code], tmp_path, dict(os.environ))
    assert os.read(outputs[0], 1) == b""  # which is so when nobody is left who could write to it
    os.close(outputs[0])


def test_threads() -> None:
    """What must not be disturbed can be done outside the main thread, where no signals come."""
    done = []

    def work() -> None:
        with undisturbed():
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]
