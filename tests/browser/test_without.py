"""What is left when something is missing: no JavaScript, scripts that do not arrive, an old browser's gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from tests.browser.conftest import Open
from tests.browser.practice import BLINK
from tests.browser.promise import awaited
from tests.browser.walk import LATE
from tests.browser.watch import Watch

# Buttons that do nothing without scripts. The drawer's own work without.
DEAD = """() => [...document.querySelectorAll("button, input, select, [role=button], [role=combobox]")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches("[popovertarget], .tabbed-set > input"))
  .map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture
def plain(open_context: Open) -> Iterator[Page]:
    """A page in a browser whose reader has switched scripts off, on a phone."""
    with open_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as (context, watch):
        # A browser without scripts refuses to fetch them ahead, and calls that a matter of policy.
        watch.allow(r"failed: .*\.js csp$")
        yield context.new_page()


def test_without_scripts_every_page_is_readable(plain: Page, site_url: str, paths: list[str]) -> None:
    """Every page shows its heading and some text, and no control that does nothing."""
    for path in paths:
        plain.goto(site_url + path, wait_until="domcontentloaded")
        expect(plain.locator("main h1")).to_be_visible()
        assert len(plain.locator("main").inner_text()) > 150, path
        assert plain.evaluate(DEAD) == [], path


@pytest.mark.parametrize(("home", "quick"), [("", "Быстрые ответы"), ("en/", "Quick answers")])
def test_without_scripts_topics_and_quick_answers_are_reached(
    plain: Page, site_url: str, home: str, quick: str
) -> None:
    """From home to a topic with its answers through a card, on to all 15 rows through the drawer, and to the other language."""
    plain.goto(site_url + home)
    cards = plain.locator(".topics.cards a")
    assert cards.count() == 11
    cards.first.click()
    expect(plain.locator(".entry .answer").first).to_be_visible()
    plain.locator(".menu-button").click()
    plain.locator("#menu a", has_text=quick).first.click()
    plain.wait_for_url(f"{site_url}{home}quick-answers/")
    assert plain.locator("main tbody tr").count() == 15
    plain.locator("[data-language]").click()
    plain.wait_for_url(f"{site_url}{'en/' if not home else ''}quick-answers/")


@pytest.mark.parametrize("path", ["topics/sql/", "en/topics/sql/"])
def test_a_press_that_came_without_the_network_can_be_made_again(open_context: Open, site_url: str, path: str) -> None:
    """«Hide answers» whose program did not arrive changes nothing; pressed again, it is asked for anew and does."""
    with open_context(service_workers="block") as (context, watch):
        watch.allow(r"failed: .*/hide\.js")
        page = context.new_page()
        page.goto(site_url + path)
        button = page.locator("[data-hide-answers]")
        page.route("**/practice/hide.js*", lambda route: route.abort())
        with page.expect_event("requestfailed"):
            button.click()
        expect(button).to_have_attribute("aria-pressed", "false")
        page.unroute("**/practice/hide.js*")
        with page.expect_request(lambda request: request.url.endswith("/hide.js?1")):
            button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false")


