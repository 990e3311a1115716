"""One origin, other sites, other hosts: the worker serves this site alone, wherever and beside whatever it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect
from tests.browser.pages_server import HOSTS, Served, serve
from tests.browser.promise import awaited
from tests.browser.watch import Watch
from tests.browser.worker import (
    TRIED,
    VERSIONS,
    a_day_later,
    attempt,
    deploy,
    forget_http,
    keep_too,
    kept,
    settle,
    until,
    update,
)

from cheatsheet import disk

Profile = tuple[BrowserContext, Watch]
CUT = r"net::ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|FAILED)"


def visit(page: Page, served: Served, path: str = "") -> None:
    """Open the site, wait until the worker serves, and let it answer for the page."""
    page.goto(served.url + path)
    settle(page)
    page.reload()


@pytest.mark.parametrize("host", HOSTS)
def test_pages_open_again_on_every_host(deployment: Served, profile: Profile, host: str) -> None:
    """However a host leads to its pages, all of them open after the first visit, with a network and without."""
    context, watch = profile
    deployment.host = host
    page = context.new_page()
    visit(page, deployment)
    keep_too(page, "en")
    watch.allow(f"{CUT}|status 404")
    forget_http(page)
    for down in (False, True):
        deployment.down = down
        for path, text in (("", "Python"), ("en/", "Python"), ("topics/sql/", "SQL"), ("en/topics/sql", "SQL")):
            page.goto(deployment.url + path)
            expect(page.locator("main h1")).to_contain_text(text)
            assert page.url == deployment.url + path + ("" if path.endswith("/") or not path else "/")
    page.goto(f"{deployment.url}topics/nothing/")
    expect(page.locator("main section[lang] h2").first).to_have_text("Такой страницы нет")


@pytest.mark.parametrize("headers", [{"Vary": "*"}, {"Cache-Control": "no-store"}, {"Clear-Site-Data": '"cache"'}])
def test_no_header_of_a_host_keeps_the_site_from_being_kept(
    deployment: Served, profile: Profile, headers: dict[str, str]
) -> None:
    """What a cache refuses, or would act upon, is of the way that a file came and stays outside."""
    context, watch = profile
    deployment.headers = headers
    page = context.new_page()
    visit(page, deployment)
    watch.allow(CUT)
    deployment.down = True
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another project of the same user: two pages and a page for lost addresses."""
    folder = tmp_path / "other"
    for name in ("index.html", "404.html", "topics/index.html"):
        disk.write_all(folder, {name: b"<!doctype html><title>Other</title><h1>Another site</h1>"})
    return folder


def test_another_site_below_this_one_is_left_alone(deployment: Served, profile: Profile, other: Path) -> None:
    """Its pages and its page for lost addresses come from the host, and without a network the browser's own error."""
    context, watch = profile
    deployment.others = {"/other/": other}
    page = context.new_page()
    visit(page, deployment)
    watch.allow(f"{CUT}|status 404|favicon")
    for path in ("other/", "other/nosuch", "other/topics/", "other/topics/nosuch/"):
        page.goto(deployment.url + path)
        expect(page.locator("h1")).to_have_text("Another site")
    answered = awaited(page, "(path) => fetch(path).then((reply) => reply.status)", "/other/api/nothing")
    assert answered == 404
    forget_http(page)
    deployment.down = True
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()
    with pytest.raises(Error, match="ERR_EMPTY_RESPONSE"):
        page.goto(f"{deployment.url}other/nosuch")


