"""Whatever the grammar of answers lets through says the same in every output: page, copy, paper, card, e-book, practice."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import get_args

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt
from mkdocs.config import load_config

from cheatsheet.answers.markdown import MarkdownWriter
from cheatsheet.answers.phrases import leaves, phrases, spans, texts
from cheatsheet.answers.read import read_blocks
from cheatsheet.ebook.writer import EbookSurroundings, part_xhtml
from cheatsheet.exports.markdown_answer import CopyWriter
from cheatsheet.exports.markdown_html import to_card_html
from cheatsheet.model import Answer, Part, plain
from cheatsheet.pages.answer_markdown import PageSurroundings, part_markdown
from cheatsheet.paper.editions import Extras
from cheatsheet.paper.prose import Setting, part_nodes
from cheatsheet.tree import (
    Align,
    Block,
    Box,
    Code,
    Emphasis,
    InlineCode,
    InlineNode,
    Link,
    ListBlock,
    Paragraph,
    Phrase,
    Question,
    Row,
    Strong,
    Table,
    Text,
)

PIECES = [
    *"ab я1*_`~[](){}<>!&;:#+-=|\\/\"'.,@$^% \n",
    " ", " ", "\n", "**", "*x*", "**x**", "`c`", "``", "[x](q07)", "](", "- ", "\n- ", "1. ", "\n2. ", "    ", "\n\n",
    "| a | b |\n| --- | --- |\n| c | d |", "\\|", "---", "&amp;", "<1", "@b.c>", "__x__", "{x}", "[TOC]", "— ", "«", "»",
    "###", "> ", "2024. ", "1) ", "x**2", "\\*", "### ", ":::", "```sql\na *b*\n```",
    '!!! note "T"\n    ', '\n\n!!! warning "a `b` c"\n\n    ', '??? tip "`c`"\n    ', '\n\n??? failure "«X»"\n\n    ', "\n    ", "\n\n    ",
    "\n\n        ", "\n\n    - ", "\n        - ", "!!!", '"',
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
WHOLE = [
    "a **b**, `c`.",
    "- d\n\n- e\n\n    f",
    "- d\n- e\n    1. f",
    "1. g\n    - h\n2. i",
    "| j | k |\n| --- | --- |\n| `l` | [m](q07) |",
    "n\no",
]
HEADS = ['!!! note "T"', '!!! warning "a `b` c"', '??? tip "`c`"', '??? failure "«X», 1. y"']
BLANK = "\n\n"


def boxed(head: str, blocks: list[str], gap: str) -> str:
    """A box of ``blocks`` whose first line is followed by ``gap``."""
    return f"{head}\n{gap}{textwrap.indent(BLANK.join(blocks), '    ')}"


BOXES = st.builds(
    boxed, st.sampled_from(HEADS), st.lists(st.sampled_from(WHOLE), min_size=1, max_size=3), st.sampled_from(["", "\n"])
)
WITH_BOXES = st.lists(st.one_of(BOXES, st.sampled_from(WHOLE), TEXTS), min_size=1, max_size=4).map(BLANK.join)

# Trees, as a person may write them: words parted by blanks or line ends, marks around whole words.
WORDS = st.lists(
    st.sampled_from(
        [
            "a",
            "я",
            "x_y",
            "C#",
            "1.5",
            "~5",
            "№~5",
            "(it)",
            "«в»",
            "“q”",
            "and/or",
            "100%",
            "a&b",
            "<3",
            "2*3",
            "—",
            "-",
            "e-f",
            "т.е.",
            "$1",
            "ok!",
        ]
    ),
    min_size=1,
    max_size=4,
).map(lambda words: Text(" ".join("z" if word in ("2*3", "-") else word for word in words)))
CODES = st.sampled_from(["a", "x*y", "<b>", "[n](q07)", "`", "a `` b", "{{ x }}", "a_b", "\\n"]).map(InlineCode)
PLAIN = st.one_of(WORDS, CODES)


def spaced(nodes: Sequence[InlineNode], gap: str = " ") -> Phrase:
    """The nodes with ``gap`` between them, neighbouring texts as one."""
    found: list[InlineNode] = []
    for node in nodes:
        for one in (Text(gap), node) if found else (node,):
            last = found[-1] if found else None
            if isinstance(one, Text) and isinstance(last, Text):
                found[-1] = Text(last.text + one.text)
            else:
                found.append(one)
    return tuple(found)


SIMPLE = st.lists(PLAIN, min_size=1, max_size=3).map(spaced)
LINKS = st.builds(Link, st.sampled_from(["q01", "q38"]), st.lists(WORDS, min_size=1, max_size=2).map(spaced))
MARKED = st.one_of(
    PLAIN, LINKS, st.builds(Strong, st.lists(st.one_of(PLAIN, LINKS), min_size=1, max_size=3).map(spaced))
)
# Emphasis begins and ends with a letter, since two marks side by side are three asterisks.
NODES = st.one_of(MARKED, st.builds(Emphasis, SIMPLE))
PHRASES = st.builds(spaced, st.lists(NODES, min_size=1, max_size=4), st.sampled_from([" ", "\n"])).filter(
    lambda phrase: not any(" —" in node.text or node.text[:1] in "—№<(#" for node in phrase if isinstance(node, Text))
)
CELLS = st.one_of(st.just(()), st.lists(st.one_of(WORDS, LINKS), min_size=1, max_size=2).map(spaced))
PARAGRAPHS = st.builds(Paragraph, PHRASES, st.just(0))


def listed(*, ordered: bool, loose: bool, items: list[tuple[Paragraph, list[Paragraph]]]) -> ListBlock:
    """A list of ``items``, each a paragraph and those of a list in it."""
    made: list[tuple[Paragraph | ListBlock, ...]] = [
        (first, *([ListBlock(not ordered, False, tuple((one,) for one in inner), 0)] if inner else []))
        for first, inner in items
    ]
    return ListBlock(ordered, loose and len(items) > 1, tuple(made), 0)


ITEMS = st.lists(
    st.tuples(PARAGRAPHS, st.one_of(st.just([]), st.lists(PARAGRAPHS, min_size=1, max_size=2))), min_size=1, max_size=3
)
LISTS = st.builds(listed, ordered=st.booleans(), loose=st.booleans(), items=ITEMS)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of one to three columns."""
    align: list[Align] = draw(st.lists(st.sampled_from(get_args(Align)), min_size=2, max_size=3))
    rows = st.lists(CELLS, min_size=len(align), max_size=len(align)).map(lambda cells: Row(tuple(cells), 0))
    head = draw(rows.filter(lambda row: any(row.cells)))
    return Table(tuple(align), head, tuple(draw(st.lists(rows, min_size=1, max_size=2))), 0)


