"""The search panel in a real browser: keyboard, addresses, screen readers, bad input, a network that fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.browser.promise import hold
from tests.browser.watch import Watch

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
BAD = [
    "?",
    "*",
    "-foo",
    "title:",
    "gil*",
    "[",
    "\\",
    "<img src=x onerror=alert(1)>",
    "🙂",
    "שלום",
    "\u202egil",
    "a" * 10_000,
    "%",
    "${7*7}",
]
NEARLY = "cache blorp index frobnicate saga wibble"
"""Words of three questions and as many that nobody knows: no sure answer."""


def open_panel(page: Page, address: str) -> None:
    """Go to ``address`` and open the panel with the key."""
    page.goto(address)
    page.keyboard.press("/")
    expect(page.locator("dialog#search.ready")).to_be_visible()


def links(page: Page) -> list[str]:
    """Addresses of the results, best first."""
    return [str(link) for link in page.eval_on_selector_all("#search-list a", "all => all.map(one => one.href)")]


def test_a_page_that_is_only_read_loads_nothing_of_the_search(page: Page, site_url: str) -> None:
    """Without opening the panel, neither its code, nor its style, nor its data is fetched."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(site_url, wait_until="networkidle")
    assert [url for url in asked if re.search(r"search(?!/open\.js)|vendor", url)] == []


@pytest.mark.parametrize(
    ("path", "query", "first"),
    [
        ("", "пшд", "topics/python/#q01"),
        ("", "джанго", "topics/python/#q03"),
        ("", "кэш устарел", "topics/caching/#q13"),
        ("", "почему нельзя хранить cvv", "topics/payments/#q32"),
        ("en/", "charged twice", "en/topics/payments/#q31"),
        ("en/", "isolaton levels", "en/topics/sql/#q07"),
        ("en/", "кеш", "en/topics/caching/#q12"),
    ],
)
def test_a_new_user_finds_the_answer(page: Page, site_url: str, path: str, query: str, first: str) -> None:
    """The first link is the answer, and no link leads to the other language."""
    open_panel(page, site_url + path)
    page.keyboard.type(query)
    expect(page.locator("#search-list a").first).to_have_attribute(
        "href", re.compile(re.escape(first.removeprefix("en/")) + "$")
    )
    assert links(page)[0] == site_url + first
    assert all(("/en/" in link) == (path == "en/") for link in links(page))


def test_another_reading_is_said_and_the_number_announced(page: Page, site_url: str) -> None:
    """The live region says how the query was understood and how many results there are."""
    open_panel(page, site_url)
    page.keyboard.type("пшд")
    expect(page.locator("#search [role=status]")).to_contain_text("Показано по запросу: gil")
    expect(page.locator("#search [role=status]")).to_contain_text(re.compile(r"\d результат"))


