"""The web app manifest of each language: name, icons and start page for a reader who installs the site.

Format: https://www.w3.org/TR/appmanifest/.
"""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.palette import BAR
from cheatsheet.settings import Settings, prefix

_ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def render_manifest(content: Content, settings: Settings) -> dict[str, bytes]:
    """``<lang>/manifest.webmanifest``; addresses in it are relative, so it serves under any base path.

    All but the id, which is read relative to the origin and not to the manifest (``#id-member`` of the format):
    a relative one would make every such site of an origin one app.
    """
    return {
        f"{lang}/manifest.webmanifest": _manifest(content, lang, urlsplit(settings.site_url).path) for lang in LANGUAGES
    }


def _manifest(content: Content, lang: Lang, base: str) -> bytes:
    """One manifest as JSON. All languages share id and scope: a reader may switch without leaving the app."""
    words = content.words[lang]
    root = "../" * prefix(lang).count("/") or "./"
    manifest = {
        "name": words["site.name"],
        "short_name": words["site.short_name"],
        "lang": lang,
        "id": base,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": BAR,
        "icons": [
            {"src": f"{root}assets/icons/{name}", "sizes": size, "type": "image/png", "purpose": purpose}
            for name, size, purpose in _ICONS
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()
