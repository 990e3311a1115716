"""A new version of the site arrives whole or not at all, between two pages, and a worker can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.pages_server import Served
from tests.browser.promise import awaited
from tests.browser.watch import Watch
from tests.browser.worker import VERSIONS, a_day_later, deploy, kept, settle, update

Profile = tuple[BrowserContext, Watch]


def _read_while_a_newer_waits(page: Page, deployment: Served, root: Path) -> None:
    """Open the home page under the worker's first version, and have the second one deployed, which waits."""
    page.goto(deployment.url)
    settle(page)
    page.reload()
    deploy(root, deployment, VERSIONS)
    assert update(page) == "waiting"


def test_a_new_version_waits_for_the_next_page_and_comes_whole(
    deployment: Served, profile: Profile, root: Path
) -> None:
    """Deployed in mid-visit: the open page stays as it is, the next one and all after it are the new version."""
    context, _ = profile
    page = context.new_page()
    _read_while_a_newer_waits(page, deployment, root)
    page.evaluate("window.mark = 'not reloaded'")
    old = awaited(page, "fetch('topics/sql/').then((reply) => reply.text())")
    assert "вторая" not in old
    assert update(page) == "waiting"  # still, after another look
    assert page.evaluate("window.mark") == "not reloaded"
    assert "вторая" not in page.content()
    page.locator(".cards a[href='topics/sql/']").click()
    expect(page.locator("h1").first).to_contain_text("вторая")
    assert page.url == f"{deployment.url}topics/sql/"
    assert "second" in awaited(page, "fetch('../../assets/css/search.css').then((reply) => reply.text())")
    assert awaited(page, "caches.keys().then((names) => names.length)") == 1
    page.go_back()
    expect(page.locator("h1").first).to_contain_text("вторая")
    deployment.down = True
    page.reload()
    expect(page.locator("h1").first).to_contain_text("вторая")


def test_a_new_version_takes_no_page_from_under_another_tab(deployment: Served, profile: Profile, root: Path) -> None:
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


def test_a_link_opened_in_a_new_tab_changes_nothing_under_the_first(
    deployment: Served, profile: Profile, root: Path
) -> None:
    """The page that is read stays with its version, whole, and the one in the new tab is of the same."""
    context, _ = profile
    one = context.new_page()
    _read_while_a_newer_waits(one, deployment, root)
    with context.expect_page() as opened:
        one.locator(".cards a[href='topics/sql/']").click(modifiers=["ControlOrMeta"])
    other = opened.value
    other.wait_for_url("**/topics/sql/")
    expect(other.locator("#q06")).to_be_attached()
    assert "вторая" not in other.content()
    assert "second" not in awaited(one, "fetch('assets/css/search.css').then((reply) => reply.text())")
    assert len(kept(one)) == 2


def test_a_language_asked_for_while_a_newer_version_waits_comes_with_that(
    deployment: Served, profile: Profile, root: Path
) -> None:
    """The host has no other files any more; the button says that it is kept, and without a network it is."""
    context, _ = profile
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.goto(f"{deployment.url}en/downloads/")
    button, status = page.locator("[data-offline] button"), page.locator("[data-offline] [role=status]")
    expect(button).to_contain_text("Keep for offline reading")
    deploy(root, deployment, {"en/topics/sql/index.html": ("</h1>", " · second</h1>")})
    assert update(page) == "waiting"
    button.click()
    expect(status).to_contain_text("Kept for offline reading")
    deployment.down = True
    page.goto(f"{deployment.url}en/topics/sql/")
    expect(page.locator("h1").first).to_contain_text("second")
    assert len(kept(page)) == 1


@pytest.mark.parametrize("half", ["a file of the old version", "no file yet"])
def test_half_a_deployment_changes_nothing(deployment: Served, profile: Profile, root: Path, half: str) -> None:
    """With one file of the new version not there yet, the old version goes on serving; later the new one comes whole."""
    context, watch = profile
    watch.allow("status 404: .*topics/sql|is not of version|Not kept")
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
    deployment.change = lambda _, data: data
    a_day_later(page)
    assert update(page) == "waiting"
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("h1").first).to_contain_text("вторая")
    assert len(kept(page)) == 1


def test_a_withdrawn_worker_clears_up_and_goes(deployment: Served, profile: Profile, root: Path) -> None:
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


def test_a_broken_worker_is_replaced(deployment: Served, profile: Profile, root: Path) -> None:
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
