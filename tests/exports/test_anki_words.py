r"""A card shows the words of the text, whatever Anki might read into them: cards rendered by Anki itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests import written
from tests.exports.anki_reader import Reader
from tests.exports.edits import Edit

from cheatsheet.answers.samples import Sample
from cheatsheet.exports import anki_style
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content, Inline, Span, plain
from cheatsheet.settings import Settings

MARKS = (
    r"\(x^2\)", r"\[x\]", r"\\(", r"\(", "[latex]x[/latex]", "[$]x[/$]", "[$$]x[/$$]", "[sound:a.mp3]", "[[type:Answer]]",
    "[anki:play:q:0]", "[anki:tts lang=en_US]x[/anki:tts]", "{{c1::x}}", "{{Answer}}", "{{text:Answer}}", "{{#Question}}",
    "{{/Question}}", "{{FrontSide}}", "{{=<% %>=}}", "<%Answer%>", "<img src=x>", "<anki-mathjax>x</anki-mathjax>", "<br>",
    "<!-- x -->", "&lt;", "&amp;amp;", "&#91;", "%(level)s", "%s", "100 %", "C:\\new\\table", "a\u00a0b", "  x", "a < b > c",
    "\u200b", "и\u0306", "\u212b", "\u0338", "\u1112\u1161\u11ab", '"', "'", "`", "\\", "data-x=1", "$x$", "$$x$$", "~~x~~",
)  # fmt: skip
"""What Anki, MathJax or HTML takes for something, and what Unicode's form NFC writes in another way."""

REVIEWER = (r"\\\[.*?\\\]|\\\(.*?\\\)", r"\[\[type:.+?\]\]", r"\[anki:", r"\[sound:", r"\[latex\]|\[\$", r"\{\{")
r"""What the reviewer looks for in the HTML of a card: it loads MathJax only when it finds the first, ``mathjaxRegex``
of ``ts/reviewer/index.ts``; the others are those of ``qt/aqt/reviewer.py``, ``av_player`` and ``latex.py``."""

signs = st.characters(exclude_categories=["Cs", "Cc"])
texts = st.lists(st.one_of(st.sampled_from(MARKS), st.text(signs, max_size=4)), min_size=1, max_size=5).map("".join)
kinds: st.SearchStrategy[Literal["text", "code", "strong"]] = st.sampled_from(["text", "code", "strong"])
spans = st.builds(Span, kinds, texts)
inlines = st.lists(spans, min_size=1, max_size=3).map(tuple)


