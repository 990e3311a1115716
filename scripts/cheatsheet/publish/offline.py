"""What the service worker keeps: the files of a version with their hashes, the bundle of each language, what is kept
only when opened.

A page says at its foot which version it is of, and so every page changes with every commit. These few characters (the
stamp) are no part of its hash, and stand in no bundle: what did not change otherwise is not fetched again.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping

from cheatsheet.cache import Cache
from cheatsheet.model import Lang
from cheatsheet.pages.downloads_page import file_size
from cheatsheet.publish.bundle import pack
from cheatsheet.publish.cached import cached_bytes
from cheatsheet.publish.join import take_exports
from cheatsheet.settings import language_of, prefix

# A reader without a network wants pages, search, practice and the one-page sheets. The rest is large
# (books, decks), another form of the same text (copies, data), another one with each commit (the list of versions) or
# for others than pages (the card, a system's icons). Pictures that only chats show are not even listed.
_ON_REQUEST = re.compile(
    r"\.(pdf|apkg|epub|csv|tsv|mochi|zip|txt|md)$|/preview/|^([\w-]+/)?data/((v\d+/)?cheatsheet\.|changes\.json$)|changes/feed\.xml$|icons/.*\.png$|LICENSE"
)
_ALWAYS = re.compile(r"downloads/cram-sheet\.pdf$")
_NEVER = re.compile(r"^sw\.js$|^robots\.txt$|^sitemap\.xml$|(^|/)data/offline(\.bin|-size\.json)$|(^|/)cards/")
_SHARED = re.compile(r"^assets/|^404\.html$")
_BUNDLED = re.compile(r"\.(html|js|css|json|webmanifest|svg)$")
STAMP = re.compile(r'(<span data-version>|template=mistake\.yml[^"]*&amp;version=)[^<"]*')
"""The stamp, behind what comes before it; ``docs/sw.js`` has the same expression."""
Words = Mapping[Lang, Mapping[str, str]]
READER = "assets/js/unpack.js"
"""The module that reads bundles: it stands in the worker, and is not served."""
BUNDLE, SIZE = "data/offline.bin", "data/offline-size.json"
"""Below a language's home: its bundle, and how many bytes come down to keep the language."""


def kept(files: Mapping[str, bytes]) -> dict[str, str]:
    """The files of a version, each with its hash, in order of path."""
    return {
        path: _hash(path, data)
        for path, data in sorted(files.items())
        if not _NEVER.search(path) and (_ALWAYS.search(path) or not _ON_REQUEST.search(path))
    }


def kept_on_request(files: Mapping[str, bytes]) -> dict[str, str]:
    """The files that are kept once somebody has opened them, each with its hash."""
    chosen = kept(files)
    return {
        path: _hash(path, data)
        for path, data in sorted(files.items())
        if path not in chosen and not _NEVER.search(path)
    }


def _hash(path: str, data: bytes) -> str:
    """The first 96 bits of the SHA-256, in base64: enough to tell files apart, and no key to anything."""
    if path.endswith(".html"):
        data = without_stamp(data.decode()).encode()
    return base64.b64encode(hashlib.sha256(data).digest()[:12]).decode()


def without_stamp(html: str) -> str:
    """A page without the word of its version, at its foot and in the link that reports a mistake."""
    return STAMP.sub(r"\1", html)


def bundled(files: Mapping[str, bytes], lang: Lang) -> dict[str, str]:
    """The texts of a bundle by path: of what is kept, the language's own and what all pages need."""
    return {
        path: without_stamp(files[path].decode()) if path.endswith(".html") else files[path].decode()
        for path in kept(files)
        if _BUNDLED.search(path) and (_SHARED.search(path) or language_of(path) == lang)
    }


def served(
    worker: str, reader: str, files: Mapping[str, bytes], words: Words, stamp: str, bundles: Mapping[Lang, bytes]
) -> dict[str, bytes]:
    """The worker with everything in it, and what it fetches: each language's bundle, and its size for whom to tell.

    ``reader`` is the source of :data:`READER`, ``files`` the finished site, ``words`` its words by language,
    ``stamp`` what its pages say of their version, ``bundles`` what is :func:`packed_bundle` of :func:`bundled` files.
    """
    made = {f"{prefix(lang)}{BUNDLE}": data for lang, data in bundles.items()}
    for lang, data in bundles.items():
        alone = [path for path in kept(files) if language_of(path) == lang and not _BUNDLED.search(path)]
        size = file_size(lang, words[lang], len(data) + sum(len(files[path]) for path in alone))
        made[f"{prefix(lang)}{SIZE}"] = f"{json.dumps(size, ensure_ascii=False)}\n".encode()
    languages = {
        lang: {"prefix": prefix(lang), "bundle": f"{prefix(lang)}{BUNDLE}", "hash": _hash("", data)}
        for lang, data in bundles.items()
    }
    body, _ = take_exports(reader)
    filled = _put(worker, "unpack", "null", f"(() => {{\n{body}\nreturn unpack;\n}})()")
    filled = _put(filled, "LANGUAGES", "{}", json.dumps(languages))
    filled = _put(filled, "STAMP", '""', json.dumps(stamp, ensure_ascii=False))
    return made | {"sw.js": fill_worker(filled, files, stamp).encode()}


def packed_bundle(texts: Mapping[str, str], cache: Cache | None = None) -> bytes:
    """The bundle of ``texts``. To pack one takes a second, and a word changes that of one language."""
    facts = [part for path in sorted(texts) for part in (path, texts[path])]
    return cached_bytes(cache, "bundle", facts, lambda: pack(texts))


def fill_worker(worker: str, files: Mapping[str, bytes], stamp: str = "") -> str:
    """The service worker ``worker`` with the version made of ``files`` and ``stamp`` in it.

    Raises :class:`ValueError` when a place to fill is not there: a worker without its list keeps nothing.
    """
    listed, others = kept(files), kept_on_request(files)
    version = hashlib.sha256(json.dumps([listed, others, stamp]).encode()).hexdigest()[:16]
    worker = _put(worker, "VERSION", '"development"', json.dumps(version))
    worker = _put(worker, "FILES", "{}", json.dumps(listed, ensure_ascii=False))
    return _put(worker, "ON_REQUEST", "{}", json.dumps(others, ensure_ascii=False))


def _put(worker: str, name: str, empty: str, value: str) -> str:
    place = f"const {name} = {empty};"
    if worker.count(place) != 1:
        raise ValueError(f"sw.js: {worker.count(place)} places «{place}»; expected one")
    return worker.replace(place, f"const {name} = {value};")