def test_arrows_choose_enter_opens_and_the_words_are_marked(page: Page, site_url: str) -> None:
    """From the keyboard alone: a result is chosen, announced, opened at its anchor and its words are marked there."""
    open_panel(page, site_url)
    page.keyboard.type("индексы")
    expect(page.locator("#search-list a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    box = page.locator("#search-input")
    expect(box).to_have_attribute("aria-activedescendant", "search-option-0")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#search-option-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"topics/sql/#q06$"))
    expect(page.locator("[data-question=q06] mark.found").first).to_have_text(re.compile("Индексы", re.IGNORECASE))
    page.reload()
    expect(page.locator("mark.found")).to_have_count(0)


def test_a_result_on_the_same_page_closes_the_panel(page: Page, site_url: str) -> None:
    """A result that is on the page already open is gone to, without leaving the query in the address."""
    open_panel(page, f"{site_url}topics/sql/")
    page.keyboard.type("уровни изоляции")
    page.locator("#search-list a").first.click()
    expect(page.locator("#search")).to_be_hidden()
    expect(page).to_have_url(f"{site_url}topics/sql/#q07")
    expect(page.locator("[data-question=q07] mark.found").first).to_be_visible()


def test_a_result_whose_anchor_the_address_has_already_is_gone_to(page: Page, site_url: str) -> None:
    """Who has read on from an answer and asks for it again is brought back to it; a result that is the page, to its beginning."""
    open_panel(page, f"{site_url}topics/sql/#q07")
    for _ in range(2):
        page.keyboard.type("уровни изоляции")
        page.locator("#search-list a").first.click()
        expect(page.locator("#search")).to_be_hidden()
        expect(page.locator("#q07")).to_be_in_viewport()
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        expect(page.locator("#q07")).not_to_be_in_viewport()
        page.keyboard.press("/")
    open_panel(page, f"{site_url}topics/sql/indexes/")
    for _ in range(2):
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.keyboard.type("индексы")
        page.locator("#search-list a[href$='/topics/sql/indexes/']").click()
        expect(page.locator("h1")).to_be_in_viewport()
        page.keyboard.press("/")


def test_the_panel_is_as_tall_as_its_content(page: Page, site_url: str) -> None:
    """On a wide screen few results leave no empty room below them."""
    page.set_viewport_size({"width": 1200, "height": 800})
    open_panel(page, f"{site_url}topics/sql/")
    for query, first in (("gil", "#q01"), ("индекс", "#q06")):
        page.locator("#search-input").fill(query)
        expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile(f"{first}$"))
        rest = page.evaluate(
            """() => {
              const body = document.querySelector(".search-body");
              const last = [...body.children].filter((one) => one.offsetHeight).at(-1);
              return body.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom;
            }"""
        )
        assert rest < 24


def test_a_selection_that_ends_beside_the_panel_leaves_it_open(page: Page, site_url: str) -> None:
    """Only a press on what is around the panel closes it, not a drag out of the box to select what stands in it."""
    open_panel(page, site_url)
    page.keyboard.type("redis")
    box = page.locator("#search-input").bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + 9)
    page.mouse.down()
    page.mouse.move(9, box["y"] + 9, steps=4)
    page.mouse.up()
    expect(page.locator("#search")).to_be_visible()
    page.mouse.click(9, 300)
    expect(page.locator("#search")).to_be_hidden()


def test_what_else_the_address_asks_for_stays_as_it_is_written(page: Page, site_url: str) -> None:
    """The query comes behind it and goes again, so that nothing that compares addresses sees another one."""
    address = f"{site_url}practice/?topics=sql,aws"
    page.goto(address)
    page.locator("[data-stage] button").first.wait_for()
    page.keyboard.press("/")
    page.keyboard.type("redis cache")
    page.wait_for_url(f"{address}&q=redis+cache")
    page.keyboard.press("Escape")
    expect(page).to_have_url(address)


def test_escape_closes_and_gives_the_focus_back(page: Page, site_url: str) -> None:
    """Escape closes the panel, takes the query out of the address and returns to the button it was opened with."""
    page.goto(site_url)
    button = page.locator("[data-search-open]").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog#search.ready")).to_be_visible()
    page.keyboard.type("redis")
    page.wait_for_url(re.compile(r"\?q=redis$"))
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    assert button.evaluate("button => button === document.activeElement")
    expect(page).to_have_url(site_url)


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_it(page: Page, site_url: str, keys: str) -> None:
    """The panel opens on a slash, Ctrl+K and Cmd+K, and what is typed at once is not lost."""
    page.goto(site_url)
    page.keyboard.press(keys)
    page.keyboard.type("gil")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q01$"))


def test_a_search_has_an_address(page: Page, site_url: str) -> None:
    """An address with ``?q=`` opens the panel with its results."""
    page.goto(f"{site_url}en/?q=circuit+breaker")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q20$"))


@pytest.mark.parametrize("secure", [True, False])
def test_a_link_to_a_search_is_offered_where_it_can_be_copied(page: Page, site_url: str, *, secure: bool) -> None:
    """Browsers have no clipboard at an address without TLS, such as that of a machine next door: no button is there."""
    if not secure:
        page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })")
    open_panel(page, f"{site_url}en/")
    page.keyboard.type("redis")
    expect(page.locator("#search-list a").first).to_be_visible()
    expect(page.locator("#search .search-tool").first).to_be_visible(visible=secure)


