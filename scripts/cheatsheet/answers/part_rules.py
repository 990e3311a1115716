"""What each part of a long answer may hold, and how long it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cheatsheet.answers.measure import count_sentences, count_words
from cheatsheet.answers.phrases import leaves, plain, prose
from cheatsheet.model import Part
from cheatsheet.problems import Problem
from cheatsheet.tree import ListBlock, Look, Paragraph, Phrase, Question, SampleRef, Strong

BOXES: Mapping[str, Look] = {"avoid": "failure", "clarify": "warning"}
"""Parts that stand in a box wherever boxes are shown, and its look, which is one of Material's."""

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
_END_OF_SAYING = (".", "!", "?", "…", "»", "”")


def follow_ups(part: Part) -> tuple[tuple[Question, tuple[Phrase, ...]], ...]:
    """The questions of the part ``next``, each with the paragraphs that answer it."""
    found: list[tuple[Question, list[Phrase]]] = []
    for block in leaves(part.blocks):
        if isinstance(block, Question):
            found.append((block, []))
        elif found and isinstance(block, Paragraph):
            found[-1][1].append(block.children)
    return tuple((question, tuple(answer)) for question, answer in found)


def part_problems(part: Part, path: str) -> Iterator[Problem]:
    """Everything wrong with what ``part`` of the file ``path`` holds."""
    if not part.blocks:
        yield Problem(path, part.line - 1, "an empty part")
        return
    allowed = _ALLOWED[part.key]
    for block in part.blocks:
        if block.kind not in allowed:
            expected = ", ".join(sorted(allowed))
            yield Problem(path, block.line, f"a {block.kind} in this part; expected only {expected}")
    if part.key in _WORDS:
        low, high = _WORDS[part.key]
        words = sum(count_words(phrase) for _, phrase in prose(part.blocks))
        if not low <= words <= high:
            yield Problem(path, part.line, f"{words} words in this part; expected {low} to {high}")
    if part.key in _RULES:
        yield from _RULES[part.key](part, path)


def _show_problems(part: Part, path: str) -> Iterator[Problem]:
    samples = sum(isinstance(block, SampleRef) for block in part.blocks)
    if samples not in (1, 2):
        yield Problem(path, part.line, f"{samples} samples in this part; expected one or two ':::sample' lines")
    sentences = sum(count_sentences(block.children) for block in part.blocks if isinstance(block, Paragraph))
    limit = _SENTENCES_PER_SAMPLE * max(samples, 1)
    if not 1 <= sentences <= limit:
        message = f"{sentences} sentences in this part; expected one or two for each sample"
        yield Problem(path, part.line, message)


def _next_problems(part: Part, path: str) -> Iterator[Problem]:
    asked = follow_ups(part)
    if not isinstance(part.blocks[0], Question):
        yield Problem(path, part.blocks[0].line, "text before the first question; expected '### Question?'")
    if len(asked) != _FOLLOW_UPS:
        yield Problem(path, part.line, f"{len(asked)} questions in this part; expected {_FOLLOW_UPS} '### ' headings")
    for question, answer in asked:
        if not plain(question.children).endswith("?"):
            yield Problem(path, question.line, "a follow-up that is no question; expected '?' at its end")
        sentences = sum(map(count_sentences, answer))
        if not 1 <= sentences <= _MAX_SENTENCES:
            message = f"{sentences} sentences in this answer; expected one to {_MAX_SENTENCES}"
            yield Problem(path, question.line, message)


def _avoid_problems(part: Part, path: str) -> Iterator[Problem]:
    lists = [block for block in part.blocks if isinstance(block, ListBlock)]
    for block in lists:
        if len(block.items) not in (2, 3):
            yield Problem(path, block.line, f"{len(block.items)} items in this list; expected two or three")
        for item in block.items:
            if not (len(item) == 1 and isinstance(item[0], Paragraph) and _sinks(item[0].children)):
                line = item[0].line if item else block.line
                yield Problem(path, line, "expected '- **What they say.** Why it sinks them.'")
    if len(lists) != 1:
        yield Problem(path, part.line, "expected one list of two or three items in this part")


def _sinks(item: Phrase) -> bool:
    """Whether ``item`` is a saying in bold, which ends like a sentence, and the reason behind it."""
    saying, reason = item[:1], plain(item[1:])
    is_saying = isinstance(saying[0], Strong) and plain(saying).endswith(_END_OF_SAYING) if saying else False
    return is_saying and reason.startswith(" ") and bool(reason.strip())


_RULES: Mapping[str, Callable[[Part, str], Iterator[Problem]]] = {
    "show": _show_problems,
    "next": _next_problems,
    "avoid": _avoid_problems,
}
