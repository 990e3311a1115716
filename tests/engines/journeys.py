"""The journeys: what readers do, each a function of the site in some browser. None knows which browser it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.browser import voice
from tests.browser.pages_server import Served
from tests.engines import pages
from tests.engines.driver import Driver, click, reach, until, wait_for
from tests.engines.pages import Lang, Palette, Site
from tests.engines.webkit import overheard
from tests.kinds import KINDS

WIDTHS = (320, 360, 820, 1440)
"""A page of each kind."""

ASKED = {
    "ru": (("индексов", "topics/sql/"), ("пшд", "topics/python/"), ("двойное списание", "topics/payments/")),
    "en": (("indexes", "topics/sql/"), ("ыйд", "topics/sql/"), ("charged twice", "topics/payments/")),
}
"""What is typed, the second in the wrong layout, and the page that Enter then leads to."""


@dataclass(frozen=True)
class Reader:
    """Who makes the journey: on what, in which language and palette."""

    lang: Lang
    width: int
    palette: Palette

    def __str__(self) -> str:
        """As tests name it: ``ru-360-dark``."""
        return f"{self.lang}-{self.width}-{self.palette}"


READERS = (
    (Reader("ru", 360, "dark"), Reader("en", 1440, "light")),
    (Reader("en", 320, "dark"), Reader("ru", 820, "light")),
)
"""Two for each journey, by turns: so each is made in both languages, on a phone and on something wider, light and dark."""


LEFT = "Failed to load ‘’"
"""Firefox's word for what a page that is left had asked the worker for."""
_ICON = "/favicon.ico"
"""No page names it: Firefox asks for it by itself when a page comes back, or is left before its own icon is there."""


def complaints(driver: Driver, served: Served) -> list[str]:
    """What went wrong in the pages since this was asked last."""
    return [one for one in driver.complaints() + overheard(served) if _ICON not in one]


def _loses_network(site: Site, served: Served) -> None:
    """From now on every address is complained of; so far none was."""
    assert [one for one in complaints(site.driver, served) if LEFT not in one] == []
    served.down = True


def searches(site: Site, _: Served) -> None:
    """Russian words, the wrong layout and a description are answered; Enter opens the first, Esc closes."""
    for query, path in ASKED[site.lang]:
        site.visit("topics/aws/")
        assert site.search(query), query
        site.driver.press("Enter")
        site.arrives(site.address(path))
    site.search("redis")
    site.driver.press("Escape")
    site.waits_without(pages.SEARCH_INPUT)
    assert site.focus_is_on(pages.SEARCH_BUTTON)


def switches_language(site: Site, _: Served) -> None:
    """The other language opens at the same entry, and the way back too."""
    other: Lang = "en" if site.lang == "ru" else "ru"
    for path in ("topics/sql/#q08", "all/#q20"):
        entry = path[path.index("#") :]
        site.visit(path)
        for lang in (other, site.lang):
            click(site.driver, pages.LANGUAGE_SWITCH)
            site.arrives(site.address(path, lang))
            assert site.language() == lang
            wait_for(lambda entry=entry: site.in_window(entry), f"{entry} in the window")  # type: ignore[misc]


def keeps_palette(site: Site, _: Served) -> None:
    """Light and dark look it, and are still there after a reload and on the next page."""
    for palette in ("light", "dark"):
        site.visit()
        site.choose_palette(palette)
        site.visit("topics/sql/")
        ground, ink = site.brightness()
        assert (ground < 60 and ink > 150) if palette == "dark" else (ground > 230 and ink < 100), (
            palette,
            ground,
            ink,
        )


def goes_back(site: Site, _: Served) -> None:
    """The page that the back button brings has the palette that was chosen on the one behind it."""
    site.visit()
    site.choose_palette("light")
    site.visit("topics/sql/")
    click(site.driver, pages.LONG_ANSWER)
    site.arrives(site.address("topics/sql/indexes/"))
    site.choose_palette("dark")
    site.goes_back()
    wait_for(lambda: site.is_at(site.address("topics/sql/")), "the page before")
    wait_for(lambda: site.brightness()[0] < 60, "dark after going back")


