"""The practice page in a real browser: rounds, the interview, what it costs and whom it serves."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from tests.browser.conftest import Open
from tests.browser.practice import (
    SHIFTS,
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

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(autouse=True)
def quiet(page: Page) -> Iterator[None]:
    """No test may leave an error in the console: neither of a script nor of the content security policy."""
    errors = errors_of(page)
    set_clock(page)
    yield
    assert errors == []


def test_two_taps_lead_from_the_home_page_to_the_first_recalled_answer_on_a_phone(page: Page, site_url: str) -> None:
    """Home, «Проверить себя», «Показать ответ»: everything within reach on a screen of 360 by 740."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address(site_url, ""))
    page.locator("a[href*='mode=recall']").first.click()
    show = page.locator(".pr-show")
    expect(show).to_be_in_viewport(ratio=1)
    show.click()
    expect(page.locator(".pr-answer")).to_be_visible()
    for mark in page.locator(".pr-mark").all():
        expect(mark).to_be_in_viewport(ratio=1)
        box = mark.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_a_whole_round_is_played_by_keyboard_alone(page: Page, site_url: str) -> None:
    """Weak cards come back within the round, the round ends, and the report and the store say what happened."""
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    first = question(page)
    answer(page, 1)
    second = question(page)
    answer(page, 2)
    order = []
    for _ in range(4):
        order.append(question(page))
        answer(page, 3)
    assert order[2:] == [first, second] or order[2:] == [second, first]
    assert len({first, second, *order}) == 4
    report = page.locator(".pr-report")
    expect(report).to_contain_text("Перечитать: 1")
    expect(report).to_contain_text("Почти: 1")
    expect(report).to_contain_text("Получилось: 2")
    boxes = {key: card["box"] for key, card in saved(page).items()}
    assert boxes[first] == 2
    assert boxes[second] == 2
    assert sorted(boxes.values()) == [2, 2, 3, 3]


@pytest.mark.parametrize(("weak", "offered"), [("q06", 1), ("q01", 0)])
def test_a_report_offers_the_weak_ones_of_its_own_choice(page: Page, site_url: str, weak: str, offered: int) -> None:
    """A shaky card of the round's topics begins a round; with one of another topic only that round would be empty."""
    now = page.evaluate("Date.now()")
    seed_store(page, {weak: {"box": 1, "due": now, "last": now, "seen": 1}})
    start(page, site_url, "?topics=sql&mode=recall&start=1&card=q07")
    answer(page, 3)
    blink(page)
    page.get_by_role("button", name="Закончить").click()
    expect(page.get_by_role("button", name="Распечатать, что шатко")).to_have_count(1)
    blink(page)
    again = page.get_by_role("button", name="Повторить слабое")
    expect(again).to_have_count(offered)
    if offered:
        again.click()
        page.locator("#pr-term").wait_for()
        assert question(page) == weak


def test_recall_and_interview_count_alike(page: Page, site_url: str) -> None:
    """Both say which question is on screen, of how many, and the start says how many there will be."""
    page.goto(address(site_url, "practice/?topics=sql"))
    expect(page.locator(".pr-start")).to_have_text("Начать · 4 вопроса")
    count = page.locator(".pr-count")
    for query, total in (("?topics=sql&mode=recall&start=1", 4), ("?mode=mock&minutes=15&start=1", 9)):
        start(page, site_url, query)
        expect(count).to_have_text(f"Вопрос 1 из {total}")
        answer(page, 3)
        expect(count).to_have_text(f"Вопрос 2 из {total}")


def test_a_finger_turns_the_card_and_swipes_a_mark(open_context: Open, site_url: str) -> None:
    """A tap shows the answer; a swipe to the right knows, to the left does not; a scroll or a short way is neither."""
    with open_context(
        service_workers="block", has_touch=True, viewport={"width": 360, "height": 640}, reduced_motion="reduce"
    ) as (context, _):
        page = context.new_page()
        set_clock(page)
        start(page, site_url, "?topics=sql&mode=recall&start=1")
        touch = context.new_cdp_session(page)

        def swipe(dx: int, dy: int = 0) -> None:
            box = page.locator(".pr-term").bounding_box()
            assert box
            x, y = box["x"] + 150, box["y"] + 20
            for kind, part in (("touchStart", 0.0), ("touchMove", 0.5), ("touchMove", 1.0)):
                points = [{"x": x + dx * part, "y": y + dy * part}]
                touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        first = question(page)
        page.locator(".pr-hint").tap()
        expect(page.locator(".pr-answer")).to_be_visible()
        blink(page)
        swipe(40)
        swipe(-60, 90)
        swipe(-140)
        expect(page.locator(".pr-count")).to_contain_text("Вопрос 2 из 4, снова 1")
        assert len(saved(page)) == 1
        assert saved(page)[first]["box"] == 1
        second = question(page)
        # By key: browsers take a tap right behind a swipe for the end of a fling.
        page.keyboard.press("Space")
        expect(page.locator(".pr-answer")).to_be_visible()
        blink(page)
        swipe(140)
        expect(page.locator(".pr-count")).to_contain_text("Вопрос 3 из 4")
        assert saved(page)[second]["box"] == 3


