"""The colours of the book for e-readers in Chromium, which many of them are made of."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from cheatsheet.ebook.style import styles
from cheatsheet.palette import CODE_HUES, HUES

NIGHT = "background: #121212; color: #b8b8b8"


@pytest.mark.parametrize("kind", [*CODE_HUES, *HUES])
def test_a_theme_changed_over_an_open_chapter_recolours_its_words(browser: Browser, kind: str) -> None:
    """Words with a hue have the same colour whether the reader's dark theme was there first or came later."""
    sheets = "".join(sheet.decode() for sheet in styles().values())
    colour = "element => getComputedStyle(element).color"
    page = browser.new_page()
    try:
        page.set_content(f'<style>{sheets}</style><pre class="code"><span class="{kind}">word</span></pre>')
        word = page.locator("span")
        by_day = word.evaluate(colour)
        page.evaluate("theme => { document.documentElement.style.cssText = theme }", NIGHT)
        by_night = word.evaluate(colour)
        page.set_content(
            f'<style>html {{ {NIGHT} }} {sheets}</style><pre class="code"><span class="{kind}">word</span></pre>'
        )
        assert by_night == word.evaluate(colour) != by_day
    finally:
        page.close()
