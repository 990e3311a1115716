"""A style sheet without the rules that no page can use.

All pages become one tree in which every way down to an element stands once, and a selector is tried on that tree after
it was made wider: what changes while a page is open (states, attributes, classes that scripts give) and what stands
beside an element counts as fulfilled. So a rule may stay that nothing needs, and none goes that something needs.

Selectors: https://www.w3.org/TR/selectors-4/, by cssselect2. Grammar of a sheet: tinycss2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree as ET

import cssselect2
import tinycss2
from lxml import html
from tinycss2.ast import Node

from cheatsheet.cache import Cache
from cheatsheet.publish.cached import cached

_LASTING = frozenset({"type", "dir", "data-md-color-primary", "data-md-color-accent", "for"})
"""Attributes whose values no script changes. Of all others only the name counts."""
_GROUPS = frozenset({"media", "supports"})


def trim(css: str, pages: Iterable[bytes], given: Collection[str] = (), cache: Cache | None = None) -> str:
    """``css`` without what can match nothing on ``pages`` (HTML); ``given`` are the classes that scripts give.

    Words are no part of the tree, so what was found for it is in ``cache`` until the build of a page changes.
    """
    merged = merge(pages)
    facts: list[str | bytes] = [css, ET.tostring(merged.root), repr(sorted(merged.most.items())), repr(sorted(given))]
    return cached(cache, "trim", facts, lambda: _trimmed(css, merged, given))


def _trimmed(css: str, merged: Merged, given: Collection[str]) -> str:
    elements: dict[str, list[cssselect2.ElementWrapper]] = {}
    for element in cssselect2.ElementWrapper.from_html_root(merged.root).iter_subtree():
        for sign in ("*", element.local_name, *(f".{name}" for name in element.classes)):
            elements.setdefault(sign, []).append(element)
    return without_unused(_kept(_rules(css), _Known(elements, merged.most, frozenset(given))))


# Each variant of the style is trimmed from the same sheet, by the same selectors.
@lru_cache(maxsize=1)
def _rules(css: str) -> list[Node]:
    rules: list[Node] = tinycss2.parse_stylesheet(without_motion(css), skip_comments=True, skip_whitespace=True)
    return rules


@cache
def _compiled(selector: str) -> list[Any]:
    """``selector``, ready to be tried. Raises :class:`cssselect2.SelectorError` for what cannot be read."""
    compiled: list[Any] = cssselect2.compile_selector_list(selector)
    return compiled


@dataclass(frozen=True, slots=True)
class Merged:
    """All pages as one tree. ``most`` says of a class how far its elements stand among their siblings (``.name``),
    and how many children they have (``.name>``), at most.
    """

    root: ET.Element
    most: Mapping[str, int]


def merge(pages: Iterable[bytes]) -> Merged:
    """One tree of all ``pages``: an element stands once below its parent, however often it is on how many pages."""
    root = ET.Element("html")
    most: dict[str, int] = {}
    known: dict[int, dict[tuple[object, ...], ET.Element]] = {}

    def add(target: ET.Element, source: html.HtmlElement, place: int = 1) -> None:
        for name in source.get("class", "").split():
            most[f".{name}>"] = max(most.get(f".{name}>", 0), len(source))
            most[f".{name}"] = max(most.get(f".{name}", 0), place)
        for name, value in source.attrib.items():
            target.set(name, value if name in _LASTING or name in ("class", "id") else "")
        for number, child in enumerate(source, 1):
            if isinstance(child.tag, str):
                sign = (child.tag, child.get("class"), child.get("id"), *sorted(child.attrib))
                below = known.setdefault(id(target), {})
                if sign not in below:
                    below[sign] = ET.SubElement(target, child.tag)
                add(below[sign], child, number)

    for page in pages:
        add(root, html.document_fromstring(page))
    return Merged(root, most)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a selector is tried on."""

    elements: Mapping[str, list[cssselect2.ElementWrapper]]
    """Those of a class (``.name``), those of a tag (``name``), all of them (``*``)."""
    most: Mapping[str, int]
    given: frozenset[str]

    def wants(self, selector: str) -> bool:
        """Whether ``selector``, made wider, meets an element. One that cannot be read is wanted."""
        if re.search(r":(?:is|where|has)\(", selector):
            return True
        for name, child, number in _NTH.findall(selector):
            if int(number) > self.most.get(f".{name}>" if child else f".{name}", 0):
                return False
        try:
            needed = [_compiled(part) for part in widened(selector, self.given)]
        except cssselect2.SelectorError:
            return True
        return all(any(self._meets(one) for one in part) for part in needed)

    def _meets(self, compiled: Any) -> bool:
        """Whether an element fulfils a selector; only those are tried that have what its last part names."""
        sign = f".{compiled.class_name}" if compiled.class_name else compiled.lower_local_name or "*"
        return any(map(compiled.test, self.elements.get(sign, ())))


