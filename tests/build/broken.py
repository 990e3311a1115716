"""A site that is broken on purpose: a copy of a sound one, of which only what is no longer the same is read again."""

from __future__ import annotations

from dataclasses import dataclass

from tests.site_checks.site_model import Page, Site


@dataclass(frozen=True)
class Broken(Site):
    """A copy of ``sound`` that was changed. A page of the same bytes is the one parsed there: no check changes a page."""

    sound: Site

    def page(self, path: str) -> Page:
        """The page at ``path``, parsed once for all copies in which it is the same."""
        own = self.folder / path
        known = self.sound.pages.get(path)
        if known is not None and own.read_bytes() == (self.sound.folder / path).read_bytes():
            return known
        return super().page(path)
