"""The preview: it shows what a build would make, after each save once, however much of it is shown again."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileDeletedEvent, FileModifiedEvent, FileMovedEvent, FileSystemEvent

import mkdocs_hook
from tests.build.conftest import differences

SHEET = "docs/_source/ru/cheatsheet.md"
ANSWER = "docs/_source/en/answers/q06-indexes.md"
BUILDS = """
import logging
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

logging.basicConfig(level=logging.WARNING)
for edit in [None, *sys.argv[2:]]:
    if edit:
        path, old, new = edit.split("|")
        text = open(path, encoding="utf-8").read()
        assert old in text, edit
        open(path, "w", encoding="utf-8").write(text.replace(old, new, 1))
    config = load_config("mkdocs.yml", site_dir=sys.argv[1])
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
"""
"""What ``mkdocs serve`` does in one process: a build, and one more after each edit of a file."""


def _builds(project: Path, site: Path, *edits: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BUILDS, str(site), *edits]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_shown_again(printed_project: Path, tmp_path: Path) -> None:
    """After edits of the sheet and of an answer, a running preview holds the bytes that a new one would make."""
    project = printed_project
    edits = (
        f"{SHEET}|Создавай для колонок|Заводи для колонок",
        f"{ANSWER}|## Clarification\n|## Clarification\n\nOne more sentence.\n",
    )
    running = _builds(project, tmp_path / "running", *edits)
    assert running.returncode == 0, running.stderr
    fresh = _builds(project, tmp_path / "fresh")
    assert fresh.returncode == 0, fresh.stderr
    assert differences(tmp_path / "running", tmp_path / "fresh") == []
    assert "One more sentence." in (tmp_path / "fresh/en/topics/sql/indexes/index.html").read_text("utf-8")


@contextmanager
def _serving(project: Path) -> Iterator[tuple[str, Path]]:
    """A running ``mkdocs serve``: its address and its log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = project / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--verbose", "--dev-addr", address]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=project, stdout=out, stderr=out)
    try:
        yield f"http://{address}/", log
    finally:
        process.terminate()
        process.wait(60)


def _shows(url: str, text: str) -> bool:
    """Whether the page comes to hold ``text`` (within two minutes: a slow machine is no failure)."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url) as answer:
                if text in answer.read().decode():
                    return True
        except OSError:
            pass  # not listening yet
        time.sleep(0.2)
    return False


def test_a_save_is_shown_once(printed_project: Path) -> None:
    """A bare ``mkdocs serve`` shows a saved word, with one rebuild for one save: a build changes nothing that is watched.

    What is seen to change is in the preview's log, in the order in which it happened. So whatever the build after the
    first save did to a watched folder stands there before the second save.
    """
    project = printed_project
    words = ["Создавай для колонок", "Заводи для колонок", "Делай для колонок"]
    with _serving(project) as (url, log):
        page, sheet = url + "topics/sql/", project / SHEET
        assert _shows(page, words[0]), log.read_text("utf-8")
        for old, new in pairwise(words):
            beside = sheet.with_name(f".{sheet.name}.partial")
            beside.write_text(sheet.read_text("utf-8").replace(old, new), "utf-8")
            beside.replace(sheet)  # as an editor saves: in one step, so that one save is one event
            assert _shows(page, new), log.read_text("utf-8")
        text = log.read_text("utf-8")
    events = re.findall(r"File\w+Event\(src_path='([^']*)'", text)
    assert set(events) == {str(sheet)}, text
    assert text.count("Building documentation") == 3, text


BESIDE = (
    "answers/.q06.md.swp", "answers/q06.md~", "answers/4913", "answers/#q06.md#", "answers/.#q06.md", "._words.toml",
    "q06.md.orig", "q06.md.bak", "samples/__pycache__/q06.cpython-311.pyc", "Thumbs.db", ".DS_Store", ".idea/workspace.xml",
)  # fmt: skip


def _asks_for_a_build(folder: Path, event: Callable[[str], FileSystemEvent], *names: str) -> bool:
    """Whether a preview that watches ``folder`` would build again for ``event`` there."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder))
    try:
        mkdocs_hook._deaf_to_editors(server)
        server.watch(str(folder))
        (handlers,) = server.observer._handlers.values()
        for handler in handlers:
            handler.dispatch(event(*(str(folder / name) for name in names)))
        return server._want_rebuild
    finally:
        server.server_close()


@pytest.mark.parametrize("name", BESIDE)
def test_an_editors_file_is_no_save(tmp_path: Path, name: str) -> None:
    """What an editor, a system or Python lays beside a text does not make the preview build again."""
    folder = tmp_path / ".hidden" / "a~"  # where the project itself lies is of no matter
    folder.mkdir(parents=True)
    assert not _asks_for_a_build(folder, FileModifiedEvent, name)
    assert not _asks_for_a_build(folder, FileDeletedEvent, name)
    assert not _asks_for_a_build(folder, FileMovedEvent, name, f"{name}~")


def test_every_way_to_save_is_one(tmp_path: Path) -> None:
    """A text that is written, deleted, renamed to be a backup or put in place by a rename is built again."""
    assert _asks_for_a_build(tmp_path, FileModifiedEvent, "answers/q06.md")
    assert _asks_for_a_build(tmp_path, FileDeletedEvent, "answers/q06.md")
    assert _asks_for_a_build(tmp_path, FileMovedEvent, "q06.md", "q06.md~")
    assert _asks_for_a_build(tmp_path, FileMovedEvent, ".q06.md.partial", "q06.md")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_busy_port(project: Path, host: str) -> None:
    """A port that is taken is named in one line, before anything is built, with the way to choose another."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"{host}:{taken.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert f"cannot listen on {address}" in done.stderr
    assert "make serve PORT=8001" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "docs" / "ru").exists()


def test_below_a_path_with_escapes(printed_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview of a site whose address has escapes shows its pages there."""
    project = printed_project
    monkeypatch.setenv("SITE_URL", "https://example.org/My%20Sheet/")
    with _serving(project) as (url, log):
        assert _shows(f"{url}My%20Sheet/topics/sql/", "Создавай для колонок"), log.read_text("utf-8")
