"""An old copy's code leads to what has changed since; the whole list is there without a script."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Profile
from tests.browser.pages_server import Served
from tests.browser.worker import VERSIONS, deploy, settle, update

SINCE = "[data-since]"
DATA: dict[str, Any] = {
    "versions": [["2026-11-29", 0, "55d66db1"], ["2026-11-24", 2, "0dd886ce"]],
    "steps": [["2026-11-29", {"q10": ["long"]}], ["2026-11-25", {"q09": ["short"], "q06": ["fact", "long"]}]],
    "questions": {
        "q06": ["6. Индексы", "topics/sql/#q06", "topics/sql/indexes/"],
        "q09": ["9. Запросы", "topics/sql/#q09", "topics/sql/query-optimization/"],
        "q10": ["10. Redis", "topics/caching/#q10", "topics/caching/redis-structures/"],
    },
    "clarified": {"q06": "errata/#q06"},
}
"""A history of the tests' own: what the site was built from may be a shallow checkout, or none."""


@pytest.fixture
def told(page: Page, site_url: str, site_folder: Path) -> Page:
    """A page that is given :data:`DATA` with the site's own words."""
    words = json.loads((site_folder / "data" / "changes.json").read_text("utf-8"))["words"]
    page.route("**/data/changes.json", lambda route: route.fulfill(json={**DATA, "words": words}))
    page.goto(site_url)
    return page


def test_a_code_opens_what_has_changed_since(told: Page, site_url: str) -> None:
    """The day of the copy, then each question once, corrections first, with links to what changed; the list stays."""
    told.goto(f"{site_url}changes/?since=0dd886ce")
    expect(told.locator(f"{SINCE} [role=status]")).to_have_text("С твоей копии от 2026-11-24 изменились:")
    assert told.locator(f"{SINCE} li").all_inner_texts() == [
        "6. Индексы: исправлен факт, подробный ответ",
        "9. Запросы: короткий ответ",
        "10. Redis: подробный ответ",
    ]
    links = [link.get_attribute("href") or "" for link in told.locator(f"{SINCE} a").all()]
    assert [link.removeprefix(site_url) for link in links] == [
        "topics/sql/indexes/",
        "errata/#q06",
        "topics/sql/#q09",
        "topics/caching/redis-structures/",
    ]
    told.locator(f"{SINCE} a").first.click()
    told.wait_for_url(f"{site_url}topics/sql/indexes/")


def test_the_other_language_opens_at_the_same_copy(told: Page, site_url: str) -> None:
    """The code goes along with the switch of the language."""
    told.goto(f"{site_url}changes/?since=0dd886ce")
    told.locator("[data-language]").click()
    told.wait_for_url(f"{site_url}en/changes/?since=0dd886ce")
    expect(told.locator(f"{SINCE} li")).to_have_count(3)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("55d66db1", "С твоей копии от 2026-11-29 ни один ответ не изменился."),
        ("deadbeef", "Версия deadbeef здесь неизвестна"),
        ("%3Cimg%20src%3Dx%3E", "Версия <img src=x> здесь неизвестна"),
    ],
)
def test_what_cannot_be_told_is_said(told: Page, site_url: str, code: str, said: str) -> None:
    """Nothing has changed, or the code is nobody's; what was typed is text."""
    told.goto(f"{site_url}changes/?since={code}")
    expect(told.locator(f"{SINCE} [role=status]")).to_contain_text(said)
    expect(told.locator(f"{SINCE} :is(li, img)")).to_have_count(0)


def test_without_the_data_it_says_so(page: Page, watch: Any, site_url: str) -> None:
    """Without a network for the list of versions the page says it, and its own list is below."""
    watch.allow("Failed to load resource|changes.json")
    page.route("**/data/changes.json", lambda route: route.abort())
    page.goto(f"{site_url}changes/?since=0dd886ce")
    expect(page.locator(SINCE)).to_have_text("Список версий не загрузился. Ниже то, что изменилось, по дням.")


def test_without_a_code_nothing_is_fetched_or_said(page: Page, watch: Any, site_url: str) -> None:
    """Who only reads the page has the list alone."""
    page.goto(f"{site_url}changes/", wait_until="networkidle")
    expect(page.locator(SINCE)).to_be_hidden()
    assert not [url for url in watch.requests if "changes.js" in url]


@pytest.mark.parametrize(("home", "said"), [("", "Этой копии 45 дней."), ("en/", "This copy is 45 days old.")])
def test_an_old_archive_says_so_and_asks_nobody(open_context: Open, unpacked: Path, home: str, said: str) -> None:
    """After a month the first page says how old it is and where to look; each foot leads there with the code."""
    with open_context(reduced_motion="reduce") as (context, watch):
        page = context.new_page()
        page.goto((unpacked / home / "topics/sql/index.html").as_uri())
        link = page.locator("footer a[data-copy]")
        made, address = link.get_attribute("data-copy") or "", link.get_attribute("href") or ""
        version = page.locator("[data-version]").inner_text()
        code = re.search(r"([0-9a-f]{8})\+?$", version)
        assert re.fullmatch(f"https?://[^?]+/{home}changes/" + (rf"\?since={code[1]}" if code else ""), address)
        if made:  # a checkout without git has no day
            for days, count in ((29, 0), (45, 1)):
                page.clock.set_fixed_time(datetime.fromisoformat(made) + timedelta(days=days))
                page.goto((unpacked / home / "index.html").as_uri())
                line = page.locator("article p:has(a[data-copy])")
                expect(line).to_have_count(count)
            expect(line).to_contain_text(said)
        assert [url for url in watch.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_a_kept_page_says_that_a_newer_version_has_come(deployment: Served, profile: Profile, root: Path) -> None:
    """The foot of the open page says so while it stays as it is, and leads to what has changed since its version."""
    context, _ = profile
    page = context.new_page()
    page.goto(deployment.url)
    settle(page)
    page.reload()
    expect(page.locator("[data-newer]")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    deploy(root, deployment, VERSIONS)
    assert update(page) == "waiting"
    newer = page.locator("footer [data-newer]")
    expect(newer).to_contain_text("Пришла новая версия, она откроется со следующей страницей.")
    code = re.search(r"([0-9a-f]{8})\+?$", page.locator("[data-version]").inner_text())
    expect(newer.locator("a")).to_have_attribute("href", f"{deployment.url}changes/?since={code[1] if code else ''}")
