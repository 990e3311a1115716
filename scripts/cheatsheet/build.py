"""The stages of a build, in their order, each with its time; the site is swapped in only after the last."""

from __future__ import annotations

import argparse
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
from pathlib import Path

from cheatsheet import child, disk
from cheatsheet.addresses import REPO_URL, SITE_URL, SettingsError
from cheatsheet.child import PIPED
from cheatsheet.console import speak_plainly
from cheatsheet.destination import OUTPUT, DestinationError, destination
from cheatsheet.draft import Draft
from cheatsheet.finished import WRITTEN, Finished
from cheatsheet.generate import PREPARED, Sources, generate, settings_from
from cheatsheet.lock import FILE as LOCK
from cheatsheet.lock import BusyError, locked
from cheatsheet.model import Content
from cheatsheet.problems import ContentError
from cheatsheet.progress import stage as _stage
from cheatsheet.publish.finish import complete, dress_folder
from cheatsheet.publish.published import GENERATED
from cheatsheet.settings import Settings
from cheatsheet.staging import publish, staging
from cheatsheet.workers import workers

ROOT = Path(__file__).resolve().parent.parent.parent


class BuildError(Exception):
    """A stage failed and has said why on standard error."""


_ENDED = "was ended{} from outside, as a system does that is short of memory"
"""What is said of a process that nobody here has ended."""


def main(arguments: Sequence[str]) -> int:
    """Run the build as the command line asks. Returns the exit code; see ``scripts/build_docs.py``."""
    speak_plainly()
    parser = argparse.ArgumentParser(prog="build_docs.py", description="Build and check the whole site.")
    parser.add_argument("--site", type=Path, default=ROOT / OUTPUT, help="where the site goes (default: site/)")
    parser.add_argument("--pages-only", action="store_true", help="only check the text and write the pages under docs/")
    options = parser.parse_args(arguments)
    try:
        build(ROOT, options.site, pages_only=options.pages_only)
    except DestinationError as error:
        print(f"--site {error}", file=sys.stderr)
        return 2
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except ContentError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' * (count != 1)} in the text; nothing was written", file=sys.stderr)
        return 1
    except (BuildError, BusyError) as error:
        print(f"{error}; the last good site was left as it was", file=sys.stderr)
        return 1
    except BrokenExecutor:
        print(f"a process of the build {_ENDED.format('')}; the last good site was left as it was", file=sys.stderr)
        return 1
    except OSError as error:  # a full disk, a folder of somebody else's
        print(f"{describe(error)}; the last good site was left as it was", file=sys.stderr)
        return 1
    return 0


def describe(error: OSError) -> str:
    """What the system said, and of which file: one of the project by its path in it."""
    place = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "the disk"
    return f"{place.removeprefix(f'{ROOT}{os.sep}')}: {error.strerror or error}"


def build(root: Path, site: Path, *, pages_only: bool = False) -> None:
    """Build the project at ``root`` into ``site``.

    Raises :class:`~cheatsheet.destination.DestinationError` before anything is written;
    :class:`~cheatsheet.problems.ContentError`, :class:`BuildError`, :class:`~cheatsheet.lock.BusyError` or
    :class:`OSError`; ``site`` is then untouched.
    """
    if not pages_only:
        site = destination(site, root)
    settings = settings_from(root, os.environ.get("SITE_URL", SITE_URL), os.environ.get("REPO_URL", REPO_URL))
    with locked(root / LOCK):
        if pages_only:
            with _stage("text, pages and exports"):
                generate(root, settings, slow=False)
            return
        finished = Finished(root, settings)
        if not finished.stands(site):
            finished.keep(site, _build(root, site, settings))
    print(f"the site is in {_from_here(site)}/")


