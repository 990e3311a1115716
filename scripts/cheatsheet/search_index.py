"""The data of the search: one small JSON file a language, fetched when the search is first opened.

The file holds text, not an index: the index is made from it in the reader's browser, in some
milliseconds, so that the analysis of words exists once, in JavaScript. Its shape is described at
``Data`` in ``docs/assets/js/search/index.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.search_long import telling
from cheatsheet.settings import Settings
from cheatsheet.view import Question, Topic, View, make_view

_PANEL_WORDS = (
    "found_one", "found_few", "found_many", "understood", "nothing", "nearest", "all_topics", "shared", "row", "long",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[-/+.’'][^\W_]+)*")


def render(content: Content, settings: Settings) -> dict[str, bytes]:
    """``<lang>/data/search.json`` (the sheet) and ``search-long.json`` (the long answers) for every language.

    UTF-8 JSON without blanks. The second is fetched behind the first, which answers alone until then.
    """
    del settings  # the addresses in the file are relative to the language's home
    views = {lang: make_view(content, lang) for lang in LANGUAGES}
    files: dict[str, bytes] = {}
    for lang in LANGUAGES:
        files[f"{lang}/data/search.json"] = _bytes(_document(content, views, lang))
        files[f"{lang}/data/search-long.json"] = _bytes(_long_answers(content, views[lang]))
    return files


def _bytes(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _document(content: Content, views: Mapping[Lang, View], lang: Lang) -> dict[str, object]:
    view = views[lang]
    others = [other for code, other in views.items() if code != lang]
    return {
        "lang": lang,
        "words": {key: view.words[f"search.{key}"] for key in _PANEL_WORDS},
        "level": view.words["site.level"],
        "topics": [{"title": topic.title, "level": topic.level.key, "label": topic.level_label, "slug": topic.slug} for topic in view.topics],
        "questions": [
            _question(content, view, place, topic, others) for place, topic in enumerate(_topic_places(view.topics))
        ],
    }


def _long_answers(content: Content, view: View) -> dict[str, object]:
    """By number of the question, what its long answer may be found by besides what the sheet says."""
    answers = content.answers.get(view.lang, {})
    return {
        str(question.number): {"slug": question.slug, **telling(answers[question.id], _own(content, view, question))}
        for question in view.questions
        if question.id in answers
    }


def _own(content: Content, view: View, question: Question) -> str:
    """Everything the sheet and the catalog say of a question in the view's language."""
    aliases = _aliases(content, question.id, view.lang)
    return " ".join([question.term, plain(question.entry.answer), *aliases, *_row_questions(question)])


def _topic_places(topics: Iterable[Topic]) -> list[int]:
    """For every question, in order, the place of its topic."""
    return [place for place, topic in enumerate(topics) for _ in topic.questions]


def _question(content: Content, view: View, place: int, topic: int, others: Iterable[View]) -> dict[str, object]:
    question = view.questions[place]
    aliases = _aliases(content, question.id, view.lang)
    own = _own(content, view, question)
    twins = [(other.questions[place], _aliases(content, question.id, other.lang)) for other in others]
    names = [name for twin, called in twins for name in (twin.term, *called[:1]) if name.lower() not in own.lower()]
    foreign = [part for twin, called in twins for part in (*called[1:], *_row_questions(twin))]
    known: dict[str, object] = {
        "n": question.number,
        "t": topic,
        "name": question.term,
        "text": plain(question.entry.answer),
        "also": ", ".join(aliases),
        "names": ", ".join(names),
        "other": " ".join(_new_words(foreign, " ".join([own, *names]))),
        "rows": [{"n": row.number, "q": plain(row.question), "a": plain(row.answer)} for row in question.rows],
    }
    return {key: value for key, value in known.items() if value not in ("", [])}


def _aliases(content: Content, question_id: str, lang: Lang) -> tuple[str, ...]:
    return content.catalog.questions[question_id].aliases.get(lang, ())


def _row_questions(question: Question) -> list[str]:
    return [plain(row.question) for row in question.rows]


def _new_words(parts: Iterable[str], known: str) -> list[str]:
    """The words of ``parts`` that ``known`` has not, each once, in order of appearance."""
    seen = {word.lower() for word in _WORD.findall(known)}
    new: list[str] = []
    for word in (word for part in parts for word in _WORD.findall(part)):
        if len(word) > 1 and word.lower() not in seen:
            seen.add(word.lower())
            new.append(word)
    return new
