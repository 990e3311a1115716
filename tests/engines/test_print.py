"""Long answers, the plan and what is shaky on paper, out of Firefox and Chromium. WebKit prints too, but its driver cannot ask it to."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfplumber
import pytest

from tests.browser.pages_server import serve
from tests.engines.chromium import Chromium
from tests.engines.conftest import Start
from tests.engines.driver import Driver
from tests.engines.firefox import Firefox
from tests.engines.pages import LEADS, PLAN_STEPS, SHAKY, STORE, Site

ANSWERS = ("python/asyncio", "patterns-security/solid", "system-integration/legacy-api-versioning")
"""Long answers that end a page badly in one engine or another when nothing is done about it."""


@pytest.fixture(params=("chromium", "firefox"))
def printer(request: pytest.FixtureRequest, start: Start) -> Iterator[Driver]:
    """A browser that prints."""
    driver = start(request.param)
    yield driver
    driver.close()


def _plain(text: str) -> str:
    """Letters and digits: a PDF knows little of blanks."""
    return re.sub(r"\W+", "", text)


def badly_ended(pdf: bytes, leads: list[str]) -> list[str]:
    """Pages that end in a line which leads to what is on the next, and pages but the last that are more than 40 % empty."""
    found = []
    headings = {_plain(one) for one in leads}
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages[:-1], 1):
            last = max(page.extract_text_lines(), key=lambda line: float(line["bottom"]))
            if _plain(last["text"]) in headings:
                found.append(f"page {number} ends in {last['text']}")
            if last["bottom"] < 0.6 * page.height:
                found.append(f"page {number} ends at {last['bottom'] / page.height:.0%}")
    return found


def test_a_print_says_where_it_is_from(printer: Driver, site_folder: Path) -> None:
    """The address under which the page is published is the last line of the article, on its last sheet."""
    assert isinstance(printer, Chromium | Firefox)
    with serve(site_folder) as served:
        site = Site(printer, served.url, "en")
        site.visit("topics/sql/")
        with pdfplumber.open(io.BytesIO(printer.print())) as opened:
            last = opened.pages[-1].extract_text()
        assert "https://python-backend.example/en/topics/sql/" in last


def test_no_page_ends_in_a_heading_or_half_way(printer: Driver, site_folder: Path) -> None:
    """On A4 no heading and no file's name is the last line of a page, and no page but the last is nearly half empty."""
    assert isinstance(printer, Chromium | Firefox)
    found = []
    with serve(site_folder) as served:
        for lang in ("ru", "en"):
            site = Site(printer, served.url, lang)
            for answer in ANSWERS:
                site.visit(f"topics/{answer}/")
                found += [f"{lang} {answer}: {one}" for one in badly_ended(printer.print(), site.texts(LEADS))]
    assert found == []


def test_the_plan_and_what_is_shaky_are_one_side_each(printer: Driver, site_folder: Path) -> None:
    """From a phone, in both languages, with thirty shaky cards: all of it is there, and no second side. All cards take two."""
    assert isinstance(printer, Chromium | Firefox)
    printer.resize(360, 640)
    with serve(site_folder) as served:
        for lang in ("ru", "en"):
            site = Site(printer, served.url, lang)
            for mode, rows, shaky, count, most in (
                ("plan", f"{PLAN_STEPS} a", ALL, 38, 1),
                ("shaky", SHAKY, ALL[:30], 30, 1),
                ("shaky", SHAKY, ALL, len(ALL), 2),
            ):
                _mark(site, shaky)
                site.visit(f"practice/?mode={mode}")
                site.waits_for(rows)
                terms = site.texts(rows)
                assert len(terms) == count
                with pdfplumber.open(io.BytesIO(printer.print())) as opened:
                    sides = [_plain(side.extract_text()) for side in opened.pages]
                assert len(sides) == most, f"{lang} {mode} {count}"
                assert [term for term in terms if not any(_plain(term) in side for side in sides)] == []


ALL = tuple([f"q{n:02}" for n in range(1, 39)] + [f"r{n:02}" for n in range(1, 16)])
"""Every card of the sheet."""


def _mark(site: Site, shaky: Sequence[str]) -> None:
    """Have these cards, and no others, marked «almost» and «don't know»."""
    cards = {one: {"box": 1 + i % 2, "due": 1, "last": 1, "seen": 1} for i, one in enumerate(shaky)}
    site.visit()
    kept = json.dumps({"version": 1, "cards": cards})
    site.driver.run("(...kept) => { localStorage.setItem(...kept); return 1; }", STORE, kept)
