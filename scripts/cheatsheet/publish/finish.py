"""What is added to the built folder after MkDocs, because it depends on the files in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from cheatsheet import disk
from cheatsheet.answers.typography import bind_closely
from cheatsheet.cache import PLACE, Cache
from cheatsheet.exports.markdown_copy import markdown_copies
from cheatsheet.generate import Sources
from cheatsheet.model import LANGUAGES
from cheatsheet.pages.downloads_page import ZIP_SIZE, file_size
from cheatsheet.paths import ARCHIVE, DOWNLOADS
from cheatsheet.publish.cached import cached_files
from cheatsheet.publish.join import chain, imported, join
from cheatsheet.publish.layout import dress, given_classes, read_layout
from cheatsheet.publish.offline import READER, bundled, packed_bundle, served
from cheatsheet.publish.portable import portable_archive
from cheatsheet.publish.script_text import minify_script
from cheatsheet.publish.small_script import small
from cheatsheet.publish.stylesheet import minify_style
from cheatsheet.settings import Settings, prefix
from cheatsheet.workers import Workers, workers

JOINED: dict[str, frozenset[str]] = {
    "assets/js/changes.js": frozenset(),
    "assets/js/search/panel.js": frozenset({"assets/js/search/highlight.js"}),
    "assets/js/search/advert.js": frozenset(),
    "assets/js/site.js": frozenset(),
    "assets/js/page/later.js": frozenset(),
    "assets/js/page/mistake-form.js": frozenset(),
    "assets/js/practice/hide.js": frozenset(),
    "assets/js/practice/main.js": frozenset(),
    "assets/js/practice/progress.js": frozenset(),
    "assets/js/practice/send.js": frozenset(),
    "assets/js/practice/voice/view.js": frozenset(),
}
"""Modules that are served with what they need inside them, and what they go on importing, since pages load it alone."""

_OWN_SCRIPT = re.compile(r"^assets/js/(?!vendor/).*\.js$")


def _is_own_script(path: str) -> bool:
    return _OWN_SCRIPT.search(path) is not None and path != READER


def finish(root: Path, folder: Path, sources: Sources, settings: Settings) -> None:
    """Complete the site that MkDocs built in ``folder``, when everything else is there already."""
    dress_folder(root, folder, sources, settings)
    with workers() as pool:
        complete(root, folder, sources, settings, pool)


def dress_folder(root: Path, folder: Path, sources: Sources, settings: Settings) -> None:
    """The first half, which needs pages alone: their styles and policy, copies, robots.txt. Books may still be set."""
    # MkDocs adds a compressed sitemap with the time of the build in it; robots.txt names the plain one.
    disk.discard(folder, "sitemap.xml.gz")
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {settings.site_url}sitemap.xml\n"
    made = dict(markdown_copies(sources.content, settings, sources.samples, sources.history))
    made["robots.txt"] = robots.encode()
    paths = disk.everything(folder)
    pages, styles = (
        {path: disk.read_own(folder, path) or b"" for path in paths if path.endswith(end)} for end in (".html", ".css")
    )
    scripts = [(disk.read_own(folder, path) or b"").decode() for path in paths if _is_own_script(path)]
    made |= {path: minify_style(data.decode()).encode() for path, data in styles.items()}
    made |= dress(pages, read_layout(root), given_classes(scripts), Cache(root / PLACE))
    disk.write_all(folder, made)


def complete(root: Path, folder: Path, sources: Sources, settings: Settings, pool: Workers) -> None:
    """The second half, which needs every file: archive, small scripts, sizes, the worker's list and bundles."""
    reader = (disk.read_own(folder, READER) or b"").decode()
    disk.discard(folder, READER)  # the worker has it inside
    files = disk.files(folder)
    cache = Cache(root / PLACE)
    made: dict[str, bytes] = {}
    # The archive reads the scripts as they were written; on the site they are small.
    made[ARCHIVE] = files[ARCHIVE] = portable_archive(files, settings, sources.content.words)
    made |= _scripts(folder, files, cache)
    for lang in LANGUAGES:
        page = f"{prefix(lang)}{DOWNLOADS}index.html"
        size = bind_closely(file_size(lang, sources.content.words[lang], len(files[ARCHIVE])), lang)
        made[page] = files[page].decode().replace(ZIP_SIZE, size).encode()
    files |= made
    packing = {lang: pool.submit(packed_bundle, bundled(files, lang), cache) for lang in LANGUAGES}
    bundles = {lang: coming.result() for lang, coming in packing.items()}
    made |= served(files["sw.js"].decode(), reader, files, sources.content.words, settings.version, bundles)
    made["sw.js"] = minify_script(made["sw.js"].decode()).encode()
    disk.write_all(folder, made)


def _scripts(folder: Path, files: dict[str, bytes], cache: Cache) -> Mapping[str, bytes]:
    """The site's own scripts made small, some joined; a module that stands only inside others leaves the site."""
    sources = {path: data.decode() for path, data in files.items() if path.endswith(".js")}
    facts = [part for source in sources.items() for part in source]
    made = cached_files(cache, "scripts", facts, lambda: _small(sources))
    for path in sources.keys() - made.keys():
        disk.discard(folder, path)
        del files[path]
    return made


def _small(sources: dict[str, str]) -> dict[str, bytes]:
    """What is served of ``sources``, by path: those of others as they are."""
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
    kept = {path: joined[path] for path in sorted(joined.keys() - (inside - fetched))}
    return {
        path: (small(minify_script(source)) if _is_own_script(path) else source).encode()
        for path, source in kept.items()
    }
