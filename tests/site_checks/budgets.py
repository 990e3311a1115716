"""How large a built site is, kind by kind, and what exceeds its budget."""

from __future__ import annotations

import gzip
import posixpath
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from cheatsheet.addresses import REPO_URL, SITE_URL
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.paths import ALL, ASKED, CHANGES, DOWNLOADS, ERRATA, PRACTICE, QUICK
from cheatsheet.settings import prefix
from tests.site_checks.head_checks import language
from tests.site_checks.site_model import Page, Site

BUDGETS = Path(__file__).with_name("budgets.toml")
# An import that is loaded with the module itself, minified or not; `import("…")` waits until somebody asks.
_IMPORT = re.compile(r"""(?:^|[;}])\s*import\s*(?:[^"';()]+?\s*from\s*)?["'](\.[^"']+)["']""", re.MULTILINE)
_SINGLE = {
    "": "home",
    QUICK: "table",
    ALL: "all",
    PRACTICE: "practice",
    DOWNLOADS: "downloads",
    ERRATA: "errata",
    CHANGES: "changes",
    ASKED: "asked",
}


@dataclass(frozen=True, slots=True)
class Budget:
    """Bytes: ``base``, ``each`` for every question that stands on the page, ``topic`` for every topic and ``language`` for
    every language of the site.
    """

    base: int
    each: int
    topic: int = 0
    language: int = 0

    def allowed(self, questions: int, topics: int = 0) -> int:
        """The most bytes for a page with so many questions, of a site with so many topics."""
        return self.base + self.each * questions + self.topic * topics + self.language * len(LANGUAGES)


Budgets = Mapping[str, Mapping[str, Budget]]


def load_budgets(path: Path = BUDGETS) -> Budgets:
    """The budgets by group and kind."""
    data = tomllib.loads(path.read_text("utf-8"))
    return {group: {kind: Budget(**budget) for kind, budget in kinds.items()} for group, kinds in data.items()}


def kind_of(page: Page) -> str:
    """What kind of page this is, told from its address: a page of a new kind needs a budget."""
    if page.path == "404.html":
        return "lost"
    path = page.address.removeprefix(prefix(language(page)))
    if re.fullmatch(r"topics/[^/]+/", path):
        return "topic"
    if re.fullmatch(r"topics/[^/]+/[^/]+/", path):
        return "answer"
    return _SINGLE.get(path, f"unknown ({path})")


@cache  # hundreds of pages share three or four styles
def packed_size(data: bytes) -> int:
    """Bytes on the line."""
    return len(gzip.compress(data, 6, mtime=0))


def as_example(html: bytes, deployed: Mapping[str, str]) -> bytes:
    """``html`` with the addresses that a deployment has set in the spelling of the example's, ``deployed`` to example:
    how long the name of a host is says nothing about a page.
    """
    for address, example in deployed.items():
        for escape in (str, lambda text: quote(text, safe="")):
            html = html.replace(escape(address).encode(), escape(example).encode())
    return html


def loaded_scripts(site: Site, page: Page) -> frozenset[str]:
    """Module scripts that the page starts, and what they import in turn without being asked."""
    found: set[str] = set()
    queue = [(site.resolve(page, str(src)) or ("", ""))[0] for src in page.tree.xpath("//script/@src")]
    while queue:
        path = queue.pop()
        if path in found or path not in site.files:
            continue
        found.add(path)
        code = (site.folder / path).read_text("utf-8")
        queue += [posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in _IMPORT.findall(code)]
    return frozenset(found)


_STYLES, _HASH = 4, 50
"""Every page's policy names each style by its hash, in so many bytes; the budgets have room for so many styles. A box in
an answer brings one more."""


def _style(page: Page) -> str:
    return "".join(map(str, page.tree.xpath("//style/text()")))


def over_budget(site: Site, content: Content, budgets: Budgets, repo_url: str = REPO_URL) -> Iterator[str]:
    """Pages, and what they load and fetch, that are larger than their kind may be. They link to ``repo_url``."""
    deployed = {site.url: SITE_URL, repo_url: REPO_URL}
    every = len(list(content.sheets[LANGUAGES[0]].entries()))
    topics = len(content.sheets[LANGUAGES[0]].topics)
    sizes: dict[str, int] = {}
    used: set[str] = set()
    policy = _HASH * max(0, len({_style(page) for page in site.pages.values()}) - _STYLES)

    def size(path: str) -> int:
        if path not in sizes:
            data = (site.folder / path).read_bytes()
            sizes[path] = packed_size(as_example(data, deployed) if path.endswith(".html") else data)
        return sizes[path]

    for page in site.pages.values():
        kind = kind_of(page)
        budget = budgets["html"].get(kind)
        if budget is None:
            yield f"{page.path}: a page of the kind {kind!r}; expected a budget for it in {BUDGETS.name}"
            continue
        used.add(kind)
        shown = len(page.tree.xpath("//section[@data-question]")) if kind == "topic" else every
        yield from _check(page.path, f"the {kind} page", size(page.path), budget.allowed(shown, topics) + policy)
        css = _style(page)
        boxed = page.tree.xpath("boolean(//summary | //*[@class='admonition-title'])")
        budget = budgets["inside"]["boxes" if boxed else "css"]
        yield from _check(page.path, "the style inside", packed_size(css.encode()), budget.allowed(0))
        if kind in ("practice", "lost"):  # these two are used, not only read
            continue
        scripts = sum(map(size, loaded_scripts(site, page)))
        yield from _check(page.path, "the scripts", scripts, budgets["loaded"]["script"].allowed(0))
        sheets = [
            (site.resolve(page, str(href)) or ("", ""))[0]
            for href in page.tree.xpath("//link[@rel='stylesheet']/@href")
        ]
        yield from _check(
            page.path,
            "the style sheets",
            sum(size(path) for path in sheets if path in site.files),
            budgets["loaded"]["style"].allowed(0),
        )
    yield from (
        f"{BUDGETS.name}: no page of the kind {kind!r}"
        for kind in budgets["html"].keys() - used - {"answer", "errata", "asked"}
    )
    for lang in LANGUAGES:
        for name, budget in budgets["data"].items():
            path = f"{prefix(lang)}data/{name}.json"
            if path in site.files:
                yield from _check(path, "the search data", size(path), budget.allowed(every))
            elif name == "search":
                yield f"{path}: not there; expected the search data"


def _check(path: str, what: str, found: int, allowed: int) -> Iterator[str]:
    if found > allowed:
        yield f"{path}: {what}: {found} bytes gzipped; expected at most {allowed}"
