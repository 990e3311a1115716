"""What comes out of a printer, or goes into a PDF by way of one."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

PATHS = (
    "",
    "topics/bigdata/",
    "topics/sql/",
    "topics/python/asyncio/",
    "quick-answers/",
    "en/all/",
    "downloads/",
    "errata/",
    "changes/",
    "en/practice/",
)


def printed(page: Page) -> list[str]:
    """The text of each sheet."""
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


@pytest.mark.parametrize("path", PATHS)
def test_no_sheet_is_blank(page: Page, site_url: str, path: str) -> None:
    """Every sheet has text on it, in particular the last one."""
    page.goto(site_url + path)
    sheets = printed(page)
    assert all(len(sheet.strip()) > 20 for sheet in sheets), [len(sheet) for sheet in sheets]


@pytest.mark.parametrize("path", ["topics/bigdata/", "quick-answers/"])
def test_a_short_page_is_one_sheet(page: Page, site_url: str, path: str) -> None:
    """A topic of three answers and the table take no second sheet, from a phone either."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(site_url + path)
        assert len(printed(page)) == 1


LETTERS = """() => [...document.querySelectorAll("figure svg text")].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a * 0.75).filter(Boolean)"""
"""Points that the letters of a page's diagrams have."""


def test_the_letters_of_a_diagram_are_read_on_paper(page: Page, site_url: str, site_folder: Path) -> None:
    """On a sheet of A4, within its margins, no letter of any diagram is smaller than 7 points."""
    page.set_viewport_size({"width": 688, "height": 1000})
    page.emulate_media(media="print")
    drawn = [path for path in site_folder.glob("topics/*/*/index.html") if "<figure" in path.read_text("utf-8")]
    assert len(drawn) > 10
    for path in drawn:
        page.goto(f"{site_url}{path.parent.relative_to(site_folder).as_posix()}/")
        assert min(page.evaluate(LETTERS)) >= 7, path.parent.name


def test_a_sheet_says_where_it_is_from(page: Page, site_url: str) -> None:
    """The end of what is printed of any page to be read names the address under which it is published; no screen does.

    Practice is none: what it prints is a list of one's own, on one side.
    """
    for path in (one for one in PATHS if "practice" not in one):
        page.goto(site_url + path)
        address = str(page.locator("link[rel=canonical]").get_attribute("href"))
        assert address.endswith(f"/{path}")
        expect(page.get_by_text(address, exact=True)).to_be_hidden()
        assert address in "".join(printed(page)[-1].split()), path


def test_what_is_only_for_a_screen_is_not_printed(page: Page, site_url: str) -> None:
    """No bar, drawer, contents, search, buttons, permalinks or ways to other pages, wherever the drawer and the search stand."""
    page.goto(f"{site_url}topics/sql/")
    page.keyboard.press("/")
    page.locator("dialog.ready").wait_for()
    page.emulate_media(media="print")
    for name in (
        ".md-header",
        "#menu",
        "#contents",
        "dialog",
        ".md-footer__inner",
        ".md-top",
        ".md-skip",
        "button",
        ".headerlink",
    ):
        for element in page.locator(name).all():
            assert not element.is_visible(), name
    assert page.locator(".entry .answer").first.is_visible()


@pytest.mark.parametrize("kept", [None, "dark"])
def test_paper_is_white_and_ink_is_black_in_the_dark_palette_too(page: Page, site_url: str, kept: str | None) -> None:
    """Whether dark comes from the system or from the reader's choice, print is dark on white, code, tables and the foot included."""
    page.emulate_media(color_scheme="dark")
    page.goto(site_url)
    if kept:
        page.evaluate("(theme) => localStorage.setItem('backend-cheatsheet:/:theme', JSON.stringify(theme))", kept)
    for path in ("topics/python/asyncio/", "quick-answers/", "downloads/", ""):
        page.goto(site_url + path)
        page.emulate_media(media="print", color_scheme="dark")
        wrong = page.evaluate(
            """() => {
              const light = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return a === 0 ? null : (r * 3 + g * 6 + b) / 10; };
              return [document.documentElement, ...document.querySelectorAll("body, body *")].filter((e) => e.checkVisibility()).flatMap((e) => {
                const style = getComputedStyle(e), ground = light(style.backgroundColor), ink = light(style.color);
                return (ground !== null && ground < 225 && !e.matches(".level, .dot")) || (e.childNodes.length && ink > 130)
                  ? [`${e.outerHTML.slice(0, 60)} ${style.color} on ${style.backgroundColor}`] : [];
              });
            }"""
        )
        assert wrong == [], path
        page.emulate_media(media="screen", color_scheme="dark")


def test_hidden_answers_are_printed(page: Page, site_url: str) -> None:
    """Somebody who tests themselves on the screen still gets the answers on paper."""
    page.goto(f"{site_url}topics/sql/")
    page.locator("[data-hide-answers]").click()
    expect(page.locator(".entry .answer").first).to_be_hidden()
    text = " ".join("".join(printed(page)).split())
    assert "B-Tree" in text
    assert "Показать" not in text


@pytest.mark.parametrize("query", ["mode=recall&start=1", "mode=mock&start=1"])
def test_a_card_in_a_round_is_printed_as_it_stands_there(page: Page, site_url: str, query: str) -> None:
    """The term is on paper, its answer only when it is open, and no button."""
    page.goto(f"{site_url}practice/?topics=sql&kind=full&{query}")
    page.locator(".pr-show").wait_for()
    term = "".join(page.locator("#pr-term").inner_text().split())
    page.emulate_media(media="print")
    (sheet,) = printed(page)
    assert term in "".join(sheet.split())
    assert not page.locator(".pr-show").is_visible()
    assert not page.locator(".pr-answer").is_visible()
