"""From the files written by hand to the files under ``docs/`` that MkDocs reads."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from cheatsheet import disk
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.pages import ALL, QUICK, render_pages
from cheatsheet.settings import Settings
from cheatsheet.view import make_view

PREPARED = "CHEATSHEET_PREPARED"
"""Set in the environment by the build script: the pages are written already, only read the text."""

SLOW = ("*.pdf", "*.png", "*.apkg")
"""Files that take seconds to make. A preview after each saved word does without fresh ones."""


def settings_from(root: Path, site_url: str, repo_url: str) -> Settings:
    """The settings of a build of the checkout at ``root``; outside git the version is empty."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%cs %h", "--abbrev=8"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        date, _, commit = done.stdout.strip().partition(" ") if done.returncode == 0 else ("", "", "")
    except OSError:  # no git on this machine
        date, commit = "", ""
    return Settings(site_url.rstrip("/") + "/", repo_url.rstrip("/"), date, commit)


def site_paths(content: Content) -> tuple[str, ...]:
    """Paths of the pages of one language, in reading order, relative to the language's home."""
    view = make_view(content, LANGUAGES[0])
    paths = ["", QUICK, ALL]
    for topic in view.topics:
        paths.append(topic.path)
        paths += [question.answer_path for question in topic.questions if question.answer_path]
    return tuple(paths)


def generate(root: Path, settings: Settings, *, slow: bool) -> Content:
    """Read and check the text at ``root``, and write what follows from it under ``docs/``.

    ``slow`` also makes the files of :data:`SLOW`; otherwise those of the last build stay. Raises
    :class:`~cheatsheet.problems.ContentError` before anything is written.
    """
    content = load_content(root)
    if os.environ.get(PREPARED):
        return content
    files = {path: text.encode() for path, text in render_pages(content).items()}
    disk.sync(root / "docs", files, LANGUAGES, keep=() if slow else SLOW)
    return content
