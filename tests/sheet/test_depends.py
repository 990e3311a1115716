"""What the answers depend on: the table by itself, held to the catalog, and what the command lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from cheatsheet.load import DEPENDS, load_content, load_depends, load_sources
from cheatsheet.model import Catalog, CatalogQuestion, Dependency, Source, SourceList
from cheatsheet.sheet.depends import check_depends, named_versions, parse_depends, speaks_of
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import parse_toml
from moved import find, listing, main, samples_of

GOOD = """[postgresql]  # the engine
name = "PostgreSQL"
also = ["libpq"]
version = "19"
older = ["18"]
checked = 2026-11-28
questions = ["q06"]
packages = ["psycopg"]

[law]
name = "115-FZ"
version = "wording of November 2026"
checked = 2026-11-24
questions = ["q07"]
"""


def read(text: str) -> tuple[tuple[Dependency, ...], list[str]]:
    """The rows of this text, and what is wrong with it as it is printed."""
    file, problems = parse_toml(Text("depends.toml", tuple(text.split("\n"))))
    assert file is not None, problems
    rows, problems = parse_depends(file)
    return rows, [str(problem) for problem in problems]


def source(version: str, line: int = 50, title: str = "A manual", checked: str = "2026-11-24") -> Source:
    """A source that says it is of ``version``."""
    return Source(title, f"https://example.org/{line}", version, checked, line)


def catalog() -> Catalog:
    """A catalog of two questions."""
    questions = {id_: CatalogQuestion(id_, id_, (), (), line) for id_, line in (("q06", 3), ("q07", 9))}
    return Catalog("catalog.toml", (), questions)


def wrong(text: str = GOOD, **sources: Sequence[Source]) -> list[str]:
    """What is wrong with the table ``text`` beside a catalog and ``sources`` of its questions."""
    rows, problems = read(text)
    assert problems == []
    both = (source("PostgreSQL 19", 51), source("PostgreSQL 18", 52))
    listed = {id_: tuple(own) for id_, own in ({"q06": both} | sources).items()}
    found = check_depends(rows, catalog(), SourceList("sources.toml", listed), "depends.toml")
    return [str(problem) for problem in found]


def test_a_table_in_order_is_read_whole() -> None:
    """Every row comes out with its names, version, day, questions and packages, in the order of the file."""
    rows, problems = read(GOOD)
    assert problems == []
    assert rows[0] == Dependency(
        "postgresql", "PostgreSQL", "19", "2026-11-28", ("q06",), ("18",), ("libpq",), ("psycopg",), 1
    )
    assert [(row.key, row.older, row.packages, row.line) for row in rows[1:]] == [("law", (), (), 10)]
    assert wrong() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('version = "19"\n', "", "1: «postgresql» has name, also, older, checked, questions, packages; expected name, version, checked, questions, and also, older or packages"),
        ('name = "115-FZ"', 'name = "115-FZ"\nurl = "x"', "10: «law» has name, url, version, checked, questions; expected name, version, checked, questions, and also, older or packages"),
        ("[law]", "law = 1\n[x]", "8: packages is ['psycopg', 1]; expected a list of texts"),
        ('name = "115-FZ"', 'name = ""', "11: name is ''; expected text"),
        ('version = "19"', "version = 19", "4: version is 19; expected text"),
        ("2026-11-24", '"today"', "13: checked is 'today'; expected a date"),
        ('older = ["18"]', 'older = "18"', "5: older is '18'; expected a list of texts"),
        ('older = ["18"]', 'older = ["18", "18"]', "5: older is ['18', '18']; expected each once"),
        ('questions = ["q07"]', "questions = [7]", "14: questions is [7]; expected a list of texts"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_on_its_line(old: str, new: str, expected: str) -> None:
    """A key that is missing or unknown and a value of another kind are said where they stand."""
    assert old in GOOD
    text = GOOD.replace(old, new)
    if "law = 1" in new:
        text = GOOD.replace('["psycopg"]', '["psycopg", 1]')
    assert read(text)[1] == [f"depends.toml:{expected}"]


@pytest.mark.parametrize(
    ("text", "sources", "expected"),
    [
        # the version of a source and of the row
        (GOOD, {"q06": [source("PostgreSQL 20.1", 51), source("PostgreSQL 19", 53), source("PostgreSQL 18", 52)]}, "sources.toml:51: a source of q06 speaks of PostgreSQL 20.1; depends.toml:1 says 19: read the others anew, or name it in 'older'"),
        (GOOD, {"q06": [source("PostgreSQL 18", 52)]}, "depends.toml:1: no source speaks of PostgreSQL 19, but of 18; expected one of these"),
        (GOOD, {"q06": [source("PostgreSQL 19", 52)]}, "depends.toml:1: no source speaks of PostgreSQL 18 any more; expected it not in 'older'"),
        (GOOD, {"q06": [source("PostgreSQL 19", 51, checked="2026-11-29"), source("libpq 18")]}, "depends.toml:1: PostgreSQL was checked on 2026-11-28, a source of it on 2026-11-29; expected that"),
        # the questions
        (GOOD, {"q07": [source("as of PostgreSQL 19", 60)]}, "sources.toml:60: a source of q07 speaks of PostgreSQL; expected q07 in depends.toml:1"),
        (GOOD.replace("q07", "q06"), {}, "catalog.toml:9: q07 depends on nothing in depends.toml; expected it in a row there"),
        (GOOD.replace('["q07"]', '["q07", "q99"]'), {}, "depends.toml:10: 115-FZ names 'q99'; expected ids of questions, each once"),
        (GOOD.replace('["q07"]', '["q07", "q07"]'), {}, "depends.toml:10: 115-FZ names 'q07'; expected ids of questions, each once"),
        (GOOD.replace("115-FZ", "libpq"), {}, "depends.toml:10: «libpq» is named on line 1 already"),
    ],
)  # fmt: skip
def test_the_table_and_the_sources_are_held_to_each_other(
    text: str, sources: dict[str, list[Source]], expected: str
) -> None:
    """A version read in a source and not in the row, or the other way, is told on the line that differs; so is a question in no row."""
    assert wrong(text, **sources) == [expected]


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("PostgreSQL 18", ("18",)),
        ("figures for PostgreSQL 18.4.1, libpq v17", ("18.4.1", "17")),
        ("NotPostgreSQL 18", ()),
        ("PostgreSQL, as of November 2026", ()),
        ("my-PostgreSQL 3", ()),
    ],
)
def test_a_version_is_read_behind_its_name(version: str, expected: tuple[str, ...]) -> None:
    """A version belongs to a row where one of its names stands right before it."""
    row = read(GOOD)[0][0]
    assert named_versions(row, source(version)) == expected


def test_a_source_speaks_of_what_its_title_or_version_names() -> None:
    """A name counts as a whole, wherever it stands."""
    law = read(GOOD)[0][1]
    assert speaks_of(law, source("2026", title="Federal Law No. 115-FZ on something"))
    assert speaks_of(law, source("115-FZ, 2026"))
    assert not speaks_of(law, source("2026", title="Federal Law No. 2115-FZ"))


def test_every_answer_of_the_project_depends_on_something_in_a_version_that_was_read(root: Path) -> None:
    """The table of the project is in order and agrees with the sources."""
    rows, problems = load_depends(root, *load_sources(root))
    assert problems == [], "\n".join(map(str, problems))
    assert len(rows) > 30


def test_what_moved_is_listed_whole(root: Path) -> None:
    """For PostgreSQL: both languages of each answer, every source that names it, and every sample that runs it."""
    content = load_content(root)
    rows, _ = load_depends(root, content.catalog, content.sources)
    (row,) = find(rows, "POSTGRESQL")
    lines = list(listing(root, row, content.catalog, content.sources))
    assert lines[0] == f"{row.name} {row.version}, read on {row.checked}"
    for id_ in row.questions:
        for lang in ("ru", "en"):
            assert f"{content.answers[lang][id_].path}" in lines
    named = {
        f"docs/_source/sources.toml:{one.line}" for _, one in content.sources.every() if "PostgreSQL" in one.version
    }
    assert named <= {line.partition(": ")[0] for line in lines}
    running = {
        path.relative_to(root).as_posix()
        for path in root.glob("docs/_source/samples/*.py")
        if "import psycopg" in path.read_text("utf-8")
    }
    assert running
    assert running <= set(lines)


def test_a_sample_of_another_question_is_listed_for_its_package(root: Path) -> None:
    """A sample counts when it needs the package, whichever question it belongs to."""
    row = read(GOOD.replace('["q06"]', '["q38"]'))[0][0]
    assert "docs/_source/samples/q06_index_plan.py" in samples_of(root, row)
    assert "docs/_source/samples/q38_retry.py" in samples_of(root, row)
    assert "docs/_source/samples/q02_what_blocks_the_loop.py" not in samples_of(root, row)


def test_a_name_that_nothing_depends_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is unknown is refused with the names that there are; a part of a name finds every row it is in."""
    assert main(["no such thing"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("nothing depends on 'no such thing'; there are Python, ")
    rows = read(GOOD)[0]
    assert [row.key for row in find(rows, "fz")] == ["law"]
    assert [row.key for row in find(rows, "LIBPQ")] == ["postgresql"]
    assert find(rows, "9") == ()


def test_a_source_that_moved_on_is_named(copy_of_sources: Path) -> None:
    """In the project, a source with another version is told with the line of the source and of the row."""
    path = copy_of_sources / "docs/_source/sources.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('version = "PostgreSQL ', 'version = "PostgreSQL 99, not ', 1), "utf-8")
    _, problems = load_depends(copy_of_sources, *load_sources(copy_of_sources))
    assert any("speaks of PostgreSQL 99; " in str(problem) and f"{DEPENDS}:" in str(problem) for problem in problems)
    assert all(str(problem).startswith("docs/_source/sources.toml:") for problem in problems)


@pytest.fixture
def copy_of_sources(root: Path, tmp_path: Path) -> Path:
    """The text of the project where it may be changed."""
    import shutil

    shutil.copytree(root / "docs" / "_source", tmp_path / "docs" / "_source")
    return tmp_path
