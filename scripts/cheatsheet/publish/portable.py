"""The site as one portable archive: unpacked, it opens from a folder, search and practice included, without a server.

Browsers refuse three things to pages opened as files: ES modules, ``fetch`` and folders that stand for
their index. So the modules are put into one classic script, the data files into scripts of their own,
and links name ``index.html``. The pages are otherwise the ones that are served.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from cheatsheet import disk
from cheatsheet.addresses import changes_address
from cheatsheet.archive import archive
from cheatsheet.model import Lang
from cheatsheet.pages.downloads_page import SERVED
from cheatsheet.publish.join import IMPORT, LEFT_OVER, take_exports, target
from cheatsheet.settings import Settings, language_of, prefix

Words = Mapping[Lang, Mapping[str, str]]
PRELUDE = Path(__file__).with_name("portable.js")
_FOLDER = "python-backend"  # that holds all of it
BUNDLE = "assets/js/portable.js"

_LEFT_OUT = re.compile(
    r"^(sw\.js|robots\.txt|sitemap\.xml|404\.html|llms\.txt)$|\.(zip|md|tsv|mochi|apkg|epub|webmanifest)$|changes/feed\.xml$|book(?:-dark)?\.pdf$|downloads/topics/|icons/card-|(^|/)cards/"
    r"|^assets/js/(?!vendor/.*LICENSE)"
)
_DATA = re.compile(r"(^|/)data/(search|search-more|search-says|changes|practice|progress|predict|voice|mistake)\.json$")
# Word for word what a page says of its modules; the entry's own path is kept for the bundle.
_MODULE = re.compile(r'<script type="module" src="(?P<src>[^"]+)"></script>')
_DROPPED = re.compile(
    r'<link rel="(?:manifest|modulepreload|preload|alternate" type="text/markdown)"[^>]*>\n?'
    r'|<script type="(?:speculationrules|application/ld\+json)">.*?</script>\n?'
)
# In a tag alone: what an answer says of HTML stands in its text with the same quotes.
_HREF = re.compile(r'(?P<start><[a-z]+\b[^<>]*? href=")(?P<address>[^"]*)"')
_VERSION = re.compile(r'<a href="[^"]*">([^<]*<span data-version>[^<]*</span>)</a>')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')


def portable_archive(files: Mapping[str, bytes], settings: Settings, words: Words) -> bytes:
    """``files`` of the built site as a zip archive, the same bytes for the same files.

    What is too large for it or makes no sense in a folder is linked to where it is served, below the site's
    address. ``words`` are those of the site, by language.

    Raises :class:`ValueError` for a module that says ``import`` or ``export`` in a way not understood here.
    """
    chosen: dict[str, bytes] = {}
    for path, data in files.items():
        if _LEFT_OUT.search(path):
            continue
        if path.endswith(".html"):
            chosen[path] = _aging(path, _page(path, data.decode(), files, settings.site_url), settings, words).encode()
        elif _DATA.search(path):
            chosen[f"{path}.js"] = f"deliver({json.dumps(path)}, {data.decode()});\n".encode()
        else:
            chosen[path] = data
    modules = {
        path: data.decode() for path, data in files.items() if path.startswith("assets/js/") and path.endswith(".js")
    }
    chosen[BUNDLE] = bundle(modules).encode()
    return archive({f"{_FOLDER}/{path}": chosen[path] for path in sorted(chosen)}, small=True)


def bundle(modules: Mapping[str, str]) -> str:
    """One classic script of ``modules`` (source by site path): the prelude, then a function for each."""
    # Every body is an async function, because a module may wait at its top level; one that does not has run
    # to its end when the call returns.
    head = "async function ($exports, $require, $load, $address) {"
    defined = [
        f"define({json.dumps(path)}, {head}\n{_module(path, code)}\n}});\n" for path, code in sorted(modules.items())
    ]
    return (
        "(function () {\n"
        + (disk.read_own(PRELUDE.parent, PRELUDE.name) or b"").decode()
        + "".join(defined)
        + "start();\n})();\n"
    )


def _module(path: str, code: str) -> str:
    """A module's source as the body of a function: imports are asked for, exports are getters."""

    def imported(match: re.Match[str]) -> str:
        needed, names = json.dumps(target(path, match)), (match["names"] or "").strip()
        if not names:
            return f"$require({needed});"
        if names.startswith("{"):
            return f"const {names.replace(' as ', ': ')} = $require({needed});"
        return f"const {{ default: {names} }} = $require({needed});"

    code, exported = take_exports(IMPORT.sub(imported, code))
    code = re.sub(
        r"(?<![\w$.{\"])import\((?!\")",
        "$load(",
        re.sub(r"(?<![\w$.{])import\((\"[^\"]*\")\)(?!\.[A-Z])", r"$load(\1)", code),
    )
    code = code.replace("import.meta.url", "$address")
    if found := LEFT_OVER.search(code):
        raise ValueError(f"{path}: «{found.group()[:60]}» is not understood by the bundle of the portable archive")
    getters = "".join(
        f"Object.defineProperty($exports, {json.dumps(name)}, {{ get: () => {own} }});\n"
        for name, own in exported.items()
    )
    return getters + code


