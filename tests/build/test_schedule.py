"""Who shares a process: what is made once for several tests is not made in two processes at the same time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import schedule


def test_who_looks_at_the_walk_stays_together(root: Path) -> None:
    """Every test of what one walk over all pages has seen runs in the process that made it, and no other test does."""
    signature = re.compile(r"^def (test_\w+)\((.*?)\) -> None:", re.MULTILINE | re.DOTALL)
    for file in sorted((root / "tests" / "browser").glob("test_*.py")):
        for name, given in signature.findall(file.read_text("utf-8")):
            together = schedule.group(f"tests/browser/{file.name}::{name}") == "tests/browser walk"
            assert together == ("seen:" in given), (file.name, name)


def test_an_engine_is_started_by_one_process() -> None:
    """All journeys of an engine are one group; tests of the same folder that need no engine are another."""
    journeys = "tests/engines/test_journeys.py::test_a_journey_ends_well"
    assert schedule.group(f"{journeys}[firefox-searches-ru-360-dark]") == "tests/engines firefox"
    assert schedule.group(f"{journeys}[webkit-gets_lost-en-320-dark]") == "tests/engines webkit"
    missing = "tests/engines/test_missing.py"
    assert schedule.group(f"{missing}::test_an_engine_that_does_not_start_is_named") == missing


def test_what_comes_first_is_there(root: Path) -> None:
    """Each beginning of :data:`~tests.schedule.FIRST` is of a folder or a file that exists."""
    assert [one for one in schedule.FIRST if not (root / one.partition(" ")[0]).exists()] == []


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_test_that_hangs_is_named_once_and_the_others_run(root: Path, tmp_path: Path, processes: str) -> None:
    """What never comes ends one process, not the run: its test is told at once and failed, and what is left goes on."""
    for name, tests in (("alone", ("waits",)), ("among", ("passes", "waits", "passes_too")), ("behind", ("passes",))):
        made = [f"def test_{test}(): {'time.sleep(3600)' if test == 'waits' else 'pass'}\n" for test in tests]
        (tmp_path / f"test_{name}.py").write_text("import time\n" + "".join(made), "utf-8")
    settings = (
        f"-c {root / 'pyproject.toml'} --rootdir {tmp_path} -p tests.schedule -n {processes} -o faulthandler_timeout=2"
    )
    command = [sys.executable, "-m", "pytest", *settings.split(), str(tmp_path)]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    told = subprocess.run(
        command, cwd=root, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )
    lines = told.stdout.splitlines()
    for name in ("alone", "among"):
        assert lines.count(f"failed: test_{name}.py::test_waits") == 1, told.stdout
    assert lines[-1].strip("= ").startswith("2 failed, 3 passed"), told.stdout


class _Process:
    """Stands for a process of xdist: what it was sent, by the place in its list of tests."""

    shutting_down = False

    def __init__(self) -> None:
        self.gateway = SimpleNamespace(id="")
        self.sent: list[int] = []

    def send_runtest_some(self, places: list[int]) -> None:
        self.sent += places

    def shutdown(self) -> None:
        self.shutting_down = True


def test_two_that_end_together_lose_no_test() -> None:
    """While the one that stands in for the first is still collecting, the second ends: the rest reaches the stand-in."""
    tests = [f"tests/browser/test_x.py::test_{number}" for number in range(8)]
    config = SimpleNamespace(getvalue=lambda _: ["2*popen"], option=SimpleNamespace(loadscopereorder=False))
    work = schedule.ByGroup(config, None)
    first, second, third = _Process(), _Process(), _Process()
    for process in (first, second):
        work.add_node(process)
        work.add_node_collection(process, tests)
    work.schedule()
    ended_at = [work.remove_node(first)]
    work.add_node(third)
    ended_at.append(work.remove_node(second))
    work.add_node_collection(third, tests)
    work.schedule()
    while third.sent:
        work.mark_test_complete(third, third.sent.pop(0))
    assert len({*ended_at}) == 2
    assert third.shutting_down
    assert work.tests_finished
