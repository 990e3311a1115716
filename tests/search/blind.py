"""Lists of queries that were written from the sheet alone and asked once before anything was done with them.

A list is ``lists/<name>-<ru|en>.json``: ``[{"query": "…", "kind": "…", "expect": ["q06"]}, …]``. ``kind`` is one of ``term``,
``described``, ``question``, ``two`` (two subjects in one query), ``code`` (pasted code and messages), ``typo``, ``layout``,
``other`` (the other language's term) and ``none``. ``expect`` names the questions (``q01``) and rows (``r01``) that answer it,
best first; of ``two``, one of each subject in the order typed, or one that has both; none for ``none``.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LISTS = Path(__file__).parent / "lists"
Z = 1.96
"""Standard deviations of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Blind:
    """A query of a list, and the questions and rows that answer it."""

    listed: str
    kind: str
    text: str
    expect: tuple[str, ...]


def read_lists(lang: str, folder: Path = LISTS) -> list[Blind]:
    """Every query of every list of a language, list after list."""
    return [
        Blind(path.stem, one["kind"], one["query"], tuple(one["expect"]))
        for path in sorted(folder.glob(f"*-{lang}.json"))
        for one in json.loads(path.read_text(encoding="utf-8"))
    ]


def seen(folder: Path = LISTS) -> dict[str, bool]:
    """By list: whether its failures were looked at after it was first asked."""
    path = folder / "lists.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {name: bool(one["seen"]) for name, one in table.items()}


def wilson(good: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score (1927), as shares; of nothing, 0 to 1."""
    if of == 0:
        return 0.0, 1.0
    share, z = good / of, Z * Z
    middle = (share + z / (2 * of)) / (1 + z / of)
    half = Z * math.sqrt(share * (1 - share) / of + z / (4 * of * of)) / (1 + z / of)
    return middle - half, middle + half


def judge(
    asked: Iterable[Blind], shown: Iterable[Sequence[str]], owner: Mapping[str, str]
) -> dict[tuple[str, str], list[bool]]:
    """By list and kind, for each query whether it is answered; ``owner`` names the question of a row.

    ``shown`` are questions, best first. Beside the kinds there are ``all`` (answerable), ``but code``, ``in order``
    (both subjects of ``two`` among the first three, the first one first) and ``nothing`` (answerable, and nothing shown).
    """
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for query, links in zip(asked, shown, strict=True):
        ids = list(dict.fromkeys(links))
        expect = [owner.get(one, one) for one in query.expect]
        good = ids[:1] != [] and ids[0] in expect if expect else not ids
        kinds = [query.kind]
        if expect:
            kinds += ["all"] + ([] if query.kind == "code" else ["but code"])
            found[query.listed, "nothing"].append(not ids)
        for kind in kinds:
            found[query.listed, kind].append(good)
        if query.kind == "two" and len(set(expect)) > 1:
            found[query.listed, "in order"].append(ids[:1] == expect[:1] and set(expect[:2]) <= set(ids[:3]))
    return found


def table(judged: Mapping[tuple[str, str], Sequence[bool]], looked_at: Mapping[str, bool]) -> list[str]:
    """Lines of text: a row for each kind, a column for each list and one for all, the latter with its interval."""
    lists = list(dict.fromkeys(listed for listed, _ in judged))
    kinds = list(dict.fromkeys(kind for _, kind in judged))
    head = [f"{name}{'*' if looked_at.get(name) else ''}" for name in lists]
    lines = [f"{'':12}" + "".join(f"{name:>10}" for name in head) + f"{'all':>10}  95 % interval"]
    for kind in sorted(kinds, key=lambda one: (one in ("all", "but code", "in order", "nothing"), one)):
        each = [judged.get((name, kind), []) for name in lists]
        cells = "".join(f"{f'{sum(one)}/{len(one)}' if one else '':>10}" for one in each)
        good, of = sum(map(sum, each)), sum(map(len, each))
        low, high = wilson(good, of)
        lines.append(f"{kind:12}{cells}{100 * good / of:10.1f}  {100 * low:.0f} to {100 * high:.0f}")
    return [*lines, "* its failures were looked at after it was first asked"]
