"""List the sources of the long answers that are due, and try their addresses.

    python scripts/check_sources.py            list what was last checked more than 18 months ago
    python scripts/check_sources.py --reach    also open every address: the weekly workflow does

Exits 1 when a source is due or an address fails. No build runs this: a build depends neither on
the day nor on other hosts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import http.client
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cheatsheet.answers.sources import MAX_AGE_MONTHS, due
from cheatsheet.console import speak_plainly
from cheatsheet.interrupt import interruptible
from cheatsheet.load import load_sources
from cheatsheet.model import Source
from cheatsheet.problems import ContentError, Problem

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 30
"""Seconds that an address has to answer."""
GONE = (404, 410)
"""Answers that mean the page is no more. Others (403, 429, 503) come to robots on pages that people can read."""


def reach(source: Source) -> str:
    """Why the address of ``source`` does not lead to a page any more, or nothing."""
    if not source.url.startswith("https://"):
        return "not an https address"
    # Some hosts answer a request without a browser's name with an error.
    request = urllib.request.Request(source.url, headers={"User-Agent": "Mozilla/5.0 (link check)"})  # noqa: S310 -- https only, see above
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310 -- https only, see above
            return ""
    except urllib.error.HTTPError as error:
        return f"the address answers {error.code}" if error.code in GONE else ""
    except (OSError, ValueError, http.client.HTTPException) as error:
        return f"the address cannot be opened: {error}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every source that needs a person, as ``path:line: message``; 1 when there is one."""
    speak_plainly()
    parser = argparse.ArgumentParser(description="List the sources that are due, and try their addresses.")
    parser.add_argument("--reach", action="store_true", help="open every address")
    options = parser.parse_args(arguments)
    try:
        _, sources = load_sources(ROOT)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    today = dt.datetime.now(tz=dt.UTC).date()
    problems = [
        Problem(sources.path, source.line, f"due: last checked on {source.checked}, over {MAX_AGE_MONTHS} months ago")
        for source in due(sources, today)
    ]
    if options.reach:
        every = [source for _, source in sources.every()]
        with ThreadPoolExecutor(4) as pool:
            answers = pool.map(reach, every)
            problems += [
                Problem(sources.path, source.line, f"{why}: {source.url}")
                for source, why in zip(every, answers, strict=True)
                if why
            ]
    for problem in sorted(problems):
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted"))
