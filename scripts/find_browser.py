"""A browser to test and to measure with: an installed Chromium or Chrome, else the one that Playwright has fetched.

Run as a script, this prints the browser's path and exits with 0, or with 1 when there is none or it does not
start; with ``--fetch`` it lets Playwright fetch one first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from cheatsheet.console import speak_plainly
from node_wheel import complaint, node

# The Node.js that comes inside Playwright needs a library that a bare Debian lacks; the pinned one does not.
if own := node():
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", own)

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
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
"""Chromium without windows: the same engine, and a page takes a quarter of the processor's time to be there."""
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


def find_shell(playwright: Playwright) -> str | None:
    """The path of a browser for tests that look at what a page does: one without windows where there is one, unless
    ``CHROME_PATH`` names another.
    """
    found = () if os.environ.get("CHROME_PATH") else (shutil.which(name) for name in SHELLS)
    return next((path for path in found if path), None) or find_browser(playwright)


def main(arguments: Sequence[str]) -> int:
    """Print the path of the browser; the exit code says whether there is one that starts."""
    speak_plainly()
    path = installed()
    if path is None:
        program = os.environ.get("PLAYWRIGHT_NODEJS_PATH")
        if program and (problem := complaint(program)):
            print(problem, file=sys.stderr)
            return 1
        if "--fetch" in arguments:
            # What it fetches already, it does not fetch again.
            subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        with sync_playwright() as playwright:
            path = find_browser(playwright)
    if path is None:
        print("no Chromium or Chrome is installed", file=sys.stderr)
        return 1
    if problem := not_starting(path):
        print(problem, file=sys.stderr)
        return 1
    print(path)
    return 0


def not_starting(path: str) -> str | None:
    """Why the browser at ``path`` does not start, in one line; nothing when it does, or where it cannot be asked."""
    if not sys.platform.startswith("linux"):
        return None  # elsewhere it answers with a window
    done = subprocess.run([path, "--version"], capture_output=True, text=True, errors="replace", check=False)
    if done.returncode == 0:
        return None
    said = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    return f"{path} does not start: {said}; on Debian and Ubuntu install chromium"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
