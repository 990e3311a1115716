"""The evening before: a plan, its rounds, the calendar, the page of what is shaky, and the morning after."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader
from tests.browser.practice import (
    PLAN,
    address,
    answer,
    blink,
    errors_of,
    freeze,
    question,
    saved,
    seed_store,
    set_clock,
    start,
)
from tests.browser.promise import awaited, hold
from tests.paper.pdf import smallest_type

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
HALF_PAST_SEVEN = datetime(2026, 11, 24, 19, 30)  # noqa: DTZ001 - as below
HALF_PAST_EIGHT = datetime(2026, 11, 25, 8, 30)  # noqa: DTZ001 - the reader's own clock has no zone to name
ALL = [f"q{n:02}" for n in range(1, 39)] + [f"r{n:02}" for n in range(1, 16)]


@pytest.fixture(autouse=True)
def quiet(page: Page) -> Iterator[None]:
    """No test may leave an error in the console: neither of a script nor of the content security policy."""
    errors = errors_of(page)
    set_clock(page)
    yield
    assert errors == []


def shaky(count: int) -> dict[str, Any]:
    """So many cards that were marked weak."""
    return {one: {"box": 1 + i % 2, "due": 1, "last": 1, "seen": 1} for i, one in enumerate(ALL[:count])}


def test_a_plan_that_was_left_open_over_its_interview_is_for_the_next_one(page: Page, site_url: str) -> None:
    """Looked at again the next afternoon, the page no longer plans for an hour that has passed, nor saves it."""
    page.goto(address(site_url, "practice/?mode=plan"))
    expect(page.get_by_label("Когда собеседование")).to_have_value("2026-11-25T10:00")
    page.clock.set_system_time(HALF_PAST_EIGHT + timedelta(hours=6))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label("Когда собеседование")).to_have_value("2026-11-26T10:00")
    expect(page.locator(".pr-plan")).to_contain_text("Собеседование: четверг")


LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))"


def kept_plan(page: Page) -> dict[str, Any]:
    """The plan in the store."""
    plan = page.evaluate(f"JSON.parse(localStorage.getItem('{PLAN}'))")
    assert isinstance(plan, dict)
    return plan


def test_a_plan_that_another_tab_has_changed_is_taken_over(page: Page, site_url: str) -> None:
    """Date, minutes and topics of the other tab stand in the one that was open, and what is changed there keeps them."""
    page.goto(address(site_url, "practice/?mode=plan"))
    expect(page.get_by_label("Когда собеседование")).to_have_value("2026-11-25T10:00")
    other = page.context.new_page()
    set_clock(other)
    other.goto(address(site_url, "practice/?mode=plan"))
    other.get_by_label("Когда собеседование").fill("2026-11-27T12:00")
    other.keyboard.press("Tab")
    other.locator(".pr-chip", has_text="15 минут").click()
    other.locator(".pr-wish summary").click()
    other.locator("[name=plan_topics][value=aws]").check()
    expect(page.get_by_label("Когда собеседование")).to_have_value("2026-11-27T12:00")
    expect(page.locator("[name=plan_minutes]:checked")).to_have_value("15")
    expect(page.locator("[name=plan_topics]:checked")).to_have_value("aws")
    expect(page.locator(".pr-plan")).to_contain_text("27 ноября")
    page.locator(".pr-chip", has_text="30 минут").click()
    plan = kept_plan(page)
    assert (plan["minutes"], plan["topics"]) == (30, ["aws"])
    expect(other.get_by_label("Когда собеседование")).to_have_value("2026-11-27T12:00")


def test_a_look_at_a_wrong_hour_costs_no_plan(page: Page, site_url: str) -> None:
    """With the clock a week ahead another plan is proposed, and only its use puts it in the place of the one that is kept."""
    page.goto(address(site_url, "practice/?mode=plan"))
    when = page.get_by_label("Когда собеседование")
    when.fill("2026-11-27T12:00")
    page.keyboard.press("Tab")
    own = kept_plan(page)
    page.clock.set_system_time(HALF_PAST_EIGHT + timedelta(days=7))
    page.evaluate(LOOKED_AT)
    expect(when).to_have_value("2026-12-03T10:00")
    page.evaluate(LOOKED_AT)
    assert kept_plan(page) == own
    page.clock.set_system_time(HALF_PAST_SEVEN)
    page.evaluate(LOOKED_AT)
    expect(when).to_have_value("2026-11-27T12:00")
    page.clock.set_system_time(HALF_PAST_EIGHT + timedelta(days=7))
    page.reload()
    expect(when).to_have_value("2026-12-03T10:00")
    first = page.locator(".pr-steps a").first.inner_text()
    page.get_by_role("button", name="Начать раунд").click()
    expect(page.locator("#pr-term")).to_have_text(first)
    assert kept_plan(page)["at"] != own["at"]


def test_a_whole_evening(page: Page, site_url: str) -> None:
    """From the home page to a plan in four taps, to its first question in one more; the morning begins with the weak one."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address(site_url, ""))
    page.locator("article a[href$='practice/']").first.click()
    page.get_by_role("button", name="Собеседование завтра").click()
    expect(page.get_by_label("Когда собеседование")).to_have_value("2026-11-25T10:00")
    blink(page)
    page.locator(".pr-chip", has_text="15 минут").click()
    plan = page.locator(".pr-plan")
    expect(plan).to_contain_text("Сейчас: 30 вопросов, 15 минут. На остальные (8) времени нет.")
    expect(plan).to_contain_text(re.compile(r"Перед сном, вторник.*23:00"))
    expect(plan).to_contain_text(re.compile(r"Утром, среда.*08:30: короткий раунд, 5 минут"))
    terms = plan.locator(".pr-steps li a").all_inner_texts()
    plan.get_by_role("button", name="Начать раунд").click()
    expect(page.locator("#pr-term")).to_have_text(terms[0])
    answer(page, 3)
    expect(page.locator("#pr-term")).to_have_text(terms[1])
    weak = question(page)
    answer(page, 1)
    page.goto(address(site_url, "practice/?mode=plan"))
    expect(page.locator(".pr-steps .pr-done")).to_have_count(2)
    page.clock.set_system_time(HALF_PAST_EIGHT)
    page.reload()
    page.get_by_role("button", name="Утренний раунд").click()
    expect(page.locator(".pr-count")).to_have_text("Вопрос 1 из 10")
    assert question(page) == weak


