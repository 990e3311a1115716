"""``asked/``: how many public lists of interview questions name each question, what else they ask, how it is known."""

from __future__ import annotations

from collections.abc import Iterator

from cheatsheet.languages import plural_form
from cheatsheet.model import LANGUAGES, Asked, AskedSubject, Content
from cheatsheet.pages.sheet_pages import front_matter, link, opening
from cheatsheet.paths import ASKED
from cheatsheet.sheet.inline import literal, to_markdown
from cheatsheet.view import Question, View, make_view

MOST = 10
"""At most this many subjects that the sheet does not treat are shown."""


def render(content: Content) -> dict[str, str]:
    """``<lang>/asked/index.md`` for each language; nothing while nothing is counted."""
    if not content.asked.lists:
        return {}
    return {f"{lang}/{ASKED}index.md": _page(make_view(content, lang), content.asked) for lang in LANGUAGES}


def naming(view: View, asked: Asked, question_id: str) -> str:
    """«спрашивают в 14 из 29 списков», in the words of the view's language; "" where nobody has counted."""
    total, named = len(asked.lists), asked.naming(question_id)
    if question_id not in asked.questions:
        return ""
    form = plural_form(view.lang, total)
    return view.words[f"asked.naming_{form}" if named else f"asked.naming_none_{form}"].format(named=named, n=total)


def by_count(view: View, asked: Asked) -> tuple[tuple[Question, int], ...]:
    """The questions with the number of lists that name them, most first, as in the sheet among equals."""
    pairs = ((question, asked.naming(question.id)) for question in view.questions if question.id in asked.questions)
    return tuple(sorted(pairs, key=lambda pair: -pair[1]))


def not_here(asked: Asked) -> tuple[AskedSubject, ...]:
    """What the lists name most and the sheet does not treat."""
    return tuple(sorted(asked.elsewhere, key=lambda subject: (-len(subject.lists), subject.key))[:MOST])


def _page(view: View, asked: Asked) -> str:
    words = {key.removeprefix("asked."): literal(word) for key, word in view.words.items() if key.startswith("asked.")}
    meta = front_matter(title=view.words["asked.title"], description=view.words["asked.description"], path=ASKED)
    named = [(_linked(question), count) for question, count in by_count(view, asked)]
    others = [(words[f"not_{subject.key}"], len(subject.lists)) for subject in not_here(asked)]
    parts = [
        opening(words["title"], view.words["asked.intro"]).rstrip("\n"),
        f"## {words['questions']} {{#questions}}",
        _table(words, named, len(asked.lists)),
        f"## {words['elsewhere']} {{#elsewhere}}",
        words["elsewhere_text"],
        _table(words, others, len(asked.lists)),
        f"## {words['how']} {{#how}}",
        *(words[f"how_{key}"] for key in ("text", "words", "bounds")),
        f"## {words['lists']} {{#lists}}",
        words["lists_text"],
        "\n".join(_lists(asked)),
    ]
    return meta + "\n\n".join(parts) + "\n"


def _linked(question: Question) -> str:
    """A question by its number and term, linked to where it is answered."""
    target = link(ASKED, question.best_path)
    return f"[{question.number}. {to_markdown(question.entry.term)}]({target})"


def _table(words: dict[str, str], rows: list[tuple[str, int]], total: int) -> str:
    head = [f"| {words['question']} | {words['count']} |", "| --- | --- |"]
    return "\n".join([*head, *(f"| {name} | {count} / {total} |" for name, count in rows)])


def _lists(asked: Asked) -> Iterator[str]:
    """Each list at the commit that was read, with its licence and its day."""
    for one in asked.lists:
        yield f'- [`{one.repo}`]({one.url}), {one.licence}, <time datetime="{one.date}">{one.date}</time>'
