"""The glossary by itself: what a term must say, and how a sheet and the other language are held to it."""

from __future__ import annotations

import pytest

from cheatsheet.model import Entry, Inline, Level, QuickRow, QuickTable, Sheet, SheetTopic, Span
from cheatsheet.sheet.glossary import Term, check_glossaries, check_glossary, check_prose, parse_glossary
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import parse_toml

GOOD = (
    '[terms.cache]\nterm = "кеш"\nforms = ["кеш", "кеше"]\navoid = ["кэш"]\nwhere = ["q01", "r01"]\n'
    '[terms.index]\nterm = "индекс"\nforms = ["индекс"]\navoid = []\nwhere = []\n'
)


def read(text: str) -> tuple[tuple[Term, ...], list[str]]:
    """The terms, and what is wrong with them as it is printed."""
    file, problems = parse_toml(Text("glossary.toml", tuple(text.split("\n"))))
    assert file is not None, problems
    terms, problems = parse_glossary(file)
    return terms, [str(problem) for problem in problems]


def text(words: str) -> Inline:
    """Inline text."""
    return (Span("text", words),)


def sheet(term: str, answer: str, question: str, reply: str) -> Sheet:
    """A sheet of one entry on line 5 and one row on line 9."""
    topic = SheetTopic(text("T"), Level.BASIC, (Entry(1, text(term), text(answer), 5),), 4)
    row = QuickRow(1, text(question), text(reply), 9)
    return Sheet("sheet.md", text("A"), text("B"), (topic,), QuickTable(text("Q"), text("?"), text("!"), (row,), 8))


def test_terms_are_read_with_their_lines() -> None:
    """A term is known by its key, with its forms, those to avoid and where it stands."""
    assert read(GOOD) == (
        (
            Term("cache", ("кеш", "кеше"), ("кэш",), ("q01", "r01"), 1),
            Term("index", ("индекс",), (), (), 6),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('term = "кеш"\n', "", "1: the term «cache» is not whole; expected avoid, forms, term, where"),
        ('term = "кеш"\n', 'term = "кеш"\nmore = 1\n', "1: the term «cache» is not whole; expected avoid, forms, term, where"),
        ('avoid = ["кэш"]', 'avoid = [""]', "1: forms, avoid, where and but of «cache» are lists of texts"),
        ('avoid = ["кэш"]', 'avoid = ["кэш"]\nbut = "кэш"', "1: forms, avoid, where and but of «cache» are lists of texts"),
        ('avoid = ["кэш"]', 'avoid = "кэш"', "1: forms, avoid, where and but of «cache» are lists of texts"),
        ('["q01", "r01"]', "[1]", "1: forms, avoid, where and but of «cache» are lists of texts"),
    ],
)  # fmt: skip
def test_a_term_that_is_not_whole_is_named_and_the_others_read(old: str, new: str, expected: str) -> None:
    """The line is that of the term's table, and the next term is read all the same."""
    terms, problems = read(GOOD.replace(old, new))
    assert problems == [f"glossary.toml:{expected}"]
    assert [term.key for term in terms] == ["index"]


def test_a_table_of_another_name_is_named() -> None:
    """A term below a mistyped name is not passed by."""
    terms, problems = read(GOOD.replace("[terms.index]", "[term.index]"))
    assert [term.key for term in terms] == ["cache"]
    assert problems == ["glossary.toml:6: unknown key «term»; expected [terms.<key>] tables alone"]


@pytest.mark.parametrize("nothing", ["", "terms = 1\n", "[terms]\n"])
def test_a_glossary_has_terms(nothing: str) -> None:
    """A file without a term is a mistake."""
    assert read(nothing) == ((), ["glossary.toml:1: no terms; expected [terms.<key>] tables"])


def test_a_sheet_uses_its_terms_and_no_form_to_avoid() -> None:
    """Whatever the case, a form stands in each entry and row that is named, one to avoid stands nowhere, each by line."""
    terms = read(GOOD)[0]
    good = sheet("Кеш", "да", "что", "в КЕШЕ")
    assert check_glossary(good, terms, "g.toml") == []
    bad = sheet("Кэш", "кэши", "что", "ничего")
    assert [str(problem) for problem in check_glossary(bad, terms, "g.toml")] == [
        "sheet.md:5: q01 does not use the term «кеш / кеше»; expected it (g.toml:1)",
        "sheet.md:9: r01 does not use the term «кеш / кеше»; expected it (g.toml:1)",
        "sheet.md:5: «кэш» is a form to avoid (g.toml:1)",
    ]
    lost = read(GOOD.replace('"q01"', '"q99"'))[0]
    assert [str(problem) for problem in check_glossary(sheet("а", "б", "в", "г"), lost, "g.toml")] == [
        "g.toml:1: «cache» names q99; expected a question or row of the sheet",
        "sheet.md:9: r01 does not use the term «кеш / кеше»; expected it (g.toml:1)",
    ]


def test_both_glossaries_have_the_same_terms_in_the_same_places() -> None:
    """A term that one language lacks, and one that stands elsewhere, are named in the second's file."""
    first, second = read(GOOD)[0], read(GOOD.replace("[terms.index]", "[terms.outbox]"))[0]
    assert check_glossaries(first, first, "en.toml") == []
    assert [str(problem) for problem in check_glossaries(first, second, "en.toml")] == [
        "en.toml:1: the term «index» is missing; expected it, as in Russian",
        "en.toml:6: the term «outbox» or where it stands differs from Russian",
    ]
    moved = read(GOOD.replace('"r01"', '"r02"'))[0]
    assert [str(problem) for problem in check_glossaries(first, moved, "en.toml")] == [
        "en.toml:1: the term «cache» or where it stands differs from Russian"
    ]


PROSE = [
    ("a.md", 3, "Тут кеш."),
    ("a.md", 5, "Кэширование и КЭШ-память процессора."),
    ("b.md", 7, "Кэш-память процессора"),
]


def test_a_form_to_avoid_is_found_in_the_long_answers() -> None:
    """Each line of prose with an avoided form is told, once, with the line of the glossary."""
    terms, _ = read(GOOD)
    assert [str(problem) for problem in check_prose(PROSE, terms, "glossary.toml")] == [
        "a.md:5: «кэш» is a form to avoid (glossary.toml:1)",
        "b.md:7: «кэш» is a form to avoid (glossary.toml:1)",
    ]


def test_a_form_may_be_the_word_for_something_else() -> None:
    """In a phrase that the glossary names the form is allowed, in no other words of the line; a phrase that is nowhere is told."""
    terms, problems = read(GOOD.replace('["кэш"]', '["кэш"]\nbut = ["кэш-память процессора", "кэш диска"]'))
    assert problems == []
    assert [str(problem) for problem in check_prose(PROSE, terms, "glossary.toml")] == [
        "a.md:5: «кэш» is a form to avoid (glossary.toml:1)",
        "glossary.toml:1: «кэш диска» stands in no long answer; expected it, or nothing, in but",
    ]
