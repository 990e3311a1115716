"""What is added to the built folder after MkDocs, because it depends on every file in it."""

from __future__ import annotations

from pathlib import Path

from cheatsheet import disk
from cheatsheet.model import Content
from cheatsheet.settings import Settings


def finish(root: Path, folder: Path, content: Content, settings: Settings) -> None:
    """Complete the built site in ``folder``: remove what nothing refers to, add robots.txt."""
    del root, content
    # MkDocs adds a compressed sitemap with the time of the build in it; robots.txt names the plain one.
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {settings.site_url}sitemap.xml\n"
    disk.write(folder / "robots.txt", robots.encode())
