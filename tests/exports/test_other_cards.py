"""The cards for programs other than Anki, read back as those programs read them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass

import pytest
import yaml
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from markdown_it import MarkdownIt
from tests.exports.edits import Edit
from tests.exports.test_markdown_copy import INLINES

from cheatsheet.exports import cards_obsidian, cards_tsv
from cheatsheet.model import LANGUAGES, Content, Inline, Lang, Span, plain
from cheatsheet.settings import Settings

COMMONMARK = MarkdownIt("commonmark").enable("strikethrough")
Sides = tuple[str, str]


@dataclass(frozen=True)
class Note:
    """A note of the archive as Obsidian and the plugin understand it."""

    tags: list[str]
    aliases: list[str]
    question: str
    answer: str
    link: str


def plugin_cards(text: str) -> list[Sides]:
    """The cards of a note by the plugin's documentation, in its default settings, by its strictest version.

    ``::`` and ``:::`` in a line, also in code, make a card of that line; ``?`` alone in a line parts a card that ends
    with a blank line, ``??`` makes two; what a comment holds is left out. In a card of no such kind ``==`` hides words.
    """
    found: list[Sides] = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.strip().split("\n")]
        assert not any(line.startswith(("<!--", "```", "~~~")) for line in lines)
        for line in lines:
            assert "::" not in line, line
        if "?" in lines or "??" in lines:
            place = lines.index("?")
            found.append(("\n".join(lines[:place]), "\n".join(lines[place + 1 :])))
            assert not {"?", "??"} & {*lines[:place], *lines[place + 1 :]}
        else:
            assert "==" not in block
    return found


def shown(line: str) -> str:
    """The words of one line of Markdown, which has to be a paragraph; HTML may be code alone."""
    tokens = COMMONMARK.parse(line)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], line
    children = tokens[1].children or []
    assert {child.content for child in children if child.type == "html_inline"} <= {"<code>", "</code>"}
    return folded("".join(child.content for child in children if child.type != "html_inline"))


def marked(line: str) -> str:
    """What of a line Obsidian reads as marks of its own: the text outside code and backslashes."""
    return re.sub(r"\\.|`[^`]*`|<code>.*?</code>", "\0", line)


def folded(words: str) -> str:
    """``words`` with their blanks as a browser shows them; at the ends no-break spaces are trimmed by the plugin."""
    return re.sub(r"[ \t\n]+", " ", words).strip(" \u00a0")


def vault(content: Content, settings: Settings, lang: Lang) -> dict[str, Note]:
    """Every note by its path; each has one card whose last line is a link."""
    with zipfile.ZipFile(io.BytesIO(cards_obsidian.render(content, settings)[f"{lang}/{cards_obsidian.FILE}"])) as one:
        texts = {name: one.read(name).decode() for name in one.namelist()}
    notes = {}
    for path, text in texts.items():
        _, head, body = text.split("---\n", 2)
        [(question, back)] = plugin_cards(body)
        answer, link = back.split("\n")
        for side in (question, answer):
            assert not re.search(r"(?<!\w)#|\$|==|%%| \^[\w-]+$|\[\[", marked(side)), side
        target = re.fullmatch(r"\[[^]]+\]\((\S+)\)", link)
        assert target is not None
        meta = yaml.safe_load(head)
        notes[path] = Note(meta["tags"], meta["aliases"], shown(question), shown(answer), target[1])
    return notes


def imported(content: Content, lang: Lang) -> list[Sides]:
    """The cards that a program makes of the text: a tab between the sides, a new line between cards, no quotes."""
    text = cards_tsv.render(content)[f"{lang}/{cards_tsv.FILE}"].decode()
    assert text.splitlines(keepends=True) == [f"{line}\n" for line in text.split("\n")[:-1]]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(question, answer) for question, answer in rows]


def written(content: Content, lang: Lang) -> list[Sides]:
    """The words of the sheet: its questions, then its rows."""
    sheet = content.sheets[lang]
    sides = [(entry.term, entry.answer) for entry in sheet.entries()]
    sides += [(row.question, row.answer) for row in sheet.quick.rows]
    return [(folded(plain(one)), folded(plain(other))) for one, other in sides]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_say_what_the_sheet_says(content: Content, settings: Settings, lang: Lang) -> None:
    """The 38 questions and the 15 rows are a card each in both files, word for word, in order, and nothing else is."""
    expected = written(content, lang)
    assert len(expected) == 38 + 15
    assert [(note.question, note.answer) for note in vault(content, settings, lang).values()] == expected
    assert [(folded(one), folded(other)) for one, other in imported(content, lang)] == expected


@given(inline=INLINES)
@example(inline=(Span("text", "?"),))
@example(inline=(Span("text", "??"),))
@example(inline=(Span("text", "x::int ::: ::"), Span("code", "a::b"), Span("text", ":"), Span("strong", ":")))
@example(inline=(Span("code", "``` ::*_[a](b)&amp;<b>"), Span("text", "`")))
@example(inline=(Span("code", "a``b"),))
@example(inline=(Span("text", "#tag #flashcards/x C# $x$ ==y== %%z%% ^ref a ^ref-1"),))
@example(inline=(Span("text", '"quoted" <!-- a --> --- {{c1}} [[l]] ~~~ ![a](b) https://a.b'),))
@example(inline=(Span("text", "a\tb\n\u2028c"),))
@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_awkward_signs_stay_what_they_are(content: Content, settings: Settings, edit: Edit, inline: Inline) -> None:
    """Whatever signs the sheet holds in whatever place, both files have as many cards, each with these very words."""
    whole = edit.whole(content, inline)
    words = folded(re.sub("[\u2028\u2029]", " ", plain(inline)))
    notes = vault(whole, settings, "en").values()
    assert {
        (folded(re.sub("[\u2028\u2029]", " ", side))) for note in notes for side in (note.question, note.answer)
    } == {words}
    assert {folded(side) for card in imported(whole, "en") for side in card} == {words}
    assert len(notes) == len(imported(whole, "en")) == 38 + 15


def test_a_note_lies_by_topic_and_says_where_it_belongs(content: Content, settings: Settings) -> None:
    """A folder a topic and one for the quick answers; tags for the plugin's deck, topic and level; a link to the answer."""
    notes = vault(content, settings, "en")
    slugs = {topic.slug for topic in content.catalog.topics}
    assert {path.split("/")[1] for path in notes} == slugs | {"quick-answers"}
    note = notes["python-backend-en/sql/06-indexes.md"]
    assert note.tags == [
        "flashcards/python-backend-en/sql",
        "python-backend-en/topic/sql",
        "python-backend-en/level/basic",
    ]
    assert note.aliases == ["Indexes"]
    assert note.link == "https://example.org/sheet/en/topics/sql/#q06"
    row = notes["python-backend-en/quick-answers/r01.md"]
    assert row.tags[:2] == ["flashcards/python-backend-en/quick-answers", "python-backend-en/topic/python"]
    assert row.link == "https://example.org/sheet/en/quick-answers/#r01"
    for one in notes.values():  # what Obsidian allows in a tag
        assert all(re.fullmatch(r"[\w/-]*[^\d/][\w/-]*", tag) for tag in one.tags)


def test_code_stays_code(content: Content, settings: Settings) -> None:
    """A code span stands between backticks, in the note as in the sheet."""
    data = cards_obsidian.render(content, settings)[f"en/{cards_obsidian.FILE}"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("python-backend-en/sql/06-indexes.md").decode()
    assert "`EXPLAIN ANALYZE`" in text
    assert "\n\n" in text
    assert text.endswith("](https://example.org/sheet/en/topics/sql/#q06)\n")


def test_two_builds_make_the_same_bytes(content: Content, settings: Settings) -> None:
    """Two builds of one commit differ in no byte, and no time stands in the archive."""
    assert cards_tsv.render(content) == cards_tsv.render(content)
    first = cards_obsidian.render(content, settings)
    assert first == cards_obsidian.render(content, settings)
    for data in first.values():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {(one.date_time, one.compress_type) for one in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
