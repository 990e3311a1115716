"""The style that stands in the pages: what a page can use is there, what none can use is not."""

from __future__ import annotations

import pytest

from cheatsheet.publish.stylesheet import without_overridden
from cheatsheet.publish.trim import merge, trim, widened, without_motion, without_unused

PAGE = b"""<!doctype html><html class="no-js"><body data-md-color-scheme="default"><header class="bar"><a href="/" class="logo">x</a></header>
<main class="md-typeset"><h2 id="a">A</h2><p>text <code>c</code></p><ul class="tabs"><li>1</li><li>2</li></ul></main></body></html>"""

KEPT = [
    ".bar .logo{color:red}",
    ".bar>.logo{color:red}",
    ".bar > .logo:hover::before{color:red}",
    "h2+p{color:red}",
    "h2~p code{color:red}",
    "[data-md-color-scheme=slate]{color:red}",
    ".logo.open{color:red}",
    ".open .logo{color:red}",
    ".logo:not(.nothing){color:red}",
    "p:is(.x,.y){color:red}",
    ".tabs>:nth-child(2){color:red}",
    ".tabs[hidden]{color:red}",
    "details[open],.logo{color:red}",
]
GONE = [
    ".nothing{color:red}",
    ".logo .bar{color:red}",
    "main>.logo{color:red}",
    "table+p{color:red}",
    "[dir=rtl] .logo{color:red}",
    ".tabs>:nth-child(3){color:red}",
    ".logo.nothing:hover{color:red}",
]


@pytest.mark.parametrize("rule", KEPT)
def test_what_may_match_stays(rule: str) -> None:
    """A rule stays that meets an element now, in another state, or with a class or an attribute that a script gives."""
    assert "color:red" in trim(rule, [PAGE], {"open"})


@pytest.mark.parametrize("rule", GONE)
def test_what_cannot_match_goes(rule: str) -> None:
    """A rule goes for whose elements no page has the names, or has them in no such place."""
    assert trim(rule, [PAGE], {"open"}) == ""


def test_groups_are_looked_into() -> None:
    """In a media query the rules that can match stay; a query without any goes; one selector of a list may go alone."""
    css = (
        "@media print{.logo,.nothing{color:red}.nothing{color:blue}}@media screen{.nothing{color:red}}@page{margin:1cm}"
    )
    assert trim(css, [PAGE]) == "@media print{.logo{color:red}}@page{margin:1cm}"


def test_properties_and_animations_that_nobody_uses_go() -> None:
    """A custom property goes when nothing reads it, also one that only such a property read, and an unplayed animation."""
    css = ':root{--w:hsla(var(--hue),1%,2%)}.a{--x:url("data:,;}");--y:var(--z);--z:1;--kept:2;color:var(--kept)}@keyframes no{to{color:red}}@keyframes yes{to{color:red}}.b{animation:yes 1s}'
    assert without_unused(css) == ".a{--kept:2;color:var(--kept)}@keyframes yes{to{color:red}}.b{animation:yes 1s}"


def test_pages_become_one_tree() -> None:
    """What stands alike on two pages stands once, and what is on one of them is there."""
    tree = merge([PAGE, PAGE.replace(b"<h2", b"<table></table><h2")]).root
    assert len(list(tree.iter("main"))) == 1
    assert len(list(tree.iter("table"))) == 1


def test_a_selector_is_made_wider() -> None:
    """States, changing attributes, given classes and neighbours are left out; nothing that lasts is."""
    assert widened("a.x[open]:hover > b.given", {"given"}) == ["a.x>b"]
    assert widened(".x + .y .z", ()) == [".x", ".y .z"]
    assert widened(":focus", ()) == ["*"]


def test_what_is_made_again_later_goes() -> None:
    """A declaration that a later rule of the same selector makes again goes, also by a shorthand, and nothing else does."""
    again = ".a{color:red;margin-top:1px;font:b}.a{color:blue;margin:0}"
    assert without_overridden(again) == ".a{font:b}.a{color:blue;margin:0}"
    for kept in (
        ".a{color:red}@media print{.a{color:blue}}",
        "@media print{.a{color:red}}.a{color:blue}",
        ".a,.b{color:red}.a{color:blue}",
        ".a{color:red!important}.a{color:blue}",
        ".a{--x:1;color:var(--x)}.a{--x:2}",
        ".a{margin:0}.a{margin-top:1px}",
        ".a{line-height:1}.a{font:b}",
        ".a{color:red;color:color(srgb 1 0 0)}",
    ):
        assert without_overridden(kept) == kept
    assert without_overridden(".a,.b{color:red}.a{color:blue}.b{color:green}") == ".a{color:blue}.b{color:green}"


def test_nothing_moves_by_itself() -> None:
    """Transitions and snapping go, wherever they stand in a rule, and names that only begin so stay."""
    assert without_motion(".a{transition:color .2s,top 1s;top:0;scroll-snap-align:start}") == ".a{top:0;}"
    assert without_motion(".transition{--transition:1s}") == ".transition{--transition:1s}"