def _kept(rules: Iterable[Node], known: _Known) -> str:
    """The rules whose selector, or one of whose selectors, is wanted."""
    out = []
    for rule in rules:
        if rule.type == "qualified-rule":
            parts = [part for part in _split(rule.prelude) if known.wants(part)]
            if parts and tinycss2.serialize(rule.content).strip():
                out.append(f"{','.join(parts)}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if text := _kept(inner, known):
                out.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{text}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            out.append(rule.serialize())
    return "".join(out)


def _split(prelude: list[Node]) -> list[str]:
    """A list of selectors at its commas."""
    parts: list[list[Node]] = [[]]
    for node in prelude:
        if node == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return [tinycss2.serialize(part).strip() for part in parts]


# `:root` is no state; `:is(…)`, `:has(…)` and their like are left to the caller.
_STATE = re.compile(r"::?(?!root\b)[a-z-]+(?:\((?:[^()]|\([^()]*\))*\))?", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\[\s*(?P<name>[\w-]+)\s*(?P<rest>[^\]]*)\]")
_NTH = re.compile(r"\.([\w-]+)(\s*>\s*[\w-]*)?:nth-child\((\d+)\)")
_BESIDE = re.compile(r"[^\s>+~]*\s*[+~]\s*")


def widened(selector: str, given: Collection[str]) -> list[str]:
    """Selectors that an element each has to meet for ``selector`` ever to match: without what may change while a page
    is open, and what stands beside the element apart from it.
    """
    text = _STATE.sub("", selector)
    text = _ATTRIBUTE.sub(lambda match: match[0] if match["name"] in _LASTING else f"[{match['name']}]", text)
    text = re.sub(r"\[(?:open|hidden|data-theme|tabindex|aria-\w+|data-md-state)\]", "", text)
    text = re.sub(r"\.([\w-]+)", lambda match: "" if match[1] in given else match[0], text)
    text = re.sub(r"\s*([>+~])\s*", r"\1", text.strip())
    beside = [text[: match.start()] for match in re.finditer(r"[+~]", text)]
    return [_whole(_BESIDE.sub("", part)) for part in (*beside, text)]


def _whole(selector: str) -> str:
    """``selector`` with ``*`` wherever nothing was left of an element."""
    return re.sub(r"(^|[>\s])(?=[>\s]|$)", r"\1*", selector)


_BRACKETS = r"\((?:[^()\"]|\"[^\"]*\"|\((?:[^()\"])*\))*\)"
_PROPERTY = re.compile(rf"(?<=[{{;])\s*(--[\w-]+)\s*:(?:\"[^\"]*\"|'[^']*'|{_BRACKETS}|[^;}}\"'(])*;?")
_EMPTY = re.compile(r"(?<=[{};])[^{};@]+\{\}|^[^{};@]+\{\}")


_MOTION = re.compile(r"(?<=[{;])\s*(?:transition|scroll-snap)(?:-[a-z]+)*\s*:[^;{}]*(?:;|(?=}))")


def without_motion(css: str) -> str:
    """``css`` without transitions and snapping.

    A page that is read does not move by itself, whatever the reader asked for, and no paper is printed half way.
    """
    return _MOTION.sub("", css)


def without_unused(css: str) -> str:
    """``css`` without custom properties that nothing reads, and without animations that nothing plays."""
    shorter = _without_unread(css)
    while shorter != css:
        css, shorter = shorter, _without_unread(shorter)
    played = " ".join(re.findall(r"animation(?:-name)?\s*:([^;}]*)", css))
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(
        rule.serialize()
        for rule in rules
        if not (rule.type == "at-rule" and "keyframes" in rule.lower_at_keyword)
        or tinycss2.serialize(rule.prelude).strip() in played
    )


def _without_unread(css: str) -> str:
    """``css`` without the custom properties that nothing in it reads; what they read may be unread afterwards."""
    read = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    css = _PROPERTY.sub(lambda match: match[0] if match[1] in read else "", css)
    return _EMPTY.sub("", css.replace(";}", "}"))
