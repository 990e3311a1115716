"""The Markdown that long answers are written in, for markdown-it-py: CommonMark 0.31, tables, boxes and two directives.

What a line means is for the parser to say. What it may not mean is refused by its token in ``read.py``.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.admon import admon_plugin

DIRECTIVE = "directive"
"""The type of the token of a line that begins with three colons; its content is the line."""

_CODE_INDENT = 4


@cache
def markdown() -> MarkdownIt:
    """The parser. Escapes and character references stay tokens of their own, so that they can be refused."""
    parser = MarkdownIt("commonmark").enable("table").disable(["reference", "text_join"])
    parser.use(admon_plugin)
    parser.block.ruler.before("fence", DIRECTIVE, _directive, {"alt": ["paragraph", "list"]})
    return parser


def _directive(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A block rule of markdown-it-py: one line that begins with three colons."""
    begin, end = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.sCount[start] - state.blkIndent >= _CODE_INDENT or not re.match(":::", state.src[begin:end]):
        return False
    if not silent:
        state.line = start + 1
        token = state.push(DIRECTIVE, "", 0)
        token.content, token.map, token.block = state.src[begin:end], [start, start + 1], True
    return True
