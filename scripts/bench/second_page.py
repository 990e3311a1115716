"""From the home page to a topic: how soon it shows after the click, and what that cost on the line."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from bench.browser import fresh_page
from bench.process import MeasureError
from bench.server import Line

HOVER = 300
"""Milliseconds that a pointer rests on a link before it is pressed."""
_SETTLE = 700
_PATIENCE = 15
"""Seconds."""

_NOTE_CLICK = """() => {
const note = (event) => localStorage.setItem("clicked", String(performance.timeOrigin + event.timeStamp));
addEventListener("click", note, true);
}"""
# A page that was rendered before the click shows at its activation, the others at their first paint.
_SHOWN = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const active = performance.getEntriesByType("navigation")[0]?.activationStart ?? 0;
  const clicked = Number(localStorage.getItem("clicked"));
  return paint ? performance.timeOrigin + Math.max(paint.startTime, active) - clicked : 0;
}"""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the page."""

    shown: float
    """Milliseconds from the click to the first paint of the next page."""
    requests: int
    """Requests from the moment the pointer is on the link until the next page is idle."""


def turn(launched: Browser, line: Line, start: str, target: str) -> Turn:
    """Read ``start``, point at the link to ``target`` (its ``href`` as written), click it.

    The line is slow at the server here, because what the browser fetches ahead goes around the slow line that
    a debugger can set. A debugger also keeps Chromium from rendering ahead, so what is measured is fetching ahead.
    """
    with fresh_page(launched) as (page, _):
        line.slow = False
        page.goto(start, wait_until="load")
        page.evaluate(_NOTE_CLICK)
        page.wait_for_timeout(_SETTLE)
        line.slow = True
        line.requests.clear()
        link = page.locator(f'article a[href="{target}"]').first
        link.hover()
        page.wait_for_timeout(HOVER)
        link.evaluate("(link) => link.click()")
        elapsed = _until_shown(page, start)
        page.wait_for_timeout(_SETTLE)
        requests = [path for path in line.requests if not path.endswith("offline.js")]
        line.slow = False
    return Turn(elapsed, len(requests))


def _until_shown(page: Page, start: str) -> float:
    """The milliseconds until the next page was painted. Raises :class:`MeasureError` when it never is."""
    for _ in range(_PATIENCE * 20):
        page.wait_for_timeout(50)
        if page.url != start and (elapsed := float(page.evaluate(_SHOWN))):
            return elapsed
    raise MeasureError(f"{page.url} shows nothing for {_PATIENCE} s after a click on {start}")