def test_a_link_with_marks_is_made_once_the_network_is_back(open_context: Open, site_url: str) -> None:
    """Where the program that makes it did not arrive that is said; pressed again, it is asked for anew."""
    with open_context(service_workers="block") as (context, watch):
        watch.allow(r"failed: .*/send\.js")
        page = context.new_page()
        page.goto(f"{site_url}practice/")
        page.route("**/practice/send.js*", lambda route: route.abort())
        press = page.get_by_role("button", name="Перенести ссылкой")
        press.click()
        expect(page.locator("#practice [role=status]")).to_have_text(
            "Перенести ссылкой не получилось: попробуй ещё раз."
        )
        page.unroute("**/practice/send.js*")
        press.dblclick()
        expect(page.get_by_role("dialog").get_by_label("Ссылка с отметками")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_without_scripts_the_lost_page_speaks_both_languages(open_context: Open, site_url: str) -> None:
    """Nothing can tell which language was meant, so both stand there under one heading, and English links stay in English."""
    with open_context(java_script_enabled=False) as (context, watch):
        watch.allow("status 404")
        page = context.new_page()
        page.goto(f"{site_url}en/nothing/")
        assert page.locator("main h1:visible").count() == 1
        assert page.locator("main section:visible h2").count() == 2
        page.locator("section[lang=en] a").first.click()
        assert page.url.startswith(f"{site_url}en/")


def _cut(route: Route) -> None:
    route.abort("connectionreset")


@pytest.mark.parametrize("lost", ["**/site.js", "**/*.js", "**/assets/**"])
def test_scripts_that_do_not_arrive_spoil_no_page(page: Page, watch: Watch, site_url: str, lost: str) -> None:
    """On a line that breaks, or behind a blocker, the page is readable, styled, and its links and drawer work."""
    watch.allow("CONNECTION_RESET|failed:")
    page.route(lost, _cut)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}topics/sql/#q07", wait_until="domcontentloaded")
    expect(page.locator("#q07")).to_be_visible()
    expect(page.locator(".entry .answer").first).to_be_visible()
    expect(page.locator("main h1")).to_have_css("font-weight", "700")
    page.locator(".menu-button").click()
    page.locator("#menu a[href='../aws/']").click()
    page.wait_for_url(f"{site_url}topics/aws/", wait_until="domcontentloaded")
    page.locator("[data-language]").click()
    page.wait_for_url(f"{site_url}en/topics/aws/", wait_until="domcontentloaded")


@pytest.mark.parametrize(("home", "says"), [("", "Вопросы не загрузились"), ("en/", "The questions have not loaded")])
@pytest.mark.parametrize("lost", ["**/practice/main.js", "**/*.js", "**/assets/**"])
def test_practice_whose_script_does_not_arrive_leads_to_paper(
    page: Page, watch: Watch, site_url: str, home: str, says: str, lost: str
) -> None:
    """The place of the cards is not empty for ever: what is wrong and the way to paper stand there, and nothing moves."""
    watch.allow("CONNECTION_RESET|failed:")
    page.route(lost, _cut)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}{home}practice/")
    told = page.get_by_text(says)
    if lost != "**/assets/**":  # the style that waits has come
        expect(told).to_be_hidden()
        before = page.locator(".pr-about").bounding_box()
        page.evaluate("document.getAnimations().forEach((one) => one.finish())")
        assert page.locator(".pr-about").bounding_box() == before
    expect(told).to_be_in_viewport(ratio=1)
    expect(page.locator("main").get_by_role("link", name="PDF")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("home", "says"), [("", "Вопросы не загрузились"), ("en/", "The questions have not loaded")])
def test_practice_whose_questions_do_not_arrive_says_so_at_once(
    page: Page, watch: Watch, site_url: str, home: str, says: str
) -> None:
    """The script is there and knows: it tells readers of the screen as well."""
    watch.allow("CONNECTION_RESET|failed:")
    page.route("**/data/practice.json", _cut)
    page.goto(f"{site_url}{home}practice/")
    expect(page.locator("[data-notice]")).to_contain_text(says)
    expect(page.get_by_text(says).first).to_be_hidden()


def test_a_page_that_breaks_off_is_readable_so_far(page: Page, site_url: str) -> None:
    """When the line breaks in the middle of a page, what has come is shown, with its look."""
    whole = page.request.get(f"{site_url}topics/sql/").text()
    half = whole[: whole.index('id="q08"') + 200]
    page.route("**/topics/sql/", lambda route: route.fulfill(body=half, content_type="text/html; charset=utf-8"))
    page.goto(f"{site_url}topics/sql/")
    expect(page.locator("#q07")).to_be_visible()
    expect(page.locator(".entry .answer").first).to_be_visible()
    assert page.locator("#q09").count() == 0
    expect(page.locator("main h1")).to_have_css("font-weight", "700")


