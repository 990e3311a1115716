"""The one style of every page, made small enough to stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tinycss2
from tinycss2.ast import Node

_DARK = "[data-md-color-scheme=slate]"


def minify_style(css: str) -> str:
    """``css`` without comments and without white space that has no meaning.

    Strings and everything else that carries meaning are kept, since a tokenizer and not a pattern reads them.
    """
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    return _small(tokens)


def without_script(css: str) -> str:
    """The dark palette of ``css`` once more, for a reader whose system is dark and whose browser runs no scripts."""
    text = "".join(_dark(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))
    plain = text.replace(_DARK, "html:not(.live) [data-md-color-scheme]")
    return f"@media screen and (prefers-color-scheme:dark){{{plain}}}"


def _dark(rules: list[Node]) -> Iterator[str]:
    """The rules of the dark palette, also those in a group."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            yield from _dark(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "qualified-rule" and _DARK in tinycss2.serialize(rule.prelude):
            yield rule.serialize()


_SHORTHANDS = ("margin", "padding", "border", "background")


def without_overridden(css: str) -> str:
    """``css`` (of :func:`minify_style`) without declarations that a later rule of the same selector makes again.

    The later one wins wherever the earlier one could. Only rules outside any group count, on either side;
    ``!important`` and custom properties stay.
    """
    made: dict[str, set[str]] = {}
    kept = []
    for rule in reversed(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        if rule.type != "qualified-rule":
            kept.append(rule.serialize())
            continue
        selectors = tinycss2.serialize(rule.prelude).split(",")
        later = set.intersection(*(made.get(one, set()) for one in selectors))
        parts = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
        stay = [part for part in parts if not _made_again(part, later)]
        if len(stay) == len(parts):
            kept.append(rule.serialize())
        elif stay:
            kept.append(
                f"{tinycss2.serialize(rule.prelude)}{{{';'.join(minify_style(one.serialize()) for one in stay)}}}"
            )
        for one in selectors:
            made.setdefault(one, set()).update(part.name for part in parts if part.type == "declaration")
    return "".join(reversed(kept))


def _made_again(part: Node, later: set[str]) -> bool:
    if part.type != "declaration" or part.important or part.name.startswith("--"):
        return False
    return part.name in later or any(part.name.startswith(f"{one}-") for one in later.intersection(_SHORTHANDS))


def _small(tokens: list[Node]) -> str:
    """The tokens as text; of white space, one space where it has a meaning."""
    kept = [one for one, after in zip(tokens, [*tokens[1:], None], strict=True) if not (_blank(one) and _blank(after))]
    parts = []
    for before, token, after in zip([None, *kept], kept, [*kept[1:], None], strict=False):
        if not _blank(token):
            parts.append(_text(token))
        elif not (_joins(before) or before == ":" or _joins(after)):
            parts.append(" ")
    return "".join(parts)


def _blank(token: Node | None) -> bool:
    return token is not None and token.type == "whitespace"


def _joins(token: Node | None) -> bool:
    """Whether white space beside ``token``, or at an end, has no meaning."""
    return token is None or token.type == "{} block" or any(token == sign for sign in ",;>")


def _text(token: Node) -> str:
    """A token as text; blocks and functions are made small inside, and a number has no zero before its point."""
    if token.type == "{} block":
        return f"{{{_small(token.content).removesuffix(';')}}}"
    if token.type == "() block":
        return f"({_small(token.content)})"
    if token.type == "function":
        return f"{token.name}({_small(token.arguments)})"
    text = str(token.serialize())
    return re.sub(r"^(-?)0\.", r"\1.", text) if token.type in ("number", "dimension", "percentage") else text
