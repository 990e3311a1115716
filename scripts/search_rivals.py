"""The searches that the site's own is compared with: stock Material's, and MiniSearch with common settings.

Both get the same pages or the same entries. Nothing here is part of the site.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error

from bench.stock import build_stock, make_stock
from node_wheel import NPM

ROOT = Path(__file__).resolve().parent.parent
MINISEARCH = "minisearch@7.2.0"

PAGES = {"index.md", "topics", "quick-answers", "quick-answers.md"}
"""What our own search covers too. The other pages repeat the sheet or speak about it, and would only be in its way."""

ENTER = """
(box, text) => {
  box.focus();
  box.value = text;
  box.dispatchEvent(new Event("keyup", { bubbles: true }));
}
"""

META = """() => document.querySelector(".md-search-result__meta")?.textContent.trim() ?? ''"""
"""What stands above the results: how many there are, or what it says before anything is typed."""

PLAIN_MINISEARCH = """
import { readFileSync } from "node:fs";
import MiniSearch from "./package/dist/es/index.js";
const { documents, queries } = JSON.parse(readFileSync(0, "utf8"));
const searchOptions = { boost: { title: 2 }, prefix: true, fuzzy: 0.2 };
const engine = new MiniSearch({ fields: ["title", "text"], searchOptions });
engine.addAll(documents);
process.stdout.write(JSON.stringify(queries.map((query) => engine.search(query).map(({ id }) => id))));
"""


def build_rival(folder: Path) -> Path:
    """Build the site's own Markdown pages with the stock theme and its search; gives the built folder."""
    make_stock(ROOT, folder, PAGES)
    build_stock(folder)
    return folder / "site"


def ask_stock(page: Any, address: str, queries: Sequence[str]) -> list[list[str]]:
    """Type ``queries`` into stock Material at ``address``; for each the addresses shown, best first."""
    page.goto(address)
    box = page.locator("[data-md-component=search-query]")
    # Until the index is there it says so, and answers nothing.
    box.evaluate(ENTER, "Redis")
    page.wait_for_selector("a.md-search-result__link", state="attached", timeout=20_000)
    box.evaluate(ENTER, "")
    page.wait_for_timeout(1000)
    idle = page.evaluate(META)
    shown = []
    for query in queries:
        # It waits 100 ms itself, and answers from a worker: however busy the machine is, wait for the answer.
        for text, settled in (("", "==="), (query, "!==")):
            box.evaluate(ENTER, text)
            with suppress(Error):  # a query of nothing but signs changes nothing
                page.wait_for_function(f"idle => ({META})() {settled} idle", arg=idle, timeout=2000)
        page.wait_for_timeout(50)
        shown.append(page.eval_on_selector_all("a.md-search-result__link", "links => links.map(link => link.href)"))
    return shown


def ask_minisearch(folder: Path, node: str, data: Any, queries: Sequence[str]) -> list[list[str]]:
    """Ask MiniSearch, with prefixes, a fuzziness of 0.2 and titles counting twice, for ids of entries and rows."""
    subprocess.run([*NPM, "pack", "--silent", MINISEARCH], cwd=folder, check=True, capture_output=True)
    subprocess.run(["tar", "xzf", next(folder.glob("*.tgz")).name], cwd=folder, check=True)
    (folder / "plain.mjs").write_text(PLAIN_MINISEARCH, encoding="utf-8")
    entries = [
        {"id": f"q{question['n']:02d}", "title": question["name"], "text": question["text"]}
        for question in data["questions"]
    ]
    rows = [
        {"id": f"q{question['n']:02d}/{row['n']}", "title": row["q"], "text": row["a"]}
        for question in data["questions"]
        for row in question.get("rows", [])
    ]
    given = json.dumps({"documents": entries + rows, "queries": list(queries)})
    done = subprocess.run(
        [node, "plain.mjs"], cwd=folder, input=given, capture_output=True, encoding="utf-8", check=True
    )
    return [[one.split("/")[0] for one in ids] for ids in json.loads(done.stdout)]
