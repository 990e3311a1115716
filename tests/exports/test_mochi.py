"""The cards for Mochi, read back by a reader of EDN and by the rules of Mochi's documentation."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from markdown_it import MarkdownIt
from tests.exports.edits import Edit
from tests.exports.test_markdown_copy import INLINES
from tests.exports.test_other_cards import Sides, expected_kinds, folded, written

from cheatsheet.answers.files import load_samples
from cheatsheet.answers.samples import Sample
from cheatsheet.exports import cards_mochi
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content, Inline, Lang, Span, plain
from cheatsheet.paths import MOCHI
from cheatsheet.settings import Settings

COMMONMARK = MarkdownIt("commonmark").enable("strikethrough")
_TOKEN = re.compile(r'[\s,]*([{}\[\]]|"(?:\\.|[^"\\])*"|:[A-Za-z][A-Za-z0-9-]*|\d+)')


def edn(text: str) -> Any:
    """The value of a text of EDN (https://github.com/edn-format/edn) that holds maps, vectors, strings, keywords, integers."""
    tokens = _TOKEN.findall(text)
    assert re.sub(r"[\s,]+", "", _TOKEN.sub("", text)) == ""

    def value() -> Any:
        token = tokens.pop(0)
        if token == "{":
            pairs = {}
            while tokens[0] != "}":
                key = value()
                assert key not in pairs
                pairs[key] = value()
            tokens.pop(0)
            return pairs
        if token == "[":
            items = []
            while tokens[0] != "]":
                items.append(value())
            tokens.pop(0)
            return items
        if token.startswith('"'):
            assert set(re.findall(r"\\(.)", token)) <= set('trnu\\"'), "what EDN has no escape for"
            return json.loads(token)
        return token if token.startswith(":") else int(token)

    found = value()
    assert not tokens
    return found


def decks(content: Content, settings: Settings, lang: Lang, samples: Mapping[str, Sample]) -> list[dict[str, Any]]:
    """The decks of the file, which holds nothing else."""
    made = cards_mochi.render(content, settings, {}, samples)[f"{lang}/{MOCHI}"]
    with zipfile.ZipFile(io.BytesIO(made)) as one:
        assert one.namelist() == ["data.edn"]
        data = edn(one.read("data.edn").decode())
    assert data.keys() == {":version", ":decks"}
    assert data[":version"] == 2
    found: list[dict[str, Any]] = data[":decks"]
    return found


def sides(content: str) -> tuple[str, str, str, str, str]:
    """Question, program, output, answer and link of a card, as CommonMark and Mochi's own marks show them."""
    front, back = re.split(r"^---$", content, flags=re.MULTILINE)
    texts: list[list[str]] = []
    programs = []
    for side in (front, back):
        found = []
        for token in COMMONMARK.parse(side):
            if token.type == "inline":
                children = token.children or []
                assert {c.content for c in children if c.type == "html_inline"} <= {"<code>", "</code>"}
                found.append("".join(c.content for c in children if c.type != "html_inline"))
        programs.append("".join(token.content for token in COMMONMARK.parse(side) if token.type == "fence"))
        texts.append(found)
    assert not re.search(r"\{\{|\[\[|<<", content), content
    # what a backslash stands before, code, and where a link leads
    passed = r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|<code>.*?</code>|\]\(\S+\)"
    assert not re.search(r"==|(?<![^\W_])#|\$", re.sub(passed, "\0", content, flags=re.DOTALL)), content
    ((question,), (answer, _)) = texts
    link = re.findall(r"\]\((\S+)\)$", content)
    return folded(question), programs[0].rstrip("\n"), programs[1].rstrip("\n"), folded(answer), *link


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_card_is_there_word_for_word(root: Path, settings: Settings, lang: Lang) -> None:
    """15 decks hold 38 questions, 15 rows, 114 follow-ups and the programs without a mark of Mochi's, in order."""
    content, (samples, _) = load_content(root), load_samples(root)
    top, *inside = decks(content, settings, lang, samples)
    words = content.words[lang]
    assert [deck[":name"] for deck in (top, *inside)] == [
        words["anki.deck"],
        *(words[f"anki.deck_{topic.slug}"] for topic in content.catalog.topics),
        *(words[f"anki.deck_{name}"] for name in ("quick-answers", "next", "predict")),
    ]
    assert top[":cards"] == []
    found = [[sides(card[":content"]) for card in deck[":cards"]] for deck in inside]
    asked, programs = expected_kinds(content, lang, samples)
    *short, following, predicted = found
    assert [(one[0], one[3]) for deck in short for one in deck] == written(content, lang)
    assert [(one[0], one[3]) for one in following] == asked
    marks = re.compile(r"\{\{|\[\[|<<")
    expected = [
        (folded(q), code, output, folded(why)) for _, q, code, output, why in programs if not marks.search(code)
    ]
    assert [one[:4] for one in predicted] == expected
    assert 0 < len(expected) < len(programs), "some have a mark, and most have none"
    assert all(card.keys() == {":content"} for deck in inside for card in deck[":cards"])
    assert following[0][4].endswith("/topics/python/gil/#next")