@pytest.mark.parametrize(("width", "height"), [(360, 360), (640, 360)])
def test_a_low_screen_holds_question_answer_and_buttons(page: Page, site_url: str, width: int, height: int) -> None:
    """On a phone with half its screen taken, or on its side: nothing that is needed is covered or out of sight."""
    page.set_viewport_size({"width": width, "height": height})
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    expect(page.locator(".pr-term")).to_be_in_viewport(ratio=1)
    expect(page.locator(".pr-show")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Space")
    blink(page)
    expect(page.locator(".pr-term")).to_be_in_viewport(ratio=1)
    for mark in page.locator(".pr-mark").all():
        expect(mark).to_be_in_viewport(ratio=1)
        mark.click(trial=True)
    seen = """() => { const text = document.querySelector('.pr-answer p'), at = document.createRange();
        at.selectNodeContents(text);
        const lines = [...at.getClientRects()].slice(0, 2);
        return lines.map((one) => text.contains(document.elementFromPoint(one.x + 4, one.y + one.height / 2))); }"""
    assert page.evaluate(seen) == [True, True]


def test_arrows_look_back_without_marking_and_a_mark_can_be_corrected(page: Page, site_url: str) -> None:
    """The left arrow returns to the marked card, and marking it anew replaces the first mark."""
    start(page, site_url, "?topics=sql&mode=recall&start=1")
    first = question(page)
    answer(page, 1)
    page.keyboard.press("ArrowLeft")
    assert question(page) == first
    expect(page.locator(".pr-mark-1")).to_have_attribute("aria-pressed", "true")
    answer(page, 3)
    assert saved(page)[first]["box"] == 3
    assert saved(page)[first]["seen"] == 1
    page.keyboard.press("ArrowRight")
    assert len(saved(page)) == 1


def test_the_question_mark_lists_the_keys_and_escape_closes_the_list(page: Page, site_url: str) -> None:
    """The list is a dialog, and the focus returns into the app afterwards."""
    start(page, site_url)
    page.keyboard.press("?")
    expect(page.locator(".pr-dialog")).to_contain_text("показать ответ")
    page.keyboard.press("Escape")
    expect(page.locator(".pr-dialog")).to_have_count(0)
    answer(page, 3)
    assert len(saved(page)) == 1


def test_single_keys_do_nothing_while_the_focus_is_outside_the_app(page: Page, site_url: str) -> None:
    """WCAG 2.1.4: a reader who dictates or types elsewhere marks nothing by accident."""
    start(page, site_url)
    page.locator("[data-language]").focus()
    page.keyboard.press("2")
    page.keyboard.press("?")
    expect(page.locator(".pr-dialog")).to_have_count(0)
    assert saved(page) == {}


@pytest.mark.parametrize(("home", "lang", "box"), [("", "ru", "коробка 3"), ("en/", "en", "box 3")])
def test_screen_readers_are_told_in_the_language_of_the_page(
    page: Page, site_url: str, home: str, lang: str, box: str
) -> None:
    """The focus goes to the question, to the answer and to the next question; the mark is announced politely."""
    start(page, site_url, home=home)
    assert page.evaluate("document.documentElement.lang") == lang
    focused = "document.activeElement.id || document.activeElement.className"
    assert page.evaluate(focused) == "pr-term"
    page.keyboard.press("Space")
    assert page.evaluate(focused) == "pr-answer"
    blink(page)
    page.keyboard.press("3")
    assert page.evaluate(focused) == "pr-term"
    expect(page.locator("#practice [role=status]")).to_contain_text(box)


def test_nothing_moves_when_a_card_turns(page: Page, site_url: str) -> None:
    """The term, the buttons and the text below stay where they are, to the pixel, on a phone and on a desk."""
    places = """() => ['#pr-term', '.pr-actions', '.pr-card', '.pr-about'].map((name) => {
        const box = document.querySelector(name).getBoundingClientRect();
        return [name, box.x, box.y, box.width, box.height]; })"""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        start(page, site_url)
        before = page.evaluate(places)
        page.locator(".pr-show").click()
        assert page.evaluate(places) == before


def test_opening_shifts_nothing_in_sight(page: Page, site_url: str) -> None:
    """The layout shift of opening a round and of opening the choice is within rounding of nothing."""
    page.add_init_script(SHIFTS)
    for query in ("?mode=recall&start=1", ""):
        page.goto(address(site_url, f"practice/{query}"))
        page.locator("#pr-term, .pr-start").first.wait_for()
        # A shift is told of with the frame that showed it.
        page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
        )
        assert sum(page.evaluate("shifts")) < 0.01


