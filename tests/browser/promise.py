"""What is waited for: a promise that a page may never keep, which comes to an end, and answers that a test keeps back."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Route


def hold(page: Page, address: str) -> list[Route]:
    """Have every request for ``address`` wait: it goes on when its route in this list does."""
    held: list[Route] = []

    def wait(route: Route) -> None:
        held.append(route)

    page.route(address, wait)
    return held


def awaited(page: Page, script: str, arg: object = None, *, seconds: int = 30) -> Any:
    """What the promise of ``script`` is kept with: an expression, or a function that is called with ``arg``.

    ``page.evaluate`` waits for ever, and on a busy machine a browser now and then never tells what became of a worker.

    Raises:
        playwright.sync_api.Error: it was broken, or not kept within ``seconds``.

    """
    return page.evaluate(
        f"""(arg) => {{
          const made = ({script});
          const late = (_, broken) => setTimeout(() => broken(new Error("not kept within {seconds} seconds")), {1000 * seconds});
          return Promise.race([typeof made === "function" ? made(arg) : made, new Promise(late)]);
        }}""",
        arg,
    )
