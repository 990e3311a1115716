"""A part of a long answer as XHTML of the book for e-readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from cheatsheet.answers.phrases import plain
from cheatsheet.answers.samples import LANGUAGE, Sample
from cheatsheet.answers.typography import bind_blocks
from cheatsheet.exports.markdown_html import CardWriter
from cheatsheet.model import Lang
from cheatsheet.paper.highlight import lexer_of, runs
from cheatsheet.tree import Block, Box, Code, DiagramRef, Row, SampleRef, Table

_HANGING = 24
"""Columns of indentation that a line which is broken still keeps; a deeper one goes on there."""


@dataclass(frozen=True, slots=True)
class EbookSurroundings:
    """What a part needs from outside itself."""

    lang: Lang
    words: Mapping[str, str]
    address: Callable[[str], str]
    """Where a question is answered, by its id."""
    samples: Mapping[str, Sample]
    diagrams: Mapping[str, str]
    """XHTML of each drawing, with its caption."""


def part_xhtml(blocks: Iterable[Block], around: EbookSurroundings) -> str:
    """XHTML of ``blocks``, words bound."""
    return "\n".join(map(EpubWriter(around).block, bind_blocks(blocks, around.lang)))


class EpubWriter(CardWriter):
    """What a card shows, and programs, drawings and boxes as a book has them. All of it is XML."""

    def __init__(self, around: EbookSurroundings) -> None:
        super().__init__(around.address)
        self._around = around

    def table(self, block: Table) -> str:
        """A table whose cells know what they are called: where it is narrow, each row stands as a list.

        Where the corner is empty, the first cell of a row is what the row is called, and the corner is no heading.
        """
        labels = [plain(cell) for cell in block.head.cells]
        first = "td" if labels[0] else 'th scope="row"'
        head = self._cells(
            block.head, block, ['th scope="col"' if label else "td" for label in labels], [""] * len(labels)
        )
        rows = [self._cells(row, block, [first, *["td"] * (len(labels) - 1)], labels) for row in block.rows]
        return table_xhtml(len(labels), head, rows)

    def _cells(self, row: Row, table: Table, tags: Sequence[str], labels: Sequence[str]) -> str:
        """The cells of ``row``, each with its tag, where it stands, and what it is called."""
        cells = zip(row.cells, table.align, tags, labels, strict=True)
        return "\n".join(
            f"<{tag}{f' class={chr(34)}{align}{chr(34)}' if align in ('center', 'right') else ''}{label_of(label)}>"
            f"{self.words(cell)}</{tag.split()[0]}>"
            for cell, align, tag, label in cells
        )

    def code(self, block: Code) -> str:
        """A listing."""
        return f'<pre class="code"><code>{listing(block.text, block.language)}</code></pre>'

    def sample(self, block: SampleRef) -> str:
        """The program, what it ran on and what it printed."""
        sample, words = self._around.samples[block.name], self._around.words
        ran_on = " · ".join(" ".join(pair) for pair in sample.versions)
        facts = f' <span class="facts">· {escape(words["answers.ran_on"])} {escape(ran_on)}</span>' if ran_on else ""
        printed = (sample.output or "").rstrip("\n")
        output = (
            f'<p class="label">{escape(words["answers.output"])}</p>\n'
            f'<pre class="output"><samp>{listing(printed)}</samp></pre>\n'
        )
        return (
            f'<figure class="sample">\n<figcaption><code>{escape(sample.name)}</code>{facts}</figcaption>\n'
            f'<pre class="code"><code>{listing(sample.code.rstrip(chr(10)), LANGUAGE)}</code></pre>\n'
            f"{output if printed else ''}</figure>"
        )

    def diagram(self, block: DiagramRef) -> str:
        """The drawing itself."""
        return self._around.diagrams[block.name]

    def box(self, block: Box) -> str:
        """Its title and what is in it; a page that cannot be scrolled has nothing to fold."""
        inside = "\n".join(map(self.block, block.blocks))
        title = f'<p class="box-title"><strong>{self.words(block.title)}</strong></p>'
        return f'<div class="box {block.look}">\n{title}\n{inside}\n</div>'


def table_xhtml(columns: int, head: str, rows: Iterable[str]) -> str:
    """A table of ``columns``, from the cells of its head and of each row."""
    body = "\n".join(f"<tr>\n{row}\n</tr>" for row in rows)
    return (
        f'<div class="table columns-{columns}"><table>\n<thead><tr>\n{head}\n</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def label_of(label: str) -> str:
    """The attribute by which a cell says what it is called, where there is no room for the head of its column."""
    return f' data-label="{escape(label)}"' if label else ""


@cache
def listing(text: str, language: str = "") -> str:
    """``text`` line by line, each a block that is broken with its rest indented: a page does not scroll sideways.

    In a ``language`` that Pygments knows, each piece says what it is. Nothing is added to the text, line ends included.
    Kept, because every language shows the same programs.
    """
    lexer = lexer_of(language)
    pieces = runs(text, lexer) if lexer else ([("", line)] for line in text.split("\n"))
    lines = [("".join(map(_piece, line)), "".join(piece for _, piece in line)) for line in pieces]
    ends = ["\n"] * (len(lines) - 1) + [""]
    return "".join(
        f'<span class="line{_indent(bare)}">{_led(shown)}{end}</span>'
        for (shown, bare), end in zip(lines, ends, strict=True)
    )


def _piece(run: tuple[str, str]) -> str:
    kind, text = run
    return f'<span class="{kind}">{escape(text)}</span>' if kind else escape(text)


def _led(line: str) -> str:
    """``line`` with its indentation as a piece of its own, which a narrow page makes shorter."""
    rest = line.lstrip(" ")
    return f'<span class="lead">{line[: len(line) - len(rest)]}</span>{rest}' if rest != line else line


def _indent(line: str) -> str:
    """The class of a line by its indentation, in steps of two columns."""
    columns = min(len(line) - len(line.lstrip(" ")), _HANGING) // 2 * 2
    return f" in-{columns}" if columns else ""


def indents() -> range:
    """The steps for which the style has a class."""
    return range(2, _HANGING + 1, 2)
