"""What the downloads page says of the decks."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from cheatsheet.answers.files import load_samples
from cheatsheet.exports.anki_deck import counts
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES
from cheatsheet.pages.downloads_page import render
from cheatsheet.paper.editions import Coming
from cheatsheet.paths import topic_edition

ROOT = Path(__file__).resolve().parents[2]


def test_every_program_is_a_card_or_too_long_for_one() -> None:
    """Those whose output has more lines than the page names are left out, the rest are cards, in both languages alike."""
    content, (samples, _) = load_content(ROOT), load_samples(ROOT)
    found = counts(content, samples)
    assert found["ru"] == found["en"]
    long = [one for one in samples.values() if len((one.output or "").splitlines()) > found["ru"]["lines"]]
    assert found["ru"]["left"] == len(long) > 0
    assert found["ru"]["predict"] == len(samples) - len(long)


def test_the_page_counts_the_cards_beside_the_questions() -> None:
    """It names both decks as Anki does, with how many cards are in each and how many programs are in neither, and why."""
    kinds = {lang: {"next": 114, "predict": 36, "left": 14, "lines": 8} for lang in LANGUAGES}
    content = load_content(ROOT)
    topics = [
        Coming(lang, topic_edition(topic.slug), f"{lang}/downloads/{topic_edition(topic.slug)}.pdf", None, None)
        for lang in LANGUAGES
        for topic in content.catalog.topics
    ]
    pages = render(content, topics, defaultdict(lambda: 1), kinds)
    assert (
        "«Спросят дальше» — 114 вопросов, «Что напечатает программа» — 36 программ. 14 программ с выводом"
        in (pages["ru/downloads/index.md"])
    )
    assert (
        "“They will ask next”, 114 questions, and “What does the program print”, 36 programs. 14 programs with"
        in (pages["en/downloads/index.md"])
    )
    assert "{" not in pages["en/downloads/index.md"].partition("Two more subdecks")[2].partition("\n")[0]


def test_the_page_says_how_to_leave_a_deck_out_in_the_words_of_anki() -> None:
    """The way that survives an update is named with the labels that Anki 26.9 shows in each language."""
    content = load_content(ROOT)
    labels = {
        "ru": ("Параметры", "Новых карточек в день", "Эта колода"),
        "en": ("Options", "New cards/day", "This deck"),
    }
    for lang, names in labels.items():
        assert all(name in content.words[lang]["anki.update"] for name in names)
