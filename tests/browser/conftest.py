"""Fixtures of the browser tests: the served site, one Chromium, and pages that are watched."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from tests.browser.pages_server import Served, serve
from tests.browser.walk import Seen, walk
from tests.browser.watch import Watch
from tests.build.conftest import PREFIX, prefixed_folder  # noqa: F401 - a fixture

from find_browser import FLAGS, find_shell

Open = Callable[..., AbstractContextManager[tuple[BrowserContext, Watch]]]
Profile = tuple[BrowserContext, Watch]

expect.set_options(
    timeout=20_000
)  # five seconds, as Playwright has it, are few on a machine that does other things too

_STARTED = pytest.StashKey[Playwright]()


@pytest.fixture(scope="session")
def playwright(pytestconfig: pytest.Config) -> Playwright:
    """Playwright, once for all tests: a process can have one, and another folder's tests may have started it."""
    if _STARTED not in pytestconfig.stash:
        pytestconfig.stash[_STARTED] = sync_playwright().start()
        pytestconfig.add_cleanup(pytestconfig.stash[_STARTED].stop)
    return pytestconfig.stash[_STARTED]


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests, without windows where there is such a one."""
    with start_browser(playwright, find_shell(playwright)) as started:
        yield started


@contextmanager
def start_browser(playwright: Playwright, path: str | None, *flags: str) -> Iterator[Browser]:
    """A Chromium of its own, the one at ``path``, with ``flags`` beside the usual ones."""
    assert path, "no Chromium or Chrome: `playwright install chromium` fetches one"
    started = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
    try:
        yield started
    finally:
        started.close()


@pytest.fixture(scope="session")
def site_url(site_folder: Path) -> Iterator[str]:
    """The address of the built site, served at the root of a host; ends in a slash."""
    with serve(site_folder) as served:
        yield served.url


@pytest.fixture(scope="session")
def paths(site_folder: Path) -> list[str]:
    """Every page of the site as a path below its address: ``""``, ``topics/sql/``, ``en/`` and so on."""
    found = sorted(str(file.parent.relative_to(site_folder)) for file in site_folder.rglob("index.html"))
    return ["" if path == "." else f"{path}/" for path in found]


@pytest.fixture(scope="session")
def prefixed_site_url(prefixed_folder: Path) -> Iterator[str]:  # noqa: F811 - it asks for that fixture
    """The address of a site that lives in a folder of its host, as a project's GitHub Pages do."""
    with serve(prefixed_folder, PREFIX) as served:
        yield served.url


@pytest.fixture
def deployment(site_folder: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the site on a server of its own, to be changed while it is visited."""
    shutil.copytree(site_folder, tmp_path / "site")
    with serve(tmp_path / "site") as served:
        yield served


@pytest.fixture
def watch() -> Watch:
    """What happens in the test's own ``context``; ask it to allow what the test provokes."""
    return Watch()


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """A fresh profile without service workers; the test fails when anything unexpected happens in it."""
    with browser.new_context(service_workers="block", viewport={"width": 1280, "height": 800}) as opened:
        watch.attach(opened)
        yield opened
    assert watch.problems() == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in ``context``."""
    return context.new_page()


@pytest.fixture(scope="session")
def open_context(browser: Browser) -> Open:
    """What opens a watched profile with options of its own, as a context manager of context and watch."""

    @contextmanager
    def opened(**options: Any) -> Iterator[tuple[BrowserContext, Watch]]:
        watch = Watch()
        with browser.new_context(**options) as context:
            watch.attach(context)
            yield context, watch
        assert watch.problems() == []

    return opened


@pytest.fixture(scope="session")
def seen(browser: Browser, site_url: str, paths: list[str]) -> Seen:
    """What one walk over every page saw."""
    watch = Watch()
    with browser.new_context(service_workers="block", reduced_motion="reduce") as context:
        watch.attach(context)
        return walk(context.new_page(), site_url, paths, watch)


@pytest.fixture
def profile(open_context: Open) -> Iterator[tuple[BrowserContext, Watch]]:
    """A profile with service workers, as a reader's is, without animations."""
    with open_context(service_workers="allow", reduced_motion="reduce", viewport={"width": 390, "height": 800}) as both:
        yield both
