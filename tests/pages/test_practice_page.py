"""What the page of practice says of how practice works."""

from __future__ import annotations

import re

import pytest
from mkdocs.utils import meta

from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.pages import practice_page
from cheatsheet.sheet.inline import literal

SECTIONS = ("how", "plan", "mock", "kept")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_it_stands_in_its_section(content: Content, lang: Lang) -> None:
    """Each text that there is about how it works, the plan, the interview and what is kept stands once, under its heading."""
    page = practice_page.render(content)[f"{lang}/practice/index.md"]
    _, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    assert len(sections) == len(SECTIONS)
    for name, section in zip(SECTIONS, sections, strict=True):
        prefix = f"practice.page_{name}"
        words = {key: literal(word) for key, word in content.words[lang].items() if key.startswith(prefix)}
        assert section.startswith(f"{words.pop(prefix)} {{#{name}}}\n")
        assert {key: section.count(word) for key, word in words.items()} == dict.fromkeys(words, 1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_box_says_when_its_cards_come_back(content: Content, lang: Lang) -> None:
    """All five, in order: as many as there are words for."""
    words = content.words[lang]
    page = practice_page.render(content)[f"{lang}/practice/index.md"]
    boxes = [words["practice.page_box"].format(n=n, when=words[f"practice.when_{n}"]) for n in (1, 2, 3, 4, 5)]
    assert "practice.when_6" not in words
    assert re.findall(r"^- (.*)$", page, re.MULTILINE) == [literal(box) for box in boxes]


def test_the_template_is_that_of_practice(content: Content) -> None:
    """It holds the app; the page has its address, and no source to be edited: its text is words."""
    _, matter = meta.get_data(practice_page.render(content)["en/practice/index.md"])
    assert matter == {
        "title": content.words["en"]["practice.page_title"],
        "description": content.words["en"]["practice.page_description"],
        "path": "practice/",
        "template": "practice.html",
    }
