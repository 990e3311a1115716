"""What every test may ask for."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

settings: Any = None
if "CHEATSHEET_PIPED" not in os.environ:  # the checks of a build need no more than requirements.txt, and load no more
    with contextlib.suppress(ModuleNotFoundError):
        from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
T = TypeVar("T")

BUILD = """
import pickle, sys
from pathlib import Path

sys.path.insert(0, "scripts")
from cheatsheet import build, generate

folder, printing = Path(sys.argv[1]), generate.Printing


class Kept(printing):
    def paper(self, *kinds):
        paper = super().paper(*kinds)
        if not kinds:
            (folder / "paper.pickle").write_bytes(pickle.dumps(paper))
        return paper


generate.Printing = Kept
sys.exit(build.main(["--site", str(folder / "site")]))
"""
"""``scripts/build_docs.py --site``, with the paper kept as an object for builds that need not print it again."""

# The same examples on every run, so that a build is red for what was changed and nothing else. To look for new ones:
# pytest --hypothesis-profile=random
if settings is not None:
    settings.register_profile("fixed", derandomize=True, database=None, deadline=None, print_blob=True)
    settings.register_profile("quick", parent=settings.get_profile("fixed"), max_examples=10)
    settings.register_profile("random", deadline=None, print_blob=True)
    settings.load_profile("fixed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--site DIR`` checks a folder that is built already, as the build script does."""
    parser.addoption("--site", type=Path, default=None, help="a built site to check (default: build site/ first)")


def pytest_configure(config: pytest.Config) -> None:
    """Take what says where a site is published out of the environment, unless a site built with it is given."""
    if config.getoption("--site") is None:
        for name in ("SITE_URL", "REPO_URL", "REPO_BRANCH", "REQUIRE_VERSION"):
            os.environ.pop(name, None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], T]) -> T:
    """What ``make`` returns for a new folder of the name ``name``, made once for all processes of this run.

    The others wait for the one that makes it and read its pickle, so it has to be a value; the folder stays.
    """
    from cheatsheet.lock import locked

    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # then it is one of several, side by side
        base = base.parent
    kept = base / f"{name}.pickle"
    with locked(base / f"{name}.lock", wait=True):
        if kept.exists():
            found: T = pickle.loads(kept.read_bytes())
            return found
        folder = base / name
        shutil.rmtree(folder, ignore_errors=True)  # of one that failed
        folder.mkdir()
        made = make(folder)
        kept.write_bytes(pickle.dumps(made))
        return made


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``site``, built anew from the text as it stands, and ``paper.pickle``, what it was printed from."""
    return once(tmp_path_factory, "built", build)


def build(folder: Path) -> Path:
    """Build the project's site, in an environment like any other, and keep the paper that was made for it."""
    from cheatsheet.child import environment
    from cheatsheet.lock import FILE, locked

    own = {"PYTHONHASHSEED": "1"}
    command = [sys.executable, "-c", BUILD, str(folder)]
    while True:
        with locked(ROOT / FILE, wait=True):
            pass  # until whoever else builds here has ended
        done = subprocess.run(
            command, cwd=ROOT, check=False, text=True, capture_output=True, env=environment(os.environ) | own
        )
        if "another build is at work here" not in done.stderr:
            break
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def site_folder(request: pytest.FixtureRequest) -> Path:
    """A built site: the one named by ``--site``, else the one that this run has :func:`built`."""
    given: Path | None = request.config.getoption("--site")
    if given is not None:
        return given
    made: Path = request.getfixturevalue("built")
    return made / "site"


@pytest.fixture(scope="session")
def unpacked(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the site's archive holds, in a place with a blank and Cyrillic in its name."""
    target = tmp_path_factory.mktemp("portable") / "Мои файлы"
    with zipfile.ZipFile(site_folder / "downloads" / "site.zip") as archive:
        archive.extractall(target)
    (folder,) = target.iterdir()
    return folder