@pytest.mark.parametrize("allowed", [True, False])
def test_copying_a_link_to_a_search_always_says_something(page: Page, site_url: str, *, allowed: bool) -> None:
    """That it was copied; where a page may not copy, the link itself. It stays there when the second file comes."""
    answer = "Promise.resolve()" if allowed else "Promise.reject(new Error('forbidden'))"
    page.add_init_script(f"navigator.clipboard.writeText = () => {answer}")
    late = hold(page, "**/search-more.json")
    open_panel(page, f"{site_url}en/")
    page.keyboard.type("redis")
    expect(page.locator("#search-list")).to_have_attribute("data-query", "redis")
    page.locator("#search .search-tool").first.click()
    said = "Link copied" if allowed else f"{site_url}en/?q=redis"
    expect(page.locator("#search [role=status]")).to_have_text(said)
    with page.expect_response("**/search-says.json"):  # fetched when the second file has been shown
        late[0].continue_()
    expect(page.locator("#search [role=status]")).to_have_text(said)
    page.keyboard.press("Tab")
    page.locator("#search-input").fill("sql")
    expect(page.locator("#search [role=status]")).to_contain_text("results")


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("", "декораторы", "«декораторы»: в шпаргалке этого нет."),
        ("en/", "docker compose", "“docker compose” is not in this sheet."),
        ("", "ъыьъыь", "Точного ответа не нашлось."),
        ("en/", "qqqzzz", "No sure answer was found."),
    ],
)
def test_what_is_not_answered_says_so(page: Page, site_url: str, path: str, query: str, said: str) -> None:
    """What is treated elsewhere is said to be, by name; of what nobody knows it is said that nothing is sure."""
    open_panel(page, site_url + path)
    page.keyboard.type(query)
    expect(page.locator("#search [role=status]")).to_have_text(said)
    assert links(page) == []
    expect(page.locator(".search-aside a").first).to_be_visible()


