"""Read one long answer: its parts, in their order, under their headings, within their lengths.

The grammar is described in ``docs/_source/README.md``. Nothing here knows of any other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath

from cheatsheet.answers.block_types import Block, Box, leaves
from cheatsheet.answers.blocks import split_blocks
from cheatsheet.answers.inline import count_sentences, count_words, mask_code
from cheatsheet.languages import RECORDS
from cheatsheet.model import Answer, Lang, Part
from cheatsheet.problems import Problem

HEADINGS: Mapping[Lang, Mapping[str, str]] = {lang: one.headings for lang, one in RECORDS.items()}
"""The parts of an answer in their order, with the heading each has in each language."""

OPTIONAL = frozenset({"show", "clarify"})

_ALLOWED: Mapping[str, frozenset[str]] = {
    "minute": frozenset({"paragraph"}),
    "deeper": frozenset({"paragraph", "list", "table", "code", "diagram", "box"}),
    "show": frozenset({"paragraph", "sample", "diagram"}),
    "next": frozenset({"question", "paragraph"}),
    "avoid": frozenset({"list"}),
    "clarify": frozenset({"paragraph", "list", "table", "code", "box"}),
}
_WORDS: Mapping[str, tuple[int, int]] = {"minute": (90, 170), "deeper": (250, 500)}
_FOLLOW_UPS = 3
_MAX_SENTENCES = 3
_SENTENCES_PER_SAMPLE = 2
_FILE_NAME = re.compile(r"(q\d{2,})-[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_AVOID_ITEM = re.compile(r"- \*\*(?:[^*]|\*(?!\*))+[.!?…»”]\*\* \S.*", re.DOTALL)


def parse_answer(text: str, path: str, lang: Lang) -> tuple[Answer | None, list[Problem]]:
    """Read the long answer ``text`` of the file ``path``, written in ``lang``.

    The answer is ``None`` when its question or its parts cannot be told; every mistake is in the
    second value either way.
    """
    name = _FILE_NAME.fullmatch(PurePosixPath(path).name)
    if name is None:
        message = "the file's name; expected the question's id and slug, as in 'q06-indexes.md'"
        return None, [Problem(path, 0, message)]
    parts, problems = _split_parts(text.split("\n"), path, lang)
    problems.extend(_order_problems(parts, path, lang))
    for part in parts:
        problems.extend(_part_problems(part, path))
    keys = [part.key for part in parts]
    complete = len(set(keys)) == len(keys) and set(keys) | OPTIONAL >= set(HEADINGS[lang])
    answer = Answer(name[1], path, {part.key: part for part in parts}) if complete else None
    return answer, sorted(set(problems))


@cache
def blocks(part: Part) -> tuple[Block | Box, ...]:
    """The blocks of a part, whose mistakes :func:`parse_answer` has already told."""
    return split_blocks(part.body, "", part.line)[0]


def follow_ups(part: Part) -> tuple[tuple[Block, tuple[Block, ...]], ...]:
    """The questions of the part ``next``, each with the blocks that answer it."""
    found: list[tuple[Block, list[Block]]] = []
    for block in leaves(blocks(part)):
        if block.kind == "question":
            found.append((block, []))
        elif found:
            found[-1][1].append(block)
    return tuple((question, tuple(answer)) for question, answer in found)


def _split_parts(lines: Sequence[str], path: str, lang: Lang) -> tuple[list[Part], list[Problem]]:
    keys = {heading: key for key, heading in HEADINGS[lang].items()}
    parts: list[Part] = []
    problems: list[Problem] = []
    starts = _headings(lines)
    for index in range(starts[0] if starts else len(lines)):
        if lines[index].strip():
            message = f"text before the first part; expected '## {HEADINGS[lang]['minute']}'"
            problems.append(Problem(path, index + 1, message))
            break
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        heading = lines[start].removeprefix("## ").strip()
        if heading not in keys:
            expected = ", ".join(f"'## {known}'" for known in keys)
            problems.append(Problem(path, start + 1, f"an unknown part '## {heading}'; expected one of {expected}"))
            continue
        body = "\n".join(lines[start + 1 : end])
        stripped = body.lstrip("\n")
        line = min(start + 2 + len(body) - len(stripped), len(lines))  # an empty part may be the end of the file
        parts.append(Part(keys[heading], stripped.rstrip(), line))
    return parts, problems


def _headings(lines: Sequence[str]) -> list[int]:
    """Indices of the lines that open a part; a ``##`` inside fenced code is none."""
    found: list[int] = []
    in_code = False
    for index, line in enumerate(lines):
        if line.startswith("```"):
            in_code = not in_code
        elif line.startswith("## ") and not in_code:
            found.append(index)
    return found


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


