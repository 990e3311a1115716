"""What the search costs a reader's browser, measured in Node over the data of a built site.

The index of the first file is made at once, before the first answer; that of both, and the words by their sound,
in steps behind it. One index is too heavy for a phone (four times slower than a desk computer) when making the
first takes more than a second there, or its file more than a second on a line of 1.6 Mbit/s (200 kB gzipped). The
table of ``make bench`` says how far that is. Past it the data goes into one file per topic, the titles and aliases of
all topics stay in the first, and the files of the topics that a query hits there are fetched after it.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench.process import MeasureError
from node_wheel import node


@dataclass(frozen=True, slots=True)
class Search:
    """Gzipped bytes of the two files; milliseconds to make either index and for a query never typed before."""

    first: int
    second: int
    make_first: float
    make_whole: float
    median: float
    p95: float


def search_speed(root: Path, data: Path) -> Search:
    """Measure the engine of ``root`` over the two files in ``data``. :class:`MeasureError` when Node fails."""
    program = node()
    if not program:
        raise MeasureError("node is missing; expected the one that requirements-dev.txt pins")
    first, second = data / "search.json", data / "search-more.json"
    command = [program, str(root / "scripts/bench/search_speed.mjs"), str(first), str(second)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise MeasureError(f"search_speed.mjs failed: {done.stderr.strip()}")
    sizes = [len(gzip.compress(path.read_bytes(), 9)) for path in (first, second)]
    return Search(*sizes, **json.loads(done.stdout))
