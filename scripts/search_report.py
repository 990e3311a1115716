"""How well the search answers: types the labelled queries into the built site, in Chromium, and prints a table.

``make search-report``. By kind of query: the share whose first link is right (or, for what the sheet does not
answer, the share that shows nothing), beside stock Material's search over the same pages and plain
MiniSearch; the lists of ``tests/search/lists`` by list and kind, with Wilson's 95 % interval; links of the other
language; latency on a processor slowed four times; sizes.

The site is ``site/`` (``--site`` names another), as ``make site`` left it. Exit code 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.search import blind  # noqa: E402 - needs the line above
from tests.search.labelled import Query, engine, node, queries, right, shares  # noqa: E402 - as the line above

from bench.server import served  # noqa: E402 - needs the line above
from cheatsheet.console import speak_plainly  # noqa: E402 - as the next line
from cheatsheet.interrupt import interruptible  # noqa: E402 - as the next line
from cheatsheet.model import LANGUAGES  # noqa: E402 - as the next line
from cheatsheet.settings import prefix  # noqa: E402 - as the next line
from find_browser import FLAGS, find_browser  # noqa: E402 - as the next line
from search_rivals import ask_minisearch, ask_stock, build_rival  # noqa: E402 - beside this file

SLOWER = 4
"""A phone is about so many times slower than a desk computer."""

TYPE = """
async ([text, letterwise]) => {
  const box = document.getElementById("search-input"), list = document.getElementById("search-list");
  const times = [];
  for (let end = letterwise ? 1 : text.length; end <= text.length; end += 1) {
    const start = performance.now();
    box.value = text.slice(0, end);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    list.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return { times, links: [...list.querySelectorAll("a")].map((link) => link.href) };
}
"""


def open_panel(browser: Browser, address: str) -> Page:
    """A page with the panel open and everything loaded."""
    page = browser.new_page()
    page.goto(address)
    page.locator("[data-search-open]").first.click()
    page.wait_for_selector("dialog.search.ready")
    page.wait_for_load_state("networkidle")
    return page


def ids_of(links: Sequence[str], owner: dict[str, str], slugs: dict[str, str]) -> list[str]:
    """The questions that ``links`` lead to; an address that is no answer stands for itself."""
    found = []
    for link in links:
        anchor = re.search(r"#([qr]\d\d)$", link)
        slug = re.search(r"/topics/[^/]+/([^/#]+)/", link)
        one = anchor[1] if anchor else slugs.get(slug[1], link) if slug else link
        found.append(owner.get(one, one))
    return found


def own_language(links: Sequence[str], lang: str) -> list[str]:
    """``links`` with those of the other language spoilt: the right entry in it is no answer for this reader."""
    return [link if language_linked(link) == lang else "other" for link in links]


def language_linked(link: str) -> str:
    """The language of the page that ``link`` leads to."""
    return next((lang for lang in LANGUAGES[1:] if f"/{prefix(lang)}" in link), LANGUAGES[0])


def latencies(page: Page, texts: Sequence[str]) -> list[float]:
    """Milliseconds from each key to the results laid out, on a slowed processor."""
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times = [time for text in texts for time in page.evaluate(TYPE, [text, True])["times"]]
    client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return times


def weight(path: Path) -> int:
    """Bytes of a file, gzipped as it is served."""
    return len(gzip.compress(path.read_bytes(), 9))


def report(browser: Browser, site: Path, lang: str, base: str, stock: str, scratch: Path, lists: Path) -> bool:
    """Print the table of one language; whether every goal is met."""
    home = prefix(lang)
    data = json.loads((site / home / "data" / "search.json").read_text("utf-8"))
    more = json.loads((site / home / "data" / "search-more.json").read_text("utf-8"))
    owner = {f"r{row['n']:02d}": f"q{q['n']:02d}" for q in data["questions"] for row in q.get("rows", [])}
    numbered = {number: one for number, one in more.items() if number.isdigit()}
    slugs = {one["long"]["slug"]: f"q{int(number):02d}" for number, one in numbered.items() if "long" in one}
    asked = queries(lang)
    texts = [query.text for query in asked]

    page = open_panel(browser, base + home)
    links = [page.evaluate(TYPE, [text, False])["links"] for text in texts]
    ours = [ids_of(shown, owner, slugs) for shown in links]
    listed = blind.read_lists(lang, lists)
    answers = [ids_of(page.evaluate(TYPE, [one.text, False])["links"], owner, slugs) for one in listed]
    foreign = sum(language_linked(link) != lang for shown in links for link in shown)
    times = latencies(page, texts)
    page.close()

    stock_page = browser.new_page()
    theirs = ask_stock(stock_page, stock + home, texts)
    stock_page.close()
    # A right answer in either language, as the goal counts it; and what a reader of one language has of it.
    either = [ids_of(shown[:1], owner, slugs) for shown in theirs]
    material = [ids_of(own_language(shown[:1], lang), owner, slugs) for shown in theirs]
    mini = ask_minisearch(scratch, node(), data, texts)
    columns = {"ours": ours, "Material": either, "own language": material, "MiniSearch": mini}
    table(lang, asked, columns)
    print(f"\n{lang}: lists written from the sheet alone, right answer first")
    print("\n".join(blind.table(blind.judge(listed, answers, owner), blind.seen(lists))))
    return figures(site, lang, asked, ours, foreign, times)


def table(lang: str, asked: Sequence[Query], columns: dict[str, list[list[str]]]) -> None:
    """Print the share of right answers by kind: ours on the queries held back, then everybody on all queries."""
    holdout = [
        (query, right(query, shown)) for query, shown in zip(asked, columns["ours"], strict=True) if query.holdout
    ]
    shown_by = {"held back": shares(holdout)} | {
        name: shares((query, right(query, ids)) for query, ids in zip(asked, answers, strict=True))
        for name, answers in columns.items()
    }
    print(f"\n{lang}: right answer first, % ({len(asked)} queries, {len(holdout)} of them held back)")
    print(f"{'':14}" + "".join(f"{name:>13}" for name in shown_by))
    for kind in [*dict.fromkeys(query.kind for query in asked), "all"]:
        print(f"{kind:14}" + "".join(f"{100 * share[kind]:13.0f}" for share in shown_by.values()))


def figures(
    site: Path, lang: str, asked: Sequence[Query], ours: Sequence[Sequence[str]], foreign: int, times: Sequence[float]
) -> bool:
    """Print sizes, latency and links of the other language; whether every goal is met."""
    results = [(query, right(query, shown)) for query, shown in zip(asked, ours, strict=True)]
    holdout = shares(pair for pair in results if pair[0].holdout)
    home = prefix(lang)
    first, second = (site / home / "data" / name for name in ("search.json", "search-more.json"))
    index, further, panel = map(weight, (first, second, site / "assets/js/search/panel.js"))
    code = len(gzip.compress(engine(ROOT), 9))
    third = weight(site / home / "data" / "search-says.json")
    median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    keys = f"{len(times)} keys, processor {SLOWER} times slower"
    print(f"latency per key: median {median:.1f} ms, p95 {p95:.1f} ms ({keys})")
    print(
        f"gzipped: index {index} + engine {code} = {index + code} bytes; behind it {further}, then {third}; "
        f"engine and data {index + code + further + third}; panel and engine {panel}"
    )
    print(f"links of the other language: {foreign}")
    goals = {
        "95 % first": holdout["all"] >= 0.95,
        "90 % of layout, translit, typo": all(holdout[kind] >= 0.9 for kind in ("layout", "translit", "typo")),
        "95 % of the unanswerable show nothing": shares(results)["unanswerable"] >= 0.95,
        "16 ms at the median, 50 ms at p95": median <= 16 and p95 <= 50,
        "25 kB": index + code <= 25_000,
        "nothing of the other language": foreign == 0,
    }
    missed = [goal for goal, met in goals.items() if not met]
    print(f"goals missed: {', '.join(missed) or 'none'}")
    return not missed


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; see the module's own text."""
    speak_plainly()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site (default: site/)")
    parser.add_argument("--lists", type=Path, default=blind.LISTS, help="lists (default: tests/search/lists)")
    arguments = parser.parse_args(argv)
    site: Path = arguments.site
    if not (site / "data" / "search.json").is_file():
        print(f"{site}:1: no built site; run make site first", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        scratch = Path(name)
        browser = playwright.chromium.launch(executable_path=find_browser(playwright), args=list(FLAGS))
        with served(site) as (base, _), served(build_rival(scratch / "stock")) as (stock, _):
            met = [report(browser, site, lang, base, stock, scratch, arguments.lists) for lang in LANGUAGES]
        browser.close()
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted"))
