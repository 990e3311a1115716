"""Count in docs/_source/asked.toml how many public lists of interview questions name each subject.

    python scripts/count_asked.py --mirrors FOLDER             count anew in the commits that the table names
    python scripts/count_asked.py --mirrors FOLDER --newest    take the newest commit of each mirror
    python scripts/count_asked.py --mirrors FOLDER --show q06  print the lines that name it, and count nothing

FOLDER holds a git directory of every list, with or without a work tree: owner+name/repo, owner+name, owner/name, name
or name.git. Nothing is fetched, and of the lists themselves nothing is written down but which of them name what. Run by
hand: no build and no test needs it. Exits 1 when a mirror, a commit or a file is missing; then nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from asked.count import Lines, hits, naming
from asked.lines import asking
from asked.mirrors import find
from asked.record import head_of, render
from cheatsheet import disk
from cheatsheet.console import speak_plainly
from cheatsheet.git import GitError
from cheatsheet.interrupt import interruptible
from cheatsheet.model import Asked, AskedList, AskedSubject
from cheatsheet.problems import Problem
from cheatsheet.reader import ASKED, Reader
from cheatsheet.sheet.asked import parse_asked

ROOT = Path(__file__).resolve().parents[1]


def read_lists(folder: Path, asked: Asked, *, newest: bool) -> tuple[tuple[AskedList, ...], Lines, list[str]]:
    """The lists with the commits that were read, the lines that each asks, and what could not be found."""
    lists, lines, missing = [], {}, []
    for one in asked.lists:
        mirror = find(folder, one.repo)
        if mirror is None:
            missing.append(f"{one.key}: no mirror of {one.repo} in {folder}")
            continue
        try:
            commit, date = mirror.commit("" if newest else one.commit)
            texts = list(mirror.texts(commit, one.paths))
        except GitError as error:
            missing.append(f"{one.key}: {error}")
            continue
        found = [line for path, text in texts for line in asking(path, text, outward=one.outward)]
        if not found:
            missing.append(f"{one.key}: {', '.join(one.paths)} of {commit} asks nothing")
        lists.append(replace(one, commit=commit, date=date))
        lines[one.key] = found
    return tuple(lists), lines, missing


def recounted(asked: Asked, lists: tuple[AskedList, ...], lines: Lines) -> Asked:
    """``asked`` with what ``lines`` name."""

    def count(subject: AskedSubject) -> AskedSubject:
        return replace(subject, lists=naming(lines, subject.words))

    questions = {key: count(subject) for key, subject in asked.questions.items()}
    return Asked(lists, questions, tuple(map(count, asked.elsewhere)))


def shown(asked: Asked, lines: Lines, key: str) -> Iterator[str]:
    """The lines that name the subject ``key``, under the list that they stand in."""
    for name, found in lines.items():
        yield from (f"{name}: {line}" for line in hits(found, subjects(asked)[key].words))


def subjects(asked: Asked) -> dict[str, AskedSubject]:
    """Everything that is counted, by key."""
    return {**{one.key: one for one in asked.elsewhere}, **asked.questions}


def load(root: Path) -> tuple[Asked, str, list[Problem]]:
    """The table of the project at ``root``, the comments at its top, and what is wrong with it."""
    reader = Reader(root)
    file = reader.toml(ASKED)
    if file is None:
        return Asked(), "", reader.problems
    asked, problems = parse_asked(file)
    return asked, head_of("\n".join(file.text.lines)), [*reader.problems, *problems]


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, and write what changed."""
    speak_plainly()
    parser = argparse.ArgumentParser(description="Count which lists of interview questions name which subject.")
    parser.add_argument("--mirrors", type=Path, required=True, help="the folder with a git directory of each list")
    parser.add_argument("--newest", action="store_true", help="read the newest commit of each mirror")
    parser.add_argument("--show", metavar="SUBJECT", help="print the lines that name q06 or decorators")
    options = parser.parse_args(arguments)
    asked, head, problems = load(ROOT)
    if options.show and not problems and options.show not in subjects(asked):
        print(f"nothing is counted for '{options.show}'; expected one of {', '.join(subjects(asked))}", file=sys.stderr)
        return 1
    lists, lines, missing = read_lists(options.mirrors, asked, newest=options.newest)
    if problems or missing:
        print(*problems, *missing, "nothing was written", sep="\n", file=sys.stderr)
        return 1
    if options.show:
        print(*shown(asked, lines, options.show), sep="\n")
        return 0
    found = recounted(asked, lists, lines)
    disk.write(ROOT / ASKED, render(found, head).encode())
    for subject in (*found.questions.values(), *found.elsewhere):
        print(f"{len(subject.lists):3} of {len(lists)}  {subject.key}")
    return 0


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted"))