def goes_back_to_its_search(site: Site, _: Served) -> None:
    """The way back from a result leads to the search as it was: open, what was typed in its box, what it found first."""
    query = ASKED[site.lang][0][0]
    site.visit("topics/aws/")
    site.search(query)
    first = site.leads_to(pages.SEARCH_RESULT)[0]
    site.driver.press("Enter")
    site.arrives(first)
    site.goes_back()
    site.arrives(site.address("topics/aws/"))
    site.waits_for(pages.SEARCH_RESULT)
    wait_for(lambda: site.searched() == query, f"{query} in the box")
    assert site.leads_to(pages.SEARCH_RESULT)[0] == first


def recalls(site: Site, _: Served) -> None:
    """From the home page to a question, through a whole round to its report, which the device keeps."""
    site.visit()
    click(site.driver, pages.TO_A_ROUND)
    site.waits_for(pages.PRACTICE_TERM)
    site.practise()
    site.answers(1)
    site.answers(2)
    site.plays_to_the_end()
    marks = site.marks()
    assert sorted(marks) == ["q06", "q07", "q08", "q09"]
    site.visit("practice/")
    site.waits_for(pages.METER)
    site.visit()
    site.waits_for(pages.PROGRESS)


def is_interviewed(site: Site, _: Served) -> None:
    """A mock interview has a clock that runs, takes answers, can be ended, and reports."""
    site.visit("practice/")
    site.waits_for(pages.PRACTICE_MOCK)
    site.blinks()
    click(site.driver, pages.PRACTICE_MOCK)
    site.waits_for(pages.PRACTICE_CLOCK)
    (first,) = site.texts(pages.PRACTICE_CLOCK)
    wait_for(lambda: site.texts(pages.PRACTICE_CLOCK) != [first], "the clock to run")
    site.answers(3)
    site.answers(1)
    site.blinks()
    click(site.driver, pages.PRACTICE_FINISH)
    site.waits_for(pages.PRACTICE_REPORT)


def plans_an_evening(site: Site, _: Served) -> None:
    """A plan, its first round, what is shaky on a page of its own, and half a day later a morning that begins with that."""
    site.visit("practice/")
    site.waits_for(pages.PLAN_OPEN)
    site.blinks()
    click(site.driver, pages.PLAN_OPEN)
    site.waits_for(pages.PLAN_STEPS)
    steps = site.texts(pages.PLAN_STEPS)
    site.blinks()
    click(site.driver, pages.PLAN_START)
    site.waits_for(pages.PRACTICE_TERM)
    for mark in (3, 1, 3):
        (term,) = site.texts(pages.PRACTICE_TERM)
        assert any(step.startswith(term) for step in steps[:3])
        site.answers(mark)
    weak = next(card for card, kept in site.marks().items() if kept["box"] == 1)
    site.visit("practice/?mode=plan")
    site.waits_for(pages.PLAN_DONE)
    assert len(site.texts(pages.PLAN_DONE)) == 3
    site.visit("practice/?mode=shaky")
    site.waits_for(pages.SHAKY)
    assert len(site.texts(pages.SHAKY)) == 1
    assert site.driver.run(FITTED, "dl:has(> div > dt)") == "11pt"
    site.driver.run(LATER, pages.STORE, 12 * 3_600_000)
    site.practise("?plan=morning&mode=recall&start=1")
    assert f"card={weak}" in site.driver.run("() => location.search")


