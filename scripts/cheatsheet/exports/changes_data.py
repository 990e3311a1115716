"""``data/changes.json``: what the page of changes needs to say what has changed since a reader's copy.

``versions`` are lists of a day, a number of steps and the codes of that day after which so many steps came; ``steps``
are, newest first, a day and what changed by question; ``questions`` have what a question is called and where it stands.
Every commit adds a code, so the file is another one with each: it is fetched by who opens the page with a code.
"""

from __future__ import annotations

import json

from cheatsheet.changes.model import History
from cheatsheet.changes.tell import clarification
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.view import Question, View, clarified, make_view

FILE = "data/changes.json"
"""Where it lies, relative to a language's home page."""
_WORDS = ("fact", "new", "short", "row", "long", "sample", "since", "same", "unlisted")


def render(content: Content, history: History) -> dict[str, bytes]:
    """The file of each language, by its path relative to ``docs/``."""
    return {f"{lang}/{FILE}": _file(content, make_view(content, lang), history) for lang in LANGUAGES}


def _file(content: Content, view: View, history: History) -> bytes:
    steps = [
        [step.day, {change.question: list(change.kinds) for change in step.changes.get(view.lang, ())}]
        for step in history.steps
    ]
    named = {change.question for step in history.steps for change in step.changes.get(view.lang, ())}
    codes: dict[tuple[str, int], list[str]] = {}
    for version in history.known:
        codes.setdefault((version.day, version.newer), []).append(version.code)
    tree = {
        "words": {name: view.words[f"changes.{name}"] for name in _WORDS},
        "versions": [[day, newer, " ".join(each)] for (day, newer), each in codes.items()],
        "steps": steps,
        "questions": {one.id: _question(one) for one in view.questions if one.id in named},
        "clarified": {one.id: clarification(one) for one in clarified(content, view)},
    }
    return (json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _question(question: Question) -> list[str]:
    """What it is called, where its short answer stands and where its long one does."""
    return [f"{question.number}. {question.term}", question.path, question.best_path]
