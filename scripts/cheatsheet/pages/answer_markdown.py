"""A part of a long answer as Markdown for a page: links resolved, words bound, samples and diagrams in place."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from cheatsheet.answers.markdown import INDENT, MarkdownWriter, fenced
from cheatsheet.answers.part_rules import BOXES
from cheatsheet.answers.samples import LANGUAGE, Sample
from cheatsheet.answers.typography import bind_blocks
from cheatsheet.model import Lang, Part
from cheatsheet.tree import DiagramRef, Link, Question, SampleRef


@dataclass(frozen=True, slots=True)
class PageSurroundings:
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


_CLOSING_HASHES = re.compile(r"#+$")


def part_markdown(part: Part, around: PageSurroundings) -> str:
    """Markdown of ``part`` without its heading; some parts stand in a box."""
    text = PageWriter(part.key, around).write(bind_blocks(part.blocks, around.lang))
    kind = BOXES.get(part.key)
    boxed = f'!!! {kind} ""\n\n{textwrap.indent(text, " " * INDENT)}' if kind else text
    return f"{boxed}\n"


class PageWriter(MarkdownWriter):
    """Markdown for Python-Markdown as ``mkdocs.yml`` sets it up; one instance writes one part."""

    def __init__(self, part: str, around: PageSurroundings) -> None:
        self._part, self._around, self._asked = part, around, 0

    def link(self, node: Link) -> str:
        """A link to where the question is answered, seen from the page."""
        return f"[{self.words(node.children)}]({self._around.target(node.question)})"

    def question(self, block: Question) -> str:
        """A heading with an id that counts the questions of the part.

        Python-Markdown takes hashes at its end for a mark (``C#``), CommonMark only behind a blank.
        """
        self._asked += 1
        heading = _CLOSING_HASHES.sub(lambda match: "\\" + match[0], super().question(block))
        return f"{heading} {{#{self._part}-{self._asked}}}"

    def sample(self, block: SampleRef) -> str:
        """The program, what it ran on and what it printed."""
        return sample_markdown(self._around.samples[block.name], self._around)

    def diagram(self, block: DiagramRef) -> str:
        """The drawing itself."""
        return self._around.diagrams[block.name]


def sample_markdown(sample: Sample, around: PageSurroundings) -> str:
    """The program, what it ran on with a link to its file, and what it printed."""
    badges = "".join(
        f'<li><span class="badge">{escape(name)} {escape(version)}</span></li>' for name, version in sample.versions
    )
    label = escape(around.words["answers.open_file"].format(name=sample.name))
    address = escape(around.file_address(sample.path))
    program = fenced(sample.code.rstrip("\n"), LANGUAGE, sample.name)
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
