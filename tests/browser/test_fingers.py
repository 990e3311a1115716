"""Fingers and input methods: a double tap, a mark taken back, a low screen, keys held or of another layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.practice import (
    address,
    answer,
    blink,
    ended,
    errors_of,
    freeze,
    question,
    saved,
    seed_store,
    set_clock,
    start,
)
from tests.browser.worker import until

CARD = {"box": 4, "due": 1, "last": 1, "seen": 5}
PRESS = """([selector, options]) => document.querySelector(selector).dispatchEvent(
  new KeyboardEvent("keydown", { bubbles: true, cancelable: true, composed: true, ...options }))"""


@pytest.fixture(autouse=True)
def quiet(page: Page) -> Iterator[None]:
    """No test may leave an error in the console; the page's clock stands unless a test moves it."""
    errors = errors_of(page)
    set_clock(page)
    yield
    assert errors == []


def press(page: Page, selector: str, **options: Any) -> None:
    """Send a key as another layout or an input method would."""
    page.evaluate(PRESS, [selector, options])


@pytest.mark.parametrize("mode", ["recall", "mock&minutes=15"])
def test_a_double_tap_marks_nothing_that_was_not_seen(page: Page, site_url: str, mode: str) -> None:
    """The second tap on «Показать ответ», and a mark pressed with the answer, do nothing; a later one counts."""
    start(page, site_url, f"?mode={mode}&start=1")
    first = question(page)
    freeze(page)
    page.locator(".pr-show").dblclick()
    page.keyboard.press("2")
    assert question(page) == first
    assert saved(page) == {}
    expect(page.locator(".pr-answer")).to_be_visible()
    blink(page)
    page.locator(".pr-mark-2").dblclick()
    assert list(saved(page)) == [first]
    expect(page.locator(".pr-show")).to_be_visible()


def test_a_mark_is_taken_back_from_the_store_too(page: Page, site_url: str) -> None:
    """By button and by key, one mark after the other, each card is what it was: another one, or none."""
    seed_store(page, {f"q{n:02}": CARD for n in range(6, 8)})
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    before = saved(page)
    asked = []
    for _ in range(4):
        asked.append(question(page))
        answer(page, 1)
    assert saved(page) != before
    undo = page.locator(".pr-undo")
    blink(page)
    undo.click()
    assert question(page) == asked.pop()
    expect(page.locator(".pr-answer")).to_be_visible()
    expect(page.locator("#practice [role=status]")).to_contain_text("отметка отменена")
    page.locator("[data-language]").click()
    page.wait_for_url("**/en/practice/**")
    page.locator("#pr-term").focus()
    for keys in ("z", "Control+z", "z"):
        page.keyboard.press(keys)
        assert question(page) == asked.pop()
    expect(undo).to_be_disabled()
    assert saved(page) == before


@pytest.mark.parametrize("query", ["?topics=sql&mode=recall&start=1", "?mode=mock&minutes=15&start=1"])
def test_the_last_mark_is_taken_back_from_the_report(page: Page, site_url: str, query: str) -> None:
    """A round that ended with a slip goes on, and the store holds nothing of the slip."""
    start(page, site_url, query)
    while not ended(page):
        last, before = question(page), saved(page)
        answer(page, 3)
    blink(page)
    page.get_by_role("button", name="Отменить отметку").click()
    page.locator("#pr-term").wait_for()
    assert question(page) == last
    assert saved(page) == before


@pytest.mark.parametrize(("width", "height"), [(740, 360), (667, 375), (320, 480)])
def test_on_a_low_screen_no_button_lies_over_the_answer(page: Page, site_url: str, width: int, height: int) -> None:
    """Of every question the term and the button are in sight; the marks are reached and cover nothing of the answer."""
    page.set_viewport_size({"width": width, "height": height})
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    over = """() => {
      const a = document.querySelector(".pr-answer p").getBoundingClientRect();
      return [...document.querySelectorAll(".pr-mark")].some((mark) => {
        const b = mark.getBoundingClientRect();
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      });
    }"""
    while not ended(page):
        expect(page.locator("#pr-term")).to_be_in_viewport()
        expect(page.locator(".pr-show")).to_be_in_viewport(ratio=0.99)
        page.keyboard.press("Space")
        expect(page.locator(".pr-answer")).to_be_in_viewport()
        assert not page.evaluate(over)
        for mark in page.locator(".pr-mark").all():
            mark.scroll_into_view_if_needed()
            expect(mark).to_be_in_viewport(ratio=0.99)
            box = mark.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44
        assert not page.evaluate(over)
        blink(page)
        page.keyboard.press("3")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("key", "code"), [("&", "Digit1"), ("1", "Numpad1"), ("1", "Digit1")])
