"""The content security policy of every page: nothing but what the site itself brings.

A page on GitHub Pages cannot send headers, so the policy stands in a ``meta`` element; the directives
that only a header can carry (``frame-ancestors``, ``report-to``, ``sandbox``) are therefore absent
(https://www.w3.org/TR/CSP3/#meta-element). What is inline is the same on every page, and so is the policy.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy, as the value of a ``content`` attribute in double quotes; what is inline is allowed by its hash."""
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *map(_hash, scripts)],
        "style-src": ["'self'", *map(_hash, styles)],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        # What the page's own script has made: a reader's answer, and the tone beside a voice (practice/voice).
        "media-src": ["blob:"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["service-worker"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def _hash(text: str) -> str:
    """``text`` between two tags as a source expression."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
