"""What the tests of practice share: opening a round, answering, and looking into the store."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from playwright.sync_api import Page, expect

KEY = "backend-cheatsheet:/:practice"
BLINK = 400
"""What ``settle.js`` waits, in milliseconds."""
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value)))
  .observe({ type: "layout-shift", buffered: true });
"""
"""Adds up the layout shifts of a page from its first paint on."""
PLAN = "backend-cheatsheet:/:practice.plan"
SEVEN_IN_THE_EVENING = datetime(2026, 11, 24, 19, 0)  # noqa: DTZ001 - the reader's own clock has no zone to name


def address(site_url: str, path: str) -> str:
    """A page of the site under whatever prefix it is served."""
    return f"{site_url.rstrip('/')}/{path}"


def question(page: Page) -> str:
    """The id of the question on screen, as the address has it."""
    found = re.search(r"[?&]card=(\w+)", search(page))
    assert found, search(page)
    return found[1]


def ended(page: Page) -> bool:
    """Whether the round is over; its report is on screen then, which an interview's is a moment after its address."""
    if "card=end" not in search(page):
        return False
    page.locator(".pr-report").wait_for()
    return True


def search(page: Page) -> str:
    """The query of the address, asked of the page itself: ``page.url`` hears of ``replaceState`` a moment later."""
    return str(page.evaluate("location.search"))


def answer(page: Page, mark: int) -> None:
    """Show the answer and mark it, by keyboard."""
    page.keyboard.press("Space")
    expect(page.locator(".pr-answer")).to_be_visible()
    blink(page)
    page.keyboard.press(str(mark))


def blink(page: Page) -> None:
    """Let the time pass in which a press does not count yet; the page's clock is the test's (see ``set_clock``)."""
    page.clock.run_for(BLINK)


def set_clock(page: Page) -> None:
    """Give the page a clock that can be moved: it stamps events too."""
    page.clock.install(time=SEVEN_IN_THE_EVENING)


def freeze(page: Page) -> None:
    """Stop the page's clock, which goes on by itself otherwise: what comes next happens at one moment however slow the
    machine is, and takes the seconds that the test gives it.
    """
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 10)


def saved(page: Page) -> dict[str, Any]:
    """The cards in the store, by id."""
    cards = page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}'))?.cards ?? {{}}")
    assert isinstance(cards, dict)
    return cards


def start(page: Page, site_url: str, query: str = "?mode=recall&start=1", home: str = "") -> None:
    """Open the practice page and wait for its first question."""
    page.goto(address(site_url, f"{home}practice/{query}"))
    page.locator("#pr-term").wait_for()


def seed_store(page: Page, cards: dict[str, Any] | str) -> None:
    """Have the page find ``cards`` (or a damaged text) in its store at the first visit."""
    text = cards if isinstance(cards, str) else json.dumps({"version": 1, "cards": cards})
    page.add_init_script(
        f"if (!sessionStorage.s) localStorage.setItem('{KEY}', {json.dumps(text)}); sessionStorage.s = 1;"
    )


def errors_of(page: Page) -> list[str]:
    """A list that fills with what the page complains of: errors of scripts and of the content security policy."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    return errors
