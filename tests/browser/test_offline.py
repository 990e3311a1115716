"""The service worker: everything without a network after one visit, and versions that arrive whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.conftest import Open
from tests.browser.pages_server import Served
from tests.browser.watch import Watch

from cheatsheet import disk
from cheatsheet.offline import fill_worker

ACTIVE = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
  return active.state;
}"""
CUT = r"net::ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|FAILED)|status 404: .*nothing"


def deploy(root: Path, served: Served, edits: dict[str, tuple[str, str]]) -> None:
    """Put a new version in the served folder: ``edits`` (old and new text by path), and a worker that lists it."""
    for path, (old, new) in edits.items():
        file = served.folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    worker = fill_worker((root / "docs" / "sw.js").read_text("utf-8"), disk.files(served.folder))
    (served.folder / "sw.js").write_text(worker, "utf-8")


def settle(page: Page) -> None:
    """Wait until the worker serves."""
    assert page.evaluate(ACTIVE) == "activated"


def update(page: Page) -> str:
    """Have the browser look for a new version and wait until its fate is sealed: ``waiting``, ``failed`` or ``none``."""
    fate = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration.update().catch(() => undefined);
          const fresh = registration.installing;
          if (fresh) await new Promise((done) => fresh.addEventListener("statechange", done, { once: true }));
          if (fresh?.state === "redundant") return "failed";
          return registration.waiting ? "waiting" : "none";
        }"""
    )
    assert isinstance(fate, str)
    return fate


@pytest.fixture
def profile(open_context: Open) -> Iterator[tuple[BrowserContext, Watch]]:
    """A profile with service workers, as a reader's is, without animations."""
    with open_context(service_workers="allow", reduced_motion="reduce", viewport={"width": 390, "height": 800}) as both:
        yield both


VERSIONS = {
    "index.html": ("</h1>", " · вторая</h1>"),
    "topics/sql/index.html": ("</h1>", " · вторая</h1>"),
    "assets/css/search.css": (".search-", "/* second */ .search-"),
}


@pytest.mark.parametrize("prefixed", [False, True], ids=["root", "prefix"])
def test_after_one_visit_everything_is_there_without_a_network(
    profile: tuple[BrowserContext, Watch], request: pytest.FixtureRequest, paths: list[str], prefixed: bool
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
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.locator("main h1:visible")).to_have_count(1)


def test_what_is_kept_costs_under_three_megabytes(site_folder: Path) -> None:
    """The files that the worker fetches by itself, compressed as a server sends them."""
    import gzip

    from cheatsheet.offline import kept

    files = disk.files(site_folder)
    chosen = kept(files)
    assert sum(len(gzip.compress(files[path])) for path in chosen) < 3_000_000
    assert "downloads/cram-sheet.pdf" in chosen
    assert "downloads/book.pdf" not in chosen


def test_a_pdf_is_kept_once_it_has_been_opened(deployment: Served, profile: tuple[BrowserContext, Watch]) -> None:
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
    page.wait_for_timeout(200)  # the copy is put away behind the answer
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    deployment.down = True
    assert page.evaluate(fetched, "downloads/book.pdf") is True


def test_a_new_version_waits_for_the_next_page_and_comes_whole(
    deployment: Served, profile: tuple[BrowserContext, Watch], root: Path
) -> None:
    """Deployed in mid-visit: the open page stays as it is, the next one and all after it are the new version."""
    context, _ = profile
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    page.evaluate("window.mark = 'not reloaded'")
    deploy(root, deployment, VERSIONS)
    assert update(page) == "waiting"
    old = page.evaluate("fetch('topics/sql/').then((reply) => reply.text())")
    assert "вторая" not in old
    page.wait_for_timeout(300)
    assert page.evaluate("window.mark") == "not reloaded"
    assert "вторая" not in page.content()
    page.locator(".cards a[href='topics/sql/']").click()
    expect(page.locator("h1").first).to_contain_text("вторая")
    assert page.url == f"{deployment.url}topics/sql/"
    assert "second" in page.evaluate("fetch('../../assets/css/search.css').then((reply) => reply.text())")
    assert page.evaluate("caches.keys().then((names) => names.length)") == 1
    page.go_back()
    expect(page.locator("h1").first).to_contain_text("вторая")
    deployment.down = True
    page.reload()
    expect(page.locator("h1").first).to_contain_text("вторая")


