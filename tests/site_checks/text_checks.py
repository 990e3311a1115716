"""Checks of what stands on the pages: the long answers, whole, and nothing in the other language."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from cheatsheet.answers.parse import HEADINGS
from cheatsheet.answers.phrases import flat, leaves, texts
from cheatsheet.language_record import Language
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Answer, Content, Lang
from cheatsheet.settings import prefix
from cheatsheet.tree import Block, Box, DiagramRef, SampleRef
from cheatsheet.view import make_view
from tests.site_checks.head_checks import language
from tests.site_checks.site_model import Page, Site

_LETTER = re.compile(r"[^\W_]+")
_LATIN_WORD = re.compile(r"\b[a-z]+\b", re.IGNORECASE)
_SENTENCE = 4
"""Of so many words two are among the commonest of their language, in prose. Names of products have none."""
_EMPTY = re.compile(r"""=(?:""|'')""")
_FOR_WORDS = re.compile(r"\b(data-[\w-]{1,40}|aria-label|title|placeholder|content|label)\Z")
_PROSE = frozenset({"p", "li", "td", "strong", "em"})
"""Where a term may stand alone that is a word of a button too: «Recall»."""
_READ_OUT = frozenset({"title", "alt", "placeholder", "aria-label", "content", "label"})
_IN = "ancestor-or-self::*[@lang='{}']"
_SHOWN = "//text()[not(parent::script or parent::style)] | //@*"
_LITERAL = "ancestor-or-self::pre | ancestor-or-self::code"


def letters(text: str) -> str:
    """``text`` reduced to its letters and digits: what neither markup nor typography changes."""
    return "".join(_LETTER.findall(text))


def missing_answers(site: Site, content: Content) -> Iterator[str]:
    """Parts of long answers that do not stand on their page, whole, in order and under their anchors."""
    for lang in LANGUAGES:
        view = make_view(content, lang)
        for question in view.questions:
            answer = content.answers.get(lang, {}).get(question.id)
            if answer is None or question.answer_path is None:
                continue
            path = f"{prefix(lang)}{question.answer_path}index.html"
            if path in site.pages:
                yield from _missing_parts(site.pages[path], answer)
            else:
                yield f"{path}: is not there; expected the long answer of {answer.path}"
        clarified = {id_: one for id_, one in content.answers.get(lang, {}).items() if "clarify" in one.parts}
        path = f"{prefix(lang)}errata/index.html"
        if clarified:
            read = _read(site.pages[path]) if path in site.pages else ""
            for id_, answer in clarified.items():
                for block in answer.parts["clarify"].blocks:
                    if _written(block) not in read:
                        yield f"{path}: lacks the clarification of {id_}, {answer.path}:{block.line}"


def _missing_parts(page: Page, answer: Answer) -> Iterator[str]:
    """The blocks of one answer are looked for one behind the other, each part behind its own heading."""
    read, at = _read(page), 0
    for key, part in answer.parts.items():
        if key not in page.ids:
            yield f"{page.path}: has no anchor #{key}"
        wanted = [(part.line, letters(HEADINGS[language(page)][key]))]
        wanted += [(block.line, _written(block)) for block in part.blocks]
        for line, text in wanted:
            place = read.find(text, at)
            if place < 0:
                yield f"{page.path}: {answer.path}:{line} is not there word for word, in its place"
            else:
                at = place + len(text)
    shown = [block for part in answer.parts.values() for block in leaves(part.blocks)]
    samples = [block.name for block in shown if isinstance(block, SampleRef)]
    diagrams = sum(isinstance(block, DiagramRef) for block in shown)
    if (found := page.tree.xpath("//article//span[@class='filename'][following-sibling::pre//span]/text()")) != samples:
        yield f"{page.path}: the programs {found}; expected {samples}, as in {answer.path}"
    if (count := len(page.tree.xpath("//article//figure[@class='diagram'][svg]"))) != diagrams:
        yield f"{page.path}: {count} pictures; expected {diagrams}, as in {answer.path}"


def _written(block: Block) -> str:
    """The letters of a block as it was written; what programs and pictures say stands in other files."""
    if isinstance(block, Box):
        return letters(flat(block.title)) + "".join(map(_written, block.blocks))
    return letters(" ".join(text for _, text in texts([block])))


def _read(page: Page) -> str:
    """The letters of the article without those of its anchors."""
    texts = page.tree.xpath("//article//text()[not(ancestor::a[@class='headerlink'])]")
    return letters("".join(map(str, texts)))


def empty_words(site: Site) -> Iterator[str]:
    """Places for words that hold none: a template that asks for a word which is not handed to it gets nothing, in silence."""
    for page in site.pages.values():
        text = (site.folder / page.path).read_text("utf-8")
        for empty in _EMPTY.finditer(text):
            if found := _FOR_WORDS.search(text[max(0, empty.start() - 50) : empty.start()]):
                yield f"{page.path}: {found[1]} is empty; expected words"
        for element in page.tree.xpath("//h1 | //h2 | //h3 | //title | //label | //summary"):
            if not element.text_content().strip() and not element.xpath(".//img | .//svg | .//input"):
                yield f"{page.path}: an empty <{element.tag}>; expected words"


def foreign_words(site: Site, content: Content) -> Iterator[str]:
    """Words of one language on a page of another, outside what is marked as that language."""
    known = {(lang, other): _only(content, other, lang) for lang in LANGUAGES for other in LANGUAGES if other != lang}
    for page in site.pages.values():
        lang = language(page)
        for other, record in RECORDS.items():
            if other != lang:
                found = _by_letters(page, record) if record.own else _by_words(page, lang, other, known[lang, other])
                where = f"{record.name} on {_a(RECORDS[lang].name)} page"
                yield from (f"{page.path}: {where}: {text[:60]!r}" for text in found)


def _a(name: str) -> str:
    """``name`` behind its article."""
    return f"an {name}" if name[0] in "AEIOU" else f"a {name}"


def _by_letters(page: Page, record: Language) -> Iterator[str]:
    """What has letters that only ``record``'s language has, in texts and attributes."""
    assert record.own is not None
    for text in page.tree.xpath(_SHOWN):
        # The few that hold such letters are asked where they stand: asking all costs more than the rest of the check.
        if record.own.search(text) and not _around(text).xpath(_IN.format(record.code)):
            yield str(text).strip()
    yield from filter(record.own.search, _data(page))


