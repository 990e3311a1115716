"""The command line of the measurements."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.builds import measure_builds
from bench.growth import Measure, measure, report
from bench.last_run import save
from bench.process import MeasureError
from bench.stock import build_stock, make_stock
from bench.table import Table
from cheatsheet.console import speak_plainly
from cheatsheet.generate import PRINTED
from cheatsheet.load import load_content

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("builds", "growth", "pages", "lighthouse")
NEEDED = ("site/index.html", PRINTED)


def main(arguments: Sequence[str]) -> int:
    """Measure what the command line names. Returns the exit code; see ``bench/__main__.py``."""
    speak_plainly()
    parser = argparse.ArgumentParser(prog="bench", description="Measure the build and the built site.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)} (default: all)")
    parser.add_argument("--sizes", default="38,380,3800", help="numbers of questions (default: 38,380,3800)")
    parser.add_argument("--save", action="store_true", help="keep the figures and write them into FIGURES.md")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.parts) - set(PARTS))
    if unknown:
        parser.error(f"unknown part: {', '.join(unknown)}; expected {', '.join(PARTS)}")
    missing = [path for path in NEEDED if not (ROOT / path).is_file()]
    if missing:
        print(f"{', '.join(missing)}: not there; expected a built site, run `make site` first", file=sys.stderr)
        return 1
    try:
        with tempfile.TemporaryDirectory() as folder:
            for part in options.parts or PARTS:
                found = _run(part, Path(folder) / part, [int(size) for size in options.sizes.split(",")])
                print(f"\n{part}\n{'=' * len(part)}\n")
                print("\n\n".join(map(str, found)), flush=True)
                if options.save:
                    save(part, found, ROOT / "FIGURES.md")
    except (MeasureError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _run(part: str, work: Path, sizes: Sequence[int]) -> Sequence[Table | str]:
    """Measure one part in the empty folder ``work``."""
    if part == "builds":
        work.mkdir()
        return [measure_builds(ROOT, work)]
    if part == "growth":
        return _growth(work, sizes)
    if part == "pages":
        from bench.pages_report import measure_pages  # noqa: PLC0415 - Playwright is needed here alone, and a small process measures memory

        make_stock(ROOT, work)
        build_stock(work)
        return measure_pages(ROOT / "site", work / "site", load_content(ROOT))
    from bench.lighthouse_report import measure_lighthouse  # noqa: PLC0415 - as above

    work.mkdir()
    return measure_lighthouse(ROOT, work, load_content(ROOT))


def _growth(work: Path, sizes: Sequence[int]) -> list[Table | str]:
    """Without long answers at every size, then the real text with them."""
    work.mkdir()
    measures: list[Measure] = [measure(ROOT, work / str(size), size, answers=False, stock=True) for size in sizes]
    whole = measure(ROOT, work / "answers", sizes[0], answers=True, stock=True)
    return [
        "Short answers only. Seconds of processor time; paper is left out: one page cannot hold ten times the text.",
        *report(measures),
        "With long answers.",
        *report([whole]),
    ]
