"""Larger sheets made from the real one: the same text over and over, renumbered, valid in every language.

Each copy brings its questions, rows, aliases and long answers. Topics grow in number with the text, so that
a topic stays a page that one reads, whatever the length of the whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from cheatsheet.model import (
    Catalog,
    CatalogQuestion,
    CatalogTopic,
    Content,
    Entry,
    Inline,
    Phrases,
    QuickRow,
    Sheet,
    SheetTopic,
    SourceList,
    Span,
    question_id,
)
from cheatsheet.sheet.parse import render_sheet

SOURCE = "docs/_source"
SHARED = 3
"""How many copies share their topics: about ten questions per topic, which is still a page that one reads."""

_LINK = re.compile(r"(?<=\]\()q\d{2,}(?=\))")


@dataclass(frozen=True, slots=True)
class Copy:
    """The ``number``-th copy of the text (from 0), with the new id of each of its questions."""

    number: int
    ids: Mapping[str, str]
    rows: int
    """How many rows the copies before it hold."""

    def entry(self, id_: str) -> int:
        """The new number of a question."""
        return int(self.ids[id_][1:])

    def row(self, number: int) -> int:
        """The new number of a row."""
        return self.rows + number

    def slug(self, slug: str) -> str:
        """An address of its own; the first copy keeps the real one."""
        return f"{slug}-{self.number + 1}" if self.number else slug

    def mark(self, text: str) -> str:
        """``text`` that occurs in no other copy; the first copy keeps its words."""
        return f"{text} · {self.number + 1}" if self.number else text

    def marked(self, inline: Inline) -> Inline:
        """The same for inline text."""
        return (*inline, Span("text", f" · {self.number + 1}")) if self.number else inline


Groups = list[list[Copy]]


def grow(content: Content, questions: int, answers: Mapping[str, str]) -> dict[str, str]:
    """The hand-written files of a project with ``questions`` questions, by path relative to its root.

    ``answers`` holds the long answers (text by path) that every copy repeats; it may be empty.
    Raises :class:`ValueError` when ``questions`` is no multiple of what the real sheet holds.
    """
    first = next(iter(content.sheets.values()))
    held = len(list(first.entries()))
    copies, rest = divmod(questions, held)
    if rest or not copies:
        raise ValueError(f"{questions} questions; expected a multiple of the sheet's {held}")
    groups = number_copies(first, copies)
    files = {sheet.path: render_sheet(grow_sheet(sheet, groups)) for sheet in content.sheets.values()}
    files[content.catalog.path] = render_catalog(grow_catalog(content.catalog, groups))
    files[content.sources.path] = render_sources(grow_sources(content.sources, groups))
    for copy in chain(*groups):
        for phrases in content.phrases.values():
            for id_, one in phrases.items():
                files[_copied_path(one.path, id_, content.catalog, copy)] = render_phrases(one, copy)
    known = {answer.path: answer for language in content.answers.values() for answer in language.values()}
    for copy in chain(*groups):
        for path, text in answers.items():
            place = _copied_path(path, known[path].question_id, content.catalog, copy)
            files[place] = _LINK.sub(partial(_linked, copy), text)
    return files


def number_copies(sheet: Sheet, copies: int) -> Groups:
    """Copies of the sheet in groups that share their topics, with the questions numbered in the order of the result."""
    # The first stands alone and keeps its ids: the glossaries name them.
    groups = [range(1), *(range(start, min(start + SHARED, copies)) for start in range(1, copies, SHARED))]
    ids: list[dict[str, str]] = [{} for _ in range(copies)]
    walk = ((copy, entry) for group in groups for topic in sheet.topics for copy in group for entry in topic.entries)
    for number, (copy, entry) in enumerate(walk, 1):
        ids[copy][entry.id] = question_id(number)
    return [[Copy(copy, ids[copy], copy * len(sheet.quick.rows)) for copy in group] for group in groups]


def _linked(copy: Copy, match: re.Match[str]) -> str:
    """A link of one answer to another, within the same copy."""
    return copy.ids[match.group()]


def _copied_path(path: str, id_: str, catalog: Catalog, copy: Copy) -> str:
    """Where the copy of a question's own file lies: its name is made of the question's id and slug."""
    folder, _, name = path.rpartition("/")
    slug = copy.slug(catalog.questions[id_].slug)
    return f"{folder}/{copy.ids[id_]}-{slug}.{name.rpartition('.')[2]}"


def grow_sheet(sheet: Sheet, groups: Groups) -> Sheet:
    """The sheet with its topics once for each group and its rows once for each copy."""
    topics = tuple(_topic(topic, group) for group in groups for topic in sheet.topics)
    rows = tuple(_row(row, copy) for copy in chain(*groups) for row in sheet.quick.rows)
    return replace(sheet, topics=topics, quick=replace(sheet.quick, rows=rows))


def _topic(topic: SheetTopic, group: list[Copy]) -> SheetTopic:
    entries = tuple(_entry(entry, copy) for copy in group for entry in topic.entries)
    return replace(topic, title=group[0].marked(topic.title), entries=entries)


def _entry(entry: Entry, copy: Copy) -> Entry:
    term, answer = copy.marked(entry.term), copy.marked(entry.answer)
    return replace(entry, number=copy.entry(entry.id), term=term, answer=answer)


def _row(row: QuickRow, copy: Copy) -> QuickRow:
    return replace(row, number=copy.row(row.number), question=copy.marked(row.question))


def grow_catalog(catalog: Catalog, groups: Groups) -> Catalog:
    """The catalog that belongs to the grown sheet."""
    topics = tuple(
        CatalogTopic(group[0].slug(topic.slug), tuple(copy.ids[id_] for copy in group for id_ in topic.questions), 0)
        for group in groups
        for topic in catalog.topics
    )
    questions = [_question(question, copy) for copy in chain(*groups) for question in catalog.questions.values()]
    return Catalog(catalog.path, topics, {question.id: question for question in questions})


def _question(question: CatalogQuestion, copy: Copy) -> CatalogQuestion:
    return replace(
        question,
        id=copy.ids[question.id],
        slug=copy.slug(question.slug),
        rows=tuple(map(copy.row, question.rows)),
        see_also=tuple(copy.ids[id_] for id_ in question.see_also),
    )


def grow_sources(sources: SourceList, groups: Groups) -> SourceList:
    """The sources of the grown sheet: every copy of a question has those of the question."""
    owned = sources.questions.items()
    return SourceList(sources.path, {copy.ids[id_]: own for copy in chain(*groups) for id_, own in owned})


def render_phrases(phrases: Phrases, copy: Copy) -> str:
    """The file of what a copied question is found by, as TOML."""
    aliases = [f"  {json.dumps(copy.mark(alias), ensure_ascii=False)}," for alias in phrases.aliases]
    described = map(copy.mark, phrases.described)
    return "\n".join(["aliases = [", *aliases, "]", 'described = """', *described, '"""', ""])


def render_catalog(catalog: Catalog) -> str:
    """The catalog as TOML. A JSON string or list of strings is a TOML one too."""
    text = partial(json.dumps, ensure_ascii=False)
    lines = ["topics = ["]
    for topic in catalog.topics:
        lines.append(f"  {{ slug = {text(topic.slug)}, questions = {text(topic.questions)} }},")
    lines.append("]")
    for question in catalog.questions.values():
        lines += ["", f"[questions.{question.id}]", f"slug = {text(question.slug)}", f"rows = {text(question.rows)}"]
        lines += ["looks_like = '''", *question.looks_like, "'''"] if question.looks_like else []
        lines.append(f"see_also = {text(question.see_also)}")
        lines += [f"clarified = {question.clarified}"] if question.clarified else []
    return "\n".join(lines) + "\n"


def render_sources(sources: SourceList) -> str:
    """The sources as TOML."""
    text = partial(json.dumps, ensure_ascii=False)
    lines: list[str] = []
    for id_, source in sources.every():
        lines.append(f"[[{id_}]]")
        lines += [f"{key} = {text(getattr(source, key))}" for key in ("title", "url", "version")]
        lines.append(f"checked = {source.checked}")
        lines += [f"{key} = {text(getattr(source, key))}" for key in ("quote", "section") if getattr(source, key)]
        lines.append("")
    return "\n".join(lines)
