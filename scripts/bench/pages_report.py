"""Page figures in Chromium, beside stock Material built from the same pages and beside a bare page, in one run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.browser import Load, browser, load
from bench.first_card import measure_first_card
from bench.second_page import Turn, turn
from bench.server import served
from bench.table import Table, table
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.paths import QUICK
from cheatsheet.view import make_view

RUNS = 5
BARE = "bare/"
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_FLOOR = (
    '<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<link rel="icon" href="data:,"><title>x</title>'
    "<style>body{{max-width:45rem;margin:auto;padding:1rem;font:1rem/1.5 sans-serif}}</style>{body}"
)


@dataclass(frozen=True, slots=True)
class Series:
    """Runs of one page of one site."""

    page: str
    site: str
    loads: Sequence[Load]

    def middle(self, figure: Callable[[Load], float]) -> float:
        """The median of a figure."""
        return float(median(map(figure, self.loads)))


def sample_pages(content: Content) -> dict[str, str]:
    """A page of each kind by its name: home, a topic, the table, a long answer."""
    view = make_view(content, LANGUAGES[0])
    topic = view.topics[1]
    pages = {"home": "", "topic": topic.path, "table": QUICK}
    answer = next((question.answer_path for question in topic.questions if question.answer_path), None)
    return pages | ({"long answer": answer} if answer else {})


def bare_page(html: str) -> bytes:
    """The floor: the words of a page with a line of style, and nothing else to load."""
    article = _ARTICLE.search(html)
    return _FLOOR.format(body=article.group() if article else "").encode()


def measure_pages(site: Path, stock: Path, content: Content) -> list[Table]:
    """Load every sample page of every site :data:`RUNS` times, and turn from the home page to a topic."""
    pages = sample_pages(content)
    floor = {
        f"{BARE}{path}index.html": bare_page((site / path / "index.html").read_text("utf-8")) for path in pages.values()
    }
    with served(site, floor) as (ours, our_line), served(stock) as (theirs, their_line), browser() as launched:
        bases = {"this site": ours, "stock Material": theirs, "bare page": ours + BARE}
        series = list(_cold(launched, pages, bases))
        target = pages["topic"]
        turns = {
            "this site": [turn(launched, our_line, ours, target) for _ in range(RUNS)],
            "stock Material": [turn(launched, their_line, theirs, target) for _ in range(RUNS)],
        }
        first_card = measure_first_card(launched, ours)
    return [_cold_table(series), _ratio_table(series), _turn_table(turns), first_card]


def _cold(launched: Browser, pages: Mapping[str, str], bases: Mapping[str, str]) -> Iterable[Series]:
    """The sites take turns within a run, so that what else the machine does falls on all alike."""
    for name, path in pages.items():
        loads: dict[str, list[Load]] = {site: [] for site in bases}
        for _ in range(RUNS):
            for site, base in bases.items():
                loads[site].append(load(launched, base + path))
        yield from (Series(name, site, found) for site, found in loads.items())


_KINDS = ("Document", "Stylesheet", "Script", "Font", "Image")


def _cold_table(series: Sequence[Series]) -> Table:
    head = ["cold load", "site", "requests", "usable", "kB", "html", "css", "js", "font", "image", "other"]
    head += ["FCP ms", "LCP ms", "TBT ms", "CLS", "early long tasks"]
    rows = []
    for one in series:
        row = [one.page, one.site, f"{one.middle(lambda it: it.requests):.0f}"]
        row += [f"{one.middle(lambda it: it.before_usable):.0f}", _kb(one.middle(lambda it: it.total))]
        row += [_kb(one.middle(lambda it, kind=kind: it.bytes.get(kind, 0))) for kind in _KINDS]  # type: ignore[misc] # a default binds the loop's value
        row.append(_kb(one.middle(lambda it: sum(size for kind, size in it.bytes.items() if kind not in _KINDS))))
        row += [f"{one.middle(figure):.0f}" for figure in (_fcp, _lcp, _tbt)]
        row += [f"{one.middle(lambda it: it.cls):.3f}", f"{one.middle(lambda it: it.early_tasks):.0f}"]
        rows.append(row)
    return table(head, rows)


def _fcp(one: Load) -> float:
    return one.fcp


def _lcp(one: Load) -> float:
    return one.lcp


def _tbt(one: Load) -> float:
    return one.tbt


def _kb(size: float) -> str:
    return f"{size / 1000:.1f}"


def _ratio_table(series: Sequence[Series]) -> Table:
    """The site to the others; a ratio to the bare page of at most 1.3 is wanted of the paints."""
    rows = []
    by_page = {
        page: {one.site: one for one in series if one.page == page}
        for page in dict.fromkeys(one.page for one in series)
    }
    for page, sites in by_page.items():
        ours = sites["this site"]
        for name in ("stock Material", "bare page"):
            other = sites[name]
            figures = ((lambda it: it.requests), (lambda it: it.total), _fcp, _lcp)
            rows.append([page, f"/ {name}", *(f"{ours.middle(it) / other.middle(it):.2f}" for it in figures)])
    return table(["ratios of this site", "", "requests", "bytes", "FCP", "LCP"], rows)


def _turn_table(turns: Mapping[str, Sequence[Turn]]) -> Table:
    shown = {site: median(one.shown for one in found) for site, found in turns.items()}
    rows = [
        [
            site,
            f"{shown[site]:.0f}",
            f"{median(one.requests for one in found):.0f}",
            f"{shown[site] / shown['stock Material']:.2f}",
        ]
        for site, found in turns.items()
    ]
    return table(["from home to a topic", "shown after ms", "requests", "to stock"], rows)
