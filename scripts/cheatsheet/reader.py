"""Read what was written by hand, file by file: every parser with the file that it is for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from cheatsheet import disk
from cheatsheet.answers.agreement import DIAGRAMS
from cheatsheet.answers.parse import parse_answer
from cheatsheet.editors import lies_beside
from cheatsheet.model import LANGUAGES, Answer, Asked, Catalog, Lang, Phrases, Sheet, SourceList
from cheatsheet.problems import Problem
from cheatsheet.sheet.asked import check_asked, parse_asked
from cheatsheet.sheet.catalog import parse_catalog
from cheatsheet.sheet.key_points import check_key_points, parse_key_points
from cheatsheet.sheet.language import check_language, check_toml_language
from cheatsheet.sheet.look_alikes import WORDS, abbreviations, check_look_alikes, meant_words
from cheatsheet.sheet.parity import check_catalog, check_parity
from cheatsheet.sheet.parse import parse_sheet
from cheatsheet.sheet.search_phrases import check_phrases, parse_phrases, second_file
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.source_list import check_source_list, parse_source_list
from cheatsheet.sheet.spoken import parse_spoken
from cheatsheet.sheet.toml_file import TomlFile, parse_toml
from cheatsheet.words import parse_words

SOURCE = "docs/_source"
"""Where the text lives, relative to the project's root."""

CATALOG = f"{SOURCE}/catalog.toml"
"""What has no language: topics in order, and of each question its address and rows, relative to the project's root."""
SOURCE_LIST = f"{SOURCE}/sources.toml"
"""The primary sources of the long answers, relative to the project's root."""
ASKED = f"{SOURCE}/asked.toml"
"""Which public lists of interview questions name which question, relative to the project's root."""
SPOKEN = SOURCE + "/{lang}/spoken.toml"
"""How what is no word is said aloud; a language may have none, and then it is said as it is."""
KEY_POINTS = SOURCE + "/{lang}/key-points.toml"
"""What each answer has to say; a language may have none."""

# A preview reads everything again after each save; an answer that did not change is not parsed again.
_parse_answer = lru_cache(maxsize=256)(parse_answer)
_check_language = lru_cache(maxsize=256)(check_language)


class Reader:
    """Reads one file after another and gathers what is wrong with any of them.

    ``problems`` and ``texts`` are of everything that was read so far.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.texts: list[Text] = []

    def text(self, path: str) -> Text | None:
        """The lines of a file."""
        text, problems = disk.read_lines(self.root, path)
        self.problems += problems
        self.texts += [text] if text is not None else []
        return text

    def _names(self, folder: str, suffix: str) -> list[str]:
        """The files of ``folder`` that end in ``suffix``; any other would be passed over unseen, and is named."""
        named = disk.names(self.root, folder, suffix)
        for path in disk.names(self.root, folder, ""):
            if path not in named and not lies_beside(PurePosixPath(path).relative_to(folder)):
                self.problems.append(
                    Problem(path, 0, f"a file that is not read; expected a name that ends in {suffix}")
                )
        return named

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
        file = self.toml(CATALOG)
        if file is None:
            return None
        catalog, problems = parse_catalog(file)
        self.problems += problems
        return catalog

    def sources(self, catalog: Catalog | None) -> SourceList | None:
        """The sources, whole or as far as they could be read, held to the catalog's questions, if that could be."""
        file = self.toml(SOURCE_LIST)
        if file is None:
            return None
        sources, problems = parse_source_list(file)
        self.problems += problems
        if catalog is not None:
            self.problems += check_source_list(file, sources, catalog)
        return sources

    def asked(self, catalog: Catalog | None) -> Asked:
        """How many lists name which question, held to the questions of the catalog, if that could be read."""
        file = self.toml(ASKED)
        if file is None:
            return Asked()
        asked, problems = parse_asked(file)
        self.problems += problems
        if catalog is not None and not problems:
            self.problems += check_asked(file, asked, catalog)
        return asked

    def words(self) -> Mapping[Lang, Mapping[str, str]]:
        """The site's own words."""
        paths = self._names(f"{SOURCE}/words", ".toml")
        files = [(PurePosixPath(path).stem, self.toml(path)) for path in paths]
        words, problems = parse_words((prefix, file) for prefix, file in files if file is not None)
        self.problems += problems
        return words

    def answers(self, lang: Lang) -> dict[str, Answer]:
        """The long answers of ``lang`` by question id."""
        answers: dict[str, Answer] = {}
        for path in self._names(f"{SOURCE}/{lang}/answers", ".md"):
            text = self.text(path)
            if text is None:
                continue
            answer, found = _parse_answer("\n".join(text.lines), path, lang)
            self.problems += [*found, *_check_language(text)]
            if answer is not None:
                first = answers.setdefault(answer.question_id, answer)
                self.problems += second_file(answer.question_id, first.path, path)
        return answers

    def phrases(self, lang: Lang, catalog: Catalog | None) -> dict[str, Phrases]:
        """What each question is found by in ``lang``, held to the questions of the catalog, if that could be read."""
        files = [self.toml(path) for path in self._names(f"{SOURCE}/{lang}/search", ".toml")]
        phrases, problems = parse_phrases(file for file in files if file is not None)
        self.problems += problems
        if catalog is not None:
            self.problems += check_phrases(phrases, catalog)
        return phrases

    def spoken(self, lang: Lang) -> dict[str, str]:
        """What a voice says for pieces of the short answers of ``lang``."""
        file = self.optional(SPOKEN.format(lang=lang))
        spoken, problems = parse_spoken(file) if file is not None else ({}, [])
        self.problems += problems
        return spoken

    def key_points(self, catalog: Catalog | None) -> dict[Lang, dict[str, tuple[str, ...]]]:
        """The key points of every language, held to the questions and to those of the first language that has any."""
        files = [(lang, self.optional(KEY_POINTS.format(lang=lang))) for lang in LANGUAGES]
        found: dict[Lang, dict[str, tuple[str, ...]]] = {}
        for lang, file in files:
            if file is None:
                continue
            points, problems = parse_key_points(file)
            first = next(iter(found.values()), None)
            if catalog is not None and not problems:
                problems = list(check_key_points(file, points, catalog.questions, first))
            self.problems += problems
            found[lang] = points
        return found

    def optional(self, path: str) -> TomlFile | None:
        """A TOML file that a language need not have."""
        return self.toml(path) if disk.is_there(self.root, path) else None

    def look_alikes(self) -> None:
        """Hold every text to the abbreviations of all; the words of pictures are read elsewhere, and held here too."""
        pictures = [disk.read_lines(self.root, path)[0] for path in disk.names(self.root, DIAGRAMS, ".toml")]
        texts = [*self.texts, *(text for text in pictures if text is not None)]
        known = abbreviations(texts)
        meant = frozenset(word for path in WORDS for word in meant_words(disk.read_any(self.root, path)))
        self.problems += [problem for text in texts for problem in check_look_alikes(text, known, meant)]

    def agree(self, sheets: Mapping[Lang, Sheet], catalog: Catalog | None) -> None:
        """Hold what could be read to each other: the languages, and the catalog to the first of them."""
        first, *others = LANGUAGES
        for other in others:
            if first in sheets and other in sheets:
                self.problems += check_parity(sheets[first], sheets[other], (first, other))
        if first in sheets and catalog is not None:
            self.problems += check_catalog(sheets[first], catalog)
