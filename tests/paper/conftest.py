"""The real sheets with long answers of the tests' own, and everything printed from them once a session."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cheatsheet.answers.diagram_svg import to_print
from cheatsheet.answers.samples import Sample
from cheatsheet.generate import Sources, read
from cheatsheet.model import LANGUAGES, Answer, Content, Lang, Source
from cheatsheet.paper import Extras, Paper
from cheatsheet.settings import Settings
from cheatsheet.sheet.catalog import parse_catalog
from cheatsheet.sheet.parse import parse_sheet
from cheatsheet.sheet.source import Text, decode
from cheatsheet.sheet.source_list import parse_source_list
from cheatsheet.sheet.toml_file import TomlFile, parse_toml
from cheatsheet.words import parse_words
from tests import written
from tests.conftest import once
from tests.paper.produced import produce

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "docs" / "_source"

LONG_LINE = "result = " + " + ".join(f"value_{number}" for number in range(20))
BOXED_LINE = "boxed = '" + "x" * 71 + "'"  # one sign more than fits into a box

DEEPER = """Abstract paragraph with **strong `code` words**, *emphasis* and `#let x = $y$`.

- first item, see [the other](q07)
- second item

1. ordered one
2. ordered two

| Left | Right |
| --- | ---: |
| `a` | 10 |

```python
def shown(value: int) -> int:
    return value  # a comment
```

!!! warning "A box with `code`"
    Set apart with **weight**.

    - an item in it

    ```sql
    SELECT boxed;
    ```

??? tip "Folded on a screen"
    | In | Box |
    | --- | --- |
    | `b` | 20 |

    ```python
    BOXED_LINE
    ```""".replace("BOXED_LINE", BOXED_LINE)

PARTS: dict[Lang, dict[str, str]] = {
    "ru": {
        "minute": "Индекс — это отсортированная копия части столбцов: поиск по нему идёт за O(log n).",
        "deeper": DEEPER,
        "show": "Вот план.\n\n:::sample q06_plan.py\n\n:::diagram b-tree",
        "next": "### Почему не хеш?\n\nВ нём нет порядка.",
        "avoid": "- **«Индекс ускоряет всё».** Запись он замедляет.",
        "clarify": "«План» мал. Он *выполняет* `DELETE`. Третье.\n\nЗависит от страны:\n\n- везде",
    },
    "en": {
        "minute": "An index is a sorted copy of some columns, so that a lookup takes O(log n).",
        "deeper": DEEPER,
        "show": "Here is a plan.\n\n:::sample q06_plan.py\n\n:::diagram b-tree",
        "next": "### Why not a hash?\n\nIt has no order.",
        "avoid": "- **“An index speeds up everything.”** It slows down writes.",
        "clarify": "“Plan” is little. It *executes* the `DELETE`. A third.\n\nThat depends on the country:\n\n- all",
    },
}

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 60" width="320" height="60" '
    'font-family="Fira Sans Condensed"><title>Узлы &amp; листья</title><desc>Дерево.</desc>'
    '<rect x="5" y="5" width="310" height="50" fill="#f0f0f0"/><text x="160" y="35" font-size="14">корень</text></svg>'
)


def text_of(path: Path) -> Text:
    """A hand-written file, decoded."""
    text, problems = decode(path.relative_to(ROOT).as_posix(), path.read_bytes())
    assert text is not None, problems
    return text


def _toml(path: Path) -> TomlFile:
    file, problems = parse_toml(text_of(path))
    assert file is not None, problems
    return file


def make_content() -> Content:
    """The real sheets, catalog, sources and words, and one long answer that uses all that an answer may hold."""
    sheets = {}
    for lang in LANGUAGES:
        sheet, problems = parse_sheet(text_of(SOURCE / lang / "cheatsheet.md"))
        assert sheet is not None, problems
        sheets[lang] = sheet
    catalog, _ = parse_catalog(_toml(SOURCE / "catalog.toml"))
    cited, _ = parse_source_list(_toml(SOURCE / "sources.toml"))
    words, _ = parse_words((path.stem, _toml(path)) for path in sorted((SOURCE / "words").glob("*.toml")))
    source = Source(
        "A document: about #indexes",
        "https://www.postgresql.org/docs/18/indexes.html",
        "PostgreSQL 18",
        "2026-11-24",
        1,
        quote="Indexes are a common way to enhance database performance.",
    )
    question = replace(catalog.questions["q06"], see_also=("q09",))
    catalog = replace(catalog, questions={**catalog.questions, "q06": question})
    sources = replace(cited, path="docs/_source/sources.toml", questions={**cited.questions, "q06": (source,)})
    return Content(sheets, catalog, words, {lang: {"q06": _answer(lang)} for lang in LANGUAGES}, sources)


def _answer(lang: Lang) -> Answer:
    parts = {key: written.part(key, body, 10) for key, body in PARTS[lang].items()}
    return Answer("q06", f"docs/_source/{lang}/answers/q06-indexes.md", parts)


def make_extras() -> Extras:
    """Fonts of the project, a sample with a line too long for the page, and a drawing."""
    sample = Sample("q06_plan.py", f'print("plan")\n{LONG_LINE}\n', "Index Scan #1\n", (("Python", "3.11.7"),))
    drawings = {lang: {"b-tree": SVG.encode()} for lang in LANGUAGES}
    return Extras(SOURCE / "fonts", {"q06_plan.py": sample}, drawings)


def make_settings() -> Settings:
    """A build at a prefix, of a commit made up."""
    return Settings("https://example.org/cheat/", "https://example.org/repo", "2026-11-24", "1a2b3c4")


@pytest.fixture(scope="session")
def content() -> Content:
    """See :func:`make_content`."""
    return make_content()


@pytest.fixture(scope="session")
def extras() -> Extras:
    """See :func:`make_extras`."""
    return make_extras()


@pytest.fixture(scope="session")
def settings() -> Settings:
    """See :func:`make_settings`."""
    return make_settings()


@pytest.fixture(scope="session")
def paper(content: Content, settings: Settings, extras: Extras, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Every edition, printed once."""
    return once(tmp_path_factory, "paper", lambda _: produce(content, settings, extras))


@pytest.fixture(scope="session")
def real() -> Sources:
    """What is published."""
    return read(ROOT)


@pytest.fixture(scope="session")
def published(real: Sources, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Every edition of what is published, set once."""
    drawn = {lang: {name: to_print(one, lang) for name, one in real.diagrams.items()} for lang in LANGUAGES}
    extras = Extras(SOURCE / "fonts", real.samples, drawn)
    return once(tmp_path_factory, "published-paper", lambda _: produce(real.content, settings, extras))
