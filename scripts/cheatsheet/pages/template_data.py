"""What the templates need besides a page: ``extra`` of the configuration, for one language. Plain values only, so that
any program that reads a ``mkdocs.yml`` can be given them.
"""

from __future__ import annotations

import json

from cheatsheet.answers.typography import bind_closely
from cheatsheet.changes.model import History
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.pages.linked_data import linked_data
from cheatsheet.pages.site_map import site_paths
from cheatsheet.palette import BAR
from cheatsheet.paths import ALL, CHANGES, DOWNLOADS, PRACTICE, QUICK
from cheatsheet.publish.layout import SPECULATION, Layout
from cheatsheet.settings import Settings, prefix
from cheatsheet.view import make_view

_BESIDE = {
    QUICK: "site.quick_title",
    ALL: "site.all_title",
    PRACTICE: "practice.page_title",
    DOWNLOADS: "downloads.title",
    CHANGES: "changes.title",
}
"""Pages beside the topics that somebody may have meant by a lost address, and the words that name them."""

_UNKNOWN = History()

_KEPT = ("site.", "search.", "practice.page_")
"""The words that templates use begin so."""

_RUNNING = ("site.source_note", "practice.page_lead", "practice.page_failed", "practice.page_noscript")
"""Those of them that are sentences on the page."""


def template_data(
    content: Content, lang: Lang, settings: Settings, layout: Layout, history: History = _UNKNOWN
) -> dict[str, object]:
    """``extra`` for the pages of ``lang``; ``history`` tells when their answers changed."""
    return {
        "home": prefix(lang),
        "words": _words(content, lang),
        "said": _said(content, lang),
        "paths": list(site_paths(content)),
        "languages": [_language(content, one) for one in LANGUAGES],
        "linked": linked_data(content, settings, history, lang),
        "version": settings.version,
        "branch": settings.branch,
        "bar": BAR,
        "style": layout.style,
        "palette_script": layout.palette_script,
        "policy": layout.policy,
        "speculation": SPECULATION,
    }


def _said(content: Content, lang: Lang) -> str:
    """What scripts of every page say, as the inside of a JSON object: in its own letters, which are a third as long as
    the escapes that templates write.
    """
    words = {key: content.words[lang][f"site.{key}"] for key in ("copy", "copied")}
    return json.dumps(words, ensure_ascii=False)[1:-1].replace("<", "\\u003c")


def _words(content: Content, lang: Lang) -> dict[str, str]:
    return {
        key: bind_closely(word, lang) if key in _RUNNING else word
        for key, word in content.words[lang].items()
        if key.startswith(_KEPT)
    }


def _language(content: Content, lang: Lang) -> dict[str, object]:
    """A language as the switch, the head and the page for lost addresses know it."""
    kept = ("site.not_found", "site.not_kept", "site.this_language")
    pages = [{"slug": one.slug, "path": one.path, "title": one.title} for one in make_view(content, lang).topics]
    pages += [
        {"slug": path.rstrip("/"), "path": path, "title": content.words[lang][word]} for path, word in _BESIDE.items()
    ]
    return {
        "code": lang,
        "prefix": prefix(lang),
        "locale": RECORDS[lang].locale,
        "pages": pages,
        "words": {key: word for key, word in content.words[lang].items() if key.startswith(kept)},
    }
