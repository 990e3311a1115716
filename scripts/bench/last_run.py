"""What was measured last: kept as JSON beside this module, shown as tables in FIGURES.md.

``last_run.json`` has by part of the measurement ``{"date": "2026-11-29", "machine": "Linux x86_64, 2 cores, Python
3.11", "found": [{"head": ["…"], "rows": [["…"]]}, "a sentence"]}``; a part not measured again keeps what it has.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from bench.table import Table, table

KEPT = Path(__file__).with_name("last_run.json")
BEGIN, END = "<!-- begin: what `make bench save=1` wrote -->", "<!-- end -->"

Run: TypeAlias = dict[str, Any]
Runs: TypeAlias = dict[str, Run]


def machine() -> str:
    """What kind of machine this is, without its name."""
    python = ".".join(platform.python_version_tuple()[:2])
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {python}"


def run_of(found: Sequence[Table | str], day: date, where: str) -> Run:
    """One part as it is kept."""
    kept = [one if isinstance(one, str) else {"head": one.head, "rows": one.rows} for one in found]
    return {"date": day.isoformat(), "machine": where, "found": kept}


def section(runs: Mapping[str, Run]) -> str:
    """The Markdown of all parts, each with its day and its machine."""
    return "\n\n".join(_part(name, run) for name, run in runs.items())


def _part(name: str, run: Run) -> str:
    shown = [one if isinstance(one, str) else table(one["head"], one["rows"]).markdown() for one in run["found"]]
    return "\n\n".join([f"### {name}", f"{run['date']}, {run['machine']}.", *shown])


def written(document: str, runs: Mapping[str, Run]) -> str:
    """``document`` with the section of ``runs`` between its marks. Raises :class:`ValueError` where it has none."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"a document without the lines {BEGIN} and {END}; expected both, with the tables between")
    return f"{before}{BEGIN}\n\n{section(runs)}\n\n{END}{after}"


def read(path: Path = KEPT) -> Runs:
    """What is kept, nothing where there is no such file."""
    runs: Runs = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return runs


def save(part: str, found: Sequence[Table | str], document: Path) -> None:
    """Keep ``found`` as the last run of ``part``, and write the tables of all parts into ``document``."""
    runs = read() | {part: run_of(found, date.today(), machine())}  # noqa: DTZ011 - the day where it was measured
    text = written(document.read_text("utf-8"), runs)
    KEPT.write_text(json.dumps(runs, ensure_ascii=False, indent=1) + "\n", "utf-8")
    document.write_text(text, "utf-8")
