"""Read everything that was written by hand, check it together, and give it back as one :class:`Content`."""

from __future__ import annotations

from pathlib import Path

from cheatsheet.answers.agreement import check_answers, prose
from cheatsheet.languages import read_languages
from cheatsheet.model import LANGUAGES, Catalog, Content, Dependency, Lang, SourceList
from cheatsheet.problems import ContentError, Problem
from cheatsheet.reader import KEY_POINTS, SOURCE, SPOKEN, Reader
from cheatsheet.sheet.depends import check_depends, parse_depends
from cheatsheet.sheet.glossary import Term, check_glossaries, check_glossary, check_prose, parse_glossary
from cheatsheet.sheet.key_points import check_all_there
from cheatsheet.sheet.spoken import check_spoken

DEPENDS = f"{SOURCE}/depends.toml"
"""What the answers depend on, relative to the project's root."""

GLOSSARY = SOURCE + "/{lang}/glossary.toml"


def load_content(root: Path) -> Content:
    """Read the project at ``root``.

    Raises :class:`ContentError` with every problem of every file, when there is any.
    """
    reader = Reader(root)
    reader.problems += read_languages(root)[1]
    sheets = {lang: reader.sheet(lang) for lang in LANGUAGES}
    catalog = reader.catalog()
    sources = reader.sources(catalog)
    asked = reader.asked(catalog)
    words = reader.words()
    answers = {lang: reader.answers(lang) for lang in LANGUAGES}
    phrases = {lang: reader.phrases(lang, catalog) for lang in LANGUAGES}
    spoken = {lang: reader.spoken(lang) for lang in LANGUAGES}
    points = reader.key_points(catalog)
    reader.look_alikes()
    whole = {lang: sheet for lang, sheet in sheets.items() if sheet is not None}
    reader.agree(whole, catalog)
    if reader.problems or catalog is None or sources is None or len(whole) != len(LANGUAGES):
        raise ContentError(reader.problems)
    content = Content(whole, catalog, words, answers, sources, phrases, asked, spoken, points)
    if problems := check_answers(content):
        raise ContentError(problems)
    return content


def load_sources(root: Path) -> tuple[Catalog, SourceList]:
    """The catalog and the sources of its questions alone.

    Raises :class:`ContentError` with every problem of either, when there is any.
    """
    reader = Reader(root)
    catalog = reader.catalog()
    sources = reader.sources(catalog)
    if reader.problems or catalog is None or sources is None:
        raise ContentError(reader.problems)
    return catalog, sources


def load_depends(root: Path, catalog: Catalog, sources: SourceList) -> tuple[tuple[Dependency, ...], list[Problem]]:
    """What the answers depend on, and where that and the ``sources`` of the questions in ``catalog`` disagree.

    It is kept for those who mend the text; no page is made from it, and so no build stops for it.
    """
    reader = Reader(root)
    file = reader.toml(DEPENDS)
    rows, problems = parse_depends(file) if file else ((), [])
    if file and not problems:
        problems = check_depends(rows, catalog, sources, DEPENDS)
    return rows, sorted([*reader.problems, *problems])


def check_terms(root: Path, content: Content) -> list[Problem]:
    """Where a sheet departs from the glossary of its language, and the glossaries from each other.

    A matter of style, and so a test of the project and no stage of the build: whoever changes a word
    sees it on the page first.
    """
    reader = Reader(root)
    terms = _glossaries(reader)
    for lang in LANGUAGES:
        path = GLOSSARY.format(lang=lang)
        reader.problems += check_glossary(content.sheets[lang], terms[lang], path)
        reader.problems += check_glossaries(terms[LANGUAGES[0]], terms[lang], path)
    return sorted(reader.problems)


def check_terms_of_answers(root: Path, content: Content) -> list[Problem]:
    """Where the prose of a long answer uses a form that the glossary of its language avoids: a test as well."""
    reader = Reader(root)
    for lang, terms in _glossaries(reader).items():
        lines = [line for answer in content.answers.get(lang, {}).values() for line in prose(answer)]
        reader.problems += check_prose(lines, terms, GLOSSARY.format(lang=lang))
    return sorted(reader.problems)


def check_aloud(root: Path, content: Content) -> list[Problem]:
    """What a voice could not say of a sheet, and which question has no key points: a test as well.

    A language without a table of what is said, or without points, is named for all that it lacks.
    """
    reader = Reader(root)
    for lang, sheet in content.sheets.items():
        path = SPOKEN.format(lang=lang)
        reader.problems += check_spoken(sheet, reader.optional(path), path)
        points = content.points.get(lang, {})
        reader.problems += check_all_there(KEY_POINTS.format(lang=lang), points, content.catalog.questions)
    return sorted(reader.problems)


def _glossaries(reader: Reader) -> dict[Lang, tuple[Term, ...]]:
    terms: dict[Lang, tuple[Term, ...]] = {}
    for lang in LANGUAGES:
        file = reader.toml(GLOSSARY.format(lang=lang))
        terms[lang], problems = parse_glossary(file) if file else ((), [])
        reader.problems += problems
    return terms