def listens(site: Site, _: Served) -> None:
    """A round aloud: the question is said, its answer when it is asked for, a mark is kept, and a pause is silent."""
    site.visit("practice/")
    site.waits_for(pages.ALOUD_OPEN)
    site.driver.run(f"() => {{ {voice.script([voice.a_voice('Voice', site.lang)], pace=600_000)}; return 1; }}")
    site.blinks()
    click(site.driver, pages.ALOUD_OPEN)
    site.waits_for(pages.ALOUD_START)
    site.blinks()
    click(site.driver, pages.ALOUD_START)
    wait_for(lambda: site.driver.run("() => heard.length") == 1, "the question to be said")
    site.blinks()
    click(site.driver, pages.ALOUD_NEXT)
    site.waits_for(pages.PRACTICE_ANSWER)
    wait_for(lambda: site.driver.run("() => heard.length") == 2, "the answer to be said")
    site.blinks()
    click(site.driver, f"{pages.PRACTICE_MARK}:nth-of-type(3)")
    site.waits_without(pages.PRACTICE_ANSWER)
    assert [card["box"] for card in site.marks().values()] == [3]
    click(site.driver, pages.ALOUD_PAUSE)
    assert site.driver.run("() => speechSynthesis.speaking") is False


FITTED = """(css) => { dispatchEvent(new Event("beforeprint")); const list = document.querySelector(css);
  return list.style.getPropertyValue("--pr-size"); }"""
"""The size of letters that the page to print is given when it is about to be printed: no driver of WebKit prints."""

LATER = """(key, by) => { for (const name of [key, `${key}.plan`]) localStorage.setItem(name, localStorage.getItem(name)
  .replace(/"(last|due|at|made|bedAt|morningAt)":(\\d{12,})/g, (_, what, time) => `"${what}":${time - by}`)); return 1; }"""
"""Everything kept under ``key`` as if it had been kept ``by`` milliseconds before."""


def carries_marks(site: Site, _: Served, folder: Path) -> None:
    """Marks go into a file and come back from it on a device that has none; a file of something else changes nothing."""
    site.practise("?topics=aws&mode=recall&start=1")
    site.plays_to_the_end()
    marks = site.marks()
    site.visit("practice/")
    site.waits_for(pages.PRACTICE_START)
    site.blinks()
    text = site.driver.saved(lambda: click(site.driver, pages.PRACTICE_EXPORT))
    assert json.loads(text)["cards"].keys() == marks.keys()
    site.driver.run("() => { localStorage.clear(); return 1; }")
    site.visit("practice/")
    site.waits_for(pages.PRACTICE_START)
    for content, then in ((text, marks), ("{}}", marks)):
        file = folder / "practice.json"
        file.write_text(content, "utf-8")
        said = site.texts(pages.PRACTICE_SAYS)
        site.driver.choose(pages.PRACTICE_FILE, file)
        wait_for(lambda said=said: site.texts(pages.PRACTICE_SAYS) != said, "word of the file")  # type: ignore[misc]
        assert site.marks() == then


def hides_answers(site: Site, _: Served) -> None:
    """The answers of a topic are covered, one is shown by a tap, and all come back."""
    site.visit("topics/sql/")
    count = len(site.texts(pages.ANSWER))
    click(site.driver, pages.HIDE_ANSWERS)
    site.waits_without(pages.ANSWER)
    site.blinks()
    click(site.driver, pages.SHOW_HIDDEN)
    site.waits_for(pages.ANSWER)
    assert len(site.texts(pages.ANSWER)) == 1
    site.blinks()
    click(site.driver, pages.HIDE_ANSWERS)
    wait_for(lambda: len(site.texts(pages.ANSWER)) == count, "all answers")


def copies(site: Site, _: Served) -> None:
    """The button of a sample puts its code on the clipboard, and says so."""
    site.visit("topics/python/asyncio/")
    site.waits_for(pages.COPY_BUTTON)
    code = until(site.driver, "(css) => document.querySelector(css).textContent", pages.CODE)
    click(site.driver, pages.COPY_BUTTON)
    wait_for(lambda: any(site.texts(f"{pages.COPY_BUTTON} + [role=status]")), "word of the copy")
    assert site.pastes().strip() == code.strip()


def uses_menu(site: Site, _: Served) -> None:
    """The menu is a drawer: it opens, Esc closes it and gives the focus back, and its links lead on; wide, it stands."""
    site.visit("topics/sql/")
    assert site.opens_menu()
    site.driver.press("Escape")
    site.waits_without(pages.MENU)
    assert site.focus_is_on(pages.MENU_BUTTON)
    site.opens_menu()
    click(site.driver, f"{pages.MENU_LINK}[href*='query-optimization']")
    site.arrives(site.address("topics/sql/query-optimization/"))
    site.opens_menu()
    click(site.driver, f"{pages.MENU_LINK}[href*='aws']")
    site.arrives(site.address("topics/aws/"))
    site.driver.resize(1440, 800)
    site.waits_for(pages.MENU_LINK)
    assert not site.opens_menu()


