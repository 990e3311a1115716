"""How the short answers are said aloud: the table by itself, and the real sheets held to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cheatsheet.load import check_aloud, load_content
from cheatsheet.model import LANGUAGES, Entry, Inline, Level, QuickRow, QuickTable, Sheet, SheetTopic, Span
from cheatsheet.reader import KEY_POINTS, SPOKEN
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.spoken import Said, check_spoken, parse_spoken, said_of, say
from cheatsheet.sheet.toml_file import TomlFile, parse_toml


def toml(text: str) -> TomlFile:
    """A file of this text."""
    file, problems = parse_toml(Text("spoken.toml", tuple(text.split("\n"))))
    assert file is not None, problems
    return file


def sheet(*answer: Span) -> Sheet:
    """One entry on line 5 with this answer, and one row on line 9 without a sign."""
    words: Inline = (Span("text", "Слово"),)
    topic = SheetTopic(words, Level.BASIC, (Entry(1, words, answer, 5),), 4)
    return Sheet(
        "sheet.md", words, words, (topic,), QuickTable(words, words, words, (QuickRow(1, words, words, 9),), 8)
    )


def test_everything_that_is_said_of_both_sheets_is_words_and_every_question_has_its_points(root: Path) -> None:
    """No sign is left in any term or answer, no piece of the tables is idle, and all 38 questions have key points."""
    assert [str(problem) for problem in check_aloud(root, load_content(root))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_span_is_said_in_letters(root: Path, lang: str) -> None:
    """All code spans of all terms and answers become letters, figures and the spaces and hyphens between them."""
    content = load_content(root)
    entries: list[Said] = [*content.sheets[lang].entries(), *content.sheets[lang].quick.rows]
    inlines = [
        inline for one in entries for inline in ((one.term if isinstance(one, Entry) else one.question), one.answer)
    ]
    spans = [span.text for inline in inlines for span in inline if span.kind == "code"]
    assert len(spans) > 5
    for span in spans:
        said = say(span, content.spoken[lang])
        assert all(sign.isalnum() or sign in " -" for sign in said), (span, said)


def test_the_longest_piece_counts_at_the_borders_of_words() -> None:
    """`O(log n)` is said by its own piece and not by that of `O(n)`; a piece of letters does not begin within a word."""
    spoken = {"O(n)": "о от эн", "O(log n)": "о от лог эн", "vs": "или", " + ": " плюс "}
    assert say("O(log n) vs O(n) + canvas", spoken) == "о от лог эн или о от эн плюс canvas"
    assert say("a → b", {}) == "a → b"


def test_a_table_in_order_is_read() -> None:
    """Pieces and what is said for them, as they stand."""
    assert parse_spoken(toml('[spoken]\n"I/O" = "ай-о"\n" + " = " плюс "\n')) == ({"I/O": "ай-о", " + ": " плюс "}, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["spoken.toml:1: no table; expected [spoken]"]),
        ('[spoken]\n"a/b" = 1', ["spoken.toml:2: «a/b» is said as 1; expected words"]),
        ('[spoken]\n"a/b" = " "', ["spoken.toml:2: «a/b» is said as ' '; expected words"]),
        ('[spoken]\n"a/b" = "a+b"', ["spoken.toml:2: «a/b» is said with «+»; expected words alone"]),
        ('[spoken]\n"a/b" = "a"\n[said]', ["spoken.toml:3: unknown key «said»; expected the table [spoken]"]),
    ],
)
def test_a_mistake_of_the_table_is_named(text: str, expected: list[str]) -> None:
    """Each with its line and what was expected."""
    assert [str(problem) for problem in parse_spoken(toml(text))[1]] == expected


@pytest.mark.parametrize(
    ("span", "sign", "around"),
    [
        (Span("code", "select_related"), "_", "select_related"),
        (Span("code", "Depends()"), "(", "Depends()"),
        (Span("text", "кеш → БД"), "→", "кеш → БД"),
        (Span("text", "за 5-7 лет"), "-", "за 5-7 лет"),
    ],
)
def test_what_the_table_cannot_say_is_named_with_its_line(span: Span, sign: str, around: str) -> None:
    """A sign in code or in the text, a call's bracket and a range are named on the line of the sheet."""
    expected = f"sheet.md:5: «{sign}» in «{around}» cannot be said aloud; expected a piece in spoken.toml"
    assert [str(problem) for problem in check_spoken(sheet(span), None, "spoken.toml")] == [expected]


def test_a_piece_that_says_nothing_is_named() -> None:
    """A piece that stands nowhere, or only inside longer ones, goes."""
    file = toml('[spoken]\n"a/b" = "a and b"\n"/" = " or "\n"c/d" = "c"')
    assert [str(problem) for problem in check_spoken(sheet(Span("text", "Слово a/b")), file, "spoken.toml")] == [
        "spoken.toml:3: «/» changes nothing that is said; expected a piece of the sheet",
        "spoken.toml:4: «c/d» changes nothing that is said; expected a piece of the sheet",
    ]


def test_punctuation_and_words_with_hyphens_need_no_piece() -> None:
    """Brackets around words, dashes, quotes and compound words are left to the voice."""
    text = Span("text", "Это — слово (из двух), event-based «да»: 3 раза. Что?")
    assert list(check_spoken(sheet(text), None, "spoken.toml")) == []
    assert said_of(sheet(text).topics[0].entries[0]) == ("Слово", text.text)


def test_a_language_without_its_files_is_named_for_what_it_lacks(root: Path) -> None:
    """The build goes on without them; the test of the project names each sign with its line, and each question."""
    content = load_content(root)
    lang = LANGUAGES[0]
    assert SPOKEN.format(lang=lang).endswith("/spoken.toml")
    assert KEY_POINTS.format(lang=lang).endswith("/key-points.toml")
    found = list(check_spoken(content.sheets[lang], None, "spoken.toml"))
    assert len(found) > 20
    assert all(problem.line for problem in found)