def _build(root: Path, site: Path, settings: Settings) -> list[str]:
    """Build into ``site``; the books are set beside MkDocs and the pages' style. Returns what the author was told."""
    before = disk.stamps(root, WRITTEN)
    with workers() as pool:
        with _stage("text, pages and exports") as told:
            draft = Draft(root, settings, pool, told)
        generated = disk.stamps(root, GENERATED)
        with staging(site) as staged:
            with _stage("mkdocs"):
                _mkdocs(root, staged, settings, draft.sources)
            with _stage("style"):
                dress_folder(root, staged, draft.sources, settings)
            with _stage("books") as told:
                _stop_if_changed(generated, disk.stamps(root, GENERATED))
                draft.complete(staged, told)
            before = {**before, **disk.stamps(root, GENERATED)}
            with _stage("finish"):
                complete(root, staged, draft.sources, settings, pool)
            with _stage("site checks"):
                check(root, staged, settings, draft.sources.content)
            _stop_if_changed(before, disk.stamps(root, (*WRITTEN, *GENERATED)))
            try:
                publish(staged, destination(site, root))
            except DestinationError as error:
                raise BuildError(str(error)) from None
    return draft.notices


def _from_here(folder: Path) -> str:
    """``folder`` as somebody in the current folder would write it."""
    try:
        return os.path.relpath(folder)
    except ValueError:  # on another drive of Windows
        return str(folder)


def _stop_if_changed(before: disk.Stamps, after: disk.Stamps) -> None:
    """A site is of one text: what was saved while it was made is in some of its pages, not in others."""
    if changed := sorted(path for path in {**before, **after} if before.get(path) != after.get(path)):
        raise BuildError(f"{changed[0]} changed while the site was built: build it again")


def mkdocs_command(folder: Path) -> list[str]:
    """The command that lets MkDocs build the pages into ``folder``; any warning is a failure."""
    return [*child.PYTHON, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]


def check_command(folder: Path) -> list[str]:
    """The command that runs the site checks on ``folder``, from the project's root. The checks say themselves what
    is wrong, so pytest need not rewrite their assertions. No settings but the project's own are read, and the input is
    left to the checks.
    """
    options = ["--quiet", "--no-header", "--assert=plain", "--color=no", "-p", "no:cacheprovider", f"--site={folder}"]
    options.append("--capture=no")
    return [*child.PYTHON, "-m", "pytest", "-c", "pyproject.toml", "--confcutdir=tests", "tests/site_checks", *options]


def _mkdocs(root: Path, folder: Path, settings: Settings, sources: Sources) -> None:
    """Let MkDocs build the pages into ``folder``. Its output is shown only when it fails."""
    extra = {PREPARED: str(folder), PIPED: "1"}
    done = _run(mkdocs_command(folder), root, settings, extra, pickle.dumps(sources))
    _stop_if_ended(done, "mkdocs")
    if done.returncode != 0:
        shown = _without_traceback(done.stdout)
        print(shown, file=sys.stderr)
        raise BuildError("mkdocs found mistakes" if shown == done.stdout else "mkdocs was stopped")


def check(root: Path, folder: Path, settings: Settings, content: Content | None = None) -> None:
    """Run the site checks, the tests under ``tests/site_checks``, on ``folder``; every one of them has to run.

    They read the text again where they are not given what was read of it, ``content``.

    Raises :class:`BuildError` when they find anything; what they found is on standard error.
    """
    extra, given = ({PIPED: "1"}, pickle.dumps(content)) if content else ({}, b"")
    done = _run(check_command(folder), root, settings, extra, given)
    _stop_if_ended(done, "the site checks")
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
        raise BuildError("the site checks found mistakes")
    if not re.search(r"^[1-9]\d* passed in [^,\n]*$", done.stdout, re.MULTILINE):
        print(done.stdout, file=sys.stderr)
        raise BuildError("some site checks did not run")


def _stop_if_ended(done: subprocess.CompletedProcess[str], name: str) -> None:
    """A program that a signal ended found no mistake, and has nothing to show for one."""
    if done.returncode < 0:
        raise BuildError(f"the process of {name} {_ENDED.format(f' by signal {-done.returncode}')}")


def _without_traceback(output: str) -> str:
    """``output`` of a program; of one that the system stopped (a full disk), only what the system said."""
    last = output.rstrip().rpartition("\n")[2]
    return last if "Traceback (most recent call last)" in output and "[Errno " in last else output


def _run(
    command: Sequence[str], root: Path, settings: Settings, extra: dict[str, str], given: bytes = b""
) -> subprocess.CompletedProcess[str]:
    """Run ``command`` at ``root`` with the build's settings in its environment."""
    own = {"SITE_URL": settings.site_url, "REPO_URL": settings.repo_url}
    return child.run(command, root, child.environment(os.environ, own | extra), given)
