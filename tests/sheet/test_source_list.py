"""The sources by themselves and beside the catalog, each mistake on its line."""

from __future__ import annotations

import datetime as dt

import pytest

from cheatsheet.model import Catalog, CatalogQuestion, Source, SourceList
from cheatsheet.sheet import source_list
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.source_list import check_source_list, parse_source_list
from cheatsheet.sheet.toml_file import TomlFile, parse_toml

GOOD = """# what was read

[[q01]]
title = "PEP 703"
url = "https://peps.python.org/pep-0703/"
version = "Python 3.13"
checked = 2026-11-24
quote = "It is a barrier."

[[q01]]
title = "GIL"
url = "https://docs.python.org/3/glossary.html#gil"
version = "3.14"
checked = 2026-11-23
section = "Словарь"

[[q12]]
title = "HTTP Caching"
url = "https://www.rfc-editor.org/rfc/rfc9111"
version = "RFC 9111"
checked = 2026-11-25
section = "4.2"
"""


def toml(text: str) -> TomlFile:
    """The text as the file ``sources.toml``."""
    file, problems = parse_toml(Text("sources.toml", tuple(text.split("\n"))))
    assert file is not None, problems
    return file


def read(text: str) -> tuple[SourceList, list[str]]:
    """The sources in this text, and what is wrong with them as it is printed."""
    sources, problems = parse_source_list(toml(text))
    return sources, [str(problem) for problem in problems]


def test_sources_in_order_are_read_whole() -> None:
    """They come out by question, in their order, as they were written and with their lines."""
    sources, problems = read(GOOD)
    assert problems == []
    assert sources.path == "sources.toml"
    assert list(sources.questions) == ["q01", "q12"]
    first, second = sources.of("q01")
    assert first == Source(
        "PEP 703", "https://peps.python.org/pep-0703/", "Python 3.13", "2026-11-24", 3, quote="It is a barrier."
    )
    assert second == Source(
        "GIL", "https://docs.python.org/3/glossary.html#gil", "3.14", "2026-11-23", 10, section="Словарь"
    )
    assert dt.date.fromisoformat(first.checked) == dt.date(2026, 11, 24)
    assert [(id_, one.line) for id_, one in sources.every()] == [("q01", 3), ("q01", 10), ("q12", 17)]
    assert sources.of("q02") == ()
    assert read("") == (SourceList("sources.toml", {}), [])


