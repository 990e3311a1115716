"""The site as a reader sees it: every selector that the journeys depend on stands here, and nowhere else."""

from __future__ import annotations

import time
from typing import Any, Literal

from tests.engines.driver import Driver, click, until, wait_for

Lang = Literal["ru", "en"]
Palette = Literal["light", "dark"]

SEARCH_BUTTON = "[data-search-open]"
SEARCH_INPUT = "#search-input"
SEARCH_RESULT = "#search-list [role=option]"
SEARCH_DIALOG = "dialog:has(#search-input)"
LANGUAGE_SWITCH = "[data-language]"
PALETTE_BUTTON = "[data-palette]"
MENU_BUTTON = "[popovertarget=menu]:not(#menu *)"
MENU = "#menu"
MENU_LINK = "#menu a[href]"
ANSWER = ".entry .answer"
HIDE_ANSWERS = "[data-hide-answers]"
SHOW_HIDDEN = ".answer-show"
COPY_BUTTON = "button.copy"
KEEP_BUTTON = "[data-offline] button"
KEEP_SAYS = "[data-offline] [role=status]"
CODE = "div.highlight:has(button.copy) code"
HEADING = "main h1"
LONG_ANSWER = "main a.more"
LOST = "main section[lang]"
VERSION = "[data-version]"
TO_A_ROUND = "a[href*='mode=recall']"
PROGRESS = "[data-progress]"
LEADS = "main :is(h1, h2, h3, .filename)"
STORE = "backend-cheatsheet:/:practice"
PRACTICE_START = ".pr-start"
PRACTICE_MOCK = ".pr-mocks button"
PLAN_OPEN = ".pr-open-plan"
PLAN_STEPS = ".pr-steps li"
PLAN_DONE = ".pr-steps .pr-done"
PLAN_START = ".pr-plan .pr-primary"
ALOUD_OPEN = ".pr-open-aloud"
ALOUD_START = ".pr-report .pr-start"
ALOUD_PAUSE = ".pr-targets > button:nth-of-type(1)"
ALOUD_NEXT = ".pr-targets > button:nth-of-type(3)"
SHAKY = ".pr-sheet dt"
PRACTICE_TERM = "#pr-term"
PRACTICE_SHOW = ".pr-show"
PRACTICE_ANSWER = ".pr-answer"
PRACTICE_MARK = ".pr-mark"
PRACTICE_CLOCK = ".pr-clock"
PRACTICE_FINISH = ".pr-top button"
PRACTICE_REPORT = ".pr-report"
PRACTICE_FILE = "#practice input[type=file]"
PRACTICE_SAYS = "#practice [role=status]"
PRACTICE_EXPORT = ".pr-row:has(input[type=file]) button:first-child"
PRACTICE_ACTIONS = ".pr-actions"
METER = "#practice meter"
BLINK = 450
"""Milliseconds, somewhat more than practice/settle.js waits."""

_SEEN = "(css) => [...document.querySelectorAll(css)].some((one) => one.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }))"
_TEXTS = """(css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }))
  .map((one) => one.innerText.trim())"""


