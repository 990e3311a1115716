"""The content security policy of a page: nothing but what the page itself brings.

A page on GitHub Pages cannot send headers, so the policy stands in a ``meta`` element; the directives
that only a header can carry (``frame-ancestors``, ``report-to``, ``sandbox``) are therefore absent
(https://www.w3.org/TR/CSP3/#meta-element).
"""

from __future__ import annotations

import base64
import hashlib
import re

PLACEHOLDER = "@@content-security-policy@@"
"""What the template puts where the policy goes."""

_INLINE = re.compile(r"<(script|style)(?P<attributes>[^>]*)>(?P<body>.*?)</\1>", re.DOTALL)


def add_policy(html: str) -> str:
    """Put the policy of ``html`` in the place of :data:`PLACEHOLDER`, with a hash for each inline script and style."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for match in _INLINE.finditer(html):
        if "src=" not in match["attributes"] and 'type="application/' not in match["attributes"]:
            digest = base64.b64encode(hashlib.sha256(match["body"].encode()).digest()).decode()
            source = f"'sha256-{digest}'"
            if source not in hashes[match[1]]:
                hashes[match[1]].append(source)
    return html.replace(PLACEHOLDER, _policy(hashes["script"], hashes["style"]))


def remove_policy(html: str) -> str:
    """``html`` without its policy, for a preview."""
    return re.sub(rf'<meta [^>]*content="{PLACEHOLDER}">\n?', "", html)


def _policy(scripts: list[str], styles: list[str]) -> str:
    """The policy, as the value of a ``content`` attribute in double quotes."""
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *scripts],
        "style-src": ["'self'", *styles],
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
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())
