"""The page «What has changed»: by day, newest first, a line for each question; a script opens it at a reader's copy."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import groupby, islice

from cheatsheet.changes.model import KINDS, History
from cheatsheet.changes.tell import DAYS, MONTHS, Line, clarification, days, limits
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.pages.sheet_pages import front_matter, link, opening
from cheatsheet.paths import CHANGES
from cheatsheet.sheet.inline import literal, to_markdown
from cheatsheet.view import View, clarified, make_view


def render(content: Content, history: History) -> dict[str, str]:
    """``<lang>/changes/index.md`` for each language."""
    return {f"{lang}/{CHANGES}index.md": _page(content, make_view(content, lang), history) for lang in LANGUAGES}


def _page(content: Content, view: View, history: History) -> str:
    words = view.words
    meta = front_matter(
        title=words["changes.title"],
        description=words["changes.description"],
        path=CHANGES,
        template="changes.html",
        feed=words["changes.feed"],
    )
    known = frozenset(question.id for question in clarified(content, view))
    told = days(history, view)
    newest = [_day(view, day, lines, known) for day, lines in islice(told, DAYS)]
    months = groupby(told, key=lambda pair: pair[0][:7])
    older = [
        _month(view, month, [line for _, lines in each for line in lines], known)
        for month, each in islice(months, MONTHS)
    ]
    limit = limits(history, words)
    parts = [
        opening(literal(words["changes.title"]), words["changes.intro"]),
        f'<p><a href="feed.xml" type="application/atom+xml">{escape(words["changes.feed"])}</a></p>\n',
        # Here a script says what has changed since a reader's copy.
        f'<section data-since data-failed="{escape(words["changes.failed"])}" hidden></section>\n',
        *([f"{literal(limit)}\n"] if limit else []),
        *newest,
        *older,
    ]
    return meta + "\n".join(parts)


def _day(view: View, day: str, lines: tuple[Line, ...], known: frozenset[str]) -> str:
    """A day under its date."""
    rows = "\n".join(_line(view, line, known) for line in lines)
    return f"## {day} {{#d{day}}}\n\n{rows}\n"


def _month(view: View, month: str, lines: list[Line], known: frozenset[str]) -> str:
    """An older month, folded: a question has one line."""
    found = {question.id: [line for line in lines if line.question.id == question.id] for question in view.questions}
    joined = [
        replace(each[0], kinds=tuple(kind for kind in KINDS if any(kind in line.kinds for line in each)))
        for each in found.values()
        if each
    ]
    count = view.counted("questions", len(joined))
    said = escape(view.words["changes.month"].format(month=month, questions=count))
    rows = [_line(view, line, known, anchor=False) for line in joined]
    opened = f'<details markdown="1">\n<summary>{said}</summary>\n'
    return "\n".join([opened, *rows, "", "</details>", ""])


def _line(view: View, line: Line, known: frozenset[str], *, anchor: bool = True) -> str:
    """``- [6. Indexes](…): a fact corrected, the long answer``."""
    question = line.question
    kinds = []
    for kind in line.kinds:
        said = literal(view.words[f"changes.{kind}"])
        if kind == "fact":
            said = f"**{said}**"
            if question.id in known:
                said = f"[{said}]({link(CHANGES, clarification(question))})"
        kinds.append(said)
    named = f"[{question.number}. {to_markdown(question.entry.term)}]({link(CHANGES, line.path)})"
    return f"- {named}{f'{{ #{line.anchor} }}' if anchor else ''}: {', '.join(kinds)}"