def test_the_calendar_leads_back_to_the_rounds(page: Page, site_url: str) -> None:
    """The file has the round before sleep, the morning's, and the interview; the morning's address opens that round."""
    page.goto(address(site_url, "practice/?mode=plan"))
    with page.expect_download() as caught:
        page.get_by_role("button", name="В календарь").click()
    download = caught.value
    assert download.suggested_filename == "interview.ics"
    text = Path(download.path()).read_bytes().decode().replace("\r\n ", "")
    assert re.findall(r"^SUMMARY:(.*)\r$", text, re.MULTILINE) == [
        "Раунд перед сном",
        "Утренний раунд перед собеседованием",
        "Собеседование",
    ]
    (morning,) = re.findall(r"^URL:(\S*plan=morning\S*)\r$", text, re.MULTILINE)
    page.goto(unquote(morning))
    page.locator("#pr-term").wait_for()


def test_an_interview_that_moves_takes_its_entries_along(page: Page, site_url: str) -> None:
    """Saved again at another time it keeps the names of its entries, once the reader has said that it is the same one; what
    it no longer has is called off. A second interview gets names of its own, and the same one at the same time is not asked about.
    """
    page.goto(address(site_url, "practice/?mode=plan"))

    def entries(time: str = "", says: str = "") -> dict[str, str]:
        """What the calendar is given once the interview is at ``time`` and the question was answered with a button: by step."""
        if time:
            page.get_by_label("Когда собеседование").fill(time)
            page.keyboard.press("Tab")
        with page.expect_download() as caught:
            page.get_by_role("button", name="В календарь").click()
            if says:
                blink(page)
                page.get_by_role("dialog").get_by_role("button", name=says).click()
        page.clock.run_for(1000)
        text = Path(caught.value.path()).read_bytes().decode().replace("\r\n ", "")
        found = re.findall(r"^UID:((\w+)-\S+)\r\nSEQUENCE:(\d+)(?s:(.*?))END:VEVENT", text, re.MULTILINE)
        numbers.append(int(found[0][2]))
        return {step: f"{uid}{' gone' if 'STATUS:CANCELLED' in rest else ''}" for uid, step, _, rest in found}

    numbers: list[int] = []
    first = entries()
    assert list(first) == ["evening", "morning", "interview"]
    moved = entries("2026-11-24T23:30", "Да, перенесли. Было: среда, 25 ноября в 10:00")
    assert moved == {step: uid if step == "interview" else f"{uid} gone" for step, uid in first.items()}
    assert numbers[1] > numbers[0]
    other = entries("2026-11-27T12:00", "Нет, это ещё одно")
    assert list(other) == list(first)
    assert set(other.values()).isdisjoint(first.values())
    assert entries() == other


