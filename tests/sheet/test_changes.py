"""What counts as a change is a change of words, by question and language; what was published is the line of first parents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest

from cheatsheet.changes.model import Change, Commit, Edit, History, Kind
from cheatsheet.changes.steps import history
from cheatsheet.changes.texts import say_the_same
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Lang

NEW, OLD = "b" * 40, "a" * 40
ROWS = {1: "q06", 2: "q07"}
SHEET = "docs/_source/{}/cheatsheet.md"
ANSWER = "docs/_source/{}/answers/q06-indexes.md"
CATALOG = "docs/_source/catalog.toml"


def told(
    *edits: Edit, facts: Iterable[str] = (), date: str = "2026-11-29T10:00:00+00:00"
) -> Mapping[Lang, list[Change]]:
    """What is told of one commit with these edits."""
    commits = [Commit(NEW, (OLD,), date, frozenset(facts)), Commit(OLD, (), "2026-11-24T10:00:00+00:00")]
    found = history(commits, {NEW: edits}, ROWS)
    return {lang: list(changes) for step in found.steps for lang, changes in step.changes.items()}


def both(path: str, before: str | None, after: str | None) -> tuple[Edit, ...]:
    """The same edit in every language."""
    return tuple(Edit(path.format(lang), before, after) for lang in LANGUAGES)


@pytest.mark.parametrize(
    "other",
    [
        "Индекс  помогает\nнайти строку: 5 % строк",
        "«Индекс» помогает — найти строку, 5 % строк.",
        "**Индекс** помогает [найти](q07) строку 5 % `строк`",
        "- Индекс\n- помогает найти строку\u00a0(5\u00a0% строк)",
    ],
)
def test_looks_are_no_change(other: str) -> None:
    """Lines, quotes, dashes, stress, lists and where a link leads say nothing else; a word, a figure and a sign do."""
    text = "Индекс помогает найти строку 5 % строк"
    assert say_the_same([text], [other])
    for changed in ("строки 5 % строк", "строку 6 % строк", "строку 5 строк", "строку > 5 % строк"):
        assert not say_the_same([text], [text.replace("строку 5 % строк", changed)])


def test_a_file_under_another_name_is_no_change() -> None:
    """A sample that was renamed prints what it printed; one more is a change."""
    folder = "docs/_source/samples/"
    moved = [Edit(f"{folder}q06_plan.py", "print(1)", None), Edit(f"{folder}q06_index_plan.py", None, "print(1)")]
    assert told(*moved) == {}
    assert told(*moved, Edit(f"{folder}output/q06_uuid.txt", None, "1")) == {
        lang: [Change("q06", ("sample",))] for lang in LANGUAGES
    }


def test_each_part_of_the_sheet_is_its_question_s() -> None:
    """An entry and a row are told by question, a new entry as new, and only in the language that has changed."""
    before = "**6. A** — one\n\n**7. B** — two\n\n| q | a |\n| --- | --- |\n| x | y |\n| z | w |\n"
    after = before.replace("one", "another").replace("z | w", "z | v") + "\n**8. C** — three\n"
    assert told(Edit(SHEET.format("ru"), before, after)) == {
        "ru": [Change("q06", ("short",)), Change("q07", ("row",)), Change("q08", ("new",))]
    }


def answer(lang: Lang, body: str, clarify: str = "") -> str:
    """A long answer, with a clarification where there is one."""
    headings = RECORDS[lang].headings
    end = f"\n## {headings['clarify']}\n\n{clarify}\n" if clarify else ""
    return f"## {headings['minute']}\n\n{body}\n{end}"


def clarified(*before: str, **after: str) -> list[Edit]:
    """Edits of the clarification: from ``before`` (in every language) to ``after`` by language."""
    old = before[0] if before else ""
    return [Edit(ANSWER.format(lang), answer(lang, "x", old), answer(lang, "x", new)) for lang, new in after.items()]


def test_a_clarification_that_comes_is_a_correction_of_fact() -> None:
    """In both languages it is; in one of them it is a change of the long answer, since facts have no language."""
    assert told(*clarified(ru="Не так.", en="Not so.")) == {
        lang: [Change("q06", ("fact", "long"))] for lang in LANGUAGES
    }
    assert told(*clarified("Не так.", ru="Не так уж.")) == {"ru": [Change("q06", ("long",))]}


SOURCES = "[[questions.q06.sources]]\nchecked = 2026-11-01\n\n"
"""What stood in the catalog behind a question, until sources got a file of their own."""


def listed(day: str, sources: str = "") -> str:
    """A catalog with the day of the clarification, and the sources where they once stood."""
    clarified = f"clarified = {day}\n" if day else ""
    return f'[questions.q06]\nslug = "indexes"\n{clarified}\n{sources}[questions.q07]\nslug = "levels"\n'


def day(before: str, after: str) -> Edit:
    """The day of the clarification in the catalog."""
    return Edit(CATALOG, listed(before), listed(after))


def test_the_catalog_decides_what_a_clarification_that_changed_says() -> None:
    """Its day moves when it says something else: a new day is a correction, the old day beside new words is none."""
    words = clarified("Не так.", ru="Не так уж.", en="Not quite so.")
    assert told(day("2026-11-24", "2026-11-28")) == {lang: [Change("q06", ("fact",))] for lang in LANGUAGES}
    assert told(day("", "2026-11-28")) == {}
    assert told(*words, day("2026-11-24", "2026-11-28"))["ru"] == [Change("q06", ("fact", "long"))]
    assert told(*words, day("2026-11-24", "2026-11-24"))["ru"] == [Change("q06", ("long",))]
    again = told(*words, day("2026-11-29", "2026-11-29"), date="2026-11-29T10:00:00+00:00")
    assert again["ru"] == [Change("q06", ("fact", "long"))]  # for the second time on a day


@pytest.mark.parametrize("old", ["", SOURCES])
@pytest.mark.parametrize("new", ["", SOURCES])
def test_sources_in_the_catalog_and_beside_it_hide_no_day(old: str, new: str) -> None:
    """Versions in which the catalog held the sources tell the same as those beside which they have their own file."""
    words = clarified("Не так.", ru="Не так уж.", en="Not quite so.")
    moved, kept = (Edit(CATALOG, listed("2026-11-24", old), listed(f"2026-11-{one}", new)) for one in ("28", "24"))
    assert told(moved) == {lang: [Change("q06", ("fact",))] for lang in LANGUAGES}
    assert told(kept) == {}
    assert told(*words, kept)["ru"] == [Change("q06", ("long",))]


def test_a_catalog_that_stays_says_it_too() -> None:
    """Where a commit leaves the catalog alone, its days are those of the commits around it."""
    newest, middle, oldest = (
        Commit(sign * 40, (below * 40,) if below else (), "2026-11-29T10:00:00+00:00")
        for sign, below in ("cb", "ba", ("a", ""))
    )
    words, catalog = clarified("Не так.", ru="Не так уж.", en="Not quite so."), day("2026-11-24", "2026-11-28")
    cases: list[tuple[Sequence[Edit], Sequence[Edit], dict[str, tuple[Kind, ...]]]] = [
        (words, [catalog], {newest.id: ("fact",), middle.id: ("long",)}),
        ([catalog], words, {newest.id: ("long",), middle.id: ("fact",)}),
    ]
    for first, second, expected in cases:
        found = history([newest, middle, oldest], {middle.id: first, newest.id: second}, ROWS)
        assert {step.code: step.changes["ru"] for step in found.steps} == {
            id_[:8]: (Change("q06", kinds),) for id_, kinds in expected.items()
        }


def test_a_commit_says_itself_what_it_corrects() -> None:
    """``Fact: q16`` makes any change a correction, of a sheet too; ``Fact: none`` makes new clarifications none."""
    assert told(Edit(SHEET.format("en"), "**6. A** — one", "**6. A** — two"), facts=["q06"]) == {
        "ru": [Change("q06", ("fact",))],
        "en": [Change("q06", ("fact", "short"))],
    }
    assert told(*clarified(ru="Не так.", en="Not so."), facts=["none"])["en"] == [Change("q06", ("long",))]


def branched() -> History:
    """A line a, c, m of which m merges b, that began at a; each changes the answer, and b corrects a fact.

    a ─ c ─ m
     ╲─ b ─╱
    """
    a, b, c, m = ("a" * 40, "b" * 40, "c" * 40, "d" * 40)
    when = "2026-11-{}T10:00:00+00:00".format
    commits = [
        Commit(m, (c, b), when(28)),
        Commit(c, (a,), when(27)),
        Commit(b, (a,), when(26), frozenset({"q07"})),
        Commit(a, (), when(25)),
    ]
    edits = {
        m: [Edit(ANSWER.format("ru"), answer("ru", "two"), answer("ru", "three"))],
        c: [Edit(ANSWER.format("ru"), answer("ru", "one"), answer("ru", "two"))],
    }
    return history(commits, edits, ROWS)


def test_a_copy_of_a_branch_is_told_all_since_it_left_the_line() -> None:
    """Nobody can tell what of the line a branch had already, so nothing is left out; codes have eight digits."""
    found = branched()
    assert [(one.code, one.day, one.newer) for one in found.known] == [
        ("dddddddd", "2026-11-28", 0),
        ("cccccccc", "2026-11-27", 1),
        ("bbbbbbbb", "2026-11-26", 2),
        ("aaaaaaaa", "2026-11-25", 2),
    ]


def test_what_a_branch_corrects_is_published_with_its_merge() -> None:
    """The line ``Fact:`` of a commit that was merged is the merge's."""
    assert [(step.code, step.changes["ru"]) for step in branched().steps] == [
        ("dddddddd", (Change("q06", ("long",)), Change("q07", ("fact",)))),
        ("cccccccc", (Change("q06", ("long",)),)),
    ]


def test_where_the_line_begins_nothing_has_changed() -> None:
    """What the oldest commit holds was there from the first, or nobody knows since when; without one there is nothing."""
    assert history([Commit(OLD, (), "2026-11-24T10:00:00+00:00")], {}, ROWS).steps == ()
    assert history([], {}, ROWS) == History(limit="")
