"""The list of files that the service worker keeps: what makes a version, and what is kept only when opened."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping

# A reader without a network wants pages, search, practice and the one-page sheets. The rest is large
# (books, decks), another form of the same text (twins, data) or only for other sites (the card).
_ON_REQUEST = re.compile(
    r"\.(pdf|apkg|csv|zip|txt|md)$|/preview/|^([\w-]+/)?data/(v\d+/)?cheatsheet\.|icons/card-|LICENSE"
)
_ALWAYS = re.compile(r"downloads/cram-sheet\.pdf$")
_NEVER = re.compile(r"^sw\.js$|^robots\.txt$|^sitemap\.xml$")


def kept(files: Mapping[str, bytes]) -> dict[str, str]:
    """The files of a version, each with its hash, in order of path."""
    return {
        path: _hash(data)
        for path, data in sorted(files.items())
        if not _NEVER.search(path) and (_ALWAYS.search(path) or not _ON_REQUEST.search(path))
    }


def kept_on_request(files: Mapping[str, bytes]) -> dict[str, str]:
    """The files that are kept once somebody has opened them, each with its hash."""
    chosen = kept(files)
    return {path: _hash(data) for path, data in sorted(files.items()) if path not in chosen and not _NEVER.search(path)}


def _hash(data: bytes) -> str:
    """The first 96 bits of the SHA-256, in base64: enough to tell files apart, and no key to anything."""
    return base64.b64encode(hashlib.sha256(data).digest()[:12]).decode()


def fill_worker(worker: str, files: Mapping[str, bytes]) -> str:
    """The service worker ``worker`` with the version made of ``files`` in it.

    Raises :class:`ValueError` when a place to fill is not there: a worker without its list keeps nothing.
    """
    listed, others = kept(files), kept_on_request(files)
    version = hashlib.sha256(json.dumps([listed, others]).encode()).hexdigest()[:16]
    for name, empty, value in (
        ("VERSION", '"development"', version),
        ("FILES", "{}", listed),
        ("ON_REQUEST", "{}", others),
    ):
        place = f"const {name} = {empty};"
        if worker.count(place) != 1:
            raise ValueError(f"sw.js: {worker.count(place)} places «{place}»; expected one")
        worker = worker.replace(place, f"const {name} = {json.dumps(value, ensure_ascii=False)};")
    return worker
