"""Read everything that was written by hand, check it together, and give it back as one :class:`Content`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from cheatsheet import disk
from cheatsheet.answers.agreement import DIAGRAMS, check_answers, prose
from cheatsheet.answers.parse import parse_answer
from cheatsheet.languages import read_languages
from cheatsheet.model import LANGUAGES, Answer, Catalog, Content, Dependency, Lang, Phrases, Sheet
from cheatsheet.problems import ContentError, Problem
from cheatsheet.sheet.catalog import parse_catalog
from cheatsheet.sheet.depends import check_depends, parse_depends
from cheatsheet.sheet.glossary import Term, check_glossaries, check_glossary, check_prose, parse_glossary
from cheatsheet.sheet.language import check_language, check_toml_language
from cheatsheet.sheet.look_alikes import WORDS, abbreviations, check_look_alikes, meant_words
from cheatsheet.sheet.parity import check_catalog, check_parity
from cheatsheet.sheet.parse import parse_sheet
from cheatsheet.sheet.search_phrases import check_phrases, parse_phrases
from cheatsheet.sheet.source import Text, decode
from cheatsheet.sheet.toml_file import TomlFile, parse_toml
from cheatsheet.words import parse_words

SOURCE = "docs/_source"
"""Where the text lives, relative to the project's root."""

DEPENDS = f"{SOURCE}/depends.toml"
"""What the answers depend on, relative to the project's root."""

GLOSSARY = SOURCE + "/{lang}/glossary.toml"

# A preview reads everything again after each save; an answer that did not change is not parsed again.
_parse_answer = lru_cache(maxsize=256)(parse_answer)
_check_language = lru_cache(maxsize=256)(check_language)


def load_content(root: Path) -> Content:
    """Read the project at ``root``.

    Raises :class:`ContentError` with every problem of every file, when there is any.
    """
    reader = _Reader(root)
    reader.problems += read_languages(root)[1]
    sheets = {lang: reader.sheet(lang) for lang in LANGUAGES}
    catalog = reader.catalog()
    words = reader.words()
    answers = {lang: reader.answers(lang) for lang in LANGUAGES}
    phrases = {lang: reader.phrases(lang, catalog) for lang in LANGUAGES}
    reader.look_alikes()
    whole = {lang: sheet for lang, sheet in sheets.items() if sheet is not None}
    reader.agree(whole, catalog)
    if reader.problems or catalog is None or len(whole) != len(LANGUAGES):
        raise ContentError(reader.problems)
    content = Content(whole, catalog, words, answers, phrases)
    if problems := check_answers(content):
        raise ContentError(problems)
    return content


