"""After one visit everything is there without a network, and a device that keeps nothing spoils nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from tests.browser.pages_server import Served
from tests.browser.watch import Watch
from tests.browser.worker import TRIED, attempt, kept, settle, until

from cheatsheet import disk

Profile = tuple[BrowserContext, Watch]
CUT = r"net::ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|FAILED)|status 404: .*nothing"


@pytest.mark.parametrize("prefixed", [False, True], ids=["root", "prefix"])
def test_after_one_visit_everything_is_there_without_a_network(
    profile: Profile, request: pytest.FixtureRequest, paths: list[str], prefixed: bool
) -> None:
    """All pages of both languages, the search, the practice, the one-page sheet and the page for lost addresses."""
    context, watch = profile
    base = request.getfixturevalue("prefixed_site_url" if prefixed else "site_url")
    page = context.new_page()
    page.goto(f"{base}topics/sql/")
    settle(page)
    watch.allow(CUT)
    context.set_offline(True)
    for path in paths if not prefixed else paths[::9]:
        page.goto(base + path, wait_until="domcontentloaded")
        assert page.url == base + path
        assert page.locator("main h1").count(), path
    for home, query, anchor in (("", "пшд", "q01"), ("en/", "charged twice", "")):
        page.goto(base + home)
        page.keyboard.press("/")
        page.locator("#search-input").fill(query)
        page.locator("#search-list > *").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(f"{base}{home}") + f"topics/.*{anchor}"))
        page.goto(f"{base}{home}practice/?mode=recall&start=1")
        expect(page.locator("#pr-term")).to_be_visible()
        kind, size = page.evaluate(
            "async (url) => { const reply = await fetch(url); return [reply.headers.get('content-type'), (await reply.blob()).size]; }",
            f"{base}{home}downloads/cram-sheet.pdf",
        )
        assert kind == "application/pdf"
        assert size > 20_000
    page.goto(f"{base}en/topics/sql")
    assert page.url == f"{base}en/topics/sql/"
    page.goto(f"{base}en/topics/nothing/")
    expect(page.locator("main section").first).to_have_attribute("lang", "en")


def test_what_is_kept_costs_under_three_megabytes(site_folder: Path) -> None:
    """The files that the worker fetches by itself, compressed as a server sends them."""
    import gzip

    from cheatsheet.site.offline import kept as listed

    files = disk.files(site_folder)
    chosen = listed(files)
    assert sum(len(gzip.compress(files[path])) for path in chosen) < 3_000_000
    assert "downloads/cram-sheet.pdf" in chosen
    assert "downloads/book.pdf" not in chosen


def test_a_pdf_is_kept_once_it_has_been_opened(deployment: Served, profile: Profile) -> None:
    """The book is not fetched ahead, and is there without a network after it has been read once."""
    context, watch = profile
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    fetched = "(path) => fetch(path).then((reply) => reply.ok, () => false)"
    assert not [path for path in deployment.asked if "book" in path]
    watch.allow(CUT)
    deployment.down = True
    assert page.evaluate(fetched, "downloads/book.pdf") is False
    deployment.down = False
    assert page.evaluate(fetched, "downloads/book.pdf") is True
    until(
        page, "(path) => caches.match(new URL(path, location.href))", "downloads/book.pdf"
    )  # it comes behind the answer
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    deployment.down = True
    assert page.evaluate(fetched, "downloads/book.pdf") is True


def test_a_full_disk_spoils_nothing(deployment: Served, profile: Profile) -> None:
    """When the device has no room, the site goes on with the network and keeps no half of a version."""
    context, watch = profile
    watch.allow("Quota|quota|Not kept")
    page = context.new_page()
    origin = deployment.url.rstrip("/")
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000})
    page.add_init_script(TRIED)
    assert attempt(page, deployment.url) == "redundant"
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()
    # All that stays is the note of the try, so that the next page does not fetch everything again.
    assert [url for urls in kept(page).values() for url in urls] in ([], [f"{deployment.url}sw.js?install"])
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_cleared_cache_is_made_good(deployment: Served, profile: Profile) -> None:
    """A reader who clears the cache but keeps the worker reads on, and what is read is kept again."""
    context, watch = profile
    watch.allow("EMPTY_RESPONSE|ERR_FAILED")  # scripts that came out of the browser's memory were not kept again
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()
    until(page, "() => caches.match(location.href + 'index.html')")  # it comes behind the answer
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    deployment.down = True
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()


FORBIDDEN = """
for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
if (navigator.serviceWorker)
  navigator.serviceWorker.register = () => {
    window.refused = true;
    return Promise.reject(new DOMException("denied", "SecurityError"));
  };
"""


def test_with_storage_forbidden_everything_else_works(site_url: str, profile: Profile) -> None:
    """As in some private windows: no error, the palette turns, the search answers, practice starts."""
    context, watch = profile
    context.add_init_script(FORBIDDEN)
    page = context.new_page()
    page.goto(f"{site_url}topics/sql/")
    page.locator("[data-palette]").click()
    page.locator("[data-palette]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.keyboard.press("/")
    page.locator("#search-input").fill("пшд")
    page.locator("#search-list > *").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/python/**")
    until(page, "() => window.refused")
    page.goto(f"{site_url}practice/?mode=recall&start=1")
    expect(page.locator("#pr-term")).to_be_visible()
    assert watch.problems() == []
