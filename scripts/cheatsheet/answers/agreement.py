"""Hold the long answers to each other, to the catalog and to the files that they show."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from cheatsheet.answers.measure import count_words
from cheatsheet.answers.part_rules import follow_ups
from cheatsheet.answers.phrases import leaves, masked, phrases, texts
from cheatsheet.answers.phrases import links as phrase_links
from cheatsheet.answers.phrases import prose as phrase_prose
from cheatsheet.answers.samples import FOLDER as SAMPLES
from cheatsheet.answers.sources import check_sources
from cheatsheet.figures import figures
from cheatsheet.language_record import PARTS
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Answer, Catalog, Content, Lang, Part
from cheatsheet.problems import Problem
from cheatsheet.tree import Block, Box, Code, DiagramRef, ListBlock, SampleRef, Table

DIAGRAMS = "docs/_source/diagrams"

Answers = Mapping[Lang, Mapping[str, Answer]]


@dataclass(frozen=True, slots=True)
class Pair:
    """The answers to one question in the first language and in another one."""

    first: Answer
    second: Answer
    one: Lang
    other: Lang


def check_answers(content: Content) -> list[Problem]:
    """Every disagreement between the languages and with the catalog, the number of sources included."""
    problems = [
        problem
        for lang in LANGUAGES
        for answer in content.answers.get(lang, {}).values()
        for problem in _catalog_problems(answer, content.catalog)
    ]
    ids = sorted({key for lang in LANGUAGES for key in content.answers.get(lang, {})})
    for question_id in ids:
        found = {lang: content.answers[lang][question_id] for lang in LANGUAGES if question_id in content.answers[lang]}
        problems.extend(_language_problems(question_id, found))
        problems.extend(_date_problems(content.catalog, question_id, found))
    known = [question_id for question_id in ids if question_id in content.catalog.questions]
    problems.extend(check_sources(content.sources, known))
    return problems


def check_shown(answers: Answers, samples: Collection[str], diagrams: Collection[str]) -> list[Problem]:
    """Samples and diagrams that are shown and not there, or there and shown by no answer."""
    every = [answer for lang in answers.values() for answer in lang.values()]
    problems: list[Problem] = []
    for kind, names, folder, suffix in (
        ("sample", samples, SAMPLES, ""),
        ("diagram", diagrams, DIAGRAMS, ".svg"),
    ):
        shown: set[str] = set()
        for answer in every:
            for block in _all_blocks(answer):
                if isinstance(block, SampleRef | DiagramRef) and block.kind == kind:
                    shown.add(block.name)
                    if block.name not in names:
                        problems.append(Problem(answer.path, block.line, f"no {kind} '{block.name}' in {folder}/"))
        for name in sorted(set(names) - shown):
            problems.append(Problem(f"{folder}/{name}{suffix}", 0, f"a {kind} that no answer shows"))
    return problems


def directives(answer: Answer, kind: str) -> tuple[str, ...]:
    """The names of the samples or diagrams (``kind``) that ``answer`` shows, in order."""
    return tuple(
        block.name for block in _all_blocks(answer) if isinstance(block, SampleRef | DiagramRef) and block.kind == kind
    )


def prose(answer: Answer) -> Iterator[tuple[str, int, str]]:
    """Every line of ``answer`` that is no code and no file's name, with its file and number; code in it is masked."""
    for part in answer.parts.values():
        for start, phrase in phrases(part.blocks):
            for offset, line in enumerate(masked(phrase).split("\n")):
                yield answer.path, start + offset, line


def links(answer: Answer) -> frozenset[str]:
    """The questions that the text of ``answer`` links to."""
    return frozenset(target for _, target in _links(answer))


def _links(answer: Answer) -> Iterator[tuple[int, str]]:
    """Each link's line and question."""
    for part in answer.parts.values():
        for line, phrase in phrases(part.blocks):
            yield from ((line, target) for target in phrase_links(phrase))


def numbers(part: Part, lang: Lang) -> frozenset[str]:
    """The numbers that a part gives, written alike."""
    return frozenset(figure for _, text in texts(part.blocks) for figure in figures(text, lang))


def _all_blocks(answer: Answer) -> Iterator[Block]:
    for part in answer.parts.values():
        yield from leaves(part.blocks)


