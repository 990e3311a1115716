"""The record of a language: read whole, each mistake on its line, and none shared that is one language's alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cheatsheet.language_record import Language, parse_language
from cheatsheet.languages import OF_TERMS, RECORDS, plural_form, plural_forms, read_languages, spoken_in
from cheatsheet.load import load_content
from cheatsheet.problems import ContentError
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import parse_toml


def read(text: str) -> tuple[Language, list[str]]:
    """The record of this text, and what is wrong with it as it is printed."""
    file, problems = parse_toml(Text("x.toml", tuple(text.split("\n"))))
    assert file is not None, problems
    record, problems = parse_language(file, "ru")
    return record, [str(problem) for problem in problems]


@pytest.fixture(scope="module")
def good(root: Path) -> str:
    """The Russian record as it stands."""
    return (root / "docs/_source/ru/language.toml").read_text("utf-8")


def test_a_record_in_order_is_read_whole(good: str) -> None:
    """Every key of the file is in the record, and the record says what the file says."""
    record, problems = read(good)
    assert problems == []
    assert record == RECORDS["ru"]
    assert (record.name, record.locale, record.script, record.decimal) == ("Russian", "ru_RU", "Cyrl", ",")
    assert record.own is not None
    assert record.own.search("cache и")
    assert not record.foreign.search("Ёлка, cache, µ, n²")
    assert record.foreign.search("木")
    assert list(record.headings) == ["minute", "deeper", "show", "next", "avoid", "clarify"]
    assert record.typography[0].pattern.sub(str(record.typography[0].fix), 'Это "кеш"') == "Это «кеш»"
    assert {"и", "в"} < record.common


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("order = 1", 'order = "1"', "order is '1'; expected a number, 1 for the language at the root address"),
        ("order = 1", "order = true", "order is True; expected a number, 1 for the language at the root address"),
        ('name = "Russian"', "name = 1", "name is 1; expected the language's English name"),
        ('"ru_RU"', '"xx_QQ"', "locale is 'xx_QQ'; expected a locale that CLDR knows, as in 'ru_RU'"),
        ('"ru_RU"', '"no locale"', "locale is 'no locale'; expected a locale that CLDR knows, as in 'ru_RU'"),
        ('"Cyrl"', '"Cyrillic"', "script is 'Cyrillic'; expected a code of ISO 15924, as in 'Cyrl'"),
        ('alphabet = "A-Za-zА-Яа-яЁё"', 'alphabet = "z-a"', "alphabet is 'z-a'; expected the letters of its texts, as in 'A-Za-z'"),
        ('letters = "А-Яа-яЁё"', "letters = []", "letters is []; expected the letters that no other language here has, or the empty text"),
        ("common_share = 0.06", "common_share = 6.0", "common_share is 6.0; expected a share of all words, as in 0.06"),
        ('decimal = ","', 'decimal = ",,"', "decimal is ',,'; expected one sign"),
        ('quotes = ["«", "»"]', 'quotes = ["«"]', "quotes is ['«']; expected a list of the opening and the closing mark"),
        ('paper = ["A4"]', 'paper = ["A3"]', "paper is ['A3']; expected a list of A4 and Letter"),
        ('paper = ["A4"]', 'paper = ["A4", "A4"]', "paper is ['A4', 'A4']; expected a list of A4 and Letter"),
        ("foreign_names_first = false", "foreign_names_first = 0", "foreign_names_first is 0; expected true or false"),
        ("note_type = 1767225601", "note_type = 0", "anki.note_type is 0; expected a number that no other language has"),
        ('deeper = "Глубже"', "deeper = 1", "headings.deeper is 1; expected the heading of that part"),
        ("fix = '«\\1»'", "fix = '«\\2»'", "fix is '«\\\\2»': invalid group reference 2 at position 2; expected the groups of find alone"),
        ("fix = '«\\1»'", "fix = '\\g<a>'", "fix is '\\\\g<a>': unknown group name 'a'; expected the groups of find alone"),
        ("note_type = 1767225601", f"note_type = {2**53}", f"anki.note_type is {2**53}; expected a number that no other language has"),
        ('short_words = "', 'short_words = "x{99999999999}', "short_words is WORDS; expected a regular expression without flags"),
        ('short_words = "', 'short_words = "(?i)', "short_words is WORDS; expected a regular expression without flags"),
        ("find = '\"'", "find = '('", "find is '('; expected a regular expression"),
        ("[headings]", "[headings]\nshorter = 'x'", "unknown key «headings.shorter»; expected minute, deeper, show, next, avoid, clarify"),
        ("[anki]", "[anki]\ndeck = 1", "unknown key «anki.deck»; expected note_type, first_note"),
        ("order = 1", "order = 1\nplurals = 3", ("unknown key «plurals»; expected order, name, locale, script, alphabet, letters, common, common_share, "
         "decimal, thousands, quotes, short_words, hunspell, paper, names_of, json_format, foreign_names_first, anki, headings, typography")),
    ],
)  # fmt: skip
def test_a_mistake_is_named_on_its_line(good: str, old: str, new: str, expected: str) -> None:
    """A value of another kind, or one that nothing can be done with, is told where it stands, with what was expected."""
    assert good.count(old) >= 1
    line = good[: good.index(old)].count("\n") + 1 + new.count("\n")
    found = [
        re.sub(r"(?<=short_words is ).*(?=; expected)", "WORDS", one) for one in read(good.replace(old, new, 1))[1]
    ]
    assert found == [f"x.toml:{line}: {expected}"]


def test_what_is_missing_is_named_at_its_table(good: str) -> None:
    """A key that is not there is told at the head of its table, all of them at once, and the rest is read."""
    broken = (
        good.replace('deeper = "Глубже"\n', "").replace("note_type = 1767225601\n", "").replace('decimal = ","\n', "")
    )
    table = {name: broken[: broken.index(f"[{name}]")].count("\n") + 1 for name in ("anki", "headings")}
    record, problems = read(broken)
    assert problems == [
        "x.toml:1: no «decimal»; expected one sign",
        f"x.toml:{table['anki']}: no «anki.note_type»; expected a number that no other language has",
        f"x.toml:{table['headings']}: no «headings.deeper»; expected the heading of that part",
    ]
    assert (record.name, record.anki_first_note, record.headings["avoid"]) == ("Russian", 1767225600000, "Не говори")


def test_headings_and_rules_are_told_apart(good: str) -> None:
    """Two parts under one heading, and a rule without a message, are mistakes."""
    line = good[: good.index("[headings]")].count("\n") + 1
    expected = f"x.toml:{line}: two headings are the same; expected each part under one of its own"
    assert read(good.replace("Глубже", "Покажи"))[1] == [expected]
    line = good[: good.index("[[typography]]")].count("\n") + 1
    expected = f"x.toml:{line}: a rule of another kind; expected find, message and, where it can be mended, fix"
    assert read(good.replace('message = "straight quotes', 'says = "straight quotes', 1))[1] == [expected]


def test_one_table_of_rules_is_no_list(good: str) -> None:
    """Brackets that were forgotten are told, and the rules behind them not passed by."""
    rules = good[: good.index("[[typography]]")] + "[typography]\nfind = 'a'\nmessage = 'b'\n"
    line = rules[: rules.index("[typography]")].count("\n") + 1
    expected = f"x.toml:{line}: typography is no list of rules; expected each below a [[typography]] of its own"
    assert read(rules)[1] == [expected]


def test_both_quotation_marks_may_be_the_same(good: str) -> None:
    """Swedish and Finnish open and close a quotation with one mark."""
    record, problems = read(good.replace('quotes = ["«", "»"]', 'quotes = ["”", "”"]'))
    assert (record.quotes, problems) == (("”", "”"), [])


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the text, to be broken."""
    shutil.copytree(root / "docs" / "_source", tmp_path / "docs" / "_source", ignore=shutil.ignore_patterns("fonts"))
    return tmp_path


