"""What every test may ask for."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

try:
    from hypothesis import settings
except ModuleNotFoundError:  # the checks of a build, which needs no more than requirements.txt
    settings = None  # type: ignore[assignment,misc]

ROOT = Path(__file__).resolve().parent.parent

# The same examples on every run, so that a build is red for what was changed and nothing else. To look for new ones:
# pytest --hypothesis-profile=random
if settings is not None:
    settings.register_profile("fixed", derandomize=True, database=None, deadline=None, print_blob=True)
    settings.register_profile("random", deadline=None, print_blob=True)
    settings.load_profile("fixed")


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


@pytest.fixture(scope="session")
def unpacked(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the site's archive holds, in a place with a blank and Cyrillic in its name."""
    target = tmp_path_factory.mktemp("carried") / "Мои файлы"
    with zipfile.ZipFile(site_folder / "downloads" / "site.zip") as archive:
        archive.extractall(target)
    (folder,) = target.iterdir()
    return folder