def test_a_new_version_takes_no_page_from_under_another_tab(
    deployment: Served, profile: tuple[BrowserContext, Watch], root: Path
) -> None:
    """While two tabs are open both stay with the old version, whole; when one is left, the new one comes."""
    context, _ = profile
    one, other = context.new_page(), context.new_page()
    one.goto(deployment.url)
    settle(one)
    other.goto(f"{deployment.url}topics/aws/")
    one.reload()
    deploy(root, deployment, VERSIONS)
    assert update(one) == "waiting"
    one.goto(f"{deployment.url}topics/sql/")
    assert "вторая" not in one.content()
    other.close()
    one.goto(deployment.url)
    expect(one.locator("h1").first).to_contain_text("вторая")


@pytest.mark.parametrize("half", ["a file of the old version", "no file yet"])
def test_half_a_deployment_changes_nothing(
    deployment: Served, profile: tuple[BrowserContext, Watch], root: Path, half: str
) -> None:
    """With one file of the new version not there yet, the old version goes on serving; later the new one comes whole."""
    context, watch = profile
    watch.allow("status 404: .*topics/sql|is not of version")
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    old = (deployment.folder / "topics/sql/index.html").read_bytes()
    deploy(root, deployment, VERSIONS)
    late = old if half.startswith("a file") else None
    deployment.change = lambda path, data: late if path == "topics/sql/index.html" else data
    assert update(page) == "failed"
    page.goto(f"{deployment.url}topics/sql/")
    assert "вторая" not in page.content()
    page.goto(deployment.url)
    assert "вторая" not in page.content()
    assert page.evaluate("caches.keys().then((names) => names.length)") == 1
    deployment.change = lambda _, data: data
    assert update(page) == "waiting"
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("h1").first).to_contain_text("вторая")


def test_a_withdrawn_worker_clears_up_and_goes(
    deployment: Served, profile: tuple[BrowserContext, Watch], root: Path
) -> None:
    """A worker without files, published in place of the real one, leaves no caches and no registration."""
    context, _ = profile
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    (deployment.folder / "sw.js").write_bytes((root / "docs" / "sw.js").read_bytes())
    assert update(page) == "waiting"
    page.route(
        "**/offline.js",
        lambda route: route.fulfill(body="export function register() {}", content_type="text/javascript"),
    )
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()
    gone = "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(([a, b]) => a.length + b.length === 0)"
    page.wait_for_function(gone)
    deployment.asked.clear()
    page.goto(f"{deployment.url}topics/aws/")
    assert "/topics/aws/" in deployment.asked


def test_a_broken_worker_is_replaced(deployment: Served, profile: tuple[BrowserContext, Watch], root: Path) -> None:
    """A worker that cannot run leaves the old one serving, and the next good one takes over."""
    context, watch = profile
    watch.allow("sw.js|ServiceWorker|SyntaxError|Unexpected")
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    (deployment.folder / "sw.js").write_text("this is { no script", "utf-8")
    assert update(page) == "none"
    deployment.down = True
    page.goto(f"{deployment.url}topics/sql/")
    assert page.locator("#q06").count() == 1
    deployment.down = False
    deploy(root, deployment, VERSIONS)
    assert update(page) == "waiting"
    page.goto(deployment.url)
    expect(page.locator("h1").first).to_contain_text("вторая")


def test_a_full_disk_spoils_nothing(deployment: Served, profile: tuple[BrowserContext, Watch]) -> None:
    """When the device has no room, the site goes on with the network and keeps no half of a version."""
    context, watch = profile
    watch.allow("Quota|quota")
    page = context.new_page()
    origin = deployment.url.rstrip("/")
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000})
    page.goto(deployment.url)
    page.wait_for_timeout(3500)  # the worker comes after 1.5 s, and there is nothing to wait for
    page.wait_for_function(
        "navigator.serviceWorker.getRegistrations().then((all) => all.every((one) => !one.installing))"
    )
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()
    assert page.evaluate("caches.keys().then((names) => names.length)") == 0
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_cleared_cache_is_made_good(deployment: Served, profile: tuple[BrowserContext, Watch]) -> None:
    """A reader who clears the cache but keeps the worker reads on, and what is read is kept again."""
    context, _ = profile
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()
    page.wait_for_timeout(200)  # the copy is put away behind the answer
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    deployment.down = True
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()


FORBIDDEN = """
for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
if (navigator.serviceWorker)
  navigator.serviceWorker.register = () => Promise.reject(new DOMException("denied", "SecurityError"));
"""


def test_with_storage_forbidden_everything_else_works(site_url: str, profile: tuple[BrowserContext, Watch]) -> None:
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
    page.wait_for_timeout(1800)  # past the moment at which the worker is asked for
    page.goto(f"{site_url}practice/?mode=recall&start=1")
    expect(page.locator("#pr-term")).to_be_visible()
    assert watch.problems() == []
