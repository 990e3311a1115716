"""WebKit as Debian has it, by WebDriver: the test browser of WebKitGTK on a display that nobody sees."""

# ruff: noqa: D102 - what the methods do is said once, in driver.py
from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.browser.pages_server import Served
from tests.engines.driver import KEYS, NotNowError, wrapped
from tests.engines.firefox import first_saved

# The bar of the test browser is wider than a phone; drawn this small, it lets the window be as narrow.
_NARROW = """window headerbar *, window toolbar *, window entry, window button, window notebook header * {
  font-size: 1px; min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0; -gtk-icon-transform: scale(0.1); }"""

_SPY = b"""<script>{
  const say = (...all) => void fetch(`/said/${encodeURIComponent(all.join(" "))}`).catch(() => {});
  addEventListener("error", (event) => say("error", event.message ?? `${event.target.src || event.target.href} does not load`), true);
  addEventListener("unhandledrejection", (event) => say("rejection", event.reason));
  addEventListener("securitypolicyviolation", (event) => say("policy:", event.violatedDirective, "forbids", event.blockedURI));
  for (const kind of ["error", "warn"]) console[kind] = (...all) => say(kind, ...all);
}</script>"""
_POLICY = b'<meta http-equiv="Content-Security-Policy"'


def spied_on(path: str, data: bytes) -> bytes:
    """A page with a script before its policy that tells the server what the console would say."""
    return data.replace(_POLICY, _SPY + _POLICY, 1) if path.endswith(".html") else data


def overheard(served: Served) -> list[str]:
    """What pages that are :func:`spied_on` have told since this was asked last."""
    found = [path.removeprefix("/said/") for path in served.asked if path.startswith("/said/")]
    served.asked.clear()
    return found


def find_webkit() -> Path | None:
    """The test browser of an installed WebKitGTK that has its driver, and a display that nobody sees, beside it."""
    if not shutil.which("WebKitWebDriver") or not shutil.which("Xvfb"):
        return None
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
    return found[-1] if found else None


LONGEST = 100
"""Seconds: nothing that is done with the engine takes so long."""

ASKED = 30
"""Seconds in which a page answers what it is asked, also on a busy machine.

The engine forgets what reaches a page while it is left for another one, most of all on the way back, and answers what
comes next: a question in forty journeys.
"""


@contextlib.contextmanager
def _sockets_give_up(seconds: float) -> Iterator[None]:
    """Have sockets that are made meanwhile wait so long and no longer."""
    usual = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(usual)


class WebKit:
    """See :class:`~tests.engines.driver.Driver`."""

    name = "webkit"

    def __init__(self, path: Path, folder: Path, *settings: str) -> None:
        """Start with nothing kept; ``settings`` are options of the test browser, such as ``--enable-javascript=false``."""
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        (folder / "gtk-3.0").mkdir()
        (folder / "gtk-3.0" / "gtk.css").write_text(_NARROW, "utf-8")
        (folder / "gtk-3.0" / "settings.ini").write_text("[Settings]\ngtk-enable-animations=0\n", "utf-8")
        (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self.downloads}"\n', "utf-8")
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert self._screen.stdout
            display = self._screen.stdout.readline().strip()
            assert display, "Xvfb does not start"
            env = {"DISPLAY": f":{display}", "GDK_BACKEND": "x11", "XDG_CONFIG_HOME": str(folder), "NO_AT_BRIDGE": "1"}
            options = Options()
            options.binary_location = str(path)
            for one in ("--automation", *settings):
                options.add_argument(one)
            with _sockets_give_up(LONGEST):  # selenium takes no other word for how long it waits for a driver
                self._driver = webdriver.WebKitGTK(options=options, service=Service(env={**os.environ, **env}))
        except BaseException:
            self._end_screen()
            raise
        try:
            self._connection().client_config.timeout = LONGEST
            outer, inner = self._driver.get_window_rect(), self.run("() => [innerWidth, innerHeight]")
            self._frame = (outer["width"] - inner[0], outer["height"] - inner[1])
        except BaseException:
            self.close()
            raise

    def open(self, url: str) -> None:
        self._driver.get(url)

    def run(self, script: str, *arguments: Any) -> Any:
        try:
            with self._soon():
                return json.loads(
                    self._driver.execute_script(f"return ({wrapped(script)})(arguments[0])", json.dumps(arguments))
                )
        except WebDriverException as error:
            raise NotNowError(error.msg) from error
        except HTTPError as error:
            raise NotNowError(f"WebKit gave no answer within {ASKED} seconds") from error

    @contextlib.contextmanager
    def _soon(self) -> Iterator[None]:
        """What is asked meanwhile is answered within :data:`ASKED` seconds, or not at all (``HTTPError``).

        What only reads or ends something is tried four times, by urllib3's own rule.
        """
        settings = self._connection().client_config
        settings.timeout = ASKED
        try:
            yield
        finally:
            settings.timeout = LONGEST

    @contextlib.contextmanager
    def _acting(self) -> Iterator[None]:
        """Fingers and keys may lead away from the page, and then nobody says that they moved; what follows shows it."""
        with contextlib.suppress(HTTPError), self._soon():
            yield

    def _connection(self) -> RemoteConnection:
        connection = self._driver.command_executor
        assert isinstance(connection, RemoteConnection)
        return connection

    def hover(self, x: float, y: float) -> None:
        self._point(x, y, click=False)

    def tap(self, x: float, y: float) -> None:
        self._point(x, y, click=True)

    def _point(self, x: float, y: float, *, click: bool) -> None:
        actions = ActionBuilder(self._driver, duration=0)
        actions.pointer_action.move_to_location(round(x), round(y))  # type: ignore[no-untyped-call]  # of selenium's
        if click:
            actions.pointer_action.click()
        with self._acting():
            actions.perform()

    def press(self, key: str) -> None:
        *held, last = (KEYS.get(one, one) for one in key.split("+"))
        chain = ActionChains(self._driver)
        for one in held:
            chain.key_down(one)
        chain.send_keys(last)
        for one in held:
            chain.key_up(one)
        with self._acting():
            chain.perform()

    def write(self, text: str) -> None:
        with self._acting():
            ActionChains(self._driver).send_keys(text).perform()

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_rect(0, 0, width + self._frame[0], height + self._frame[1])

    def choose(self, css: str, file: Path) -> None:
        self._driver.find_element("css selector", css).send_keys(str(file))

    def saved(self, act: Callable[[], None]) -> str:
        return first_saved(self.downloads, act)

    def complaints(self) -> list[str]:
        return []  # a browser under automation says nothing of its console: see `overheard`

    def screenshot(self, file: Path) -> None:
        with self._acting():  # of a window that says nothing there is no picture
            self._driver.save_screenshot(str(file))

    def close(self) -> None:
        try:
            with self._acting():
                self._driver.quit()
        finally:
            self._end_screen()

    def _end_screen(self) -> None:
        self._screen.terminate()
        self._screen.wait(60)
