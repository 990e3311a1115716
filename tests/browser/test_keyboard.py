"""Keyboard alone: everything is reached and left, the focus is always seen, the drawer gives it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from tests.browser.worker import until

PHONE = ViewportSize(width=320, height=720)

# Every element that can have the focus, in the order of the page, and which one has it.
FOCUSABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((e) => e.tabIndex >= 0 && !e.disabled && !e.closest("[inert]") && e.checkVisibility({ visibilityProperty: true }))
  .filter((e) => !(e.type === "radio" && !e.checked))
  .map((e) => { e.dataset.walk ??= String(window.walked = (window.walked ?? 0) + 1); return e.dataset.walk; })"""
FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  // What chooses a tab is seen by its label.
  const e = focused.matches(".tabbed-set > input") ? focused.labels[0] : focused;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const covered = [box.top + 2, box.top + box.height / 2, box.bottom - 2].every((y) => {
    const top = document.elementFromPoint(x, y);
    return !top || !(e.contains(top) || top.contains(e));
  });
  return { walk: focused.dataset.walk ?? "", html: e.outerHTML.slice(0, 90), shown, covered };
}"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", "topics/sql/", "en/topics/python/asyncio/", "quick-answers/", "downloads/"])
def test_the_tab_key_reaches_everything_and_is_always_seen(page: Page, site_url: str, path: str, width: int) -> None:
    """Tab visits every link and button in the order of the page, each with an outline and not behind the bar."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(site_url + path)
    until(page, "() => document.querySelector('[data-palette]').title")
    reachable = page.evaluate(FOCUSABLE)
    visited = []
    for _ in range(2 * len(reachable) + 20):  # buttons that copy may come meanwhile
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None:
            break
        assert at["shown"], f"no outline: {at['html']}"
        assert not at["covered"], f"not in sight: {at['html']}"
        visited.append(at["walk"])
    # The way back to the top comes into the order on the way down; scrolling panes have a stop of their own.
    assert [one for one in visited if one in reachable] == reachable


@pytest.mark.parametrize("home", ["", "en/"])
def test_the_skip_link_is_first_and_leads_past_the_bar(page: Page, site_url: str, home: str) -> None:
    """The first Tab shows the skip link; after Enter the next Tab is in the text."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}{home}topics/sql/")
    skip = page.locator(".md-skip")
    expect(skip).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_drawer_opens_and_closes_by_keyboard(page: Page, site_url: str) -> None:
    """On a phone: Enter opens, Tab goes to its button, then to its links; Esc and the button close and give the focus back."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}topics/sql/")
    menu, button = page.locator("#menu"), page.locator(".menu-button")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".menu-close")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu ul') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_what_has_the_focus_is_never_under_an_open_pane(page: Page, site_url: str) -> None:
    """On a phone the drawer and the contents close when Tab leaves them, forwards or back, and the focus goes on."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}topics/sql/query-optimization/")
    for name, opener in (("#menu", ".menu-button"), ("#contents", "[popovertarget=contents]")):
        pane = page.locator(name)
        for key, last in (
            ("Tab", ":scope a >> visible=true >> nth=-1"),
            ("Shift+Tab", "a, button >> visible=true >> nth=0"),
        ):
            page.locator(opener).press("Enter")
            expect(pane).to_be_visible()
            pane.locator(last).focus()
            page.keyboard.press(key)
            if page.evaluate("selector => document.activeElement.matches(selector)", opener):
                page.keyboard.press(key)
            expect(pane).to_be_hidden()
            assert page.evaluate("document.activeElement !== document.body")


def test_a_choice_in_the_drawer_leads_there_and_closes_it(page: Page, site_url: str) -> None:
    """A long answer opens from the drawer, with the drawer closed, and so does another topic."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}topics/sql/")
    page.locator(".menu-button").press("Enter")
    page.locator("#menu a[href='query-optimization/']").press("Enter")
    page.wait_for_url(f"{site_url}topics/sql/query-optimization/")
    expect(page.locator("#menu")).to_be_hidden()
    page.locator(".menu-button").press("Enter")
    page.locator("#menu a[href='../../aws/']").press("Enter")
    page.wait_for_url(f"{site_url}topics/aws/")


def test_back_to_top_is_there_only_on_the_way_up(page: Page, site_url: str) -> None:
    """Hidden and out of the Tab order at the top and on the way down; on the way up it is there, leads up, and is gone. The
    keyboard goes on from the title.
    """
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}all/")
    link = page.locator(".md-top")
    expect(link).to_be_hidden()
    assert not page.evaluate("document.querySelector('.md-top').checkVisibility()")
    page.locator(".md-nav__link--active").first.wait_for(state="attached")  # the script that follows has come
    page.evaluate("scrollTo(0, 4000)")
    until(page, "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
    expect(link).to_be_hidden()
    page.evaluate("scrollTo(0, 3900)")
    expect(link).to_be_visible()
    link.press("Enter")
    until(page, "() => scrollY === 0")
    expect(link).to_be_hidden()
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') && scrollY") == 0


def test_a_focus_in_the_bar_moves_nothing(page: Page, site_url: str) -> None:
    """In the middle of a page, Tab into the bar leaves the text where it is."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}all/")
    page.evaluate("scrollTo(0, 4000)")
    for name in (".menu-button", ".md-header__title", "[data-search-open]", "[data-language]", "[data-palette]"):
        page.locator(name).first.focus()
        assert page.evaluate("scrollY") == 4000, name
