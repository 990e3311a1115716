"""Whatever the grammar of answers lets through says the same to every reader of it: page, paper, cards, practice."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from functools import cache

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from mkdocs.config import load_config

from cheatsheet.answers.block_types import Block, leaves
from cheatsheet.answers.blocks import split_blocks
from cheatsheet.answers.marks import plain
from cheatsheet.exports import practice_data
from cheatsheet.exports.markdown_html import to_card_html
from cheatsheet.model import Part
from cheatsheet.pages.answer_markdown import Surroundings, part_markdown
from cheatsheet.paper import prose

PIECES = [
    *"ab я1*_`~[](){}<>!&;:#+-=|\\/\"'.,@$^% \n",
    " ", " ", "\n", "**", "*x*", "**x**", "`c`", "``", "[x](q07)", "](", "- ", "\n- ", "1. ", "\n2. ", "    ", "\n\n",
    "| a | b |\n| --- | --- |\n| c | d |", "\\|", "---", "&amp;", "<1", "@b.c>", "__x__", "{x}", "[TOC]", "— ", "«", "»",
    "###", "> ", "2024. ", "1) ", "x**2", "\\*",
    '!!! note "T"\n    ', '\n\n!!! warning "a `b` c"\n\n    ', '??? tip "`c`"\n    ', '\n\n??? failure "«X»"\n\n    ', "\n    ", "\n\n    ",
    "\n\n        ", "\n\n    - ", "\n        - ", "!!!", '"',
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
WHOLE = [
    "a **b**, `c`.",
    "- d\n- e\n\n    f",
    "1. g\n    - h\n2. i",
    "| j | k |\n| --- | --- |\n| `l` | [m](q07) |",
    "n\no",
]
HEADS = ['!!! note "T"', '!!! warning "a `b` c"', '??? tip "`c`"', '??? failure "«X», 1. y"']


def boxed(head: str, blocks: list[str], gap: str) -> str:
    """A box of ``blocks`` whose first line is followed by ``gap``."""
    return f"{head}\n{gap}{textwrap.indent(BLANK.join(blocks), '    ')}"


BLANK = "\n\n"
BOXES = st.builds(
    boxed, st.sampled_from(HEADS), st.lists(st.sampled_from(WHOLE), min_size=1, max_size=3), st.sampled_from(["", "\n"])
)
WITH_BOXES = st.lists(st.one_of(BOXES, st.sampled_from(WHOLE), TEXTS), min_size=1, max_size=4).map(BLANK.join)


@cache
def _page_reader() -> markdown.Markdown:
    """Python-Markdown as ``mkdocs.yml`` sets it up."""
    config = load_config("mkdocs.yml", plugins=[], hooks=[])
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})


def folded(words: str) -> str:
    """``words`` as they are compared: the blanks of any kind as one, since lines are broken anew everywhere."""
    return " ".join(words.replace("\u00a0", " ").split())


def page(body: str) -> html.HtmlElement:
    """The page's own elements."""
    around = Surroundings("en", {}, lambda id_: f"{id_}.md", {}, {}, str)
    made = _page_reader().reset().convert(part_markdown(Part("deeper", body, 1), around))
    return html.fromstring(f"<div>{made}</div>")


def card(body: str) -> html.HtmlElement:
    """The elements of the back of a card."""
    return html.fromstring(f"<div>{to_card_html(body, str)}</div>")


def parts(tree: html.HtmlElement) -> list[str]:
    """The words of every item and cell, and of everything that is marked; the title of a box is strong on a card."""
    for title in tree.xpath("//p[@class='admonition-title'] | //summary"):
        title.tag = "strong"
    found = tree.xpath("//li | //td | //th | //code | //strong | //em | //a")
    return [f"{element.tag}: {folded(element.text_content())}" for element in found]


def on_paper(blocks: Sequence[Block]) -> str:
    """What the book says."""

    def words(node: object) -> str:
        if isinstance(node, dict):
            own = str(node.get("text", ""))
            inner = [words(node[key]) for key in ("c", "items", "head", "rows") if key in node]
            return own + " ".join(inner)
        if isinstance(node, list):
            is_run = all(isinstance(one, dict) and one.get("t") not in ("p", "list", "table") for one in node)
            return ("" if is_run else " ").join(map(words, node))
        return ""

    parsed = [prose.parse_inline(b.text, "en") if b.kind == "question" else prose.parse(b.text, "en") for b in blocks]
    return folded(" ".join(words(one) for one in parsed))


def as_written(blocks: Sequence[Block]) -> str:
    """The words of the text, read by nothing but its grammar: no parser of Markdown has a part in this."""
    found = []
    for block in blocks:
        lines = block.text.split("\n")
        if block.kind == "table":
            rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in (lines[0], *lines[2:])]
            found += [plain(cell.strip()).replace("\\|", "|") for row in rows for cell in row]
        elif block.kind == "list":
            for part in re.split(r"^ *(?:- |\d+\. )|\n\s*\n", block.text, flags=re.MULTILINE):
                found.append(plain("\n".join(line.strip() for line in part.split("\n"))))
        else:
            found.append(plain(block.text))
    return folded(" ".join(found))


@given(st.one_of(TEXTS, WITH_BOXES))
@settings(max_examples=1500)
@example("a **b `c` d** e, *f*, [g **h**](q07)")
@example("- a\n  b\n- c\n\n    d\n\n1. e")
@example("- a\n\n    — b")
@example("| a | b |\n| --- | --- |\n| `x` \\| y | **z** |")
@example(
    '- a\n\n!!! note "b `c`"\n    d\n\n    1. e\n        - f\n\n    [g](q07)\n\n??? tip "h"\n\n    | i | j |\n    | --- | --- |\n    | k | l |\n\nm'
)
@example('- !!! note "T"\n    a')
@example('!!! failure "«a»"\n\n    - b\n\n        c\n\n    - d\n\n- e')
def test_every_reader_reads_the_same_words(text: str) -> None:
    """A block that has no problem has the same words on a page, on paper, on a card and by its grammar alone."""
    found, problems = split_blocks(text, "a.md", 1)
    blocks = list(leaves(found))
    if problems or any(block.kind not in ("paragraph", "list", "table", "question") for block in blocks) or not blocks:
        return
    wanted = as_written(blocks)
    on_page, on_card = page(text), card(text)
    assert folded(on_page.text_content()) == wanted
    assert folded(on_card.text_content()) == wanted
    assert parts(on_page) == parts(on_card)
    assert on_paper(blocks) == wanted
    for block in blocks:
        if block.kind == "paragraph":
            assert folded("".join(words for _, words in practice_data.spans(block.text))) == plain(block.text)