def test_topics_of_an_advert_are_found_on_the_device_and_come_first(page: Page, site_url: str) -> None:
    """The pasted text is sent nowhere; its topics are chosen, the questions of those lead the plan, and all is kept."""
    page.goto(address(site_url, "practice/?mode=plan"))
    page.locator(".pr-wish summary").click()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.get_by_label("Вставь текст вакансии").fill("Требования: PCI DSS; паттерн Saga. Мы предлагаем ДМС и фитнес")
    page.get_by_role("button", name="Найти темы").click()
    chosen = page.locator("[name=plan_topics]:checked")
    expect(page.get_by_label("Payments Processing")).to_be_checked()
    assert all("DSS" not in unquote(one) and "Saga" not in unquote(one) for one in sent)
    count = chosen.count()
    first = page.locator(".pr-steps a").first.get_attribute("href") or ""
    slugs = chosen.evaluate_all("(all) => all.map((one) => one.value)")
    assert any(f"/topics/{slug}/" in first for slug in slugs)
    page.reload()
    expect(page.locator("[name=plan_topics]:checked")).to_have_count(count)
    page.get_by_label("Вставь текст вакансии").fill("дружный коллектив")
    page.get_by_role("button", name="Найти темы").click()
    expect(page.locator("#practice [role=status]")).to_have_text("В тексте нет тем этой шпаргалки.")


def late_advert(page: Page, site_url: str, text: str) -> Route:
    """Have topics looked for in ``text``, with the program that does it still on its way: it comes once it is let on."""
    held = hold(page, "**/search/advert.js*")
    page.goto(address(site_url, "practice/?mode=plan"))
    page.locator(".pr-wish summary").click()
    page.get_by_label("Вставь текст вакансии").fill(text)
    with page.expect_request("**/search/advert.js*"):
        page.get_by_role("button", name="Найти темы").click()
    (route,) = held
    return route


def come(page: Page, route: Route, seconds: int = 2) -> None:
    """Let the program come, and give it so many seconds of the page's clock: it pauses after each piece of a text."""
    route.continue_()
    script = "(from) => Promise.all([import(from), fetch('../data/search.json')]).then(() => undefined)"
    awaited(page, script, route.request.url)
    page.wait_for_load_state("networkidle")
    page.clock.run_for(1_000 * seconds)


def test_topics_that_are_found_late_are_for_who_still_waits(page: Page, site_url: str) -> None:
    """Who has gone on to a round meanwhile gets no other plan behind it, and nothing is said over a card."""
    late = late_advert(page, site_url, "Требования: PCI DSS; паттерн Saga")
    page.get_by_role("button", name="Начать раунд").click()
    page.locator("#pr-term").wait_for()
    own = kept_plan(page)
    come(page, late)
    assert kept_plan(page) == own
    expect(page.locator("#practice [role=status]")).to_be_empty()


def test_topics_that_are_found_leave_the_focus_among_them(page: Page, site_url: str) -> None:
    """Who stands at a topic when the found ones are chosen goes on standing there."""
    late = late_advert(page, site_url, "Требования: PCI DSS; паттерн Saga")
    first = page.locator("[name=plan_topics]").first
    first.focus()
    come(page, late)
    expect(page.get_by_label("Payments Processing")).to_be_checked()
    expect(first).to_be_focused()


