"""One list of journeys through the site, made in Chromium, Firefox and WebKit."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.pages_server import Served, serve
from tests.engines.conftest import ENGINES, Start
from tests.engines.driver import NO_ENTRY, POINT, Driver, wait_for
from tests.engines.journeys import (
    JOURNEYS,
    LEFT,
    READERS,
    Reader,
    complaints,
    goes_offline,
    keeps_what_is_asked,
    looks_at_everything,
    meets_newer_versions,
    opens_from_a_folder,
    reads_without_scripts,
)
from tests.engines.pages import SEARCH_BUTTON, Lang, Site
from tests.engines.webkit import spied_on
from tests.kinds import KINDS

LANGS: tuple[Lang, ...] = ("ru", "en")
_CUT = ("127.0.0.1", LEFT)
EXPECTED = {"gets_lost": ("sqll",), "goes_offline": _CUT, "keeps_what_is_asked": _CUT}
"""What each journey provokes, as parts of the complaints: without a network, each address that was asked for."""


@pytest.fixture(autouse=True)
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """What the window showed when a test failed, for whoever mends it."""
    failed = request.session.testsfailed
    yield
    if request.session.testsfailed > failed and "driver" in request.fixturenames:
        request.getfixturevalue("driver").screenshot(tmp_path / "failed.png")
        print(f"the window: {tmp_path / 'failed.png'}")


@pytest.fixture
def served(site_folder: Path) -> Iterator[Served]:
    """The site at an address of its own: nothing that was kept at another is there."""
    with serve(site_folder) as site:
        yield site


def _begin(driver: Driver, served: Served, width: int) -> None:
    """An empty window of this width, a site whose worker keeps nothing, and no complaints yet."""

    def change(path: str, data: bytes | None) -> bytes | None:
        if path == "sw.js":
            return b""
        return spied_on(path, data) if data and driver.name == "webkit" else data

    served.change = change
    driver.open(NO_ENTRY)
    driver.resize(width, 800)
    driver.complaints()


@pytest.mark.parametrize(
    ("journey", "reader"),
    [
        pytest.param(journey, reader, id=f"{journey.__name__}-{reader}")
        for number, journey in enumerate(JOURNEYS)
        for reader in READERS[number % 2]
    ],
)
def test_a_journey_ends_well(
    driver: Driver, served: Served, journey: Callable[..., None], reader: Reader, tmp_path: Path
) -> None:
    """What a reader sets out to do is done, in each engine, and the browser complains of nothing."""
    _begin(driver, served, reader.width)
    if journey in (goes_offline, keeps_what_is_asked, meets_newer_versions):
        served.change = lambda _, data: data
    site = Site(driver, served.url, reader.lang)
    site.visit()
    site.choose_palette(reader.palette)
    journey(site, served, *([tmp_path] if "folder" in inspect.signature(journey).parameters else []))
    expected = EXPECTED.get(journey.__name__, ())
    assert [one for one in complaints(driver, served) if not any(part in one for part in expected)] == []
    driver.open(NO_ENTRY)


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_page_is_readable_at_every_width(driver: Driver, served: Served, lang: Lang) -> None:
    """At 320, 360, 820 and 1440 px, light and dark, nothing sticks out, text stands out, and nothing is complained of."""
    _begin(driver, served, 1440)
    assert looks_at_everything(Site(driver, served.url, lang)) == []
    assert [one for one in complaints(driver, served) if "no-such-page" not in one] == []


def test_what_goes_wrong_is_seen(driver: Driver, served: Served) -> None:
    """A message, an error, a request against the policy, a page too wide and a cover over a button are noticed in each engine."""
    _begin(driver, served, 360)
    site = Site(driver, served.url, "ru")
    site.visit()
    assert (complaints(driver, served), site.width_lacking()) == ([], None)
    driver.run("() => { console.error('said'); setTimeout(() => { throw new Error('thrown'); }); return 1; }")
    driver.run(
        "() => { document.body.append(Object.assign(new Image(), { src: 'http://forbidden.invalid/' })); return 1; }"
    )
    heard: list[str] = []

    def all_heard() -> bool:
        heard.extend(complaints(driver, served))
        return all(any(word in one for one in heard) for word in ("said", "thrown", "forbidden.invalid"))

    wait_for(all_heard, f"three complaints in {heard}")
    driver.run("() => { document.querySelector('main h1').style.width = '900px'; return 1; }")
    assert "900px" in (site.width_lacking() or "")
    assert driver.run(POINT, SEARCH_BUTTON)
    driver.run(
        "() => { document.body.append(Object.assign(document.createElement('i'), { style: 'position: fixed; inset: 0; z-index: 9' })); return 1; }"
    )
    assert driver.run(POINT, SEARCH_BUTTON) is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_archive_opens_from_a_folder(driver: Driver, unpacked: Path, lang: Lang) -> None:
    """Search, language, drawer and practice work at an address that begins with ``file:``."""
    driver.open(NO_ENTRY)
    driver.complaints()
    opens_from_a_folder(Site(driver, f"{unpacked.as_uri()}/", lang, "index.html"))
    assert driver.complaints() == []


@pytest.mark.parametrize("engine", ENGINES)
def test_the_site_is_read_without_scripts(start: Start, served: Served, engine: str) -> None:
    """With JavaScript switched off in the browser's settings every kind of page is read, in both languages."""
    driver = start(engine, scripts=False)
    try:
        for lang in LANGS:
            reads_without_scripts(Site(driver, served.url, lang))
    finally:
        driver.close()


def test_text_of_twice_the_size_fits_a_phone(start: Start, served: Served) -> None:
    """With the browser's own text size at 32 px, 360 px wide, no kind of page and no round sticks out."""
    driver = start("firefox", large_text=True)
    try:
        _begin(driver, served, 360)
        found = []
        for lang in LANGS:
            site = Site(driver, served.url, lang)
            for path in KINDS:
                site.visit(path)
                found += [f"{lang} {path}: {wide}" for wide in [site.width_lacking()] if wide]
            site.practise()
            site.shows_answer()
            found += [f"{lang} in a round: {wide}" for wide in [site.width_lacking()] if wide]
        assert found == []
    finally:
        driver.close()
