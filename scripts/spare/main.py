"""The command line of `make spare`."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from cheatsheet import disk
from cheatsheet.addresses import REPO_URL, SITE_URL, SettingsError
from cheatsheet.console import speak_plainly
from cheatsheet.generate import PRINTED, generate, settings_from
from cheatsheet.lock import FILE as LOCK
from cheatsheet.lock import BusyError, locked
from cheatsheet.made import MARKER
from cheatsheet.problems import ContentError
from cheatsheet.settings import Settings
from environment import interpreter
from spare.builds import Built, SpareError, build_mkdocs, build_properdocs, build_zensical
from spare.compare import Difference, Verdict, file_differences, judge, page_differences, same_bytes
from spare.known import ZENSICAL
from spare.page import read_page
from spare.report import listed, sorted_out

ROOT = Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "spare"
ENVIRONMENT = ".venv-spare"
REQUIREMENTS = "requirements-spare.txt"
LEFT_OUT = frozenset({MARKER, "sitemap.xml.gz"})
"""Files of MkDocs' folder that are not published: the build's own list, and the map packed with the time in it."""


def main(arguments: Sequence[str]) -> int:
    """Build with each program, compare and print. Returns the exit code; see ``spare/__main__.py``."""
    speak_plainly()
    parser = argparse.ArgumentParser(prog="spare", description="Build the pages with the heirs of MkDocs.")
    parser.add_argument("--all", action="store_true", help="name every page of what is known to differ, too")
    options = parser.parse_args(arguments)
    python = interpreter(ROOT / ENVIRONMENT)
    if not python.exists():
        print(f"{ENVIRONMENT}: not there; expected what `make spare` makes before it runs this", file=sys.stderr)
        return 1
    try:
        good, short, whole = _compare(python)
    except (SpareError, BusyError, ContentError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    disk.write(WORK / "report.txt", whole.encode())
    print(whole if options.all else short, end="")
    return 0 if good else 1


def _compare(python: Path) -> tuple[bool, str, str]:
    """Build and compare: whether all is well, the report, and the report with every page."""
    settings = settings_from(ROOT, os.environ.get("SITE_URL", SITE_URL), os.environ.get("REPO_URL", REPO_URL))
    shutil.rmtree(WORK, ignore_errors=True)
    with locked(ROOT / LOCK):
        # Paper and decks take long, and are only copied: those of an earlier build do.
        printed = (ROOT / PRINTED).is_file()
        sources = generate(ROOT, settings, slow=not printed)
        mkdocs = build_mkdocs(ROOT, WORK / "mkdocs", settings)
        properdocs = build_properdocs(ROOT, WORK / "properdocs", settings, python)
        zensical = build_zensical(ROOT, WORK / "zensical", sources, settings, python)
    versions = pinned(disk.read(ROOT, REQUIREMENTS) or b"")
    differing = tuple(same_bytes(mkdocs.files, properdocs.files))
    verdict = judge(differences(mkdocs.files, zensical.files, settings), ZENSICAL)
    reports = [
        "\n".join(_lines(versions, (mkdocs, properdocs, zensical), differing, verdict, every))
        for every in (False, True)
    ]
    return not differing and verdict.good, f"{reports[0]}\n", f"{reports[1]}\n"


def _lines(
    versions: Mapping[str, str],
    built: tuple[Built, Built, Built],
    differing: Sequence[str],
    verdict: Verdict,
    every: bool,
) -> list[str]:
    mkdocs, properdocs, zensical = built
    pages = sum(map(is_page, mkdocs.files))
    return [
        f"MkDocs: {len(mkdocs.files)} files, {pages} pages in {mkdocs.seconds:.1f} s",
        *listed(f"ProperDocs {versions['properdocs']}", len(properdocs.files), properdocs.seconds, differing),
        *sorted_out(
            f"Zensical {versions['zensical']}",
            sum(map(is_page, zensical.files)),
            zensical.seconds,
            verdict,
            every=every,
        ),
    ]


def is_page(path: str) -> bool:
    """Whether a file is rendered by the program and not copied."""
    return path.endswith(".html") or path == "sitemap.xml"


def differences(old: Mapping[str, bytes], new: Mapping[str, bytes], settings: Settings) -> list[Difference]:
    """Everything in which two sites differ for a reader: files, and words and links of pages, in order of path."""
    was, now = ({path: data for path, data in one.items() if path not in LEFT_OUT} for one in (old, new))
    copied, others = ({path: data for path, data in one.items() if not is_page(path)} for one in (was, now))
    found = list(file_differences(copied, others))
    for path in sorted(path for path in was.keys() | now.keys() if is_page(path)):
        if path in was and path in now:
            address = settings.site_url + path.removesuffix("index.html")
            pages = (read_page(one[path], address, settings.site_url) for one in (was, now))
            found += page_differences(path, *pages)
        else:
            found.append(Difference(path, "file", path if path in was else "", path if path in now else ""))
    return found


def pinned(requirements: bytes) -> dict[str, str]:
    """The version of each package that a list of requirements names."""
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", requirements.decode(), re.MULTILINE))
