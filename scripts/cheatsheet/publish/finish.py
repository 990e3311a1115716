"""What is added to the built folder after MkDocs, because it depends on the files in it."""

from __future__ import annotations

import re
from pathlib import Path

from cheatsheet import disk
from cheatsheet.cache import PLACE, Cache
from cheatsheet.exports.markdown_copy import markdown_copies
from cheatsheet.generate import Sources
from cheatsheet.model import LANGUAGES
from cheatsheet.pages.downloads_page import DOWNLOADS, ZIP_SIZE, file_size
from cheatsheet.publish.join import chain, imported, join
from cheatsheet.publish.layout import dress, given_classes, read_layout
from cheatsheet.publish.offline import READER, served
from cheatsheet.publish.portable import FILE, portable_archive
from cheatsheet.publish.script_text import minify_script
from cheatsheet.publish.small_script import small
from cheatsheet.settings import Settings, prefix

JOINED: dict[str, frozenset[str]] = {
    "assets/js/search/panel.js": frozenset({"assets/js/search/highlight.js"}),
    "assets/js/search/advert.js": frozenset(),
    "assets/js/site.js": frozenset(),
    "assets/js/page/later.js": frozenset(),
    "assets/js/practice/main.js": frozenset(),
    "assets/js/practice/voice/view.js": frozenset(),
}
"""Modules that are served with what they need inside them, and what they go on importing, since pages load it alone."""

_OWN_SCRIPT = re.compile(r"^assets/js/(?!vendor/).*\.js$")


def finish(root: Path, folder: Path, sources: Sources, settings: Settings) -> None:
    """Complete the built site in ``folder``: copies, robots.txt, archive, small scripts, sizes, the worker's list."""
    # MkDocs adds a compressed sitemap with the time of the build in it; robots.txt names the plain one.
    disk.discard(folder, "sitemap.xml.gz")
    cache = Cache(root / PLACE)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {settings.site_url}sitemap.xml\n"
    reader = (disk.read_own(folder, READER) or b"").decode()
    made = dict(markdown_copies(sources.content, settings, sources.samples, sources.history))
    made["robots.txt"] = robots.encode()
    disk.discard(folder, READER)  # the worker has it inside
    files = disk.files(folder) | made
    pages = {path: data for path, data in files.items() if path.endswith(".html")}
    scripts = [data.decode() for path, data in files.items() if _OWN_SCRIPT.search(path)]
    made |= dress(pages, read_layout(root), given_classes(scripts), cache)
    files |= made
    # The archive reads the scripts as they were written; on the site they are small.
    made[FILE] = files[FILE] = portable_archive(files, settings, sources.content.words)
    made |= _scripts(folder, files)
    for lang in LANGUAGES:
        page = f"{prefix(lang)}{DOWNLOADS}index.html"
        size = file_size(lang, sources.content.words[lang], len(files[FILE]))
        made[page] = files[page].decode().replace(ZIP_SIZE, size).encode()
    files |= made
    made |= served(files["sw.js"].decode(), reader, files, sources.content.words, settings.version, cache)
    made["sw.js"] = minify_script(made["sw.js"].decode()).encode()
    disk.write_all(folder, made)


def _scripts(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """The site's own scripts made small, some joined; a module that stands only inside others leaves the site."""
    sources = {path: data.decode() for path, data in files.items() if path.endswith(".js")}
    joined = sources | {entry: join(sources, entry, apart) for entry, apart in JOINED.items()}
    inside = {path for entry, apart in JOINED.items() for path in chain(sources, entry, apart)} - JOINED.keys()
    fetched: set[str] = set()
    queue = sorted(joined.keys() - inside)
    while queue:
        path = queue.pop()
        # As it will be served: what stands inside a joined module is not fetched.
        new = set(imported(path, joined[path])) & joined.keys() - fetched
        fetched |= new
        queue += sorted(new)
    for path in inside - fetched:
        disk.discard(folder, path)
        del files[path], joined[path]
    return {path: small(minify_script(source)).encode() for path, source in joined.items() if _OWN_SCRIPT.search(path)}
