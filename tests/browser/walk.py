"""One walk over every page of the site, at every width, with everything used that every page has.

The walk is made once; the tests in ``test_page.py`` and ``test_policy.py`` each look at a part of what was seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page
from tests.browser.promise import awaited
from tests.browser.watch import Watch

WIDTHS = (320, 360, 640, 768, 1440)
"""Pixels. 640 and 320 are also a window of 1280 at a zoom of 200 and 400 percent."""

# What comes behind the page: the script itself, and where something can be said of what is known, that.
LATE = """async () => {
  const { base } = document.documentElement.dataset;
  await import(new URL(`${base}/assets/js/page/later.js`, location.href));
  const offers = () => document.querySelector("[data-know]") || !document.querySelector("[data-hide-answers], .meta[data-question]");
  while (!offers()) await new Promise((done) => setTimeout(done, 8));
}"""

# What sticks out at the right, so that the message names it.
SIDEWAYS = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= innerWidth) return null;
  for (const element of document.querySelectorAll("body *"))
    if (element.getBoundingClientRect().right > innerWidth + 1 && !element.closest(".md-typeset__scrollwrap, pre"))
      return `${page.scrollWidth}px: ${element.outerHTML.slice(0, 80)}`;
  return `${page.scrollWidth}px`;
}"""

# A link in the middle of a sentence may be as small as its words (WCAG 2.2, 2.5.8, «Inline»); one that is not
# in the window is the skip link before its focus.
SMALL = """() => [...document.querySelectorAll("a[href], button, input, summary, select, textarea, [tabindex='0']")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(".md-skip, [tabindex='-1']"))
  .filter((element) => {
    const inline = getComputedStyle(element).display === "inline";
    const around = element.closest("p, li, td, dd, h2, h3, figcaption, blockquote");
    return !(inline && around && around.textContent.trim() !== element.textContent.trim());
  })
  .filter((element) => {
    const box = (element.labels?.[0] ?? element).getBoundingClientRect();
    return Math.min(box.width, box.height) < 23.9;
  })
  .map((element) => `${element.outerHTML.slice(0, 90)} ${element.getBoundingClientRect().width}x${element.getBoundingClientRect().height}`)"""


@dataclass
class Seen:
    """What the walk found, each line with the page it was found on."""

    sideways: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    pages: int = 0


def walk(page: Page, site_url: str, paths: list[str], watch: Watch) -> Seen:
    """Visit every page of ``paths`` below ``site_url`` and the one for lost addresses in both languages."""
    seen = Seen()
    watch.allow(r"status 404: .*no-such-page")
    for path in (*paths, "no-such-page/", "en/no-such-page/"):
        page.set_viewport_size({"width": WIDTHS[0], "height": 720})
        page.goto(site_url + path)
        awaited(page, LATE)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 720})
            if found := page.evaluate(SIDEWAYS):
                seen.sideways.append(f"{path or '/'} at {width}: {found}")
        page.set_viewport_size({"width": 320, "height": 720})
        seen.small += [f"{path or '/'}: {one}" for one in page.evaluate(SMALL)]
        seen.problems += [f"{path or '/'}: {one}" for one in (*use_everything(page), *watch.problems())]
        watch.errors.clear()
        watch.requests.clear()
        seen.pages += 1
    return seen


# One call instead of many: real keys and fingers are for the tests of these features.
_USE = """async () => {
  const until = async (ready) => { for (let i = 0; i < 250 && !ready(); i++) await new Promise((done) => setTimeout(done, 8)); return ready(); };
  const lacking = [];
  for (let turn = 0; turn < 3; turn++) document.querySelector("[data-palette]").click();
  document.querySelector(".menu-button").click();
  if (!document.querySelector("#menu:popover-open")) lacking.push("the drawer does not open");
  document.querySelector(".menu-close").click();
  document.querySelector("[data-search-open]").click();
  const input = document.getElementById("search-input");
  input.value = "redis";
  await until(() => document.querySelector("dialog.ready"));
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  if (!(await until(() => document.querySelector("#search-list > *")))) lacking.push("the search finds nothing");
  document.querySelector("[data-search-close]").click();
  return lacking;
}"""


def use_everything(page: Page) -> list[str]:
    """Turn the palette round, open and close the drawer, search for something. Returns what did not work."""
    found: list[str] = page.evaluate(_USE)
    return found
