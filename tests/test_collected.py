"""That a bare ``pytest`` runs every test there is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent


def test_every_file_is_collected() -> None:
    """No folder of tests is passed over: pytest's own list of names to skip holds `build` and `dist`, for one."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", ""]
    listed = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, encoding="utf-8", check=True)
    found = {line.partition("::")[0] for line in listed.stdout.splitlines() if "::" in line}
    assert found == {f"tests/{path.relative_to(TESTS).as_posix()}" for path in TESTS.rglob("test_*.py")}
