"""What a long answer is made of, once it has been read: a frozen tree, its nodes under the names that mdast gives them.

This module imports nothing else of the project. A part of an answer holds blocks, and those hold phrases: the
inline nodes of one paragraph, cell or heading. Every block keeps the line of the file that it begins on, from 1.
(https://github.com/syntax-tree/mdast names nodes; ``Question``, ``Box``, ``SampleRef`` and ``DiagramRef`` are ours.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

Align = Literal["", "left", "center", "right"]
"""How a column of a table stands; empty where nothing is said of it."""

Look = Literal["note", "tip", "warning", "failure"]
"""How a box looks, under Material's name for it."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words. A line end is one of the source; shown anywhere, it is a blank."""

    text: str


@dataclass(frozen=True, slots=True)
class InlineCode:
    """Code among words, in one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """What stands between ``**``."""

    children: Phrase


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands between ``*``."""

    children: Phrase


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another question, by its id: ``q07``."""

    question: str
    children: Phrase


InlineNode: TypeAlias = "Text | InlineCode | Strong | Emphasis | Link"
Phrase: TypeAlias = "tuple[InlineNode, ...]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, alone or in an item of a list."""

    kind: ClassVar = "paragraph"
    children: Phrase
    line: int


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, its items counted from 1 when it is ``ordered``. A ``loose`` one has blank lines between its items."""

    kind: ClassVar = "list"
    ordered: bool
    loose: bool
    items: tuple[tuple[Paragraph | ListBlock, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Phrase, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row has as many cells as there are ``align``."""

    kind: ClassVar = "table"
    align: tuple[Align, ...]
    head: Row
    rows: tuple[Row, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """Fenced code, without its fences and the last line end."""

    kind: ClassVar = "code"
    text: str
    language: str
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """What an interviewer asks next: a heading of the third level."""

    kind: ClassVar = "question"
    children: Phrase
    line: int


@dataclass(frozen=True, slots=True)
class SampleRef:
    """The place of a program and its output, by the name of its file."""

    kind: ClassVar = "sample"
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class DiagramRef:
    """The place of a diagram, by its name."""

    kind: ClassVar = "diagram"
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart under a title. A ``folded`` one is closed until somebody opens it, where a place can do that."""

    kind: ClassVar = "box"
    look: Look
    title: Phrase
    folded: bool
    blocks: tuple[Block, ...]
    line: int


Block: TypeAlias = "Paragraph | ListBlock | Table | Code | Question | SampleRef | DiagramRef | Box"
