"""What is in a deck, before any Anki has seen it."""

from __future__ import annotations

import html
import io
import re
import sqlite3
import zipfile
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from tests import written
from tests.exports.edits import Edit

from cheatsheet.answers.read import read_blocks
from cheatsheet.exports import anki_style
from cheatsheet.exports.anki_deck import built_at, render
from cheatsheet.exports.anki_text import anki_literal
from cheatsheet.exports.anki_types import NOTE_TYPE_IDS
from cheatsheet.exports.markdown_html import to_card_html
from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.paths import DECK
from cheatsheet.settings import Settings

FLD = {name: place for place, name in enumerate(anki_style.FIELDS)}


def notes_of(package: bytes) -> dict[str, tuple[list[str], str, int]]:
    """Fields, tags and time of each note, by its id field."""
    data = zipfile.ZipFile(io.BytesIO(package)).read("collection.anki2")
    with sqlite3.connect(":memory:") as database:
        database.deserialize(data)
        rows = database.execute("SELECT flds, tags, mod FROM notes").fetchall()
    return {(fields := flds.split("\x1f"))[0]: (fields, tags, mod) for flds, tags, mod in rows}


def text_of(field: str) -> str:
    """The words of a field."""
    return html.unescape(re.sub(r"<[^>]+>", "", field))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_and_row_is_a_card_with_its_own_words(content: Content, settings: Settings, lang: Lang) -> None:
    """The deck holds each question, each row and the follow-up once, word for word, and nothing else."""
    notes = notes_of(render(content, settings, {})[f"{lang}/{DECK}"])
    sheet = content.sheets[lang]
    expected = {e.id: (plain(e.term), plain(e.answer)) for e in sheet.entries()}
    expected |= {r.id: (plain(r.question), plain(r.answer)) for r in sheet.quick.rows}
    asked = {"ru": ("Почему не хеш?", "Нет порядка."), "en": ("Why not a hash?", "It has no order.")}
    expected["q06n1"] = asked[lang]
    found = {key: (text_of(f[FLD["Question"]]), text_of(f[FLD["Answer"]])) for key, (f, _, _) in notes.items()}
    assert found == expected


def test_code_stays_code_and_links_lead_to_the_entry(content: Content, settings: Settings) -> None:
    """A code span is marked up on the card, and the link is the absolute address of the entry in its language."""
    notes = notes_of(render(content, settings, {})[f"en/{DECK}"])
    fields, tags, _ = notes["q06"]
    assert "<code>EXPLAIN ANALYZE</code>" in fields[FLD["Answer"]]
    assert fields[FLD["Link"]] == "https://example.org/sheet/en/topics/sql/#q06"
    assert tags.split() == ["topic::sql", "level::basic", "kind::question"]
    row, row_tags, _ = notes["r01"]
    assert row[FLD["Link"]] == "https://example.org/sheet/en/quick-answers/#r01"
    assert row_tags.split() == ["topic::python", "level::basic", "kind::row"]


def test_the_minute_of_the_long_answer_is_on_the_card(content: Content, settings: Settings) -> None:
    """A question with a long answer shows its minute as HTML with links to the site; one without shows none."""
    notes = notes_of(render(content, settings, {})[f"ru/{DECK}"])
    minute = notes["q06"][0][FLD["Minute"]]
    assert "<code>B-Tree</code>" in minute
    assert "&lt; 5 %" in minute
    assert '<a href="https://example.org/sheet/topics/sql/#q07">уровни изоляции</a>' in minute
    assert "<code>&#91;код](q07)</code>" in minute
    assert notes["q07"][0][FLD["Minute"]] == ""


def test_html_in_a_long_answer_is_text() -> None:
    """Tags in the minute are shown, never obeyed; a table and a link are HTML."""
    body = written.part("minute", "<img src=x> `<b>`\n\n| a | b |\n| --- | --- |\n| [c](q01) | 2 |").blocks
    made = to_card_html(body, lambda target: f"/{target}")
    assert "&lt;img src=x&gt; <code>&lt;b&gt;</code>" in made
    assert '<td><a href="/q01">c</a></td>' in made


BODY = """One *two* **three `four`** and [five](q05), a < b & "c" > d.

- tight `x < y`
- [q](q01)
    1. inner

Between.

- a

    second

- b

```sql
SELECT '<&>';

SELECT 2;
```

| l | r | n |
| :--- | ---: | --- |
| `a` | b | **c** |
| d | e | f |

### Why *not* a hash?
"""


def test_a_card_has_the_html_of_commonmark() -> None:
    """Of paragraphs, lists, tables, code, headings and marks a card has the HTML that a reader of CommonMark makes."""
    blocks, problems = read_blocks(BODY, "a.md")
    assert not problems
    made, own = to_card_html(blocks, str), MarkdownIt("commonmark").enable("table").render(BODY)
    # A line may end or not before and behind any tag but the end of a program.
    made, own = (re.sub(r"\n+(?=<(?!/code))|(?<=>)\n+", "", one) for one in (made, own))
    assert made == own


def test_a_card_names_what_it_cannot_show() -> None:
    """A program and a diagram stand there by name; a box is a quotation under its title, each of its blocks in it."""
    blocks, problems = read_blocks('!!! note "A < b"\n\n    One.\n\n    Two.\n\n:::sample a.py\n\n:::diagram b', "a.md")
    assert not problems
    assert to_card_html(blocks, str).split("\n") == [
        *("<blockquote>", "<p><strong>A &lt; b</strong></p>", "<p>One.</p>", "<p>Two.</p>", "</blockquote>"),
        *("<p><code>a.py</code></p>", "<p><em>b</em></p>"),
    ]


