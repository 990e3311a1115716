"""Chromium, by Playwright."""

# ruff: noqa: D102 - what the methods do is said once, in driver.py
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error

from tests.browser.watch import Watch
from tests.engines.driver import NotNowError, wrapped


class Chromium:
    """A profile of its own in the Chromium of the browser tests; see :class:`~tests.engines.driver.Driver`."""

    name = "chromium"

    def __init__(self, browser: Browser, *, scripts: bool = True) -> None:
        """Open a window; without ``scripts`` the reader has switched JavaScript off."""
        self.watch = Watch()
        self.watch.allow("Found a 'popover' attribute")  # a Chromium from before it wonders at it
        self.context = browser.new_context(
            java_script_enabled=scripts, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"]
        )
        self.watch.attach(self.context)
        self.page = self.context.new_page()

    def open(self, url: str) -> None:
        self.page.goto(url)

    def run(self, script: str, *arguments: Any) -> Any:
        try:
            return json.loads(self.page.evaluate(wrapped(script), json.dumps(arguments)))
        except Error as error:
            raise NotNowError(error.message) from error

    def hover(self, x: float, y: float) -> None:
        self.page.mouse.move(x, y)

    def tap(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def choose(self, css: str, file: Path) -> None:
        self.page.locator(css).set_input_files(file)

    def saved(self, act: Callable[[], None]) -> str:
        with self.page.expect_download() as download:
            act()
        return download.value.path().read_text("utf-8")

    def complaints(self) -> list[str]:
        found = self.watch.problems()
        self.watch.errors.clear()
        self.watch.requests.clear()
        return found

    def screenshot(self, file: Path) -> None:
        self.page.screenshot(path=file)

    def print(self) -> bytes:
        """The page as a PDF on A4."""
        return self.page.pdf(format="A4")

    def close(self) -> None:
        self.context.close()