def test_a_search_that_does_not_arrive_says_so_and_recovers(page: Page, watch: Watch, site_url: str) -> None:
    """Without its index the search says so; when the line is back, the next key brings the answer."""
    watch.allow("CONNECTION_RESET|failed:")
    page.route("**/data/search.json", _cut)
    page.goto(site_url)
    page.keyboard.press("/")
    expect(page.locator("#search [role=status]")).not_to_be_empty()
    page.unroute("**/data/search.json")
    page.locator("#search-input").fill("redis")
    page.locator("#search-list > *").first.wait_for()


OLD = """
for (const name of ["IntersectionObserver", "trustedTypes"]) delete window[name];
delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.hidePopover;
delete HTMLScriptElement.supports;
Object.defineProperty(navigator, "clipboard", { value: undefined });
"""


def test_an_older_browser_gets_the_page(context: BrowserContext, site_url: str) -> None:
    """Without observers, the popover's methods, speculation rules and the clipboard nothing fails: palette, search, prefetching
    on hover, drawer and switch of language work, and no button to copy is shown that could not.
    """
    context.add_init_script(OLD)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}topics/sql/indexes/")
    page.locator("[data-palette]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    expect(page.locator("div.highlight").first).to_be_visible()
    awaited(page, LATE)
    expect(page.locator(".copy")).to_have_count(0)
    page.keyboard.press("/")
    page.locator("#search-input").fill("redis")
    page.locator("#search-list > *").first.wait_for()
    page.keyboard.press("Escape")
    ahead = page.locator("article a[href^='../']").last
    with page.expect_request(str(ahead.evaluate("(link) => link.href.split('#')[0]"))):
        ahead.hover()
    page.locator(".menu-button").click()
    page.locator("#menu a[href$='quick-answers/']").click()
    page.wait_for_url(re.compile("/quick-answers/"))
    page.locator("[data-language]").click()
    page.wait_for_url(re.compile("/en/quick-answers/"))


NO_DIALOG = """
for (const name of Object.getOwnPropertyNames(HTMLDialogElement.prototype)) if (name !== "constructor") delete HTMLDialogElement.prototype[name];
delete window.HTMLDialogElement;
"""
"""What Firefox 93 to 97 lack."""


def test_without_dialogs_the_search_lies_over_the_page(page: Page, site_url: str) -> None:
    """It takes what is typed, stays in the window, leads to its results, and Escape gives the focus back."""
    page.add_init_script(NO_DIALOG)
    page.set_viewport_size({"width": 360, "height": 500})
    page.goto(f"{site_url}en/?q=index")
    expect(page.locator("#search-list a").first).to_be_visible()
    panel = page.locator("#search")
    assert page.evaluate("document.querySelector('#search').contains(document.elementFromPoint(180, 20))")
    assert panel.evaluate("(one) => one.getBoundingClientRect().bottom <= innerHeight")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page).to_have_url(f"{site_url}en/")
    button = page.locator("[data-search-open]:visible").first
    button.click()
    page.keyboard.type("isolation levels")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q07$"))
    page.locator("[data-search-close]").click()
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#q07$"))


def test_without_dialogs_practice_asks_and_a_mistake_is_reported(page: Page, site_url: str) -> None:
    """Each question is over the page and has its answer, also «no» by Escape; so has the text of a report."""
    page.add_init_script(NO_DIALOG)
    page.goto(f"{site_url}en/practice/")
    erase = page.get_by_role("button", name="Erase")
    erase.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(erase).to_be_focused()
    erase.click()
    page.wait_for_timeout(BLINK)
    dialog.get_by_role("button", name="Erase").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("#practice [role=status]")).to_have_text("Progress erased")
    page.goto(f"{site_url}en/topics/sql/indexes/")
    page.evaluate("(script) => import(script).then(() => undefined)", f"{site_url}assets/js/page/later.js")
    page.locator("article a[href*='template=mistake']").click()
    expect(dialog.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_browser_with_a_clipboard_offers_to_copy(page: Page, site_url: str) -> None:
    """The button whose absence an older browser shows is there where it can do its work."""
    page.goto(f"{site_url}topics/sql/indexes/")
    expect(page.locator("div.highlight .copy").first).to_be_visible()
