"""The round aloud: what is said and when, by which voice, with keys, targets, a headset and the reader's own answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect
from tests.browser.conftest import Open
from tests.browser.practice import address, blink, errors_of, freeze, question, saved, set_clock
from tests.browser.voice import SECONDS, VOICES, a_voice, heard, script

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
QUERY = "?topics=sql&mode=aloud&start=1"
START = ".pr-report .pr-start"
PAUSE, AGAIN, NEXT = (f".pr-targets > button:nth-of-type({number})" for number in (1, 2, 3))


@pytest.fixture(autouse=True)
def quiet(page: Page) -> Iterator[None]:
    """No test may leave an error in the console: neither of a script nor of the content security policy."""
    errors = errors_of(page)
    set_clock(page)
    yield
    assert errors == []


@pytest.fixture
def said(site_folder: Path) -> dict[str, list[str]]:
    """Question and answer of each card as they are to be said, in Russian."""
    found: dict[str, list[str]] = json.loads((site_folder / "data/voice.json").read_text("utf-8"))["said"]
    return found


def begin(page: Page, site_url: str, voices: list[dict[str, Any]] = VOICES, query: str = QUERY) -> None:
    """Open a round aloud, and start it; from then on time passes when the test says so."""
    page.add_init_script(script(voices))
    page.goto(address(site_url, f"practice/{query}"))
    page.locator(START).wait_for()
    freeze(page)
    page.locator(START).click()
    page.locator(".pr-voice").wait_for()
    blink(page)


def hide(page: Page) -> None:
    """Put another tab in front, or let the screen go off."""
    page.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))"
    )


def run(page: Page, seconds: float) -> None:
    """Let time pass."""
    page.clock.run_for(int(seconds * 1000))


def test_a_round_goes_on_without_hands_and_records_nothing(
    page: Page, site_url: str, said: dict[str, list[str]]
) -> None:
    """Question, ten seconds, the answer sentence by sentence, five seconds, the next question; no mark is made."""
    begin(page, site_url)
    first = question(page)
    assert heard(page) == [said[first][0]]
    run(page, SECONDS + 9)
    assert heard(page) == [said[first][0]]
    expect(page.locator(".pr-answer")).to_be_hidden()
    run(page, 2)
    expect(page.locator(".pr-answer")).to_be_visible()
    sentences = re.split(r"(?<=[.!?]) ", said[first][1])
    run(page, len(sentences) * SECONDS)
    assert " ".join(heard(page)) == " ".join([said[first][0], *sentences])
    run(page, 5 + SECONDS)  # a long sentence is said in two
    assert question(page) != first
    for _ in range(200):
        if page.locator("article.pr-report").count():
            break
        run(page, 20)
    assert saved(page) == {}


def test_the_time_to_think_is_the_readers(page: Page, site_url: str) -> None:
    """Three seconds are three seconds, and are remembered in this tab."""
    page.add_init_script(script(VOICES))
    page.goto(address(site_url, f"practice/{QUERY}"))
    page.locator("input[name=think][value='3']").check()
    page.locator(START).click()
    run(page, SECONDS + 3.1)
    expect(page.locator(".pr-answer")).to_be_visible()
    page.reload()
    expect(page.locator("input[value='3']")).to_be_checked()


def test_only_a_voice_of_the_device_and_of_the_language_reads(page: Page, site_url: str) -> None:
    """The default one is chosen; neither the voice of a server nor that of another language is offered."""
    begin(page, site_url)
    assert {name for _, name in page.evaluate("window.heard")} == {"Yuri"}
    page.reload()
    page.locator(START).wait_for()
    assert page.locator("#pr-voice option").all_inner_texts() == ["Yuri", "Milena"]


@pytest.mark.parametrize("voices", [[], [a_voice("Far", "ru-RU", local=False), a_voice("Alex", "en-US")]])
def test_where_there_is_no_voice_it_is_said_and_nothing_is_offered(
    page: Page, site_url: str, voices: list[dict[str, Any]]
) -> None:
    """One sentence, and the way back."""
    page.add_init_script(script(voices))
    page.goto(address(site_url, f"practice/{QUERY}"))
    page.locator(".pr-aloud h2").wait_for()
    run(page, 3.1)
    expect(page.get_by_text("нашёл русского голоса")).to_be_visible()
    assert page.locator(".pr-aloud button").all_inner_texts() == ["К выбору"]


def test_voices_that_come_late_are_waited_for(page: Page, site_url: str) -> None:
    """Chrome's list is empty at first, and `voiceschanged` tells that it is there."""
    page.add_init_script(script(VOICES, late=True))
    page.goto(address(site_url, f"practice/{QUERY}"))
    page.locator(".pr-aloud h2").wait_for()
    expect(page.locator(START)).to_have_count(0)
    page.evaluate("come()")
    page.locator(START).click()
    assert len(heard(page)) == 1


