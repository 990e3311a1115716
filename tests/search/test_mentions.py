"""The names that only a few long answers have: which they are, and that they lead to these."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.answers.phrases import texts
from cheatsheet.exports.search_index import render
from cheatsheet.exports.search_mentions import FEW, key
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content, Lang, plain
from tests.search import labelled


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    """The text as it stands."""
    return load_content(root)


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language in turn."""
    return request.param  # type: ignore[no-any-return] # pytest types it as Any


@pytest.fixture(scope="module")
def files(content: Content, lang: Lang) -> tuple[Any, Any]:
    """The first and the second file."""
    made = render(content)
    return json.loads(made[f"{lang}/data/search.json"]), json.loads(made[f"{lang}/data/search-more.json"])


def test_they_stand_in_few_long_answers_and_nowhere_on_the_sheet(
    content: Content, lang: Lang, files: tuple[Any, Any]
) -> None:
    """Each name is a word of its long answer, of at most three others, and of no short answer."""
    answers = {
        id_: " ".join(said for part in answer.parts.values() for _, said in texts(part.blocks))
        for id_, answer in content.answers[lang].items()
    }
    found = {id_: files[1][str(int(id_[1:]))].get("mentions", "").split() for id_ in answers}
    assert [(id_, name) for id_, names in found.items() for name in names if name not in answers[id_]] == []
    having = Counter(key(name) for names in found.values() for name in names)
    assert len(having) > 200
    assert max(having.values()) <= FEW
    sheet = {key(word) for entry in content.sheets[lang].entries() for word in plain(entry.answer).split()}
    assert sorted(having.keys() & sheet) == []


def test_english_ones_are_names(content: Content, lang: Lang, files: tuple[Any, Any]) -> None:
    """A word in small letters is a name only where the Russian text of the same answer leaves it in Latin ones."""
    del lang
    for number, one in files[1].items():
        if number.isdigit():
            russian = content.answers["ru"].get(f"q{int(number):02d}")
            left = (
                " ".join(said for part in russian.parts.values() for _, said in texts(part.blocks)) if russian else ""
            )
            small = [name for name in one.get("mentions", "").split() if name[1:].isalpha() and name[1:].islower()]
            assert [name for name in small if name.lower() not in left.lower()] == []


def test_each_leads_somewhere_or_is_said_to_be_elsewhere(files: tuple[Any, Any]) -> None:
    """Typed alone, every such name shows something, unless the sheet is known not to treat it."""
    names = sorted(
        {name for one in files[1].values() if isinstance(one, dict) for name in one.get("mentions", "").split()}
    )
    data, more = files
    elsewhere = {name for name, shown in zip(names, labelled.ask(data, more, names), strict=True) if not shown}
    listed = f"{more['named']}, {labelled.spelled(more)['outOfScope']}".lower()
    assert sorted(name for name in elsewhere if name.lower().strip("_") not in listed) == []


@pytest.mark.parametrize(
    ("query", "answer"),
    [("inbox", "q36"), ("pgbouncer", "q07"), ("round robin", "q18"), ("__new__", "q29"), ("PKCE", "q30")],
)
def test_what_an_interviewer_drops_in_passing_is_found(files: tuple[Any, Any], query: str, answer: str) -> None:
    """Names that reports found unknown lead to the long answer that explains them, in both languages."""
    assert answer in labelled.ask(*files, [query])[0]
