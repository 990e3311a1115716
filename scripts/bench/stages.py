"""The stages of a build, each with its time, that of its workers too, and its own peak of memory, as lines of JSON.

Run as ``python -m bench.stages PROJECT [SITE]``: with SITE, only what is done to the folder that MkDocs built.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cheatsheet import disk
from cheatsheet.addresses import REPO_URL, SITE_URL
from cheatsheet.exports import anki_deck, open_data, practice_data, search_index
from cheatsheet.generate import SLOW, Sources, make_pages, make_quick, read, settings_from
from cheatsheet.model import LANGUAGES
from cheatsheet.publish.finish import finish
from cheatsheet.settings import Settings

_PROCESS = Path("/proc/self")


def main(arguments: list[str]) -> None:
    """Run the stages and print ``{"stage": …, "seconds": …, "wall": …, "peak": …}`` for each."""
    root = Path(arguments[0])
    settings = settings_from(root, SITE_URL, REPO_URL)
    if len(arguments) > 1:
        sources = read(root)
        with _stage("finish"):
            finish(root, Path(arguments[1]), sources, settings)
    else:
        _make(root, settings)


def _make(root: Path, settings: Settings) -> None:
    """From the text to the files that MkDocs reads; everything but paper."""
    with _stage("read, parse, parity"):
        sources = read(root)
    with _stage("pages"):
        make_pages(sources, settings)
    with _stage("search data"):
        search_index.render(sources.content)
    with _stage("practice and open data"):
        practice_data.render(sources.content)
        open_data.render(sources.content, settings)
    with _stage("decks"):
        anki_deck.render(sources.content, settings, sources.cards, sources.samples)
    _write(root, sources, settings)


def _write(root: Path, sources: Sources, settings: Settings) -> None:
    files = make_quick(root, sources, settings)
    with _stage("write"):
        disk.sync(root / "docs", files, LANGUAGES, keep=SLOW)


@contextmanager
def _stage(name: str) -> Iterator[None]:
    """Measure one stage."""
    resettable = _forget_peak()
    start, clock = _processor(), time.perf_counter()
    yield
    cost = {"seconds": _processor() - start, "wall": time.perf_counter() - clock}
    print(json.dumps({"stage": name, **cost, "peak": _peak() if resettable else None}), flush=True)


def _processor() -> float:
    """The processor time of this process and of those that it has waited for, in seconds."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def _forget_peak() -> bool:
    """Start the peak anew (Linux: proc_pid_clear_refs(5), value 5). Says whether that was possible."""
    try:
        (_PROCESS / "clear_refs").write_text("5")
    except OSError:
        return False
    return True


def _peak() -> int:
    """The peak of memory in bytes since it was last forgotten."""
    for line in (_PROCESS / "status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main(sys.argv[1:])