def test_keys_pause_repeat_go_on_and_mark(page: Page, site_url: str, said: dict[str, list[str]]) -> None:
    """Space, r, the arrows and 1 to 3, also by their place on a Russian keyboard; z takes the mark back."""
    begin(page, site_url)
    first = question(page)
    page.keyboard.press("Space")
    run(page, 60)
    assert heard(page) == [said[first][0]]
    page.keyboard.press("Space")
    page.keyboard.press("r")
    run(page, 0.2)
    assert set(heard(page)) == {said[first][0]}
    page.keyboard.press("1")
    assert saved(page) == {}
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pr-answer")).to_be_visible()
    blink(page)
    page.keyboard.press("2")
    assert question(page) != first
    assert saved(page)[first]["box"] == 2
    blink(page)
    page.keyboard.press("z")
    assert question(page) == first
    assert saved(page) == {}
    expect(page.locator(PAUSE)).to_have_text("Продолжить")


def test_keys_go_on_counting_after_a_target_was_pressed(page: Page, site_url: str) -> None:
    """A mark that is disabled with the next card leaves the focus in the round; «?» names the keys of this round."""
    begin(page, site_url)
    page.locator(NEXT).click()
    blink(page)
    page.locator(".pr-mark-3").click()
    page.keyboard.press("Space")
    expect(page.locator(PAUSE)).to_have_text("Продолжить")
    page.keyboard.press("?")
    expect(page.locator(".pr-dialog")).to_contain_text("r — повторить")


def test_a_mark_meant_for_the_card_before_is_none(page: Page, site_url: str) -> None:
    """The round has gone on, by itself or by a press, less than a blink ago: the key that comes now was not meant for what is
    there.
    """
    begin(page, site_url)
    run(page, SECONDS + 9.7)  # a blink has passed
    expect(page.locator(".pr-answer")).to_be_visible()
    page.keyboard.press("3")
    assert saved(page) == {}
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".pr-answer")).to_be_visible()
    blink(page)
    page.locator(NEXT).click()
    blink(page)
    page.locator(NEXT).click()
    page.keyboard.press("3")
    assert saved(page) == {}
    blink(page)
    page.keyboard.press("3")
    assert len(saved(page)) == 1


@pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 844), (412, 915)])
def test_targets_are_large_wide_and_stay_where_they_are(page: Page, site_url: str, width: int, height: int) -> None:
    """On a phone each is 64 px high at least and as wide as the card, within the window, and does not move with the text,
    from card to card.
    """
    page.set_viewport_size({"width": width, "height": height})
    begin(page, site_url)
    places = []
    for _ in range(8):
        for target in (PAUSE, AGAIN, NEXT):
            expect(page.locator(target)).to_be_in_viewport(ratio=1)
            box = page.locator(target).bounding_box()
            assert box
            assert box["height"] >= 64
            assert box["width"] >= 290
            places.append((target, box["y"]))
        for mark in page.locator(".pr-mark").all():
            box = mark.bounding_box()
            assert box
            assert min(box["height"], box["width"]) >= 64
        page.locator(NEXT).click()
        blink(page)
    assert len(set(places)) == 3


