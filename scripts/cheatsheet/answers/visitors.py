"""What every output of the long answers is: a visitor that knows each node of their tree.

A new node is one class in ``tree.py``, one branch here and one method in each output: mypy names every output that has
none, since it may then not be made, and this file while the branch is missing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar, assert_never

from cheatsheet.tree import (
    Block,
    Box,
    Code,
    DiagramRef,
    Emphasis,
    InlineCode,
    InlineNode,
    Link,
    ListBlock,
    Paragraph,
    Phrase,
    Question,
    SampleRef,
    Strong,
    Table,
    Text,
)

R = TypeVar("R")


class InlineVisitor(ABC, Generic[R]):
    """Turns inline nodes into whatever an output wants of them."""

    def phrase(self, phrase: Phrase) -> list[R]:
        """Each node of ``phrase``, in order."""
        return [self.inline(node) for node in phrase]

    def inline(self, node: InlineNode) -> R:
        """``node`` by the method of its kind."""
        match node:
            case Text():
                return self.text(node)
            case InlineCode():
                return self.inline_code(node)
            case Strong():
                return self.strong(node)
            case Emphasis():
                return self.emphasis(node)
            case Link():
                return self.link(node)
            case _:
                assert_never(node)

    @abstractmethod
    def text(self, node: Text) -> R:
        """Words."""

    @abstractmethod
    def inline_code(self, node: InlineCode) -> R:
        """Code among words."""

    @abstractmethod
    def strong(self, node: Strong) -> R:
        """Words in bold."""

    @abstractmethod
    def emphasis(self, node: Emphasis) -> R:
        """Words in italics."""

    @abstractmethod
    def link(self, node: Link) -> R:
        """A link to another question."""


class BlockVisitor(ABC, Generic[R]):
    """Turns blocks into whatever an output wants of them."""

    def block(self, block: Block) -> R:
        """``block`` by the method of its kind."""
        match block:
            case Paragraph():
                return self.paragraph(block)
            case ListBlock():
                return self.list_block(block)
            case Table():
                return self.table(block)
            case Code():
                return self.code(block)
            case Question():
                return self.question(block)
            case SampleRef():
                return self.sample(block)
            case DiagramRef():
                return self.diagram(block)
            case Box():
                return self.box(block)
            case _:
                assert_never(block)

    @abstractmethod
    def paragraph(self, block: Paragraph) -> R:
        """A paragraph."""

    @abstractmethod
    def list_block(self, block: ListBlock) -> R:
        """A list, with the lists in it."""

    @abstractmethod
    def table(self, block: Table) -> R:
        """A table."""

    @abstractmethod
    def code(self, block: Code) -> R:
        """Fenced code."""

    @abstractmethod
    def question(self, block: Question) -> R:
        """A question that is asked next."""

    @abstractmethod
    def sample(self, block: SampleRef) -> R:
        """A program with its output."""

    @abstractmethod
    def diagram(self, block: DiagramRef) -> R:
        """A diagram."""

    @abstractmethod
    def box(self, block: Box) -> R:
        """Blocks set apart under a title."""
