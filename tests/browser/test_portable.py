"""The portable archive: unpacked and opened from a folder, without a server and without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open
from tests.browser.voice import a_voice, heard, script
from tests.browser.worker import until

HOMES = [("", "пшд", "#q01"), ("en/", "charged twice", "")]


@pytest.fixture
def page(open_context: Open) -> Iterator[Page]:
    """A page that has no network at all."""
    with open_context(reduced_motion="reduce", viewport={"width": 390, "height": 800}) as (context, watch):
        context.set_offline(True)
        yield context.new_page()
        assert [url for url in watch.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_every_page_opens_and_every_link_leads_to_a_file(page: Page, unpacked: Path) -> None:
    """No page has an error, and each link to the site itself names a file that was unpacked."""
    pages = sorted(unpacked.rglob("*.html"))
    assert len(pages) > 60
    links: set[str] = set()
    for file in pages:
        page.goto(file.as_uri(), wait_until="domcontentloaded")
        until(page, "() => document.documentElement.classList.contains('live')")
        links |= set(
            page.evaluate(
                "[...document.querySelectorAll('a[href], link:not([rel=alternate]):not([rel=canonical]), img[src], script[src]')].map((e) => e.href || e.src)"
            )
        )
    own = {link.split("#")[0].split("?")[0] for link in links if link.startswith("file:")}
    have = {file.as_uri() for file in unpacked.rglob("*") if file.is_file()}
    assert sorted(own - have) == []


@pytest.mark.parametrize(("home", "query", "anchor"), HOMES)
def test_from_home_to_an_answer_by_search(page: Page, unpacked: Path, home: str, query: str, anchor: str) -> None:
    """The search answers in both languages and leads to the entry."""
    page.goto((unpacked / home / "index.html").as_uri())
    page.locator("[data-search-open]").first.click()
    page.locator("#search-input").fill(query)
    page.locator("#search-list > *").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"/{home}topics/.*/index.html.*{anchor}"))
    expect(page.locator("main h1")).to_have_count(1)


@pytest.mark.parametrize("home", ["", "en/"])
def test_practice_starts(page: Page, unpacked: Path, home: str) -> None:
    """From the home page to the first question, and to its answer."""
    page.goto((unpacked / home / "index.html").as_uri())
    page.locator("a[href*='mode=recall']").click()
    page.locator(".pr-show").click()
    expect(page.locator(".pr-answer")).to_be_visible()


def test_what_is_kept_or_copied_names_files(page: Page, unpacked: Path) -> None:
    """The calendar of a plan, and the address of a step under a middle click or a menu: a folder would only be listed."""
    page.goto((unpacked / "practice/index.html").as_uri() + "?mode=plan")
    with page.expect_download() as coming:
        page.get_by_role("button", name="В календарь").click()
    text = coming.value.path().read_text("utf-8").replace("\n ", "")
    addresses = re.findall(r"(?m)^URL[^:]*:(\S+)", text)
    assert len(addresses) == text.count("BEGIN:VEVENT") > 1
    assert [one for one in addresses if "/practice/index.html?" not in one] == []
    step = page.locator(".pr-steps a").first
    step.dispatch_event("pointerdown")
    assert "/index.html" in (step.get_attribute("href") or "")


def test_a_round_aloud_starts(page: Page, unpacked: Path) -> None:
    """The module and its data come as parts of the bundle and as a script, and the first question is said."""
    page.add_init_script(script([a_voice("Voice", "ru-RU")]))
    page.goto((unpacked / "practice/index.html").as_uri() + "?mode=aloud&start=1")
    page.locator(".pr-report .pr-start").click()
    page.locator(".pr-voice").wait_for()
    assert len(heard(page)) == 1


def test_language_palette_and_drawer_work(page: Page, unpacked: Path) -> None:
    """The switch keeps page and anchor, the palette turns and is kept, the drawer leads on."""
    page.goto((unpacked / "topics/sql/index.html").as_uri() + "#q08")
    page.locator("[data-language]").click()
    page.wait_for_url("**/en/topics/sql/index.html#q08")
    page.locator("[data-palette]").click()
    page.locator("[data-palette]").click()
    page.locator(".menu-button").click()
    page.locator("#menu a", has_text="AWS").first.click()
    page.wait_for_url("**/en/topics/aws/index.html")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_it_says_nothing_of_what_only_a_server_can_do(page: Page, unpacked: Path) -> None:
    """No worker is asked for, also long after the page is there, and the zip does not offer itself."""
    page.clock.install()
    page.add_init_script(
        "window.asked = 0; if (navigator.serviceWorker) navigator.serviceWorker.register = async () => { window.asked += 1; };"
    )
    page.goto((unpacked / "downloads/index.html").as_uri())
    page.clock.run_for(60_000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.asked") == 0
    assert page.locator("a[href$='site.zip'], link[rel=manifest]").count() == 0
