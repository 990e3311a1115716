"""The pictures that chats show for a link: what stands on them, and that it stands inside."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from io import BytesIO

import pytest
import typst
from PIL import Image

from cheatsheet.generate import Sources
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.paper import Extras, Paper
from cheatsheet.paper.share import ShareJob, share_job
from cheatsheet.paper.typeset import TEMPLATES, Press
from cheatsheet.settings import Settings
from cheatsheet.view import make_view
from tests.paper import pdf

BAND = 630 - 92
"""Where the band at the foot of a picture begins."""


def as_pdf(job: ShareJob, extras: Extras) -> bytes:
    """The same pages as text that can be read back."""
    inputs = {"data": pdf_inputs(job)}
    made = typst.compile(TEMPLATES / "share.typ", root=TEMPLATES, font_paths=[extras.fonts], sys_inputs=inputs)
    assert isinstance(made, bytes)
    return made


def pdf_inputs(job: ShareJob) -> str:
    """What the press hands on."""
    from cheatsheet.paper.typeset import _inputs

    return _inputs(job.data)["data"]


def outside(data: bytes) -> list[str]:
    """Letters that stand over an edge of their picture, or reach from its upper part into its foot."""
    found = [one for one in pdf.letters(data) if one.text.strip()]
    return [
        f"{one.page}: {one.text}"
        for one in found
        if one.x < 72 - 1 or one.right > 1200 - 72 + 1 or one.bottom > 630 or BAND < one.bottom < BAND + 44
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_says_whose_it_is(real: Sources, settings: Settings, extras: Extras, lang: Lang) -> None:
    """Name and address of the site, level, and of a topic its title and size, of a question number, term, topic, first words."""
    data = as_pdf(share_job(real.content, settings, lang), extras)
    view = make_view(real.content, lang)
    pages = iter(pdf.pages(data))
    marks = {"basic": "●○○", "intermediate": "●●○", "advanced": "●●●"}
    for topic in view.topics:
        shared = [view.words["site.name"], "example.org/cheat", marks[topic.level.key], topic.title]
        wanted = [[*shared, topic.count, topic.questions[0].term]]
        wanted += [
            [*shared, f"{one.number}. {one.term}", " ".join(one.entry.answer[0].text.split()[:3])]
            for one in topic.questions
        ]
        for texts in wanted:
            copied = next(pages)
            assert [text for text in texts if not pdf.holds(copied, text)] == []
    assert list(pages) == []
    assert outside(data) == []


def test_what_is_too_long_stays_inside(real: Sources, settings: Settings, extras: Extras) -> None:
    """A long title becomes smaller and a long answer ends in an ellipsis; a long address is left out."""
    home = "https://a-very-long-name-of-somebody.example.org/and-of-a-repository-of-theirs/"
    job = share_job(real.content, replace(settings, site_url=home), "en")
    card = {
        "level": "basic",
        "over": "Key-value stores and caching",
        "title": "38. " + "Retries and errors of several kinds " * 2,
        "words": ["Some", "words", "of", "an", "answer", "that", "is", "longer", "than", "any", "other"] * 9,
    }
    data = as_pdf(replace(job, data={**job.data, "cards": [card]}), extras)
    copied = pdf.text(data)
    assert "…" in copied
    assert "a-very-long-name" not in copied
    assert pdf.holds(copied, "errors of several kinds")
    assert outside(data) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_ends_in_a_small_word(real: Sources, settings: Settings, extras: Extras, lang: Lang) -> None:
    """No line of what is said ends in a word of one to three small letters; what is cut ends in a word, no sign, no genitive."""
    data = as_pdf(share_job(real.content, settings, lang), extras)
    rows: dict[tuple[int, int], list[pdf.Letter]] = {}
    for one in pdf.letters(data):
        rows.setdefault((one.page, round(one.bottom)), []).append(one)
    lines: dict[int, list[str]] = {}
    for (page, _), row in sorted(rows.items()):
        lines.setdefault(page, []).append("".join(one.text for one in sorted(row, key=lambda one: one.x)).rstrip())
    small = re.compile(r"(?:^|\s)[a-zа-яё]{1,3}$")
    assert [line for page in lines.values() for line, _ in itertools.pairwise(page) if small.search(line)] == []
    cut = [line for page in lines.values() for line in page if line.endswith("…")]
    assert cut
    assert [line for line in cut if not re.search(r"[\w)]…$", line) or re.search(r"[’']s…$", line)] == []


def test_each_is_small(paper: Paper, content: Content) -> None:
    """One picture a topic and one a long answer: 1200 by 630 pixels of few colours, 40 kB at most, each another."""
    for lang in LANGUAGES:
        found = {path: data for path, data in paper.files.items() if path.startswith(f"{lang}/cards/")}
        names = [listed.slug for listed in content.catalog.topics] + ["q06"]
        assert set(found) == {f"{lang}/cards/{name}.png" for name in names}
        assert len(set(found.values())) == len(found)
        for data in found.values():
            with Image.open(BytesIO(data)) as picture:
                assert (picture.size, picture.mode) == ((1200, 630), "P")
            assert len(data) <= 40_000


def test_the_same_words_are_the_same_bytes(content: Content, settings: Settings, extras: Extras, paper: Paper) -> None:
    """A picture is made of its words alone: set again, on another day, it is the same."""
    again = share_job(content, settings, "en").run(Press(extras.fonts, "2030-01-01")).files
    assert again == {path: paper.files[path] for path in again}