def test_copies_of_the_site_on_one_origin_share_nothing(
    site_folder: Path, tmp_path: Path, root: Path, profile: Profile
) -> None:
    """At ``/``, ``/a/`` and ``/b/`` each has its caches, its theme and its marks; a new version of one is only its own."""
    context, watch = profile
    for name in ("top", "a", "b"):
        shutil.copytree(site_folder, tmp_path / name)
    with serve(tmp_path / "top") as served:
        served.others = {"/a/": tmp_path / "a", "/b/": tmp_path / "b"}
        page = context.new_page()
        for path in ("a/", "b/", ""):
            visit(page, served, path)
        page.goto(f"{served.url}a/")
        page.locator("[data-palette]").click()
        page.locator("[data-palette]").click()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        page.goto(f"{served.url}b/")
        assert page.evaluate("document.documentElement.dataset.theme") == "auto"
        before = kept(page)
        assert len(before) == 3
        page.goto(f"{served.url}a/")
        deploy(root, Served(tmp_path / "a"), {"index.html": ("</h1>", " · вторая</h1>")})
        assert update(page) == "waiting"
        page.goto(f"{served.url}a/")
        expect(page.locator("h1").first).to_contain_text("вторая")
        until(page, "() => caches.keys().then((names) => names.length === 3)")
        after = kept(page)
        assert {name: after[name] for name in before if "/a/" not in name} == {
            name: size for name, size in before.items() if "/a/" not in name
        }
        watch.allow(CUT)
        forget_http(page)
        served.down = True
        for path, second in (("a/", True), ("b/", False), ("", False)):
            page.goto(served.url + path)
            assert ("вторая" in page.locator("h1").first.inner_text()) == second
            page.goto(f"{served.url}{path}topics/sql/")
            expect(page.locator("#q06")).to_be_attached()


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("en?q=lambda", "en/?q=lambda"),
        ("en?q=lambda#topics", "en/?q=lambda#topics"),
        ("en/topics/sql#q07", "en/topics/sql/#q07"),
        ("en/topics/sql/?a=%3Cb%3E&q=#q07", None),
        ("/topics//sql/", "topics/sql/"),
        ("topics/sql/index.html", None),
        ("index.html?q=gil", None),
    ],
)
def test_without_a_network_an_address_means_what_it_meant(
    deployment: Served, profile: Profile, asked: str, led: str | None
) -> None:
    """A forgotten slash leads to the page with query and anchor kept, and a page has every name that a host gives it."""
    context, watch = profile
    page = context.new_page()
    visit(page, deployment)
    keep_too(page, "en")
    watch.allow(CUT)
    deployment.down = True
    page.goto(deployment.url + asked)
    assert page.url == deployment.url + (led if led is not None else asked)
    expect(page.locator("main h1")).to_be_visible()
    assert page.locator("[data-not-found]").count() == 0


@pytest.mark.parametrize("asked", ["topics/100%", "topics/%E0%A4%A/", "en/%", "Topics/SQL/", "topics/constructor"])
def test_without_a_network_a_lost_address_gets_the_sites_own_page(
    deployment: Served, profile: Profile, asked: str
) -> None:
    """Also one that is no text, in capitals, or the name of something in the language."""
    context, watch = profile
    page = context.new_page()
    visit(page, deployment)
    watch.allow(f"{CUT}|status 404")
    deployment.down = True
    page.goto(deployment.url + asked)
    expect(page.locator("main section[lang] h2").first).to_have_text(
        "There is no such page" if asked.startswith("en") else "Такой страницы нет"
    )


@pytest.mark.parametrize(("home", "over", "title"), [("", "Нет сети", "Этот файл не сохранён"), ("en/", "No network", "This file was not kept")])  # fmt: skip
def test_a_file_that_was_not_kept_is_told_and_pictures_are_not_broken(
    deployment: Served, profile: Profile, home: str, over: str, title: str
) -> None:
    """Without a network a book that was never opened is no lost address: nothing says 404, the page's name says what is
    lacking. The previews leave their places empty.
    """
    context, watch = profile
    page = context.new_page()
    visit(page, deployment)
    keep_too(page, "en")
    watch.allow(f"{CUT}|status 503")
    forget_http(page)
    deployment.down = True
    page.goto(f"{deployment.url}{home}downloads/book.pdf")
    expect(page.locator("main section[lang] h2").first).to_have_text(title)
    expect(page.locator("main h1")).to_have_text(over)
    assert page.title() == f"{over} · {title}"
    assert "404" not in page.locator("main").inner_text()
    assert page.locator("main li:visible").count() == 0
    page.goto(f"{deployment.url}{home}downloads/")
    for picture in page.locator("main img").all():
        picture.scroll_into_view_if_needed()
        until(page, "(image) => image.complete", picture.element_handle())
        assert picture.evaluate("(image) => image.naturalWidth") > 0


def test_a_log_in_page_is_not_kept_in_place_of_a_file(deployment: Served, profile: Profile) -> None:
    """What a hotel's network answers for the book is shown, and is gone with that network."""
    context, watch = profile
    page = context.new_page()
    visit(page, deployment)
    deployment.change = lambda path, data: b"<h1>Log in</h1>" if path == "downloads/book.pdf" else data
    text = "(path) => fetch(path).then((reply) => reply.text())"
    assert page.evaluate(text, "downloads/book.pdf") == "<h1>Log in</h1>"
    deployment.change = lambda _, data: data
    forget_http(page)
    assert page.evaluate(text, "downloads/book.pdf") != "<h1>Log in</h1>"
    assert watch.problems() == []


