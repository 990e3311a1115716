"""Boxes in long answers: the line that opens one, and what one is for a reader of Markdown that knows none.

A box is one of Material's admonitions (``!!!``) or folded details (``???``): a line with its look and its title, and
below it lines that begin with four spaces (https://squidfunk.github.io/mkdocs-material/reference/admonitions/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from cheatsheet.answers.block_types import Look
from cheatsheet.answers.inline import check_inline, link_targets, mask_code
from cheatsheet.sheet.parse_lines import other_block

INDENT = 4
"""Spaces before each line of a box."""

HEAD = re.compile(r'(!!!|\?\?\?) ([\w-]+)(?: "([^"]*)")?')
"""The line that opens a box. Python-Markdown knows more; what it would make of that, nobody else does."""

_LOOKS: dict[str, Look] = {look: look for look in get_args(Look)}
_EXAMPLE = "'!!! note \"Title\"' or '??? note \"Title\"'"


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line of a box says."""

    look: Look
    title: str
    folded: bool


def read_head(line: str) -> tuple[Head, tuple[str, ...]]:
    """Read the first line of a box, whose mark is there for certain, and say what is wrong with it."""
    match = HEAD.fullmatch(line)
    if match is None:
        return Head("note", "", folded=False), (f"a box; expected {_EXAMPLE}",)
    mark, look, title = match.groups(default="")
    wrong = list(_title_faults(title))
    if look not in _LOOKS:
        wrong.insert(0, f"a box of an unknown kind '{look}'; expected one of {', '.join(sorted(_LOOKS))}")
    return Head(_LOOKS.get(look, "note"), title, folded=mark == "???"), tuple(wrong)


def _title_faults(title: str) -> Iterator[str]:
    if not title.strip():
        yield f"a box without a title; expected one, as in {_EXAMPLE}, since a page would put an English word there"
        return
    if title != title.strip():
        yield "spaces at the edge of a box's title; expected none"
    if what := other_block(title.strip()):
        yield f"a title of a box that begins like {what}; expected text"
    if link_targets(title) or "*" in mask_code(title):
        yield "a link or emphasis in the title of a box; expected words and code"
    yield from (message for _, message in check_inline(title))


def quoted(title: str, blocks: Sequence[str]) -> str:
    """A box as a quotation with its title in bold: what every reader of Markdown sets apart."""
    lines = "\n\n".join((f"**{title}**", *blocks)).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)