def test_on_a_lower_phone_all_targets_are_in_sight_with_the_question(page: Page, site_url: str) -> None:
    """Of 640 px, as on a small phone: each is as large as on others, before and after the answer, and on the next card."""
    page.set_viewport_size({"width": 360, "height": 640})
    begin(page, site_url)
    for _ in range(2):
        for _ in range(2):
            expect(page.locator("#pr-term")).to_be_in_viewport(ratio=1)
            for target in (*(page.locator(one) for one in (PAUSE, AGAIN, NEXT)), *page.locator(".pr-mark").all()):
                expect(target).to_be_in_viewport(ratio=1)
                box = target.bounding_box()
                assert box
                assert min(box["height"], box["width"]) >= 64
            page.locator(NEXT).click()
            blink(page)
    page.locator(PAUSE).click()
    expect(page.locator(PAUSE)).to_have_text("Продолжить")
    for name in (PAUSE, AGAIN, NEXT):
        lines = "(one) => { const at = document.createRange(); at.selectNodeContents(one); return at.getClientRects().length; }"
        assert page.locator(name).evaluate(lines) == 1, "a word is not broken"


def test_a_page_that_is_translated_keeps_its_voice(page: Page, site_url: str) -> None:
    """A browser that translates changes the page's language; what is said is still in that of the build."""
    page.add_init_script(script([*VOICES, a_voice("Anna", "de-DE")]))
    page.goto(address(site_url, "practice/?topics=sql"))
    page.locator(".pr-open-aloud").wait_for()
    page.evaluate("document.documentElement.lang = 'de'")
    page.locator(".pr-open-aloud").click()
    page.locator(START).wait_for()
    blink(page)
    page.locator(START).click()
    page.locator(".pr-voice").wait_for()
    assert page.evaluate("heard[0][1]") in {"Milena", "Yuri"}


def test_headset_keys_reach_the_round(page: Page, site_url: str, said: dict[str, list[str]]) -> None:
    """Handlers for four keys are set while a loop plays beside the voice, and taken back when the round is left."""
    page.add_init_script(
        "window.handlers = {}; navigator.mediaSession.setActionHandler = (name, then) => { handlers[name] = then; };"
    )
    begin(page, site_url)
    first = question(page)
    assert page.evaluate("Object.keys(handlers).sort()") == ["nexttrack", "pause", "play", "previoustrack"]
    page.evaluate("handlers.pause()")
    expect(page.locator(PAUSE)).to_have_text("Продолжить")
    assert page.evaluate("navigator.mediaSession.playbackState") == "paused"
    page.evaluate("handlers.play()")
    page.evaluate("handlers.nexttrack()")
    expect(page.locator(".pr-answer")).to_be_visible()
    page.evaluate("handlers.previoustrack()")
    run(page, 0.2)
    assert heard(page)[-1] == said[first][0]
    page.locator(".pr-top button").first.click()
    page.locator(".pr-chooser, .pr-report").first.wait_for()
    assert page.evaluate("Object.values(handlers)") == [None] * 4


def test_a_page_that_is_hidden_or_left_is_silent(page: Page, site_url: str) -> None:
    """Another tab in front, the page left, another tab that begins: the voice stops, and goes on only when it is asked to."""
    begin(page, site_url)
    hide(page)
    assert page.evaluate("speechSynthesis.speaking") is False
    expect(page.locator(PAUSE)).to_have_text("Продолжить")
    count = len(heard(page))
    run(page, 60)
    assert len(heard(page)) == count
    page.locator(PAUSE).click()
    run(page, 0.2)
    assert page.evaluate("speechSynthesis.speaking") is True
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("speechSynthesis.speaking") is False
    page.locator(PAUSE).click()
    run(page, 0.2)
    page.evaluate("new BroadcastChannel('backend-cheatsheet:/:practice.voice').postMessage('')")
    expect(page.locator(PAUSE)).to_have_text("Продолжить")


def test_a_voice_that_is_interrupted_or_forgets_its_end_stops_nothing(page: Page, site_url: str) -> None:
    """An interruption from outside pauses and is told of; an end that never comes is taken for one after a while."""
    begin(page, site_url)
    page.evaluate("interrupt()")
    expect(page.get_by_role("status")).to_have_text("Голос прервался. Нажми «Продолжить».")
    page.evaluate("void (speechSynthesis.speak = (one) => heard.push([one.text, '']))")
    page.locator(PAUSE).click()
    run(page, 90)
    assert len(heard(page)) > 2


LOCKS = """
  window.locks = [];
  Object.defineProperty(navigator, "wakeLock", { value: { request: async (kind) => {
    const one = { kind, released: false, release: async () => { one.released = true; } };
    locks.push(one);
    return one;
  } } });
"""


