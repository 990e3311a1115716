"""What the phrases of a long answer say, and where they stand: for whoever counts, compares or searches words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from cheatsheet.model import Inline, Span
from cheatsheet.tree import (
    Block,
    Box,
    Code,
    DiagramRef,
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

CODE_MARK = "\ufffc"
"""Stands for every character of code where only words are looked at: a sign that is neither a letter nor a blank."""

Placed = tuple[int, Phrase]
"""A phrase and the line that it begins on."""


def flat(phrase: Phrase, code: Callable[[str], str] = str) -> str:
    """The words of ``phrase`` with the line ends of the source; ``code`` says what stands in the place of code."""
    found = []
    for node in phrase:
        match node:
            case Text():
                found.append(node.text)
            case InlineCode():
                found.append(code(node.text))
            case _:
                found.append(flat(node.children, code))
    return "".join(found)


def plain(phrase: Phrase) -> str:
    """The words of ``phrase`` in one line."""
    return flat(phrase).replace("\n", " ")


def masked(phrase: Phrase) -> str:
    """As :func:`flat`, with :data:`CODE_MARK` for every character of code."""
    return flat(phrase, lambda text: CODE_MARK * len(text))


def spans(phrase: Phrase) -> Inline:
    """``phrase`` as text of the sheet: links and emphasis keep only their words, code in bold is code."""
    joined: list[Span] = []
    for span in _spans(phrase, strong=False):
        if joined and joined[-1].kind == span.kind and span.kind != "code":
            joined[-1] = Span(span.kind, joined[-1].text + span.text)
        elif span.text:
            joined.append(span)
    return tuple(joined)


def in_one_line(paragraphs: Iterable[Phrase]) -> Phrase:
    """The paragraphs as one, with a blank between two."""
    return tuple(node for paragraph in paragraphs for node in (Text(" "), *paragraph))[1:]


def _spans(phrase: Phrase, *, strong: bool) -> Iterator[Span]:
    for node in phrase:
        match node:
            case Text():
                yield Span("strong" if strong else "text", node.text.replace("\n", " "))
            case InlineCode():
                yield Span("code", node.text)
            case _:
                yield from _spans(node.children, strong=strong or isinstance(node, Strong))


def with_texts(phrase: Phrase, change: Callable[[str], str]) -> Phrase:
    """``phrase`` with ``change`` made to the words of each text in it, one after the other."""
    return tuple(_with_text(node, change) for node in phrase)


def _with_text(node: InlineNode, change: Callable[[str], str]) -> InlineNode:
    match node:
        case Text():
            return Text(change(node.text))
        case InlineCode():
            return node
        case _:
            return replace(node, children=with_texts(node.children, change))


def with_phrases(block: Block, change: Callable[[Phrase], Phrase]) -> Block:
    """``block`` with ``change`` made to each phrase in it."""
    match block:
        case Paragraph() | Question():
            return replace(block, children=change(block.children))
        case ListBlock():
            return _with_items(block, change)
        case Table():
            head, *rows = (replace(row, cells=tuple(map(change, row.cells))) for row in (block.head, *block.rows))
            return replace(block, head=head, rows=tuple(rows))
        case Box():
            inside = tuple(with_phrases(inner, change) for inner in block.blocks)
            return replace(block, title=change(block.title), blocks=inside)
        case Code() | SampleRef() | DiagramRef():
            return block


def _with_items(block: ListBlock, change: Callable[[Phrase], Phrase]) -> ListBlock:
    items = tuple(
        tuple(
            _with_items(inner, change)
            if isinstance(inner, ListBlock)
            else Paragraph(change(inner.children), inner.line)
            for inner in item
        )
        for item in block.items
    )
    return replace(block, items=items)


def links(phrase: Phrase) -> Iterator[str]:
    """The questions that ``phrase`` links to, in order of appearance."""
    for node in phrase:
        if isinstance(node, Link):
            yield node.question
        if not isinstance(node, Text | InlineCode):
            yield from links(node.children)


def leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with those of the boxes in their place, each behind the box's title as a paragraph of its own."""
    for block in blocks:
        if isinstance(block, Box):
            yield Paragraph(block.title, block.line)
            yield from leaves(block.blocks)
        else:
            yield block


def phrases(blocks: Iterable[Block]) -> Iterator[Placed]:
    """Every phrase of the blocks, with its line, as it is read: paragraphs, items, cells, questions and titles."""
    for block in leaves(blocks):
        match block:
            case Paragraph() | Question():
                yield block.line, block.children
            case ListBlock():
                yield from phrases(inner for item in block.items for inner in item)
            case Table():
                yield from ((row.line, cell) for row in (block.head, *block.rows) for cell in row.cells)
            case Code() | SampleRef() | DiagramRef() | Box():  # a box is no leaf
                pass


def texts(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Everything in the blocks that a reader reads, with its line: the words of the phrases, and fenced code."""
    for block in leaves(blocks):
        if isinstance(block, Code):
            yield block.line + 1, block.text
        else:
            yield from ((line, flat(phrase)) for line, phrase in phrases([block]))


def prose(blocks: Iterable[Block]) -> Iterator[Placed]:
    """The phrases that are read aloud: those of paragraphs and lists, boxes included."""
    return phrases(block for block in leaves(blocks) if isinstance(block, Paragraph | ListBlock))
