"""A small web server that treats a folder as GitHub Pages does, for the browser tests.

Folders answer with their index, a folder without its slash redirects, ``/name`` may stand for
``name.html``, an unknown address gets the folder's ``404.html``, text is compressed, and every
answer has an entity tag and ten minutes of life in the browser's cache.

It can play other hosts (:data:`HOSTS`), and have other sites on the same origin.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
_TEXT = (
    "text/",
    "application/javascript",
    "application/json",
    "application/manifest",
    "application/xml",
    "image/svg",
)


HOSTS = {
    "pages": "GitHub Pages",
    "plain": "nginx or `python -m http.server`: a folder redirects to its slash, and a lost address gets a bare 404",
    "clean": "`npx serve`: no `index.html` and no `.html` in addresses, and a folder with or without its slash",
    "slashed": "Cloudflare Pages, Netlify: the same, always with the slash, and `/404` says 404",
    "bare": "Vercel: the same, never with the slash",
}
"""The hosts that can be played, and what is particular about each."""


def _led(host: str, path: str) -> str | None:
    """The path below the site that ``host`` redirects ``path`` to, if it does so for its form alone."""
    if host in ("pages", "plain"):
        return None
    clean = re.sub(r"(^|/)index\.html$", r"\1", path).removesuffix(".html")
    if host == "bare" or (host == "clean" and clean != path):
        clean = clean.rstrip("/")
    return clean if clean != path else None


@dataclass
class Served:
    """What is served now. ``folder`` may be replaced and ``change`` set while the server runs.

    ``host`` is one of :data:`HOSTS`. ``others`` are folders of other sites by the path at which they stand.
    ``headers`` are sent with every answer.

    ``change`` gets the path of a file below the folder and its bytes (``None``: there is no such file) and
    returns the bytes to serve instead: a deployment that is half done, for one. While ``down`` nobody gets an
    answer. ``asked`` keeps every path.
    """

    folder: Path
    url: str = ""
    prefix: str = "/"
    change: Callable[[str, bytes | None], bytes | None] = lambda _, data: data
    down: bool = False
    host: str = "pages"
    others: dict[str, Path] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def site_of(self, path: str) -> tuple[str, Served | None]:
        """Where the site with the address ``path`` stands, and that site: the deepest one."""
        sites = {self.prefix: self} | {at: Served(folder) for at, folder in self.others.items()}
        at = max((one for one in sites if path.startswith(one)), key=len, default="")
        return at, sites.get(at)

    def read(self, path: str) -> bytes | None:
        """The bytes of the file at ``path`` below the folder, or ``None``."""
        data = None
        # An address may be longer than a name on this machine, or have a zero in it.
        with suppress(OSError, ValueError):
            file = (self.folder / path).resolve()
            data = file.read_bytes() if file.is_relative_to(self.folder.resolve()) and file.is_file() else None
        return self.change(path, data)

    def find(self, path: str) -> tuple[int, str, bytes]:
        """Status, file name and bytes for the path below the prefix; a redirect's name is the path that it leads to."""
        if (led := _led(self.host, path)) is not None:
            return 308, led, b""
        name = f"{path}index.html" if path == "" or path.endswith("/") else path
        if (data := self.read(name)) is not None:
            return 200, name, data
        if not path.endswith("/"):
            if (data := self.read(f"{path}/index.html")) is not None:
                return (200, f"{path}/index.html", data) if self.host in ("clean", "bare") else (301, f"{path}/", b"")
            if self.host != "plain" and (data := self.read(f"{path}.html")) is not None:
                return 404 if path == "404" and self.host != "clean" else 200, f"{path}.html", data
        return 404, "404.html", (self.read("404.html") if self.host != "plain" else None) or b"not found"


@cache  # by all servers of a process: most of what they serve is the same
def _compressed(data: bytes) -> bytes:
    """``data`` as it goes over the line."""
    return gzip.compress(data, 5, mtime=0)


def _handler(served: Served) -> type[BaseHTTPRequestHandler]:
    """A class of requests to ``served``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # the head and the body leave together, else the browser waits for the second packet

        def do_GET(self) -> None:
            """Answer with a file."""
            if served.down:
                self.close_connection = True
                return
            path = unquote(urlsplit(self.path).path)
            served.asked.append(path)
            at, site = served.site_of(path)
            if site is None:
                self._send(404, "none.txt", b"outside of the site", {})
                return
            status, name, data = site.find(path.removeprefix(at))
            mark, query = ("?", urlsplit(self.path).query) if "?" in self.path else ("", "")
            location = {"Location": quote(at + name) + mark + query} if status in (301, 308) else {}
            self._send(status, name, data, location)

        do_HEAD = do_GET  # noqa: N815 - the name that the base class calls

        def _send(self, status: int, name: str, data: bytes, headers: dict[str, str]) -> None:
            kind = TYPES.get(Path(name).suffix, "application/octet-stream")
            tag = hashlib.sha256(data).hexdigest()[:16]
            if "gzip" in self.headers.get("Accept-Encoding", "") and kind.startswith(_TEXT):
                data = _compressed(data)
                headers |= {"Content-Encoding": "gzip"}
            if status == 200 and tag in self.headers.get("If-None-Match", ""):
                status, data = 304, b""
            self.send_response(status)
            headers |= {"Content-Type": kind, "ETag": f'W/"{tag}"', "Vary": "Accept-Encoding"}
            headers |= {"Cache-Control": "max-age=600", "Access-Control-Allow-Origin": "*"} | served.headers
            if status != 304:
                headers["Content-Length"] = str(len(data))
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests look at what the browser got."""

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""


@contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[Served]:
    """Serve ``folder`` at a free port of this machine, below ``prefix`` (which ends in a slash)."""
    served = Served(folder, prefix=prefix)
    server = _Server(("127.0.0.1", 0), _handler(served))
    served.url = f"http://127.0.0.1:{server.server_port}{prefix}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
