"""The Markdown of a long answer as a small tree that a template can draw."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from cheatsheet.answers.typography import bind
from cheatsheet.model import Lang

Node = dict[str, object]
"""One block or one run of inline text: ``t`` says which, the other keys hold what it is made of."""

_ALIGN = re.compile(r"text-align:(left|center|right)")


def parse(text: str, lang: Lang) -> list[Node]:
    """The blocks of ``text``: paragraphs (``p``), lists (``list``) and tables (``table``).

    What the grammar of answers does not know has been refused before; should something new get
    through, this fails loudly instead of losing it.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _blocks(SyntaxTreeNode(parser.parse(bind(text, lang))).children)


def parse_inline(text: str, lang: Lang) -> list[Node]:
    """The inline Markdown ``text`` of a single line."""
    nodes = parse(text, lang)
    return [run for node in nodes for run in _runs_of(node)]


def _runs_of(node: Node) -> list[Node]:
    runs = node.get("c")
    if node["t"] != "p" or not isinstance(runs, list):
        raise ValueError(f"expected one line of text, found {node['t']}")
    return runs


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> list[Node]:
    return [_block(node) for node in nodes]


def _block(node: SyntaxTreeNode) -> Node:
    match node.type:
        case "paragraph":
            return {"t": "p", "c": _inline(node.children[0].children)}
        case "bullet_list" | "ordered_list":
            items = [_blocks(item.children) for item in node.children]
            return {"t": "list", "ordered": node.type == "ordered_list", "items": items}
        case "table":
            return _table(node)
        case _:
            raise ValueError(f"paper cannot set a {node.type}; expected a paragraph, list or table")


def _table(node: SyntaxTreeNode) -> Node:
    rows = [
        [_inline(cell.children[0].children) for cell in row.children] for part in node.children for row in part.children
    ]
    align = [_cell_align(cell) for cell in node.children[0].children[0].children]
    return {"t": "table", "align": align, "head": rows[0], "rows": rows[1:]}


def _cell_align(cell: SyntaxTreeNode) -> str:
    found = _ALIGN.search(str(cell.attrs.get("style", "")))
    return found[1] if found else "left"


def _inline(nodes: Sequence[SyntaxTreeNode]) -> list[Node]:
    return [_run(node) for node in nodes]


def _run(node: SyntaxTreeNode) -> Node:
    match node.type:
        case "text":
            return {"t": "text", "text": node.content}
        case "softbreak" | "hardbreak":
            return {"t": "text", "text": " "}
        case "code_inline":
            return {"t": "code", "text": node.content}
        case "strong" | "em":
            return {"t": node.type, "c": _inline(node.children)}
        case "link":
            return {"t": "link", "to": str(node.attrs["href"]), "c": _inline(node.children)}
        case _:
            raise ValueError(f"paper cannot set {node.type} inside text; expected text, code, emphasis or a link")
