"""How time, memory and size grow with the text, beside stock Material built from the same pages."""

from __future__ import annotations

import math
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.process import Cost
from bench.project import borrow_paper, copy_project, run_checks, run_mkdocs, run_stages, set_text, size_of
from bench.search_speed import Search, search_speed
from bench.stock import build_stock, make_stock
from bench.table import Table, amount, table
from cheatsheet.model import LANGUAGES
from cheatsheet.paths import DOWNLOADS, card_path

PAPER = (DOWNLOADS.strip("/"), card_path("").partition("/")[0])
"""Folders of a site whose files are set by Typst: a longer text has those of the one that was built."""

TEXT_STAGES = ("read, parse, parity", "pages")
"""Together they should cost less than a tenth of what MkDocs takes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One size of the text. ``stock`` is missing where stock Material was not built."""

    questions: int
    stages: Mapping[str, Cost]
    text_bytes: int
    """Length of the hand-written files that grow."""
    site_bytes: int
    """Length of the site without :data:`PAPER`, which does not grow here."""
    search_bytes: int
    """Length of the Russian search data."""
    search: Search
    """What the Russian search costs the reader's browser."""
    stock: Cost | None = None
    stock_own: float | None = None
    """Seconds that MkDocs itself gives for the stock build, without its start."""
    stock_bytes: int | None = None


def measure(root: Path, work: Path, questions: int, *, answers: bool, stock: bool) -> Measure:
    """Build a text of ``questions`` questions in ``work``, stage by stage, and leave nothing there."""
    project, site = copy_project(root, work / "project"), work / "site"
    set_text(project, questions, answers=answers)
    stages = run_stages(project)
    stages["mkdocs with our hook"] = run_mkdocs(project, site)
    stages |= run_stages(project, site)
    borrow_paper(root, project, site)
    stages["site checks"] = run_checks(project, site)
    text = sum(size_of(project / "docs/_source" / part) for part in LANGUAGES)
    text += sum((project / "docs/_source" / name).stat().st_size for name in ("catalog.toml", "sources.toml"))
    search = sum(path.stat().st_size for path in (site / "data").glob("search*.json"))
    size = size_of(site, without=PAPER)
    speed = search_speed(root, site / "data")
    found = Measure(questions, stages, text, size, search, speed)
    if stock:
        make_stock(project, work / "stock")
        cost, own = build_stock(work / "stock")
        size = size_of(work / "stock" / "site", without=PAPER)
        found = Measure(questions, stages, text, found.site_bytes, search, speed, cost, own, size)
    shutil.rmtree(work)
    return found


def exponent(small: float, large: float, small_text: float, large_text: float) -> float:
    """The power of the length of the text with which something grew: 1 is linear, 2 is quadratic."""
    return math.log(large / small) / math.log(large_text / small_text)


def report(measures: Sequence[Measure]) -> list[Table]:
    """The tables of one series: stages in seconds and megabytes, sizes, growth, ratios."""
    head = ["", *(f"{one.questions} questions" for one in measures)]
    head += [f"power {one.questions}→{two.questions}" for one, two in pairwise(measures)]
    rows = [_time_row(name, [one.stages[name] for one in measures], measures) for name in measures[0].stages]
    if all(one.stock for one in measures):
        rows.append(_time_row("stock Material, mkdocs build", [one.stock for one in measures if one.stock], measures))
    for name, sizes in (
        ("text", [one.text_bytes for one in measures]),
        ("search data (ru)", [one.search_bytes for one in measures]),
        ("search data (ru), gzipped, first file", [one.search.first for one in measures]),
        ("search data (ru), gzipped, second file", [one.search.second for one in measures]),
        ("site/ without paper", [one.site_bytes for one in measures]),
        ("stock site/ without paper", [one.stock_bytes or 0 for one in measures]),
    ):
        if all(sizes):
            rows.append([name, *map(amount, sizes), *_powers(sizes, measures)])
    for name, times in (
        ("search: making the first index", [one.search.make_first for one in measures]),
        ("search: making the whole index, in steps", [one.search.make_whole for one in measures]),
        ("search: a query, median", [one.search.median for one in measures]),
        ("search: a query, p95", [one.search.p95 for one in measures]),
    ):
        rows.append([name, *(f"{one:.1f} ms" for one in times), *_powers(times, measures)])
    return [table(head, rows), _ratios(measures)]


def _time_row(name: str, costs: Sequence[Cost], measures: Sequence[Measure]) -> list[str]:
    cells = [f"{cost.seconds:.2f} s {cost.peak // 10**6 if cost.peak else '—':>4} MB" for cost in costs]
    return [name, *cells, *_powers([cost.seconds for cost in costs], measures)]


def _powers(values: Sequence[float], measures: Sequence[Measure]) -> list[str]:
    texts = [one.text_bytes for one in measures]
    pairs = zip(values, values[1:], texts, texts[1:], strict=False)
    return [f"{exponent(small, large, less, more):.2f}" for small, large, less, more in pairs]


def _ratios(measures: Sequence[Measure]) -> Table:
    """What is asked of the build, as ratios to stock Material on the same pages."""
    rows: list[list[str]] = []
    for name, wanted, values in (
        ("read, parse, parity and pages / MkDocs itself", "< 0.10", [_text_ratio(one) for one in measures]),
        ("site checks / stock mkdocs build", "≤ 1", [_ratio(one, "site checks") for one in measures]),
        ("mkdocs with our hook / stock mkdocs build", "", [_ratio(one, "mkdocs with our hook") for one in measures]),
        ("site/ bytes / stock site/", "", [_bytes_ratio(one) for one in measures]),
    ):  # fmt: skip
        rows.append([name, wanted, *(f"{value:.3f}" if value is not None else "—" for value in values)])
    return table(["ratio", "wanted", *(str(one.questions) for one in measures)], rows)


def _text_ratio(one: Measure) -> float | None:
    return sum(one.stages[name].seconds for name in TEXT_STAGES) / one.stock_own if one.stock_own else None


def _bytes_ratio(one: Measure) -> float | None:
    return one.site_bytes / one.stock_bytes if one.stock_bytes else None


def _ratio(one: Measure, stage: str) -> float | None:
    return one.stages[stage].seconds / one.stock.seconds if one.stock else None
