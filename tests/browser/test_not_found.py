"""The page for lost addresses: one file that speaks two languages at any depth, and offers what is nearest."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.watch import Watch

NAMED = 16
"""Pages that a lost address may mean: eleven topics, the quick answers, the sheet on one page, practice, downloads and what has changed."""
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
LANGUAGES = [("", "ru"), ("en/", "en")]


@pytest.fixture(autouse=True)
def lost(watch: Watch) -> None:
    """Every page here answers with the status of a page that is not there."""
    watch.allow("status 404")


@pytest.mark.parametrize("prefixed", [False, True], ids=["root", "prefix"])
@pytest.mark.parametrize("depth", ["nothing", "nothing/", "topics/nothing/", "topics/sql/a/b/c/d/"])
@pytest.mark.parametrize(("home", "lang"), LANGUAGES)
def test_it_speaks_the_language_of_the_address(
    page: Page, request: pytest.FixtureRequest, home: str, lang: str, depth: str, prefixed: bool
) -> None:
    """The language of the address stands first and names the page; look and links are right at every depth."""
    base = request.getfixturevalue("prefixed_site_url" if prefixed else "site_url")
    page.goto(f"{base}{home}{depth}")
    expect(page.locator("main section").first).to_have_attribute("lang", lang)
    expect(page.locator("main section h2")).to_have_count(2)
    assert bool(CYRILLIC.search(page.title())) == (lang == "ru")
    expect(page.locator("main h1")).to_have_css("font-weight", "700")
    links = page.locator("main section").first.locator("li a")
    for link in links.all():
        assert str(link.evaluate("(link) => link.href")).startswith(f"{base}{home}")
    assert links.count() == (3 if "sql" in depth else NAMED)
    page.locator("main section").first.locator(".md-button").click()
    page.wait_for_url(f"{base}{home}")


def test_the_frame_speaks_the_language_of_the_address_too(page: Page, site_url: str, prefixed_site_url: str) -> None:
    """Header, menu, search and footer of a lost English page are those of the English home page, their links too."""
    words = """() => [document.documentElement.lang, ...[".md-header", "#menu", ".md-copyright", "#search"].flatMap((part) =>
      [document.querySelector(part), ...document.querySelectorAll(`${part} *`)].flatMap((one) =>
        [one.ariaLabel, one.title, one.placeholder, one.href && new URL(one.href).href, ...Object.entries(one.dataset ?? {}).filter(([key]) => key !== "home").flat(),
         ...[...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue.trim())].filter(Boolean)))]"""
    for base in (site_url, prefixed_site_url):
        page.goto(f"{base}en/")
        expected = page.evaluate(words)
        page.goto(f"{base}en/topics/nothing/")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert page.evaluate(words) == expected
        page.locator("[data-palette]").click()
        expect(page.locator("[data-palette]")).to_have_attribute("title", "Colour theme: light")
        page.locator("[data-palette]").click(click_count=2)
        page.locator("[data-language]").click()
        page.wait_for_url(base)


def test_where_no_words_can_be_had_the_frame_stays_whole(page: Page, site_url: str, watch: Watch) -> None:
    """An English home page that does not come leaves the first language, told as such, and the English text."""
    watch.allow("status 503")
    page.route("**/en/", lambda route: route.fulfill(status=503, body="<p>busy</p>"))
    page.goto(f"{site_url}en/nothing/")
    expect(page.locator("main section").first).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("[data-search-open]")).to_contain_text("Поиск")


def test_an_english_address_is_searched_in_english(page: Page, site_url: str) -> None:
    """The search of the lost page answers in the language that was asked for."""
    page.goto(f"{site_url}en/nothing/")
    expect(page.locator("main section").first).to_have_attribute("lang", "en")
    page.keyboard.press("/")
    page.locator("#search-input:visible").fill("charged twice")
    page.locator("#search-list > *").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}en/topics/**")


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
    assert page.locator("main section a").first.evaluate("(link) => link.href") == f"{site_url}{home}{first}"


@pytest.mark.parametrize("address", ["%", "%E0%A4%A", "%3Cscript%3Ealert(1)%3C/script%3E", "ж/ы/", "a" * 1500])
def test_no_address_breaks_it(page: Page, site_url: str, address: str) -> None:
    """Addresses that are no text, are markup or are very long get the same page, in Russian."""
    page.goto(site_url + address)
    expect(page.locator("main section").first).to_have_attribute("lang", "ru")
    expect(page.locator("main section h2")).to_have_count(2)
    expect(page.locator("main h1")).to_have_css("font-weight", "700")


def test_folders_without_their_slash_are_found(page: Page, site_url: str) -> None:
    """``/en/topics/sql`` leads to the page, as on GitHub Pages."""
    page.goto(f"{site_url}en/topics/sql")
    assert page.url == f"{site_url}en/topics/sql/"


def test_the_switch_on_a_lost_page_leads_to_the_other_language(page: Page, site_url: str) -> None:
    """There is no same page in the other language, so the switch leads to its home."""
    page.goto(f"{site_url}nothing/")
    page.locator("[data-language]:visible").click()
    page.wait_for_url(f"{site_url}en/")