def locked(page: Page) -> bool:
    """Whether the screen is kept on, once what was under way is done."""
    return bool(page.evaluate("Promise.resolve().then(() => {}).then(() => locks.some((one) => !one.released))"))


def test_the_screen_is_kept_on_while_it_speaks(page: Page, site_url: str) -> None:
    """The lock is asked for when the round begins, and given back by a pause."""
    page.add_init_script(LOCKS)
    begin(page, site_url)
    assert locked(page)
    page.locator(PAUSE).click()
    assert not locked(page)
    assert page.evaluate("locks.length") == 1


MICROPHONE = """
  window.microphone = 0;
  if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => {
    microphone += 1;
    return { getTracks: () => [{ stop() { microphone -= this.over ? 0 : 1; this.over = true; } }] };
  };
  window.MediaRecorder = class {
    constructor(stream) { this.stream = stream; this.mimeType = "audio/wav"; this.state = "inactive"; }
    start() { this.state = "recording"; window.unplug = () => this.stop(); }
    stop() {
      if (this.state === "inactive") return;
      this.state = "inactive";
      queueMicrotask(async () => { await window.slow; this.ondataavailable({ data: new Blob(["x"]) }); this.onstop(); });
    }
  };
"""
"""A recorder that does as the standard says: also when a microphone that is unplugged stops it. ``slow`` holds it up."""


