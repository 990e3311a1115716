"""The cheat sheet's grammar, read. ``text -> (sheet, problems)``; the grammar is in the README of the text.

The parser goes on after a mistake and reports all it finds. It never raises for a mistake in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cheatsheet.model import Entry, Inline, Level, QuickTable, Sheet, SheetTopic, plain
from cheatsheet.problems import Problem
from cheatsheet.sheet.inline import parse_inline, render_inline
from cheatsheet.sheet.numbering import Numbered, slips
from cheatsheet.sheet.parse_lines import ENTRY, HEADING, RULE, Block, other_block, split_lines
from cheatsheet.sheet.parse_table import is_table_line, parse_table, render_row
from cheatsheet.sheet.source import Text

_NUMBER = re.compile(r"[1-9][0-9]*")
# A term ends at the first `**` that is not inside code.
_TERM = re.compile(r"((?:`[^`]*`|(?!\*\*)[^`])*)\*\*(.*)$", re.DOTALL)
_LEVELS = {level.value: level for level in Level}
_MARKERS = ", ".join(level.value for level in Level)


@dataclass(slots=True)
class _Section:
    """A ``##`` heading and the blocks under it, still unread."""

    heading: Block
    title: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """The problems found so far, the numbers by topic with the one that probably comes next, and the terms by line; one
    reader reads one sheet.
    """

    path: str
    problems: list[Problem] = field(default_factory=list)
    numbers: list[list[Numbered]] = field(default_factory=list)
    expected: int = 1
    terms: dict[str, int] = field(default_factory=dict)

    def report(self, line: int, message: str) -> None:
        """Add a problem on ``line``."""
        self.problems.append(Problem(self.path, line, message))

    def inline(self, line: int, text: str) -> Inline:
        """Read inline text, reporting what is wrong with it."""
        spans, messages = parse_inline(text)
        for message in messages:
            self.report(line, message)
        return spans


def parse_sheet(text: Text) -> tuple[Sheet | None, list[Problem]]:
    """Read a cheat sheet. Returns the sheet and no problems, or ``None`` and every problem."""
    blocks, problems = split_lines(text)
    reader = _Reader(text.path, problems)
    head, sections = _split(reader, blocks)
    title, intro = _head(reader, head)
    topics: list[SheetTopic] = []
    quick: QuickTable | None = None
    seen: dict[str, int] = {}
    for section in sections:
        line = section.heading.line
        name = _name(section.title)
        if name and name in seen:
            reader.report(line, f"the section «{section.title}» is there already, on line {seen[name]}")
        seen.setdefault(name, line)
        if section.blocks and is_table_line(section.blocks[0].lines[0]):
            if quick is not None:
                reader.report(line, "a second quick-answer table; expected one, as the last section")
            quick = _quick(reader, section)
        else:
            if quick is not None:
                reader.report(line, "a section after the quick-answer table; expected the table to be the last")
            topics.append(_topic(reader, section))
    for number_line, slip in slips(reader.numbers):
        reader.report(number_line, slip)
    if not topics:
        reader.report(0, "no topics; expected «## 🟢 Title» headings with entries under them")
    if quick is None:
        reader.report(len(text.lines), "no quick-answer table; expected «## Title» and a two-column table at the end")
    if reader.problems or quick is None:
        return None, sorted(reader.problems)
    return Sheet(text.path, title, intro, tuple(topics), quick), []


def _name(title: str) -> str:
    """What a section is called, whatever its level: two of one name could not be told apart in a list."""
    marker, _, rest = title.partition(" ")
    return (rest if marker.rstrip("\ufe0f") in _LEVELS else title).strip().casefold()


def _split(reader: _Reader, blocks: list[Block]) -> tuple[list[Block], list[_Section]]:
    """Deal the blocks out to the head of the sheet and its sections."""
    head: list[Block] = []
    sections: list[_Section] = []
    for block in blocks:
        heading = HEADING.match(block.lines[0])
        if RULE.match(block.lines[0]):
            continue
        if heading and len(heading[1]) == 2:
            title = (heading[2] or "").strip()
            if not title:
                reader.report(block.line, "a heading without a title; expected «## 🟢 Title»")
            sections.append(_Section(block, title))
        elif heading and (len(heading[1]) > 1 or sections or head):
            reader.report(
                block.line,
                f"a heading of level {len(heading[1])}; expected one «# Title» first and «## 🟢 Title» for each topic",
            )
        elif sections:
            sections[-1].blocks.append(block)
        else:
            head.append(block)
    return head, sections


def _head(reader: _Reader, blocks: list[Block]) -> tuple[Inline, Inline]:
    """Read the title and the one paragraph under it."""
    heading = HEADING.match(blocks[0].lines[0]) if blocks else None
    if heading is None:
        reader.report(blocks[0].line if blocks else 0, "no title; expected the sheet to begin with «# Title»")
    title = reader.inline(blocks[0].line, heading[2] or "") if heading else ()
    if heading and not (heading[2] or "").strip():
        reader.report(blocks[0].line, "a heading without a title; expected «# Title»")
    rest = blocks[1:] if heading else blocks
    if heading and not rest:
        reader.report(blocks[0].line, "no introduction; expected one paragraph under the title")
    for block in rest[1:]:
        reader.report(block.line, "text outside any entry; expected one paragraph of introduction, then the topics")
    if rest and (what := other_block(rest[0].text)):
        reader.report(rest[0].line, f"an introduction that begins like {what}; expected a paragraph of text")
    for block in rest:
        if ENTRY.match(block.text):
            reader.report(block.line, "an entry before the first topic; expected a «## 🟢 Title» heading above it")
    return title, reader.inline(rest[0].line, rest[0].text) if rest else ()