def _page(path: str, html: str, files: Mapping[str, bytes], site_url: str) -> str:
    """A page that works from a folder: one script, links to files, a policy that knows what a file is."""
    up = "../" * path.count("/")
    entries = [
        posixpath.normpath(posixpath.join(posixpath.dirname(path), match["src"])) for match in _MODULE.finditer(html)
    ]
    html = _without_served(_DROPPED.sub("", _MODULE.sub("", html)))
    data = f'data-root="{up or "./"}" data-entries="{" ".join(entries)}"'
    html = html.replace("</head>", f'<script defer src="{up}{BUNDLE}" {data}></script>\n</head>', 1)
    html = _HREF.sub(lambda match: f'{match["start"]}{_to_file(path, match["address"], files, site_url)}"', html)
    return _POLICY.sub(lambda match: match[1] + _file_policy(match[2]) + match[3], html)


def _without_served(html: str) -> str:
    """Without what makes sense on the served site only, and without its headings in the contents."""
    for part in re.findall(f"{SERVED[0]}.*?{SERVED[1]}", html, re.DOTALL):
        html = html.replace(part, "")
        for anchor in re.findall(r'<h[23] id="([^"]+)"', part):
            html = re.sub(rf'<li[^>]*><a href="#{re.escape(anchor)}"[^>]*>(?:(?!<li|</li>).)*</li>\n?', "", html)
    return html


def _aging(path: str, html: str, settings: Settings, words: Words) -> str:
    """A page that says at its foot, and the home page also at its head, how old it is and where to ask what is new.

    Nothing is asked by itself: a page from a folder loads nothing from any host, and its policy has no host in it.
    """
    lang = language_of(path)
    since = changes_address(settings.address(lang), settings.commit_id)
    home = " data-first" if path == f"{prefix(lang)}index.html" else ""
    told = f'data-copy="{settings.commit_date}" data-aged="{escape(words[lang]["changes.aged"])}"{home}'
    link = f'<a href="{escape(since)}" {told} rel="noopener">{escape(words[lang]["changes.copy"])}</a>'
    return _VERSION.sub(lambda match: f"{match[1]} · {link}", html)


def _to_file(page: str, address: str, files: Mapping[str, bytes], site_url: str) -> str:
    """``address`` on ``page`` with ``index.html`` where it names a folder, and absolute where the file stays behind."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return address
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
    index = "index.html" if path == "." else f"{path}/index.html"
    if _LEFT_OUT.search(path) and path in files:
        return site_url + path
    if index not in files:
        return address
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return f"{parts.path.rstrip('/')}/index.html{rest}"


def _file_policy(policy: str) -> str:
    """The policy for a page from a folder: ``file:`` is its own host, and nothing is fetched."""
    kept = [part.strip() for part in policy.split(";") if "trusted-types" not in part]
    return "; ".join(part.replace("'self'", "'self' file:") for part in kept)