def test_a_host_that_changes_pages_is_not_asked_for_everything_again(deployment: Served, profile: Profile) -> None:
    """With something put into every file no version is whole; two requests a try find it, and the console says it once."""
    context, watch = profile
    watch.allow("is not of version|not asked for again")
    deployment.change = lambda path, data: (
        data and (data + b"<!-- by the way -->" if path.endswith((".html", ".bin")) else data)
    )
    page = context.new_page()
    page.add_init_script(TRIED)
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    for _ in range(6):
        assert attempt(page, f"{deployment.url}practice/") == "redundant"
    assert deployment.asked.count("/") == 2  # two tries; then the version is left alone for a minute
    assert [path for path in deployment.asked if path.startswith(("/topics/", "/en/", "/all/"))] == []
    assert len([text for text in said if "Not kept" in text]) == 1


def test_a_host_that_changes_pages_alone_leaves_what_is_kept_as_it_was_built(
    deployment: Served, profile: Profile
) -> None:
    """The bundle comes as it is, so the pages are kept whole, and shown from then on as they were built."""
    context, _ = profile
    deployment.change = lambda path, data: data and (data + b"<p id=added>" if path.endswith(".html") else data)
    page = context.new_page()
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#added")).to_be_attached()
    settle(page)
    page.goto(f"{deployment.url}topics/aws/")
    expect(page.locator("#added")).not_to_be_attached()
    expect(page.locator("main h1")).to_contain_text("AWS")


def test_a_host_that_begins_to_change_pages_leaves_nobody_with_an_old_version(
    deployment: Served, profile: Profile, root: Path
) -> None:
    """A newer version that cannot be kept is shown from the network, said once; without one the older is there, whole."""
    context, watch = profile
    watch.allow(f"is not of version|not asked for again|This host changes|{CUT}")
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    page = context.new_page()
    visit(page, deployment)
    deployment.change = lambda path, data: data and (data + b"<!-- by the way -->" if path.endswith(".html") else data)
    deploy(root, deployment, VERSIONS)
    style = "fetch('/assets/css/search.css').then((reply) => reply.text())"
    shown = page.locator("h1").first
    for _ in range(2):  # so far it may be a deployment that is half done
        assert update(page) == "failed"
        page.goto(f"{deployment.url}topics/sql/")
        expect(shown).not_to_contain_text("вторая")
        assert "second" not in page.evaluate(style)
    a_day_later(page)
    assert update(page) == "failed"
    forget_http(page)  # else the host's ten minutes are waited for
    for path in ("topics/sql/", ""):
        page.goto(deployment.url + path)
        expect(shown).to_contain_text("вторая")
        assert "second" in page.evaluate(style)
    a_day_later(page)
    assert update(page) == "failed"
    assert len([text for text in said if "This host changes" in text]) == 1
    forget_http(page)
    deployment.down = True
    page.goto(f"{deployment.url}topics/sql/")
    expect(shown).not_to_contain_text("вторая")
    assert "second" not in page.evaluate(style)
    page.goto(f"{deployment.url}topics/aws/")
    expect(shown).to_contain_text("AWS")
    deployment.down = False
    deployment.change = lambda _, data: data
    a_day_later(page)
    assert update(page) == "waiting"
    page.goto(f"{deployment.url}topics/sql/")
    expect(shown).to_contain_text("вторая")
    until(page, "() => caches.keys().then((names) => names.length === 1)")
    forget_http(page)
    deployment.down = True
    page.goto(f"{deployment.url}topics/sql/")
    expect(shown).to_contain_text("вторая")


def test_what_has_arrived_is_not_fetched_again(deployment: Served, profile: Profile) -> None:
    """A first visit that is cut off leaves what was right, and the next one fetches only the rest."""
    context, watch = profile
    watch.allow("status 404: .*(topics/sql|offline.bin)|is not of version|Not kept")
    deployment.change = lambda path, data: None if path in ("topics/sql/index.html", "data/offline.bin") else data
    page = context.new_page()
    page.add_init_script(TRIED)
    assert attempt(page, f"{deployment.url}practice/") == "redundant"
    [had] = kept(page).values()
    pages = {url.removeprefix(deployment.url.rstrip("/")).removesuffix("index.html") for url in had}
    assert len(pages) > 20
    assert "/topics/sql/" not in pages
    deployment.change = lambda _, data: data
    deployment.asked.clear()
    assert attempt(page, f"{deployment.url}practice/") != "redundant"
    settle(page)
    assert "/topics/sql/" in deployment.asked
    assert {path for path in deployment.asked if path.endswith("/")} & pages <= {"/practice/"}


OLD = "site-0123456789abcdef"


