"""What every test may ask for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--site DIR`` checks a folder that is built already, as the build script does."""
    parser.addoption("--site", type=Path, default=None, help="a built site to check (default: build site/ first)")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def site_folder(request: pytest.FixtureRequest) -> Path:
    """A built site: the one named by ``--site``, else ``site/``, built anew from the text as it stands."""
    given: Path | None = request.config.getoption("--site")
    if given is not None:
        return given
    command = [sys.executable, "scripts/build_docs.py"]
    done = subprocess.run(command, cwd=ROOT, check=False, text=True, capture_output=True, env=os.environ)
    assert done.returncode == 0, done.stdout + done.stderr
    return ROOT / "site"