def _topic(reader: _Reader, section: _Section) -> SheetTopic:
    """Read one topic: its marker, its title and its entries."""
    line = section.heading.line
    marker, _, title = section.title.partition(" ")
    level = _LEVELS.get(marker.rstrip("\ufe0f"))
    if level is None:
        if section.title and not re.match(r"\w", section.title):
            reader.report(line, f"unknown level marker «{marker}»; expected one of {_MARKERS}")
        else:
            reader.report(line, f"a heading without a level marker; expected one of {_MARKERS} before the title")
        title = section.title
    elif not title.strip():
        reader.report(line, f"a heading without a title; expected «## {marker} Title»")
    reader.numbers.append([])
    entries = [entry for block in section.blocks if (entry := _entry(reader, block))]
    if not any(ENTRY.match(block.text) for block in section.blocks):
        reader.report(
            line, f"the topic «{title.strip()}» has no questions; expected at least one «**1. Term** — answer»"
        )
    return SheetTopic(reader.inline(line, title.strip()), level or Level.BASIC, tuple(entries), line)


def _entry(reader: _Reader, block: Block) -> Entry | None:
    """Read one entry, whose term ends at the first ``**`` and whose answer begins after `` — ``."""
    match = ENTRY.match(block.text)
    if match is None:
        what = "a table inside a topic" if is_table_line(block.lines[0]) else "text outside any entry"
        reader.report(block.line, f"{what}; expected «**{reader.expected}. Term** — answer»")
        return None
    number = _number(reader, block.line, match)
    parts = _TERM.match(match[2])
    if parts is None:
        reader.report(block.line, f"unbalanced `**` in entry {number}; expected «**{number}. Term** — answer»")
        return None
    term, rest = parts.groups()
    if not term.strip():
        reader.report(block.line, f"entry {number} has no term; expected «**{number}. Term** — answer»")
    elif term.endswith(" ") or block.text.startswith("** "):
        reader.report(block.line, f"a blank inside the `**` of entry {number}; expected «**{number}. Term** — answer»")
    dash, answer = rest.strip()[:1], rest.strip()[1:].strip()
    if dash != "—":
        reader.report(block.line, f"entry {number} has no dash after its term; expected « — » (U+2014) and the answer")
        return None
    if not answer:
        reader.report(block.line, f"entry {number} has no answer; expected text after the dash")
    entry = Entry(number, reader.inline(block.line, term.strip()), reader.inline(block.line, answer), block.line)
    name = plain(entry.term).casefold()
    if name and name in reader.terms:
        reader.report(block.line, f"the term «{plain(entry.term)}» is there already, on line {reader.terms[name]}")
    reader.terms.setdefault(name, block.line)
    return entry


def _number(reader: _Reader, line: int, match: re.Match[str]) -> int:
    """The number of an entry; as a person writes it and not as a computer may read it."""
    written = match[1]
    digits = re.match(r"\d+", written)
    assert digits is not None  # the pattern of an entry begins with one
    number = int(digits[0][:9])
    if not _NUMBER.fullmatch(written):
        reader.report(line, f"the number «{written}»; expected {number or reader.expected}, in figures 0 to 9 alone")
    elif match[2][:1].strip() and not match[2].startswith("**"):
        reader.report(line, f"no blank after the number {number}; expected «**{number}. Term** — answer»")
    reader.numbers[-1].append(Numbered(line, number))
    reader.expected = number + 1
    return number


def _quick(reader: _Reader, section: _Section) -> QuickTable:
    """Read the section of the quick-answer table."""
    line = section.heading.line
    if section.title.partition(" ")[0] in _LEVELS:
        reader.report(line, "a level marker on the quick-answer table; expected a heading without one")
    for block in section.blocks[1:]:
        reader.report(block.line, "text after the quick-answer table; expected the table to be the end of the sheet")
    labels, rows, problems = parse_table(reader.path, section.blocks[0].line, section.blocks[0].lines)
    reader.problems.extend(problems)
    return QuickTable(reader.inline(line, section.title), *labels, rows, line)


def render_sheet(sheet: Sheet) -> str:
    """The sheet as text in the grammar: what :func:`parse_sheet` reads back as the same sheet."""
    lines = [f"# {render_inline(sheet.title)}", "", render_inline(sheet.intro), "", "---", ""]
    for topic in sheet.topics:
        lines += [f"## {topic.level.value} {render_inline(topic.title)}", ""]
        for entry in topic.entries:
            lines += [f"**{entry.number}. {render_inline(entry.term)}** — {render_inline(entry.answer)}", ""]
        lines += ["---", ""]
    quick = sheet.quick
    lines += [f"## {render_inline(quick.title)}", ""]
    lines += [render_row(quick.question_label, quick.answer_label), "| --- | --- |"]
    lines += [render_row(row.question, row.answer) for row in quick.rows]
    return "\n".join(lines) + "\n"