def record(page: Page) -> None:
    """Begin to record the own answer."""
    page.locator(".pr-record").click()
    expect(page.locator(".pr-record")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("microphone") == 1


def is_off(page: Page) -> None:
    """Nothing is recorded, and that shows."""
    expect(page.locator(".pr-record")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("microphone") == 0


def test_an_own_answer_is_recorded_when_asked_heard_and_gone_with_the_card(page: Page, site_url: str) -> None:
    """The microphone is on only between two presses, which shows; the answer follows; what was lacking is in the report."""
    page.add_init_script(MICROPHONE)
    begin(page, site_url)
    first = question(page)
    assert page.evaluate("microphone") == 0
    record = page.locator(".pr-record")
    record.click()
    expect(record).to_have_attribute("aria-pressed", "true")
    expect(record).to_have_text("● Идёт запись. Закончить")
    assert page.evaluate("microphone") == 1
    run(page, 60)
    expect(page.locator(".pr-answer")).to_be_hidden()
    record.click()
    expect(page.locator(".pr-answer")).to_be_visible()
    assert page.evaluate("microphone") == 0
    assert str(page.locator(".pr-own audio").get_attribute("src")).startswith("blob:")
    run(page, 120)
    assert question(page) == first
    assert page.evaluate("document.activeElement.id") == "pr-term"
    points = page.locator(".pr-points label")
    assert points.count() >= 2
    lacked = points.first.inner_text()
    points.first.click()
    page.locator(NEXT).click()
    assert question(page) != first
    expect(page.locator(".pr-own audio")).to_have_count(0)
    assert page.evaluate("[...Object.keys(localStorage), ...Object.values(sessionStorage)].join()").count("blob:") == 0
    blink(page)
    page.locator(".pr-top button").first.click()
    expect(page.locator("article.pr-report li").filter(has_text=lacked)).to_be_visible()


def test_a_microphone_that_is_refused_is_told_of(page: Page, site_url: str) -> None:
    """Nothing is recorded and the round can go on."""
    page.add_init_script(
        "if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); };"
    )
    begin(page, site_url)
    page.locator(".pr-record").click()
    expect(page.get_by_role("status")).to_have_text("Микрофона нет, или браузер его не дал.")
    expect(page.locator(".pr-record")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("cards", [0, 1])
def test_a_recording_that_was_taken_back_is_no_missing_microphone(page: Page, site_url: str, cards: int) -> None:
    """The answer, or the next card, comes before the microphone does: nothing is said of it, and it is off."""
    page.add_init_script(
        MICROPHONE.replace("microphone += 1;", "await new Promise((come) => (window.come = come)); microphone += 1;")
    )
    begin(page, site_url)
    page.locator(".pr-record").click()
    page.locator(NEXT).click()
    for _ in range(cards):
        blink(page)
        page.locator(NEXT).click()
    page.evaluate("window.come()")
    page.evaluate("new Promise((later) => queueMicrotask(() => queueMicrotask(later)))")
    is_off(page)
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("key", ["ArrowRight", "Space", "r"])
def test_what_goes_on_with_the_round_ends_a_recording_and_keeps_it(page: Page, site_url: str, key: str) -> None:
    """The microphone is off before the voice speaks again, and the own answer stands beside the other one."""
    page.add_init_script(MICROPHONE)
    begin(page, site_url)
    first = question(page)
    record(page)
    page.locator("#pr-term").focus()  # space on the button itself is a press of it
    page.keyboard.press(key)
    is_off(page)
    expect(page.get_by_role("status")).to_have_text("")
    if key != "ArrowRight":
        page.keyboard.press("ArrowRight")
    expect(page.locator(".pr-own audio")).to_be_visible()
    expect(page.locator(".pr-own audio")).to_have_attribute("src", re.compile("^blob:"))
    run(page, 120)
    assert question(page) == first


@pytest.mark.parametrize("end", ["hidden", "unplugged"])
def test_a_recording_that_is_cut_off_is_told_of_and_kept(page: Page, site_url: str, end: str) -> None:
    """The screen does not go off while an answer is recorded; where it does, or a headset does, nothing said is lost."""
    page.add_init_script(LOCKS + MICROPHONE)
    begin(page, site_url)
    record(page)
    assert locked(page)
    if end == "hidden":
        hide(page)
    else:
        page.evaluate("unplug()")
    is_off(page)
    assert not locked(page)
    expect(page.get_by_role("status")).to_contain_text("Запись прервалась")
    expect(page.locator(".pr-answer")).to_be_hidden()
    page.locator(NEXT).click()
    expect(page.locator(".pr-own audio")).to_have_attribute("src", re.compile("^blob:"))


def test_a_recording_that_ends_late_stays_with_its_card(page: Page, site_url: str) -> None:
    """Whoever goes on before it is there gets no card too many, and not this answer under the next one."""
    page.add_init_script(MICROPHONE)
    begin(page, site_url)
    page.evaluate("void (window.slow = new Promise((come) => (window.come = come)))")
    record(page)
    page.locator(".pr-record").click()
    expect(page.locator(".pr-answer")).to_be_visible()
    blink(page)
    page.locator(NEXT).click()
    second = question(page)
    page.evaluate("window.come()")
    page.evaluate("new Promise((later) => queueMicrotask(() => queueMicrotask(later)))")
    assert question(page) == second
    expect(page.locator(".pr-answer")).to_be_hidden()
    expect(page.locator(".pr-own audio")).to_have_count(0)


def test_an_own_answer_is_heard_alone_and_let_go_of(page: Page, site_url: str) -> None:
    """The screen stays on while it plays; the voice, a page that is hidden and a second answer stop it; nothing of it is
    left when the round is.
    """
    page.add_init_script(LOCKS + MICROPHONE)
    page.add_init_script("""
      window.urls = new Set();
      const [make, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
      URL.createObjectURL = (blob) => { const url = make.call(URL, blob); urls.add(url); return url; };
      URL.revokeObjectURL = (url) => { urls.delete(url); revoke.call(URL, url); };
      const of = HTMLMediaElement.prototype, tell = (one, name) => one.dispatchEvent(new Event(name));
      Object.defineProperty(of, "paused", { get() { return !this.sounds; } });
      of.play = async function () { this.sounds = true; tell(this, "play"); };
      of.pause = function () { if (this.sounds) { this.sounds = false; tell(this, "pause"); } };
    """)
    begin(page, site_url)
    sounds = "document.querySelector('.pr-own audio').sounds"
    record(page)
    page.locator(".pr-record").click()
    expect(page.locator(".pr-own audio")).to_be_visible()
    for end in ("voice", "hidden"):
        page.evaluate("document.querySelector('.pr-own audio').play()")
        assert page.evaluate("speechSynthesis.speaking") is False
        assert locked(page)
        if end == "hidden":
            hide(page)
        else:
            page.locator(PAUSE).click()
        assert page.evaluate(sounds) is False
    assert not locked(page)
    blink(page)
    page.keyboard.press("ArrowLeft")
    record(page)
    page.locator(".pr-record").click()
    expect(page.locator(".pr-own audio")).to_have_count(1)
    expect(page.locator(".pr-own audio")).to_have_attribute("src", re.compile("^blob:"))
    assert page.evaluate("urls.size") == 2, "the answer, and the loop beside the voice"
    page.locator(".pr-top button").first.click()
    page.locator(".pr-chooser, .pr-report").first.wait_for()
    assert page.evaluate("urls.size") == 0


def test_a_new_round_outlives_a_reload_on_its_first_card(page: Page, site_url: str) -> None:
    """What is kept of the round before it, with its end and what its answers lacked, is not taken for it."""
    page.add_init_script(MICROPHONE)
    begin(page, site_url)
    page.locator(NEXT).click()
    blink(page)
    page.locator(".pr-points label").first.click()
    page.locator(".pr-mark-3").click()
    page.locator(".pr-top button").first.click()
    page.locator("article.pr-report").wait_for()
    begin(page, site_url)
    first = question(page)
    page.reload()
    page.locator(START).click()
    page.locator(".pr-voice").wait_for()
    assert question(page) == first
    expect(page.locator(".pr-top button").last).to_be_disabled()
    cards = {first}
    for _ in range(3):
        blink(page)
        page.locator(NEXT).click()
        blink(page)
        page.locator(NEXT).click()
        cards.add(question(page))
    assert len(cards) == 4


def test_what_the_answers_of_another_round_lacked_is_not_told_of_this_one(page: Page, site_url: str) -> None:
    """Also where the address has a card, as after the back button."""
    begin(page, site_url)
    page.locator(NEXT).click()
    page.locator(".pr-points label").first.click()
    begin(page, site_url, query=f"{QUERY}&n=3&card={question(page)}")
    page.locator(".pr-top button").first.click()
    page.locator(START).wait_for()


def test_what_speaks_is_fetched_when_it_is_asked_for(page: Page, site_url: str) -> None:
    """The page of practice and a round fetch neither the module nor its data; a round aloud one file of each."""
    asked: list[str] = []

    def note(response: Response) -> None:
        if re.search(r"/voice(/|\.json)", response.url):
            asked.append(response.url.removeprefix(site_url).split("?")[0])

    page.on("response", note)
    page.add_init_script(script(VOICES))
    for query in ("", "?mode=recall&start=1"):
        page.goto(address(site_url, f"practice/{query}"))
        page.wait_for_load_state("networkidle")
    assert asked == []
    page.goto(address(site_url, "practice/"))
    page.locator(".pr-open-aloud").click()
    page.locator(START).wait_for()
    assert sorted(asked) == ["assets/js/practice/voice/view.js", "data/voice.json"]


@pytest.mark.parametrize("home", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_context: Open, site_url: str, home: str, scheme: Any) -> None:
    """Before the start, while a question is said, with the answer and its points, and without a voice."""
    with open_context(service_workers="block", bypass_csp=True, reduced_motion="reduce", color_scheme=scheme) as (
        context,
        _,
    ):
        context.add_init_script(path=AXE)
        context.add_init_script(f"{script(VOICES)}; {MICROPHONE}")
        page = context.new_page()
        set_clock(page)
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(address(site_url, f"{home}practice/{QUERY}"))
        page.locator(START).wait_for()
        found = {"before": _axe(page)}
        page.locator(START).click()
        page.locator(".pr-voice").wait_for()
        page.locator(PAUSE).click()
        found["question"] = _axe(page)
        blink(page)
        page.locator(".pr-record").click()
        page.locator(".pr-record[aria-pressed=true]").wait_for()
        found["recording"] = _axe(page)
        blink(page)
        page.locator(".pr-record").click()
        page.locator(".pr-own audio").wait_for()
        found["answer"] = _axe(page)
        assert not any(found.values()), found


def _axe(page: Page) -> list[str]:
    """What axe finds on the page as it is."""
    found: list[str] = page.evaluate("""async () => {
      const { violations } = await axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
      return violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 120)} ${one.nodes[0].any[0]?.message ?? ""}`);
    }""")
    return found
