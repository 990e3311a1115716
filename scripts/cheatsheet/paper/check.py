"""Every character that will be printed, held against the fonts before anything is set."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cheatsheet.answers.phrases import texts
from cheatsheet.answers.samples import output_path
from cheatsheet.model import Content, Lang, plain
from cheatsheet.paper.editions import FONTS_PATH, WORDS_PATH, Extras
from cheatsheet.paper.fonts import drawable, undrawable
from cheatsheet.paper.svg import for_paper
from cheatsheet.problems import Problem

Printed = tuple[str, int, str]
"""A path, the line on which a text begins, the text."""


def unprintable(content: Content, extras: Extras) -> list[Problem]:
    """A problem for each line that holds a character which no font of the project can draw."""
    known = drawable(extras.fonts)
    return [
        Problem(path, line + offset, _message(missing))
        for path, line, text in _printed(content, extras)
        for offset, row in enumerate(text.split("\n"))
        if (missing := undrawable(row, known))
    ]


def _message(missing: tuple[str, ...]) -> str:
    named = ", ".join(f"'{char}' (U+{ord(char):04X} {unicodedata.name(char, 'without a name')})" for char in missing)
    return f"no font can print {named}; expected characters that the fonts in {FONTS_PATH} have"


def _printed(content: Content, extras: Extras) -> Iterator[Printed]:
    for lang in content.sheets:
        yield from _sheet(content, lang)
        for answer in content.answers.get(lang, {}).values():
            for part in answer.parts.values():
                yield from ((answer.path, line, text) for line, text in texts(part.blocks))
        for key, word in content.words[lang].items():
            if key.startswith("paper."):
                yield WORDS_PATH, 0, word
            elif key == "site.name":
                yield "docs/_source/words/site.toml", 0, word
        for name, svg in extras.diagrams.get(lang, {}).items():
            yield f"docs/_source/diagrams/{name}.toml", 0, for_paper(svg).words
    for _, source in content.sources.every():
        printed = f"{source.title} {source.version} {source.url} {source.quote}{source.section}"
        yield content.sources.path, source.line, printed
    for sample in extras.samples.values():
        yield sample.path, 1, sample.code
        yield output_path(sample.name), 1, sample.output or ""


def _sheet(content: Content, lang: Lang) -> Iterator[Printed]:
    sheet = content.sheets[lang]
    yield sheet.path, 1, plain(sheet.title) + plain(sheet.intro)
    for topic in sheet.topics:
        yield sheet.path, topic.line, plain(topic.title)
    for entry in sheet.entries():
        yield sheet.path, entry.line, f"{plain(entry.term)} {plain(entry.answer)}"
    quick = sheet.quick
    yield sheet.path, quick.line, plain(quick.title) + plain(quick.question_label) + plain(quick.answer_label)
    for row in quick.rows:
        yield sheet.path, row.line, f"{plain(row.question)} {plain(row.answer)}"
