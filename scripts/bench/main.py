"""The command line of the measurements."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import growth
from bench.process import MeasureError

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="38,380,3800")
    parser.add_argument("--answers", action="store_true")
    parser.add_argument("--no-stock", action="store_true")
    options = parser.parse_args(arguments)
    ms = []
    with tempfile.TemporaryDirectory() as folder:
        for s in map(int, options.sizes.split(",")):
            ms.append(
                growth.measure(ROOT, Path(folder) / str(s), s, answers=options.answers, stock=not options.no_stock)
            )
            print(growth.report(ms), flush=True)
    return 0
