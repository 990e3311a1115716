"""The cards for programs other than Anki, read back as those programs read them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from markdown_it import MarkdownIt
from tests.exports.edits import Edit
from tests.exports.test_markdown_copy import INLINES

from cheatsheet.answers.files import load_samples
from cheatsheet.answers.phrases import spans
from cheatsheet.answers.samples import Sample
from cheatsheet.exports import cards_mochi, cards_obsidian, cards_tsv
from cheatsheet.exports.follow_ups import all_follow_ups
from cheatsheet.exports.programs import all_programs
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content, Inline, Lang, Span, plain
from cheatsheet.paths import CARDS, NEXT_CARDS, OBSIDIAN
from cheatsheet.settings import Settings
from cheatsheet.view import make_view

COMMONMARK = MarkdownIt("commonmark").enable("strikethrough")
Sides = tuple[str, str]
Samples = Mapping[str, Sample]


@dataclass(frozen=True)
class Note:
    """A note of the archive as Obsidian and the plugin understand it."""

    tags: list[str]
    aliases: list[str]
    question: str
    answer: str
    link: str
    program: str = ""
    output: str = ""


def plugin_cards(text: str) -> list[Sides]:
    """The cards of a note as the plugin finds them (``src/parser.ts``), in its default settings.

    ``::`` and ``:::`` in a line, in older versions also in code, make a card of that line; ``?`` alone in a line parts a
    card that ends with an empty line, ``??`` makes two; what a comment holds is left out. In a card of no such kind
    ``==`` hides words. Lines from one that begins with three backticks to the next such line are passed over.
    """
    found: list[Sides] = []
    inside, block = False, list[str]()
    separators: list[int] = []
    for line in [*text.split("\n"), ""]:
        if inside or line.startswith(("```", "~~~")):
            inside = not (inside and line.startswith("```"))
            block.append(line)
        elif line:
            assert not line.startswith("<!--")
            assert "::" not in line, line
            separators += [len(block)] if line.strip() in {"?", "??"} else []
            block.append(line)
        else:
            if separators:
                (place,) = separators
                assert block[place] == "?"
                found.append(("\n".join(block[:place]), "\n".join(block[place + 1 :])))
            else:
                assert "==" not in "".join(block)
            block, separators = [], []
    assert not inside
    return found


def parted(side: str) -> tuple[str, str]:
    """The lines of a side without the program between them, and that, as any reader of CommonMark sees it."""
    programs = [token.content for token in COMMONMARK.parse(side) if token.type == "fence"]
    lines = re.sub(r"^```.*?^```\n?", "", side, flags=re.MULTILINE | re.DOTALL).strip("\n")
    assert len(programs) <= 1
    return lines, "".join(programs).removesuffix("\n")


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


def vault(content: Content, settings: Settings, lang: Lang, samples: Samples | None = None) -> dict[str, Note]:
    """Every note by its path; each has one card whose last line is a link."""
    made = cards_obsidian.render(content, settings, {}, samples or {})
    with zipfile.ZipFile(io.BytesIO(made[f"{lang}/{OBSIDIAN}"])) as one:
        texts = {name: one.read(name).decode() for name in one.namelist()}
    notes = {}
    for path, text in texts.items():
        _, head, body = text.split("---\n", 2)
        [(front, back)] = plugin_cards(body)
        (question, program), (back, output) = parted(front), parted(back)
        answer, link = back.split("\n")
        for side in (question, answer):
            assert not re.search(r"(?<!\w)#|\$|==|%%| \^[\w-]+$|\[\[", marked(side)), side
        target = re.fullmatch(r"\[[^]]+\]\((\S+)\)", link)
        assert target is not None
        meta = yaml.safe_load(head)
        notes[path] = Note(meta["tags"], meta["aliases"], shown(question), shown(answer), target[1], program, output)
    return notes


def imported(content: Content, lang: Lang, file: str = CARDS) -> list[Sides]:
    """The cards that a program makes of the text: a tab between the sides, a new line between cards, no quotes."""
    text = cards_tsv.render(content, {})[f"{lang}/{file}"].decode()
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
    content = replace(content, answers={})
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
    whole = edit.whole(replace(content, answers={}), inline)
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
    assert {path.split("/")[1] for path in notes} == slugs | {"quick-answers", "next"}
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
    data = cards_obsidian.render(content, settings, {}, {})[f"en/{OBSIDIAN}"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("python-backend-en/sql/06-indexes.md").decode()
    assert "`EXPLAIN ANALYZE`" in text
    assert "\n\n" in text
    assert text.endswith("](https://example.org/sheet/en/topics/sql/#q06)\n")


def test_two_builds_make_the_same_bytes(content: Content, settings: Settings) -> None:
    """Two builds of one commit differ in no byte, and no time stands in the archive."""
    assert cards_tsv.render(content, {}) == cards_tsv.render(content, {})
    first, again = (
        [make(content, settings, {}, {}) for make in (cards_obsidian.render, cards_mochi.render)] for _ in range(2)
    )
    assert first == again
    for data in (*first[0].values(), *first[1].values()):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {(one.date_time, one.compress_type) for one in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def expected_kinds(
    content: Content, lang: Lang, samples: Samples
) -> tuple[list[Sides], list[tuple[str, str, str, str, str]]]:
    """The sides of every follow-up; of every short program its file, question, code, output and why."""
    view = make_view(content, lang)
    asked = [
        (f"{plain(one.question.entry.term)}: {plain(spans(one.asked))}", " ".join(plain(spans(p)) for p in one.answer))
        for one in all_follow_ups(content, view, {})
    ]
    programs = [
        (one.key, f"{plain(one.question.entry.term)}: {view.words['practice.predict']}",
         one.sample.code.rstrip("\n"), one.output, " ".join(plain(spans(p)) for p in one.why))
        for one in all_programs(content, view, samples) if one.short
    ]  # fmt: skip
    return [(folded(q), folded(a)) for q, a in asked], programs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_follow_ups_and_programs_have_a_folder_each(root: Path, settings: Settings, lang: Lang) -> None:
    """All follow-ups and the short programs are notes of their own folders and decks, word for word, line for line."""
    content, (samples, _) = load_content(root), load_samples(root)
    asked, programs = expected_kinds(content, lang, samples)
    notes = vault(content, settings, lang, samples)
    top = f"python-backend-{lang}"
    following = {path: note for path, note in notes.items() if path.startswith(f"{top}/next/")}
    predicted = {path: note for path, note in notes.items() if path.startswith(f"{top}/predict/")}
    assert len(notes) == 38 + 15 + len(following) + len(predicted)
    assert [(note.question, note.answer) for note in following.values()] == asked
    assert next(iter(following)) == f"{top}/next/q01n1.md"
    found = [(n.question, n.program, n.output, n.answer) for n in predicted.values()]
    assert found == [(folded(q), code, output, folded(why)) for _, q, code, output, why in programs]
    assert list(predicted) == [f"{top}/predict/{key}.md" for key, *_ in programs]
    note = notes[f"{top}/predict/q06_uuid_keys.md"]
    assert note.tags[:2] == [f"flashcards/{top}/predict", f"{top}/topic/sql"]
    assert note.link.endswith("/topics/sql/indexes/#show")
    assert following[f"{top}/next/q06n1.md"].link.endswith("/topics/sql/indexes/#next")


def test_follow_ups_have_a_text_of_their_own(content: Content, root: Path) -> None:
    """The second text holds the follow-ups, each behind the question that it follows; the first is as it was."""
    assert imported(content, "ru", NEXT_CARDS) == [("Индексы: Почему не хеш?", "Нет порядка.")]
    assert len(imported(content, "ru")) == 38 + 15
    real = load_content(root)
    for lang in LANGUAGES:
        found = imported(real, lang, NEXT_CARDS)
        assert [(folded(q), folded(a)) for q, a in found] == expected_kinds(real, lang, {})[0]


def test_a_program_that_would_end_its_block_is_left_out(content: Content, settings: Settings, samples: Samples) -> None:
    """Three backticks in a program or its output would end the block early in Obsidian: there is no note of it."""
    path = "python-backend-ru/predict/q06_plan.md"
    assert vault(content, settings, "ru", samples)[path].program == "SELECT 1;"
    for code, output in (("x = '```'\n", "1\n"), ("pass\n", "a\n```\n")):
        changed = {name: replace(one, code=code, output=output) for name, one in samples.items()}
        assert path not in vault(content, settings, "ru", changed)