def _catalog_problems(answer: Answer, catalog: Catalog) -> Iterator[Problem]:
    question = catalog.questions.get(answer.question_id)
    if question is None:
        yield Problem(answer.path, 0, f"an answer to '{answer.question_id}', which the catalog does not have")
        return
    expected = f"{question.id}-{question.slug}.md"
    if PurePosixPath(answer.path).name != expected:
        yield Problem(answer.path, 0, f"the file's name; expected '{expected}', as the catalog has it")
    for line, target in _links(answer):
        if target not in catalog.questions or target == answer.question_id:
            yield Problem(answer.path, line, f"a link to '{target}'; expected another question")


def _date_problems(catalog: Catalog, question_id: str, found: Mapping[Lang, Answer]) -> Iterator[Problem]:
    question = catalog.questions.get(question_id)
    whether = {"clarify" in answer.parts for answer in found.values()}
    if question is None or len(whether) > 1:  # a part that only one language has is named already
        return
    clarifies = True in whether
    if clarifies and not question.clarified:
        message = (
            f"no day of the clarification of '{question_id}'; expected 'clarified = 2026-11-24', when it was written"
        )
        yield Problem(catalog.path, question.line, message)
    if question.clarified and not clarifies:
        yield Problem(catalog.path, question.line, f"a day of a clarification that '{question_id}' does not have")


def _language_problems(question_id: str, found: Mapping[Lang, Answer]) -> Iterator[Problem]:
    for lang in LANGUAGES:
        if lang not in found:
            there = next(iter(found.values()))
            yield Problem(there.path, 0, f"no answer to '{question_id}' in '{lang}'; expected one in each language")
    if len(found) < len(LANGUAGES):
        return
    first, *others = LANGUAGES
    for other in others:
        yield from _pair_problems(Pair(found[first], found[other], first, other))


def _pair_problems(pair: Pair) -> Iterator[Problem]:
    first, second = pair.first, pair.second
    if list(first.parts) != list(second.parts):
        missing = ", ".join(sorted(set(first.parts) ^ set(second.parts))) or "their order"
        yield Problem(second.path, 0, f"parts that differ from {first.path}: {missing}")
    for kind in ("sample", "diagram"):
        if directives(first, kind) != directives(second, kind):
            yield Problem(second.path, 0, f"{kind}s that differ from {first.path}: {_both(first, second, kind)}")
    if links(first) != links(second):
        differ = ", ".join(sorted(links(first) ^ links(second)))
        yield Problem(second.path, 0, f"links that only one language has: {differ} (see {first.path})")
    for key in PARTS:
        if key in first.parts and key in second.parts:
            yield from _part_problems(pair, key)


def _both(first: Answer, second: Answer, kind: str) -> str:
    return f"{list(directives(first, kind))} against {list(directives(second, kind))}"


def _part_problems(pair: Pair, key: str) -> Iterator[Problem]:
    first, second = pair.first, pair.second
    ours, theirs = first.parts[key], second.parts[key]
    one, other = numbers(ours, pair.one), numbers(theirs, pair.other)
    if one != other:
        only = [
            f"only {RECORDS[pair.one].name} {sorted(one - other)}",
            f"only {RECORDS[pair.other].name} {sorted(other - one)}",
        ]
        message = f"figures that differ from {first.path}:{ours.line}: {', '.join(only)}"
        yield Problem(second.path, theirs.line, message)
    kinds = [list(_shapes(part)) for part in (ours, theirs)]
    if kinds[0] != kinds[1]:
        message = f"tables, code and boxes that differ from {first.path}:{ours.line}: {kinds[0]} against {kinds[1]}"
        yield Problem(second.path, theirs.line, message)
    if key == "next" and len(follow_ups(ours)) != len(follow_ups(theirs)):
        yield Problem(second.path, theirs.line, f"follow-ups that differ in number from {first.path}:{ours.line}")
    if key == "avoid" and _items(ours) != _items(theirs):
        yield Problem(second.path, theirs.line, f"items that differ in number from {first.path}:{ours.line}")


def _shapes(part: Part) -> Iterator[str]:
    """What of ``part`` is more than text, in order, with what is in its boxes."""
    for block in part.blocks:
        if isinstance(block, Box):
            yield f"{'folded ' if block.folded else ''}{block.look}"
        yield from (one.kind for one in leaves([block]) if isinstance(one, Table | Code))


def _items(part: Part) -> int:
    return sum(len(block.items) for block in leaves(part.blocks) if isinstance(block, ListBlock))


def total_words(answer: Answer) -> int:
    """The words of an answer's prose: what the page says of the time it takes to read."""
    return sum(count_words(phrase) for part in answer.parts.values() for _, phrase in phrase_prose(part.blocks))
