"""What the pages need of Markdown beyond Material's own extensions, as one extension of Python-Markdown.

Permalinks that say what they lead to, tables that scroll inside themselves, headings that stay with their text on
paper, words that no line parts, and under the title the button that opens the contents on a phone, where a wide
screen has them beside the text.
Interface: https://python-markdown.github.io/extensions/api/.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypedDict, cast
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from cheatsheet.answers.typography_html import bind_html, leave_code
from cheatsheet.model import Lang

FEWEST = 4
"""Sections that a page has at least for a button under its title that opens the contents."""


SHORT = 4
"""Points of a list that paper does not tear from its heading; a longer one may go on overleaf."""
_HEADINGS = ("h2", "h3")


class Token(TypedDict):
    """A heading, as Python-Markdown's ``toc`` keeps it."""

    level: int
    id: str
    name: str
    children: Sequence[Token]


class CheatsheetExtension(Extension):
    """``lang`` is the language of the page, ``permalink`` what a heading's link is called, with ``{title}``;
    ``contents`` names the contents.
    """

    def __init__(self, *, lang: Lang, permalink: str, contents: str) -> None:
        super().__init__()
        self.lang = lang
        self.permalink = permalink
        self.contents = contents

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the tree processor, after `toc` (5), which gives headings their ids, and, last, what binds words."""
        md.treeprocessors.register(_Finish(md, self), "cheatsheet", 1)
        md.postprocessors.register(_Bind(md, self), "cheatsheet", 0)


class _Bind(Postprocessor):
    """Binds the words of the finished page, raw HTML among them, and has no browser translate its programs; the
    contents beside it keep plain blanks.
    """

    def __init__(self, md: Markdown, words: CheatsheetExtension) -> None:
        super().__init__(md)
        self.lang = words.lang

    def run(self, text: str) -> str:
        """``text`` with its words bound and its programs left alone; of code in a line the page's script says so
        (``page/code.js``), since it would cost more bytes than a page has.
        """
        return leave_code(bind_html(text, self.lang), "pre")


class _Finish(Treeprocessor):
    def __init__(self, md: Markdown, words: CheatsheetExtension) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: ET.Element) -> None:
        """Change the tree of a page in place."""
        tokens = cast("Sequence[Token]", getattr(self.md, "toc_tokens", ()))
        titles = dict(_titles(tokens))
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag in ("h2", "h3", "h4") and child.get("id") in titles:
                    child.append(self._permalink(child.get("id", ""), titles))
                elif child.tag == "table":
                    parent[place] = _scrolling(child)
        sections = tokens[0]["children"] if len(tokens) == 1 else tokens
        title = root.find("h1")
        if title is not None and len(sections) >= FEWEST:
            root.insert(list(root).index(title) + 1, self._contents())
        _keep_together(root, {place for place, raw in enumerate(self.md.htmlStash.rawHtmlBlocks) if _is_list(raw)})

    def _permalink(self, anchor: str, titles: Mapping[str, str]) -> ET.Element:
        link = ET.Element("a", {"class": "headerlink", "href": f"#{anchor}"})
        link.set("aria-label", self.words.permalink.format(title=titles[anchor]))
        link.text = "#"
        return link

    def _contents(self) -> ET.Element:
        """The button that opens the contents, a popover, where there is no room for them beside the text."""
        button = ET.Element("button", {"type": "button", "class": "contents-button", "popovertarget": "contents"})
        button.text = self.words.contents
        row = ET.Element("p")
        row.append(button)
        return row


def _is_list(raw: object) -> bool:
    """Whether ``raw``, HTML as it was written, is a list: it may be longer than a page."""
    return str(raw).startswith(("<ol", "<ul"))


def _keep_together(root: ET.Element, lists: Collection[int]) -> None:
    """Put each heading, with a heading under it, and what it leads to into one element, which paper does not break.

    ``lists`` are the places of lists among the HTML that is put in later. ``break-after: avoid`` on a heading is not
    known to Firefox (https://bugzilla.mozilla.org/show_bug.cgi?id=132035).
    """
    blocks, together = list(root), None
    for block, before in zip(blocks, [None, *blocks], strict=False):
        led_to = before is not None and before.tag in _HEADINGS
        raw = HTML_PLACEHOLDER_RE.fullmatch(block.text or "")
        paragraph = block.tag == "p" and not (raw and int(raw[1]) in lists)
        short = paragraph or block.tag in _HEADINGS or "admonition" in block.get("class", "")
        short = short or (block.tag == "ul" and len(block) <= SHORT)
        if block.tag in _HEADINGS and not led_to:
            together = ET.Element("div", {"class": "together"})
            root.insert(list(root).index(block), together)
        elif not (led_to and short):
            together = None
        if together is not None:
            root.remove(block)
            together.append(block)
    for group in root.findall("div[@class='together']"):
        if len(group) == 1:  # nothing short under it
            root[list(root).index(group)] = group[0]


def _titles(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Every heading's id with its text, in which signs are entities: the serializer leaves those as they are.

    The tree does not have the text yet: inline HTML is put in later.
    """
    for token in tokens:
        yield token["id"], token["name"]
        yield from _titles(token["children"])


def _scrolling(table: ET.Element) -> ET.Element:
    """``table`` in the elements that Material's script would put round it, each head saying what it heads."""
    for cell in table.iter("th"):
        if len(cell) or (cell.text or "").strip():
            cell.set("scope", "col")
        else:
            cell.tag = "td"  # the empty corner heads nothing
    outer = ET.Element("div", {"class": "md-typeset__scrollwrap"})
    ET.SubElement(outer, "div", {"class": "md-typeset__table"}).append(table)
    return outer
