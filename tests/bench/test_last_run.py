"""The tables in FIGURES.md are those of the last run, and that is not long ago."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bench.last_run import BEGIN, END, read, run_of, written
from bench.main import PARTS
from bench.table import table

DAY = date(2026, 11, 29)


def test_a_run_is_kept_and_shown_with_its_day_and_machine() -> None:
    """What stood between the marks goes, what stands around them stays, and each part has its own day."""
    runs = {
        "builds": run_of([table(["build", "clock"], [["cold", "9 s"]])], DAY, "Linux, 2 cores"),
        "lighthouse": run_of(["Nothing below."], date(2026, 11, 30), "Linux, 4 cores"),
    }
    assert written(f"a\n\n{BEGIN}\nold\n{END}\n\nz\n", runs) == (
        f"a\n\n{BEGIN}\n\n### builds\n\n2026-11-29, Linux, 2 cores.\n\n| build | clock |\n| --- | --: |\n| cold | 9 s |\n\n"
        f"### lighthouse\n\n2026-11-30, Linux, 4 cores.\n\nNothing below.\n\n{END}\n\nz\n"
    )


@pytest.mark.parametrize("document", ["no marks", BEGIN, f"{END} before {BEGIN}"])
def test_a_document_without_marks_is_refused(document: str) -> None:
    """Nothing is written where nobody asked for it."""
    with pytest.raises(ValueError, match="expected both"):
        written(document, {})


def test_the_document_has_the_last_run(root: Path) -> None:
    """FIGURES.md is what the kept figures make of it, and every part was measured."""
    text = (root / "FIGURES.md").read_text("utf-8")
    runs = read()
    assert set(runs) == set(PARTS)
    assert written(text, runs) == text


def test_the_last_run_is_no_more_than_a_release_old(root: Path) -> None:
    """Since a part was measured at most one day of changes has begun; for more, `make bench save=1`."""
    releases = [
        date.fromisoformat(day) for day in re.findall(r"(?m)^## (\S+)$", (root / "CHANGELOG.md").read_text("utf-8"))
    ]
    assert releases == sorted(releases, reverse=True)
    for part, run in read().items():
        assert sum(day > date.fromisoformat(run["date"]) for day in releases) <= 1, part
