"""The web app manifest of each language: name, icons and start page for a reader who installs the site.

Format: https://www.w3.org/TR/appmanifest/.
"""

from __future__ import annotations

import json

from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.settings import prefix

_ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def render_manifest(content: Content) -> dict[str, bytes]:
    """``<lang>/manifest.webmanifest``; every address in it is relative, so it serves under any base path."""
    return {f"{lang}/manifest.webmanifest": _manifest(content, lang) for lang in LANGUAGES}


def _manifest(content: Content, lang: Lang) -> bytes:
    """One manifest as JSON. Both languages share the scope: a reader may switch without leaving the app."""
    words = content.words[lang]
    root = "../" * prefix(lang).count("/") or "./"
    manifest = {
        "name": words["site.name"],
        "short_name": words["site.short_name"],
        "lang": lang,
        "id": root,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#2450c4",
        "icons": [
            {"src": f"{root}assets/icons/{name}", "sizes": size, "type": "image/png", "purpose": purpose}
            for name, size, purpose in _ICONS
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()
