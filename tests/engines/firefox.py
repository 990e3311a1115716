"""Firefox as it is installed, by WebDriver BiDi, which it speaks itself."""

# ruff: noqa: D102 - what the methods do is said once, in driver.py
from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import websocket

from tests.browser.watch import VIOLATIONS
from tests.engines.driver import KEYS, NO_ENTRY, NotNowError, wait_for, wrapped

QUIET: dict[str, bool | int | str] = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "ui.prefersReducedMotion": 1,
}
"""Preferences that keep the browser itself from talking to anybody, and pages from moving."""


def find_firefox() -> str | None:
    """The path of an installed Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """See :class:`~tests.engines.driver.Driver`."""

    name = "firefox"

    def __init__(self, path: str, folder: Path, prefs: Mapping[str, bool | int | str] | None = None) -> None:
        """Start with a new profile in ``folder`` that has ``prefs`` beside the usual ones."""
        self.downloads = folder / "downloads"
        profile = folder / "profile"
        profile.mkdir(parents=True)
        lines = [
            f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in {**QUIET, **(prefs or {})}.items()
        ]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        with (folder / "firefox.log").open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            self._connect(folder / "firefox.log")
        except BaseException:
            self._process.kill()
            self._process.wait(60)
            raise

    def _connect(self, log: Path) -> None:
        def address() -> str | None:
            text = log.read_text("utf-8", "replace")
            assert self._process.poll() is None, f"Firefox does not start: {text[-1000:]}"
            found = re.search(r"BiDi listening on (ws://\S+)", text)
            return found and found[1]

        self._socket = websocket.create_connection(
            f"{wait_for(address, log.name)}/session", suppress_origin=True, timeout=120
        )
        self._number = 0
        self._events: list[dict[str, Any]] = []
        self._send("session.new", capabilities={})
        self._window = self._send("browsingContext.getTree")["contexts"][0]["context"]
        self._send("session.subscribe", events=["log.entryAdded", "network.responseCompleted", "network.fetchError"])
        self._send("script.addPreloadScript", functionDeclaration=f"() => {{ {VIOLATIONS} }}")
        behaviour = {"type": "allowed", "destinationFolder": str(self.downloads)}
        self._send("browser.setDownloadBehavior", downloadBehavior=behaviour)

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of one command; what happens meanwhile is kept for :meth:`complaints`."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == self._number:
                break
            self._events.append(message)
        if message["type"] == "error":
            raise NotNowError(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def open(self, url: str) -> None:
        self._send("browsingContext.navigate", context=self._window, url=url, wait="complete")

    def run(self, script: str, *arguments: Any) -> Any:
        answer = self._send(
            "script.callFunction",
            functionDeclaration=wrapped(script),
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self._window},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise NotNowError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def hover(self, x: float, y: float) -> None:
        self._point(x, y)

    def tap(self, x: float, y: float) -> None:
        self._point(x, y, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})

    def _point(self, x: float, y: float, *then: dict[str, Any]) -> None:
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *then]})

    def press(self, key: str) -> None:
        codes = [KEYS.get(one, one) for one in key.split("+")]
        strokes = [{"type": "keyDown", "value": code} for code in codes]
        self._act(
            {
                "type": "key",
                "id": "keys",
                "actions": strokes + [{"type": "keyUp", "value": code} for code in reversed(codes)],
            }
        )

    def write(self, text: str) -> None:
        strokes = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": strokes})

    def _act(self, source: dict[str, Any]) -> None:
        self._send("input.performActions", context=self._window, actions=[source])

    def resize(self, width: int, height: int) -> None:
        self._send("browsingContext.setViewport", context=self._window, viewport={"width": width, "height": height})

    def choose(self, css: str, file: Path) -> None:
        (node,) = self._send(
            "browsingContext.locateNodes", context=self._window, locator={"type": "css", "value": css}
        )["nodes"]
        self._send("input.setFiles", context=self._window, element={"sharedId": node["sharedId"]}, files=[str(file)])

    def saved(self, act: Callable[[], None]) -> str:
        return first_saved(self.downloads, act)

    def complaints(self) -> list[str]:
        self._send("session.status")  # what was said before this is here afterwards
        events, self._events = self._events, []
        return [text for event in events if (text := _complaint(event["method"], event["params"]))]

    def screenshot(self, file: Path) -> None:
        file.write_bytes(
            base64.b64decode(self._send("browsingContext.captureScreenshot", context=self._window)["data"])
        )

    def print(self) -> bytes:
        """The page as a PDF on A4."""
        page = {"width": 21.0, "height": 29.7}
        return base64.b64decode(self._send("browsingContext.print", context=self._window, page=page)["data"])

    def close(self) -> None:
        self._send("browser.close")
        self._socket.close()
        self._process.wait(60)


LEFT_BEHIND = "Failed to load ‘’. A ServiceWorker intercepted the request and encountered an unexpected error."
"""What Firefox says, without an address, of a request that a worker was answering when its page was left."""


def _complaint(method: str, said: dict[str, Any]) -> str | None:
    """What an event of BiDi complains of, if it does."""
    if method == "log.entryAdded":
        if said["text"] == LEFT_BEHIND:
            return None
        return f"{said['type']} {said['level']}: {said['text']}" if said["level"] in ("error", "warn") else None
    url = said["request"]["url"]
    if method == "network.responseCompleted":
        return f"status {said['response']['status']}: {url}" if said["response"]["status"] >= 400 else None
    # A page that is left takes its requests with it; that is no failure.
    left = said["errorText"] in ("NS_BINDING_ABORTED", "NS_ERROR_ABORT")
    return None if left or url == NO_ENTRY else f"failed: {url} {said['errorText']}"


def first_saved(folder: Path, act: Callable[[], None]) -> str:
    """The text of the file that turns up in ``folder``, whole, when ``act`` is done; it is taken away."""
    act()

    def whole() -> Path | None:
        files = [
            file for file in folder.glob("*") if file.suffix not in (".part", ".wkdownload") and file.stat().st_size
        ]
        return files[0] if files else None

    file: Path = wait_for(whole, "a saved file")
    text = file.read_text("utf-8")
    file.unlink()
    return text
