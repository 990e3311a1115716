#!/usr/bin/env python
"""Show what DAISY Ace, the checker of accessibility for EPUB, says of the books in ``site/``.

    make ace

Ace is a hundred megabytes of npm packages and takes a minute a book, so it is neither in the build nor in the tests:
it is installed into ``build/ace`` from the lock file in ``tests/ebook/ace`` and run once a week. Exit codes: 0 it
finds nothing; 1 it finds something, or a book, a browser or Ace itself is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cheatsheet.console import speak_plainly
from cheatsheet.interrupt import interruptible
from cheatsheet.model import LANGUAGES
from cheatsheet.paths import EBOOK
from cheatsheet.settings import prefix
from find_browser import installed
from node_wheel import NPM, node

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "tests" / "ebook" / "ace"
WORK = ROOT / "build" / "ace"
PROGRAM = "node_modules/@daisy/ace/bin/ace-puppeteer.js"
SECONDS = 600
"""A book takes one minute, more on a busy machine."""


class AceError(Exception):
    """Ace could not be asked; the message says what is missing or what it said."""


def main() -> int:
    """Ask Ace about each language's book and print what it finds. Returns the exit code."""
    speak_plainly()
    try:
        install()
        books = [f"{prefix(lang)}{EBOOK}" for lang in LANGUAGES]
        found = [f"{book}: {line}" for book in books for line in findings(asked(ROOT / "site" / book))]
    except AceError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(found) or f"{len(books)} books: nothing found")
    return 1 if found else 0


def install() -> None:
    """Ace in ``build/ace``, made anew when its lock file is another one. Raises :class:`AceError`."""
    lock = "package-lock.json"
    if (WORK / PROGRAM).is_file() and (WORK / lock).read_bytes() == (PACKAGES / lock).read_bytes():
        return
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(PACKAGES, WORK)
    if subprocess.run([*NPM, "ci"], cwd=WORK, check=False).returncode:
        shutil.rmtree(WORK)
        raise AceError("npm could not install Ace; what it said is above")


def asked(book: Path) -> Mapping[str, Any]:
    """Ace's report on ``book``, its own JSON. Raises :class:`AceError` where there is no book, browser or report."""
    browser = installed()
    if not book.is_file():
        raise AceError(f"{book.relative_to(ROOT)}: not there; expected a built site, run `make site` first")
    if browser is None:
        raise AceError("no browser; expected Chromium or Chrome, which `make browser-needs` finds or fetches")
    out = WORK / "report"
    shutil.rmtree(out, ignore_errors=True)
    # It waits five seconds for a browser to start, which a busy machine does not keep to.
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": "60000"}
    command = [node() or "node", str(WORK / PROGRAM), "--force", "--outdir", str(out), str(book)]
    try:
        done = subprocess.run(
            command,
            cwd=WORK,
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise AceError(f"{book.relative_to(ROOT)}: no report after {SECONDS} s; expected one in a minute") from None
    except OSError as error:
        raise AceError(f"{command[0]} cannot be started: {error.strerror}") from None
    report = out / "report.json"
    if not report.is_file():
        raise AceError(f"{book.relative_to(ROOT)}: no report\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    found: Mapping[str, Any] = json.loads(report.read_text("utf-8"))
    return found


def findings(report: Mapping[str, Any]) -> Iterator[str]:
    """What a report says is wrong: «file: rule (impact): sentence», or its outcome, if it says no more than that."""
    named = False
    for document in report["assertions"]:
        for one in document["assertions"]:
            test, said = one["earl:test"], one["earl:result"]["dct:description"].strip().splitlines()[0]
            named = True
            yield f"{document['earl:testSubject']['url']}: {test['dct:title']} ({test['earl:impact']}): {said}"
    outcome = report["earl:result"]["earl:outcome"]
    if outcome != "pass" and not named:
        yield f"outcome {outcome}; expected pass"


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted"))
