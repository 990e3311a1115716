"""Serve a folder as GitHub Pages does: gzip, ten minutes of cache, folders by their index, the 404 page."""

from __future__ import annotations

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What GitHub Pages compresses on the way: text, not pictures, archives or paper.
_COMPRESSED = ("text/", "application/json", "application/manifest+json", "application/xml", "image/svg+xml")
_TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".md": "text/markdown"}

LATENCY = 0.15
"""Seconds from a request to the first byte of its answer, where the line is slow."""
RATE = 200_000
"""Bytes a second on the slow line: 1.6 Mbit/s."""


class Line:
    """A slow line that all answers share: each waits for the latency, then for its turn."""

    def __init__(self) -> None:
        self.slow = False
        self.requests: list[str] = []
        self._lock = threading.Lock()
        self._free = 0.0

    def pass_through(self, path: str, size: int) -> None:
        """Note a request and wait for as long as its answer is on its way."""
        with self._lock:
            self.requests.append(path)
            now = time.monotonic()
            self._free = max(self._free, now + LATENCY) + size / RATE
            wait = self._free - now
        if self.slow:
            time.sleep(wait)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET from the files; quiet."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, extra: Mapping[str, bytes], line: Line, *arguments: object) -> None:
        self.folder, self.extra, self.line = folder, extra, line
        super().__init__(*arguments)  # type: ignore[arg-type] # the three that the server hands on, untyped here

    def do_GET(self) -> None:
        """Send the file, its folder's index, or the 404 page."""
        path = unquote(urlsplit(self.path).path)
        found = self._find(path)
        data, kind = found or self._find("/404.html") or (b"", "text/html")
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Cache-Control": "max-age=600"}
        if kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self.line.pass_through(path, len(data))
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        for name, value in (headers | {"Content-Length": str(len(data))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _find(self, path: str) -> tuple[bytes, str] | None:
        name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        kind = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        if name in self.extra:
            return self.extra[name], kind
        file = (self.folder / name).resolve()
        return (file.read_bytes(), kind) if file.is_relative_to(self.folder.resolve()) and file.is_file() else None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """A browser that goes away in the middle is no error."""


@contextmanager
def served(folder: Path, extra: Mapping[str, bytes] | None = None) -> Iterator[tuple[str, Line]]:
    """Serve ``folder``, and the files of ``extra`` with it; gives the address with its final slash, and the line."""
    line = Line()
    server = _Server(("127.0.0.1", 0), partial(_Handler, folder, extra or {}, line))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
