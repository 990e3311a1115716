"""After one visit everything is there without a network, and a device that keeps nothing spoils nothing."""

from __future__ import annotations

import re
import threading

import pytest
from playwright.sync_api import BrowserContext, expect
from tests.browser.pages_server import Served
from tests.browser.promise import awaited
from tests.browser.watch import Watch
from tests.browser.worker import TRIED, attempt, forget_http, keep_too, kept, settle, until
from tests.kinds import KINDS

from cheatsheet.publish.offline import BUNDLE

Profile = tuple[BrowserContext, Watch]
LACKING = """async (addresses) => {
  const lacking = [];
  for (const address of addresses) {
    const page = await fetch(address).then((reply) => (reply.ok ? reply.text() : ""), () => "");
    if (!/<main[^]*<h1/.test(page)) lacking.push(address);
  }
  return lacking;
}"""
"""The pages among these addresses that do not come."""
CUT = r"net::ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|FAILED)|status 404: .*nothing"


@pytest.mark.parametrize("prefixed", [False, True], ids=["root", "prefix"])
def test_after_one_visit_everything_is_there_without_a_network(
    profile: Profile, request: pytest.FixtureRequest, paths: list[str], prefixed: bool
) -> None:
    """Every page, one of each kind in a window, the search, the practice, the one-page sheet and the page for lost addresses, the other language once asked for."""
    context, watch = profile
    base = request.getfixturevalue("prefixed_site_url" if prefixed else "site_url")
    page = context.new_page()
    page.goto(f"{base}topics/sql/")
    settle(page)
    keep_too(page, "en")
    watch.allow(CUT)
    context.set_offline(True)
    for path in KINDS[:-1] if not prefixed else paths[::40]:
        page.goto(base + path, wait_until="domcontentloaded")
        assert page.url == base + path
        assert page.locator("main h1").count(), path
    nothing = f"{base}topics/nothing/"
    assert awaited(page, LACKING, [nothing, *(base + path for path in paths)], seconds=120) == [nothing]
    for home, query, anchor in (("", "пшд", "q01"), ("en/", "charged twice", "")):
        page.goto(base + home)
        page.keyboard.press("/")
        page.locator("#search-input").fill(query)
        page.locator("#search-list > *").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(f"{base}{home}") + f"topics/.*{anchor}"))
        page.goto(f"{base}{home}practice/?mode=recall&start=1")
        expect(page.locator("#pr-term")).to_be_visible()
        kind, size = awaited(
            page,
            "async (url) => { const reply = await fetch(url); return [reply.headers.get('content-type'), (await reply.blob()).size]; }",
            f"{base}{home}downloads/cram-sheet.pdf",
        )
        assert kind == "application/pdf"
        assert size > 20_000
    page.goto(f"{base}en/topics/sql")
    assert page.url == f"{base}en/topics/sql/"
    page.goto(f"{base}en/topics/nothing/")
    expect(page.locator("main section").first).to_have_attribute("lang", "en")


@pytest.mark.parametrize(("home", "other"), [("", "en/"), ("en/", "")])
def test_a_language_costs_three_requests(deployment: Served, profile: Profile, home: str, other: str) -> None:
    """The worker, the bundle and the sheet of the language that is read, and nothing of the other one until it is read in."""
    context, watch = profile
    page = context.new_page()
    page.goto(f"{deployment.url}{home}topics/sql/")
    page.wait_for_load_state("networkidle")
    settle(page)
    asked = [path for path in deployment.asked if path == "/sw.js" or "/data/offline" in path or "/downloads/" in path]
    assert asked == ["/sw.js", f"/{home}data/offline.bin", f"/{home}downloads/cram-sheet.pdf"]
    assert deployment.asked.count(f"/{home}topics/sql/") == 1
    sizes = [(deployment.folder / path[1:]).stat().st_size for path in asked[1:]]
    assert sum(sizes) < 435_000
    page.goto(f"{deployment.url}{other}")
    page.locator("a[href$='topics/aws/']").last.click()
    page.wait_for_url("**/aws/")
    until(page, "(path) => caches.match(path)", f"/sw.js?kept={'ru' if home else 'en'}")
    assert deployment.asked.count(f"/{other}data/offline.bin") == 1
    watch.allow(CUT)
    deployment.down = True
    page.goto(f"{deployment.url}{other}errata/")
    expect(page.locator("main h1")).to_be_visible()


SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
WORDS = {
    "": (
        "Сохранить для чтения без сети",
        "Сохранено для чтения без сети.",
        "Удалить с устройства",
        "Удалено с устройства",
    ),
    "en/": (
        "Keep for offline reading",
        "Kept for offline reading.",
        "Remove from this device",
        "Removed from this device",
    ),
}