def test_a_digit_marks_on_any_layout(page: Page, site_url: str, key: str, code: str) -> None:
    """The row of digits of France types signs, and marks all the same."""
    start(page, site_url)
    asked = question(page)
    press(page, "#pr-term", key=" ", code="Space")
    blink(page)
    press(page, ".pr-answer", key=key, code=code)
    assert saved(page)[asked]["box"] == 1


def test_a_held_key_marks_and_presses_once(page: Page, site_url: str) -> None:
    """A mark's key that goes on after the next question came does nothing to it, nor does a held space."""
    start(page, site_url)
    for _ in range(3):
        page.keyboard.down("Space")
        blink(page)
    page.keyboard.up("Space")
    for _ in range(3):
        page.keyboard.down("1")
        blink(page)
    assert len(saved(page)) == 1
    expect(page.locator(".pr-answer")).to_be_hidden()


@pytest.mark.parametrize(
    ("key", "code"), [("-", "Slash"), ("!", "Slash"), ("z", "Slash"), (".", "Slash"), ("t", "KeyK"), ("б", "Slash")]
)
def test_another_sign_on_the_key_of_the_slash_opens_nothing(page: Page, site_url: str, key: str, code: str) -> None:
    """German, French, Dvorak, Russian and Bulgarian have other signs there; Ctrl and the key of the K too."""
    page.goto(site_url)
    until(page, "() => document.querySelector('[data-palette]').title")
    press(page, "body", key=key, code=code, ctrlKey=code == "KeyK")
    assert not page.evaluate("document.getElementById('search').open")
    press(page, "body", key="/", code="Digit7", shiftKey=True)
    assert page.evaluate("document.getElementById('search').open")


@pytest.mark.parametrize(("key", "code"), [("k", "KeyV"), ("k", "KeyN"), ("л", "KeyK"), ("κ", "KeyK")])
def test_ctrl_k_opens_the_search_by_its_letter(page: Page, site_url: str, key: str, code: str) -> None:
    """Dvorak and Colemak have the letter elsewhere; Russian and Greek have another letter in its place."""
    page.goto(site_url)
    until(page, "() => document.querySelector('[data-palette]').title")
    press(page, "body", key=key, code=code, ctrlKey=True)
    assert page.evaluate("document.getElementById('search').open")


def test_the_keys_of_an_input_method_are_its_own(page: Page, site_url: str) -> None:
    """Enter, Escape and arrows of a composition, also those Safari sends after its end, choose and close nothing."""
    page.goto(site_url)
    page.keyboard.press("/")
    page.keyboard.type("redis")
    page.locator("#search-list a").first.wait_for()
    page.wait_for_load_state("networkidle")  # with the rest of the data the list is drawn anew
    for more in ({"isComposing": True}, {"keyCode": 229}):
        for key in ("ArrowDown", "Enter", "Escape"):
            press(page, "#search-input", key=key, code=key, **more)
    assert page.evaluate("document.getElementById('search').open")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    press(page, "#search-input", key="ArrowDown", code="ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(1)


def test_a_slash_that_is_held_is_not_typed_into_the_box_it_opened(page: Page, site_url: str) -> None:
    """The search opens empty; Enter held on its button does not take the first result of the last query."""
    page.goto(site_url)
    until(page, "() => document.querySelector('[data-palette]').title")
    for _ in range(3):
        page.keyboard.down("/")
    page.keyboard.up("/")
    expect(page.locator("#search-input")).to_have_value("")
    page.keyboard.type("redis")
    page.locator("#search-list a").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("[data-search-open]").first.focus()
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    assert page.evaluate("document.getElementById('search').open")
    assert page.url.split("?")[0] == site_url


def test_a_double_click_on_erase_erases_nothing(page: Page, site_url: str) -> None:
    """The button that comes up under the finger waits a blink; what was erased can be brought back as it was."""
    seed_store(page, {"q06": CARD})
    page.goto(address(site_url, "practice/"))
    freeze(page)
    page.get_by_role("button", name="Стереть").click()
    sure = page.locator(".pr-dialog").get_by_role("button", name="Стереть")
    sure.click()
    assert saved(page) == {"q06": CARD}
    expect(sure).to_be_visible()
    blink(page)
    sure.click()
    expect(page.locator("#practice [role=status]")).to_have_text("Прогресс стёрт")
    assert saved(page) == {}
    blink(page)
    page.get_by_role("button", name="Вернуть стёртое").click()
    expect(page.locator("#practice [role=status]")).to_contain_text("Загружено карточек: 1.")
    assert saved(page) == {"q06": CARD}
