"""The real sheet with a long answer of the tests' own, for the tests of everything made from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests import written
from tests.exports.anki_reader import Reader
from tests.exports.edits import Edit

from cheatsheet.answers.samples import Sample
from cheatsheet.model import LANGUAGES, Answer, Content, Lang, Source
from cheatsheet.settings import Settings
from cheatsheet.sheet.catalog import parse_catalog
from cheatsheet.sheet.parse import parse_sheet
from cheatsheet.sheet.source import Text, decode
from cheatsheet.sheet.source_list import parse_source_list
from cheatsheet.sheet.toml_file import TomlFile, parse_toml
from cheatsheet.words import parse_words

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "docs" / "_source"

BODIES: dict[Lang, dict[str, str]] = {
    "ru": {
        "minute": "Индекс — это `B-Tree` *рядом* с таблицей, а < 5 % строк — повод для него.\n\n"
        "См. [уровни изоляции](q07), но не `[код](q07)`.",
        "deeper": "Пункты:\n\n- **один**: `a | b`\n- два [N+1](q04)\n\n"
        "```sql\nSELECT '[x](q07)'; -- не ссылка\n```\n\n| a | b |\n| --- | --- |\n| `x` | 2 |",
        "show": "Вот план.\n\n:::sample q06_plan.py\n\n:::diagram b-tree",
        "next": "### Почему не хеш?\n\nНет порядка.",
        "avoid": "- **«Индекс ускоряет всё».** Запись он замедляет.",
        "clarify": "Не всегда: см. [N+1](q04).",
    },
    "en": {
        "minute": "An index is a `B-Tree` *beside* the table.\n\nSee [isolation levels](q07).",
        "deeper": "It costs writes.",
        "next": "### Why not a hash?\n\nIt has no order.",
        "avoid": "- **“An index speeds up everything.”** It slows down writes.",
    },
}


def _text(path: Path) -> Text:
    text, problems = decode(path.relative_to(ROOT).as_posix(), path.read_bytes())
    assert text is not None, problems
    return text


def _toml(path: Path) -> TomlFile:
    file, problems = parse_toml(_text(path))
    assert file is not None, problems
    return file


@pytest.fixture(scope="session")
def content() -> Content:
    """The real sheets, catalog, sources and words, and a long answer to q06 with sources and related questions."""
    sheets = {lang: parse_sheet(_text(SOURCE / lang / "cheatsheet.md"))[0] for lang in LANGUAGES}
    catalog, _ = parse_catalog(_toml(SOURCE / "catalog.toml"))
    cited, _ = parse_source_list(_toml(SOURCE / "sources.toml"))
    words, problems = parse_words((path.stem, _toml(path)) for path in sorted((SOURCE / "words").glob("*.toml")))
    assert not [problem for problem in problems if Path(problem.path).name in ("anki.toml", "data.toml")]
    source = Source(
        "PostgreSQL: [Indexes]",
        "https://www.postgresql.org/docs/18/indexes.html",
        "PostgreSQL 18",
        "2026-11-24",
        1,
        quote="Indexes [are] a way.",
    )
    placed = replace(source, url="https://www.postgresql.org/docs/18/ddl.html", quote="", section="5.1. Basics")
    indexes = replace(catalog.questions["q06"], see_also=("q09",), clarified="2026-11-24")
    catalog = replace(catalog, questions={**catalog.questions, "q06": indexes})
    answers: dict[Lang, dict[str, Answer]] = {
        lang: {
            "q06": Answer(
                "q06",
                f"docs/_source/{lang}/answers/q06-indexes.md",
                {k: written.part(k, b, 3) for k, b in parts.items()},
            )
        }
        for lang, parts in BODIES.items()
    }
    return Content(
        sheets={lang: sheet for lang, sheet in sheets.items() if sheet is not None},
        catalog=catalog,
        words=words,
        answers=answers,
        sources=replace(cited, questions={**cited.questions, "q06": (source, placed)}),
    )


@pytest.fixture(scope="session")
def samples() -> Mapping[str, Sample]:
    """The one program that the long answer shows, in Russian."""
    return {"q06_plan.py": Sample("q06_plan.py", "SELECT 1;\n", "1\n", (("PostgreSQL", "18"),))}


@pytest.fixture(scope="session")
def settings() -> Settings:
    """A site below a path, built from a commit of a known time."""
    return Settings("https://example.org/sheet/", "https://example.org/repo", "2026-11-24T10:00:00+00:00", "1a2b3c4")


@pytest.fixture(scope="session")
def edit() -> Edit:
    """The edits."""
    return Edit()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """A reader with an empty collection."""
    someone = Reader(tmp_path)
    yield someone
    someone.col.close()