CODE_BLOCKS = st.builds(Code, st.sampled_from(["a *b*", "x\n\n    y", "# z"]), st.just("sql"), st.just(0))
INNER = st.one_of(PARAGRAPHS, LISTS, tables(), CODE_BLOCKS)


def parted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` without the second of two lists that stand side by side, which Markdown cannot tell apart."""
    kept: list[Block] = []
    for block in blocks:
        if not (kept and isinstance(kept[-1], ListBlock) and isinstance(block, ListBlock)):
            kept.append(block)
    return tuple(kept)


INSIDE = st.lists(INNER, min_size=1, max_size=3).map(parted)
TREE_BOXES = st.builds(
    Box, st.sampled_from(["note", "tip", "warning", "failure"]), SIMPLE, st.booleans(), INSIDE, st.just(0)
)
QUESTIONS = st.builds(Question, SIMPLE, st.just(0))
TREES = st.lists(st.one_of(INNER, TREE_BOXES, QUESTIONS), min_size=1, max_size=4).map(parted)


@cache
def _page_reader() -> markdown.Markdown:
    """Python-Markdown as ``mkdocs.yml`` sets it up."""
    config = load_config("mkdocs.yml", plugins=[], hooks=[])
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})


def folded(words: str) -> str:
    """``words`` as they are compared: the blanks of any kind as one, since lines are broken anew everywhere."""
    return " ".join(words.replace("\u00a0", " ").split())


def page(blocks: tuple[Block, ...]) -> html.HtmlElement:
    """The page's own elements; titles of boxes are strong and quotations of a card, as everywhere else."""
    around = PageSurroundings("en", {}, lambda id_: f"{id_}.md", {}, {}, str)
    made = _page_reader().reset().convert(part_markdown(Part("deeper", blocks, 1), around))
    return html.fromstring(f"<div>{made}</div>")


def card(blocks: tuple[Block, ...]) -> html.HtmlElement:
    """The elements of the back of a card."""
    return html.fromstring(f"<div>{to_card_html(blocks, str)}</div>")


def copy(blocks: tuple[Block, ...]) -> html.HtmlElement:
    """The Markdown copy as GitHub's dialect reads it."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return html.fromstring(f"<div>{reader.render(CopyWriter({}, {}, str).write(blocks))}</div>")


def ebook(blocks: tuple[Block, ...]) -> html.HtmlElement:
    """The elements of the book for e-readers, whose files have to be XML: read as such, then as HTML."""
    made = part_xhtml(blocks, EbookSurroundings("en", {}, str, {}, {}))
    tree = etree.fromstring(f"<div>{made}</div>")
    for one in tree.xpath("//th[@scope='row'] | //thead//td"):  # what a row is called, and the corner over it
        one.tag = "td" if one.tag == "th" else "th"
    return html.fromstring(etree.tostring(tree, method="html", encoding="unicode"))


def marked(tree: html.HtmlElement) -> list[str]:
    """The words of every item and cell, and of everything that is marked; the title of a box is strong on a card."""
    for title in tree.xpath("//p[@class='admonition-title'] | //summary"):
        title.tag = "strong"
    found = tree.xpath("//li | //td | //th | //code[not(parent::pre)] | //strong | //em | //a | //pre")
    return [f"{element.tag}: {folded(element.text_content())}" for element in found]


def on_paper(blocks: tuple[Block, ...]) -> str:
    """What the book says."""

    def words(node: object) -> str:
        if isinstance(node, dict):
            own = str(node.get("text", "")) + "".join(node.get("pieces", ()))
            return own + " ".join(
                words(node[key]) for key in ("title", "c", "items", "head", "rows", "nodes") if key in node
            )
        if isinstance(node, list):
            is_run = all(
                isinstance(one, dict) and one.keys() <= {"t", "c", "text", "pieces", "to"} and one["t"] != "p"
                for one in node
            )
            return ("" if is_run else " ").join(map(words, node))
        return ""

    setting = Setting("en", Extras(Path(), {}, {}), Answer("q06", "a.md", {}), [])
    return folded(" ".join(map(words, part_nodes(Part("deeper", blocks, 1), setting))))


def spoken(blocks: Iterable[Block]) -> str:
    """What practice and search make of the phrases; programs they leave out."""
    return folded(" ".join(plain(spans(phrase)) for _, phrase in phrases(blocks)))


def _alike(blocks: tuple[Block, ...]) -> None:
    """Every output of ``blocks`` holds the same words, and those with marks have the same marks around them."""
    wanted = folded(" ".join(text for _, text in texts(blocks)))
    on_page = page(blocks)
    for heading in on_page.xpath("//h3"):
        for anchor in heading.xpath(".//a[@class='headerlink']"):
            anchor.drop_tree()
    assert folded(on_page.text_content()) == wanted
    marks = marked(on_page)
    for made in (card(blocks), copy(blocks), ebook(blocks)):
        assert folded(made.text_content()) == wanted
        assert marked(made) == marks
    assert on_paper(blocks) == wanted
    assert spoken(blocks) == folded(" ".join(text for _, text in texts(b for b in leaves(blocks) if b.kind != "code")))


@given(st.one_of(TEXTS, WITH_BOXES))
@settings(max_examples=1000)
@example("a **b `c` d** e, *f*, [g **h**](q07)")
@example("- a\n  b\n- c\n    - d")
@example("- a\n\n    — b")
@example("see [`a[0]`](q07), **a *b* c**")
@example("| a | b |\n| --- | --- |\n| `x` \\| y | **z** |")
@example(
    '- a\n\n!!! note "b `c`"\n    d\n\n    1. e\n        - f\n\n    [g](q07)\n\n??? tip "h"\n\n    | i | j |\n    | --- | --- |\n    | k | l |\n\nm'
)
@example('- !!! note "T"\n    a')
@example('!!! failure "«a»"\n\n    - b\n\n        c\n\n    - d\n\ne')
def test_what_has_no_problem_says_the_same_everywhere(text: str) -> None:
    """Text without a problem is written again with all its letters, and has the same words and marks in every output."""
    blocks, problems = read_blocks(text)
    if problems or any(block.kind in ("sample", "diagram") for block in leaves(blocks)):
        return
    written = MarkdownWriter().write(blocks)
    again, _ = read_blocks(written)
    assert MarkdownWriter().write(again) == written
    assert _letters(written) == _letters(text)
    _alike(blocks)


def _letters(text: str) -> str:
    """What is no mark, number or space: a list may be numbered anew, and words may move to other lines."""
    return "".join(re.findall(r"[^\W\d_]", text))


@given(TREES)
@settings(max_examples=300)
def test_every_output_of_any_tree_holds_the_same_words(blocks: tuple[Block, ...]) -> None:
    """A tree that is written and read is the same tree without a problem, and its words and marks are everywhere."""
    text = MarkdownWriter().write(blocks)
    read, problems = read_blocks(text)
    assert problems == []
    assert _placeless(read) == _placeless(blocks)
    _alike(read)


def _placeless(blocks: tuple[Block, ...]) -> str:
    """The tree without its lines."""
    return re.sub(r"line=\d+", "", repr(blocks))
