"""axe-core on every page, in both palettes, with the drawer and with the search open.

Each page is looked at in full in one palette and at one width, both in rotation, and for contrast in the
other palette; a page of each kind is looked at in every palette at every width. A full product would say
the same a few minutes later. Of the coloured words of programs, which are half of a page's elements, each page keeps
one of each colour in each kind of box; on the pages of each kind all stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open
from tests.browser.promise import awaited
from tests.browser.walk import LATE
from tests.kinds import KINDS, LOST

Scheme = Literal["light", "dark"]
WIDTHS = (320, 768, 1280)
RUN = """async (only) => {
  const rules = { "target-size": { enabled: true } };
  const options = only ? { runOnly: only } : { rules };
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 120)} ${one.nodes[0].any[0]?.message ?? ""}`);
}"""

ONE_OF_EACH = """() => {
  const seen = new Set();
  for (const word of document.querySelectorAll("pre code span[class]")) {
    const kind = [word, ...["pre", ".highlight", ".admonition, details"].map((one) => word.closest(one))].map((one) => one?.className).join("|");
    if (seen.has(kind)) word.replaceWith(...word.childNodes);
    seen.add(kind);
  }
}"""
"""What a coloured word looks like follows from its class and from those around it."""


@pytest.fixture(scope="module")
def sighted(open_context: Open, root: Path) -> Iterator[Page]:
    """A page with axe in it: the one place where the policy has to be set aside."""
    with open_context(service_workers="block", bypass_csp=True, reduced_motion="reduce") as (context, watch):
        watch.allow(f"status 404: .*{LOST}")
        context.add_init_script(path=root / "node_modules" / "axe-core" / "axe.min.js")
        yield context.new_page()


def look(page: Page, only: list[str] | None = None) -> list[str]:
    """What axe finds on the page as it is, with what comes behind it."""
    awaited(page, LATE)
    found: list[str] = page.evaluate(RUN, only)
    return found


@pytest.mark.parametrize("home", ["", "en/"])
def test_axe_finds_nothing_on_any_page(sighted: Page, site_url: str, paths: list[str], home: str) -> None:
    """Every page in full at a width and palette in rotation, and for contrast in the other palette."""
    found = []
    for index, path in enumerate(path for path in paths if path.startswith("en/") == bool(home)):
        sighted.set_viewport_size({"width": WIDTHS[index % 3], "height": 800})
        schemes: tuple[Scheme, Scheme] = ("light", "dark") if index % 2 else ("dark", "light")
        sighted.emulate_media(color_scheme=schemes[0])
        sighted.goto(site_url + path)
        sighted.evaluate(ONE_OF_EACH)
        found += [f"{path} {schemes[0]}: {one}" for one in look(sighted)]
        sighted.emulate_media(color_scheme=schemes[1])
        found += [f"{path} {schemes[1]}: {one}" for one in look(sighted, ["color-contrast", "link-in-text-block"])]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_a_page_of_each_kind(sighted: Page, site_url: str, width: int, scheme: Scheme) -> None:
    """A page of each kind in this palette at this width; Russian and English take turns."""
    sighted.set_viewport_size({"width": width, "height": 800})
    sighted.emulate_media(color_scheme=scheme)
    found = []
    for index, path in enumerate(KINDS):
        sighted.goto(site_url + ("en/" if (index + width // 320) % 2 else "") + path)
        found += [f"{path}: {one}" for one in look(sighted)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("home", "query"), [("", "пшд"), ("en/", "charged twice")])
def test_axe_finds_nothing_with_drawer_or_search_open(
    sighted: Page, site_url: str, home: str, query: str, scheme: Scheme
) -> None:
    """The drawer on a phone; the search empty, with answers and without any, on a phone and on a desk."""
    sighted.emulate_media(color_scheme=scheme)
    for width in WIDTHS:
        sighted.set_viewport_size({"width": width, "height": 800})
        sighted.goto(f"{site_url}{home}topics/sql/")
        if width < 960:
            sighted.locator(".menu-button").click()
            assert look(sighted) == [], f"drawer at {width}"
            sighted.keyboard.press("Escape")
        sighted.keyboard.press("/")
        sighted.locator("dialog.ready").wait_for()
        for text, answered in (("", False), (query, True), ("qqqqzzzz", False)):
            sighted.locator("#search-input").fill(text)
            expect(sighted.locator("#search-list")).to_have_attribute("data-query", text)
            assert bool(sighted.locator("#search-list > *").count()) == answered
            assert look(sighted) == [], f"search «{text}» at {width}"
        sighted.keyboard.press("Escape")


def test_axe_can_fail(sighted: Page, site_url: str) -> None:
    """Pale text, a nameless button and a picture without words are found."""
    sighted.emulate_media(color_scheme="light")
    sighted.goto(site_url)
    sighted.evaluate(
        "document.querySelector('h1').style.color = '#ddd'; document.querySelector('h1').after("
        "document.createElement('button'), Object.assign(new Image(), { src: 'data:,' }))"
    )
    found = {line.split(":")[0] for line in look(sighted)}
    assert {"color-contrast", "button-name", "image-alt"} <= found


def test_a_pale_word_of_a_program_can_fail(sighted: Page, site_url: str) -> None:
    """A colour of programs that is too pale is found on the words that are kept."""
    sighted.emulate_media(color_scheme="light")
    sighted.goto(f"{site_url}topics/python/asyncio/")
    sighted.evaluate(ONE_OF_EACH)
    assert look(sighted, ["color-contrast"]) == []
    sighted.add_style_tag(content=".highlight .nn { color: #ddd !important }")
    assert any('class="nn"' in line for line in look(sighted, ["color-contrast"]))


def test_languages_are_marked_where_they_change(sighted: Page, site_url: str) -> None:
    """The page says which language it is in, and the switch to the other language which that is."""
    for home, lang, other in (("", "ru", "en"), ("en/", "en", "ru")):
        sighted.goto(f"{site_url}{home}topics/sql/")
        assert sighted.locator("html").get_attribute("lang") == lang
        assert sighted.locator("[data-language]").get_attribute("lang") == other
