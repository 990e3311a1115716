"""The content security policy: what it lets through, and that it is made of the page that carries it."""

from __future__ import annotations

import base64
import hashlib
import html

from lxml import html as lxml_html

from cheatsheet.site.csp import PLACEHOLDER, add_policy, remove_policy

HEAD = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{PLACEHOLDER}">\n'


def hash_of(text: str) -> str:
    """The source expression that allows the inline ``text`` (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(body: str) -> dict[str, list[str]]:
    """The directives of a page with ``body``, as a browser reads them."""
    page = lxml_html.fromstring(f"<html><head>{add_policy(HEAD + body)}</head></html>")
    value = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    return {name: values for name, *values in (part.split() for part in str(value).split(";"))}


def test_a_page_may_use_its_own_site_and_nothing_else() -> None:
    """Everything is forbidden but files of the same site; no address for links, no form, no markup from strings."""
    assert policy("") == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["service-worker"],
    }


def test_what_is_inline_is_allowed_by_its_hash() -> None:
    """Each inline script and style, in any language and over several lines, has its hash once, under its own kind."""
    first, second, css = "let a = 'я';\nlet b;", "f()", "p { color: red }\n"
    body = f"<script>{first}</script><style>{css}</style><script type=module>{second}</script><script>{first}</script>"
    found = policy(body)
    assert found["script-src"] == ["'self'", hash_of(first), hash_of(second)]
    assert found["style-src"] == ["'self'", hash_of(css)]


def test_what_is_not_inline_code_has_no_hash() -> None:
    """A script with an address and a block of data are not run from the page, so they are not allowed by hash."""
    body = '<script src="a.js"></script><script type="application/ld+json">{}</script>'
    assert policy(body)["script-src"] == ["'self'"]


def test_rules_for_prefetching_are_allowed_by_hash() -> None:
    """Speculation rules are an inline script to the policy, whatever their type."""
    assert policy('<script type="speculationrules">{}</script>')["script-src"] == ["'self'", hash_of("{}")]


def test_the_rest_of_the_page_stays_as_it_was() -> None:
    """Only the placeholder is replaced, by a value that stands in double quotes."""
    page = HEAD + "<p>@@ text</p>"
    made = add_policy(page)
    value = made.removeprefix(HEAD.split(PLACEHOLDER, maxsplit=1)[0]).removesuffix(page.split(PLACEHOLDER)[1])
    assert made == page.replace(PLACEHOLDER, value)
    assert '"' not in value
    assert html.unescape(value) == value


def test_a_preview_has_no_policy() -> None:
    """For a preview the whole element is taken out with its line, and nothing else."""
    assert remove_policy(HEAD + "<p>text</p>") == '<meta charset="utf-8">\n<p>text</p>'
    assert remove_policy(HEAD.rstrip("\n") + "<p>") == '<meta charset="utf-8">\n<p>'