def test_the_script_of_a_round_is_one_file_and_all_of_it_is_under_20_kb(page: Page, site_url: str) -> None:
    """No module waits for another: a round asks for one file; gzipped it is under 20 kB with all that it can do."""
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if "/assets/js/practice/" in response.url:
            sizes[response.url.split("/")[-1].split("?")[0]] = len(gzip.compress(response.body(), 9, mtime=0))

    page.on("response", weigh)
    start(page, site_url)
    page.wait_for_load_state("networkidle")
    assert set(sizes) == {"main.js"}
    assert sizes["main.js"] < 20_000


def test_a_mock_interview_runs_by_the_clock_and_ends_in_a_page_to_keep(page: Page, site_url: str) -> None:
    """Eight answers and a program in 15 minutes; time over is told and cuts nobody off; the report has links and can be printed."""
    page.goto(address(site_url, "practice/"))
    page.get_by_role("button", name="15 минут").wait_for()
    freeze(page)
    page.get_by_role("button", name="15 минут").click()
    clock = page.locator(".pr-clock")
    expect(clock).to_have_text("1:30")
    page.clock.run_for(20_000)
    expect(clock).to_have_text("1:10")
    page.keyboard.press("p")
    page.clock.run_for(30_000)
    expect(clock).to_have_text("1:10")
    page.keyboard.press("p")
    page.clock.run_for(75_000)
    expect(page.locator(".pr-whole")).to_have_text("прошло 1:35 из 15:00")
    expect(clock).to_have_text("+0:05")
    expect(page.locator("#practice [role=status]")).to_contain_text("90 секунд")
    expect(page.locator(".pr-count")).to_have_text("Вопрос 1 из 9")
    answer(page, 1)
    shown = 0
    while not ended(page):
        if page.locator(".pr-card pre").count():
            before = saved(page)
            expect(page.locator(".pr-meta")).to_contain_text("программа")
            expect(page.locator(".pr-term")).to_contain_text("Чем кончается эта строка вывода?")
            expect(clock).to_have_text("3:00")
            page.clock.run_for(100_000)
            answer(page, 2)
            assert saved(page) == before, "a program is no card"
            shown += 1
            continue
        page.clock.run_for(10_000)
        answer(page, 3)
    assert shown == 1
    report = page.locator(".pr-report")
    expect(report).to_contain_text("Ответов: 9.")
    expect(report).to_contain_text("Дольше отведённого: 1")
    expect(report).to_contain_text("Перечитать: 1")
    asks = report.locator(".pr-asks li")
    expect(asks).to_have_count(9)
    expect(asks.first).to_contain_text("не знаю, 1:35")
    assert asks.filter(has=page.locator("a[href$='#next']")).count() > 0, "follow-ups are in it, under their own words"
    expect(asks.filter(has=page.locator("a[href$='#show']"))).to_contain_text("почти, 1:40")
    assert page.request.get(report.get_by_role("link").first.get_attribute("href") or "").ok
    page.emulate_media(media="print")
    expect(report).to_be_visible()
    expect(report.get_by_role("button").first).to_be_hidden()
    page.emulate_media(media="screen")
    page.reload()
    expect(page.locator(".pr-report")).to_contain_text("Ответов: 9.")


def test_an_interview_begins_without_programs_where_they_cannot_be_had(page: Page, site_url: str) -> None:
    """Its clock has not run while they were waited for, and questions fill the time."""
    page.route("**/data/predict.json", lambda route: route.fulfill(body="<p>a portal</p>"))
    page.goto(address(site_url, "practice/"))
    page.get_by_role("button", name="15 минут").wait_for()
    freeze(page)
    page.get_by_role("button", name="15 минут").click()
    expect(page.locator(".pr-count")).to_have_text("Вопрос 1 из 10")
    expect(page.locator(".pr-clock")).to_have_text("1:30")