class Site:
    """The site at ``base`` (ends in a slash) in one browser and one language."""

    def __init__(self, driver: Driver, base: str, lang: Lang, index: str = "") -> None:
        """``index`` is the file that a folder's address ends in when nobody serves it: ``index.html``."""
        self.driver, self.base, self.lang, self._index = driver, base, lang, index

    def address(self, path: str, lang: Lang | None = None) -> str:
        """The address of ``path`` (``topics/sql/#q08``) in this language or in ``lang``."""
        folder, mark, rest = path.partition("#") if "#" in path else path.partition("?")
        home = "en/" if (lang or self.lang) == "en" else ""
        return f"{self.base}{home}{folder}{self._index}{mark}{rest}"

    def visit(self, path: str = "") -> None:
        """Open a page of this language."""
        self.driver.open(self.address(path))

    def arrives(self, address: str) -> None:
        """Wait until the window is at an address that begins like this, with the page there."""
        until(self.driver, "(to) => location.href.startsWith(to) && document.readyState === 'complete'", address)

    def is_at(self, address: str) -> bool:
        """Whether the window is at exactly this address, with the page there."""
        return bool(self.driver.run("(at) => location.href === at && document.readyState === 'complete'", address))

    def sees(self, css: str) -> bool:
        """Whether something of ``css`` is drawn now."""
        return bool(self.driver.run(_SEEN, css))

    def waits_for(self, css: str) -> None:
        """Wait until something of ``css`` is drawn."""
        until(self.driver, _SEEN, css)

    def waits_without(self, css: str) -> None:
        """Wait until nothing of ``css`` is drawn."""
        wait_for(lambda: not self.sees(css), f"no {css}")

    def texts(self, css: str) -> list[str]:
        """What is written in everything of ``css`` that is drawn."""
        found: list[str] = self.driver.run(_TEXTS, css)
        return found

    def in_window(self, css: str) -> bool:
        """Whether the first element of ``css`` is, at least by its head, within the window."""
        ask = "(css) => { const box = document.querySelector(css)?.getBoundingClientRect(); return !!box && box.top >= 0 && box.top < innerHeight; }"
        return bool(self.driver.run(ask, css))

    def leads_to(self, css: str) -> list[str]:
        """Where the links of ``css`` lead."""
        found: list[str] = self.driver.run("(css) => [...document.querySelectorAll(css)].map((one) => one.href)", css)
        return found

    def labels(self, css: str) -> list[str]:
        """What the elements of ``css`` are called."""
        ask = "(css) => [...document.querySelectorAll(css)].map((one) => one.getAttribute('aria-label') ?? '')"
        found: list[str] = self.driver.run(ask, css)
        return found

    def language_of(self, css: str) -> str:
        """The language that the first element of ``css`` says it is in."""
        return str(until(self.driver, "(css) => document.querySelector(css)?.lang", css))

    def language(self) -> str:
        """The language that the page says it is in."""
        return str(self.driver.run("() => document.documentElement.lang"))

    def choose_palette(self, palette: Palette) -> None:
        """Turn the palette button until it shows ``palette``."""
        until(self.driver, "(css) => document.querySelector(css)?.title", PALETTE_BUTTON)
        for _ in range(3):
            if self.driver.run("() => document.documentElement.dataset.theme") == palette:
                return
            click(self.driver, PALETTE_BUTTON)
        message = f"the palette button does not come to {palette}"
        raise AssertionError(message)

    def brightness(self) -> tuple[float, float]:
        """How light the page's ground and its text are, from 0 to 255."""
        ask = """() => {
          const light = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return a ? 0.3 * r + 0.6 * g + 0.1 * b : null; };
          const ground = [document.body, document.documentElement].map((one) => light(getComputedStyle(one).backgroundColor)).find((one) => one !== null);
          return [ground ?? 255, light(getComputedStyle(document.querySelector("main p")).color)];
        }"""
        ground, ink = self.driver.run(ask)
        return ground, ink

    def goes_back(self) -> None:
        """Press the back button of the browser."""
        self.driver.run("() => { setTimeout(() => history.back()); }")

    def search(self, query: str) -> list[str]:
        """Open the search, type, and return the results' texts once they answer this query."""
        if not self.sees(SEARCH_INPUT):
            click(self.driver, SEARCH_BUTTON)
        until(self.driver, "(css) => document.activeElement === document.querySelector(css)", SEARCH_INPUT)
        self.driver.write(query)
        self.waits_for(SEARCH_RESULT)
        until(self.driver, "([css, query]) => document.querySelector(css).value === query", [SEARCH_INPUT, query])
        return self.texts(SEARCH_RESULT)

    def searched(self) -> str:
        """What stands in the box of the search."""
        return str(self.driver.run("(css) => document.querySelector(css).value", SEARCH_INPUT))

    def opens_menu(self) -> bool:
        """Open the drawer by its button; ``False`` where the menu always stands beside the text."""
        if not self.sees(MENU_BUTTON):
            return False
        click(self.driver, MENU_BUTTON)
        self.waits_for(MENU)
        return True

    def focus_is_on(self, css: str) -> bool:
        """Whether the element that has the focus is of ``css``."""
        return bool(self.driver.run("(css) => document.activeElement.matches(css)", css))

    def practise(self, query: str = "?topics=sql&mode=recall&start=1") -> None:
        """Open a round and wait for its first question."""
        self.visit(f"practice/{query}")
        self.waits_for(PRACTICE_TERM)

    def marks(self) -> dict[str, Any]:
        """The cards that the device keeps, by id."""
        found: dict[str, Any] = self.driver.run("(key) => JSON.parse(localStorage.getItem(key))?.cards ?? {}", STORE)
        return found

    def blinks(self) -> None:
        """Let pass what a press waits for after a change on the screen (practice/settle.js)."""
        begun = self.driver.run("() => performance.now()")
        time.sleep(BLINK / 1000)  # to ask again and again would take longer than what is waited for
        until(self.driver, "([begun, blink]) => performance.now() - begun > blink", [begun, BLINK])

    def shows_answer(self) -> None:
        """Turn the card that is asked."""
        self.blinks()
        click(self.driver, PRACTICE_SHOW)
        self.waits_for(PRACTICE_ANSWER)

    def answers(self, mark: int) -> None:
        """Show the answer, mark it with the ``mark``-th button, and wait for what comes next."""
        self.shows_answer()
        self.blinks()
        click(self.driver, f"{PRACTICE_MARK}:nth-of-type({mark})")
        self.waits_without(PRACTICE_ANSWER)

    def plays_to_the_end(self) -> None:
        """Know every answer until the report is there."""
        while not self.sees(PRACTICE_REPORT):
            self.answers(3)

    def pastes(self) -> str:
        """What is on the clipboard, pasted with the keys into a field made for it."""
        self.driver.run(
            "() => { const field = document.createElement('textarea'); field.id = 'pasted'; document.querySelector('main').prepend(field); field.focus(); return 1; }"
        )
        self.driver.press("Control+v")
        return str(until(self.driver, "() => document.getElementById('pasted').value"))

    def is_kept(self) -> None:
        """Wait until the worker has the whole of the page's language."""
        until(
            self.driver,
            """async () => {
              const registration = await navigator.serviceWorker.getRegistration();
              const sign = new URL(`sw.js?kept=${document.documentElement.lang}`, registration?.scope ?? location.href);
              return registration?.active?.state === 'activated' && Boolean(await caches.match(sign));
            }""",
        )

    def width_lacking(self) -> str | None:
        """What makes the page wider than its window, or ``None``."""
        ask = """() => {
          if (document.documentElement.scrollWidth <= innerWidth) return null;
          const wide = [...document.querySelectorAll("body *")].find((one) =>
            one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("pre, .scroll, .md-typeset__scrollwrap"));
          return `${document.documentElement.scrollWidth}px: ${wide?.outerHTML.slice(0, 90)}`;
        }"""
        found: str | None = self.driver.run(ask)
        return found
