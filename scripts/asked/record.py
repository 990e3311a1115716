"""The text of ``asked.toml``: the same counts, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from cheatsheet.model import Asked, AskedList, AskedSubject


def render(asked: Asked, head: str) -> str:
    """The whole file; ``head`` are the comments at its top. Lists and subjects stand as they are given."""
    blocks = [head.rstrip("\n")]
    blocks += ["\n".join(_list(one)) for one in asked.lists]
    blocks += ["\n".join(_subject("questions", one)) for one in asked.questions.values()]
    blocks += ["\n".join(_subject("elsewhere", one)) for one in asked.elsewhere]
    return "\n\n".join(blocks) + "\n"


def head_of(text: str) -> str:
    """The comments at the top of a file that was written before."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join(lines[:end])


def _list(one: AskedList) -> Iterator[str]:
    yield f"[lists.{one.key}]"
    yield f"repo = {json.dumps(one.repo)}"
    yield f"commit = {json.dumps(one.commit)}"
    yield f"date = {one.date}"
    yield f"licence = {json.dumps(one.licence)}"
    yield f"language = {json.dumps(one.language)}"
    yield f"paths = {_array(one.paths)}"
    if one.outward:
        yield "outward = true"


def _subject(part: str, one: AskedSubject) -> Iterator[str]:
    yield f"[{part}.{one.key}]"
    yield "words = '''"
    yield from one.words
    yield "'''"
    yield f"lists = {_array(one.lists)}"


def _array(texts: Sequence[str]) -> str:
    return f"[{', '.join(json.dumps(text, ensure_ascii=False) for text in texts)}]"
