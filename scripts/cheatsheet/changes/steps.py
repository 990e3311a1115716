"""From commits and what each changed to the history that a reader is told.

What was published is the line of first parents: a merged branch came with its merge. A copy may still be of a commit
of such a branch; of that it is only known that everything behind the newest published version in it came later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from cheatsheet.changes.model import KINDS, Change, Commit, Edit, History, Kind, Known, Limit, Step
from cheatsheet.changes.texts import CATALOG, Key, clarified_days, say_the_same, texts
from cheatsheet.model import LANGUAGES, Lang

DIGITS = 8
"""The length of a commit's short id, as in :mod:`cheatsheet.version`."""
NO_FACT = "none"
"""What a ``Fact:`` line says where clarifications were only written differently."""

Edits = Mapping[str, Sequence[Edit]]
"""What commits of the published line changed, by id."""
Days = Mapping[str, str]
"""The day of each clarification, by question."""
Changes = dict[Lang, tuple[Change, ...]]
Texts = Mapping[Key, Sequence[str]]


class CommitFacts(NamedTuple):
    """What is said of a commit besides its texts."""

    facts: frozenset[str]
    """What the ``Fact:`` lines of it and of its branch name."""
    before: Days
    after: Days


def line_of(commits: Sequence[Commit]) -> list[Commit]:
    """The published line: the first of ``commits``, its first parent, and so on."""
    by_id = {commit.id: commit for commit in commits}
    line = [commits[0]] if commits else []
    while line and line[-1].parents and line[-1].parents[0] in by_id:
        line.append(by_id[line[-1].parents[0]])
    return line


def history(commits: Sequence[Commit], edits: Edits, rows: Mapping[int, str], limit: Limit = "") -> History:
    """The history of ``commits``, each before its parents. ``rows`` names the question of each quick answer."""
    line = line_of(commits)
    facts, days = _facts(commits, line), _clarified(line, edits)
    steps: list[Step] = []
    newer: list[int] = []
    for place, commit in enumerate(line):
        newer.append(len(steps))
        if place == len(line) - 1:  # here the history begins
            break
        changes = _changes(commit, edits.get(commit.id, ()), CommitFacts(facts[place], *days[place]), rows)
        if changes:
            steps.append(Step(commit.id[:DIGITS], commit.date, changes))
    newer.append(len(steps))
    known = [Known(commit.id[:DIGITS], commit.date[:10], newer[at]) for commit, at in _places(commits, line)]
    return History(tuple(steps), tuple(known), limit)


def _places(commits: Sequence[Commit], line: Sequence[Commit]) -> Iterator[tuple[Commit, int]]:
    """Each commit with the place in ``line`` of the newest version that is in it; behind all where there is none."""
    places = {commit.id: place for place, commit in enumerate(line)}
    for commit in reversed(commits):
        if commit.id not in places:
            places[commit.id] = min(
                (places[parent] for parent in commit.parents if parent in places), default=len(line)
            )
    return ((commit, places[commit.id]) for commit in commits)


def _facts(commits: Sequence[Commit], line: Sequence[Commit]) -> Mapping[int, frozenset[str]]:
    """What the ``Fact:`` lines name, by the place in ``line`` with which each of them was published."""
    published = {commit.id: place for place, commit in enumerate(line)}
    came = dict(published)
    found: dict[int, frozenset[str]] = defaultdict(frozenset)
    for commit in commits:
        place = came[commit.id]
        found[place] |= commit.facts
        for parent in commit.parents:
            if parent not in published:
                came[parent] = max(place, came.get(parent, place))
    return found


def _clarified(line: Sequence[Commit], edits: Edits) -> list[tuple[Days, Days]]:
    """For each commit of ``line`` when the answers were clarified, as the catalog said before it and says in it.

    Where no commit has touched the catalog nothing is known of it.
    """
    found: list[tuple[Days, Days]] = []
    state: Days | None = None
    for commit in reversed(line):
        edit = next((edit for edit in edits.get(commit.id, ()) if edit.path == CATALOG), None)
        if edit is None:
            found.append((state or {}, state or {}))
            continue
        before = clarified_days(edit.before or "")
        if state is None:
            found = [(before, before) for _ in found]
        state = clarified_days(edit.after or "")
        found.append((before, state))
    return found[::-1]


def _changes(commit: Commit, edits: Iterable[Edit], stated: CommitFacts, rows: Mapping[int, str]) -> Changes:
    """What ``edits`` changed, by language."""
    kinds: dict[Lang, dict[str, set[Kind]]] = {lang: defaultdict(set) for lang in LANGUAGES}
    clarified: dict[str, set[Lang]] = defaultdict(set)
    before, after = _sides(edits, rows)
    for key in sorted({*before, *after}):
        question, facet, lang = key
        if say_the_same(before[key], after[key]):
            continue
        if facet == "clarify":
            clarified[question].add(lang)
        kind: Kind = "long" if facet == "clarify" else facet
        kinds[lang][question].add("new" if facet == "short" and not before[key] else kind)
    for question, lang in product(_corrected(commit, clarified, stated), LANGUAGES):
        kinds[lang][question].add("fact")
    return {
        lang: tuple(Change(one, tuple(kind for kind in KINDS if kind in of[one])) for one in sorted(of))
        for lang, of in kinds.items()
        if of
    }


def _corrected(commit: Commit, clarified: Mapping[str, Collection[Lang]], stated: CommitFacts) -> set[str]:
    """The questions of which a fact was corrected: those that the commit names, and those that were clarified."""
    if NO_FACT in stated.facts:
        return set(stated.facts - {NO_FACT})
    asked = {*clarified, *stated.before, *stated.after}
    days = {one: (stated.before.get(one, ""), stated.after.get(one, "")) for one in asked}
    return {*stated.facts, *(one for one in asked if is_fact(clarified.get(one, ()), *days[one], commit))}


def is_fact(clarified: Collection[Lang], before: str, after: str, commit: Commit) -> bool:
    """Whether a clarification came to say something else.

    ``clarified`` are the languages in which its words changed: a slip mended in one of them was no mistake of fact.
    ``before`` and ``after`` are its days in the catalog, empty where there are none: who only writes it differently
    leaves the day alone. In ``commit`` it was published.
    """
    if before and after and before != after:
        return True
    written = len(clarified) >= min(2, len(LANGUAGES))
    return written and (not before or not after or after == commit.date[:10])


def _sides(edits: Iterable[Edit], rows: Mapping[int, str]) -> tuple[Texts, Texts]:
    """The texts in all files before, and after."""
    before: dict[Key, list[str]] = defaultdict(list)
    after: dict[Key, list[str]] = defaultdict(list)
    for edit in edits:
        for side, text in ((before, edit.before), (after, edit.after)):
            for key, found in texts(edit.path, text, rows) if text is not None else ():
                side[key].append(found)
    return before, after
