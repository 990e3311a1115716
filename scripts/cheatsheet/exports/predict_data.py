"""``data/predict.json``: the recorded samples as «what does this program print, and why?».

Nothing in it is invented: the key is the recorded output, the choices are how other lines of the same output end, and
the explanation is what the long answer says beside the sample.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cheatsheet.answers.phrases import leaves, spans
from cheatsheet.answers.samples import Sample
from cheatsheet.exports.practice_data import pairs
from cheatsheet.model import LANGUAGES, Answer, Content, Lang, Part
from cheatsheet.tree import Block, Paragraph, Phrase, SampleRef

Json = dict[str, object]
MOST = 4
"""At most this many endings are there to choose from."""

_ENDING = re.compile(r"(?P<start>.*\S\s+)(?P<end>[A-Za-z0-9][\w.,-]*)")
"""A line that says something of something, in a last word without brackets or quotes."""


def render(content: Content, samples: Mapping[str, Sample]) -> dict[str, bytes]:
    """The file of each language, by its path relative to ``docs/``."""
    return {f"{lang}/data/predict.json": _file(content, samples, lang) for lang in LANGUAGES}


def _file(content: Content, samples: Mapping[str, Sample], lang: Lang) -> bytes:
    found = [
        _program(question, samples[name], why)
        for question, answer in content.answers.get(lang, {}).items()
        for name, why in shown(answer)
    ]
    return (json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _program(question: str, sample: Sample, why: Sequence[Phrase]) -> Json:
    lines = (sample.output or "").rstrip("\n").split("\n")
    tree: Json = {"id": question, "code": sample.code.rstrip("\n"), "lines": lines}
    if asked := choice(lines):
        tree |= {"at": asked[0], "choices": asked[1]}
    return tree | {"why": [pairs(spans(said)) for said in why]}


def shown(answer: Answer) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    """The samples of an answer in their order, each with the paragraphs that say something of it.

    Those are the ones before it, back to the sample before; of two samples in a row both are introduced together. What
    stands after the last one belongs to it too.
    """
    for part in answer.parts.values():
        yield from _shown(part)


def _shown(part: Part) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    found = list(leaves(part.blocks))
    places = {at: block.name for at, block in enumerate(found) if isinstance(block, SampleRef)}
    said: tuple[Phrase, ...] = ()
    for start, at in pairwise([-1, *places]):
        said = _paragraphs(found[start + 1 : at]) or said
        behind = _paragraphs(found[at + 1 :]) if at == max(places) else ()
        yield places[at], said + behind


def _paragraphs(found: Sequence[Block]) -> tuple[Phrase, ...]:
    return tuple(block.children for block in found if isinstance(block, Paragraph))


def choice(lines: Sequence[str]) -> tuple[int, list[str]] | None:
    """Which line to ask for, from 0, and the endings to choose from, in the order of the alphabet.

    It is the line whose ending fewest others have: that is what the program is there to show. ``None`` where no other
    line ends in another way.
    """
    parted = {at: match for at, line in enumerate(lines) if (match := _ENDING.fullmatch(line))}
    ends = {at: match["end"] for at, match in parted.items()}
    starts = [match["start"] for match in parted.values()]
    kinds = {at: _kind(end) for at, end in ends.items()}
    asked = None
    for at, end in ends.items():
        same = [ends[other] for other in ends if kinds[other] == kinds[at]]
        others = list(dict.fromkeys(one for one in same if one != end))
        # Where two lines begin alike, nobody could tell which is meant.
        once = starts.count(parted[at]["start"]) == 1
        if others and once and (asked is None or same.count(end) < asked[0]):
            asked = (same.count(end), at, sorted([end, *others[: MOST - 1]]))
    return asked and (asked[1], asked[2])


def _kind(end: str) -> str:
    """Numbers are chosen from numbers, and words from words."""
    return "number" if re.search(r"\d", end) else "word"