def test_the_last_advert_wins_however_long_the_one_before_it_was(page: Page, site_url: str) -> None:
    """A long text takes longer than a short one that is pasted over it; what it names is not chosen afterwards."""
    late = late_advert(page, site_url, ". ".join(f"Опыт с AWS Lambda и S3, часть {n}" for n in range(200)))
    freeze(page)
    come(page, late, seconds=0)
    page.get_by_label("Вставь текст вакансии").fill("PCI DSS")
    page.get_by_role("button", name="Найти темы").click()
    for _ in range(100):
        page.wait_for_load_state("networkidle")
        page.clock.run_for(1)
        if page.get_by_label("Payments Processing").is_checked():
            break
    expect(page.get_by_label("Payments Processing")).to_be_checked()
    page.clock.run_for(5_000)
    assert "aws" not in kept_plan(page)["topics"]
    expect(page.locator("[name=plan_topics][value=aws]")).not_to_be_checked()


def test_a_time_that_has_passed_changes_nothing_and_is_told(page: Page, site_url: str) -> None:
    """The plan stays as it was, and what is told stands in sight, not behind all its steps."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address(site_url, "practice/?mode=plan"))
    before = page.locator(".pr-plan").inner_text()
    page.get_by_label("Когда собеседование").fill("2026-11-23T10:00")
    page.keyboard.press("Tab")
    said = page.locator("#practice [role=status]")
    expect(said).to_have_text("Это время уже прошло. План остался прежним: среда, 25 ноября в 10:00.")
    expect(said).to_be_in_viewport(ratio=1)
    assert page.locator(".pr-plan").inner_text() == before


def test_a_date_that_is_not_complete_changes_nothing_and_comes_back(page: Page, site_url: str) -> None:
    """What is emptied is no time that has passed; the plan says for when it is, and its time is there again afterwards."""
    page.goto(address(site_url, "practice/?mode=plan"))
    when = page.get_by_label("Когда собеседование")
    said = page.locator("#practice [role=status]")
    for half in ("", "0020-12-09T10:00"):  # as it is while a year is typed
        when.fill(half)
        when.dispatch_event("change")
        expect(said).to_be_empty()
    when.fill("")
    when.blur()
    expect(said).to_have_text(re.compile("указаны не полностью.*25 ноября"))
    expect(when).to_have_value("2026-11-25T10:00")


def test_the_plan_made_anew_keeps_the_keyboards_place(page: Page, site_url: str) -> None:
    """At its button, and at a link of its steps when the page is looked at again."""
    page.goto(address(site_url, "practice/?mode=plan"))
    page.get_by_role("button", name="Составить заново").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Составить заново")).to_be_focused()
    step = page.locator(".pr-steps a").nth(5)
    address_of_it = step.get_attribute("href")
    step.focus()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("document.activeElement.getAttribute('href')") == address_of_it


def test_a_day_that_is_far_away_has_its_date(page: Page, site_url: str) -> None:
    """«Tuesday» is that of this week; a round before sleep of another week says its day and month."""
    page.goto(address(site_url, "practice/?mode=plan"))
    rounds = page.locator(".pr-plan > p", has_text=re.compile("Перед сном|Утром"))
    assert "ноября" not in " ".join(rounds.all_inner_texts())
    page.get_by_label("Когда собеседование").fill("2026-12-09T15:00")
    page.keyboard.press("Tab")
    expect(rounds.first).to_contain_text("8 декабря")
    expect(rounds.last).to_contain_text("9 декабря")


@pytest.mark.parametrize(("minutes", "step"), [("15", "0,5 минуты"), ("60", "1,5 минуты")])
def test_the_minutes_of_the_steps_add_up_to_those_of_the_plan(
    page: Page, site_url: str, minutes: str, step: str
) -> None:
    """They are told to half a minute: a reader who adds them up comes to what the plan says, a tenth more or less."""
    page.goto(address(site_url, "practice/?mode=plan"))
    page.locator(".pr-chip", has_text=f"{minutes} минут").first.click()
    expect(page.locator(".pr-steps li").nth(1)).to_contain_text(step)
    told = [re.findall(r"([\d,]+) минут", row)[-1] for row in page.locator(".pr-steps li").all_inner_texts()]
    all_of_them = sum(float(one.replace(",", ".")) for one in told)
    (said,) = re.findall(r"Сейчас: .*?, (\d+) минут", page.locator(".pr-plan").inner_text())
    assert abs(all_of_them - int(said)) <= int(said) / 10


@pytest.mark.parametrize("home", ["", "en/"])
@pytest.mark.parametrize(("count", "paper", "most"), [(3, "A4", 1), (30, "A4", 1), (53, "A4", 2), (53, "Letter", 2)])
def test_what_is_shaky_is_one_side_of_paper_or_two(
    page: Page, site_url: str, home: str, count: int, paper: str, most: int
) -> None:
    """From a phone: every shaky card with its whole answer, and room for notes, on one side, in letters of seven points at
    least; what they have no room for on two. Nothing of the others.
    """
    page.set_viewport_size({"width": 360, "height": 640})
    seed_store(page, shaky(count))
    page.goto(address(site_url, f"{home}practice/?mode=shaky"))
    page.locator(".pr-sheet").wait_for()
    cards = page.locator(".pr-sheet > div")
    assert cards.count() == count
    terms = ["".join(text.split()) for text in page.locator(".pr-sheet dt").all_inner_texts()]
    printed = page.pdf(format=paper)
    sides = [side.extract_text() for side in PdfReader(io.BytesIO(printed)).pages]
    assert len(sides) == most
    text = "".join("".join(sides).split())
    assert [one for one in terms if one not in text] == []
    assert smallest_type(printed) > 6.9
    page.emulate_media(media="print")
    expect(page.locator(".pr-lines i").nth(1)).to_be_visible()
    inside = """() => { const side = document.querySelector('.pr-side').getBoundingClientRect();
        const ends = [...document.querySelectorAll('.pr-sheet > div')].map((one) => one.getBoundingClientRect());
        return ends.every((one) => one.right <= side.right + 1 && one.bottom <= side.bottom + 1); }"""
    assert page.evaluate(inside)


def test_a_program_is_predicted_before_its_output_is_seen(page: Page, site_url: str) -> None:
    """Three seconds to think, a choice by key, the recorded output and why; the next program by key, no card is marked."""
    seed_store(page, {"q07": {"box": 1, "due": 1, "last": 1, "seen": 1}})
    page.goto(address(site_url, "practice/"))
    page.clock.pause_at(HALF_PAST_SEVEN)
    page.get_by_role("button", name="Предсказать вывод").click()
    body = page.locator(".pr-predict")
    expect(body.locator("pre").first).to_contain_text("psycopg")  # the weak card's program comes first
    show = page.get_by_role("button", name="Показать вывод")
    page.clock.run_for(2_900)
    expect(show).to_be_disabled()
    page.clock.run_for(200)
    expect(show).to_be_enabled()
    page.locator("#practice h2").focus()
    page.keyboard.press("1")
    expect(body.locator("h3")).to_have_text(re.compile(r"^(Верно|Нет, не ).*"))
    expect(body.locator("h3")).to_be_focused()
    printed = body.locator("pre").nth(1).inner_text().strip()
    recorded = (ROOT / "docs" / "_source" / "samples" / "output").glob("q07_*.txt")
    assert printed in {path.read_text("utf-8").strip() for path in recorded}
    assert body.locator("h3 ~ p").first.inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pr-predict")).to_contain_text(re.compile("Вопрос 2 из"))
    assert {key: card["box"] for key, card in saved(page).items()} == {"q07": 1}


def test_a_program_keeps_its_place_in_the_other_language(page: Page, site_url: str) -> None:
    """The third program is the third one in English too, after a reload as well; the way back to the choice begins no round."""
    page.goto(address(site_url, "practice/?mode=predict"))
    body = page.locator(".pr-predict")
    for _ in range(2):
        page.clock.run_for(3_100)
        page.get_by_role("button", name="Показать вывод").click()
        blink(page)
        page.get_by_role("button", name="Следующая программа").click()
        blink(page)
    expect(body).to_contain_text(re.compile("Вопрос 3 из"))
    shown = body.locator("pre").first.inner_text()
    page.locator("[data-language]").first.click()
    expect(body).to_contain_text(re.compile("Question 3 of"))
    assert body.locator("pre").first.inner_text() == shown
    page.reload()
    expect(body).to_contain_text(re.compile("Question 3 of"))
    page.get_by_role("button", name="Back to the choice").click()
    page.locator(".pr-start").wait_for()


def test_without_anything_shaky_there_is_nothing_to_print(page: Page, site_url: str) -> None:
    """The page says so and leads back; the choice does not offer it."""
    page.goto(address(site_url, "practice/?mode=shaky"))
    page.get_by_role("button", name="К выбору").click()
    page.locator(".pr-start").wait_for()
    expect(page.get_by_role("button", name="Распечатать, что шатко")).to_have_count(0)


@pytest.mark.parametrize("home", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(page: Page, site_url: str, home: str, scheme: Any, width: int) -> None:
    """The plan with its advert open, what is shaky, a program and its output, each looked at by axe; none scrolls sideways."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    seed_store(page, shaky(9))
    for mode, there in (("plan", ".pr-steps"), ("shaky", ".pr-sheet"), ("predict", ".pr-predict pre")):
        page.goto(address(site_url, f"{home}practice/?mode={mode}"))
        page.locator(there).wait_for()
        for summary in page.locator(".pr-wish summary").all():
            summary.click()
        if mode == "predict":
            page.clock.run_for(3_000)
            page.get_by_role("button", name=re.compile("Показать вывод|Show the output")).click()
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run().then(({violations}) => violations.map((v) => [v.id, v.nodes[0].html]))")
        assert found == [], mode
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{mode} scrolls sideways"


