"""The second file of the search, fetched after the first: descriptions, the other language's words, lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from cheatsheet.exports.search_long import telling
from cheatsheet.exports.search_mentions import mentions
from cheatsheet.exports.search_names import later, own, row_questions
from cheatsheet.exports.search_short import shorten
from cheatsheet.model import Content, plain
from cheatsheet.view import Question, View

_WORD = re.compile(r"[^\W_]+(?:[-/+.’'][^\W_]+)*")


def more(content: Content, view: View, others: Sequence[View]) -> dict[str, object]:
    """The lists of words, and by number of the question what else it is found by (``More`` in ``data.js``)."""
    found: dict[str, object] = {
        "common": " ".join(view.words["everyday.common"].split()),
        "synonyms": ", ".join(_lines(view, "synonyms.")),
        "outOfScope": ", ".join(filter(None, map(shorten, _out_of_scope(view)))),
        "named": ", ".join(_lines(view, "out_of_scope.named")),
    }
    each = [_more_of(content, view, place, others) for place in range(len(view.questions))]
    known = [own(content, view, question) for question in view.questions]
    rare = mentions(content, view.lang, [*known, *map(_names_of, each)])
    for question, one in zip(view.questions, each, strict=True):
        if names := rare.get(question.id):
            one["mentions"] = " ".join(names)
        found[str(question.number)] = one
    return found


def _names_of(further: Mapping[str, object]) -> str:
    """The words of ``_more_of`` that are enough to find a question, each alone."""
    long = further.get("long")
    words = long["words"] if isinstance(long, dict) else ""
    return f"{further['names']} {further['terms']} {words}"


def _out_of_scope(view: View) -> list[str]:
    """The subjects out of scope that would be answered without the list; others are named when nothing is found."""
    return [*_lines(view, "out_of_scope.craft"), *_lines(view, "out_of_scope.life")]


def _lines(view: View, prefix: str) -> list[str]:
    """The lines of all words whose key begins with ``prefix``."""
    lines = (line for key, text in view.words.items() if key.startswith(prefix) for line in text.splitlines())
    return [line.strip() for line in lines if line.strip()]


def _more_of(content: Content, view: View, place: int, others: Sequence[View]) -> dict[str, object]:
    question = view.questions[place]
    known = own(content, view, question)
    names = later(content, view, place, others)
    found: dict[str, object] = {
        "also": ", ".join(_descriptions(content, view, question)),
        "names": ", ".join(names),
        "terms": " ".join(_new_words(_foreign(place, others), " ".join([known, *names]))),
    }
    if looks := content.catalog.questions[question.id].looks_like:
        found["looks"] = "\n".join(looks)
    answer = content.answers.get(view.lang, {}).get(question.id)
    if answer is not None:
        told = telling(answer, known)
        found["long"] = {"slug": question.slug, "asks": told.asks, "words": " ".join(told.words)}
    return found


def _descriptions(content: Content, view: View, question: Question) -> list[str]:
    """The descriptions of a question, short, each once."""
    described = content.phrases_of(view.lang, question.id).described
    return list(dict.fromkeys(filter(None, (shorten(one) for one in described))))


def _foreign(place: int, others: Sequence[View]) -> list[str]:
    """What the other languages say of a question: its answer, its quick questions."""
    same = [other.questions[place] for other in others]
    return [text for question in same for text in (plain(question.entry.answer), *row_questions(question))]


def _new_words(texts: Iterable[str], known: str) -> list[str]:
    """The words of ``texts`` that ``known`` has not, each once, in order of appearance."""
    seen = {word.lower() for word in _WORD.findall(known)}
    new: list[str] = []
    for word in (word for text in texts for word in _WORD.findall(text)):
        if len(word) > 1 and word.lower() not in seen:
            seen.add(word.lower())
            new.append(word)
    return new


def says(content: Content, view: View) -> dict[str, object]:
    """By number of the question: a few sentences of its long answer, if there is one."""
    found: dict[str, object] = {}
    for question in view.questions:
        answer = content.answers.get(view.lang, {}).get(question.id)
        if answer is not None:
            found[str(question.number)] = telling(answer, own(content, view, question)).says
    return found
