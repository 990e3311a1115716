"""What a page says and where it leads, apart from how it is marked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml import etree, html

_SILENT = frozenset({"script", "style"})
"""Elements whose text nobody reads."""
_SAID = frozenset({"alt", "aria-current", "aria-label", "content", "hreflang", "lang", "placeholder", "title"})
"""Attributes that are read out or shown; those of the scripts (``data-…``) are, too, but for the theme's own."""
_ADDRESSES = frozenset({"data-home", "data-index", "data-more", "data-says", "href", "src"})


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page in the order in which they stand, and its links as addresses from the site's root."""

    words: tuple[str, ...]
    links: tuple[str, ...]


def read_page(data: bytes, address: str, site: str) -> Page:
    """Read the HTML or XML ``data`` of the page at ``address`` of the site at ``site``."""
    tree = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    links = [f"{element.tag} {_shown(link, address, site)}" for element in elements for link in _links(element)]
    return Page(tuple(_words(tree)), tuple(links))


def _links(element: etree._Element) -> Iterator[str]:
    yield from (str(value) for name, value in element.attrib.items() if name in _ADDRESSES)
    if _is_base(element):
        yield str(element.get("content"))


def _is_base(element: etree._Element) -> bool:
    """Whether ``element`` is the one by which the scripts find the site's root."""
    return bool(element.tag == "meta" and element.get("name") == "base")


def _shown(link: str, address: str, site: str) -> str:
    """``link`` as it leads from the page at ``address``: a place on the page, a path of the site, or elsewhere."""
    whole, fragment = urldefrag(urljoin(address, link))
    if fragment and whole == address:
        return f"#{fragment}"
    path = f"/{whole.removeprefix(site)}" if whole.startswith(site) else whole
    return f"{path}#{fragment}" if fragment else path


def _words(element: etree._Element) -> Iterator[str]:
    """The words of ``element`` as they stand, those of an attribute behind its name."""
    if not isinstance(element.tag, str):  # a comment
        return
    for name, value in element.attrib.items():
        said = name in _SAID or (name.startswith("data-") and not name.startswith("data-md-"))
        if said and name not in _ADDRESSES and not _is_base(element):
            yield f"{name}="
            yield from str(value).split()
    if element.tag not in _SILENT:
        yield from (element.text or "").split()
        for child in element:
            yield from _words(child)
            yield from (child.tail or "").split()