def test_an_interview_has_its_report_where_the_line_is_gone_since(page: Page, site_url: str) -> None:
    """Its programs are fetched once: without them again the kept interview would be taken for another and lost."""
    start(page, site_url, "?mode=mock&minutes=15&start=1")
    page.route("**/data/predict.json", lambda route: route.abort())
    answer(page, 2)
    blink(page)
    page.get_by_role("button", name="Закончить").click()
    expect(page.locator(".pr-report")).to_contain_text("Ответов: 1.")


def _reload_without_programs_and_again(page: Page) -> None:
    """A reload that cannot have the programs says that the interview is kept; the one after it has them."""
    programs = "**/data/predict.json"
    page.route(programs, lambda route: route.fulfill(body="<p>a portal</p>"))
    page.reload()
    expect(page.locator("#practice h2")).to_contain_text("Само оно сохранено")
    page.unroute(programs)
    page.reload()


def test_an_interview_with_programs_waits_for_them_and_is_not_begun_anew(page: Page, site_url: str) -> None:
    """A reload without them says so and keeps what there is: its questions and clock are back when they are, and its report."""
    start(page, site_url, "?mode=mock&minutes=15&start=1")
    answer(page, 2)
    blink(page)
    desk = "JSON.parse(sessionStorage['backend-cheatsheet:/:practice.mock']).asks"
    asks, second = page.evaluate(desk), question(page)
    _reload_without_programs_and_again(page)
    expect(page.locator(".pr-count")).to_have_text("Вопрос 2 из 9")
    assert (page.evaluate(desk), question(page)) == (asks, second)
    page.get_by_role("button", name="Закончить").click()
    page.locator(".pr-asks").wait_for()
    _reload_without_programs_and_again(page)
    expect(page.locator(".pr-report")).to_contain_text("Ответов: 1.")


def test_an_interview_ends_after_the_answer_during_which_its_time_ran_out(page: Page, site_url: str) -> None:
    """What was not asked in time is said in the report."""
    start(page, site_url, "?mode=mock&minutes=15&start=1")
    page.clock.run_for(16 * 60_000)
    answer(page, 2)
    expect(page.locator(".pr-report")).to_contain_text("Не успели спросить: 8.")


def test_without_javascript_the_page_says_so_and_offers_paper(browser: Browser, site_url: str) -> None:
    """The sentence, the way to the printable sheet and the explanation are there; the empty app is not."""
    with browser.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(address(site_url, "practice/"))
        expect(page.locator("main")).to_contain_text("нужен JavaScript")
        expect(page.locator("main a[href$='cram-sheet.pdf']")).to_be_visible()
        expect(page.locator("#practice")).to_be_hidden()
        expect(page.locator("#how")).to_be_visible()


def test_reduced_motion_is_respected(page: Page, site_url: str) -> None:
    """With the reader's wish for less motion the answer appears at once."""
    page.emulate_media(reduced_motion="reduce")
    start(page, site_url)
    assert page.evaluate("getComputedStyle(document.querySelector('.pr-answer')).transitionDuration") == "0s"


@pytest.mark.parametrize("home", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_any_state(page: Page, site_url: str, home: str, scheme: Any, width: int) -> None:
    """The choice, a question, its answer, an interview, a report and the list of keys, each looked at by axe."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})

    def look(state: str) -> None:
        # Evaluated by the browser's debugger, which the page's policy does not bind.
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run().then(({violations}) => violations.map((v) => [v.id, v.nodes[0].html]))")
        assert found == [], state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{state} scrolls sideways"

    page.goto(address(site_url, f"{home}practice/"))
    page.locator(".pr-start").wait_for()
    page.locator("details summary").first.click()
    look("choice")
    start(page, site_url, "?topics=sql&mode=recall&start=1", home)
    look("question")
    page.keyboard.press("Space")
    look("answer")
    page.keyboard.press("?")
    look("keys")
    page.keyboard.press("Escape")
    blink(page)
    page.keyboard.press("1")
    blink(page)
    page.locator(".pr-top button").first.click()
    look("report")
    start(page, site_url, "?mode=mock&minutes=15&start=1", home)
    look("interview")
    page.goto(address(site_url, f"{home}practice/"))
    page.locator(".pr-topics").wait_for()
    look("readiness")
