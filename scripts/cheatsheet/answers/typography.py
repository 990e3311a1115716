"""Typography of hand-written text: one style per language, checked in the source, bound at rendering.

The source holds the visible characters a reader will see: «ёлочки» or “curly” quotes, ’ and —.
What cannot be seen is not demanded there: no-break spaces are put in by :func:`bind` when a page is
rendered, and are a mistake in the source, where nobody would notice that one is missing.
Code is exempt everywhere, because a program is quoted as it is typed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from cheatsheet.answers.phrases import CODE_MARK, masked, with_phrases, with_texts
from cheatsheet.language_record import TypographyRule
from cheatsheet.languages import RECORDS
from cheatsheet.model import Lang
from cheatsheet.problems import Problem
from cheatsheet.tree import Block, Phrase

NBSP = "\u00a0"

_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_DIRECTIVE_LINE = re.compile(r"^:::.*$", re.MULTILINE)
_BOX_HEAD = re.compile(r'^((?:!!!|\?\?\?) [\w-]+ ")([^"\n]*)"$', re.MULTILINE)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_TARGET = re.compile(r"(?<=\])\([^()\s]*\)")
_WORD_CHAR = rf"\w{CODE_MARK}"


def _rule(pattern: str, message: str, fix: str | None = None) -> TypographyRule:
    return TypographyRule(re.compile(pattern, re.MULTILINE), message, fix)


_COMMON = (
    _rule(
        r"[\u00a0\u202f\u2009\u200b\u00ad\ufeff]",
        "an invisible character; expected a plain space, the page binds words itself",
        " ",
    ),
    _rule(r"(?<=\S)[^\S\n]{2,}(?=\S)", "two spaces in a row", " "),
    _rule(r"\.\.\.", "three full stops; expected '…'", "…"),
    _rule(r"(?<=\S) +(?=[,;:?!](?:\s|$)|\.(?:\s|$))", "a space before a punctuation mark", ""),
    _rule(r"(?<=\s)(?:-|–|--)(?=\s)(?<!^-)(?<!^    -)(?<!^ {8}-)(?<!\d[ ]-)", "a hyphen as a dash; expected '—'", "—"),
    _rule(r"(?<=\w)--(?=\w)", "two hyphens as a dash; expected ' — '", " — "),
    _rule(rf"(?<=[{_WORD_CHAR}»”)])—|—(?=[{_WORD_CHAR}«“(])", "a dash without spaces; expected ' — '"),
    # A date or a version has more than one hyphen or touches a letter, and is left alone.
    _rule(r"(?<![\w.-])(\d+(?:[.,]\d+)?)-(\d+(?:[.,]\d+)?)(?![\w-])", "a hyphen in a range; expected '–'", r"\1–\2"),
    _rule(
        r"\b(?=[^\W\d_]*[A-Za-z])(?=[^\W\d_]*[А-Яа-яЁё])[^\W\d_]+",
        "Latin and Cyrillic letters in one word; expected one alphabet, or a hyphen between them",
    ),
)

_RULES: Mapping[Lang, tuple[TypographyRule, ...]] = {lang: (*_COMMON, *one.typography) for lang, one in RECORDS.items()}

# The spaces that bind, each after what must stand before it and before what must stand after it.
_BOUND: Mapping[Lang, re.Pattern[str]] = {
    lang: re.compile(
        r"(?<=[^\s|]) (?=—)"
        rf"|(?<![{_WORD_CHAR}-])(?:{one.short_words}) (?=\S)"
        r"|(?<=\d) (?=\d{3}(?!\d))"
        r"|(?<=\d) (?=[A-Za-zА-Яа-яЁё%°]{1,4}\b|%)"
        r"|(?<=№) (?=\d)"
        r"|(?<=т\.) (?=[едпк]\.)"
    )
    for lang, one in RECORDS.items()
}

_CLOSER = re.compile(r"(?<![\w.,:–-])\d{1,3} (?=[^\W\d_]{2,10}\b)|(?<=·) (?=\S)")
"""What is bound beyond that on a screen: a small number with its word, a dot with what follows."""

_CALL = re.compile(r"\w\([^()\s]{1,4}(?: [^()\s]{1,4}){1,2}\)")
"""A short call such as ``O(n log n)``, which reads badly when torn."""


def prose_only(text: str) -> str:
    """``text`` with fenced code, directives, marks of boxes, code spans and link targets masked; no line moves."""
    text = _FENCED.sub(lambda match: re.sub(r"[^\n]", CODE_MARK, match[0]), text)
    text = _DIRECTIVE_LINE.sub(lambda match: CODE_MARK * len(match[0]), text)
    text = _BOX_HEAD.sub(lambda match: f"{' ' * len(match[1])}{match[2]} ", text)
    for pattern in (_CODE_SPAN, _TARGET):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", CODE_MARK, match[0]), text)
    return text


def check_typography(text: str, lang: Lang, path: str, line: int = 1) -> Iterator[Problem]:
    """Yield every mistake in the Markdown ``text``, whose first line is ``line`` of ``path``."""
    prose = prose_only(text)
    taken: set[int] = set()
    for rule in _RULES[lang]:
        for match in rule.pattern.finditer(prose):
            if match.start() in taken:
                continue
            taken.update(range(match.start(), match.end()))
            around = re.sub(r"\s+", " ", text[max(0, match.start() - 12) : match.end() + 12]).strip()
            yield Problem(path, line + text.count("\n", 0, match.start()), f"{rule.message}, in '{around}'")


def fix_typography(text: str, lang: Lang) -> str:
    """Mend what can be mended without judgement; code stays as it is."""
    for rule in _RULES[lang]:
        if rule.fix is not None:
            text = _replace_outside_code(text, rule)
    return text


def _replace_outside_code(text: str, rule: TypographyRule) -> str:
    assert rule.fix is not None
    prose = prose_only(text)
    parts: list[str] = []
    end = 0
    for match in rule.pattern.finditer(prose):
        new = match.expand(rule.fix)
        if CODE_MARK in new:
            # A quotation that holds code: only its two marks change.
            new = new[0] + text[match.start() + 1 : match.end() - 1] + new[-1]
        parts += [text[end : match.start()], new]
        end = match.end()
    return "".join([*parts, text[end:]])


def bind(text: str, lang: Lang) -> str:
    """Put no-break spaces into plain ``text`` so that no line ends or starts badly.

    A space is bound before a dash, after a short word, inside a number (``10 000``) and between a
    figure and its unit. A :data:`CODE_MARK` is code.
    """
    bound = list(text)
    for match in _BOUND[lang].finditer(text):
        bound[match.end() - 1] = NBSP
    return "".join(bound)


def bind_calls(text: str, lang: Lang) -> str:
    """``text`` bound as by :func:`bind`, short calls such as ``O(n log n)`` too."""
    return _CALL.sub(lambda match: match[0].replace(" ", NBSP), bind(text, lang))


def bind_closely(text: str, lang: Lang) -> str:
    """``text`` bound as by :func:`bind_calls`, «11 пунктов» and «Obsidian · 246 КБ» too."""
    return _CLOSER.sub(lambda match: match[0][:-1] + NBSP, bind_calls(text, lang))


def bind_phrase(phrase: Phrase, lang: Lang) -> Phrase:
    """``phrase`` in one line, its words bound as :func:`bind` does, over marks and links too; code stays as it is."""
    bound = iter(bind(masked(phrase).replace("\n", " "), lang).replace(CODE_MARK, ""))
    return with_texts(phrase, lambda text: "".join(itertools.islice(bound, len(text))))


def bind_blocks(blocks: Iterable[Block], lang: Lang) -> tuple[Block, ...]:
    """``blocks`` with each phrase bound."""
    return tuple(with_phrases(block, partial(bind_phrase, lang=lang)) for block in blocks)
