"""What a journey asks of a browser, in the few words that Playwright, WebDriver BiDi and WebDriver all have."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

PATIENCE = 90.0
"""Seconds to wait for what should happen at once: long, for a machine that does ten things at the same time."""

KEYS = {
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "ArrowDown": "\ue015",
    "Space": " ",
    "Control": "\ue009",
}
"""The keys that journeys press, as WebDriver and BiDi call them."""

NO_ENTRY = "about:blank"


class NotNowError(Exception):
    """The page cannot be asked: it is being left, or what was asked failed there."""


class Driver(Protocol):
    """One browser with one window, for all journeys of a session."""

    name: str

    def open(self, url: str) -> None:
        """Go to ``url`` and wait until it has loaded."""

    def run(self, script: str, *arguments: Any) -> Any:
        """The JSON result of the JavaScript function ``script``; only of an ``async`` one the promise is awaited."""

    def hover(self, x: float, y: float) -> None:
        """Put the pointer over a point of the window."""

    def tap(self, x: float, y: float) -> None:
        """A real click at a point of the window."""

    def press(self, key: str) -> None:
        """A real key of :data:`KEYS` or a character; ``Control+v`` holds the first one."""

    def write(self, text: str) -> None:
        """Real keys, one for each character."""

    def resize(self, width: int, height: int) -> None:
        """Give the page exactly this much room."""

    def choose(self, css: str, file: Path) -> None:
        """Have the reader choose ``file`` in a file input."""

    def saved(self, act: Callable[[], None]) -> str:
        """The text of the file that the browser saves when ``act`` is done."""

    def complaints(self) -> list[str]:
        """What the console got, and what failed to load, since this was asked last."""

    def screenshot(self, file: Path) -> None:
        """A picture of the window."""

    def close(self) -> None:
        """End the browser."""


def wrapped(script: str) -> str:
    """A function of one JSON text that calls ``script`` with what is in it and returns JSON.

    Without ``async`` nothing is awaited: in a browser without scripts no promise is ever kept.
    """
    wait = ("async ", "await ") if script.lstrip().startswith("async") else ("", "")
    return f"{wait[0]}(given) => JSON.stringify(({wait[1]}({script})(...JSON.parse(given))) ?? null)"


def until(driver: Driver, script: str, *arguments: Any) -> Any:
    """The first true result of ``script``, asked again and again; fails with the last result after :data:`PATIENCE`."""
    return wait_for(lambda: driver.run(script, *arguments), f"{script} {json.dumps(arguments, ensure_ascii=False)}")


def wait_for(ask: Callable[[], Any], what: str) -> Any:
    """The first true answer of ``ask``; says ``what`` was waited for when there is none in :data:`PATIENCE`."""
    begun = time.monotonic()
    while True:
        try:
            last = ask()
        except NotNowError as error:
            last = error
        if last and not isinstance(last, NotNowError):
            return last
        waited = time.monotonic() - begun
        assert waited < PATIENCE, f"waited in vain for {what}: {last!r}"
        time.sleep(min(0.02 + waited / 10, 0.1))  # a question keeps the browser from what is waited for


# The middle of the first element that is seen, when nothing lies over it.
POINT = """(css) => {
  const element = [...document.querySelectorAll(css)].find((one) => one.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }));
  if (!element) return null;
  const whole = element.getBoundingClientRect();
  if (whole.top < 0 || whole.bottom > innerHeight) element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getClientRects()[0];
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return top && (element.contains(top) || element.closest("label")?.contains(top)) ? [x, y] : null;
}"""


def reach(driver: Driver, css: str) -> tuple[float, float]:
    """The middle of the first element of ``css`` in sight, as soon as it stands still where a finger would reach it."""
    seen: list[Any] = [None]

    def still() -> Any:
        seen.append(driver.run(POINT, css))
        return seen[-1] if seen[-1] == seen[-2] else None

    x, y = wait_for(still, f"{css} within reach")
    return x, y


def click(driver: Driver, css: str) -> None:
    """Click the first element of ``css`` that is in sight."""
    driver.tap(*reach(driver, css))
