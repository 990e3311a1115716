"""The page, the data and the feed of changes say what the history says, whatever its length; copies lead there."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from lxml import html
from markdown import markdown
from mkdocs.utils import meta

from cheatsheet.changes.model import Change, History, Kind, Known, Step
from cheatsheet.changes.tell import DAYS, MONTHS, for_the_author
from cheatsheet.exports import anki_tree, changes_data, changes_feed, open_data
from cheatsheet.exports.markdown_copy import markdown_copies
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.pages import changes_page
from cheatsheet.settings import Settings
from cheatsheet.view import make_view

LONG = "../topics/sql/indexes.md"
ATOM = f"{{{changes_feed.ATOM}}}"


def step(code: str, moment: str, **changes: str) -> Step:
    """A step that changed the same in every language: ``q06="fact long"``."""
    told = tuple(Change(one, kinds(words)) for one, words in changes.items())
    return Step(code, moment, dict.fromkeys(LANGUAGES, told))


def kinds(words: str) -> tuple[Kind, ...]:
    """``fact long`` as kinds."""
    return tuple(words.split())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def history() -> History:
    """Two days: on the newer one q06 twice, with a correction in the morning, and q09; a question that is no more."""
    steps = (
        step("c" * 8, "2026-11-29T20:00:00+00:00", q06="long"),
        step("b" * 8, "2026-11-29T08:00:00+00:00", q06="fact sample", q09="short", q99="fact"),
        step("a" * 8, "2026-11-25T08:00:00+00:00", q06="fact long", q01="long"),
    )
    known = (Known("c" * 8, "2026-11-29", 0), Known("b" * 8, "2026-11-29", 1), Known("0" * 8, "2026-11-24", 3))
    return History(steps, known, "")


def test_a_day_has_a_line_for_each_question(content: Content, history: History) -> None:
    """Corrections come first, what changed twice on a day is told once, each line leads to the words that changed."""
    page = changes_page.render(content, history)["en/changes/index.md"]
    _, *days = page.split("\n## ")
    assert [day.strip().split("\n") for day in days] == [
        [
            "2026-11-29 {#d2026-11-29}",
            "",
            f"- [6. Indexes]({LONG}){{ #d2026-11-29-q06 }}: **a fact corrected**, the long answer, the program",
            "- [9. Query optimization](../topics/sql/index.md#q09){ #d2026-11-29-q09 }: the short answer",
        ],
        [
            "2026-11-25 {#d2026-11-25}",
            "",
            f"- [6. Indexes]({LONG}){{ #d2026-11-25-q06 }}: **a fact corrected**, the long answer",
            "- [1. GIL](../topics/python/index.md#q01){ #d2026-11-25-q01 }: the long answer",
        ],
    ]
    # The Russian answer of these tests has a clarification, which a correction leads to.
    russian = changes_page.render(content, history)["ru/changes/index.md"]
    assert russian.count("[**исправлен факт**](../errata/index.md#q06)") == 2


def test_the_copy_tells_the_same_days(content: Content, settings: Settings, history: History) -> None:
    """The Markdown copy has each day with its lines, which lead to copies, and says what the history does not know."""
    copy = markdown_copies(content, settings, None, history)["en/changes/index.md"].decode()
    topics = "https://example.org/sheet/en/topics"
    first, *days = copy.split("\n## ")
    assert [day.strip().split("\n") for day in days] == [
        [
            "2026-11-29",
            "",
            f"- [6. Indexes]({topics}/sql/indexes/index.md): a fact corrected, the long answer, the program",
            f"- [9. Query optimization]({topics}/sql/index.md): the short answer",
        ],
        [
            "2026-11-25",
            "",
            f"- [6. Indexes]({topics}/sql/indexes/index.md): a fact corrected, the long answer",
            f"- [1. GIL]({topics}/python/index.md): the long answer",
        ],
    ]
    feed = f"[{content.words['en']['changes.feed']}](https://example.org/sheet/en/changes/feed.xml)"
    assert first.endswith(f"\n\n{content.words['en']['changes.intro']}\n\n{feed}\n")
    unknown = markdown_copies(content, settings)["en/changes/index.md"].decode()
    assert unknown.endswith(f"\n\n{content.words['en']['changes.unknown_history']}\n")


def long_history() -> History:
    """Something has changed every day for three years, newest first."""
    days = [date(2026, 11, 29) - timedelta(days=number) for number in range(3 * 365)]
    return History(tuple(step("f" * 8, f"{day}T08:00:00+00:00", q06="long", q07="fact") for day in days), (), "")


def test_a_long_history_does_not_drown_a_reader(content: Content, settings: Settings) -> None:
    """The newest days are open, a year of months before them folded, a line a question; the data have everything."""
    page = changes_page.render(content, long_history())["en/changes/index.md"]
    assert len(re.findall(r"^## \d", page, re.MULTILINE)) == DAYS
    assert len(re.findall(r"<summary>", page)) == MONTHS
    assert "<summary>2026-09: 2 questions</summary>" in page
    assert len(re.findall(r"^- ", page, re.MULTILINE)) == 2 * DAYS + 2 * MONTHS
    data = json.loads(changes_data.render(content, long_history())["en/data/changes.json"])
    assert len(data["steps"]) == 3 * 365
    feed = ET.fromstring(changes_feed.render(content, settings, long_history())["en/changes/feed.xml"])
    assert len(feed.findall(f"{ATOM}entry")) == changes_feed.ENTRIES


def test_a_folded_month_tells_everything_of_a_question_once(content: Content) -> None:
    """What happened to it on several days of the month stands in one line, corrections first, without an address."""
    newer = [step("f" * 8, f"2026-11-{day:02d}T08:00:00+00:00", q07="long") for day in range(DAYS, 0, -1)]
    older = [
        step("e" * 8, "2026-10-02T08:00:00+00:00", q06="long"),
        step("d" * 8, "2026-10-01T08:00:00+00:00", q06="fact"),
    ]
    page = changes_page.render(content, History((*newer, *older), (), ""))["en/changes/index.md"]
    month = page[page.index("<details") :].replace("\u00a0", " ")
    assert re.findall(r"^- .*$", month, re.MULTILINE) == [
        f"- [6. Indexes]({LONG}): **a fact corrected**, the long answer"
    ]
    folded = html.fromstring(markdown(month, extensions=["md_in_html"]))
    assert folded.xpath("string(//details/ul/li/a)") == "6. Indexes"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_leads_to_its_feed_and_has_room_for_a_copy_of_any_age(content: Content, lang: Lang) -> None:
    """Its own template names the feed too; a script fills the room, and says why where it cannot."""
    page, words = changes_page.render(content, History())[f"{lang}/changes/index.md"], content.words[lang]
    body, matter = meta.get_data(page)
    assert matter == {
        "title": words["changes.title"],
        "description": words["changes.description"],
        "path": "changes/",
        "template": "changes.html",
        "feed": words["changes.feed"],
    }
    tree = html.fromstring(f"<main>{markdown(body, extensions=['attr_list'])}</main>")
    (feed,) = tree.xpath("//a[@href='feed.xml']")
    assert (feed.text, feed.get("type")) == (words["changes.feed"], "application/atom+xml")
    (room,) = tree.xpath("//section[@data-since]")
    assert room.get("hidden") is not None
    assert room.get("data-failed") == words["changes.failed"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_incomplete_history_says_so(content: Content, lang: Lang) -> None:
    """Without git, in a shallow checkout and where nothing changed yet, the page says what it does not know."""
    words = content.words[lang]

    def page(history: History) -> str:
        return changes_page.render(content, history)[f"{lang}/changes/index.md"].replace("\u00a0", " ")

    assert words["changes.unknown_history"] in page(History())
    shallow = History((), (Known("a" * 8, "2026-11-28", 0),), "shallow")
    assert words["changes.partial_history"].format(date="2026-11-28") in page(shallow)
    assert words["changes.nothing"] in page(History(limit=""))


def test_the_data_lead_from_a_code_to_what_came_after(content: Content, history: History) -> None:
    """Versions by day and place, steps as they were, names and addresses of the questions that there are."""
    data = json.loads(changes_data.render(content, history)["ru/data/changes.json"])
    assert data["versions"] == [
        ["2026-11-29", 0, "cccccccc"],
        ["2026-11-29", 1, "bbbbbbbb"],
        ["2026-11-24", 3, "00000000"],
    ]
    assert data["steps"][0] == ["2026-11-29", {"q06": ["long"]}]
    assert data["questions"]["q06"] == ["6. Индексы", "topics/sql/#q06", "topics/sql/indexes/"]
    assert list(data["questions"]) == ["q01", "q06", "q09"]
    assert data["clarified"] == {"q06": "errata/#q06"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_is_atom(content: Content, settings: Settings, history: History, lang: Lang) -> None:
    """What RFC 4287, 4.1 asks of a feed and of each entry is there once, times are RFC 3339, ids are absolute and apart."""
    feed = ET.fromstring(changes_feed.render(content, settings, history)[f"{lang}/changes/feed.xml"])
    home = settings.address(lang)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert [link.attrib["href"] for link in feed.findall(f"{ATOM}link[@rel='self']")] == [f"{home}changes/feed.xml"]
    assert [one.text for one in feed.findall(f"{ATOM}author/{ATOM}name")] == [content.words[lang]["site.name"]]
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).tzinfo is not None
        assert len(element.findall(f"{ATOM}link[@rel='alternate']")) == 1
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert ids == [f"{home}changes/#d2026-11-29-q06", f"{home}changes/#d2026-11-25-q06"]
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")


def test_an_entry_is_of_the_correction(content: Content, settings: Settings, history: History) -> None:
    """It was updated when the fact was, and what it says now stands in the newest of its question, as HTML."""
    feed = ET.fromstring(changes_feed.render(content, settings, history)["ru/changes/feed.xml"])
    newest, older = feed.findall(f"{ATOM}entry")
    assert newest.findtext(f"{ATOM}updated") == "2026-11-29T08:00:00+00:00"
    assert newest.findtext(f"{ATOM}title") == "6. Индексы"
    told = newest.find(f"{ATOM}content")
    assert told is not None
    assert told.get("type") == "html"
    assert (told.text or "").replace("\u00a0", " ") == (
        '<p>Не всегда: см. <a href="https://example.org/sheet/topics/sql/#q04">N+1</a>.</p>'
    ).replace("topics/sql/#q04", "topics/python/#q04")
    assert older.find(f"{ATOM}content") is None


def test_a_feed_without_corrections_is_a_feed(content: Content, settings: Settings) -> None:
    """It has a time, as it must, and the same one on every day: the first version's, else the day of the newest source."""
    newest = max(source.checked for _, source in content.sources.every())
    known = (Known("b" * 8, "2026-11-28", 0), Known("a" * 8, "2026-11-24", 0))
    for given, day in (
        (History(), newest),
        (History((), known, "shallow"), "2026-11-24"),
        (History((), known, ""), "2026-11-24"),
    ):
        feed = ET.fromstring(changes_feed.render(content, settings, given)["en/changes/feed.xml"])
        assert feed.findtext(f"{ATOM}updated") == f"{day}T00:00:00+00:00"
        assert feed.find(f"{ATOM}entry") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_history_that_is_not_whole_is_told_by_the_feed_and_by_the_build(
    content: Content, settings: Settings, history: History, lang: Lang
) -> None:
    """No entry must not be read as «no fact was corrected»: the subtitle says what is missing, and the console names what to do."""
    words = content.words[lang]

    def subtitle(given: History) -> str | None:
        return ET.fromstring(changes_feed.render(content, settings, given)[f"{lang}/changes/feed.xml"]).findtext(
            f"{ATOM}subtitle"
        )

    shallow = History((), (Known("a" * 8, "2026-11-28", 0),), "shallow")
    told = words["changes.feed_subtitle"]
    assert subtitle(history) == subtitle(History((), (), "")) == told
    assert subtitle(History()) == f"{told} {words['changes.unknown_history']}"
    assert subtitle(shallow) == f"{told} {words['changes.partial_history'].format(date='2026-11-28')}"
    assert for_the_author(history) == []
    assert for_the_author(History()) == [
        "no history of git can be read here: changes/ and changes/feed.xml list nothing"
    ]
    assert for_the_author(shallow) == [
        "this checkout is shallow: changes/ and changes/feed.xml begin at 2026-11-28; `git fetch --unshallow` brings the rest"
    ]


def test_copies_lead_to_what_has_changed_since(content: Content, settings: Settings) -> None:
    """The data, the index for assistants and the decks carry the address of the page with their own code."""
    since = {lang: f"{settings.address(lang)}changes/?since=1a2b3c4" for lang in LANGUAGES}
    files = open_data.render(content, settings)
    assert json.loads(files["ru/data/cheatsheet.json"])["version"]["changes"] == since
    for lang in LANGUAGES:
        assert f"]({since[lang]})" in files["ru/llms.txt"].decode()
        assert f'<a href="{since[lang]}">' in anki_tree.about(make_view(content, lang), settings)