def gets_lost(site: Site, _: Served) -> None:
    """An address that is none answers in its language, and leads to the topic that was meant."""
    site.visit("topics/sqll/")
    wait_for(lambda: site.language_of(pages.LOST) == site.lang, "the language of the address first")
    assert len(site.texts(pages.HEADING)) == 1
    click(site.driver, "[data-not-found] a[href*='topics/sql/']")
    site.arrives(site.address("topics/sql/"))


def is_fetched_ahead(site: Site, served: Served) -> None:
    """A page whose link has the pointer over it is asked for before it is opened, and opens; a file to keep is not asked for."""
    other: Lang = "en" if site.lang == "ru" else "ru"
    wanted = site.address("downloads/", other)
    site.visit("downloads/")

    def asked_for() -> bool:
        # The script that hears the pointer comes behind the page, and so the pointer comes again.
        for link in (pages.HEADING, "main a[href$='.pdf']", pages.LANGUAGE_SWITCH):
            site.driver.hover(*reach(site.driver, link))
        return any(wanted == f"{served.url}{path[1:]}" for path in served.asked)

    if not site.driver.run("() => HTMLScriptElement.supports?.('speculationrules')"):
        wait_for(asked_for, "the page to be asked for")
        assert not [path for path in served.asked if path.endswith(".pdf")]
    click(site.driver, pages.LANGUAGE_SWITCH)
    site.arrives(wanted)


def goes_offline(site: Site, served: Served) -> None:
    """After one visit and without a network: pages never seen, the search, practice, and word of what is not there."""
    site.visit("topics/sql/")
    site.is_kept()
    site.visit("topics/sql/")
    _loses_network(site, served)
    for path in ("", "topics/python/asyncio/", "quick-answers/", "all/", "errata/"):
        site.visit(path)
        if site.driver.name == "webkit" and not site.texts(pages.HEADING):
            site.visit(path)  # on a busy machine it now and then does not wait for a worker that is only starting
        assert len(site.texts(pages.HEADING)) == 1, path
    query, path = ASKED[site.lang][0]
    assert site.search(query)
    site.driver.press("Enter")
    site.arrives(site.address(path))
    site.practise()
    site.visit("topics/nothing/")
    wait_for(lambda: site.language_of(pages.LOST) == site.lang, "the language of the address first")
    assert len(site.texts(pages.HEADING)) == 1


def keeps_what_is_asked(site: Site, served: Served) -> None:
    """What came by itself is said on the page of downloads, is removed, stays away, and comes back when it is asked for."""
    site.is_kept()  # a worker that begins while no page is open keeps the first language
    site.visit("downloads/")
    wait_for(lambda: any(site.texts(pages.KEEP_SAYS)), "word of what is kept")
    kept = site.texts(pages.KEEP_SAYS)
    click(site.driver, pages.KEEP_BUTTON)
    wait_for(lambda: site.texts(pages.KEEP_SAYS) != kept, "word of what was removed")
    site.visit("downloads/")
    site.waits_for(pages.KEEP_BUTTON)
    assert site.texts(pages.KEEP_SAYS) != kept
    click(site.driver, pages.KEEP_BUTTON)
    wait_for(lambda: site.texts(pages.KEEP_SAYS) == kept, "word of what is kept again")
    site.visit("topics/sql/")
    _loses_network(site, served)
    site.visit("topics/aws/")
    assert len(site.texts(pages.HEADING)) == 1