class Shown(HTMLParser):
    """The text of each element of a card that has a name by which the tests ask for it."""

    VOID = frozenset({"hr", "br", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: dict[str, str] = {}
        self.feed(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element, known by its class where it has one."""
        if tag not in self.VOID:
            name = dict(attrs).get("class") or tag
            self.open.append(name)
            self.found.setdefault(name, "")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        del tag
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to every element that is open."""
        for name in set(self.open):
            self.found[name] += data


@pytest.fixture(scope="module")
def somebody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader whose collection serves many examples: each is imported over the last."""
    someone = Reader(tmp_path_factory.mktemp("words"))
    yield someone
    someone.col.close()


def show(reader: Reader, content: Content, settings: Settings) -> dict[str, str]:
    """What the question and the answer side of the card of q06 show, once nothing in them is a mark any more."""
    reader.col.remove_notes(reader.database.list("SELECT id FROM notes"))
    reader.imports(content, settings)
    card = reader.card("q06")
    output = card.render_output()
    assert output.question_av_tags == output.answer_av_tags == []
    for side in (card.question(), card.answer()):
        for pattern in REVIEWER:
            assert not re.search(pattern, side.replace(anki_style.CSS, ""), re.DOTALL), pattern
    front, back = Shown(card.question()).found, Shown(card.answer()).found
    number = front["number"] + " "
    shown = {"term": front["h1"], "term behind": back["h1"], "answer": back["answer"], "topic": front["header"]}
    return {name: text.removeprefix(number) for name, text in shown.items()}


@given(words=inlines)
@example(words=tuple(Span("text", mark + " ") for mark in MARKS))
@example(words=tuple(Span("code", mark) for mark in MARKS))
@example(words=(Span("text", "a\\"), Span("strong", "(b)"), Span("text", "\\"), Span("code", ") [")))
@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_come_out_of_anki_as_they_went_in(
    somebody: Reader, content: Content, edit: Edit, settings: Settings, words: Inline
) -> None:
    """Any text in a term, an answer and a title is on both sides of the card as it is, and no mark of Anki's is left."""
    shown = show(somebody, edit.whole(content, words), settings)
    expected = plain(words)
    assert (shown["term"], shown["term behind"], shown["answer"]) == (expected, expected, expected)
    assert shown["topic"].startswith(expected)


def test_words_in_a_long_answer_come_out_as_they_went_in(reader: Reader, content: Content, settings: Settings) -> None:
    """Marks of Anki's in code of a long answer are text on the card."""
    code = [mark for mark in MARKS if "`" not in mark and mark == mark.strip()]
    body = "\n\n".join(f"Знак `{mark}` здесь." for mark in code)
    answer = replace(content.answers["ru"]["q06"], parts={"minute": written.part("minute", body, 3)})
    answered = replace(content, answers={"ru": {"q06": answer}, "en": {}})
    show(reader, answered, settings)
    minute = Shown(reader.card("q06").answer()).found["minute"]
    label = content.words["ru"]["anki.minute"]
    assert minute == label + "\n".join(f"Знак {mark} здесь." for mark in code)


def test_labels_of_the_cards_are_text_too(reader: Reader, content: Content, settings: Settings) -> None:
    """A sign in the site's own words is no part of the template: the card renders and shows it."""
    label = "x ".join(MARKS)
    labels = {f"anki.{key}": label for key in ("prompt", "minute", "site")} | {"site.level": label}
    words = {**content.words, "ru": {**content.words["ru"], **labels}}
    show(reader, replace(content, words=words), settings)
    card = reader.card("q06")
    front, back = Shown(card.question()).found, Shown(card.answer()).found
    assert (front["prompt"], back["footer"], back["h2"]) == (label, label, label)
    assert label in front["header"]


def test_mathjax_is_told_to_leave_the_cards_alone(content: Content) -> None:
    r"""Both sides bear the classes by which each generation of MathJax passes over a text, around all the words.

    Anki loads MathJax for another card of the same review, and then looks at this one. 3.2.2, which Anki 26.9 has, knows
    ``mathjax_ignore`` alone; 2.7, which older programs have, ``tex2jax_ignore``.
    """
    for side in (anki_style.front("Prompt", "Level"), anki_style.back("Minute", "Site", "Level")):
        inside = re.sub(r"\{\{[#/]Question\}\}", "", side).strip()
        assert re.match(r'<article class="card-body mathjax_ignore tex2jax_ignore">', inside)
        assert inside.endswith("</article>")


def test_the_list_of_cards_shows_words(reader: Reader, content: Content, edit: Edit, settings: Settings) -> None:
    """Anki's browser sorts by and shows the question as text, not as HTML."""
    words = (Span("text", "a < b & "), Span("code", "[c] \\(d\\) {{e}}"))
    show(reader, edit.whole(content, words), settings)
    assert reader.database.scalar("SELECT sfld FROM notes WHERE guid = 'python-backend:ru:q06'") == plain(words)


def test_decks_and_tags_are_named_in_anki_as_they_were_sent(
    reader: Reader, content: Content, settings: Settings, samples: Mapping[str, Sample]
) -> None:
    """Anki rewrites no deck name (it trims colons and drops control characters) and no tag."""
    reader.imports(content, settings, samples=samples)
    words = content.words["ru"]
    names = [value for key, value in words.items() if key.startswith("anki.deck_")]
    assert sorted(reader.decks()) == sorted([words["anki.deck"], *(f"{words['anki.deck']}::{name}" for name in names)])
    slugs = {f"topic::{topic.slug}" for topic in content.catalog.topics}
    assert {tag for tag in reader.col.tags.all() if tag.startswith("topic::")} == slugs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_real_cards_show_the_real_words(tmp_path: Path, root: Path, settings: Settings, lang: str) -> None:
    """Every card of the sheet as it stands shows its question and answer word for word, and nothing of it is a mark."""
    content = load_content(root)
    reader = Reader(tmp_path)
    reader.imports(content, settings, lang)
    sheet = content.sheets[lang]
    pairs = [(entry.id, f"{entry.number}. {plain(entry.term)}", plain(entry.answer)) for entry in sheet.entries()]
    pairs += [(row.id, plain(row.question), plain(row.answer)) for row in sheet.quick.rows]
    for note_id, question, answer in pairs:
        (card,) = reader.note(note_id, lang).cards()
        front, back = Shown(card.question()).found, Shown(card.answer()).found
        assert (front["h1"], back["answer"]) == (question, answer)
        assert not any(re.search(p, card.answer().replace(anki_style.CSS, ""), re.DOTALL) for p in REVIEWER)
    reader.col.close()
