"""The engines: Chromium, Firefox and WebKit, each started once for all journeys."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Playwright
from selenium.common.exceptions import WebDriverException
from urllib3.exceptions import HTTPError

from find_browser import FLAGS, find_browser
from tests.browser.conftest import playwright, start_browser  # noqa: F401 - a fixture among them
from tests.engines.chromium import Chromium
from tests.engines.driver import Driver, NotNowError
from tests.engines.firefox import Firefox, find_firefox
from tests.engines.webkit import WebKit, find_webkit

ENGINES = ("chromium", "firefox", "webkit", *(["old"] if "OLD_CHROME" in os.environ else []))
"""``old`` is the Chromium that ``OLD_CHROME`` names, such as the one of 2023 in npm's ``@sparticuz/chromium@109``."""
OLD_FLAGS = [*FLAGS, "--headless", "--single-process", "--no-zygote"]
Start = Callable[..., Driver]


REQUIRED = "ENGINES_REQUIRED"
"""Set in the environment by the workflow of every push: an engine that is not there, or does not start, is a failure."""


def _lacking(what: str) -> NoReturn:
    """Skip, or fail where a machine is there to run everything."""
    assert not os.environ.get(REQUIRED), f"{what}; .ci/run installs it"
    pytest.skip(what)


def _begun(name: str, begin: Callable[[], Driver]) -> Driver:
    """What ``begin`` starts, at its second try if need be: on a busy machine a driver was seen to say nothing at all.

    A browser that does not start on a machine, or is too old for this, is no fault of the site.
    """
    reason = ""
    for _ in range(2):
        try:
            return begin()
        except NotNowError as error:
            reason = f"{name} is too old: {error}"
        except (AssertionError, OSError, WebDriverException, HTTPError) as error:
            reason = f"{name} does not start: {error}"
    _lacking(reason)


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:  # noqa: F811 - it asks for that fixture
    """The Chromium that readers have, windows and all."""
    with start_browser(playwright, find_browser(playwright)) as started:
        yield started


@pytest.fixture(scope="session")
def start(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """What starts an engine by its name, with scripts or without."""

    def started(name: str, *, scripts: bool = True, large_text: bool = False) -> Driver:
        if name == "firefox":
            path = find_firefox()
            if path is None:
                _lacking("no Firefox")
            prefs: dict[str, bool | int | str] = {"javascript.enabled": scripts}
            if large_text:
                prefs |= {f"font.size.variable.{one}": 32 for one in ("x-western", "x-cyrillic", "x-unicode")}
            return _begun("Firefox", lambda: Firefox(path, tmp_path_factory.mktemp(name), prefs))
        if name == "webkit":
            found = find_webkit()
            if found is None:
                _lacking("no WebKit")
            setting = f"--enable-javascript={str(scripts).lower()}"
            return _begun("WebKit", lambda: WebKit(found, tmp_path_factory.mktemp(name), setting))
        if name == "old":
            old: Playwright = request.getfixturevalue("playwright")
            return Chromium(
                old.chromium.launch(executable_path=os.environ["OLD_CHROME"], args=OLD_FLAGS), scripts=scripts
            )
        chromium: Browser = request.getfixturevalue("browser")
        return Chromium(chromium, scripts=scripts)

    return started


@pytest.fixture(scope="session", params=ENGINES)
def driver(request: pytest.FixtureRequest, start: Start) -> Iterator[Driver]:
    """One engine after the other, each started once."""
    started = start(request.param)
    yield started
    started.close()