def test_the_nearest_questions_stand_apart_and_the_arrows_reach_them(page: Page, site_url: str) -> None:
    """Three links that are no options; down goes into them, a letter goes on in the box, Enter opens."""
    open_panel(page, f"{site_url}en/")
    page.keyboard.type(NEARLY)
    near = page.locator(".search-near a")
    expect(near).to_have_count(3)
    assert links(page) == []
    page.keyboard.press("ArrowDown")
    expect(near.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(near.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    expect(page.locator("#search-input")).to_have_value(f"{NEARLY}s")
    page.keyboard.press("ArrowDown")
    address = str(near.first.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(address.removeprefix("./").removeprefix("../")) + "$"))


def test_the_last_searches_are_kept_on_the_device_and_can_be_cleared(page: Page, site_url: str) -> None:
    """A search that led to a page is offered when the box is empty, by keyboard too, until it is cleared."""
    open_panel(page, site_url)
    expect(page.locator("#search-list")).to_have_attribute("data-query", "")  # it has been drawn
    expect(page.locator(".search-recent")).to_be_hidden()
    page.keyboard.type("уровни изоляции")
    expect(page.locator("#search-list a").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#q07$"))
    open_panel(page, site_url)
    recent = page.locator(".search-recent li button")
    expect(recent).to_have_text(["уровни изоляции"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q07$"))
    page.locator("#search-input").fill("")
    page.locator(".search-clear").click()
    expect(page.locator(".search-recent")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('search-recent'))") == []


def test_data_that_come_late_leave_the_focus_among_the_last_searches(page: Page, site_url: str) -> None:
    """The list is drawn anew when the rest of the data is there, under a reader whose keys are in it."""
    late = hold(page, "**/data/search-more.json")
    page.goto(site_url)
    page.evaluate("localStorage.setItem('backend-cheatsheet:/:search-recent', JSON.stringify(['gil', 'saga']))")
    with page.expect_request("**/data/search-more.json"):
        open_panel(page, site_url)
    recent = page.locator(".search-recent li button")
    expect(recent).to_have_text(["gil", "saga"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(recent.nth(1)).to_be_focused()
    recent.nth(1).evaluate("(button) => (button.dataset.old = '')")
    for route in late:
        route.continue_()
    expect(page.locator(".search-recent li button[data-old]")).to_have_count(0)
    expect(recent.nth(1)).to_be_focused()


def test_a_name_deep_in_a_long_answer_is_in_sight(page: Page, site_url: str) -> None:
    """A long answer that is found by a name opens where the name stands, also when that is screens below its title."""
    open_panel(page, f"{site_url}en/")
    page.keyboard.type("pgbouncer")
    expect(page.locator("#search-list a")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/sql/isolation-levels/")
    expect(page.locator("mark.found").first).to_be_in_viewport()
    assert page.evaluate("scrollY > innerHeight")


@pytest.mark.parametrize(
    ("late", "query"),
    [
        ("**/panel.js", "redis"),
        ("**/panel.js", "pgbouncer"),
        ("**/data/search.json", "redis"),
        ("**/data/search.json", "pgbouncer"),
        ("**/data/search-more.json", "pgbouncer"),
    ],
)
def test_enter_waits_for_what_is_still_on_its_way(page: Page, site_url: str, late: str, query: str) -> None:
    """Pressed before what the panel needs has come, Enter opens the answer when it has, in the sheet or in the rest of the data."""
    held = hold(page, late)
    page.goto(f"{site_url}en/")
    with page.expect_request(late):
        page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    expect(page.locator("#search-input")).to_be_focused()
    assert page.url == f"{site_url}en/"
    held[0].continue_()
    page.wait_for_url("**/topics/**")


@pytest.mark.parametrize("late", ["**/panel.js", "**/data/search.json", "**/data/search-more.json"])
def test_enter_waits_no_longer_than_the_panel_is_open(page: Page, site_url: str, late: str) -> None:
    """What comes after a reader has closed the panel and reads on, opens nothing, nor does it when the panel is open again."""
    held = hold(page, late)
    page.goto(f"{site_url}en/")
    with page.expect_request(late):
        page.keyboard.press("/")
    page.keyboard.type("pgbouncer")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    with page.expect_response("**/data/search-says.json"):
        held[0].continue_()
    page.keyboard.press("/")
    expect(page.locator("#search-list a").first).to_be_visible()
    assert "topics" not in page.url


def test_a_box_that_the_browser_emptied_is_filled_again(page: Page, site_url: str) -> None:
    """What WebKit does on the way back, with no event, takes neither the query nor its results; a reader may empty the box."""
    held = hold(page, "**/data/search-more.json")
    page.goto(f"{site_url}en/?q=redis")
    expect(page.locator("#search-list a").first).to_be_visible()
    page.evaluate("document.getElementById('search-input').value = ''")
    with page.expect_response("**/data/search-says.json"):
        held[0].continue_()
    expect(page.locator("#search-input")).to_have_value("redis")
    assert links(page) != []
    page.locator("#search-input").fill("")
    expect(page.locator("#search-list a")).to_have_count(0)
    expect(page.locator("#search-input")).to_have_value("")


def test_a_query_that_is_changed_waits_for_another_enter(page: Page, site_url: str) -> None:
    """Enter holds for what stood in the box; words typed after it lead nowhere on their own."""
    held = hold(page, "**/data/search.json")
    page.goto(f"{site_url}en/")
    with page.expect_request("**/data/search.json"):
        page.keyboard.press("/")
    page.keyboard.type("redis")
    page.keyboard.press("Enter")
    page.keyboard.type(" cache")
    with page.expect_response("**/data/search-says.json"):
        held[0].continue_()
    assert page.evaluate("document.querySelector('#search-list').children.length") > 0
    assert "topics" not in page.url


def test_a_pasted_traceback_leads_to_the_answer_with_one_enter(page: Page, site_url: str) -> None:
    """Several lines are pasted, the last one counts, and Enter is on the right answer."""
    open_panel(page, f"{site_url}en/")
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          document.getElementById("search-input").dispatchEvent(paste);
        }""",
        'Traceback (most recent call last):\n  File "app.py", line 7, in <module>\n    cur.execute(sql)\n'
        "psycopg.errors.SerializationFailure: could not serialize access due to concurrent update\n",
    )
    expect(page.locator("#search-input")).to_have_value(re.compile(r"^psycopg\.errors"))
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q07$"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#q07$"))


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_placeholder_fits_a_phone(page: Page, site_url: str, path: str) -> None:
    """At 360 pixels all of the placeholder can be read."""
    page.set_viewport_size({"width": 360, "height": 740})
    open_panel(page, site_url + path)
    fits = """(box) => {
      const pen = document.createElement("canvas").getContext("2d"), style = getComputedStyle(box);
      pen.font = style.font;
      return pen.measureText(box.placeholder).width <= box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    }"""
    assert page.locator("#search-input").evaluate(fits)


@pytest.mark.parametrize("query", BAD)
def test_nothing_that_is_typed_breaks_it(page: Page, site_url: str, query: str) -> None:
    """Any text gives an answer or an honest nothing: no error, and never markup of its own."""
    open_panel(page, site_url)
    page.locator("#search-input").fill(query)
    typed = page.locator("#search-input").input_value()
    expect(page.locator("#search-list")).to_have_attribute("data-query", typed)  # it has been answered
    assert page.locator("#search img").count() == 0
    page.locator("#search-input").fill("redis")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q10$"))


def test_a_composition_is_waited_for(page: Page, site_url: str) -> None:
    """Half-made kana are not searched; their end is, and so is what a phone composes letter by letter."""
    open_panel(page, site_url)
    compose = """(text) => {
      const box = document.getElementById("search-input");
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
    }"""
    page.evaluate(compose, "кеш")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q12$"))
    page.evaluate(compose, "redis れで")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q12$"))
    page.evaluate(
        "document.getElementById('search-input').dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))"
    )
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q10$"))


def test_a_failed_fetch_is_said_and_the_next_key_tries_again(page: Page, site_url: str, watch: Watch) -> None:
    """Without the index the panel says so, and gets it at the next key when the network is back."""
    watch.allow("search.json")
    blocked = True

    def answer(route: Route) -> None:
        route.abort() if blocked else route.continue_()

    page.route("**/data/search.json", answer)
    open_panel(page, site_url)
    expect(page.locator("#search [role=status]")).to_contain_text("Не удалось загрузить поиск")
    blocked = False
    page.keyboard.type("gil")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q01$"))


def test_the_sheet_is_answered_without_the_second_file(page: Page, site_url: str, watch: Watch) -> None:
    """When only the first file arrives, the sheet is found all the same."""
    watch.allow("search-more.json")
    page.route("**/data/search-more.json", lambda route: route.abort())
    open_panel(page, site_url)
    page.keyboard.type("индексы")
    expect(page.locator("#search-list a").first).to_have_attribute("href", re.compile("#q06$"))


def test_a_choice_outlives_the_second_file(page: Page, site_url: str) -> None:
    """What was chosen before the rest of the data came is still chosen when it is there."""
    held: list[Route] = []
    page.route("**/data/search-more.json", lambda route: held.append(route))  # noqa: PLW0108 - Playwright looks for attributes that a method of a list has not
    open_panel(page, site_url)
    page.keyboard.type("индексы")
    expect(page.locator("#search-list a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    box = page.locator("#search-input")
    expect(box).to_have_attribute("aria-activedescendant", "search-option-0")
    chosen = page.locator("[aria-selected=true]").get_attribute("href")
    with page.expect_response("**/data/search-says.json"):
        held[0].continue_()
    expect(page.locator("[aria-selected=true]")).to_have_attribute("href", str(chosen))
    expect(box).to_have_attribute("aria-activedescendant", re.compile("search-option-"))


def test_a_long_answer_is_shown_with_a_sentence_of_it(page: Page, site_url: str, watch: Watch) -> None:
    """A sentence with the word that was typed stands under a long answer, and without its file the answer still does."""
    open_panel(page, site_url)
    page.keyboard.type("bigint")
    long = page.locator("#search-list a[href*='/indexes/']")
    expect(long).to_contain_text("Для bigint на листовую страницу")
    watch.allow("search-says.json")
    page.route("**/data/search-says.json", lambda route: route.abort())
    page.reload()
    open_panel(page, site_url)
    page.keyboard.type("bigint")
    expect(long).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_panel_fits_and_its_targets_are_large_enough(page: Page, site_url: str, width: int) -> None:
    """Nothing sticks out sideways, and everything that is touched is at least 24 pixels high and wide."""
    page.set_viewport_size({"width": width, "height": 740})
    open_panel(page, site_url)
    page.keyboard.type("кеш")
    expect(page.locator("#search-list a").first).to_be_visible()
    assert page.evaluate("document.getElementById('search').scrollWidth <= innerWidth")
    sizes = page.eval_on_selector_all(
        "#search a, #search button:not([hidden])", "all => all.map(one => [one.offsetWidth, one.offsetHeight])"
    )
    assert all(w >= 24 and h >= 24 for w, h in sizes if w or h)


@pytest.mark.parametrize("query", ["кеш", "kubernetes", ""])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_passes_an_accessibility_audit(page: Page, site_url: str, query: str, scheme: str) -> None:
    """Axe finds nothing in the open panel, with results, without, and empty, in both palettes."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type] # one of two literals
    open_panel(page, site_url)
    page.keyboard.type(query)
    expect(page.locator("#search-list a, .search-aside a").first).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run('#search').then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
    )
    assert found == []


def test_the_search_cannot_be_reached_by_tab_while_it_is_closed(page: Page, site_url: str) -> None:
    """The closed panel holds nothing that the keyboard stops at."""
    page.goto(site_url)
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.getElementById('search').contains(document.activeElement)")
