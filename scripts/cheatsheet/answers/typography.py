"""Typography of hand-written text: one style a language, checked in the source, bound at rendering.

The source holds the visible characters a reader will see: «ёлочки» or “curly” quotes, ’ and —.
What cannot be seen is not demanded there: no-break spaces are put in by :func:`bind` when a page is
rendered, and are a mistake in the source, where nobody would notice that one is missing.
Code is exempt everywhere, because a program is quoted as it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cheatsheet.answers.inline import CODE_MARK, mask_code, mask_targets
from cheatsheet.language_record import TypographyRule
from cheatsheet.languages import RECORDS
from cheatsheet.model import Lang
from cheatsheet.problems import Problem

NBSP = "\u00a0"

_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_DIRECTIVE_LINE = re.compile(r"^:::.*$", re.MULTILINE)
_BOX_HEAD = re.compile(r'^((?:!!!|\?\?\?) [\w-]+ ")([^"\n]*)"$', re.MULTILINE)
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


def prose_only(text: str) -> str:
    """``text`` with fenced code, directives, marks of boxes, code spans and link targets masked; no line moves."""
    text = _FENCED.sub(lambda match: re.sub(r"[^\n]", CODE_MARK, match[0]), text)
    text = _DIRECTIVE_LINE.sub(lambda match: CODE_MARK * len(match[0]), text)
    text = _BOX_HEAD.sub(lambda match: f"{' ' * len(match[1])}{match[2]} ", text)
    return mask_targets(mask_code(text))


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
    """Put no-break spaces into Markdown ``text`` so that no line ends or starts badly.

    A space is bound before a dash, after a short word, inside a number (``10 000``) and between a
    figure and its unit. Line ends of the source, code and link targets are left alone.
    """
    prose = prose_only(text)
    places = {match.end() - 1 for match in _BOUND[lang].finditer(prose)}
    bound = list(text)
    for place in places:
        bound[place] = NBSP
    return "".join(bound)