NEWER = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  return Boolean(registration.waiting);
}"""
"""Whether a newer version waits, once the browser has looked for one."""


def meets_newer_versions(site: Site, served: Served) -> None:
    """The next page is of the newer version, unless it comes in a window of its own: then both are of the old one."""

    def deploys(name: str) -> None:
        version = f'const VERSION="{name}"'.encode()
        stamp = f'STAMP="{name}"'.encode()
        served.change = lambda path, data: (
            re.sub(rb'STAMP="[^"]*"', stamp, re.sub(rb'const VERSION="[^"]*"', version, data))
            if path == "sw.js" and data
            else data
        )
        until(site.driver, NEWER)

    site.is_kept()
    site.visit("topics/sql/")
    deploys("second")
    site.visit("topics/aws/")
    wait_for(lambda: site.texts(pages.VERSION) == ["second"], "the newer version")
    deploys("third")
    window = "(url) => { document.querySelector('h1').onclick = () => void (window.other = open(url)); return 1; }"
    site.driver.run(window, site.address("topics/sql/"))
    click(site.driver, "h1")
    version = f"() => other.document.querySelector('{pages.VERSION}')?.textContent"
    wait_for(lambda: site.driver.run(version) == "second", "the page in another window, of the same version")
    assert site.driver.run(NEWER)
    site.driver.run("() => { other.close(); return 1; }")


JOURNEYS: tuple[Callable[..., None], ...] = (
    searches,
    switches_language,
    keeps_palette,
    recalls,
    is_interviewed,
    plans_an_evening,
    carries_marks,
    hides_answers,
    copies,
    uses_menu,
    gets_lost,
    is_fetched_ahead,
    goes_offline,
    keeps_what_is_asked,
    listens,
    goes_back,
    goes_back_to_its_search,
    meets_newer_versions,
)


def looks_at_everything(site: Site) -> list[str]:
    """Every kind of page at every width in both palettes: what is too wide, unreadable or without a heading."""
    found = []
    site.driver.resize(WIDTHS[-1], 800)
    for path in KINDS:
        site.visit(path)
        for palette in ("light", "dark"):
            site.choose_palette(palette)
            ground, ink = site.brightness()
            if abs(ground - ink) < 100 or (ground > ink) != (palette == "light"):
                found.append(f"{path} {palette}: ink {ink} on {ground}")
            for width in WIDTHS:
                site.driver.resize(width, 800)
                until(site.driver, "(width) => innerWidth === width", width)
                if wide := site.width_lacking():
                    found.append(f"{path} {palette} at {width}: {wide}")
                if len(site.texts(pages.HEADING)) != 1:
                    found.append(f"{path} {palette} at {width}: headings {site.texts(pages.HEADING)}")
    return found


def reads_without_scripts(site: Site) -> None:
    """With JavaScript off every kind of page is read, nothing dead is offered, and drawer and switch lead on."""
    site.driver.resize(360, 740)
    for path in KINDS[:-1]:
        site.visit(path)
        assert len(site.texts(pages.HEADING)) == 1, path
        assert len("".join(site.texts("main"))) > 150, path
        for dead in (pages.SEARCH_BUTTON, pages.PALETTE_BUTTON, pages.HIDE_ANSWERS, pages.COPY_BUTTON, "#practice"):
            assert not site.sees(dead), (path, dead)
    site.visit("topics/sql/")
    assert site.opens_menu()
    click(site.driver, f"{pages.MENU_LINK}[href*='aws']")
    site.arrives(site.address("topics/aws/"))
    click(site.driver, pages.LANGUAGE_SWITCH)
    site.arrives(site.address("topics/aws/", "en" if site.lang == "ru" else "ru"))


def opens_from_a_folder(site: Site) -> None:
    """The archive without a server: search, switch with anchor, practice, drawer."""
    site.driver.resize(360, 740)
    site.visit()
    query, path = ASKED[site.lang][1]
    assert site.search(query)
    site.driver.press("Enter")
    site.arrives(site.address(path))
    site.visit("topics/sql/#q08")
    click(site.driver, pages.LANGUAGE_SWITCH)
    site.arrives(site.address("topics/sql/#q08", "en" if site.lang == "ru" else "ru"))
    site.opens_menu()
    site.driver.press("Escape")
    site.waits_without(pages.MENU)
    site.practise()
    site.answers(3)
