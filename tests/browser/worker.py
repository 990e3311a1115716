"""What the tests of the service worker do with it: publish a version, wait for it, have it looked for."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from playwright.sync_api import Error, Page
from tests.browser.pages_server import Served
from tests.browser.promise import awaited
from tests.publish.test_bundle import WORDS

from cheatsheet import disk
from cheatsheet.model import LANGUAGES
from cheatsheet.publish.offline import READER, bundled, packed_bundle
from cheatsheet.publish.offline import served as complete

VERSIONS = {
    "index.html": ("</h1>", " · вторая</h1>"),
    "topics/sql/index.html": ("</h1>", " · вторая</h1>"),
    "assets/css/search.css": (".search-", "/* second */ .search-"),
}
"""A second version: old and new text in three files."""

ACTIVE = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
  return active.state;
}"""
"""The state of the page's worker once it serves."""


def deploy(root: Path, served: Served, edits: dict[str, tuple[str, str]]) -> None:
    """Put a new version in the served folder: ``edits`` (old and new text by path), and a worker that lists it."""
    for path, (old, new) in edits.items():
        file = served.folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    worker, reader = ((root / "docs" / name).read_text("utf-8") for name in ("sw.js", READER))
    stamp = re.search(r"<span data-version>([^<]*)", (served.folder / "index.html").read_text("utf-8"))
    assert stamp
    files = disk.files(served.folder)
    bundles = {lang: packed_bundle(bundled(files, lang)) for lang in LANGUAGES}
    made = complete(worker, reader, files, WORDS, stamp[1], bundles)
    for path, data in made.items():
        (served.folder / path).write_bytes(data)


def settle(page: Page) -> None:
    """Wait until the worker serves; where the browser never says so, the page is opened again, as a reader would."""
    try:
        state = awaited(page, ACTIVE)
    except Error:
        page.reload()
        state = awaited(page, ACTIVE)
    assert state == "activated"


def keep_too(page: Page, lang: str) -> None:
    """Have the worker that serves keep another language, as the button does."""
    assert awaited(
        page,
        """async (lang) => {
          const { port1, port2 } = new MessageChannel();
          const answer = new Promise((done) => (port1.onmessage = (event) => done(event.data)));
          (await navigator.serviceWorker.ready).active.postMessage({ keep: lang }, [port2]);
          return answer;
        }""",
        lang,
    )


_SEALED = """
const sealed = async (worker) => {
  for (const late = Date.now() + 30_000; worker?.state === "installing"; await new Promise((done) => setTimeout(done, 20)))
    if (Date.now() > late) throw new Error("nothing became of a worker within 30 seconds");
};
"""
"""Waits until a worker is there or has failed, but not for ever: on a busy machine Chromium once never told."""


def update(page: Page) -> str:
    """Have the browser look for a new version and wait until its fate is sealed: ``waiting``, ``failed`` or ``none``."""
    fate = awaited(
        page,
        "async () => {"
        + _SEALED
        + """
          const registration = await navigator.serviceWorker.getRegistration();
          await registration.update().catch(() => undefined);
          const fresh = registration.installing;
          await sealed(fresh);
          if (fresh?.state === "redundant") return "failed";
          return registration.waiting ? "waiting" : "none";
        }""",
    )
    assert isinstance(fate, str)
    return fate


# A browser looks for a new version of its own accord after a page was opened, and so does the page: such a try comes
# to its end first, and none of them counts a day later.
_A_DAY = (
    "async () => {"
    + _SEALED
    + """
  const registration = await navigator.serviceWorker.getRegistration();
  for (let one = registration?.installing; one; one = registration.installing) {
    await sealed(one);
    await new Promise((done) => setTimeout(done, 10));
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const note = await (await cache.match(new URL("/sw.js?install", location.href)))?.json();
    if (note) await cache.put("/sw.js?install", new Response(JSON.stringify({ ...note, at: note.at - 90_000_000 })));
  }
}"""
)


def a_day_later(page: Page) -> None:
    """Let a day pass for a version that could not be fetched."""
    awaited(page, _A_DAY)


def kept(page: Page) -> dict[str, list[str]]:
    """Every cache of the origin by name, with the addresses in it."""
    found = awaited(
        page,
        """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
          [name, (await (await caches.open(name)).keys()).map((request) => request.url)])))""",
    )
    assert isinstance(found, dict)
    return found


def forget_http(page: Page) -> None:
    """Empty the browser's own cache, so that only the worker's is left."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


TRIED = """
window.tried = new Promise((settled) => {
  const register = ServiceWorkerContainer.prototype.register;
  ServiceWorkerContainer.prototype.register = async function (...given) {
    try {
      const registration = await register.apply(this, given);
      const fresh = registration.installing;
      while (fresh?.state === "installing") await new Promise((done) => fresh.addEventListener("statechange", done, { once: true }));
      settled(fresh?.state ?? "none");
      return registration;
    } catch (error) {
      settled("refused");
      throw error;
    }
  };
});
"""
"""What a page runs first, so that :func:`attempt` learns what became of the worker that it asks for."""


def attempt(page: Page, url: str) -> str:
    """Open ``url`` and wait until the worker that the page asks for is there or has failed; what became of it.

    On a busy machine Chromium once never said what became of a worker: then the page is opened again, as a reader would.
    """
    for _ in range(3):
        page.goto(url)
        with contextlib.suppress(Error):
            state = awaited(page, "tried")
            assert isinstance(state, str)
            return state
    raise AssertionError(f"{url}: nothing became of the worker within 30 seconds, three times")


def until(page: Page, holds: str, arg: object = None) -> None:
    """Wait until the function ``holds`` says so on the page, whose policy forbids what ``wait_for_function`` does."""
    awaited(
        page,
        f"""async (arg) => {{
          const late = Date.now() + 30_000;
          while (!(await ({holds})(arg))) {{
            if (Date.now() > late) throw new Error("it never was so");
            await new Promise((done) => setTimeout(done, 20));
          }}
        }}""",
        arg,
        seconds=60,
    )
