"""Read from disk what long answers show: samples with their outputs, diagrams, word lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cheatsheet import disk
from cheatsheet.answers.agreement import DIAGRAMS
from cheatsheet.answers.samples import FOLDER, VERSIONS_FILE, Sample, read_samples
from cheatsheet.answers.spelling import WordList, parse_word_list
from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.problems import Problem


def load_samples(root: Path) -> tuple[Mapping[str, Sample], list[Problem]]:
    """The samples of the project at ``root`` by file name, and what is wrong with them."""
    paths = [*disk.names(root, FOLDER, ".py"), *disk.names(root, f"{FOLDER}/output", ".txt")]
    paths += [path for path in (VERSIONS_FILE,) if disk.is_there(root, path)]
    files, problems = _texts(root, paths)
    samples, more = read_samples(files)
    return samples, [*problems, *more]


def load_diagram_files(root: Path) -> tuple[Mapping[str, str], list[Problem]]:
    """The drawings and label files of the project at ``root``: text by path."""
    return _texts(root, [*disk.names(root, DIAGRAMS, ".svg"), *disk.names(root, DIAGRAMS, ".toml")])


def load_word_lists(root: Path) -> tuple[Mapping[Lang, WordList], list[Problem]]:
    """The project's own words of each language."""
    lists: dict[Lang, WordList] = {}
    problems: list[Problem] = []
    for lang in LANGUAGES:
        path = f"docs/_source/{lang}/words.txt"
        text, found = disk.read_lines(root, path)
        lists[lang], more = parse_word_list("\n".join(text.lines) if text else "", path)
        problems += [*found, *more]
    return lists, problems


def _texts(root: Path, paths: list[str]) -> tuple[dict[str, str], list[Problem]]:
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        text, found = disk.read_lines(root, path)
        problems += found
        if text is not None:
            files[path] = "\n".join(text.lines)
    return files, problems
