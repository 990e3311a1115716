"""What a browser does behind a page: every request, every error, every word in the console."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

_OWN = ("data", "blob", "about", "file", "chrome-error")
VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => console.error(
  `policy: ${event.violatedDirective} forbids ${event.blockedURI || event.sample} at ${event.sourceFile}:${event.lineNumber}`));"""


@dataclass
class Watch:
    """The record of one browser context; :meth:`problems` says what should not have happened.

    A test that provokes an error says so: ``watch.allow("404")`` for whatever contains a match.
    """

    hosts: tuple[str, ...] = ("127.0.0.1",)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        """Expect errors that match the regular expression ``pattern``."""
        self.allowed.append(pattern)

    def attach(self, context: BrowserContext) -> None:
        """Record everything that the pages and workers of ``context`` do from now on."""
        context.add_init_script(VIOLATIONS)
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._uncaught(str(error.error)))

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _failed(self, request: Request) -> None:
        # A page that is left takes its requests with it; that is no failure.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.errors.append(f"failed: {request.url} {request.failure}")

    def _uncaught(self, text: str) -> None:
        # A browser that is too busy to animate the way to the next page leaves the animation out and says so.
        if "Transition was" not in text:
            self.errors.append(f"uncaught: {text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"status {response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # A failed request is recorded with its address already; profiles that block workers say so each time.
        known = message.text.startswith(("Failed to load resource", "Service Worker registration blocked by"))
        if message.type in ("error", "warning") and not known:
            self.errors.append(f"console {message.type}: {message.text}")

    def wait_for(self, page: Page, pattern: str) -> str:
        """The first error that matches ``pattern``, as soon as ``page`` has it."""
        for _ in range(2000):  # each round lets the browser say what happened meanwhile
            found = next((one for one in self.errors if re.search(pattern, one, re.IGNORECASE)), None)
            if found is not None:
                return found
            page.evaluate("new Promise((done) => requestAnimationFrame(() => done()))")
        raise AssertionError(f"no error that matches {pattern!r} in {self.errors}")

    def strays(self) -> list[str]:
        """Requests to other hosts."""
        return [
            url
            for url in self.requests
            if (parts := urlsplit(url)).scheme not in _OWN and parts.hostname not in self.hosts
        ]

    def problems(self) -> list[str]:
        """Errors that nobody expected, and requests to other hosts."""
        unexpected = [error for error in self.errors if not any(re.search(one, error) for one in self.allowed)]
        return unexpected + [f"another host: {url}" for url in self.strays()]
