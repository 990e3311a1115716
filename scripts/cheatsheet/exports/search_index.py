"""The data of the search: three small JSON files a language, fetched when the search is first opened.

The files hold text, not an index: the index is made from it in the reader's browser, in some
milliseconds, so that the analysis of words exists once, in JavaScript. Their shape is described at
``Data`` and ``More`` in ``docs/assets/js/search/index.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from cheatsheet.exports.search_long import telling
from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.settings import Settings
from cheatsheet.view import Question, Topic, View, make_view

_LONGEST_TERM = 3  # words
_NAMES_FIRST: frozenset[Lang] = frozenset({"en"})
"""Languages whose first file has room for the other language's names: it stays within 25 kB with the engine."""
_PANEL_WORDS = (
    "found_one", "found_few", "found_many", "understood", "nothing", "nearest", "all_topics", "shared", "row", "long",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[-/+.’'][^\W_]+)*")


def render(content: Content, settings: Settings) -> dict[str, bytes]:
    """``search.json``, ``search-more.json`` and ``search-says.json`` in ``<lang>/data/``: UTF-8, without blanks.

    The first has the sheet and its terms. The second is fetched behind it and adds descriptions without the
    term, the words of the other language, what the long answers are about, and which words are of every day.
    The third holds sentences of the long answers, to be shown with a result: nothing is found by them.
    """
    del settings  # the addresses in the files are relative to the language's home
    views = {lang: make_view(content, lang) for lang in LANGUAGES}
    files: dict[str, bytes] = {}
    for lang in LANGUAGES:
        others = [views[other] for other in LANGUAGES if other != lang]
        files[f"{lang}/data/search.json"] = _bytes(_document(content, views[lang], others))
        files[f"{lang}/data/search-more.json"] = _bytes(_more(content, views[lang], others))
        files[f"{lang}/data/search-says.json"] = _bytes(_says(content, views[lang]))
    return files


def _bytes(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _document(content: Content, view: View, others: Sequence[View]) -> dict[str, object]:
    return {
        "lang": view.lang,
        "words": {key: view.words[f"search.{key}"] for key in _PANEL_WORDS},
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
        "also": ", ".join(
            part
            for part in _parts(content, question.id, view.lang)
            if _is_term(part) and not _is_shared(content, question.id, part, view.lang)
        ),
        "names": ", ".join(_foreign_names(content, view, place, others)) if view.lang in _NAMES_FIRST else "",
        "rows": [{"n": row.number, "q": plain(row.question), "a": plain(row.answer)} for row in question.rows],
    }
    return {key: value for key, value in known.items() if value not in ("", [])}


def _foreign_names(content: Content, view: View, place: int, others: Sequence[View]) -> list[str]:
    """What the other languages call a question: its term and its first alias, where they are not known here."""
    own = _own(content, view, view.questions[place]).lower()
    twins = [other.questions[place] for other in others]
    names = [
        name
        for other, twin in zip(others, twins, strict=True)
        for name in (twin.term, *_aliases(content, twin.id, other.lang)[:1])
    ]
    return [name for name in names if name.lower() not in own]


def _more(content: Content, view: View, others: Sequence[View]) -> dict[str, object]:
    """The lists of words, and by number of the question what else it is found by."""
    more: dict[str, object] = {
        "common": " ".join(view.words["everyday.common"].split()),
        "synonyms": _list(view, "synonyms."),
        "elsewhere": _list(view, "elsewhere."),
    }
    for place, question in enumerate(view.questions):
        more[str(question.number)] = _more_of(content, view, place, others)
    return more


def _list(view: View, prefix: str) -> str:
    """The lines of all words whose key begins with ``prefix``, with commas between them."""
    lines = (line for key, text in view.words.items() if key.startswith(prefix) for line in text.splitlines())
    return ", ".join(line.strip() for line in lines if line.strip())


def _more_of(content: Content, view: View, place: int, others: Sequence[View]) -> dict[str, object]:
    question = view.questions[place]
    own = _own(content, view, question)
    foreign = [part for other in others for part in _parts(content, question.id, other.lang) if _is_term(part)]
    foreign += [plain(other.questions[place].entry.answer) for other in others]
    foreign += [row for other in others for row in _row_questions(other.questions[place])]
    names = _foreign_names(content, view, place, others)
    names += [
        part
        for part in _parts(content, question.id, view.lang)
        if _is_shared(content, question.id, part, view.lang) and part not in names
    ]
    more: dict[str, object] = {
        "also": ", ".join(part for part in _parts(content, question.id, view.lang) if not _is_term(part)),
        "names": "" if view.lang in _NAMES_FIRST else ", ".join(names),
        "terms": " ".join(_new_words(foreign, " ".join([own, *names]))),
    }
    answer = content.answers.get(view.lang, {}).get(question.id)
    if answer is not None:
        told = telling(answer, own)
        more["long"] = {"slug": question.slug, "asks": told.asks, "words": " ".join(told.words)}
    return more


def _says(content: Content, view: View) -> dict[str, object]:
    """By number of the question: a few sentences of its long answer, if there is one."""
    found: dict[str, object] = {}
    for question in view.questions:
        answer = content.answers.get(view.lang, {}).get(question.id)
        if answer is not None:
            found[str(question.number)] = telling(answer, _own(content, view, question)).says
    return found


def _own(content: Content, view: View, question: Question) -> str:
    """Everything the sheet and the catalog say of a question in the view's language."""
    aliases = _aliases(content, question.id, view.lang)
    return " ".join([question.term, plain(question.entry.answer), *aliases, *_row_questions(question)])


def _aliases(content: Content, question_id: str, lang: Lang) -> tuple[str, ...]:
    return content.catalog.questions[question_id].aliases.get(lang, ())


def _parts(content: Content, question_id: str, lang: Lang) -> list[str]:
    """The aliases one by one: a comma in an alias stands between two of a kind."""
    return [part for alias in _aliases(content, question_id, lang) for part in alias.split(", ")]


def _row_questions(question: Question) -> list[str]:
    return [plain(row.question) for row in question.rows]


def _is_term(alias: str) -> bool:
    """Whether an alias is the name of something, and not a description of it."""
    return len(alias.split()) <= _LONGEST_TERM


def _is_shared(content: Content, question_id: str, part: str, lang: Lang) -> bool:
    """Whether an alias in Latin letters is the other language's too, which has it in the first file.

    A reader of Russian gets those with the second file: they are a tenth of the first.
    """
    others = (other for other in LANGUAGES if other != lang)
    return (
        lang != "en"
        and part.isascii()
        and part.lower() in {one.lower() for other in others for one in _parts(content, question_id, other)}
    )


def _new_words(parts: Iterable[str], known: str) -> list[str]:
    """The words of ``parts`` that ``known`` has not, each once, in order of appearance."""
    seen = {word.lower() for word in _WORD.findall(known)}
    new: list[str] = []
    for word in (word for part in parts for word in _WORD.findall(part)):
        if len(word) > 1 and word.lower() not in seen:
            seen.add(word.lower())
            new.append(word)
    return new
