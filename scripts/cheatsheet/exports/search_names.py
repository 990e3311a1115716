"""What a question is called: in the language of a page, and in the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from cheatsheet.languages import RECORDS
from cheatsheet.model import Content, Lang, plain
from cheatsheet.view import Question, View

NAMES_FIRST: frozenset[Lang] = frozenset(lang for lang, one in RECORDS.items() if one.foreign_names_first)
"""Languages whose first file has room for the other language's names: it stays within 25 kB with the engine."""
FIRST = 9
"""At most this many aliases of a question are in the first file, for the same reason; the second has the others."""


def parts(content: Content, question_id: str, lang: Lang) -> list[str]:
    """The aliases one by one: a comma in an alias stands between two of a kind."""
    return [part for alias in _aliases(content, question_id, lang) for part in alias.split(", ")]


def at_once(content: Content, question_id: str, lang: Lang) -> list[str]:
    """The aliases that the first file has: the first of those that the other language's first file has not."""
    own_alone = (part for part in parts(content, question_id, lang) if not _is_shared(content, question_id, part, lang))
    return list(islice(own_alone, FIRST))


def _is_shared(content: Content, question_id: str, part: str, lang: Lang) -> bool:
    """Whether an alias in Latin letters is the other language's too.

    A reader of Russian gets those with the second file: they are a tenth of the first.
    """
    others = RECORDS[lang].names_of
    return (
        lang not in NAMES_FIRST
        and part.isascii()
        and part.lower() in {one.lower() for other in others for one in parts(content, question_id, other)}
    )


def later(content: Content, view: View, place: int, others: Sequence[View]) -> list[str]:
    """The names that the second file has: the aliases left, and what the other languages call a question."""
    id_ = view.questions[place].id
    first = at_once(content, id_, view.lang)
    foreign = foreign_names(content, view, place, others)
    names = [
        *foreign,
        *parts(content, id_, view.lang),
        *(part for one in others for part in parts(content, id_, one.lang)),
    ]
    there = {*first, *(foreign if view.lang in NAMES_FIRST else ())}
    known = " ".join([*first, view.questions[place].term])
    return [name for name in dict.fromkeys(names) if name not in there and not _stands_in(known, name)]


def foreign_names(content: Content, view: View, place: int, others: Sequence[View]) -> list[str]:
    """What the other languages call a question: its term and its first alias, where they are not known here."""
    known = own(content, view, view.questions[place])
    counterparts = [other.questions[place] for other in others]
    names = [
        name
        for other, counterpart in zip(others, counterparts, strict=True)
        for name in (counterpart.term, *_aliases(content, counterpart.id, other.lang)[:1])
    ]
    return [name for name in names if not _stands_in(known, name)]


def own(content: Content, view: View, question: Question) -> str:
    """Everything the sheet and the aliases say of a question in the view's language."""
    aliases = _aliases(content, question.id, view.lang)
    return " ".join([question.term, plain(question.entry.answer), *aliases, *row_questions(question)])


def row_questions(question: Question) -> list[str]:
    """The quick questions that belong to a question."""
    return [plain(row.question) for row in question.rows]


def _stands_in(text: str, name: str) -> bool:
    """Whether ``text`` has ``name`` as whole words: «multithreading» has no «threading»."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _aliases(content: Content, question_id: str, lang: Lang) -> tuple[str, ...]:
    return content.phrases_of(lang, question_id).aliases
