"""``cheatsheet.json``: the whole sheet, every language in one tree, for programs.

Its shape is fixed by ``docs/_source/schema/cheatsheet.schema.json``, which is published beside it.
Whatever is named here is a promise: new keys may come, none goes or changes its meaning while
``format`` stays the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from cheatsheet.addresses import changes_address
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Content, Inline, Lang, QuickRow, Source, plain
from cheatsheet.paths import FORMER_JSON, QUICK, SCHEMA, row_path
from cheatsheet.settings import Settings
from cheatsheet.view import Question, Topic, View, make_view

FORMAT = 2
"""The version of the file's shape. The first named the languages in its schema; it is kept until there is a third."""
FORMER = FORMER_JSON.removeprefix("data/")
"""Where the same is in the first format, relative to the file."""

T = TypeVar("T")

Json = dict[str, Any]
"""A JSON object. What may stand in it is said by the schema, which the tests hold every file to."""


def render_json(content: Content, settings: Settings, shape: int = FORMAT) -> bytes:
    """The file: UTF-8, indented by one space so that a change of text shows as a change of lines."""
    return (json.dumps(document(content, settings, shape), ensure_ascii=False, indent=1) + "\n").encode()


def document(content: Content, settings: Settings, shape: int = FORMAT) -> Json:
    """The file's tree in the format ``shape``: the second, or the first, which has no language that came later."""
    languages = tuple(lang for lang in LANGUAGES if RECORDS[lang].json_format <= shape)
    views = {lang: make_view(content, lang) for lang in languages}
    sheets = content.sheets
    return {
        "$schema": SCHEMA.removeprefix("data/"),
        "format": shape,
        **({"former": FORMER} if shape > 1 else {}),
        "version": {
            "date": settings.commit_date,
            "commit": settings.commit_id,
            "changes": {lang: changes_address(settings.address(lang), settings.commit_id) for lang in languages},
        },
        "licence": {lang: content.words[lang]["data.licence"] for lang in languages},
        "source": settings.repo_url,
        "languages": list(languages),
        "title": _texts({lang: sheets[lang].title for lang in languages}),
        "intro": _texts({lang: sheets[lang].intro for lang in languages}),
        "address": _addresses(settings, languages, ""),
        "topics": [
            _topic(content, settings, position, topic)
            for position, topic in enumerate(_side_by_side({lang: view.topics for lang, view in views.items()}), 1)
        ],
        "quick_answers": _quick_answers(content, settings, views),
    }


def _side_by_side(parts: Mapping[Lang, Sequence[T]]) -> Iterator[dict[Lang, T]]:
    """The same place of every language's list at a time; that they agree in length is checked before."""
    for together in zip(*parts.values(), strict=True):
        yield dict(zip(parts, together, strict=True))


def _neutral(parts: Mapping[Lang, T]) -> T:
    """The part to ask for what is the same in every language: that of the first one, which a format may leave out."""
    return next(iter(parts.values()))


def _text(inline: Inline) -> Json:
    """A text twice over: as words, and as the spans that say which words are code."""
    return {"text": plain(inline), "spans": [{"kind": span.kind, "text": span.text} for span in inline]}


def _texts(parts: Mapping[Lang, Inline]) -> Json:
    """The same text in each language."""
    return {lang: _text(inline) for lang, inline in parts.items()}


def _addresses(settings: Settings, languages: Iterable[Lang], path: str) -> Json:
    """The absolute address of a page in each language."""
    return {lang: settings.address(lang, path) for lang in languages}


def _topic(content: Content, settings: Settings, position: int, topic: Mapping[Lang, Topic]) -> Json:
    """A topic with its questions."""
    neutral = _neutral(topic)
    return {
        "slug": neutral.slug,
        "position": position,
        "level": neutral.level.key,
        "title": _texts({lang: part.heading for lang, part in topic.items()}),
        "address": _addresses(settings, topic, neutral.path),
        "questions": [
            _question(content, settings, question)
            for question in _side_by_side({lang: part.questions for lang, part in topic.items()})
        ],
    }


def _question(content: Content, settings: Settings, question: Mapping[Lang, Question]) -> Json:
    """A question with its answer, its addresses and what the catalog knows of it."""
    neutral = _neutral(question)
    known = content.catalog.questions[neutral.id]
    return {
        "id": neutral.id,
        "number": neutral.number,
        "slug": neutral.slug,
        "term": _texts({lang: part.entry.term for lang, part in question.items()}),
        "answer": _texts({lang: part.entry.answer for lang, part in question.items()}),
        "address": _addresses(settings, question, neutral.path),
        "long_answer": {
            lang: settings.address(lang, part.answer_path) for lang, part in question.items() if part.answer_path
        },
        "rows": [row.id for row in neutral.rows],
        "see_also": list(known.see_also),
        "aliases": {lang: list(content.phrases_of(lang, neutral.id).aliases) for lang in question},
        "sources": _sources(content.sources.of(neutral.id)),
    }


def _sources(sources: Iterable[Source]) -> list[Json]:
    """The primary sources of the long answer."""
    return [
        {"title": source.title, "url": source.url, "version": source.version, "checked": source.checked}
        | ({"quote": source.quote} if source.quote else {})
        | ({"section": source.section} if source.section else {})
        for source in sources
    ]


def _quick_answers(content: Content, settings: Settings, views: Mapping[Lang, View]) -> Json:
    """The quick-answer table."""
    return {
        "title": _texts({lang: content.sheets[lang].quick.title for lang in views}),
        "address": _addresses(settings, views, QUICK),
        "rows": [_row(settings, row) for row in _side_by_side({lang: view.rows for lang, view in views.items()})],
    }


def _row(settings: Settings, pair: Mapping[Lang, tuple[QuickRow, Question]]) -> Json:
    """A quick-answer row, with the id of the question that answers it in full."""
    neutral, owner = _neutral(pair)
    return {
        "id": neutral.id,
        "number": neutral.number,
        "question": _texts({lang: row.question for lang, (row, _) in pair.items()}),
        "answer": _texts({lang: row.answer for lang, (row, _) in pair.items()}),
        "address": _addresses(settings, pair, row_path(neutral.id)),
        "belongs_to": owner.id,
    }
