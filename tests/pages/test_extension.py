"""What the pages need of Markdown beyond Material's own extensions."""

from __future__ import annotations

import re

from markdown import markdown

from cheatsheet.pages.extension import SHORT, CheatsheetExtension


def shape(text: str) -> str:
    """The elements that ``text`` becomes, without attributes but `together`, links and words."""
    ours = CheatsheetExtension(lang="en", permalink="{title}", contents="Contents")
    made = markdown(text, extensions=["toc", "admonition", "attr_list", ours])
    made = re.sub(r"<a .*?</a>", "", made)
    made = re.sub(r'<div class="together">', "<together>", made)
    return re.sub(r"\s*(<\w+)[^>]*(>)[^<]*", r"\1\2", re.sub(r">[^<]+<", "><", made)).strip()


def test_a_heading_stays_with_what_it_leads_to() -> None:
    """A heading, one under it and their first paragraph are one element; what comes after is not in it."""
    assert shape("## A\n\none\n\ntwo") == "<together><h2></h2><p></p></div><p></p>"
    assert shape("## A\n\n### B\n\none\n\n### C\n\ntwo") == (
        "<together><h2></h2><h3></h3><p></p></div><together><h3></h3><p></p></div>"
    )
    assert shape("## A\n\n!!! warning\n    one") == "<together><h2></h2><div><p></p><p></p></div></div>"


def test_what_is_long_is_not_kept_whole() -> None:
    """Code and a long list stand apart from their heading: they may be longer than what is left of the page."""
    points = "".join(f"- {number}\n" for number in range(SHORT))
    assert shape(f"## A\n\n{points}").startswith("<together><h2></h2><ul>")
    assert shape(f"## A\n\n{points}- one more\n").startswith("<h2></h2><ul>")
    assert shape("## A\n\n    code").startswith("<h2></h2><pre>")
    assert shape("## A\n\n<ol>\n<li>1</li>\n</ol>").startswith("<h2></h2><ol>")
    assert shape("## A\n\n<figure>\n1\n</figure>").startswith("<together><h2></h2><figure>")
