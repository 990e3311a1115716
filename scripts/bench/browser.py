"""One page load in Chromium, measured: requests, bytes, paints, shifts and long tasks on a slow line and processor."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.process import MeasureError
from bench.server import LATENCY, RATE
from find_browser import FLAGS, find_browser

PHONE = {"width": 412, "height": 823}
SLOWER = 4
"""How many times slower than this machine's the processor is made."""
IDLE = 0.5
"""Seconds without anything on the line after which a page is idle. The service worker starts later than that."""
LONGEST = 2.0
"""Seconds that the longest answer may be on its way."""
PATIENCE = 30
"""Seconds after which a page that is not idle is given up."""

OBSERVE = """
window.figures = {lcp: 0, cls: 0, tasks: []};
const on = (type, seen) =>
  new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({type, buffered: true});
on("largest-contentful-paint", (entry) => (figures.lcp = entry.startTime));
on("layout-shift", (entry) => { if (!entry.hadRecentInput) figures.cls += entry.value; });
on("longtask", (entry) => figures.tasks.push([entry.startTime, entry.duration]));
"""
READ = "({...figures, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0})"


@dataclass(frozen=True, slots=True)
class Load:
    """What one load of a page took. Times are milliseconds from the start of the navigation."""

    requests: int
    before_usable: int
    """Requests that had begun when the page was usable: its DOM complete and its deferred scripts run."""
    bytes: dict[str, int]
    """Bytes on the line, headers included, by kind."""
    fcp: float
    lcp: float
    tbt: float
    """What long tasks took beyond 50 ms each, from the first paint on."""
    cls: float
    early_tasks: int
    """Long tasks before the first paint."""

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.bytes.values())


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that keeps quiet. Raises :class:`MeasureError` when there is none."""
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=find_browser(playwright), args=list(FLAGS))
        except Exception as error:  # noqa: BLE001 - Playwright raises its own errors for a browser that is not there
            raise MeasureError(f"no browser: {error}") from None
        yield launched
        launched.close()


@contextmanager
def fresh_page(launched: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """A page with an empty cache and no service worker, which would fetch the whole site behind the page's back."""
    context = launched.new_context(viewport=PHONE, is_mobile=True, has_touch=True, service_workers="block")  # type: ignore[arg-type] # a dict literal typed as such elsewhere
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page, session
    context.close()


class _Traffic:
    """Listens to the network until it is quiet."""

    def __init__(self, session: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.bytes: dict[str, int] = {}
        self.begun: list[float] = []
        self.open: dict[str, float] = {}
        self.last = time.monotonic()
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", self._finished)

    def _sent(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.kinds[event["requestId"]] = event.get("type", "Other")
            self.begun.append(event["timestamp"])
            self.open[event["requestId"]] = self.last = time.monotonic()

    def _received(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = event["type"]

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.open:
            del self.open[event["requestId"]]
            kind = self.kinds[event["requestId"]]
            self.bytes[kind] = self.bytes.get(kind, 0) + int(event.get("encodedDataLength", 0))
            self.last = time.monotonic()

    def wait(self, page: Page) -> None:
        """Until nothing was on the line for :data:`IDLE`.

        The end of a worker's script is told to the worker, not to the page: it is waited for :data:`LONGEST` and left
        out of the bytes, in favour of the site that has workers (stock Material).
        """
        deadline = time.monotonic() + PATIENCE
        while self._busy():
            if time.monotonic() > deadline:
                raise MeasureError(f"{page.url} is not idle after {PATIENCE} s")
            page.wait_for_timeout(20)

    def _busy(self) -> bool:
        now = time.monotonic()
        return now - self.last < IDLE or any(now - begun < LONGEST for begun in self.open.values())


def load(launched: Browser, address: str) -> Load:
    """Load ``address`` cold, over a slow line, on a slow processor."""
    with fresh_page(launched) as (page, session):
        session.send("Network.enable")
        line = {"offline": False, "latency": LATENCY * 1000, "downloadThroughput": RATE, "uploadThroughput": RATE}
        session.send("Network.emulateNetworkConditions", line)
        page.add_init_script(OBSERVE)
        usable: list[float] = []
        session.send("Page.enable")
        session.on("Page.domContentEventFired", lambda event: usable.append(event["timestamp"]))
        traffic = _Traffic(session)
        page.goto(address, wait_until="load")
        traffic.wait(page)
        found = page.evaluate(READ)
    tasks = [(start, length) for start, length in found["tasks"]]
    return Load(
        requests=len(traffic.begun),
        before_usable=sum(begun <= usable[0] for begun in traffic.begun),
        bytes=traffic.bytes,
        fcp=found["fcp"],
        lcp=found["lcp"],
        tbt=sum(max(0.0, length - 50) for start, length in tasks if start >= found["fcp"]),
        cls=found["cls"],
        early_tasks=sum(start < found["fcp"] for start, _ in tasks),
    )