@pytest.mark.parametrize("home", WORDS)
def test_a_reader_who_saves_data_is_asked(deployment: Served, profile: Profile, home: str) -> None:
    """Nothing is fetched before the button, which says what it costs, is pressed by keyboard; it says what became of it, and
    what is kept can be removed, and then stays away.
    """
    keep, kept_, remove, removed = WORDS[home]
    context, watch = profile
    context.add_init_script(SAVING)
    page = context.new_page()
    page.goto(deployment.url + home)
    button, status = page.locator("[data-offline] button"), page.locator("[data-offline] [role=status]")
    expect(button).to_have_text(re.compile(rf"^{keep} · [34]\d\d (КБ|kB)$"))
    assert "/sw.js" not in deployment.asked
    button.focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text(kept_)
    expect(button).to_be_focused()
    expect(button).to_have_text(remove)
    page.goto(f"{deployment.url}{home}topics/sql/")
    forget_http(page)
    watch.allow(f"{CUT}|error occurred when fetching the script")
    deployment.down = True
    page.goto(f"{deployment.url}{home}topics/aws/")
    expect(page.locator("main h1")).to_contain_text("AWS")
    page.goto(f"{deployment.url}{home}downloads/")
    expect(status).to_have_text(kept_)
    button.click()
    expect(status).to_contain_text(removed)
    deployment.down = False
    expect(button).to_contain_text(keep)
    assert kept(page) == {}
    page.goto(f"{deployment.url}{home}")
    expect(button).to_contain_text(keep)
    assert awaited(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    deployment.down = True
    button.click()
    expect(status).to_have_text(re.compile("Не сохранилось|It was not kept"))
    deployment.down = False
    button.click()
    expect(status).to_have_text(kept_)


def test_a_language_that_is_being_fetched_is_said_to_be_kept_once_it_is(deployment: Served, profile: Profile) -> None:
    """A reader of the second language who opens the downloads meanwhile need not press a button for what comes by itself."""
    context, _ = profile
    come = threading.Event()

    def late(path: str, data: bytes | None) -> bytes | None:
        if path.startswith("en/") and path.endswith(BUNDLE):
            come.wait(30)
        return data

    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    deployment.change = late
    page.goto(f"{deployment.url}en/topics/sql/")
    page.goto(f"{deployment.url}en/downloads/", referer=f"{deployment.url}en/topics/sql/")
    button, status = page.locator("[data-offline] button"), page.locator("[data-offline] [role=status]")
    expect(button).to_contain_text(WORDS["en/"][0])
    come.set()
    expect(status).to_have_text(WORDS["en/"][1])
    expect(button).to_have_text(WORDS["en/"][2])


def test_the_reader_of_a_free_line_who_wants_nothing_kept_has_nothing(deployment: Served, profile: Profile) -> None:
    """Removed on the page of downloads, nothing comes back by itself, there or on another page."""
    context, _ = profile
    page = context.new_page()
    page.goto(f"{deployment.url}downloads/")
    button, status = page.locator("[data-offline] button"), page.locator("[data-offline] [role=status]")
    expect(status).to_have_text(WORDS[""][1])
    button.click()
    expect(status).to_contain_text(WORDS[""][3])
    page.goto(deployment.url)
    expect(button).to_contain_text(WORDS[""][0])
    assert kept(page) == {}
    assert awaited(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


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
    assert awaited(page, fetched, "downloads/book.pdf") is False
    deployment.down = False
    assert awaited(page, fetched, "downloads/book.pdf") is True
    until(
        page, "(path) => caches.match(new URL(path, location.href))", "downloads/book.pdf"
    )  # it comes behind the answer
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    deployment.down = True
    assert awaited(page, fetched, "downloads/book.pdf") is True


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
    # All that stays are notes: of the try, so that the next page does not fetch everything again, and of a line that broke.
    notes = (f"{deployment.url}sw.js?install", f"{deployment.url}sw.js?part=")
    assert [url for urls in kept(page).values() for url in urls if not url.startswith(notes)] == []
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_cleared_cache_is_made_good(deployment: Served, profile: Profile) -> None:
    """A reader who clears the cache but keeps the worker reads on, and what is read is kept again."""
    context, watch = profile
    watch.allow("EMPTY_RESPONSE|ERR_FAILED")  # scripts that came out of the browser's memory were not kept again
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    awaited(page, "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
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
    page.keyboard.press("/")
    page.locator("#search-input").fill("GIL")
    page.locator("#search-list > *").first.wait_for()
    page.keyboard.press("Enter")  # to this very page, which stays and marks the words
    page.wait_for_url("**/topics/python/#q01")
    page.goto(f"{site_url}practice/?mode=recall&start=1")
    expect(page.locator("#pr-term")).to_be_visible()
    assert watch.problems() == []
