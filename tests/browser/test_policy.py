"""Private and safe: nothing but the site itself is asked, and nothing runs that the policy does not name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Playwright, expect
from tests.browser.conftest import Open, start_browser
from tests.browser.promise import awaited
from tests.browser.walk import Seen, use_everything
from tests.browser.watch import Watch
from tests.browser.worker import settle, until

from find_browser import find_browser


def test_no_page_has_errors_violations_or_other_hosts(seen: Seen) -> None:
    """On every page, with palette, drawer and search used: a silent console, no violation, no request to another host."""
    assert seen.problems == []


def test_the_worker_and_practice_keep_to_the_policy(open_context: Open, site_url: str) -> None:
    """With the service worker at work, practice and its interview, a copied block of code and hidden answers."""
    with open_context(service_workers="allow", permissions=["clipboard-write"]) as (context, watch):
        page = context.new_page()
        page.goto(f"{site_url}topics/python/")
        page.locator("[data-hide-answers]").click()
        page.locator(".answer-show").first.click()
        settle(page)
        page.goto(f"{site_url}topics/python/asyncio/")
        page.locator("button.copy").first.click()
        for query, ready in (("?mode=recall&start=1", "#pr-term"), ("?mode=mock&minutes=15&start=1", "#pr-term")):
            page.goto(f"{site_url}practice/{query}")
            page.locator(ready).wait_for()
        page.goto(f"{site_url}topics/sql/#:~:text=B-Tree")
        assert watch.problems() == []


@pytest.mark.parametrize(
    "attack",
    [
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hit = 1' }))",
        "document.body.innerHTML = '<img src=x onerror=window.hit=1>'",
        "eval('window.hit = 1')",
        "new Image().src = 'https://evil.example/x.png'",
        "fetch('https://evil.example/x')",
        "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://evil.example/' }))",
        "Object.assign(document.body.appendChild(document.createElement('form')), { action: 'https://evil.example/' }).submit()",
    ],
)
def test_the_policy_stops_what_it_should(page: Page, watch: Watch, site_url: str, attack: str) -> None:
    """Script, markup, code from text and other hosts are stopped by the page's own policy, and are seen by the watch."""
    page.goto(f"{site_url}topics/sql/")
    watch.allow(
        "policy:|Content Security Policy|Trusted|Failed to fetch|Refused|violates|TypeError|EvalError|evil|ERR_BLOCKED_BY_CSP|ERR_FAILED"
    )
    # As an attacker's script would run: as a module of the page, since the debugger is not bound by the policy.
    page.route(
        "**/assets/js/offline.js",
        lambda route: route.fulfill(
            content_type="text/javascript", body=f"export const register = () => {{}}; {attack};"
        ),
    )
    page.reload()
    awaited(page, "import('/assets/js/offline.js').catch(() => undefined)")
    watch.wait_for(page, "policy|trusted")
    assert page.evaluate("window.hit") is None
    watch.requests[:] = [url for url in watch.requests if "evil.example" not in url]


def test_the_watch_sees_a_stray(open_context: Open, site_url: str) -> None:
    """A request to another host and an uncaught error on a page without a policy are noticed."""
    with pytest.raises(AssertionError, match=r"a\.example"), open_context(bypass_csp=True) as (context, watch):  # noqa: PT012 - the error is raised when the profile closes
        page = context.new_page()
        context.route("https://a.example/**", lambda route: route.fulfill(body=""))
        page.goto(site_url)
        awaited(page, "fetch('https://a.example/x', { mode: 'no-cors' }).catch(() => undefined)")
        page.evaluate("setTimeout(() => { throw new Error('stray') })")
        watch.wait_for(page, "stray")


def test_no_name_is_looked_up(playwright: Playwright, site_url: str, paths: list[str], tmp_path: Path) -> None:
    """The browser's own network log knows no host but this one, nor a look-up of a name, while the site is used."""
    log = tmp_path / "net.json"
    with start_browser(playwright, find_browser(playwright), f"--log-net-log={log}") as browser:
        context = browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        for path in ("", "en/", *paths[5::12], "practice/?mode=recall&start=1", "downloads/"):
            page.goto(site_url + path)
            until(page, "() => document.querySelector('[data-palette]').title")
            if "practice" not in path:
                use_everything(page)
        page.locator("article a").first.hover()
        settle(page)
        context.close()
    assert _hosts(log) <= {"127.0.0.1"}


def _hosts(log: Path) -> set[str]:
    """Every host that a network log of Chromium names in a request or a look-up on behalf of a page of this machine."""
    text = log.read_text("utf-8").rstrip().rstrip(",")
    record: dict[str, Any] = json.loads(text if text.endswith("}") else f"{text}]}}")
    kinds = {number: name for name, number in record["constants"]["logEventTypes"].items()}
    found = set()
    for event in record["events"]:
        kind, params = kinds.get(event["type"], ""), event.get("params") or {}
        # The browser's own updates and accounts carry other keys than those of the page's host.
        keys = str(params.get("network_isolation_key")) + str(params.get("network_anonymization_key"))
        address = params.get("url" if kind == "URL_REQUEST_START_JOB" else "host", "")
        if address and "127.0.0.1" in keys and kind.startswith(("URL_REQUEST_START_JOB", "HOST_RESOLVER_MANAGER")):
            found.add(urlsplit(address if "//" in address else f"//{address}").hostname or "")
    assert found, "the log is empty, so it proves nothing"
    return found - {"content-autofill.googleapis.com"}  # the browser's own question about each input on any page


def test_links_outward_give_nothing_away(page: Page, site_url: str, paths: list[str]) -> None:
    """Links to other hosts have ``rel=noopener``, and the page says what it tells other hosts of where a reader comes from."""
    for path in paths[::4]:
        page.goto(site_url + path, wait_until="domcontentloaded")
        expect(page.locator("meta[name=referrer]")).to_have_attribute("content", "strict-origin-when-cross-origin")
        bad = page.evaluate(
            "[...document.querySelectorAll('a[href^=http]')].filter((a) => a.origin !== location.origin && !a.relList.contains('noopener')).map((a) => a.outerHTML)"
        )
        assert bad == [], path
