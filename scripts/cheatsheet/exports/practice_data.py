"""``data/practice.json`` and ``data/progress.json``: what the scripts of the practice page and of progress read.

Inline text is a list of ``[kind, text]`` pairs, so that a script builds elements and never markup.
Addresses are relative to the language's home page. Ids are those of the sheet (``q06``, ``r03``) and
the same in every language, which is why all share the reader's progress.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace

from cheatsheet.answers.agreement import total_words
from cheatsheet.answers.part_rules import follow_ups
from cheatsheet.answers.phrases import in_one_line, spans
from cheatsheet.answers.typography import bind_closely
from cheatsheet.model import LANGUAGES, Answer, Content, Inline, Lang
from cheatsheet.view import WORDS_PER_MINUTE, Question, Topic, View, make_view

Json = dict[str, object]
"""A JSON object."""

_ELSEWHERE = ("page_", "progress_", "hide_", "voice_")
"""Prefixes of the words that the page's scripts do not need; see ``words/practice.toml``."""


def render(content: Content) -> dict[str, bytes]:
    """Both files of every language, keyed by path relative to ``docs/``."""
    files: dict[str, bytes] = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        files[f"{lang}/data/practice.json"] = _bytes(_practice(view, content, lang))
        files[f"{lang}/data/progress.json"] = _bytes(_progress(view))
    return files


def _bytes(tree: Json) -> bytes:
    """Compact UTF-8: the file is fetched before the first question can be shown."""
    return (json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _practice(view: View, content: Content, lang: Lang) -> Json:
    """Everything the practice page asks, in the order of the sheet."""
    answers = content.answers.get(lang, {})
    return {
        "topics": [{"slug": topic.slug, "title": topic.title, "level": topic.level.key} for topic in view.topics],
        "questions": [
            _question(view.topic_of[question.id], question, answers.get(question.id), content.asked.naming(question.id))
            for question in view.questions
        ],
        "rows": [
            {
                **_place(view.topic_of[question.id], row.id, row.number),
                "term": pairs(row.question),
                "answer": pairs(row.answer),
                "href": question.path,
            }
            for row, question in view.rows
        ],
        "words": {
            key: bind_closely(word, view.lang) if key.endswith("_about") else word
            for key, word in words(view)
            if not key.startswith(_ELSEWHERE)
        },
    }


def _question(topic: Topic, question: Question, answer: Answer | None, asked: int) -> Json:
    """A full question; ``more``, ``read`` and ``next`` are there once it has a long answer.

    ``read`` is in seconds: one minute of it, and all of it. ``asked`` is how many lists of interview questions name it,
    and is left out where none does.
    """
    tree: Json = {
        **_place(topic, question.id, question.number),
        "term": pairs(question.entry.term),
        "answer": pairs(question.entry.answer),
        "href": question.path,
    }
    if asked:
        tree["asked"] = asked
    if question.answer_path:
        tree["more"] = question.answer_path
    if answer:
        tree["read"] = [_seconds(replace(answer, parts={"minute": answer.parts["minute"]})), _seconds(answer)]
    if answer and (asked_next := list(_follow_ups(answer))):
        tree["next"] = asked_next
    return tree


def _seconds(answer: Answer) -> int:
    """How long the prose of an answer takes to read."""
    return math.ceil(total_words(answer) * 60 / WORDS_PER_MINUTE)


def _place(topic: Topic, item_id: str, number: int) -> Json:
    """What a question and a quick row have alike."""
    return {"id": item_id, "number": number, "topic": topic.slug, "level": topic.level.key}


def _follow_ups(answer: Answer) -> Iterator[Json]:
    """The questions under «Спросят дальше», each with the paragraphs that answer it."""
    part = answer.parts.get("next")
    for question, paragraphs in follow_ups(part) if part else ():
        if paragraphs:
            yield {"ask": pairs(spans(question.children)), "answer": pairs(spans(in_one_line(paragraphs)))}


def pairs(inline: Inline) -> list[list[str]]:
    """Spans as pairs."""
    return [[span.kind, span.text] for span in inline]


def _progress(view: View) -> Json:
    """The little that the home page and the topic pages need: ids by topic, and the words beside them."""
    return {
        "topics": {topic.slug: [question.id for question in topic.questions] for topic in view.topics},
        "words": {key: word for key, word in words(view) if key.startswith("progress_")},
    }


def words(view: View) -> Iterator[tuple[str, str]]:
    """The words of ``practice.toml`` without their prefix, in order of the file."""
    for key, word in view.words.items():
        if key.startswith("practice."):
            yield key.removeprefix("practice."), word
