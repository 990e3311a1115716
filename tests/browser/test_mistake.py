"""«Здесь ошибка»: a plain link without a script; with one, what is reported is shown first, and can be copied."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.practice import address
from tests.browser.promise import awaited, hold
from tests.browser.walk import LATE

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LONG = re.compile(r"^(en/)?topics/[^/]+/[^/]+/$")
OF_ANSWERS = re.compile(r"^(en/)?(topics/.+|quick-answers/|all/)$")


def opened(page: Page, site_url: str, path: str) -> None:
    """Open a page and wait for the script that answers a press on the link, which comes behind the page itself."""
    page.goto(address(site_url, path))
    awaited(page, LATE)


def fields(href: str | None) -> dict[str, str]:
    """What the form is filled with."""
    parts = urlsplit(href or "")
    assert parts.path.endswith("/issues/new")
    return {name: value for name, (value,) in parse_qs(parts.query).items()}


def test_every_page_of_answers_has_the_link_without_a_script(browser: Browser, site_url: str, paths: list[str]) -> None:
    """The page, the version, and the file and line that it is made of stand in the plain address of the form."""
    with browser.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        pages = [path for path in paths if OF_ANSWERS.match(path)]
        assert len(pages) == 2 * (11 + 38 + 2)
        for path in pages[::5]:
            page.goto(address(site_url, path))
            got = fields(page.locator("article a[href*='template=mistake']").get_attribute("href"))
            assert got["template"] == "mistake.yml"
            assert got["page"] == path
            if not LONG.match(path):
                assert got.keys() == {"template", "page"}, "a page that has to be small leaves the rest to the script"
                continue
            name, _, line = got["source"].rpartition(":")
            assert 0 < int(line) <= (ROOT / name).read_text("utf-8").count("\n")
            assert got["version"] in page.locator(".md-copyright").inner_text()


def test_selected_words_are_reported_with_their_heading_and_line(page: Page, site_url: str) -> None:
    """The second answer of a topic, marked with the mouse: its anchor, its line in the sheet, the words, what is typed."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, site_url, "topics/sql/")
    link = page.locator("article a[href*='template=mistake']")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-question=q07] .answer p'))")
    words = " ".join(page.evaluate("getSelection().toString()").split())
    link.click()
    dialog = page.get_by_role("dialog", name="Здесь ошибка")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("Наоборот & точка")
    got = fields(dialog.get_by_role("link").get_attribute("href"))
    assert got["page"] == address(site_url, "topics/sql/#q07")
    assert got["words"] == words
    assert got["wrong"] == "Наоборот & точка"
    name, _, line = got["source"].rpartition(":")
    assert (ROOT / name).read_text("utf-8").split("\n")[int(line) - 1].startswith("**7. ")
    assert got["version"] in page.locator(".md-copyright").inner_text()
    dialog.get_by_role("button", name="Скопировать").click()
    expect(dialog.get_by_role("status")).to_have_text("Скопировано")
    copied = page.evaluate("navigator.clipboard.readText()")
    for part in (got["page"], got["source"], words, "Наоборот & точка"):
        assert part in copied
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()


def test_presses_while_the_report_is_on_its_way_open_one(page: Page, site_url: str) -> None:
    """The link is pale until it comes; a second press opens no second dialog over what is typed in the first."""
    held = hold(page, "**/data/mistake.json")
    opened(page, site_url, "topics/sql/")
    link = page.locator("article a[href*='template=mistake']")
    with page.expect_request("**/data/mistake.json"):
        link.click()
    expect(link).to_have_css("opacity", "0.5")
    link.click()
    page.evaluate("new Promise((done) => setTimeout(done, 200))")
    for route in held:
        route.continue_()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("слово")
    expect(dialog).to_have_count(1)
    assert len(held) == 1
    dialog.get_by_role("button", name="Закрыть").click()
    expect(dialog).to_have_count(0)
    expect(link).to_have_css("opacity", "1")
    page.unroute("**/data/mistake.json")
    link.click()
    expect(dialog).to_have_count(1)


def test_a_key_reports_what_is_selected_now(page: Page, site_url: str) -> None:
    """Words that were selected when a finger touched the link and slid off it are not those of a later key."""
    opened(page, site_url, "topics/sql/")
    link = page.locator("article a[href*='template=mistake']")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-question=q07] .answer p'))")
    link.dispatch_event("pointerdown")
    page.evaluate("getSelection().removeAllRanges()")
    link.press("Enter")
    assert "words" not in fields(page.get_by_role("dialog").get_by_role("link").get_attribute("href"))


def test_a_report_that_may_not_be_copied_is_selected_and_told(page: Page, site_url: str) -> None:
    """Where the browser refuses, the text stands selected and the dialog says so, in sight; a later success takes it back."""
    page.add_init_script(
        "navigator.clipboard.writeText = () => window.may ? Promise.resolve() : Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    opened(page, site_url, "topics/sql/")
    page.locator("article a[href*='template=mistake']").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Скопировать").click()
    said = dialog.get_by_role("status")
    expect(said).to_have_text("Браузер не дал скопировать. Текст выделен: скопируй его сам.")
    assert said.evaluate("(one) => one.getBoundingClientRect().height") > 9
    assert "docs/_source/ru/cheatsheet.md" in page.evaluate("getSelection().toString()")
    page.evaluate("window.may = true")
    dialog.get_by_role("button", name="Скопировать").click()
    expect(said).to_have_text("Скопировано")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["topics/sql/indexes/", "en/topics/sql/indexes/"])
def test_the_report_is_readable_by_everybody(page: Page, site_url: str, path: str, scheme: Any) -> None:
    """On a phone in either palette axe finds nothing, nothing sticks out, and the keyboard opens it on a long answer."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 640})
    opened(page, site_url, path)
    link = page.locator("article a[href*='template=mistake']")
    page.locator("[data-know]").wait_for()  # the module that answers is there by then
    link.focus()
    page.keyboard.press("Enter")
    page.locator("dialog textarea").wait_for()
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate("axe.run().then(({violations}) => violations.map((v) => [v.id, v.nodes[0].html]))") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "(({left, right}) => left >= 0 && right <= innerWidth)(document.querySelector('dialog').getBoundingClientRect())"
    )


def test_without_the_module_the_link_is_what_it_was(page: Page, watch: Any, site_url: str) -> None:
    """Gone offline since the page was opened: the press follows the link."""
    watch.allow("mistake-form|ERR_FAILED")
    watch.hosts = (*watch.hosts, "github.com")
    page.route("**/mistake-form.js", lambda route: route.abort())
    page.route("https://github.com/**", lambda route: route.fulfill(body="the form"))
    opened(page, site_url, "topics/sql/")
    page.locator("[data-know]").first.wait_for()
    page.locator("article a[href*='template=mistake']").click()
    page.wait_for_url(re.compile(r"^https://github\.com/.*/issues/new\?template=mistake\.yml"))
