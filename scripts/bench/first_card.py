"""The first card of a round for a reader who was here before: how soon it shows when all comes from the device."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, Page

from bench.browser import PHONE, SLOWER
from bench.process import MeasureError
from bench.table import Table, table
from cheatsheet.paths import PRACTICE

RUNS = 7
GOAL = 100
"""Milliseconds."""
ROUND = f"{PRACTICE}?mode=recall&start=1"
_KEPT = """navigator.serviceWorker.ready.then(
  ({ active }) => active.state === "activated" || new Promise((go) => active.addEventListener("statechange", go)))"""
# A card is there when its frame is drawn: the frame after the one in which the term stands in the page.
_WATCH = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("#pr-term")?.textContent) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.shownAfter = performance.now())));
}).observe(document, { childList: true, subtree: true });
"""


def measure_first_card(launched: Browser, base: str) -> Table:
    """Milliseconds from the navigation to the first card drawn and to the first paint, at two speeds of the processor.

    The site has been visited, its worker controls the page and holds every file. Raises :class:`MeasureError` when no
    card ever shows.
    """
    context = launched.new_context(viewport=PHONE)  # type: ignore[arg-type] # a dict literal typed as such elsewhere
    page = context.new_page()
    page.goto(base, wait_until="load")
    page.evaluate(_KEPT)
    page.goto(f"{base}{PRACTICE}", wait_until="load")
    page.wait_for_timeout(1000)
    session = context.new_cdp_session(page)
    page.add_init_script(_WATCH)
    rows = []
    for slower in (1, SLOWER):
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        found = [_shown(page, base) for _ in range(RUNS)]
        card, paint = (median(one[i] for one in found) for i in (0, 1))
        rows.append([f"{slower}", f"{card:.0f}", f"{paint:.0f}", f"{card / paint:.2f}", f"{GOAL}"])
    context.close()
    head = ["first card, from the device", "processor slowed", "card ms", "first paint ms", "ratio", "goal ms"]
    return table(head, [["", *row] for row in rows])


def _shown(page: Page, base: str) -> tuple[float, float]:
    page.goto("about:blank")
    page.goto(base + ROUND, wait_until="load")
    for _ in range(100):
        if shown := page.evaluate("window.shownAfter"):
            paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
            return float(shown), float(paint or shown)
        page.wait_for_timeout(50)
    raise MeasureError(f"{base}{ROUND} shows no card")
