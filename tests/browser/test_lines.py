"""Where lines end: no day is torn, no small word is left alone, no dash begins a line, no heading ends in an empty one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.kinds import PAGES

WIDTHS = (360, 820, 1440)
ALONE = {"": "А-Яа-яЁё", "en/": "aAI"}
"""The letters that are words, by a language's home."""

TORN = r"""(alone) => {
  const left = "pre, code, svg, script, style, button, dialog, .hidden, .headerlink";
  const holds = new RegExp(`(?<![\\p{L}\\p{N}’-])(?:[${alone}] (?=\\S)|\\d{4}-\\d\\d-\\d\\d)|\\S (?=—)`, "gu");
  const found = [];
  for (const block of document.querySelectorAll(":is(article, .md-copyright) :is(h1, h2, h3, p, li, td, th, dt, dd, summary)")) {
    if (!block.checkVisibility() || block.querySelector("p, li") || block.closest(left)) continue;
    const letters = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < node.data.length; at++) letters.push({ node, at, as: node.parentElement.closest(left) ? "\ufffc" : node.data[at] });
    const text = letters.map(({ as }) => (/\s/.test(as) ? " " : as)).join("");
    const line = ({ node, at }) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const apart = (one, other) => Math.abs(line(letters[one]).top - line(letters[other]).top) > 12;
    for (const { 0: part, index } of text.matchAll(holds)) {
      const day = /^\d{4}-/.test(part), next = index + part.length;
      if (text[next] === "\ufffc" || text[index] === "\ufffc" || (!day && !part.endsWith(" "))) continue;
      if (apart(index, day ? index + 9 : next)) found.push(text.slice(Math.max(0, index - 15), next + 15));
    }
  }
  return found;
}"""

EMPTY = """() => [...document.querySelectorAll("article :is(h2, h3, h4):has(> .headerlink)")].filter((heading) => {
  const range = document.createRange();
  range.setStart(heading, 0);
  range.setEndBefore(heading.querySelector(".headerlink"));
  return heading.getBoundingClientRect().bottom - range.getBoundingClientRect().bottom > 15;
}).map((heading) => heading.textContent)"""


@pytest.mark.parametrize("home", ["", "en/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_lines_end_well(page: Page, site_url: str, width: int, home: str) -> None:
    """On a page of each kind no day is torn, no word of one letter ends a line, and no dash begins one."""
    page.set_viewport_size({"width": width, "height": 800})
    torn = {}
    for path in PAGES:
        page.goto(f"{site_url}{home}{path}")
        if found := page.evaluate(TORN, ALONE[home]):
            torn[path] = found
    assert torn == {}


@pytest.mark.parametrize("home", ["", "en/"])
def test_no_heading_ends_in_an_empty_line(page: Page, site_url: str, home: str) -> None:
    """The link behind a heading, which is not in sight where there is a mouse, takes no line of its own."""
    page.set_viewport_size({"width": 360, "height": 800})
    for path in PAGES:
        page.goto(f"{site_url}{home}{path}")
        assert page.evaluate(EMPTY) == [], path
