"""A long answer as plain Markdown: its own text with the links made absolute and the directives carried out."""

from __future__ import annotations

from collections.abc import Mapping

from cheatsheet.answers.markdown import MarkdownWriter, fenced, quoted
from cheatsheet.answers.parse import HEADINGS
from cheatsheet.answers.samples import LANGUAGE, Sample
from cheatsheet.answers.sources import edition, said
from cheatsheet.exports.markdown_text import Address, escape_text, paragraph
from cheatsheet.model import Content, Part, Source
from cheatsheet.tree import Box, DiagramRef, Link, SampleRef, Text
from cheatsheet.view import Question, View


def answer_parts(
    content: Content, view: View, question: Question, link: Address, samples: Mapping[str, Sample]
) -> list[str]:
    """The blocks of the answer: the short one, each part under its heading, related questions, sources.

    ``link`` gives the address of a site path.
    """
    words = view.words
    paths = {other.id: other.best_path for other in view.questions}
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
    if sources := content.sources.of(question.id):
        lines = [_source(source, words) for source in sources]
        parts += [f"## {escape_text(words['answers.sources'])}", "\n".join(lines)]
    return parts


def part_blocks(part: Part, view: View, link: Address, samples: Mapping[str, Sample]) -> list[str]:
    """The blocks of one part of a long answer. ``link`` gives the address of a site path."""
    paths = {question.id: question.best_path for question in view.questions}
    writer = CopyWriter(view.words, samples, lambda question: link(paths[question]))
    return [writer.block(block) for block in part.blocks]


class CopyWriter(MarkdownWriter):
    """Markdown for any reader of it: addresses are whole, directives carried out, boxes quotations."""

    def __init__(self, words: Mapping[str, str], samples: Mapping[str, Sample], link: Address) -> None:
        self._words, self._samples, self._address = words, samples, link

    def sample(self, block: SampleRef) -> str:
        """A program and what it printed, or its name where the program is not at hand."""
        sample = self._samples.get(block.name)
        if sample is None:
            return f"*{escape_text(self._words['data.twin_sample'].format(name=block.name))}*"
        ran_on = ", ".join(f"{product} {version}" for product, version in sample.versions)
        shown = [f"`{block.name}`", fenced(sample.code.rstrip("\n"), LANGUAGE)]
        if sample.output is not None:
            printed = escape_text(self._words["answers.output"] + (f" ({ran_on})" if ran_on else ""))
            shown += [f"{printed}:", fenced(sample.output.rstrip("\n"), "text")]
        return "\n\n".join(shown)

    def diagram(self, block: DiagramRef) -> str:
        """The diagram's name."""
        return f"*{escape_text(self._words['data.twin_diagram'].format(name=block.name))}*"

    def box(self, block: Box) -> str:
        """A quotation, since few readers of Markdown know boxes."""
        return quoted(self.words(block.title), self.write(block.blocks))

    def text(self, node: Text) -> str:
        """The words, with a backslash before each sign that Markdown would take for a mark."""
        return escape_text(node.text)

    def link(self, node: Link) -> str:
        """A link to where the question is answered."""
        return f"[{self.words(node.children)}]({self._address(node.question)})"


def _source(source: Source, words: Mapping[str, str]) -> str:
    """A primary source with the version it speaks of, the day on which it was last opened, and what it says."""
    version = edition(source)
    seen = f"{escape_text(version)}, " * bool(version) + f"{words['answers.checked']} {source.checked}"
    line = said(source, words["answers.section"])
    return f"- [{escape_text(source.title)}]({source.url}) — {seen}" + (f" — {escape_text(line)}" if line else "")
