"""Every diagram in a real browser: no text leaves the drawing, its box or runs into another text."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from cheatsheet.answers.diagram_svg import to_svg
from cheatsheet.answers.diagrams import read_diagrams
from cheatsheet.answers.files import load_diagram_files
from cheatsheet.model import LANGUAGES

PHONE = 288
"""Pixels that a figure has on a screen of 320, less the page's margins."""
SMALLEST = 12
"""Pixels: the smallest text that is read without effort on a phone."""

# Two pixels of overlap are the empty edge of a letter's box, not a letter.
MISFITS = """() => {
  const found = [];
  const box = (element) => element.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  for (const svg of document.querySelectorAll('svg')) {
    const frame = box(svg);
    const texts = [...svg.querySelectorAll('text')];
    texts.forEach((text, index) => {
      const own = box(text);
      const say = (what) => found.push(`${svg.dataset.name}: '${text.textContent}' ${what}`);
      if (own.left < frame.left || own.right > frame.right || own.top < frame.top || own.bottom > frame.bottom) say('leaves the drawing');
      if (parseFloat(getComputedStyle(text).fontSize) * frame.width / 320 < SMALLEST) say('is too small');
      for (const other of texts.slice(index + 1)) if (meet(own, box(other))) say(`runs into '${other.textContent}'`);
      for (const rect of svg.querySelectorAll('rect:not([stroke=none])')) {
        const walls = box(rect);
        if (meet(own, walls) && (own.left < walls.left || own.right > walls.right)) say('crosses the side of a box');
      }
    });
  }
  return found;
}""".replace("SMALLEST", str(SMALLEST))


def test_no_text_of_a_diagram_is_out_of_place(page: Page) -> None:
    """On a phone's screen all words of all diagrams are within their places, apart, and large enough."""
    files, _ = load_diagram_files(Path(__file__).resolve().parents[2])
    diagrams, _ = read_diagrams(files)
    drawn = "".join(
        to_svg(diagram, lang).replace("<svg ", f'<svg data-name="{diagram.name} ({lang})" width="{PHONE}" ', 1)
        for diagram in diagrams.values()
        for lang in LANGUAGES
    )
    page.set_content(f"<!doctype html><body style='font-family: sans-serif'>{drawn}")
    assert page.evaluate(MISFITS) == []