def test_erasing_takes_the_plan_too(page: Page, site_url: str) -> None:
    """Nothing of the plan is left behind with the marks."""
    page.goto(address(site_url, "practice/?mode=plan"))
    page.locator(".pr-steps").wait_for()
    page.goto(address(site_url, "practice/"))
    page.get_by_role("button", name="Стереть").click()
    blink(page)
    page.get_by_role("dialog").get_by_role("button", name="Стереть").click()
    expect(page.locator("#practice [role=status]")).to_have_text("Прогресс стёрт")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('practice'))") == []
    assert saved(page) == {}
    start(page, site_url, "?plan=morning&mode=recall&start=1")
    assert question(page)


def test_marks_go_along_in_a_link_and_are_added_once_the_reader_says_so(
    page: Page, browser: Browser, site_url: str
) -> None:
    """The other device keeps its own later mark, gets the others, and has nothing of the link left in its address."""
    hour = 3_600_000
    now = page.evaluate("Date.now()")
    seed_store(page, {
        "q06": {"box": 3, "due": now, "last": now - 30 * hour, "seen": 1},
        "q07": {"box": 2, "due": now, "last": now - hour, "seen": 3},
        "r03": {"box": 5, "due": now, "last": now - 200 * hour, "seen": 9},
    })  # fmt: skip
    page.goto(address(site_url, "practice/"))
    page.get_by_role("button", name="Перенести ссылкой").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img", name="QR-код этой ссылки")).to_be_visible()
    link = dialog.get_by_label("Ссылка с отметками").input_value()
    assert len(link.partition("#p=")[2]) <= 72
    with browser.new_context(service_workers="block") as other:
        there = other.new_page()
        errors = errors_of(there)
        set_clock(there)
        seed_store(there, {"q06": {"box": 1, "due": now, "last": now - hour, "seen": 1}})
        there.goto(link)
        assert saved(there).keys() == {"q06"}
        there.get_by_role("dialog").wait_for()
        blink(there)
        there.get_by_role("dialog").get_by_role("button", name="Добавить").click()
        expect(there.locator("#practice [role=status]")).to_have_text("Загружено карточек: 3.")
        assert {key: card["box"] for key, card in saved(there).items()} == {"q06": 1, "q07": 2, "r03": 5}
        assert "#" not in there.url
        there.goto(f"{link[:-3]}")
        expect(there.locator("#practice [role=status]")).to_contain_text("Ссылка с отметками повреждена")
        assert len(saved(there)) == 3
        assert errors == []


