"""One page of each kind that the site has, for tests that look at all of them."""

from __future__ import annotations

PAGES = (
    "",
    "topics/sql/",
    "topics/python/asyncio/",
    "quick-answers/",
    "all/",
    "downloads/",
    "errata/",
    "changes/",
    "asked/",
    "practice/",
)
"""Site paths, relative to a language's home page."""
LOST = "no-such-page/"
"""An address that no page has: the kind of the page of mistakes."""
KINDS = (*PAGES, LOST)
