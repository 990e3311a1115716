"""What the cheat sheet is, once it has been read: frozen, typed and free of any file format.

This module imports nothing else of the project but the tree of the long answers, what a language is, and the list of
languages, which is read when the program starts. Every value that came from a line of a file keeps the number of that
line (from 1), so that anything found wrong later can still be named as ``path:line``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from cheatsheet import language_record, languages
from cheatsheet.tree import Block

Lang = language_record.Lang

LANGUAGES = languages.LANGUAGES
"""Every language of the site; the first is the one served at the root address."""


class Level(Enum):
    """How deep a topic goes. The value is the marker that stands before the topic's heading."""

    BASIC = "🟢"
    INTERMEDIATE = "🟡"
    ADVANCED = "🟠"

    @property
    def key(self) -> str:
        """``basic``, ``intermediate`` or ``advanced``: the name used in files and addresses."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of inline text. ``code`` is literal, between single backticks in the sheet."""

    kind: Literal["text", "code", "strong"]
    text: str


Inline = tuple[Span, ...]


def plain(inline: Inline) -> str:
    """The words of ``inline`` as a reader sees them, without any markup."""
    return "".join(span.text for span in inline)


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered question: ``**6. Term** — answer``."""

    number: int
    term: Inline
    answer: Inline
    line: int

    @property
    def id(self) -> str:
        """``q06``: the anchor, the key of the catalog, the id in every export. Never changes."""
        return question_id(self.number)


@dataclass(frozen=True, slots=True)
class SheetTopic:
    """A ``##`` section of the sheet in one language."""

    title: Inline
    level: Level
    entries: tuple[Entry, ...]
    line: int


@dataclass(frozen=True, slots=True)
class QuickRow:
    """One row of the quick-answer table. ``number`` counts rows from 1."""

    number: int
    question: Inline
    answer: Inline
    line: int

    @property
    def id(self) -> str:
        """``r01``: the anchor of the row on the quick-answer page."""
        return row_id(self.number)