def test_a_link_that_may_not_be_copied_is_selected_and_told(page: Page, site_url: str) -> None:
    """Where the browser refuses, the link stands selected and the dialog says so where screen readers hear it; where it does not, that too."""
    page.add_init_script(
        "navigator.clipboard.writeText = () => window.may ? Promise.resolve() : Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(address(site_url, "practice/"))
    page.get_by_role("button", name="Перенести ссылкой").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    blink(page)
    dialog.get_by_role("button", name="Скопировать").click()
    said = dialog.get_by_role("status")
    expect(said).to_have_text("Браузер не дал скопировать. Ссылка выделена: скопируй её сам.")
    assert dialog.get_by_label("Ссылка с отметками").evaluate("(link) => link.selectionEnd - link.selectionStart") > 20
    page.evaluate("window.may = true")
    dialog.get_by_role("button", name="Скопировать").click()
    expect(said).to_have_text("Скопировано")


def test_a_link_is_offered_to_be_copied_only_where_that_can_be(page: Page, site_url: str) -> None:
    """Without TLS a browser has no clipboard for pages: the link is there, no button that could do nothing."""
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    page.goto(address(site_url, "practice/"))
    page.get_by_role("button", name="Перенести ссылкой").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Ссылка с отметками")).to_be_visible()
    expect(dialog.get_by_role("button", name="Скопировать")).to_have_count(0)


def test_a_plan_is_one_side_of_paper_with_the_hour_of_the_interview(page: Page, site_url: str) -> None:
    """All its questions and times are printed, and nothing to press."""
    page.goto(address(site_url, "practice/?mode=plan"))
    steps = page.locator(".pr-steps a").all_inner_texts()
    (side,) = (one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    printed = "".join(side.split())
    assert "Собеседование:среда,25ноября" in printed
    assert "10:00" in printed
    assert [one for one in steps if "".join(one.split()) not in printed] == []
    assert "Вкалендарь" not in printed


@pytest.mark.parametrize("home", ["", "en/"])
def test_larger_letters_scroll_nothing_sideways(page: Page, site_url: str, home: str) -> None:
    """With a browser's letters at one and a half on a phone every view of practice stays within the window."""
    page.set_viewport_size({"width": 320, "height": 740})
    seed_store(page, shaky(53))
    wide = {}
    for query in (
        "",
        "?mode=plan",
        "?mode=shaky",
        "?mode=predict",
        "?mode=recall&start=1",
        "?mode=mock&start=1",
        "?mode=recall&card=end",
    ):
        page.goto(address(site_url, f"{home}practice/{query}"))
        page.locator("#practice:not([aria-busy]) [data-stage] > *").first.wait_for()
        for summary in page.locator("#practice summary").all():
            summary.click()
        page.evaluate("document.documentElement.style.fontSize = '187.5%'")  # 24 px where 16 is usual
        wide[query] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {query: by for query, by in wide.items() if by > 0} == {}


def test_a_plan_that_cannot_be_kept_begins_all_the_same(page: Page, site_url: str) -> None:
    """Where the device takes nothing, the round that begins is that of the plan on the screen, and the way back leads to it."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto(f"{site_url}en/practice/?mode=plan")
    page.get_by_role("radio", name="15 minutes").check()
    now = page.get_by_text(re.compile(r"^Now: \d+ questions, 15 minutes"))
    expect(now.first).to_be_visible()
    found = re.search(r"\d+", now.first.inner_text())
    assert found
    page.get_by_role("button", name="Start the round").click()
    expect(page.get_by_text(f"Question 1 of {found[0]}", exact=True)).to_be_visible()
    page.go_back()
    expect(now.first).to_be_visible()
