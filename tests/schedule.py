"""Which tests share a process, and in which order they come, when several processes share the work (pytest-xdist).

``make test`` loads this with ``-p tests.schedule``; a bare ``pytest`` runs everything in one process, as ever.
"""

from __future__ import annotations

import re

import pytest
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

_ENGINE = re.compile(r"^tests/engines/.*\[.*\b(chromium|firefox|webkit|old)\b")

APART = ("tests/build/", "tests/browser/")
"""Folders whose tests have nothing in common that takes time to make: each is handed out alone."""

TOGETHER = "tests/build/test_third_language.py"
"""In those folders, a file whose tests all look at one build: a process that waits for it would do nothing."""

WALK = re.compile(r"^tests/browser/.*::test_(the_walk_saw|no_page_scrolls|touch_targets|no_page_has_errors)")
"""Tests that look at what one walk over every page has seen."""

FIRST = (
    "tests/engines firefox",
    "tests/engines webkit",
    "tests/engines chromium",
    "tests/engines/",
    "tests/build/test_same_bytes.py",
    "tests/build/test_third_language.py",
    "tests/build/test_mkdocs_alone.py",
    "tests/build/test_command_line.py",
    "tests/build/test_preview.py",
    "tests/browser walk",
    "tests/browser/test_accessibility.py",
    "tests/browser/",
    "tests/answers/test_samples.py",
    "tests/build/",
    "tests/paper/",
    "tests/ebook/",
    "tests/search/",
)
"""How the groups that take longest begin, the longest first, so that no process is left with one of them at the end."""


def group(nodeid: str) -> str:
    """What the test ``nodeid`` is run together with, in one process: its engine, nothing, or its file."""
    if engine := _ENGINE.match(nodeid):
        return f"tests/engines {engine[1]}"
    if WALK.match(nodeid):
        return "tests/browser walk"
    alone = nodeid.startswith(APART) and not nodeid.startswith(TOGETHER)
    return nodeid if alone else nodeid.partition("::")[0]


def rank(nodeid: str) -> int:
    """The place of a test's group in :data:`FIRST`; what is not named there comes last."""
    name = group(nodeid)
    return next((place for place, start in enumerate(FIRST) if name.startswith(start)), len(FIRST))


class ByGroup(LoadScopeScheduling):  # type: ignore[misc]  # xdist does not say that it is typed
    """Hands out a whole :func:`group` at a time."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)

    def _reschedule(self, node: WorkerController) -> None:
        """Hand out work until ``node`` has two tests: it begins one only when it knows the next, or that there is none.

        One that has just been started and still collects its tests takes none: xdist would count them as handed out.
        """
        if node not in self.registered_collections:
            return
        super()._reschedule(node)
        while not node.shutting_down and self._pending_of(self.assigned_work[node]) < 2:
            super()._reschedule(node)

    def remove_node(self, node: WorkerController) -> str | None:
        """The test that a process ended at, if it ended before its work; the others of its work are handed out anew.

        A process ends itself when a test hangs (``faulthandler_timeout`` in ``pyproject.toml``), and xdist would start
        that test again, eight times.
        """
        work = self.assigned_work.pop(node)
        left = [test for tests in work.values() for test, done in tests.items() if not done]
        if not left:
            return None
        ended_at: str = left[0]
        work[group(ended_at)][ended_at] = True
        self.workqueue.update({name: tests for name, tests in work.items() if not all(tests.values())})
        for other in self.assigned_work:
            self._reschedule(other)
        return ended_at


class AtOnce:
    """Names each test that failed when it fails: a run that is stopped before its end has told so much."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self._terminal = terminal

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write a line for ``report`` if its test or what the test asked for failed."""
        if report.failed:
            self._terminal.ensure_newline()
            self._terminal.write_line(f"failed: {report.nodeid}")


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByGroup:
    """Take the groups in the order in which :func:`pytest_collection_modifyitems` has put them."""
    config.option.loadscopereorder = False
    return ByGroup(config, log)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Have failures told at once by the process that writes to the terminal."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None:
        config.pluginmanager.register(AtOnce(terminal), "failures at once")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first; pytest's own order within a group stays."""
    items.sort(key=lambda item: rank(item.nodeid))
