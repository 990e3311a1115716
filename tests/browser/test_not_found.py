"""The page for lost addresses: one file that speaks two languages at any depth, and offers what is nearest."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.watch import Watch

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
LANGUAGES = [("", "ru", "Алгоритмы"), ("en/", "en", "Algorithms")]
# Texts and labels that a reader sees or hears, without those that say they are in the other language.
SAID = """(lang) => {
  const found = [document.title];
  for (const element of document.querySelectorAll("body, body *")) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest("script, style")) continue;
    if (element.closest(`[lang]:not([lang="${lang}"])`)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) found.push(element.getAttribute(name) ?? "");
    for (const node of element.childNodes) if (node.nodeType === 3) found.push(node.textContent.trim());
  }
  return found.filter(Boolean);
}"""


@pytest.fixture(autouse=True)
def lost(watch: Watch) -> None:
    """Every page here answers with the status of a page that is not there."""
    watch.allow("status 404")


@pytest.mark.parametrize("prefixed", [False, True], ids=["root", "prefix"])
@pytest.mark.parametrize("depth", ["nothing", "nothing/", "topics/nothing/", "topics/sql/a/b/c/d/"])
@pytest.mark.parametrize(("home", "lang", "algorithms"), LANGUAGES)
def test_it_speaks_the_language_of_the_address(
    page: Page, request: pytest.FixtureRequest, home: str, lang: str, algorithms: str, depth: str, prefixed: bool
) -> None:
    """Language, title, look and links are right at every depth, below a prefix too."""
    base = request.getfixturevalue("prefixed_site_url" if prefixed else "site_url")
    page.goto(f"{base}{home}{depth}")
    assert page.evaluate("document.documentElement.lang") == lang
    expect(page.locator("main section:visible h2")).to_have_count(1)
    assert bool(CYRILLIC.search(page.title())) == (lang == "ru")
    expect(page.locator("main h1:visible")).to_have_css("font-weight", "700")
    page.locator("main").get_by_role("link", name=algorithms, exact=True).click()
    page.wait_for_url(f"{base}{home}topics/algorithms/")


@pytest.mark.parametrize("width", [320, 1280])
def test_an_english_address_shows_no_russian(page: Page, site_url: str, width: int) -> None:
    """Bar, drawer, search and foot of the page are English as well, when English was asked for."""
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(f"{site_url}en/nothing/")
    if width == 320:
        page.locator(".menu-button:visible").click()
    assert [one for one in page.evaluate(SAID, "en") if CYRILLIC.search(one)] == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("#search-input:visible").fill("charged twice")
    page.locator("#search-list > *").first.wait_for()
    assert [one for one in page.evaluate(SAID, "en") if CYRILLIC.search(one)] == []
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}en/**")


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("topics/sqll/", "topics/sql/"),
        ("topics/microservises/", "topics/microservices/"),
        ("Topics/SQL/", "topics/sql/"),
        ("algoritms", "topics/algorithms/"),
        ("topics/payment/idempotency/", "topics/payments/"),
        ("topics/quick-answer/", "quick-answers/"),
        ("topics/bigdata/etl-vs-elt-old/", "topics/bigdata/"),
    ],
)
@pytest.mark.parametrize("home", ["", "en/"])
def test_the_nearest_topic_comes_first(page: Page, site_url: str, home: str, asked: str, first: str) -> None:
    """A misspelt, a shortened and a very old address offer what was probably meant before all else."""
    page.goto(f"{site_url}{home}{asked}")
    assert page.locator("main section:visible a").first.evaluate("(link) => link.href") == f"{site_url}{home}{first}"


@pytest.mark.parametrize("address", ["%", "%E0%A4%A", "%3Cscript%3Ealert(1)%3C/script%3E", "ж/ы/", "a" * 1500])
def test_no_address_breaks_it(page: Page, site_url: str, address: str) -> None:
    """Addresses that are no text, are markup or are very long get the same page, in Russian."""
    page.goto(site_url + address)
    expect(page.locator("main section:visible h2")).to_have_count(1)
    assert page.evaluate("document.documentElement.lang") == "ru"


def test_folders_without_their_slash_are_found(page: Page, site_url: str) -> None:
    """``/en/topics/sql`` leads to the page, as on GitHub Pages."""
    page.goto(f"{site_url}en/topics/sql")
    assert page.url == f"{site_url}en/topics/sql/"


def test_the_switch_on_a_lost_page_leads_to_the_other_language(page: Page, site_url: str) -> None:
    """There is no same page in the other language, so the switch leads to its home."""
    page.goto(f"{site_url}en/nothing/")
    page.locator("[data-language]:visible").click()
    page.wait_for_url(site_url)
