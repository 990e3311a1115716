"""List what to look at when something that answers depend on has a new version or a new wording.

    python scripts/moved.py                what there is, in which version it was last read, and when
    python scripts/moved.py PostgreSQL     the answers, sources and samples that depend on it

Reads docs/_source/depends.toml. When all of them were read: correct the sources in sources.toml, then the row.
Exits 1 when it depends on nothing of that name, or when the rows and the sources disagree.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from cheatsheet import disk
from cheatsheet.answers.needs import parse_needs
from cheatsheet.answers.samples import FOLDER
from cheatsheet.console import speak_plainly
from cheatsheet.interrupt import interruptible
from cheatsheet.load import load_depends, load_sources
from cheatsheet.model import LANGUAGES, Catalog, Dependency, Source, SourceList
from cheatsheet.problems import ContentError
from cheatsheet.reader import SOURCE
from cheatsheet.sheet.depends import speaks_of

ROOT = Path(__file__).resolve().parents[1]


def find(rows: Sequence[Dependency], what: str) -> tuple[Dependency, ...]:
    """The rows called ``what``, else those with ``what`` in a name; case does not matter."""
    wanted = what.casefold()
    names = {row.key: [name.casefold() for name in (row.key, row.name, *row.also)] for row in rows}
    exact = tuple(row for row in rows if wanted in names[row.key])
    return exact or tuple(row for row in rows if any(wanted in name for name in names[row.key]))


def samples_of(root: Path, row: Dependency) -> list[str]:
    """The samples to run and to read: those of the row's questions, and all that need one of its packages."""
    found = []
    for path in disk.names(root, FOLDER, ".py"):
        needs = {need.name.casefold() for need in parse_needs((root / path).read_text("utf-8"))}
        if Path(path).name.partition("_")[0] in row.questions or needs & {name.casefold() for name in row.packages}:
            found.append(path)
    return found


def listing(root: Path, row: Dependency, catalog: Catalog, sources: SourceList) -> Iterator[str]:
    """What depends on ``row``, a line each."""
    yield f"{row.name} {row.version}, read on {row.checked}"
    for id_ in row.questions:
        if id_ not in catalog.questions:  # which is said as a problem of the row
            continue
        yield ""
        for lang in LANGUAGES:
            yield f"{SOURCE}/{lang}/answers/{id_}-{catalog.questions[id_].slug}.md"
        yield from (f"{sources.path}:{line}" for line in _sources(row, sources.of(id_)))
    yield ""
    yield from samples_of(root, row)


def _sources(row: Dependency, sources: Sequence[Source]) -> Iterator[str]:
    """The sources that name it; where none does, all that the question has."""
    named = [source for source in sources if speaks_of(row, source)]
    for source in named or sources:
        yield f"{source.line}: {source.title} — {source.version}, checked {source.checked}: {source.url}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what depends on what ``arguments`` name, or everything that answers depend on."""
    speak_plainly()
    parser = argparse.ArgumentParser(description="List what to look at when something has moved.")
    parser.add_argument("what", nargs="*", help="a name in docs/_source/depends.toml: PostgreSQL; none lists them all")
    what = " ".join(parser.parse_args(arguments).what)
    try:
        catalog, sources = load_sources(ROOT)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    rows, problems = load_depends(ROOT, catalog, sources)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not what:
        for row in rows:
            print(f"{row.checked}  {row.name} {row.version}: {', '.join(row.questions)}")
        return 1 if problems else 0
    found = find(rows, what)
    if not found:
        print(f"nothing depends on '{what}'; there are {', '.join(row.name for row in rows)}", file=sys.stderr)
        return 1
    for row in found:
        print("\n".join(listing(ROOT, row, catalog, sources)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted"))