@dataclass(frozen=True, slots=True)
class QuickTable:
    """The last section of the sheet: a two-column table with its heading."""

    title: Inline
    question_label: Inline
    answer_label: Inline
    rows: tuple[QuickRow, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole cheat sheet in one language. ``path`` is what a message about it begins with."""

    path: str
    title: Inline
    intro: Inline
    topics: tuple[SheetTopic, ...]
    quick: QuickTable

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of the sheet."""
        for topic in self.topics:
            yield from topic.entries


@dataclass(frozen=True, slots=True)
class Source:
    """A primary source of a long answer."""

    title: str
    url: str
    version: str
    checked: str
    """ISO date on which somebody last opened the source and found the claim there."""
    line: int
    quote: str = ""
    """The sentence that carries the claim, in the source's own words."""
    section: str = ""
    """The title of the section that carries the claim, where no sentence is quoted."""


@dataclass(frozen=True, slots=True)
class SourceList:
    """``docs/_source/sources.toml``: the primary sources of the long answers."""

    path: str = ""
    questions: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    """By question id, in the order in which readers are shown them."""

    def of(self, question_id: str) -> tuple[Source, ...]:
        """The sources of the question: none where nobody has named any."""
        return self.questions.get(question_id, ())

    def every(self) -> Iterator[tuple[str, Source]]:
        """Every source with the id of its question."""
        for question_id, sources in self.questions.items():
            yield from ((question_id, source) for source in sources)


@dataclass(frozen=True, slots=True)
class CatalogQuestion:
    """What the catalog knows of a question, whatever the language."""

    id: str
    slug: str
    rows: tuple[int, ...]
    see_also: tuple[str, ...]
    line: int
    clarified: str = ""
    """ISO date on which the clarification was written or came to say something else; empty while there is none."""
    looks_like: tuple[str, ...] = ()
    """What it looks like in code and in messages: regular expressions, of no language."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What readers of one language type who mean a question and do not know the sheet's own words for it."""

    path: str
    aliases: tuple[str, ...] = ()
    """What it is called, too; a comma in one stands between two of a kind."""
    described: tuple[str, ...] = ()
    """What people type who mean it and do not have the term."""


@dataclass(frozen=True, slots=True)
class Dependency:
    """A row of ``depends.toml``: a thing that answers depend on, and that gets new versions or wordings."""

    key: str
    name: str
    version: str
    """The version that was last read."""
    checked: str
    """ISO date on which somebody last read it, or looked whether there is a newer one."""
    questions: tuple[str, ...]
    older: tuple[str, ...]
    """Older versions that some source is about on purpose."""
    also: tuple[str, ...]
    """Other names that sources give it."""
    packages: tuple[str, ...]
    """The packages by which samples use it."""
    line: int


@dataclass(frozen=True, slots=True)
class AskedList:
    """A public list of interview questions in ``asked.toml``: which files of which commit, under what licence."""

    key: str
    repo: str
    """Owner and name on GitHub, joined by a slash."""
    commit: str
    date: str
    """ISO date of that commit."""
    licence: str
    """SPDX id of the licence that stands in that commit."""
    language: str
    paths: tuple[str, ...]
    outward: bool
    """Whether its entries are links to other sites."""

    @property
    def url(self) -> str:
        """The list as it was when it was read."""
        return f"https://github.com/{self.repo}/tree/{self.commit}"


@dataclass(frozen=True, slots=True)
class AskedSubject:
    """A subject that lists name: a question of the sheet, by its id, or something that the sheet does not treat."""

    key: str
    words: tuple[str, ...]
    """Regular expressions; a line that meets one of them names the subject."""
    lists: tuple[str, ...]
    """The keys of the lists that name it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``asked.toml``: how many lists name which subject."""

    lists: tuple[AskedList, ...] = ()
    questions: Mapping[str, AskedSubject] = field(default_factory=dict)
    elsewhere: tuple[AskedSubject, ...] = ()
    """What lists ask and the sheet does not treat."""

    def naming(self, question_id: str) -> int:
        """How many lists name the question: none where nobody has counted."""
        subject = self.questions.get(question_id)
        return len(subject.lists) if subject else 0


@dataclass(frozen=True, slots=True)
class CatalogTopic:
    """A topic's place and address. ``questions`` are its question ids, in order."""

    slug: str
    questions: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Catalog:
    """``docs/_source/catalog.toml``: addresses, and what else is said of a question in no language."""

    path: str
    topics: tuple[CatalogTopic, ...]
    questions: Mapping[str, CatalogQuestion]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a long answer; the first of its ``blocks`` begins on ``line``."""

    key: str
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A long answer in one language."""

    question_id: str
    path: str
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that was written by hand, read, checked and found in agreement."""

    sheets: Mapping[Lang, Sheet]
    catalog: Catalog
    words: Mapping[Lang, Mapping[str, str]]
    """The site's own words (buttons, labels), by language and key, from ``words.toml``."""
    answers: Mapping[Lang, Mapping[str, Answer]] = field(default_factory=dict)
    """Long answers by language and question id; a question may have none yet."""
    sources: SourceList = field(default_factory=SourceList)
    """Where the claims of the long answers were read."""
    phrases: Mapping[Lang, Mapping[str, Phrases]] = field(default_factory=dict)
    """By language and question id, what a question is found by besides its own words; it may have nothing yet."""
    asked: Asked = field(default_factory=Asked)
    """How many public lists of interview questions name which question."""
    spoken: Mapping[Lang, Mapping[str, str]] = field(default_factory=dict)
    """By language and piece of a short answer, what a voice says for it; without a table all is said as it is."""
    points: Mapping[Lang, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """By language and question id, the key points of the short answer; a language or a question may have none."""

    def phrases_of(self, lang: Lang, question_id: str) -> Phrases:
        """What the question is found by in ``lang``: nothing where nobody has written anything."""
        return self.phrases.get(lang, {}).get(question_id, Phrases(""))


def question_id(number: int) -> str:
    """The id of question ``number``: ``6`` gives ``q06``."""
    return f"q{number:02d}"


def row_id(number: int) -> str:
    """The id of quick-answer row ``number``: ``6`` gives ``r06``."""
    return f"r{number:02d}"
