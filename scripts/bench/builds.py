"""What a build costs: cold, with nothing changed, after a word was changed and changed back, beside stock Material."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.process import Cost, MeasureError, measured
from bench.project import copy_project
from bench.stock import build_stock, make_stock
from bench.table import Table, table
from cheatsheet.model import LANGUAGES

WORD = re.compile(r"(?<=\n\n)(\w+)(?= \w)")
"""A word that begins a paragraph; said twice it is another text, in any language."""

COLD, WORD_CHANGED, BACK, NOTHING = "cold", "a word changed", "the word changed back", "nothing changed"


def measure_builds(root: Path, work: Path) -> Table:
    """The table of builds of the text at ``root``, made in the empty folder ``work``, one after another."""
    project = copy_project(root, work / "project")
    answer = min((project / "docs/_source" / LANGUAGES[0] / "answers").glob("*.md"))
    text = answer.read_text("utf-8")
    costs = {COLD: _build(project), NOTHING: _build(project)}
    answer.write_text(with_another_word(text), "utf-8")
    costs[WORD_CHANGED] = _build(project)
    answer.write_text(text, "utf-8")
    costs[BACK] = _build(project)
    make_stock(project, work / "stock")
    return builds_table(costs, build_stock(work / "stock")[0])


def with_another_word(text: str) -> str:
    """``text``, a long answer, with one word more in it. Raises :class:`MeasureError` where there is no paragraph."""
    changed = WORD.sub(r"\1 \1", text, count=1)
    if changed == text:
        raise MeasureError("an answer without a paragraph; expected one in which a word can be changed")
    return changed


def builds_table(costs: Mapping[str, Cost], stock: Cost) -> Table:
    """Each build with its time on the clock, on the processor, its largest process, and the times of stock Material."""
    rows = [[name, *_cells(cost), f"{cost.wall / stock.wall:.2f}"] for name, cost in costs.items()]
    rows.append(["stock Material, pages alone", *_cells(stock), "1.00"])
    return table(["build", "clock", "processor", "largest process", "clock / stock"], rows)


def _cells(cost: Cost) -> list[str]:
    return [f"{cost.wall:.1f} s", f"{cost.seconds:.1f} s", f"{cost.peak // 10**6} MB" if cost.peak else "—"]


def _build(project: Path) -> Cost:
    return measured([sys.executable, "scripts/build_docs.py"], project, {"PYTHONUTF8": "1"})[0]