def test_decks_have_lasting_ids_and_lie_in_one(content: Content, settings: Settings) -> None:
    """An id is a keyword of at least 8 letters and digits, the deck's own in each language, and its parent is the first."""
    found = {lang: decks(content, settings, lang, {}) for lang in LANGUAGES}
    ids = [deck[":id"] for lang in LANGUAGES for deck in found[lang]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r":[A-Za-z][0-9A-Za-z]{7,}", one) for one in ids)
    top, *inside = found["en"]
    assert ":parent-id" not in top
    assert {deck[":parent-id"] for deck in inside} == {top[":id"]}
    assert top[":id"] == ":pbd1bdf7d9673eee"


def test_a_new_topic_has_its_title(content: Content, settings: Settings) -> None:
    """A topic without a published name of its deck goes by its title."""
    words = {lang: {k: v for k, v in table.items() if k != "anki.deck_sql"} for lang, table in content.words.items()}
    names = [deck[":name"] for deck in decks(replace(content, words=words), settings, "en", {})]
    assert "SQL and databases" in names


@given(inline=INLINES)
@example(inline=(Span("text", "{{c1::x}} [[l]] ==y== <<f>> #tag C# $x$ ---"),))
@example(inline=(Span("text", "---"),))
@example(inline=(Span("code", "{{x}} [[y]] <<z>> a == b"), Span("text", "`")))
@example(inline=(Span("text", '"quoted" \\ back\\"'), Span("text", "{"), Span("strong", "{")))
@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_awkward_signs_stay_what_they_are(content: Content, settings: Settings, edit: Edit, inline: Inline) -> None:
    """Whatever signs the sheet holds, each card has two sides with these very words, and none is a mark."""
    whole = edit.whole(replace(content, answers={}), inline)
    words = folded(re.sub("[\u2028\u2029]", " ", plain(inline)))
    _, *inside = decks(whole, settings, "en", {})
    found: list[Sides] = [(s[0], s[3]) for deck in inside for s in (sides(c[":content"]) for c in deck[":cards"])]
    assert len(found) == 38 + 15
    assert {folded(re.sub("[\u2028\u2029]", " ", side)) for both in found for side in both} == {words}


@pytest.mark.parametrize("change", ["x = '{{}}'\n", "[[1]]\n", "1 << 2\n", "'''\n---\n'''\n", "x = '```'\n"])
def test_a_program_with_a_mark_of_mochi_is_left_out(
    content: Content, settings: Settings, samples: Mapping[str, Sample], change: str
) -> None:
    """What would part, hide or link something is in no program and no output of the file."""
    assert decks(content, settings, "ru", samples)[-1][":name"] == "Что напечатает программа"
    for field in ("code", "output"):
        fields = {"code": "pass\n", "output": "1\n"} | {field: change}
        changed = {name: replace(one, code=fields["code"], output=fields["output"]) for name, one in samples.items()}
        assert decks(content, settings, "ru", changed)[-1][":name"] == "Спросят дальше"
