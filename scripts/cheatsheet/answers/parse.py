"""Read one long answer: its parts, in their order, under their headings, within their lengths.

The grammar is described in ``docs/_source/README.md``. Nothing here knows of any other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from markdown_it.tree import SyntaxTreeNode

from cheatsheet.answers.part_rules import part_problems
from cheatsheet.answers.read import Reader, syntax_tree
from cheatsheet.languages import RECORDS
from cheatsheet.model import Answer, Lang, Part
from cheatsheet.problems import Problem
from cheatsheet.sheet.characters import tab

HEADINGS: Mapping[Lang, Mapping[str, str]] = {lang: one.headings for lang, one in RECORDS.items()}
"""The parts of an answer in their order, with the heading each has in each language."""

OPTIONAL = frozenset({"show", "clarify"})

_FILE_NAME = re.compile(r"(q\d{2,})-[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_PART_LEVEL = "h2"


def parse_answer(text: str, path: str, lang: Lang) -> tuple[Answer | None, list[Problem]]:
    """Read the long answer ``text`` of the file ``path``, written in ``lang``.

    The answer is ``None`` when its question or its parts cannot be told; every mistake is in the
    second value either way.
    """
    name = _FILE_NAME.fullmatch(PurePosixPath(path).name)
    if name is None:
        message = "the file's name; expected the question's id and slug, as in 'q06-indexes.md'"
        return None, [Problem(path, 0, message)]
    parts, problems = _read_parts(text, path, lang)
    problems.extend(_order_problems(parts, path, lang))
    problems += [Problem(path, number, said) for number, line in enumerate(text.split("\n"), 1) if (said := tab(line))]
    for part in parts:
        problems.extend(part_problems(part, path))
    keys = [part.key for part in parts]
    complete = len(set(keys)) == len(keys) and set(keys) | OPTIONAL >= set(HEADINGS[lang])
    answer = Answer(name[1], path, {part.key: part for part in parts}) if complete else None
    return answer, sorted(set(problems))


def _read_parts(text: str, path: str, lang: Lang) -> tuple[list[Part], list[Problem]]:
    keys = {heading: key for key, heading in HEADINGS[lang].items()}
    reader = Reader(text.split("\n"), path)
    before, sections = _sections(syntax_tree(text))
    parts: list[Part] = []
    if before:
        message = f"text before the first part; expected '## {HEADINGS[lang]['minute']}'"
        reader.report(_start(before[0]), message)
    for heading, nodes in sections:
        title, start = heading.children[0].content, _start(heading)
        blocks = reader.blocks(nodes, below=heading)
        if title in keys:
            line = _start(nodes[0]) if nodes else min(start + 1, text.count("\n"))  # it may be the end of the file
            parts.append(Part(keys[title], blocks, line + 1))
        else:
            expected = ", ".join(f"'## {known}'" for known in keys)
            reader.report(start, f"an unknown part '## {title}'; expected one of {expected}")
    return parts, reader.problems


def _sections(
    nodes: Sequence[SyntaxTreeNode],
) -> tuple[list[SyntaxTreeNode], list[tuple[SyntaxTreeNode, list[SyntaxTreeNode]]]]:
    """What stands before the first heading of a part, and each of those with what stands below it."""
    before: list[SyntaxTreeNode] = []
    sections: list[tuple[SyntaxTreeNode, list[SyntaxTreeNode]]] = []
    for node in nodes:
        if node.type == "heading" and node.tag == _PART_LEVEL and node.markup == "##":
            sections.append((node, []))
        else:
            (sections[-1][1] if sections else before).append(node)
    return before, sections


def _start(node: SyntaxTreeNode) -> int:
    """The place of a node's first line in its file, counted from 0."""
    return node.map[0] if node.map else 0


def _order_problems(parts: list[Part], path: str, lang: Lang) -> Iterator[Problem]:
    order = list(HEADINGS[lang])
    seen: list[str] = []
    for part in parts:
        heading = HEADINGS[lang][part.key]
        if part.key in seen:
            yield Problem(path, part.line, f"a second part '## {heading}'")
        elif seen and order.index(part.key) < max(map(order.index, seen)):
            before = HEADINGS[lang][max(seen, key=order.index)]
            yield Problem(path, part.line, f"'## {heading}' stands after '## {before}'; expected it before")
        seen.append(part.key)
    for key in order:
        if key not in seen and key not in OPTIONAL:
            yield Problem(path, 0, f"a missing part; expected '## {HEADINGS[lang][key]}'")
