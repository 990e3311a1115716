"""A browser to test and to measure with: an installed Chromium or Chrome, else the one that Playwright has fetched.

Run as a script, this prints the browser's path and exits with 0, or with 1 when there is none.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

FLAGS = (
    "--no-sandbox",  # a container runs as root, where Chromium's sandbox does not start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Keep the browser itself from talking to anybody."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
"""Where installers put Chrome on systems that do not put it on the path."""


def installed() -> str | None:
    """The path of an installed browser: the one that ``CHROME_PATH`` names, else the first known name."""
    named = os.environ.get("CHROME_PATH")
    if named and Path(named).exists():
        return named
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), None) or next((p for p in ELSEWHERE if Path(p).exists()), None)


def find_browser(playwright: Playwright) -> str | None:
    """The path of a browser, or ``None`` when neither the system nor Playwright has one."""
    if path := installed():
        return path
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def main() -> int:
    """Print the path of the browser; the exit code says whether there is one."""
    with sync_playwright() as playwright:
        path = find_browser(playwright)
    print(path or "no Chromium or Chrome is installed")
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
