"""The style of the pages made small: what has no meaning goes, what has stays."""

from __future__ import annotations

import pytest

from cheatsheet.publish.stylesheet import minify_style


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("/* x */ .a > .b ~ p + q { color : red ; }", ".a>.b ~ p + q{color :red}"),
        (
            "@media (max-width: 60em) and (hover: hover) { a { b: 0.50rem } }",
            "@media (max-width:60em) and (hover:hover){a{b:.50rem}}",
        ),
        (
            "a { margin: -0.5rem 10.05px calc(1px  +  0.2em * (2 - 0.1)) }",
            "a{margin:-.5rem 10.05px calc(1px + .2em * (2 - .1))}",
        ),
        (r'.\30 .a:not( .b ) { content: "0.5: x; > y, {z }"; }', r'.\30 .a:not(.b){content:"0.5: x; > y, {z }"}'),
        ("a { b: c; } /* x */ d :hover { e: f }", "a{b:c}d :hover{e:f}"),
        (
            "@supports not selector(:popover-open) { a { b: url(0.5.svg) } }",
            "@supports not selector(:popover-open){a{b:url(0.5.svg)}}",
        ),
    ],
)
def test_what_has_no_meaning_goes(css: str, small: str) -> None:
    """White space and zeros before a point, in blocks, parentheses and functions; not in strings, names and addresses."""
    assert minify_style(css) == small
