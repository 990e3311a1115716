"""What the pages need of Markdown beyond Material's own extensions."""

from __future__ import annotations

import re

import pytest
from lxml import html
from markdown import Markdown

from cheatsheet.model import Lang
from cheatsheet.pages.extension import FEWEST, SHORT, CheatsheetExtension


def reader(lang: Lang = "en") -> Markdown:
    """Python-Markdown with what is looked at here."""
    ours = CheatsheetExtension(lang=lang, permalink="Link to “{title}”", contents="On this page")
    return Markdown(extensions=["toc", "admonition", "attr_list", "tables", ours])


def tree(text: str) -> html.HtmlElement:
    """The page that ``text`` becomes."""
    return html.fromstring(f"<main>{reader().convert(text)}</main>")


def shape(text: str) -> str:
    """The elements that ``text`` becomes, without attributes but `together`, links and words."""
    made = reader().convert(text)
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


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("# T\n\none\n\n" + "## A\n\n### B\n\ntwo\n\n" * FEWEST, True),
        ("# T\n\none\n\n" + "## A\n\n### B\n\ntwo\n\n" * (FEWEST - 1), False),
        ("## A\n\ntwo\n\n" * FEWEST, False),
    ],
    ids=["enough sections", "too few, whatever is in them", "no title to stand under"],
)
def test_a_button_under_the_title_opens_the_contents(text: str, *, offered: bool) -> None:
    """A page of some sections has it between its title and what follows; it opens the popover beside the text."""
    page = tree(text)
    buttons = page.xpath("./h1/following-sibling::*[1][self::p]/button")
    assert len(buttons) == len(page.xpath("//button")) == offered
    for button in buttons:
        assert dict(button.attrib) == {"type": "button", "class": "contents-button", "popovertarget": "contents"}
        assert button.text == "On this page"


def test_a_link_to_a_heading_says_where_it_leads() -> None:
    """Every heading below the title has one, named after its words as they are read, code and signs among them."""
    page = tree("# T\n\n## A &lt; `b & &lt;` {#one}\n\n### B\n\n#### C")
    links = page.xpath("//a[@class='headerlink']")
    assert [(link.getparent().tag, link.get("href"), link.get("aria-label"), link.text) for link in links] == [
        ("h2", "#one", "Link to “A < b & &lt;”", "#"),
        ("h3", "#b", "Link to “B”", "#"),
        ("h4", "#c", "Link to “C”", "#"),
    ]


def test_a_table_scrolls_and_its_heads_say_what_they_head() -> None:
    """It stands in Material's two elements; a head is that of its column, and an empty corner is none. The text goes on."""
    page = tree("| | A | `b` |\n| --- | --- | --- |\n| c | d | e |\n\nafter\n\n| F |\n| --- |\n| g |")
    assert [" ".join(one.get("class", one.text) for one in page)] == [
        "md-typeset__scrollwrap after md-typeset__scrollwrap"
    ]
    corner, *heads = page.xpath("./div/div[@class='md-typeset__table']/table/thead/tr/*")
    assert (corner.tag, dict(corner.attrib)) == ("td", {})
    assert [(one.tag, one.get("scope"), one.text_content()) for one in heads] == [
        ("th", "col", "A"),
        ("th", "col", "b"),
        ("th", "col", "F"),
    ]


def test_words_are_bound_on_the_page_and_not_in_the_contents() -> None:
    """In the page's language, raw HTML among them; the contents are narrow and keep their blanks."""
    russian, english = reader("ru"), reader("en")
    text = "## В базе\n\nв базе\n\n<p>в базе</p>"
    assert russian.convert(text).casefold().count("в\u00a0базе") == 3
    assert "\u00a0" not in english.convert(text)
    assert [token["name"] for token in russian.toc_tokens] == ["В базе"]  # type: ignore[attr-defined] # set by `toc`
