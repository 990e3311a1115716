"""The languages against each other, and both against the catalog: same structure, same code, same figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cheatsheet.figures import figures
from cheatsheet.model import Catalog, Inline, Lang, Sheet, plain, question_id
from cheatsheet.problems import Problem


@dataclass(frozen=True, slots=True)
class _Side:
    """What one of the languages says in a place."""

    inline: Inline
    lang: Lang

    @property
    def code(self) -> Counter[str]:
        """The code spans."""
        return Counter(span.text for span in self.inline if span.kind == "code")

    @property
    def figures(self) -> Counter[str]:
        """The figures, written alike in every language."""
        return Counter(figures(plain(self.inline), self.lang))


def check_parity(first: Sheet, second: Sheet, langs: tuple[Lang, Lang]) -> list[Problem]:
    """Every difference in structure between two languages, reported on the second; ``langs`` says which they are."""
    problems = list(_topics(first, second))
    entries = {entry.number: entry for entry in first.entries()}
    for entry in second.entries():
        if counterpart := entries.get(entry.number):
            both = (*counterpart.term, *counterpart.answer), (*entry.term, *entry.answer)
            one, other = map(_Side, both, langs)
            for message in _differences(one, other, f"entry {entry.number}", f"{first.path}:{counterpart.line}"):
                problems.append(Problem(second.path, entry.line, message))
    if len(first.quick.rows) != len(second.quick.rows):
        found, expected = len(second.quick.rows), len(first.quick.rows)
        problems.append(
            Problem(
                second.path, second.quick.line, f"{found} quick-answer rows; expected {expected}, as in {first.path}"
            )
        )
    for row, row_counterpart in zip(second.quick.rows, first.quick.rows, strict=False):
        both = (*row_counterpart.question, *row_counterpart.answer), (*row.question, *row.answer)
        one, other = map(_Side, both, langs)
        for message in _differences(one, other, f"row {row.number}", f"{first.path}:{row_counterpart.line}"):
            problems.append(Problem(second.path, row.line, message))
    return problems


def _topics(first: Sheet, second: Sheet) -> Iterator[Problem]:
    """Differences in the number, level and contents of topics."""
    if len(first.topics) != len(second.topics):
        line = second.topics[min(len(first.topics), len(second.topics)) - 1].line
        yield Problem(
            second.path, line, f"{len(second.topics)} topics; expected {len(first.topics)}, as in {first.path}"
        )
    for one, other in zip(first.topics, second.topics, strict=False):
        if one.level is not other.level:
            where = f"{first.path}:{one.line}"
            yield Problem(
                second.path, other.line, f"level {other.level.value}; expected {one.level.value}, as in {where}"
            )
        expected = [entry.number for entry in one.entries]
        found = [entry.number for entry in other.entries]
        if found != expected:
            yield Problem(
                second.path,
                other.line,
                f"the topic holds questions {_span(found)}; expected {_span(expected)}, as in {first.path}:{one.line}",
            )


def _span(numbers: list[int]) -> str:
    """``6-9`` for consecutive numbers, ``6, 7, 39`` for others."""
    if len(numbers) > 1 and numbers == [*range(numbers[0], numbers[-1] + 1)]:
        return f"{numbers[0]}-{numbers[-1]}"
    return ", ".join(map(str, numbers))


def _differences(one: _Side, other: _Side, what: str, where: str) -> Iterator[str]:
    """Differences in code spans and figures between ``what`` and the text at ``where`` that says the same."""
    for name, expected, found in (
        ("code spans", one.code, other.code),
        ("figures", one.figures, other.figures),
    ):
        if expected != found:
            parts = [
                f"{word} {_list(extra)}"
                for word, extra in (("lacks", expected - found), ("adds", found - expected))
                if extra
            ]
            yield f"the {name} of {what} differ: it {' and '.join(parts)}; expected those of {where}"


def _list(items: Iterable[str]) -> str:
    """Items in quotes, for a message."""
    return ", ".join(f"«{item}»" for item in items)


def check_catalog(sheet: Sheet, catalog: Catalog) -> list[Problem]:
    """Every topic, question and row of the sheet that the catalog lacks, and the other way round."""
    problems: list[Problem] = []
    if len(sheet.topics) != len(catalog.topics):
        message = f"{len(catalog.topics)} topics; expected {len(sheet.topics)}, as in {sheet.path}"
        problems.append(Problem(catalog.path, catalog.topics[-1].line if catalog.topics else 0, message))
    ids = {entry.id: entry for entry in sheet.entries()}
    for question in catalog.questions.values():
        if question.id not in ids:
            problems.append(
                Problem(
                    catalog.path,
                    question.line,
                    f"{question.id} is not in {sheet.path}; expected a question of the sheet",
                )
            )
        for row in question.rows:
            if row > len(sheet.quick.rows):
                message = f"{question.id} has row {row}; expected a row of the table, 1 to {len(sheet.quick.rows)}"
                problems.append(Problem(catalog.path, question.line, message))
    for entry in ids.values():
        if entry.id not in catalog.questions:
            message = f"question {entry.number} is not in {catalog.path}; expected [questions.{entry.id}] there"
            problems.append(Problem(sheet.path, entry.line, message))
    for topic, listed in zip(sheet.topics, catalog.topics, strict=False):
        expected = tuple(question_id(entry.number) for entry in topic.entries)
        known = tuple(id_ for id_ in listed.questions if id_ in ids)
        if known != tuple(id_ for id_ in expected if id_ in catalog.questions):
            message = f"the topic «{listed.slug}» lists {', '.join(listed.questions)}; expected {', '.join(expected)}"
            problems.append(Problem(catalog.path, listed.line, message))
    owned = {row for question in catalog.questions.values() for row in question.rows}
    problems += [
        Problem(
            sheet.path,
            row.line,
            f"row {row.number} belongs to no question; expected it in the rows of one in {catalog.path}",
        )
        for row in sheet.quick.rows
        if row.number not in owned
    ]
    return problems
