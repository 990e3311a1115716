"""The data files of the search: whole, small, in one language, the same every time."""

from __future__ import annotations

import gzip
import io
import json
import re
import subprocess
import tarfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import vendor_js
from cheatsheet.answers.phrases import texts
from cheatsheet.exports.search_index import render
from cheatsheet.exports.search_long import telling
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Answer, Content, Lang
from tests import written
from tests.search.labelled import engine

HEAVIEST = 25_000
"""Bytes, gzipped, of one language's first file with the engine."""


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    """The text as it stands."""
    return load_content(root)


def _data(content: Content, lang: str) -> Any:
    return json.loads(render(content)[f"{lang}/data/search.json"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_and_row_is_in_it(lang: Lang, content: Content) -> None:
    """The file has every entry and every quick-answer row of the sheet, each once."""
    data, sheet = _data(content, lang), content.sheets[lang]
    assert [question["n"] for question in data["questions"]] == [entry.number for entry in sheet.entries()]
    rows = sorted(row["n"] for question in data["questions"] for row in question.get("rows", []))
    assert rows == [row.number for row in sheet.quick.rows]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_light(lang: Lang, content: Content, root: Path) -> None:
    """What a search needs before it answers, the engine and the data of the sheet, stays below its limit for slow links."""
    data = render(content)[f"{lang}/data/search.json"]
    assert sum(len(gzip.compress(part, 9)) for part in (data, engine(root))) <= HEAVIEST


def test_the_english_file_shows_no_russian(content: Content) -> None:
    """Everything that can be shown from the English file is English; Russian stands only where it is looked up."""
    data = _data(content, "en")
    shown = [data["words"], data["level"], data["topics"]]
    shown += [[question["name"], question["text"], question.get("rows")] for question in data["questions"]]
    assert not re.search("[а-яё]", json.dumps(shown, ensure_ascii=False), re.IGNORECASE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_that_the_panel_says_is_sent(lang: Lang, content: Content, root: Path) -> None:
    """What the scripts of the search ask for by name is in the first file."""
    scripts = sorted((root / "docs" / "assets" / "js" / "search").glob("*.js"))
    asked = {name for path in scripts for name in re.findall(r'words\["(\w+)"\]', path.read_text(encoding="utf-8"))}
    assert len(asked) > 5
    assert asked - set(_data(content, lang)["words"]) == set()


def test_the_same_content_gives_the_same_bytes(content: Content) -> None:
    """Nothing in the files depends on the run."""
    assert render(content) == render(replace(content))


def test_a_word_said_in_passing_does_not_stand_for_a_long_answer() -> None:
    """A long answer is found by what is asked in it, by code and by what it repeats, not by a single mention."""
    minute = "Кратко про `nodetool`. PgBouncer помогает. Где PgBouncer, там Kubernetes лишь упомянут. PgBouncer прост."
    answer = Answer(
        "q08",
        "x.md",
        {
            "minute": written.part("minute", minute, 1),
            "next": written.part("next", "### Что такое latency?\n\nЗадержка.", 5),
        },
    )
    told = telling(answer, "Aurora")
    assert told.asks == ("Что такое latency?",)
    assert told.words == ("nodetool", "PgBouncer")
    assert told.says == ("Кратко про nodetool.", "PgBouncer помогает.")


def test_what_is_vendored_is_what_was_taken_over() -> None:
    """Every vendored script and its licence have the checksum that was noted when they were taken over."""
    _, files = vendor_js.read_list(vendor_js.LIST.read_text(encoding="utf-8"))
    assert vendor_js.check(files, vendor_js.VENDOR) == []


def test_an_update_takes_two_files_of_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script is made small and its licence taken as it is, on any Python from 3.11.0; a file that is not there is named."""
    item = vendor_js.read_list(vendor_js.LIST.read_text(encoding="utf-8"))[1][0]
    package = tmp_path / "package.tgz"
    with tarfile.open(package, "w:gz") as archive:
        for path, data in ((item.source, b"code"), (item.licence_source, b"licence"), ("../../../outside", b"x")):
            member = tarfile.TarInfo(f"package/{path}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    given: list[bytes] = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        given.extend(Path(part).read_bytes() for part in command if Path(part).is_file())
        return SimpleNamespace(stdout=b"small")

    monkeypatch.setattr(vendor_js, "download", lambda *_: package)
    monkeypatch.setattr(subprocess, "run", run)
    sums = vendor_js.update("terser@1", item, tmp_path)
    assert b"code" in given
    assert ((tmp_path / item.target).read_bytes(), (tmp_path / item.licence_target).read_bytes()) == (
        b"small",
        b"licence",
    )
    assert sums == {"target_sha256": vendor_js.sha256(b"small"), "licence_sha256": vendor_js.sha256(b"licence")}
    assert not (tmp_path.parent / "outside").exists()
    with pytest.raises(SystemExit) as raised:
        vendor_js.update("terser@1", replace(item, source="none.js"), tmp_path)
    assert str(raised.value) == "vendored.toml: the package has no file none.js; expected it"


def test_a_changed_vendored_file_is_noticed(tmp_path: Path) -> None:
    """A vendored script with one byte more, or without its licence, is reported by name."""
    _, files = vendor_js.read_list(vendor_js.LIST.read_text(encoding="utf-8"))
    (tmp_path / files[0].target).write_bytes((vendor_js.VENDOR / files[0].target).read_bytes() + b"\n")
    problems = vendor_js.check(files, tmp_path)
    assert len(problems) == 2 * len(files)
    assert files[0].target in problems[0]
    assert "SHA-256" in problems[0]
    assert all("missing" in problem for problem in problems[1:])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_of_long_answers_are_shown_word_for_word(lang: Lang, content: Content) -> None:
    """What is shown of a long answer stands in it, code and its asterisks too, and so does each word it is found by."""
    made = render(content)
    says = json.loads(made[f"{lang}/data/search-says.json"])
    more = json.loads(made[f"{lang}/data/search-more.json"])
    for id_, answer in content.answers[lang].items():
        text = " ".join(said.replace("\n", " ") for part in answer.parts.values() for _, said in texts(part.blocks))
        number = str(int(id_.removeprefix("q")))
        shown = [*says[number], *more[number]["long"]["asks"]]
        shown += more[number]["long"]["words"].split(" ")
        assert [sentence for sentence in shown if sentence not in text] == []
