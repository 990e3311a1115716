"""What practice keeps and where: the next day, the address, the other language, files, stores that fail, other pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.practice import (
    KEY,
    address,
    answer,
    blink,
    ended,
    errors_of,
    question,
    saved,
    search,
    seed_store,
    set_clock,
    start,
)
from tests.browser.promise import awaited
from tests.browser.walk import LATE

EIGHT_NEXT_MORNING = datetime(2026, 11, 25, 8, 0)  # noqa: DTZ001 - as above
FORBIDDEN = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
"""
HEARD = """window.said = [];
addEventListener("DOMContentLoaded", () => {
  const notice = document.querySelector("[data-notice]");
  new MutationObserver(() => notice.textContent && said.push(notice.textContent)).observe(notice, { childList: true, characterData: true, subtree: true });
});"""
"""What a reader of the screen is told by the line over practice: every change of a live region is read out."""
FULL = """
const keep = Storage.prototype.setItem;
Storage.prototype.setItem = function (...all) {
  if (!window.room) throw new DOMException("full", "QuotaExceededError");
  keep.apply(this, all);
};
"""


@pytest.fixture(autouse=True)
def quiet(page: Page) -> Iterator[None]:
    """No test may leave an error in the console: neither of a script nor of the content security policy."""
    errors = errors_of(page)
    set_clock(page)
    yield
    assert errors == []


def test_what_was_weak_in_the_evening_comes_first_the_next_morning(page: Page, site_url: str) -> None:
    """With the clock moved from Tuesday evening to Wednesday morning, the weak card is due and asked first."""
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    weak = question(page)
    answer(page, 2)
    while not ended(page):
        answer(page, 3)
    page.goto(address(site_url, "practice/?topics=sql&only=due"))
    expect(page.locator(".pr-start")).to_be_disabled()
    page.clock.set_system_time(EIGHT_NEXT_MORNING)
    page.reload()
    expect(page.locator(".pr-start")).to_have_text("Начать · 4 вопроса")
    page.locator(".pr-start").click()
    assert question(page) == weak


def test_a_page_that_was_left_open_hears_that_time_has_passed(page: Page, site_url: str) -> None:
    """Looked at again the next morning, the choice has what is due by now, without being loaded anew."""
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    while not ended(page):
        answer(page, 2)
    page.goto(address(site_url, "practice/?topics=sql&only=due"))
    expect(page.locator(".pr-start")).to_be_disabled()
    page.clock.set_system_time(EIGHT_NEXT_MORNING)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".pr-start")).to_have_text("Начать · 4 вопроса")


def test_the_choice_lives_in_the_address(page: Page, site_url: str) -> None:
    """A choice that was sent opens as it was, changing it changes the address, and Back returns from the round."""
    page.goto(address(site_url, "practice/?topics=sql,aws&levels=basic"))
    expect(page.get_by_label("SQL и Базы данных")).to_be_checked()
    expect(page.locator(".pr-start")).to_have_text("Начать · 4 вопроса")
    page.locator(".pr-chip", has_text="Быстрые").click()
    assert search(page) == "?topics=sql,aws&levels=basic&kind=rows"
    page.locator(".pr-chip", has_text="Десять наугад").click()
    page.locator(".pr-chip", has_text="И те и другие").click()
    assert search(page) == "?topics=sql,aws&levels=basic&kind=all&n=10"
    page.locator(".pr-start").click()
    page.locator("#pr-term").wait_for()
    page.go_back()
    expect(page.locator(".pr-start")).to_be_visible()
    assert search(page) == "?topics=sql,aws&levels=basic&kind=all&n=10"


def test_a_link_to_an_anchor_of_the_page_leaves_the_round_alone(page: Page, site_url: str) -> None:
    """The skip link and links to the explanation move the reader, not the cards."""
    start(page, site_url)
    page.keyboard.press("Space")
    awaited(
        page,
        """() => new Promise((done) => {
          addEventListener("hashchange", () => requestAnimationFrame(() => requestAnimationFrame(done)), { once: true });
          location.hash = "#kept";
        })""",
    )
    expect(page.locator(".pr-answer")).to_be_visible()


def test_switching_the_language_in_mid_round_keeps_the_question_and_the_round(page: Page, site_url: str) -> None:
    """The same question is asked in English, with the same cards done, and progress is shared."""
    start(page, site_url, "?topics=sql,aws&mode=recall&start=1")
    answer(page, 3)
    answer(page, 1)
    asked, bar = question(page), page.locator(".pr-top progress").get_attribute("value")
    page.locator("[data-language]").click()
    page.wait_for_url("**/en/practice/**")
    page.locator("#pr-term").wait_for()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert question(page) == asked
    expect(page.locator(".pr-top progress")).to_have_attribute("value", bar or "")
    answer(page, 3)
    assert len(saved(page)) == 3


