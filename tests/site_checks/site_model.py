"""A built site as the checks see it: its files, and its pages parsed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

# Attributes that make a browser go somewhere or load something.
_LINKS = ("href", "src", "data-src", "poster")
_SEARCHED = ("search.json", "search-more.json", "search-says.json")
"""What the search fetches from the home page that its panel names (docs/assets/js/search/panel.js)."""


@dataclass(frozen=True)
class Page:
    """One HTML file of the site; ``path`` is relative to the folder (``topics/sql/index.html``)."""

    path: str
    tree: HtmlElement

    @property
    def lang(self) -> str:
        """The language that the page says it is in."""
        return str(self.tree.get("lang"))

    @property
    def address(self) -> str:
        """The path at which the page is served: ``topics/sql/``."""
        return self.path.removesuffix("index.html")

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id on the page."""
        return frozenset(map(str, self.tree.xpath("//@id")))

    def links(self) -> Iterator[tuple[str, str]]:
        """Every (attribute, address) that leads somewhere."""
        for name in _LINKS:
            for value in self.tree.xpath(f"//@{name}"):
                yield name, str(value)
        for home in self.tree.xpath("//dialog/@data-home"):
            for name in _SEARCHED:
                yield "data-home", f"{home}data/{name}"

    def loaded(self) -> Iterator[str]:
        """Addresses that a browser fetches by itself when it shows the page."""
        yield from map(
            str,
            self.tree.xpath("//@src | //@srcset | //@poster | //link[not(@rel='canonical' or @rel='alternate')]/@href"),
        )


@dataclass(frozen=True)
class Site:
    """The folder, its files and its pages. ``url`` is the address that it is built for, with a final slash."""

    folder: Path
    url: str

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, by its path with forward slashes."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every HTML page by its path."""
        return {path: self.page(path) for path in sorted(self.files) if path.endswith(".html")}

    def page(self, path: str) -> Page:
        """The HTML page at ``path``, parsed."""
        return Page(path, html.fromstring((self.folder / path).read_bytes()))

    @property
    def prefix(self) -> str:
        """The path of the site's address, without escapes: ``/`` or ``/repo/``."""
        return unquote(urlsplit(self.url).path)

    def resolve(self, page: Page, address: str) -> tuple[str, str] | None:
        """The file and the fragment that ``address`` on ``page`` leads to, or ``None`` when it leaves the site."""
        parts = urlsplit(address.removeprefix(self.url) if address.startswith(self.url) else address)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if address.startswith(self.url):
            target = path
        elif path.startswith("/"):
            if not path.startswith(self.prefix):
                return f"outside the base path: {path}", ""
            target = path.removeprefix(self.prefix).removeprefix("./")
        elif path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) + (
                "/" if path.endswith("/") else ""
            )
        else:
            return page.path, unquote(parts.fragment)
        target = "" if target in (".", "./") else target
        if target == "" or target.endswith("/") or f"{target}/index.html" in self.files:
            target = posixpath.join(target, "index.html")
        return target, unquote(parts.fragment)