class _Reader:
    """Reads one file after another and gathers what is wrong with any of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.texts: list[Text] = []

    def text(self, path: str) -> Text | None:
        """The lines of a file."""
        text, problems = decode(path, disk.read(self.root, path))
        self.problems += problems
        self.texts += [text] if text is not None else []
        return text

    def sheet(self, lang: Lang) -> Sheet | None:
        """The cheat sheet of ``lang``."""
        text = self.text(f"{SOURCE}/{lang}/cheatsheet.md")
        if text is None:
            return None
        sheet, problems = parse_sheet(text)
        self.problems += [*problems, *check_language(text)]
        return sheet

    def toml(self, path: str) -> TomlFile | None:
        """A TOML file."""
        text = self.text(path)
        if text is None:
            return None
        file, problems = parse_toml(text)
        self.problems += [*problems, *(check_toml_language(file) if file is not None else ())]
        return file

    def catalog(self) -> Catalog | None:
        """The catalog, whole or as far as it could be read."""
        file = self.toml(f"{SOURCE}/catalog.toml")
        if file is None:
            return None
        catalog, problems = parse_catalog(file)
        self.problems += problems
        return catalog

    def words(self) -> Mapping[Lang, Mapping[str, str]]:
        """The site's own words."""
        paths = disk.names(self.root, f"{SOURCE}/words", ".toml")
        files = [(PurePosixPath(path).stem, self.toml(path)) for path in paths]
        words, problems = parse_words((prefix, file) for prefix, file in files if file is not None)
        self.problems += problems
        return words

    def answers(self, lang: Lang) -> dict[str, Answer]:
        """The long answers of ``lang`` by question id."""
        answers = {}
        for path in disk.names(self.root, f"{SOURCE}/{lang}/answers", ".md"):
            text = self.text(path)
            if text is None:
                continue
            answer, found = _parse_answer("\n".join(text.lines), path, lang)
            self.problems += [*found, *_check_language(text)]
            if answer is not None:
                answers[answer.question_id] = answer
        return answers

    def phrases(self, lang: Lang, catalog: Catalog | None) -> dict[str, Phrases]:
        """What each question is found by in ``lang``, held to the questions of the catalog, if that could be read."""
        files = [self.toml(path) for path in disk.names(self.root, f"{SOURCE}/{lang}/search", ".toml")]
        phrases, problems = parse_phrases(file for file in files if file is not None)
        self.problems += problems
        if catalog is not None:
            self.problems += check_phrases(phrases, catalog)
        return phrases

    def look_alikes(self) -> None:
        """Hold every text to the abbreviations of all; the words of pictures are read elsewhere, and held here too."""
        pictures = [decode(path, disk.read(self.root, path))[0] for path in disk.names(self.root, DIAGRAMS, ".toml")]
        texts = [*self.texts, *(text for text in pictures if text is not None)]
        known, meant = abbreviations(texts), meant_words(disk.read(self.root, WORDS))
        self.problems += [problem for text in texts for problem in check_look_alikes(text, known, meant)]

    def agree(self, sheets: Mapping[Lang, Sheet], catalog: Catalog | None) -> None:
        """Hold what could be read to each other: the languages, and the catalog to the first of them."""
        first, *others = LANGUAGES
        for other in others:
            if first in sheets and other in sheets:
                self.problems += check_parity(sheets[first], sheets[other])
        if first in sheets and catalog is not None:
            self.problems += check_catalog(sheets[first], catalog)


def load_depends(root: Path, catalog: Catalog) -> tuple[tuple[Dependency, ...], list[Problem]]:
    """What the answers depend on, and where that and the sources in ``catalog`` disagree.

    It is kept for those who mend the text; no page is made from it, and so no build stops for it.
    """
    reader = _Reader(root)
    file = reader.toml(DEPENDS)
    rows, problems = parse_depends(file) if file else ((), [])
    if file and not problems:
        problems = check_depends(rows, catalog, DEPENDS)
    return rows, sorted([*reader.problems, *problems])


def check_terms(root: Path, content: Content) -> list[Problem]:
    """Where a sheet departs from the glossary of its language, and the glossaries from each other.

    A matter of style, and so a test of the project and no stage of the build: whoever changes a word
    sees it on the page first.
    """
    reader = _Reader(root)
    terms = _glossaries(reader)
    for lang in LANGUAGES:
        path = GLOSSARY.format(lang=lang)
        reader.problems += check_glossary(content.sheets[lang], terms[lang], path)
        reader.problems += check_glossaries(terms[LANGUAGES[0]], terms[lang], path)
    return sorted(reader.problems)


def check_terms_of_answers(root: Path, content: Content) -> list[Problem]:
    """Where the prose of a long answer uses a form that the glossary of its language avoids: a test as well."""
    reader = _Reader(root)
    for lang, terms in _glossaries(reader).items():
        lines = [line for answer in content.answers.get(lang, {}).values() for line in prose(answer)]
        reader.problems += check_prose(lines, terms, GLOSSARY.format(lang=lang))
    return sorted(reader.problems)


def _glossaries(reader: _Reader) -> dict[Lang, tuple[Term, ...]]:
    terms: dict[Lang, tuple[Term, ...]] = {}
    for lang in LANGUAGES:
        file = reader.toml(GLOSSARY.format(lang=lang))
        terms[lang], problems = parse_glossary(file) if file else ((), [])
        reader.problems += problems
    return terms
