"""The glossary: one term for one thing, and the sheet and the long answers held to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cheatsheet.languages import LANGUAGES, RECORDS
from cheatsheet.model import Inline, Sheet, plain
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

_KEYS = {"term", "forms", "avoid", "where"}
_OPTIONAL = {"but"}


@dataclass(frozen=True, slots=True)
class Term:
    """The word for a thing in one language: ``forms`` that occur, ``avoid`` that do not, ``where`` it is used."""

    key: str
    forms: tuple[str, ...]
    avoid: tuple[str, ...]
    where: tuple[str, ...]
    line: int
    but: tuple[str, ...] = ()
    """Phrases of the long answers in which an avoided form is the word for another thing."""


def parse_glossary(file: TomlFile) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read ``[terms.<key>]`` tables with ``term``, ``forms``, ``avoid`` and ``where``."""
    tables = file.data.get("terms")
    if not isinstance(tables, Mapping) or not tables:
        return (), [file.problem(0, "no terms; expected [terms.<key>] tables")]
    terms, problems = [], []
    for key in file.data:
        if key != "terms":
            line = file.header(key) or file.find(f"[{key}.", file.key(key))
            problems.append(file.problem(line, f"unknown key «{key}»; expected [terms.<key>] tables alone"))
    for key, table in tables.items():
        line = file.header(f"terms.{key}")
        if not isinstance(table, Mapping) or set(table) - _OPTIONAL != _KEYS:
            problems.append(file.problem(line, f"the term «{key}» is not whole; expected {', '.join(sorted(_KEYS))}"))
            continue
        lists = [table.get(name, []) for name in ("forms", "avoid", "where", "but")]
        if not all(
            isinstance(value, list) and all(isinstance(item, str) and item for item in value) for value in lists
        ):
            problems.append(file.problem(line, f"forms, avoid, where and but of «{key}» are lists of texts"))
            continue
        forms, avoid, where, but = (tuple(value) for value in lists)
        terms.append(Term(key, forms, avoid, where, line, but))
    return tuple(terms), problems


def check_glossary(sheet: Sheet, terms: tuple[Term, ...], path: str) -> list[Problem]:
    """Hold a sheet to its glossary: forms where they are said to be, avoided forms nowhere."""
    texts = {entry.id: (entry.line, _words(entry.term, entry.answer)) for entry in sheet.entries()}
    texts |= {row.id: (row.line, _words(row.question, row.answer)) for row in sheet.quick.rows}
    problems = []
    for term in terms:
        for id_ in term.where:
            if id_ not in texts:
                problems.append(
                    Problem(path, term.line, f"«{term.key}» names {id_}; expected a question or row of the sheet")
                )
                continue
            line, text = texts[id_]
            if not any(form.casefold() in text for form in term.forms):
                wanted = " / ".join(term.forms)
                problems.append(
                    Problem(
                        sheet.path, line, f"{id_} does not use the term «{wanted}»; expected it ({path}:{term.line})"
                    )
                )
        for line, text in texts.values():
            for form in term.avoid:
                if form.casefold() in text:
                    problems.append(Problem(sheet.path, line, f"«{form}» is a form to avoid ({path}:{term.line})"))
    return problems


def check_prose(lines: Iterable[tuple[str, int, str]], terms: tuple[Term, ...], path: str) -> Iterator[Problem]:
    """Look for avoided forms in the prose of long answers: ``lines`` of text, each with its file and number.

    There is far more of it than of the sheet, so a form may be the right word for something else there: then the
    phrase stands in ``but``. A phrase that stands nowhere is a mistake of the glossary, whose line is told.
    """
    unused = {(term, phrase) for term in terms for phrase in term.but}
    for file, number, line in lines:
        folded = line.casefold()
        for term in terms:
            rest = folded
            for phrase in term.but:
                if phrase.casefold() in folded:
                    unused.discard((term, phrase))
                    rest = rest.replace(phrase.casefold(), "")
            for form in term.avoid:
                if form.casefold() in rest:
                    yield Problem(file, number, f"«{form}» is a form to avoid ({path}:{term.line})")
    for term, phrase in unused:
        yield Problem(path, term.line, f"«{phrase}» stands in no long answer; expected it, or nothing, in but")


def check_glossaries(first: tuple[Term, ...], second: tuple[Term, ...], path: str) -> list[Problem]:
    """Hold a language's glossary to the keys and places of the first."""
    model = RECORDS[LANGUAGES[0]].name
    expected, found = ({term.key: term for term in terms} for terms in (first, second))
    problems = [
        Problem(path, 0, f"the term «{key}» is missing; expected it, as in {model}") for key in expected.keys() - found
    ]
    problems += [
        Problem(path, term.line, f"the term «{term.key}» or where it stands differs from {model}")
        for term in second
        if term.key not in expected or expected[term.key].where != term.where
    ]
    return problems


def _words(*inlines: Inline) -> str:
    """The words of some inline texts, folded for comparison."""
    return " ".join(plain(inline) for inline in inlines).casefold()
