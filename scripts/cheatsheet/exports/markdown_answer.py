"""A long answer as plain Markdown: its own text with the links made absolute and the directives carried out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import assert_never

from cheatsheet.answers.block_types import Block, Box
from cheatsheet.answers.boxes import quoted
from cheatsheet.answers.inline import mask_code
from cheatsheet.answers.parse import HEADINGS, blocks
from cheatsheet.answers.samples import Sample
from cheatsheet.answers.sources import said
from cheatsheet.exports.markdown_text import escape_text, paragraph
from cheatsheet.model import Content, Part, Source
from cheatsheet.view import Question, View

Address = Callable[[str], str]

_TARGET = re.compile(r"(?<=\]\()q\d{2,}(?=\))")
_RUN = re.compile(r"`{3,}")


def answer_parts(
    content: Content, view: View, question: Question, link: Address, samples: Mapping[str, Sample]
) -> list[str]:
    """The blocks of the answer: the short one, each part under its heading, related questions, sources.

    ``link`` gives the address of a site path.
    """
    words = view.words
    paths = {other.id: other.answer_path or other.path for other in view.questions}
    answer = content.answers[view.lang][question.id]
    parts = [f"## {escape_text(words['answers.seconds'])}", paragraph(question.entry.answer)]
    for key, title in HEADINGS[view.lang].items():
        if key in answer.parts:
            parts.append(f"## {title}")
            parts += part_blocks(answer.parts[key], view, link, samples)
    known = content.catalog.questions[question.id]
    if known.see_also:
        terms = {other.id: escape_text(other.term) for other in view.questions}
        lines = [f"- [{terms[other]}]({link(paths[other])})" for other in known.see_also]
        parts += [f"## {escape_text(words['answers.see_also'])}", "\n".join(lines)]
    if known.sources:
        lines = [_source(source, words) for source in known.sources]
        parts += [f"## {escape_text(words['answers.sources'])}", "\n".join(lines)]
    return parts


def part_blocks(part: Part, view: View, link: Address, samples: Mapping[str, Sample]) -> list[str]:
    """The blocks of one part of a long answer. ``link`` gives the address of a site path."""
    paths = {question.id: question.answer_path or question.path for question in view.questions}
    return [_block(block, view.words, samples, lambda target: link(paths[target])) for block in blocks(part)]


def _block(block: Block | Box, words: Mapping[str, str], samples: Mapping[str, Sample], link: Address) -> str:
    """One block. Code and directives hold no links; everything else is Markdown already, but a box, which few know."""
    if isinstance(block, Box):
        return quoted(block.title, [_block(inner, words, samples, link) for inner in block.blocks])
    match block.kind:
        case "code":
            return _fenced(block.text, block.info)
        case "diagram":
            return f"*{escape_text(words['data.twin_diagram'].format(name=block.text))}*"
        case "sample":
            return _sample(block.text, samples.get(block.text), words)
        case "question":
            return f"### {relink(block.text, link)}"
        case "paragraph" | "list" | "table":
            return relink(block.text, link)
        case _:
            assert_never(block.kind)


def relink(text: str, link: Address) -> str:
    """``text`` with the target of each link to a question replaced by what ``link`` gives for its id.

    What stands inside code is left as it is.
    """
    # The mask has the length of the text, so that a place found in one is that place in the other.
    for match in reversed(list(_TARGET.finditer(mask_code(text)))):
        text = text[: match.start()] + link(match[0]) + text[match.end() :]
    return text


def _sample(name: str, sample: Sample | None, words: Mapping[str, str]) -> str:
    """A program and what it printed, or its name where the program is not at hand."""
    if sample is None:
        return f"*{escape_text(words['data.twin_sample'].format(name=name))}*"
    ran_on = ", ".join(f"{product} {version}" for product, version in sample.versions)
    shown = [f"`{name}`", _fenced(sample.code.rstrip("\n"), sample.language)]
    if sample.output is not None:
        printed = escape_text(words["answers.output"] + (f" ({ran_on})" if ran_on else ""))
        shown += [f"{printed}:", _fenced(sample.output.rstrip("\n"), "text")]
    return "\n\n".join(shown)


def _fenced(text: str, language: str) -> str:
    """A fenced block, its fence longer than any run of backticks inside."""
    fence = "`" * max(3, *(len(run) + 1 for run in ["", *_RUN.findall(text)]))
    return f"{fence}{language}\n{text}\n{fence}"


def _source(source: Source, words: Mapping[str, str]) -> str:
    """A primary source with the version it speaks of, the day on which it was last opened, and what it says."""
    seen = f"{escape_text(source.version)}, {words['answers.checked']} {source.checked}"
    line = said(source, words["answers.section"])
    return f"- [{escape_text(source.title)}]({source.url}) — {seen}" + (f" — {escape_text(line)}" if line else "")
