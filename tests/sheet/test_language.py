"""A text in the wrong language, or with letters of another script, is named with its line; a right one never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.problems import Problem
from cheatsheet.sheet.language import check_language, check_toml_language
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import parse_toml

SOURCE = "docs/_source"


def check(text: str, lang: Lang) -> list[Problem]:
    """The problems of a Markdown text of ``lang``."""
    return check_language(Text(f"{SOURCE}/{lang}/cheatsheet.md", tuple(text.split("\n"))))


def check_toml(text: str, path: str = f"{SOURCE}/words/x.toml") -> list[Problem]:
    """The problems of a TOML file."""
    file, _ = parse_toml(Text(path, tuple(text.split("\n"))))
    assert file is not None
    return check_toml_language(file)


def other(lang: Lang) -> Lang:
    """The other language."""
    return next(one for one in LANGUAGES if one != lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_in_the_place_of_each_other(root: Path, lang: Lang) -> None:
    """Every text is right in its own place, and in that of its translation a problem of one to three lines."""
    paths = [root / SOURCE / lang / "cheatsheet.md", *sorted((root / SOURCE / lang / "answers").glob("*.md"))]
    assert len(paths) > 1
    for path in paths:
        text = path.read_text("utf-8")
        assert check(text, lang) == []
        found = check(text, other(lang))
        assert 1 <= len(found) <= 3, path
        assert "more lines of this file" in found[-1].message


@pytest.mark.parametrize("name", ["words", "diagrams"])
def test_tables_in_the_place_of_each_other(root: Path, name: str) -> None:
    """Every table of words is right in its own place and a problem in that of the other language."""
    for path in sorted((root / SOURCE / name).glob("*.toml")):
        shown, text = path.relative_to(root).as_posix(), path.read_text("utf-8")
        assert check_toml(text, shown) == []
        for old, new in (("[ru]", "[??]"), ("[en]", "[ru]"), ("[??]", "[en]")):
            text = text.replace(old, new)
        assert 1 <= len(check_toml(text, shown)) <= 3, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_phrases_in_the_folder_of_the_other_language(root: Path, lang: Lang) -> None:
    """What readers type is right in the folder of its language and a problem in the other one."""
    paths = sorted((root / SOURCE / lang / "search").glob("*.toml"))
    assert paths
    for path in paths:
        text, shown = path.read_text("utf-8"), path.relative_to(root).as_posix()
        assert check_toml(text, shown) == []
        assert 1 <= len(check_toml(text, shown.replace(f"/{lang}/", f"/{other(lang)}/"))) <= 3, path


WRONG: list[tuple[Lang, str, str]] = [
    ("en", "An index is a дерево of keys.", "«дерево» is Russian; expected English"),
    ("en", "**6. Indexes** — Индексы ускоряют чтение", "«Индексы» is Russian"),
    ("en", "The аnswer to it.", "«аnswer» mixes letters that look alike (U+0430)"),
    ("en", "A `сache` of it.", "«сache» mixes letters that look alike (U+0441)"),
    ("en", "The cοst of it.", "«cοst» mixes letters that look alike (U+03BF)"),
    ("en", "An index is 木 of keys.", "«木» has U+6728, which is no letter of English"),
    ("en", "Full-width ＡＰＩ of it.", "which is no letter of English"),
    ("ru", "Индекс ускоряет чтeние.", "«чтeние» mixes letters that look alike"),
    ("ru", "Ключ в `сache` живёт час.", "«сache» mixes letters that look alike"),
    ("ru", "Індекс ускоряет чтение.", "«Індекс» has U+0406, which is no letter of Russian"),
    ("ru", "**6. Indexes** — an index is a tree of keys, and it speeds up reads.", "reads as English; expected Russian"),
    ("ru", "- An index is a tree.", "reads as English"),
    ("ru", "Index tree keys ranges speed writes slower composite order matters `x`", "reads as no Russian"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "line", "message"), WRONG)
def test_wrong_lines(lang: Lang, line: str, message: str) -> None:
    """A line in another language or script is named where it stands, and no other line is."""
    good = "Индекс ускоряет чтение." if lang == "ru" else "An index is a tree of keys."
    found = check(f"{good}\n\n{line}\n{good}", lang)
    assert [problem.line for problem in found] == [3]
    assert message in found[0].message


RIGHT: list[tuple[Lang, str]] = [
    ("ru", "## 🟡 Risk Management & Compliance"),
    ("ru", "| A08 | Software or Data Integrity Failures |"),
    ("ru", "SQL-запрос, `SELECT` и JOIN’ы: O(n²), 5 µs, Θ(n), λ-функция"),
    ("ru", "`the index is a tree of keys` — и всё"),
    ("ru", "```text\nthe index is a tree of keys, and it is not Russian\n```\nКод."),
    ("ru", "Печатает `\\nПривет`."),
    ("en", "O(n²), 5 µs, Θ(n), naïve café, “quoted”"),
    ("en", "```text\nПривет\n```\nThe code prints it."),
    ("en", "The code `Привет` prints it."),
    ("en", ""),
]


@pytest.mark.parametrize(("lang", "text"), RIGHT)
def test_right_lines(lang: Lang, text: str) -> None:
    """Terms, names, code, signs and quantities are no other language."""
    assert check(text, lang) == []


GERMAN = (
    "Ein Index ist ein Baum, der die Suche beschleunigt und das Schreiben bremst. Die Reihenfolge der Spalten zählt, "
    "weil der Baum von links gelesen wird. Ohne Index liest die Datenbank jede Zeile der Tabelle, und das dauert. Man legt "
    "ihn an, wenn eine Abfrage oft gestellt wird und wenige Zeilen findet. Ein zweiter kostet Platz und macht jede "
    "Änderung teurer, deshalb misst man vorher und nachher, und wirft weg, was niemand braucht."
)


def test_another_language_in_the_same_letters() -> None:
    """A whole text that has the right letters and lacks the commonest words is not in its language."""
    assert "does not read as English" in check(GERMAN, "en")[0].message


@given(
    st.text(alphabet="аеорсх", min_size=1, max_size=3), st.text(alphabet="bdfgk", min_size=1, max_size=3), st.booleans()
)
def test_look_alikes(cyrillic: str, latin: str, turned: bool) -> None:
    """A Cyrillic letter beside a Latin one is found wherever in a word it stands."""
    word = cyrillic + latin if turned else latin + cyrillic
    assert f"«{word}» mixes" in check(f"Слово {word} тут.", "ru")[0].message


def test_lines_of_tables() -> None:
    """In a TOML file the line is that of the word, in the table of the wrong language."""
    text = '[ru]\na = "да"\nb = "нет"\n\n[en]\na = "yes"\nb = "нет"\nc = """\none\nдва\n"""\n'
    assert [(problem.line, problem.message[:16]) for problem in check_toml(text)] == [
        (7, "«нет» is Russian"),
        (10, "«два» is Russian"),
    ]
    text = 'aliases = ["cache"]\ndescribed = """\none\nкеш\n"""\n'
    assert [problem.line for problem in check_toml(text, f"{SOURCE}/en/search/q10-a.toml")] == [4]
    assert check_toml(text, f"{SOURCE}/ru/search/q10-a.toml") == []


def test_a_copied_table() -> None:
    """A Russian table in which nothing is Russian is named."""
    words = "".join(f'{key} = "{key} cache"\n' for key in "abcdefgh")
    found = check_toml(f"[ru]\n{words}\n[en]\n{words}")
    assert [problem.message for problem in found] == ["nothing here is Russian; expected Russian"]
