"""What stands inline in pages: one policy for all of them, the style each can use, and nothing that idles."""

from __future__ import annotations

from pathlib import Path

import pytest

from cheatsheet.publish.layout import Layout, dress, given_classes, read_layout

IDLE = """<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
<label class="md-overlay" for="__drawer"></label>
<div data-md-component="announce">
</div>
<div class="md-dialog" data-md-component="dialog">
<div class="md-dialog__inner md-typeset"></div>
</div>
<div data-md-color-scheme="default" data-md-component="outdated" hidden>
</div>
"""
LAYOUT = Layout(".a{color:red}.b{color:blue}pre{margin:0}", "go()")


def page(body: str) -> bytes:
    """A page as MkDocs leaves it."""
    return (
        f'<meta content="{LAYOUT.policy}"><style>{LAYOUT.style}</style>\n    {IDLE}<p class="a">x</p>\n{body}'.encode()
    )


def test_pages_have_their_style_and_one_policy() -> None:
    """A page with code has the style of code, practice its own, the third neither, and all have one policy with all hashes."""
    pages = {"one": page(""), "two": page("<pre>  a\n  b</pre>"), "three": page('<b class="b" id="practice"></b>')}
    made = {path: text.decode() for path, text in dress(pages, LAYOUT, ()).items()}
    assert "<style>.a{color:red}.b{color:blue}</style>" in made["three"]
    assert "<style>.a{color:red}</style>" in made["one"]
    assert "<style>.a{color:red}pre{margin:0}</style>" in made["two"]
    policies = {text.split('"')[1] for text in made.values()}
    assert len(policies) == 1
    assert policies.pop().count("sha256-") == 5


def test_only_pages_with_titled_boxes_carry_their_style() -> None:
    """The style of an author's box is in the pages that have one, folded or not, and in no other page with code; nor in
    that of the downloads, which has a closed box of its own.
    """
    style = ".admonition-title{color:red}summary{color:blue}pre{margin:0}"
    layout = Layout(style, "go()")
    bodies = {
        "code": "<pre>a</pre>",
        "box": '<div class="admonition tip"><p class="admonition-title">t</p></div><pre>a</pre>',
        "folded": '<details class="tip"><summary>t</summary></details><pre>a</pre>',
        "downloads": '<ul class="editions"></ul><details><summary>t</summary></details>',
    }
    pages = {
        name: page(body).decode().replace(LAYOUT.policy, layout.policy).replace(LAYOUT.style, style).encode()
        for name, body in bodies.items()
    }
    made = {path: text.decode() for path, text in dress(pages, layout, ()).items()}
    assert "<style>pre{margin:0}</style>" in made["code"]
    assert f"<style>{style}</style>" in made["box"]
    assert f"<style>{style}</style>" in made["folded"]
    assert "<style>summary{color:blue}</style>" in made["downloads"]


def test_code_keeps_its_lines() -> None:
    """Indentation of templates goes, that of code stays, and what only Material's bundle needs is not there."""
    made = dress({"one": page('<ul class="a" data-md-component="toc"></ul><pre>  a\n\n  b</pre>')}, LAYOUT, ())[
        "one"
    ].decode()
    assert made.endswith('</style>\n<p class="a">x</p>\n<ul class="a"></ul><pre>  a\n\n  b</pre>')


def test_another_theme_is_noticed() -> None:
    """A page without what is to be replaced stops the build, with its name: a new version says it differently."""
    with pytest.raises(ValueError, match=r"^one: 0 times «<input class"):
        dress(
            {"one": page("").replace(b'id="__drawer" autocomplete', b'id="__drawer" data-x autocomplete')}, LAYOUT, ()
        )
    with pytest.raises(ValueError, match=r"^one: 0 times"):
        dress({"one": page("").replace(b"<style>.a", b"<style>.c")}, LAYOUT, ())


def test_scripts_say_which_classes_they_give() -> None:
    """Names given by `className`, `classList` and `class:` are found, and those in other strings are not."""
    source = (
        'a.className = "copy big";\nb.classList.toggle("open", yes);\nel("p", { class: `x-${y}` });\nsay("not-this");'
    )
    assert {"copy", "big", "open", "live"} <= given_classes([source])
    assert "not-this" not in given_classes([source])


def test_a_reader_without_scripts_has_the_systems_dark_palette(root: Path) -> None:
    """The dark palette stands once more for pages without scripts, in the system's terms."""
    assert (
        "@media screen and (prefers-color-scheme:dark){html:not(.live) [data-md-color-scheme]{"
        in read_layout(root).style
    )
