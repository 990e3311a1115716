"""The content security policy: what it lets through, and that it allows what stands inline, by its hash."""

from __future__ import annotations

import base64
import hashlib

from cheatsheet.publish.csp import policy


def hash_of(text: str) -> str:
    """The source expression that allows the inline ``text`` (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directives(scripts: list[str], styles: list[str]) -> dict[str, list[str]]:
    """The directives of a policy, as a browser reads them."""
    return {name: values for name, *values in (part.split() for part in policy(scripts, styles).split(";"))}


def test_a_page_may_use_its_own_site_and_nothing_else() -> None:
    """Everything is forbidden but files of the same site and sound made by the page; no address for links, no form, no markup from strings."""
    assert directives([], []) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["blob:"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["service-worker"],
    }


def test_what_is_inline_is_allowed_by_its_hash() -> None:
    """Each inline script and style, in any language and over several lines, has its hash, under its own kind."""
    first, second, css = "let a = 'я';\nlet b;", "f()", "p { color: red }\n"
    found = directives([first, second], [css])
    assert found["script-src"] == ["'self'", hash_of(first), hash_of(second)]
    assert found["style-src"] == ["'self'", hash_of(css)]


def test_it_stands_in_double_quotes() -> None:
    """No sign of the policy ends or changes the attribute that it stands in."""
    assert not set('"&<') & set(policy(["a"], ["b"]))