FIELDS = "title, url, version, checked, and quote or section"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # what it is, where, which version, when it was opened
        ('title = "GIL"', 'title = " "', "11: title is ' '; expected text"),
        ('version = "3.14"', "version = 3.14", "13: version is 3.14; expected text"),
        ("https://docs", "http://docs", "12: 'http://docs.python.org/3/glossary.html#gil' is not an https:// address"),
        ("glossary.html#gil", "a b", "12: 'https://docs.python.org/3/a b' is not an https:// address"),
        ("glossary.html#gil", "<b>", "12: 'https://docs.python.org/3/<b>' is not an https:// address"),
        ("docs.python.org", "[docs.python.org", "12: 'https://[docs.python.org/3/glossary.html#gil' is not an https:// address"),
        ("docs.python.org", "x.org:99999999", "12: 'https://x.org:99999999/3/glossary.html#gil' is not an https:// address"),
        ("docs.python.org", ":443", "12: 'https://:443/3/glossary.html#gil' is not an https:// address"),
        ("glossary.html#gil", "a)b", "12: 'https://docs.python.org/3/a)b' has a round bracket; expected %28 or %29, which mean the same"),
        ('"3.14"', '"3.14\\nthen"', "13: version has more than one line; expected one"),
        ("2026-11-23", '"23.11.2026"', "14: checked is '23.11.2026'; expected a date"),
        ("2026-11-23", "2026-11-23T10:00:00", "14: checked is datetime.datetime(2026, 11, 23, 10, 0); expected a date"),
        ('version = "3.14"\n', "", f"10: a source has title, url, checked, section; expected {FIELDS}"),
        ('version = "3.14"', 'version = "3.14"\nby = "x"', f"10: a source has title, url, version, by, checked, section; expected {FIELDS}"),
        ('section = "4.2"', 'section = "4.2"\n\n[q12.more]\na = 1', f"17: a source has title, url, version, checked, section, more; expected {FIELDS}"),
        ('section = "Словарь"\n', 'section = "Словарь"\n\n[[q01]]\n', f"17: a source has nothing; expected {FIELDS}"),
        # the sentence or the section that carries the claim
        ('section = "Словарь"', 'section = ""', "15: section is ''; expected text"),
        ('section = "Словарь"', "section = 4", "15: section is 4; expected text"),
        ('section = "Словарь"', 'section = "a\\nb"', "15: section has more than one line; expected one"),
        ('section = "Словарь"', 'section = "Словарь"\nquote = "x"', "15: a source has a quote and a section; expected one of them"),
        ("It is a barrier.", "word " * 21, "8: 21 words in the quote; expected at most 20"),
        ("It is a barrier.", "«Это барьер»", "8: a quote between quotation marks; expected its words alone, the page puts the marks"),
        ("It is a barrier.", " ", "8: quote is ' '; expected text"),
        # whose they are
        ("[[q12]]", "[q12]", "17: «q12» is a single table [q12]; expected [[q12]] above each of its sources"),
        ("[[q12]]", "[[q2]]", "17: unknown key «q2»; expected [[q01]], [[q02]] and so on"),
        ("[[q12]]", "[[questions.q12.sources]]", "17: unknown key «questions»; expected [[q01]], [[q02]] and so on"),
        ("[[q12]]", "[extra]\n\n[[q12]]", "17: unknown key «extra»; expected [[q01]], [[q02]] and so on"),
        ("# what was read", "extra = 1", "1: unknown key «extra»; expected [[q01]], [[q02]] and so on"),
        ("# what was read", "q02 = 'x'", "1: «q02» is 'x'; expected [[q02]] above each of its sources"),
        ("# what was read", "\nq02 = ['x']", f"2: a source is 'x'; expected {FIELDS}"),
        ("# what was read", "\nq02 = [1]", f"2: a source is 1; expected {FIELDS}"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_on_its_line(old: str, new: str, expected: str) -> None:
    """What is wrong with a source, or with what it stands under, is said where it stands, and nothing else is wrong."""
    assert GOOD.count(old) == 1
    assert read(GOOD.replace(old, new))[1] == [f"sources.toml:{expected}"]


def test_every_mistake_is_named_at_once() -> None:
    """A mistake in each source, and two in one, come in one go; those in order are read all the same."""
    text = GOOD.replace("https://", "http://").replace("2026-11-25", '"x"')
    sources, problems = read(text)
    assert [problem.partition(": ")[0] for problem in problems] == [f"sources.toml:{n}" for n in (5, 12, 19, 21)]
    assert [len(own) for own in sources.questions.values()] == [2, 0]
    sources, problems = read(GOOD.replace('title = "PEP 703"\n', ""))
    assert len(problems) == 1
    assert [source.title for _, source in sources.every()] == ["GIL", "HTTP Caching"]


def test_a_question_has_its_sources_wherever_they_stand() -> None:
    """A source that was added at the end of the file is the last of its question and keeps its line."""
    sources, problems = read(GOOD + GOOD[GOOD.index("[[q01]]") : GOOD.index("[[q12]]")].replace("#gil", "#eol"))
    assert problems == []
    assert [one.line for one in sources.of("q01")] == [3, 10, 23, 30]


@pytest.mark.parametrize("demanded", [True, False])
def test_a_source_may_be_made_to_name_its_place(demanded: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the place of a claim is demanded, a source with neither a quote nor a section is told at its header."""
    monkeypatch.setattr(source_list, "PLACE_DEMANDED", demanded)
    bare = GOOD.replace('section = "Словарь"\n', "")
    told = ["sources.toml:10: a source without a quote and without a section; expected one of them"]
    assert read(bare)[1] == (told if demanded else [])
    assert read(GOOD)[1] == []


@pytest.mark.parametrize("quote", ["word " * 20, "one — " * 20, "“Safe” methods are “idempotent”", "В «X» так"])
def test_a_quote_is_held_to_its_words_alone(quote: str) -> None:
    """Twenty words are allowed, a dash is none of them, and quotation marks may stand inside."""
    sources, problems = read(GOOD.replace("It is a barrier.", quote))
    assert problems == []
    assert sources.of("q01")[0].quote == quote


def test_only_questions_of_the_catalog_have_sources() -> None:
    """A question that the catalog lacks is named at its first source; one that nobody has read anything for is none."""
    file = toml(GOOD + "\n[[q01]]\n")
    sources, _ = parse_source_list(file)

    def strange(*ids: str) -> list[str]:
        questions = {id_: CatalogQuestion(id_, id_, (), (), 1) for id_ in ids}
        found = check_source_list(file, sources, Catalog("catalog.toml", (), questions))
        return [str(problem) for problem in found]

    assert strange("q01", "q02", "q12") == []
    assert strange("q12") == ["sources.toml:3: there is no question q01; expected one of the catalog's"]
    assert strange("q01") == ["sources.toml:17: there is no question q12; expected one of the catalog's"]


VALUES = ('"x"', "3", "1.5", "true", "[3]", '["a", 1]', "[[1]]", "{ a = 1 }", "{ ru = 1 }", "2026-01-01", "{}", "[{}]")


@pytest.mark.parametrize("value", VALUES)
def test_a_value_of_any_other_kind_is_named_where_it_stands(value: str) -> None:
    """Whatever stands in the place of a value, nothing is raised, and what is wrong is named on the line of its key."""
    lines = GOOD.split("\n")
    keys = {at: line.split(" = ")[0] for at, line in enumerate(lines) if " = " in line}
    assert len(keys) == 15
    for at, key in keys.items():
        problems = read("\n".join([*lines[:at], f"{key} = {value}", *lines[at + 1 :]]))[1]
        assert not problems or any(line.startswith(f"sources.toml:{at + 1}: ") for line in problems), (key, problems)
    for key in ("q01", "q02", "other"):
        problems = read(f"\n{key} = {value}\n")[1]
        assert problems
        assert all(line.startswith("sources.toml:2: ") for line in problems), problems