def test_an_unknown_question_in_the_address_breaks_nothing(page: Page, site_url: str) -> None:
    """A bookmark of a question that has gone starts the round without it."""
    start(page, site_url, "?topics=sql&mode=recall&start=1&card=q999")
    assert question(page) != "q999"


def test_progress_is_exported_and_loads_into_an_empty_profile(
    page: Page, browser: Browser, site_url: str, tmp_path: Path
) -> None:
    """The file carries every card over, and a file of something else changes nothing."""
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    while not ended(page):
        answer(page, 3)
    page.goto(address(site_url, "practice/"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Сохранить в файл").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    with browser.new_context() as profile:
        other = profile.new_page()
        other.goto(address(site_url, "en/practice/"))
        other.locator("input[type=file]").set_input_files(file)
        expect(other.locator("#practice [role=status]")).to_have_text("Cards loaded: 4.")
        assert saved(other) == saved(page)
        file.write_text("{}}")
        other.locator("input[type=file]").set_input_files(file)
        expect(other.locator("#practice [role=status]")).to_contain_text("Nothing was changed")
        assert saved(other) == saved(page)


def test_a_file_that_breaks_off_is_loaded_as_far_as_it_goes_and_the_rest_is_named(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    """Written anew by a shell in UTF-16 and cut: the whole cards come in, the other is named; twice changes nothing."""
    card = {"box": 3, "due": 1, "last": 1, "seen": 1}
    text = json.dumps({"version": 1, "cards": {"q06": card, "q07": card, "q01": card}})[:-20]
    file = tmp_path / "practice.json"
    file.write_text(text, "utf-16")
    page.goto(address(site_url, "practice/"))
    status = page.locator("#practice [role=status]")
    for chip in ("Быстрые", "И те и другие"):
        page.locator("input[type=file]").set_input_files(file)
        expect(status).to_have_text(re.compile(r"Загружено карточек: 2\. Не прочитано карточек: 1 \(GIL"))
        assert saved(page) == {"q06": card, "q07": card}
        blink(page)
        page.locator(".pr-chip", has_text=chip).click()
        expect(status).not_to_contain_text("Загружено")


def test_reset_asks_first(page: Page, site_url: str) -> None:
    """Cancel and Escape keep everything; only the second button erases it."""
    seed_store(page, {"q06": {"box": 3, "due": 1, "last": 1, "seen": 1}})
    page.goto(address(site_url, "practice/"))
    erase = page.get_by_role("button", name="Стереть")
    erase.click()
    blink(page)
    page.locator(".pr-dialog").get_by_role("button", name="Отмена").click()
    erase.click()
    page.keyboard.press("Escape")
    assert list(saved(page)) == ["q06"]
    erase.click()
    blink(page)
    page.locator(".pr-dialog").get_by_role("button", name="Стереть").click()
    expect(page.locator("#practice [role=status]")).to_have_text("Прогресс стёрт")
    assert saved(page) == {}


def erase(page: Page) -> None:
    """Erase everything, and say that it is meant."""
    page.get_by_role("button", name="Стереть", exact=True).click()
    blink(page)
    page.locator(".pr-dialog").get_by_role("button", name="Стереть").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#practice [role=status]")).to_have_text("Прогресс стёрт")
    blink(page)


def test_what_was_erased_comes_back_whole_however_often_it_was_erased(page: Page, site_url: str) -> None:
    """The marks of both times, the plan, and the names that the interview's entries have in the calendar."""
    card = {"box": 3, "due": 1, "last": 1, "seen": 1}
    seed_store(page, {"q06": card})
    page.goto(address(site_url, "practice/?mode=plan"))
    page.get_by_label("Когда собеседование").fill("2026-11-27T12:00")
    page.keyboard.press("Tab")
    with page.expect_download():
        page.get_by_role("button", name="В календарь").click()
    page.get_by_role("button", name="К выбору").click()
    beside = f"['.plan', '.calendar'].map((name) => localStorage.getItem('{KEY}' + name))"
    own = page.evaluate(beside)
    assert None not in own
    blink(page)
    erase(page)
    assert page.evaluate(beside) == [None, None]
    erase(page)
    page.evaluate(f"""localStorage.setItem('{KEY}', '{json.dumps({"version": 1, "cards": {"q07": card}})}')""")
    erase(page)
    page.get_by_role("button", name="Вернуть стёртое").click()
    assert saved(page) == {"q06": card, "q07": card}
    assert page.evaluate(beside) == own
    expect(page.get_by_role("button", name="Вернуть стёртое")).to_have_count(0)


def test_the_choice_that_is_looked_at_again_keeps_the_keyboards_place(page: Page, site_url: str) -> None:
    """At a topic's link and at the large button; where that has nothing to begin any more, at what makes it so."""
    seed_store(page, {"q06": {"box": 2, "due": 1, "last": 1, "seen": 1}})
    page.goto(address(site_url, "practice/?only=due&kind=full"))
    link = page.locator(".pr-topics a").nth(2)
    link.focus()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(link).to_be_focused()
    start = page.locator(".pr-start")
    start.focus()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(start).to_be_focused()
    page.evaluate(f"localStorage.removeItem('{KEY}')")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(start).to_be_disabled()
    expect(page.locator("[name=what][value=due]")).to_be_focused()
    page.get_by_role("button", name="Собеседование завтра").click()
    blink(page)
    page.get_by_role("button", name="К выбору").click()
    expect(page.locator("[name=what][value=due]")).to_be_focused()


@pytest.mark.parametrize(
    ("script", "notice"),
    [(FORBIDDEN, "не даёт сайту хранить"), (FULL, "заполнена")],
    ids=["forbidden", "full"],
)
def test_a_round_is_played_without_a_store_and_the_reader_is_told(
    page: Page, site_url: str, script: str, notice: str
) -> None:
    """A forbidden and a full store: the round goes on, the marks count within the page, a quiet line says so, and is read
    out once, not with every card.
    """
    page.add_init_script(script)
    page.add_init_script(HEARD)
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    for _ in range(4):
        answer(page, 3)
    expect(page.locator(".pr-report")).to_contain_text("Получилось: 4")
    expect(page.locator("[data-notice]")).to_contain_text(notice)
    expect(page.locator("[data-notice]")).to_have_attribute("aria-live", "polite")
    assert page.evaluate("window.said.length") == 1
    blink(page)
    page.get_by_role("button", name="К выбору").click()
    expect(page.locator(".pr-topics")).to_contain_text("4/4")


@pytest.mark.parametrize("script", [FORBIDDEN, FULL], ids=["forbidden", "full"])
@pytest.mark.parametrize("path", ["topics/sql/", "topics/sql/indexes/"])
def test_a_mark_that_was_not_kept_is_no_promise(page: Page, site_url: str, script: str, path: str) -> None:
    """«I know this» says beside itself that the browser did not keep it; once there is room it says nothing."""
    page.add_init_script(script)
    page.goto(address(site_url, path))
    button = page.locator("[data-know]").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").filter(has_text="не сохранил")).to_have_count(1)
    if script == FULL:
        page.evaluate("window.room = true")
        button.click()
        expect(page.get_by_role("status").filter(has_text="не сохранил")).to_have_count(0)


@pytest.mark.parametrize("text", ["{", "null", '{"version":1,"cards":{"q06":{"box":"x"}}}'])
def test_a_damaged_store_is_told_kept_aside_and_replaced(page: Page, site_url: str, text: str) -> None:
    """The page starts with what can be read, and the original stays within reach of somebody who could mend it."""
    seed_store(page, text)
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    expect(page.locator("[data-notice]")).to_contain_text("повреждён")
    answer(page, 3)
    assert len(saved(page)) == 1
    assert page.evaluate(f"localStorage.getItem('{KEY}.damaged')") == text


@pytest.mark.parametrize(("shaky", "offered"), [("q06", 1), ("q999", 0)])
def test_what_is_shaky_is_offered_to_print_where_the_sheet_has_it(
    page: Page, site_url: str, shaky: str, offered: int
) -> None:
    """A shaky card of another edition is kept, and would make an empty sheet."""
    seed_store(page, {shaky: {"box": 1, "due": 1, "last": 1, "seen": 1}})
    page.goto(address(site_url, "practice/"))
    page.locator(".pr-start").wait_for()
    expect(page.get_by_role("button", name="Распечатать, что шатко")).to_have_count(offered)


def test_progress_stands_quietly_on_the_home_page_and_beside_entries(page: Page, site_url: str) -> None:
    """Known, shaky and due today are said in words where the reader has begun, and nowhere else."""
    page.goto(address(site_url, ""))
    awaited(page, LATE)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-progress]").first).to_be_hidden()
    far = 4_000_000_000_000
    seed_store(page, {
        "q06": {"box": 3, "due": far, "last": 1, "seen": 1},
        "q07": {"box": 1, "due": 1, "last": 1, "seen": 1},
        "q08": {"box": 4, "due": 1, "last": 1, "seen": 1},
        "q999": {"box": 1, "due": 1, "last": 1, "seen": 1},
    })  # fmt: skip
    page.evaluate("sessionStorage.clear()")
    page.reload()
    # A due date that far comes from a wrong clock and is brought back, so this card is due by now as well.
    expect(page.locator("[data-progress]").first).to_contain_text("Знаю 2 из 38")
    expect(page.locator("[data-progress-topic=sql]")).to_contain_text("шатко: 1")
    expect(page.locator("[data-progress-topic=aws] [data-progress-mark]")).to_have_count(0)
    page.goto(address(site_url, "topics/sql/"))
    expect(page.locator("[data-question=q07] [data-progress-mark]")).to_have_text("шатко")
    expect(page.locator("[data-question=q08] [data-progress-mark]")).to_have_text("повторить сегодня")
    expect(page.locator("[data-question=q09] [data-progress-mark]")).to_have_count(0)


@pytest.mark.parametrize("path", ["topics/sql/", "topics/sql/indexes/"])
def test_a_reader_says_of_a_page_that_he_knows_it_and_takes_it_back(page: Page, site_url: str, path: str) -> None:
    """«Я знаю это» works on a device without any marks, is shown at once, is undone by a second press, and is named."""
    page.goto(address(site_url, path))
    know = page.get_by_role("button", name=re.compile(r"^Я знаю это: Индексы$"))
    mark = page.locator("[data-question=q06] [data-progress-mark]")
    expect(know).to_have_attribute("aria-pressed", "false")
    know.click()
    expect(know).to_have_attribute("aria-pressed", "true")
    expect(mark).to_have_text("знаю")
    assert saved(page)["q06"]["box"] == 3
    know.click()
    expect(mark).to_have_text("")
    assert saved(page) == {}
    know.click()
    page.reload()
    expect(know).to_have_attribute("aria-pressed", "true")
    know.click()
    expect(mark).to_have_text("шатко")
    assert saved(page)["q06"]["box"] == 1
    sizes = page.evaluate(
        "[...document.querySelectorAll('[data-question=q06] [data-progress-mark]')].map((mark) =>"
        " [mark, mark.parentElement].map((one) => parseFloat(getComputedStyle(one).fontSize)))"
    )
    assert all(small < large for small, large in sizes), "the mark is quiet beside what it marks"
    page.get_by_role("link", name="Повторить тему").click()
    page.locator("#pr-term").wait_for()
    assert question(page) == "q06"
    expect(page.locator(".pr-count")).to_have_text("Вопрос 1 из 4")


def test_what_a_reader_knows_is_one_script(page: Page, site_url: str) -> None:
    """A topic asks for one file of practice to show it, and for one more when its answers are hidden."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    page.goto(address(site_url, "topics/sql/"))
    page.locator("[data-know]").last.wait_for()
    page.locator("[data-hide-answers]").click()
    page.locator(".answer-show").first.wait_for()
    parts = [url.partition("/assets/js/practice/")[2] for url in asked]
    assert list(filter(None, parts)) == ["progress.js", "hide.js"]


def test_what_can_be_said_of_a_page_moves_nothing_in_sight(page: Page, site_url: str) -> None:
    """The buttons come when the page is there already: entries and headings stay where they are."""
    places = "[...document.querySelectorAll('h1, h2')].map((one) => one.getBoundingClientRect().top)"
    for path in ("topics/sql/", "topics/sql/indexes/"):
        page.goto(address(site_url, path))
        page.locator("[data-know]").last.wait_for()
        after = page.evaluate(places)
        page.evaluate(
            "document.querySelectorAll('[data-know], [data-again], [data-foot]').forEach((one) => one.remove())"
        )
        assert page.evaluate(places) == after


def test_a_topic_page_hides_its_answers_and_a_tap_shows_one(page: Page, site_url: str) -> None:
    """Hidden answers keep their place, so that nothing moves; the switch can be pressed again and again."""
    page.goto(address(site_url, "topics/sql/"))
    switch = page.locator("[data-hide-answers]")
    answers = page.locator(".entry .answer")
    page.locator("[data-know]").nth(3).wait_for()
    heights = "[...document.querySelectorAll('.entry')].map((entry) => entry.getBoundingClientRect().top)"
    before = page.evaluate(heights)
    switch.click()
    expect(answers.first).to_be_hidden()
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(heights) == before
    page.get_by_role("button", name="Показать ответ: 7. Уровни изоляции", exact=True).click()
    expect(answers.nth(1)).to_be_visible()
    expect(answers.nth(0)).to_be_hidden()
    switch.click()
    expect(answers.first).to_be_visible()
    switch.click()
    expect(answers.nth(1)).to_be_hidden()