def test_the_languages_of_a_project_are_its_folders(copy: Path) -> None:
    """A folder with a sheet is a language; its order is the record's; without any there is one that is undetermined."""
    source = copy / "docs/_source"
    records, problems = read_languages(copy)
    assert (list(records), problems) == (["ru", "en"], [])
    record = source / "en/language.toml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("order = 2", "order = 1"), "utf-8")
    ru = (source / "ru/language.toml").read_text("utf-8")
    (source / "ru/language.toml").write_text(ru.replace("order = 1", "order = 2"), "utf-8")
    assert list(read_languages(copy)[0]) == ["en", "ru"]
    record.unlink()
    assert [str(one) for one in read_languages(copy)[1]] == [
        "docs/_source/en/language.toml:1: the file is missing; expected UTF-8 text"
    ]
    shutil.rmtree(source / "en")
    shutil.rmtree(source / "ru")
    records, problems = read_languages(copy)
    assert list(records) == ["und"]
    assert [str(one) for one in problems] == [
        "docs/_source:1: no language; expected a folder with a language.toml in it"
    ]


def test_what_is_one_languages_alone_is_told_in_both(copy: Path) -> None:
    """The ids of Anki are published: two languages with one of them would mix in a reader's collection."""
    path = copy / "docs/_source/en/language.toml"
    path.write_text(path.read_text("utf-8").replace("1767225602", "1767225601"), "utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(copy)
    assert str(caught.value).splitlines() == [
        f"docs/_source/{lang}/language.toml:1: anki.note_type is 1767225601 in another language too"
        for lang in ("en", "ru")
    ]


def test_terms_are_in_one_language(copy: Path) -> None:
    """What has no letters of its own cannot be told from another language without any."""
    path = copy / "docs/_source/ru/language.toml"
    path.write_text(path.read_text("utf-8").replace('letters = "А-Яа-яЁё"', 'letters = ""'), "utf-8")
    expected = "letters is empty; expected exactly one language without letters of its own: the one that terms and sources are in"
    assert {str(one).split(":1: ")[1] for one in read_languages(copy)[1]} == {expected}
    assert OF_TERMS == "en"
    assert [spoken_in(text) for text in ("Кеш", "cache", "cache и", "n² + 1")] == ["ru", "en", "ru", "en"]


def test_forms_of_numbers_are_those_that_the_browser_has() -> None:
    """The other forms of CLDR are ``many`` here and in the scripts; English has two forms, Russian three."""
    assert plural_forms("ru") == {"one", "few", "many"}
    assert plural_forms("en") == {"one", "many"}
    assert [plural_form("en", number) for number in (0, 1, 2)] == ["many", "one", "many"]
