"""What every page does in a real browser: language, palette, drawer, keyboard, widths, motion, forced colours."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from tests.browser import walk
from tests.browser.conftest import Open
from tests.browser.practice import SHIFTS, blink, set_clock
from tests.browser.walk import Seen
from tests.browser.worker import until
from tests.kinds import PAGES

PHONE = ViewportSize(width=320, height=720)
"""A page of each kind."""


def test_the_walk_saw_every_page(seen: Seen, paths: list[str]) -> None:
    """The walk over the site visited each page of both languages and both faces of the lost page."""
    assert seen.pages == len(paths) + 2
    assert len(paths) > 60
    assert len([path for path in paths if path.startswith("en/")]) * 2 == len(paths)


def test_no_page_scrolls_sideways(seen: Seen) -> None:
    """At 320, 360, 640, 768 and 1440 px, so also at 200 and 400 percent of 1280, no page is wider than its window."""
    assert seen.sideways == []


def test_touch_targets_are_large_enough(seen: Seen) -> None:
    """On a phone every link and button that stands alone is at least 24 px wide and high."""
    assert seen.small == []


@pytest.mark.parametrize("home", ["", "en/"])
def test_nothing_moves_when_the_late_modules_come(page: Page, site_url: str, home: str) -> None:
    """On a phone of 320 px a page of each kind stands still once it is painted, while buttons and progress are added."""
    page.set_viewport_size(PHONE)
    page.add_init_script(SHIFTS)
    moved = {}
    for path in (*PAGES, "topics/python/", "topics/risk-compliance/"):
        page.goto(f"{site_url}{home}{path}")
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
        )
        if shifts := page.evaluate("shifts"):
            moved[path] = shifts
    assert moved == {}


def test_the_walk_can_fail(page: Page, site_url: str) -> None:
    """A page that is too wide and a button that is too small are seen."""
    page.set_viewport_size(PHONE)
    page.goto(site_url)
    assert page.evaluate(walk.SMALL) == []
    page.evaluate(
        "const b = document.createElement('button'); b.textContent = 'x'; document.querySelector('h1').before(b);"
        "Object.assign(b.style, { width: '20px', height: '20px', padding: '0', display: 'block' });"
        "Object.assign(document.querySelector('.lead').style, { width: '400px', maxWidth: 'none' });"
    )
    assert "lead" in page.evaluate(walk.SIDEWAYS)
    assert [one for one in page.evaluate(walk.SMALL) if "20x20" in one]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_language_switch_keeps_page_and_anchor(page: Page, site_url: str, width: int) -> None:
    """From an entry in Russian to the same entry in English and back, with the query kept on the way."""
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(f"{site_url}topics/sql/?from=here#q08")
    page.locator("[data-language]").click()
    page.wait_for_url(f"{site_url}en/topics/sql/?from=here#q08")
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.locator("#q08")).to_be_in_viewport()
    page.locator("[data-language]").press("Enter")
    page.wait_for_url(f"{site_url}topics/sql/?from=here#q08")
    assert page.evaluate("document.documentElement.lang") == "ru"


def test_the_language_switch_keeps_what_has_been_scrolled_to(page: Page, site_url: str) -> None:
    """Without an anchor in the address the other language opens at the entry that is being read."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}all/")
    page.locator("#q20").evaluate("(heading) => scrollBy(0, heading.getBoundingClientRect().top - 100)")
    page.locator("[data-language]").click()
    page.wait_for_url(f"{site_url}en/all/#q20")
    expect(page.locator("#q20")).to_be_in_viewport()


def test_at_the_top_of_a_page_the_switch_adds_no_anchor(page: Page, site_url: str) -> None:
    """Somebody who has not scrolled lands at the top of the other language's page."""
    page.goto(f"{site_url}en/all/")
    page.locator("[data-language]").click()
    page.wait_for_url(f"{site_url}all/")
    assert page.evaluate("scrollY") == 0


def test_the_switch_works_below_a_prefix(page: Page, prefixed_site_url: str) -> None:
    """In a folder of its host the switch stays in that folder."""
    page.goto(f"{prefixed_site_url}topics/sql/#q07")
    page.locator("[data-language]").click()
    page.wait_for_url(f"{prefixed_site_url}en/topics/sql/#q07")
    expect(page.locator("#q07")).to_be_in_viewport()


BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize(("home", "says"), [("", "авто|сист"), ("en/", "auto|system")])
def test_the_palette_goes_round_and_is_kept(page: Page, site_url: str, home: str, says: str) -> None:
    """Automatic, light, dark and automatic again; the choice outlives a reload, and the button names it."""
    page.emulate_media(color_scheme="dark")
    page.goto(site_url + home)
    button = page.locator("[data-palette]")
    dark = page.evaluate(BACKGROUND)
    expect(button).to_have_attribute("aria-label", re.compile(says, re.IGNORECASE))
    button.click()
    light = page.evaluate(BACKGROUND)
    assert light != dark
    page.reload()
    assert page.evaluate(BACKGROUND) == light
    page.emulate_media(color_scheme="light")
    button.click()
    assert page.evaluate(BACKGROUND) == dark
    page.goto(f"{site_url}{home}topics/sql/")
    assert page.evaluate(BACKGROUND) == dark
    button.click()
    assert page.evaluate(BACKGROUND) == light
    expect(button).to_have_attribute("aria-label", re.compile(says, re.IGNORECASE))


def test_the_kept_palette_is_there_before_the_page_is_drawn(page: Page, site_url: str) -> None:
    """No flash: in the first frame that has the title, the page is dark already."""
    page.emulate_media(color_scheme="light")
    page.add_init_script(
        f"""requestAnimationFrame(function look() {{
          if (document.querySelector("h1")) window.first = {BACKGROUND};
          else requestAnimationFrame(look);
        }});"""
    )
    page.goto(site_url)
    until(page, "() => window.first")
    light = page.evaluate("window.first")
    page.evaluate("localStorage.setItem('backend-cheatsheet:/:theme', JSON.stringify('dark'))")
    page.reload()
    until(page, "() => window.first")
    dark = page.evaluate("window.first")
    assert dark == page.evaluate(BACKGROUND)
    assert dark != light


MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const long = (value) => value.split(",").some((part) => parseFloat(part) > 0.01);
  return (style.animationName !== "none" && long(style.animationDuration)) || long(style.transitionDuration)
    || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80))"""


def test_motion_only_where_it_is_wanted(page: Page, site_url: str) -> None:
    """With reduced motion nothing is animated, with drawer and search open either; without, the search fades in."""
    for path in PAGES:
        page.emulate_media(reduced_motion="reduce")
        page.set_viewport_size(PHONE)
        page.goto(site_url + path)
        page.locator(".menu-button").click()
        page.locator("#menu:popover-open").wait_for()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.locator("dialog.ready").wait_for()
        assert page.evaluate(MOVING) == [], path
        page.keyboard.press("Escape")
    page.emulate_media(reduced_motion="no-preference")
    page.keyboard.press("/")
    page.locator("dialog[open]").wait_for()
    assert page.evaluate(MOVING)


SEEN_IN_FORCED_COLOURS = """() => {
  const background = getComputedStyle(document.body).backgroundColor;
  const bad = [];
  for (const element of document.querySelectorAll(".md-button, .find, .quiet, .cards li, dialog[open], .menu-close")) {
    if (!element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const edge = parseFloat(style.borderTopWidth) > 0 && style.borderTopColor !== background;
    const drawn = [...element.querySelectorAll("svg")].some((svg) => getComputedStyle(svg).fill !== background);
    if (!edge && !drawn) bad.push(element.outerHTML.slice(0, 80));
  }
  for (const element of document.querySelectorAll(".level")) {
    const mark = getComputedStyle(element, "::before");
    if (element.checkVisibility() && mark.color === background) bad.push(element.outerHTML.slice(0, 80));
  }
  return bad;
}"""


def test_forced_colours_leave_everything_to_be_seen(page: Page, site_url: str) -> None:
    """With the system's own few colours buttons keep an edge, icons their strokes and level marks their dot."""
    page.emulate_media(forced_colors="active")
    page.set_viewport_size(PHONE)
    for path in ("", "topics/sql/", "practice/"):
        page.goto(site_url + path)
        page.locator(".menu-button").click()
        assert page.evaluate(SEEN_IN_FORCED_COLOURS) == [], path
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.locator("dialog.ready").wait_for()
        assert page.evaluate(SEEN_IN_FORCED_COLOURS) == [], path


def test_forced_colours_tell_what_is_chosen(page: Page, site_url: str) -> None:
    """With the system's own few colours a found word is in those of marked text, the open tab alone has its line, and
    the mark that was given its edge.
    """
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(f"{site_url}topics/sql/indexes/")
    lines = "all => all.map((one) => getComputedStyle(one).borderBottomColor)"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for label in page.locator(".tabbed-labels").first.locator("label").all():
        label.click()
        drawn = page.locator(".tabbed-labels").first.locator("label").evaluate_all(lines)
        assert [line != ground for line in drawn].count(True) == 1
        assert label.evaluate("one => getComputedStyle(one).borderBottomColor") != ground
    page.keyboard.press("/")
    page.locator("dialog.ready").wait_for()
    page.keyboard.type("redis")
    # In one go: the list is laid out anew when more of the data has come.
    painted = """(one) => {
      const paint = () => getComputedStyle(one).backgroundColor + getComputedStyle(one).color, marked = paint();
      one.style.cssText = "background: Mark !important; color: MarkText !important";
      return [marked, paint()];
    }"""
    marked, expected = page.locator("#search-list mark").first.evaluate(painted)
    assert marked == expected
    set_clock(page)
    page.goto(f"{site_url}practice/?mode=recall&start=1")
    page.locator(".pr-term").wait_for()
    for key in ("Space", "3", "ArrowLeft", "Space"):
        blink(page)
        page.keyboard.press(key)
    grounds = page.locator(".pr-mark").evaluate_all(GROUNDS)
    assert grounds[0] == grounds[1] != grounds[2]


GROUNDS = "all => all.map((one) => getComputedStyle(one).backgroundColor)"
OUTLINE = "(one) => getComputedStyle(one).outlineStyle"


@pytest.mark.parametrize("forced", ["active", "none"])
def test_a_switch_that_is_on_does_not_look_like_one_that_is_pointed_at(
    page: Page, site_url: str, forced: Literal["active", "none"]
) -> None:
    """The pointer stays where it has pressed, on a touch screen too: what is off again looks like what was never on."""
    page.emulate_media(forced_colors=forced)
    page.goto(f"{site_url}topics/sql/")
    switch = page.locator("[data-hide-answers]")
    (off,) = switch.evaluate_all(GROUNDS)
    for pressed in ("true", "false"):
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", pressed)
        assert (switch.evaluate_all(GROUNDS) == [off]) == (pressed == "false")


def test_forced_colours_tell_where_the_keyboard_is(page: Page, site_url: str) -> None:
    """With the system's own few colours the box of the search, a chip that is chosen and a row that a link leads to have
    an outline, and a chip that is chosen alone has none.
    """
    page.emulate_media(forced_colors="active")
    page.goto(f"{site_url}quick-answers/")
    row = page.locator("main td a[id]").nth(3)
    page.goto(f"{site_url}quick-answers/#{row.get_attribute('id')}")
    cells = page.locator("main td").evaluate_all("all => all.map((one) => getComputedStyle(one).outlineStyle)")
    assert cells.count("solid") == page.locator("tr:has(:target) td").count() > 0
    page.keyboard.press("/")
    page.locator("dialog.ready").wait_for()
    assert page.locator(".search-box").evaluate(OUTLINE) == "solid"
    page.goto(f"{site_url}practice/")
    chosen = page.locator(".pr-chip input:checked + span").first
    assert chosen.evaluate(OUTLINE) == "none"
    page.locator(".pr-start").focus()
    page.keyboard.press("Tab")
    assert chosen.evaluate(OUTLINE) == "solid"


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_column_that_fits_does_not_scroll(page: Page, site_url: str, width: int) -> None:
    """Where menu and contents have room, neither is taller than its box: no scrollbar, and no stop of the Tab key."""
    page.set_viewport_size({"width": width, "height": 2400})
    over = """() => [...document.querySelectorAll(".md-sidebar, .md-sidebar__scrollwrap")].filter((one) => one.checkVisibility())
      .map((one) => [`${one.parentElement.id} ${one.className}`, one.scrollHeight - one.clientHeight])"""
    for path in PAGES:
        page.goto(f"{site_url}{path}")
        columns = page.evaluate(over)
        assert columns
        assert [name for name, more in columns if more > 0] == [], path


# What is drawn as a mask over a ground, with the ground that it has.
MASKED = """() => [...document.querySelectorAll("*")].flatMap((one) => [null, "::before", "::after"].flatMap((part) => {
  const style = getComputedStyle(one, part);
  const shown = (part === null || style.content !== "none") && (style.maskImage ?? "none") !== "none";
  return shown ? [[`${one.tagName}.${one.className}${part ?? ""}`, style.backgroundColor]] : [];
}))"""


def test_forced_colours_leave_no_sign_out(page: Page, site_url: str) -> None:
    """On a page of each kind no sign that is drawn as a mask has the colour of the page behind it."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    seen, lost = set(), []
    for path in PAGES:
        page.goto(f"{site_url}en/{path}")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        for sign, colour in page.evaluate(MASKED):
            seen.add(sign.rpartition("::")[0])
            lost += [f"{path}: {sign}"] if colour in (ground, "rgba(0, 0, 0, 0)") else []
    assert {"LI.md-path__item", "SUMMARY."} <= seen
    assert lost == []


def test_forced_colours_reach_the_drawings(page: Page, site_url: str) -> None:
    """A light palette chosen on a system with bright letters on black: words and lines of a diagram are the system's."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(f"{site_url}topics/sql/indexes/")
    page.evaluate("localStorage.setItem(`${document.documentElement.dataset.kept}theme`, '\"light\"')")
    page.reload()
    found = page.evaluate(
        """() => [["fill", "text:not([fill*=default-bg])"], ["stroke", "[stroke*=fg-color]"]].flatMap(([what, css]) =>
          [...document.querySelectorAll(`figure svg :is(${css})`)].map((one) => getComputedStyle(one)[what]))"""
    )
    assert len(found) > 10
    assert set(found) == {page.evaluate("getComputedStyle(document.body).color")}


@pytest.mark.parametrize("home", ["", "en/"])
def test_larger_text_alone_breaks_nothing(page: Page, site_url: str, home: str) -> None:
    """With the browser's text size doubled and the window as it was, nothing is cut off at the side."""
    page.set_viewport_size({"width": 768, "height": 800})
    for path in PAGES:
        page.goto(site_url + home + path)
        page.evaluate("document.documentElement.style.fontSize = '250%'")  # Material has 125
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("home", ["", "en/"])
def test_no_title_at_the_foot_is_cut(page: Page, site_url: str, home: str) -> None:
    """On a phone the way on says its whole title, however long."""
    page.set_viewport_size(PHONE)
    for path in PAGES:
        page.goto(site_url + home + path)
        cut = "[...document.querySelectorAll('.md-footer__link--next .md-ellipsis')].filter((one) => one.scrollWidth > one.clientWidth)"
        assert page.evaluate(f"{cut}.map((one) => one.textContent.trim())") == [], path


def test_code_can_be_copied(open_context: Open, site_url: str) -> None:
    """The button of a block of code puts its text on the clipboard, without the last line end, and says so."""
    with open_context(service_workers="block", permissions=["clipboard-read", "clipboard-write"]) as (context, _):
        page = context.new_page()
        page.goto(f"{site_url}topics/python/asyncio/")
        button = page.locator("button.copy").first
        button.click()
        expect(page.get_by_role("status").filter(has_text="Скопировано")).to_have_count(1)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied + "\n" == page.locator("div.highlight:has(button.copy) code").first.text_content()


def test_code_that_is_copied_again_shows_it_as_long_as_the_first_time(page: Page, site_url: str) -> None:
    """The end of the first sign does not take away that of a second press soon after."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.resolve()")
    page.clock.install()
    page.goto(f"{site_url}topics/python/asyncio/")
    button = page.locator("button.copy").first
    for _ in range(2):
        button.click()
        page.clock.run_for(1200)
    assert button.get_attribute("title") == "Скопировано"
    page.clock.run_for(2000)
    assert button.get_attribute("title") != "Скопировано"


@pytest.mark.parametrize(
    "path", ["topics/python/asyncio/", "en/all/", "en/asked/", "practice/?mode=predict", "practice/?mode=shaky"]
)
def test_no_code_is_translated(page: Page, site_url: str, path: str) -> None:
    """A browser that translates a page is told to leave every piece of its code, what scripts write too."""
    page.add_init_script("""localStorage.setItem("backend-cheatsheet:/:practice",
      JSON.stringify({ version: 1, cards: Object.fromEntries(["q01", "q02", "q06", "q07", "q08"].map((id) => [id, { box: 1, due: 1, last: 1, seen: 1 }])) }))""")
    page.goto(site_url + path)
    page.locator("article code, [data-stage] code").first.wait_for()
    expect(page.locator("code:not([translate=no])")).to_have_count(0)


REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
"""A browser that lets no page copy, however it is asked."""


def test_code_that_may_not_be_copied_is_selected_and_told(page: Page, site_url: str) -> None:
    """Where the browser refuses, the code stands selected and a line in sight, which is read out too, says so."""
    page.add_init_script(REFUSED)
    page.goto(f"{site_url}en/topics/python/asyncio/")
    page.locator("button.copy").first.click()
    said = page.get_by_role("status").filter(has_text="did not allow")
    expect(said).to_have_text("The browser did not allow copying. The text is selected: copy it yourself.")
    assert said.evaluate("(one) => one.getBoundingClientRect().height") > 9
    assert page.evaluate("getSelection().toString().length") > 100


IN_SIGHT = """(css) => { const link = [...document.querySelectorAll(`${css} .md-nav__link--active`)].at(-1);
  const box = link?.getBoundingClientRect();
  return !!box && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && link.textContent.trim(); }"""
"""The text of the entry that a list marks as current, if it stands within the window."""


@pytest.mark.parametrize("entry", ["q03", "q20", "q30"])
def test_the_contents_follow(page: Page, site_url: str, entry: str) -> None:
    """The heading that is read is marked in the contents and in sight there; the page stays where it was."""
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(f"{site_url}all/#{entry}")
    number = str(int(entry[1:]))
    until(page, f"() => {{ const said = ({IN_SIGHT})('#contents'); return said && said.startsWith('{number}.'); }}")
    assert page.evaluate("(id) => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 150", entry)


def test_the_contents_do_not_run_away_from_the_pointer(page: Page, site_url: str) -> None:
    """While the pointer is in the contents they stay as the reader has scrolled them."""
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(f"{site_url}all/")
    page.hover("#contents")
    page.evaluate("document.getElementById('q30').scrollIntoView()")
    until(page, "() => document.querySelector('#contents .md-nav__link--active')?.textContent.includes('30.')")
    assert page.evaluate("document.getElementById('contents').scrollTop") == 0


@pytest.mark.parametrize(("width", "height"), [(390, 640), (1280, 520), (1440, 800)])
def test_the_menu_shows_where_one_is(page: Page, site_url: str, width: int, height: int) -> None:
    """The last page of the menu is in sight in it: in the drawer when it opens, with what closes it; beside a low window at
    once.
    """
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{site_url}topics/system-integration/retry-and-errors/")
    page.locator("body[data-md-color-scheme]").wait_for()
    if width < 1220:
        page.locator(".menu-button").click()
    until(page, f"() => ({IN_SIGHT})('#menu')")
    if width < 1220:
        expect(page.locator(".menu-close")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


def test_the_windows_own_parts_have_the_palette(page: Page, site_url: str) -> None:
    """Scroll bars follow the root: the palette that was chosen, else the system's, which is what both names say."""
    page.emulate_media(color_scheme="dark")
    page.goto(site_url)
    for choice, scheme in (("light", "light"), ("dark", "dark"), ("auto", "light dark")):
        while page.evaluate("document.documentElement.dataset.theme") != choice:
            page.locator("[data-palette]").first.click()
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme
