"""The stages of a build, in their order, each with its time; the site is swapped in only after the last."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cheatsheet import disk
from cheatsheet.addresses import SettingsError
from cheatsheet.console import speak_plainly
from cheatsheet.generate import PREPARED, generate, settings_from
from cheatsheet.problems import ContentError
from cheatsheet.settings import Settings
from cheatsheet.site.finish import finish

ROOT = Path(__file__).resolve().parent.parent.parent
SITE_URL = "https://python-backend.example/"
REPO_URL = "https://github.com/example/python-backend"


class BuildError(Exception):
    """A stage failed and has said why on standard error."""


def main(arguments: Sequence[str]) -> int:
    """Run the build as the command line asks. Returns the exit code; see ``scripts/build_docs.py``."""
    speak_plainly()
    parser = argparse.ArgumentParser(prog="build_docs.py", description="Build and check the whole site.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="where the site goes (default: site/)")
    parser.add_argument("--pages-only", action="store_true", help="only check the text and write the pages under docs/")
    options = parser.parse_args(arguments)
    try:
        build(ROOT, options.site.resolve(), pages_only=options.pages_only)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except ContentError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' * (count != 1)} in the text; nothing was written", file=sys.stderr)
        return 1
    except BuildError as error:
        print(f"{error}; the last good site was left as it was", file=sys.stderr)
        return 1
    return 0


def build(root: Path, site: Path, *, pages_only: bool = False) -> None:
    """Build the project at ``root`` into ``site``.

    Raises :class:`~cheatsheet.problems.ContentError` or :class:`BuildError`; ``site`` is then untouched.
    """
    settings = settings_from(root, os.environ.get("SITE_URL", SITE_URL), os.environ.get("REPO_URL", REPO_URL))
    with _stage("text, pages and exports"):
        sources = generate(root, settings, slow=not pages_only)
    if pages_only:
        return
    # Beside its destination, so that the swap is a rename within one file system.
    staged = site.with_name(f".{site.name}.staged")
    with _stage("mkdocs"):
        _mkdocs(root, disk.empty(staged), settings)
    with _stage("finish"):
        finish(staged, sources, settings)
    with _stage("site checks"):
        _check(root, staged, settings)
    disk.swap(staged, site)
    print(f"the site is in {os.path.relpath(site)}/")


@contextmanager
def _stage(name: str) -> Iterator[None]:
    """Print ``name`` and the time that the stage took."""
    start = time.perf_counter()
    print(f"{name} …", flush=True)
    yield
    print(f"{name}: {time.perf_counter() - start:.2f} s", flush=True)


def mkdocs_command(folder: Path) -> list[str]:
    """The command that lets MkDocs build the pages into ``folder``; any warning is a failure."""
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]


def check_command(folder: Path) -> list[str]:
    """The command that runs the site checks on ``folder``. The checks say themselves what is wrong, so pytest
    need not rewrite their assertions.
    """
    options = ["--quiet", "--no-header", "--assert=plain", "-p", "no:cacheprovider", f"--site={folder}"]
    return [sys.executable, "-m", "pytest", "tests/site", *options]


def _mkdocs(root: Path, folder: Path, settings: Settings) -> None:
    """Let MkDocs build the pages into ``folder``. Its output is shown only when it fails."""
    done = _run(mkdocs_command(folder), root, settings, {PREPARED: "1", "NO_MKDOCS_2_WARNING": "1"})
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
        raise BuildError("mkdocs found mistakes")


def _check(root: Path, folder: Path, settings: Settings) -> None:
    """Run the site checks, the tests under ``tests/site``, on ``folder``."""
    done = _run(check_command(folder), root, settings, {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
        raise BuildError("the site checks found mistakes")


def _run(
    command: Sequence[str], root: Path, settings: Settings, extra: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run ``command`` at ``root`` with the build's settings in its environment."""
    environment = os.environ | {"SITE_URL": settings.site_url, "REPO_URL": settings.repo_url, "PYTHONUTF8": "1"} | extra
    return subprocess.run(
        command,
        cwd=root,
        env=environment,
        check=False,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
