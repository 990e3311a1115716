"""Who shares a process: what is made once for several tests is not made in two processes at the same time."""

from __future__ import annotations

import re
from pathlib import Path

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