def _by_words(page: Page, lang: Lang, other: Lang, known: frozenset[str]) -> Iterator[str]:
    """Buttons and labels whose words are ``other``'s, ``known``, and its sentences; programs have its words everywhere.

    Of a language whose letters every other one has too, nothing else can be told.
    """
    own = RECORDS[lang].own
    for text in page.tree.xpath(_SHOWN):
        shown = str(text).strip()
        if text.is_attribute:
            if text.attrname not in _READ_OUT and not text.attrname.startswith("data-"):
                continue
            if _around(text).get("http-equiv"):  # the policy: a hash may hold a word of any language
                continue
            label = shown in known
        else:
            label = shown in known and not (_around(text).tag in _PROSE and _around(text).xpath("ancestor::article"))
        sentence = shown.count(" ") >= _SENTENCE - 1 and own and not own.search(shown) and _is_prose(shown, other)
        if (label or sentence) and not _around(text).xpath(f"{_IN.format(other)} | {_LITERAL}"):
            yield shown
    yield from (text for text in _data(page) if text in known or _is_prose(text, other))


def _around(text: Any) -> HtmlElement:
    """The element that ``text`` stands in. What follows an element is its «tail» in lxml, and stands around it."""
    parent = text.getparent()
    return parent.getparent() if text.is_tail else parent


def _data(page: Page) -> Iterator[str]:
    """The texts that a page gives its scripts to show."""
    for script in page.tree.xpath("//script[@type='application/json']/text()"):
        yield from (value for value in json.loads(script).values() if isinstance(value, str))


def _is_prose(text: str, lang: Lang) -> bool:
    """Whether ``text``, in Latin letters alone, is a sentence of ``lang`` and no name."""
    said = " ".join(word for word in text.split() if "/" not in word and "_" not in word)  # no addresses, no names
    words = [word.lower() for word in _LATIN_WORD.findall(said)]
    return len(words) >= _SENTENCE and sum(word in RECORDS[lang].common for word in words) >= 2


def _only(content: Content, other: Lang, lang: Lang) -> frozenset[str]:
    """The words of buttons and labels in ``other``, the theme's among them, but for those that ``lang``'s pages have too."""
    ours, theirs = {one: _filled(content.words[one]) for one in (lang, other)}, _theme()
    return (ours[other] | theirs[other]) - ours[lang] - theirs[lang]


def _filled(words: Mapping[str, str]) -> frozenset[str]:
    """Words that stand on pages as they are; what has no letter, a key's «/», is in no language."""
    return frozenset(word for word in words.values() if _LETTER.search(word) and "{" not in word)


@cache
def _theme() -> Mapping[Lang, frozenset[str]]:
    """Material's own words, by language."""
    folder = Path(str(importlib.resources.files("material"))) / "templates" / "partials" / "languages"
    found: dict[Lang, frozenset[str]] = {}
    for lang in LANGUAGES:
        text = (folder / f"{lang}.html").read_text("utf-8")
        found[lang] = frozenset(
            re.findall(r'^  "(?!language|direction|search\.config)[\w.]+": "([^"]+)"', text, re.MULTILINE)
        )
    return found