def _part_problems(part: Part, path: str) -> Iterator[Problem]:
    found, problems = split_blocks(part.body, path, part.line)
    yield from problems
    if not found:
        yield Problem(path, part.line - 1, "an empty part")
        return
    allowed = _ALLOWED[part.key]
    for block in found:
        if block.kind not in allowed:
            expected = ", ".join(sorted(allowed))
            yield Problem(path, block.line, f"a {block.kind} in this part; expected only {expected}")
    if part.key in _WORDS:
        low, high = _WORDS[part.key]
        words = sum(count_words(block.text) for block in leaves(found) if block.is_prose)
        if not low <= words <= high:
            yield Problem(path, part.line, f"{words} words in this part; expected {low} to {high}")
    checks = {"show": _show_problems, "next": _next_problems, "avoid": _avoid_problems}
    if part.key in checks:
        yield from checks[part.key](part, path, tuple(leaves(found)))


def _show_problems(part: Part, path: str, found: tuple[Block, ...]) -> Iterator[Problem]:
    samples = sum(block.kind == "sample" for block in found)
    if samples not in (1, 2):
        yield Problem(path, part.line, f"{samples} samples in this part; expected one or two ':::sample' lines")
    sentences = sum(count_sentences(block.text) for block in found if block.kind == "paragraph")
    limit = _SENTENCES_PER_SAMPLE * max(samples, 1)
    if not 1 <= sentences <= limit:
        message = f"{sentences} sentences in this part; expected one or two for each sample"
        yield Problem(path, part.line, message)


def _next_problems(part: Part, path: str, found: tuple[Block, ...]) -> Iterator[Problem]:
    asked = follow_ups(part)
    if found[0].kind != "question":
        yield Problem(path, found[0].line, "text before the first question; expected '### Question?'")
    if len(asked) != _FOLLOW_UPS:
        yield Problem(path, part.line, f"{len(asked)} questions in this part; expected {_FOLLOW_UPS} '### ' headings")
    for question, answer in asked:
        if not question.text.endswith("?"):
            yield Problem(path, question.line, "a follow-up that is no question; expected '?' at its end")
        sentences = sum(count_sentences(block.text) for block in answer)
        if not 1 <= sentences <= _MAX_SENTENCES:
            message = f"{sentences} sentences in this answer; expected one to {_MAX_SENTENCES}"
            yield Problem(path, question.line, message)


def _avoid_problems(part: Part, path: str, found: tuple[Block, ...]) -> Iterator[Problem]:
    for block in found:
        if block.kind != "list":
            continue
        items = [item for item in re.split(r"^(?=- )", block.text, flags=re.MULTILINE) if item.strip()]
        if len(items) not in (2, 3):
            yield Problem(path, block.line, f"{len(items)} items in this list; expected two or three")
        line = block.line
        for item in items:
            if not _AVOID_ITEM.fullmatch(mask_code(item)):
                yield Problem(path, line, "expected '- **What they say.** Why it sinks them.'")
            line += item.count("\n")
    if sum(block.kind == "list" for block in found) != 1:
        yield Problem(path, part.line, "expected one list of two or three items in this part")