def test_a_sign_joined_to_a_tag_leaves_the_tag_whole() -> None:
    """Of a tag and a sign that Unicode would join to its end only the sign becomes a reference."""
    assert anki_literal("<b>\u0338x</b> \u00e9") == "<b>&#824;x</b> \u00e9"


def test_no_trace_of_the_library_or_the_clock(content: Content, settings: Settings) -> None:
    """The file holds neither the version of SQLite that wrote it nor a zip time nor a compressor's choice."""
    for package in render(content, settings, {}).values():
        archive = zipfile.ZipFile(io.BytesIO(package))
        assert archive.namelist() == ["collection.anki2", "media"]
        assert archive.read("media") == b"{}"
        assert archive.read("collection.anki2")[96:100] == bytes(4)
        for entry in archive.infolist():
            assert (entry.date_time, entry.compress_type, entry.create_system) == (
                (1980, 1, 1, 0, 0, 0),
                zipfile.ZIP_STORED,
                3,
            )


def test_ids_that_readers_have_are_still_the_same(content: Content, settings: Settings) -> None:
    """What Anki remembers of a published deck has not changed: note type, its fields, guids and deck names."""
    assert NOTE_TYPE_IDS == {"ru": 1767225601, "en": 1767225602}
    assert anki_style.FIELDS == ("ID", "Question", "Answer", "Minute", "Topic", "Level", "Number", "Link")
    assert anki_style.TEMPLATE == "Recall"
    data = zipfile.ZipFile(io.BytesIO(render(content, settings, {})[f"ru/{DECK}"])).read("collection.anki2")
    with sqlite3.connect(":memory:") as database:
        database.deserialize(data)
        guids = {guid for (guid,) in database.execute("SELECT guid FROM notes")}
        decks = database.execute("SELECT decks FROM col").fetchone()[0]
    assert {"python-backend:ru:q01", "python-backend:ru:q38", "python-backend:ru:r15"} <= guids
    assert '"Python Backend \\u2014 \\u0448\\u043f\\u0430\\u0440\\u0433\\u0430\\u043b\\u043a\\u0430::02. SQL' in decks


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_has_a_published_deck_name(content: Content, lang: Lang) -> None:
    """A topic's deck has a fixed name of its own in words/anki.toml, so that a new title parts no reader's cards."""
    names = [content.words[lang].get(f"anki.deck_{topic.slug}") for topic in content.catalog.topics]
    names.append(content.words[lang]["anki.deck_quick-answers"])
    named = [name for name in names if name is not None]
    assert named == names, "a topic lacks its line deck_<slug> in docs/_source/words/anki.toml"
    assert len(set(named)) == len(named)
    assert named == sorted(named), "Anki shows decks in order of name"


def test_a_topic_without_a_published_name_takes_its_number_and_title(content: Content, settings: Settings) -> None:
    """A new topic builds at once, under a name that sorts in its place."""
    words = {lang: {k: v for k, v in table.items() if k != "anki.deck_sql"} for lang, table in content.words.items()}
    data = render(replace(content, words=words), settings, {})[f"en/{DECK}"]
    assert b"::02. " + plain(content.sheets["en"].topics[1].title).encode() in data


def test_colons_in_a_title_part_no_deck(content: Content, settings: Settings, edit: Edit) -> None:
    """A new topic whose title has two colons or more in a row, as C++ and Haskell write them, is one deck."""
    words = {lang: {k: v for k, v in table.items() if k != "anki.deck_sql"} for lang, table in content.words.items()}
    titled = edit.title(replace(content, words=words), "en", 1, edit.text("std:::a :: b::::c"))
    assert b"::02. std:a : b:c" in render(titled, settings, {})[f"en/{DECK}"]


@pytest.mark.parametrize(
    ("date", "seconds"),
    [
        ("", 1767225600),
        ("2026-11-24", 1795478400),
        ("2026-11-24T10:00:00", 1795514400),
        ("2026-11-24T13:00:00+03:00", 1795514400),
    ],
)
def test_the_time_of_a_commit(date: str, seconds: int) -> None:
    """A commit's date or time, in any zone, becomes seconds; no date becomes a time before every commit."""
    assert built_at(date) == seconds


def test_text_and_ground_can_be_read_in_both_modes() -> None:
    """Every colour of text on a card has a contrast of 4.5 or more with its ground, by day and by night."""
    palettes = re.findall(
        r"--fg: (#\w+); --bg: (#\w+); --muted: (#\w+); --line: #\w+; --code: (#\w+); --accent: (#\w+);", anki_style.CSS
    )
    assert len(palettes) == 2
    for fg, bg, muted, code, accent in palettes:
        pairs = [(fg, bg), (muted, bg), (accent, bg), (fg, code)]
        assert min(contrast(one, other) for one, other in pairs) >= 4.5


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, after WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_a_card_loads_nothing(content: Content, settings: Settings) -> None:
    """No card and no style refers to a file or an address other than the link that the reader follows."""
    for package in render(content, settings, {}).values():
        for fields, _, _ in notes_of(package).values():
            assert not re.search(r"<(?:img|script|link|iframe|audio|video)\b|\bon\w+=|src=", "".join(fields))
    assert not re.search(r"@import|url\(", anki_style.CSS)
