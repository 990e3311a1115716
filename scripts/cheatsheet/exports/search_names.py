"""What a question is called: in the language of a page, and in the others."""

from __future__ import annotations

from collections.abc import Sequence

from cheatsheet.model import LANGUAGES, Content, Lang, plain
from cheatsheet.view import Question, View

NAMES_FIRST: frozenset[Lang] = frozenset({"en"})
"""Languages whose first file has room for the other language's names: it stays within 25 kB with the engine."""
FIRST = 12
"""So many aliases of a question are in the first file, for the same reason; the others come with the second."""


def parts(content: Content, question_id: str, lang: Lang) -> list[str]:
    """The aliases one by one: a comma in an alias stands between two of a kind."""
    return [part for alias in _aliases(content, question_id, lang) for part in alias.split(", ")]


def at_once(content: Content, question_id: str, lang: Lang) -> list[str]:
    """The aliases that the first file has: the first of those that the other language's first file has not."""
    return [part for part in parts(content, question_id, lang) if not _is_shared(content, question_id, part, lang)][
        :FIRST
    ]


def _is_shared(content: Content, question_id: str, part: str, lang: Lang) -> bool:
    """Whether an alias in Latin letters is the other language's too.

    A reader of Russian gets those with the second file: they are a tenth of the first.
    """
    others = (other for other in LANGUAGES if other != lang)
    return (
        lang not in NAMES_FIRST
        and part.isascii()
        and part.lower() in {one.lower() for other in others for one in parts(content, question_id, other)}
    )


def later(content: Content, view: View, place: int, others: Sequence[View]) -> list[str]:
    """The names that the second file has: the aliases left, and what the other languages call a question."""
    id_ = view.questions[place].id
    first = at_once(content, id_, view.lang)
    names = [] if view.lang in NAMES_FIRST else foreign_names(content, view, place, others)
    names += [part for part in parts(content, id_, view.lang) if part not in first]
    names += [part for other in others for part in parts(content, id_, other.lang)]
    known = " ".join([*first, view.questions[place].term, plain(view.questions[place].entry.answer)]).lower()
    return [name for name in dict.fromkeys(names) if name.lower() not in known]


def foreign_names(content: Content, view: View, place: int, others: Sequence[View]) -> list[str]:
    """What the other languages call a question: its term and its first alias, where they are not known here."""
    known = own(content, view, view.questions[place]).lower()
    twins = [other.questions[place] for other in others]
    names = [
        name
        for other, twin in zip(others, twins, strict=True)
        for name in (twin.term, *_aliases(content, twin.id, other.lang)[:1])
    ]
    return [name for name in names if name.lower() not in known]


def own(content: Content, view: View, question: Question) -> str:
    """Everything the sheet and the aliases say of a question in the view's language."""
    aliases = _aliases(content, question.id, view.lang)
    return " ".join([question.term, plain(question.entry.answer), *aliases, *row_questions(question)])


def row_questions(question: Question) -> list[str]:
    """The quick questions that belong to a question."""
    return [plain(row.question) for row in question.rows]


def _aliases(content: Content, question_id: str, lang: Lang) -> tuple[str, ...]:
    return content.catalog.questions[question_id].aliases.get(lang, ())
