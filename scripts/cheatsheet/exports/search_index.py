"""The data of the search: three small JSON files per language, fetched when the search is first opened.

The files hold text, not an index: the index is made from it in the reader's browser, in some
milliseconds, so that the analysis of words exists once, in JavaScript. Their shape is described at
``Data`` and ``More`` in ``docs/assets/js/search/data.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from cheatsheet.exports.search_lexicon import coded
from cheatsheet.exports.search_more import more, says
from cheatsheet.exports.search_names import NAMES_FIRST, at_once, foreign_names
from cheatsheet.languages import RECORDS, plural_forms
from cheatsheet.model import LANGUAGES, Content, plain
from cheatsheet.view import Topic, View, make_view

_PANEL_WORDS = (
    "understood", "nothing", "unsure", "title_near", "title_topics", "title_recent", "clear", "results", "row", "long",
    "share", "shared", "hint_move", "hint_open", "hint_close",
)  # fmt: skip


def render(content: Content) -> dict[str, bytes]:
    """``search.json``, ``search-more.json`` and ``search-says.json`` in ``<lang>/data/``: UTF-8, without blanks.

    The first has the sheet and its first aliases. The second is fetched after it and adds the other names, also of the
    other language, descriptions without the term, what the long answers are about, and lists of words and subjects.
    The third holds sentences of the long answers, to be shown with a result: nothing is found by them.
    """
    views = {lang: make_view(content, lang) for lang in LANGUAGES}
    files: dict[str, bytes] = {}
    for lang in LANGUAGES:
        others = [views[other] for other in RECORDS[lang].names_of]
        files[f"{lang}/data/search.json"] = _bytes(_document(content, views[lang], others))
        files[f"{lang}/data/search-more.json"] = _bytes(coded(more(content, views[lang], others)))
        files[f"{lang}/data/search-says.json"] = _bytes(says(content, views[lang]))
    return files


def _bytes(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _found(view: View) -> list[str]:
    """The keys of «so many results», in every form that a number takes in the language."""
    return [f"found_{form}" for form in sorted(plural_forms(view.lang))]


def _document(content: Content, view: View, others: Sequence[View]) -> dict[str, object]:
    return {
        "lang": view.lang,
        "latin": RECORDS[view.lang].script == "Latn",
        "words": {key: view.words[f"search.{key}"] for key in (*_PANEL_WORDS, *_found(view))},
        "level": view.words["site.level"],
        "topics": [
            {"title": topic.title, "level": topic.level.key, "label": topic.level_label, "slug": topic.slug}
            for topic in view.topics
        ],
        "questions": [
            _question(content, view, place, topic, others) for place, topic in enumerate(_topic_places(view.topics))
        ],
    }


def _topic_places(topics: Iterable[Topic]) -> list[int]:
    """For every question, in order, the place of its topic."""
    return [place for place, topic in enumerate(topics) for _ in topic.questions]


def _question(content: Content, view: View, place: int, topic: int, others: Sequence[View]) -> dict[str, object]:
    question = view.questions[place]
    known: dict[str, object] = {
        "n": question.number,
        "t": topic,
        "name": question.term,
        "text": plain(question.entry.answer),
        "also": ", ".join(at_once(content, question.id, view.lang)),
        "names": ", ".join(foreign_names(content, view, place, others)) if view.lang in NAMES_FIRST else "",
        "rows": [{"n": row.number, "q": plain(row.question), "a": plain(row.answer)} for row in question.rows],
    }
    return {key: value for key, value in known.items() if value not in ("", [])}