def test_caches_of_older_versions_go_and_those_of_others_stay(deployment: Served, profile: Profile) -> None:
    """An older version's cache held every copy of the origin: this site's files leave it, the others' stay."""
    context, _ = profile
    page = context.new_page()
    page.goto(f"{deployment.url}robots.txt")
    fill = """async ([name, paths]) => {
      const cache = await caches.open(name);
      for (const path of paths) await cache.put(path, new Response("text"));
    }"""
    mixed = ["/index.html", "/404.html", "/topics/sql/index.html", "/b/index.html", "/b/404.html"]
    awaited(page, fill, [OLD, mixed])
    awaited(page, fill, ["site-fedcba9876543210", ["/index.html", "/404.html", "/gone/index.html"]])
    awaited(page, fill, ["site-photos", ["/index.html", "/404.html"]])
    awaited(page, fill, ["backend-cheatsheet:/b/:0123456789abcdef", ["/b/index.html"]])
    page.goto(deployment.url)
    settle(page)
    names = kept(page)
    assert "site-fedcba9876543210" not in names
    assert names[OLD] == [f"{deployment.url}b/index.html", f"{deployment.url}b/404.html"]
    assert len(names["site-photos"]) == 2
    assert len(names["backend-cheatsheet:/b/:0123456789abcdef"]) == 1


@pytest.mark.parametrize("kind", ["a page", "nothing", "no script"])
def test_a_host_without_the_worker_is_read_as_ever(deployment: Served, profile: Profile, kind: str) -> None:
    """Where ``sw.js`` is a page, is lost or cannot run, nothing is thrown and the site goes on with the network."""
    context, watch = profile
    watch.allow(r"status 404: .*sw\.js|console error: .*(sw\.js|script)")
    answers = {"a page": b"<!doctype html><title>404</title>", "nothing": None, "no script": b"this is { no script"}
    deployment.change = lambda path, data: answers[kind] if path == "sw.js" else data
    page = context.new_page()
    page.add_init_script(TRIED)
    assert attempt(page, deployment.url) == "refused"
    page.goto(f"{deployment.url}topics/sql/")
    expect(page.locator("#q06")).to_be_attached()
    # The second page tries too, and has a registration until it knows.
    until(page, "() => navigator.serviceWorker.getRegistrations().then((all) => !all.length)")


DAMAGED = [
    "{bad",
    "null",
    "12",
    '"text"',
    "[]",
    "{}",
    '{"url":"https://[","words":[],"at":1}',
    '{"url":1,"words":[2],"at":"x"}',
]


@pytest.mark.parametrize("key", ["backend-cheatsheet:/:search-marks", "backend-cheatsheet:/:theme"])
def test_damage_in_the_storage_is_cleared_away(page: Page, site_url: str, key: str) -> None:
    """Whatever is found under a name of ours, no page throws, and the next page does not find it again."""
    page.goto(site_url)
    for text in DAMAGED:
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
        page.reload()
        until(page, "(key) => localStorage.getItem(key) === null", key)
        assert page.evaluate("document.documentElement.dataset.theme") == "auto"


def test_what_older_versions_left_for_the_search_goes_and_anothers_stays(page: Page, site_url: str) -> None:
    """Under the old name, which another site may use, only what nobody can read and what leads here is removed."""
    page.goto(site_url)
    key = "search-marks"
    ours = f'{{"url":"{site_url}topics/sql/","words":["sql"],"at":1}}'
    for text in ("{bad", ours):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
        page.reload()
        until(page, "(key) => localStorage.getItem(key) === null", key)
    for text in ('{"url":"https://elsewhere.example/","words":[]}', '["theirs"]', '{"pins":3}'):
        page.evaluate("([key, text]) => { localStorage.setItem(key, text); localStorage.theme = 'dark'; }", [key, text])
        with page.expect_response(re.compile(r"snippet\.js|highlight\.js")):
            page.reload()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("(key) => localStorage.getItem(key)", key) == text
        assert page.evaluate("document.documentElement.dataset.theme") == "auto"


@pytest.mark.parametrize("anchor", ["#%", "#%E0%A4%A", "#100%"])
def test_a_malformed_anchor_leaves_the_highlighter_unharmed(page: Page, site_url: str, anchor: str) -> None:
    """The words of a search are marked on the page as a whole when the anchor is no text."""
    page.goto(site_url)
    page.evaluate(
        """(url) => localStorage.setItem("backend-cheatsheet:/:search-marks",
          JSON.stringify({ url, words: ["индексы"], at: Date.now() }))""",
        f"{site_url}topics/sql/{anchor}",
    )
    page.goto(f"{site_url}topics/sql/{anchor}")
    expect(page.locator("mark.found").first).to_be_attached()
