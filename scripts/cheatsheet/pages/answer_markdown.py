"""A part of a long answer as Markdown for a page: links resolved, words bound, samples and diagrams in place."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import assert_never

from cheatsheet.answers.block_types import Block, Box
from cheatsheet.answers.boxes import INDENT
from cheatsheet.answers.inline import mask_code
from cheatsheet.answers.parse import blocks
from cheatsheet.answers.samples import Sample
from cheatsheet.answers.typography import bind
from cheatsheet.model import Lang, Part

_TARGET = re.compile(r"\]\((q\d{2,})\)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a part needs from outside itself to become part of a page."""

    lang: Lang
    words: Mapping[str, str]
    target: Callable[[str], str]
    """The Markdown link target of a question, seen from the page."""
    samples: Mapping[str, Sample]
    diagrams: Mapping[str, str]
    """HTML of each diagram in the page's language."""
    file_address: Callable[[str], str]
    """Address of a file of the repository, given its path from the root."""


_BOXES = {"avoid": "failure", "clarify": "warning"}
"""Parts that stand in one of Material's boxes, and its kind."""


def part_markdown(part: Part, around: Surroundings) -> str:
    """Markdown of ``part`` without its heading; some parts stand in a box."""
    text = _blocks_markdown(part, around)
    kind = _BOXES.get(part.key)
    return _boxed(f'!!! {kind} ""', text) if kind else text


def _boxed(head: str, text: str) -> str:
    return f"{head}\n\n{textwrap.indent(text, ' ' * INDENT)}"


def _blocks_markdown(part: Part, around: Surroundings) -> str:
    asked = 0
    written: list[str] = []
    for block in blocks(part):
        if isinstance(block, Block) and block.kind == "question":
            asked += 1
            written.append(f"### {inline(block.text, around)} {{#{part.key}-{asked}}}")
        else:
            written.append(_block(block, around))
    return "\n\n".join(written) + "\n"


def inline(text: str, around: Surroundings) -> str:
    """``text`` with its links resolved and no-break spaces in place; code stays as it is."""
    bound = bind(text, around.lang)
    masked = mask_code(bound)
    parts: list[str] = []
    end = 0
    for match in _TARGET.finditer(masked):
        parts += [bound[end : match.start()], f"]({around.target(match[1])})"]
        end = match.end()
    return "".join([*parts, bound[end:]])


def _block(block: Block | Box, around: Surroundings) -> str:
    if isinstance(block, Box):
        head = f'{"???" if block.folded else "!!!"} {block.look} "{inline(block.title, around)}"'
        return _boxed(head, "\n\n".join(_block(inner, around) for inner in block.blocks))
    match block.kind:
        case "code":
            return fenced(block.text, block.info)
        case "sample":
            return sample_markdown(around.samples[block.text], around)
        case "diagram":
            return around.diagrams[block.text]
        case "paragraph" | "list" | "table" | "question":
            return inline(block.text, around)
        case _:
            assert_never(block.kind)


def sample_markdown(sample: Sample, around: Surroundings) -> str:
    """The program, what it ran on with a link to its file, and what it printed."""
    badges = "".join(
        f'<li><span class="badge">{escape(name)} {escape(version)}</span></li>' for name, version in sample.versions
    )
    label = escape(around.words["answers.open_file"].format(name=sample.name))
    address = escape(around.file_address(sample.path))
    program = fenced(sample.code.rstrip("\n"), sample.language, sample.name)
    output = fenced((sample.output or "").rstrip("\n"), "text")
    facts = [
        '<div class="sample-facts">',
        f"<span>{escape(around.words['answers.ran_on'])}</span>",
        f'<ul class="badges">{badges}</ul>',
        f'<a class="sample-file" href="{address}" rel="noopener">{label}</a>',
        "</div>",
    ]
    tabs = (
        (around.words["answers.program"], program),
        (around.words["answers.output"], output),
    )
    written = [f'=== "{title}"\n\n{textwrap.indent(text, "    ")}' for title, text in tabs]
    return "\n".join(["\n\n".join(written), "", *facts])


def fenced(text: str, language: str, title: str = "") -> str:
    """Fenced code; the fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    head = f'{language} title="{title}"' if title else language
    return f"{fence}{head}\n{text}\n{fence}"
