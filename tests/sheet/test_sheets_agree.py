"""The sheets of two languages and the catalog held to each other, on small ones: every message whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cheatsheet.model import (
    Catalog,
    CatalogQuestion,
    CatalogTopic,
    Entry,
    Inline,
    Level,
    QuickRow,
    QuickTable,
    Sheet,
    SheetTopic,
    Span,
)
from cheatsheet.sheet.parity import check_catalog, check_parity


def text(words: str, *code: str) -> Inline:
    """Words, then code spans."""
    return (Span("text", words), *(Span("code", one) for one in code))


def sheet(path: str) -> Sheet:
    """Two topics, three entries, two rows; line numbers tell them apart."""
    entries = [Entry(number, text("T"), text(f"A {number}", "x"), 10 * number) for number in (1, 2, 3)]
    topics = (
        SheetTopic(text("One"), Level.BASIC, tuple(entries[:2]), 5),
        SheetTopic(text("Two"), Level.ADVANCED, (entries[2],), 25),
    )
    rows = tuple(QuickRow(number, text("Q"), text(f"R {number}"), 50 + number) for number in (1, 2))
    return Sheet(path, text("A"), text("B"), topics, QuickTable(text("Q"), text("?"), text("!"), rows, 50))


def catalog() -> Catalog:
    """The catalog of :func:`sheet`."""
    questions = {
        id_: CatalogQuestion(id_, f"s{id_}", rows, (), line)
        for id_, rows, line in (("q01", (1,), 11), ("q02", (2,), 12), ("q03", (), 13))
    }
    topics = (CatalogTopic("one", ("q01", "q02"), 2), CatalogTopic("two", ("q03",), 3))
    return Catalog("catalog.toml", topics, questions)


RU, EN = sheet("ru.md"), sheet("en.md")


def with_entry(number: int, **changes: Inline) -> Sheet:
    """The English sheet with one entry changed."""
    topics = tuple(
        replace(topic, entries=tuple(replace(e, **changes) if e.number == number else e for e in topic.entries))  # type: ignore[arg-type]  # fields of an entry
        for topic in EN.topics
    )
    return replace(EN, topics=topics)


def with_topic(place: int, **changes: object) -> Sheet:
    """The English sheet with one topic changed."""
    topics = list(EN.topics)
    topics[place] = replace(topics[place], **changes)  # type: ignore[arg-type]  # fields of a topic
    return replace(EN, topics=tuple(topics))


FIRST, SECOND = EN.topics
ROWS = EN.quick.rows


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (EN, []),
        (with_entry(2, answer=text("A 2 and 2", "x", "y")), [
            "en.md:20: the code spans of entry 2 differ: it adds «y»; expected those of ru.md:20",
            "en.md:20: the figures of entry 2 differ: it adds «2»; expected those of ru.md:20",
        ]),
        (with_entry(2, term=text("T 7"), answer=text("A", "z")), [
            "en.md:20: the code spans of entry 2 differ: it lacks «x» and adds «z»; expected those of ru.md:20",
            "en.md:20: the figures of entry 2 differ: it lacks «2» and adds «7»; expected those of ru.md:20",
        ]),
        (replace(EN, topics=EN.topics[:1]), ["en.md:5: 1 topics; expected 2, as in ru.md"]),
        (replace(EN, topics=(*EN.topics, replace(SECOND, entries=(), line=40))), ["en.md:25: 3 topics; expected 2, as in ru.md"]),
        (with_topic(1, level=Level.INTERMEDIATE), ["en.md:25: level 🟡; expected 🟠, as in ru.md:25"]),
        (with_topic(0, entries=FIRST.entries[:1]), ["en.md:5: the topic holds questions 1; expected 1-2, as in ru.md:5"]),
        (with_topic(1, entries=(FIRST.entries[1], *SECOND.entries)), ["en.md:25: the topic holds questions 2-3; expected 3, as in ru.md:25"]),
        (replace(EN, quick=replace(EN.quick, rows=ROWS[:1])), ["en.md:50: 1 quick-answer rows; expected 2, as in ru.md"]),
        (replace(EN, quick=replace(EN.quick, rows=(ROWS[0], replace(ROWS[1], answer=text("R 5", "c"))))), [
            "en.md:52: the code spans of row 2 differ: it adds «c»; expected those of ru.md:52",
            "en.md:52: the figures of row 2 differ: it lacks «2» and adds «5»; expected those of ru.md:52",
        ]),
    ],
)  # fmt: skip
def test_the_second_language_has_what_the_first_has(second: Sheet, expected: list[str]) -> None:
    """Topics, levels, numbers, rows, code and figures are the same, counted; what differs is named in both files."""
    assert [str(problem) for problem in check_parity(RU, second, ("ru", "en"))] == expected


def test_thousands_are_written_as_each_language_does() -> None:
    """«10 000» of the Russian sheet and “10,000” of the English one are the same figure."""
    first = replace(RU, quick=replace(RU.quick, rows=(replace(ROWS[0], answer=text("10 000")), ROWS[1])))
    second = replace(EN, quick=replace(EN.quick, rows=(replace(ROWS[0], answer=text("10,000")), ROWS[1])))
    assert check_parity(first, second, ("ru", "en")) == []
    assert check_parity(second, first, ("en", "ru")) == []


def edited(id_: str, **changes: object) -> Catalog:
    """The catalog with one question changed."""
    listed = catalog()
    changed = replace(listed.questions[id_], **changes)  # type: ignore[arg-type]  # fields of a question
    return replace(listed, questions={**listed.questions, id_: changed})


def without(id_: str) -> Catalog:
    """The catalog without one question's table."""
    listed = catalog()
    return replace(listed, questions={key: one for key, one in listed.questions.items() if key != id_})


LISTED = catalog()
EXTRA = CatalogQuestion("q04", "s", (), (), 14)


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (LISTED, []),
        (edited("q01", rows=(1, 3)), ["catalog.toml:11: q01 has row 3; expected a row of the table, 1 to 2"]),
        (edited("q02", rows=()), ["ru.md:52: row 2 belongs to no question; expected it in the rows of one in catalog.toml"]),
        (replace(LISTED, questions={**LISTED.questions, "q04": EXTRA}), ["catalog.toml:14: q04 is not in ru.md; expected a question of the sheet"]),
        (without("q03"), ["ru.md:30: question 3 is not in catalog.toml; expected [questions.q03] there",
                          "catalog.toml:3: the topic «two» lists q03; expected q03"]),
        (replace(LISTED, topics=LISTED.topics[:1]), ["catalog.toml:2: 1 topics; expected 2, as in ru.md"]),
        (replace(LISTED, topics=()), ["catalog.toml:1: 0 topics; expected 2, as in ru.md"]),
        (replace(LISTED, topics=(replace(LISTED.topics[0], questions=("q02", "q01")), LISTED.topics[1])),
         ["catalog.toml:2: the topic «one» lists q02, q01; expected q01, q02"]),
    ],
)  # fmt: skip
def test_the_catalog_has_what_the_sheet_has(listed: Catalog, expected: list[str]) -> None:
    """Topics, questions and rows of the catalog are those of the sheet, each difference at the line to be changed."""
    assert [str(problem) for problem in check_catalog(RU, listed)] == expected
