"""The configuration of one language for a program that knows neither the hook nor the language plugin.

It inherits ``mkdocs.yml`` and says what the hook and the plugin set there. It is JSON, which is YAML too.
"""

from __future__ import annotations

import json

from cheatsheet.changes.model import History
from cheatsheet.model import Content, Lang
from cheatsheet.pages.site_map import Navigation, navigation
from cheatsheet.pages.template_data import template_data
from cheatsheet.publish.layout import Layout
from cheatsheet.settings import Settings, prefix

DOCS, SITE = "docs", "site"
"""The folders of a build, beside its configuration."""

EXTENSION = "cheatsheet.pages.extension:CheatsheetExtension"


def configuration(
    content: Content, lang: Lang, settings: Settings, layout: Layout, root: str, history: History | None = None
) -> str:
    """The text of the configuration of ``lang``; ``root`` is the way from it to the project.

    The pages of ``lang`` are expected under :data:`DOCS` where they are under the site: English in ``docs/en``. So
    every relative link, to the files that the languages share too, is what it is when all are built at once.
    """
    words = content.words[lang]
    data = {
        "INHERIT": f"{root}/mkdocs.yml",
        "site_name": words["site.name"],
        "site_url": settings.site_url,
        "repo_url": settings.repo_url,
        "docs_dir": DOCS,
        "site_dir": SITE,
        "theme": {"custom_dir": f"{root}/overrides", "language": lang, "variant": "classic"},
        "nav": below(prefix(lang), navigation(content, lang)),
        "extra": template_data(content, lang, settings, layout, history or History()),
        "markdown_extensions": [
            {EXTENSION: {"lang": lang, "permalink": words["site.permalink"], "contents": words["site.contents"]}},
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def below(folder: str, nav: Navigation) -> Navigation:
    """``nav`` with ``folder`` before each file."""
    moved: Navigation = []
    for entry in nav:
        if isinstance(entry, str):
            moved.append(folder + entry)
        else:
            moved.append(
                {
                    title: folder + files if isinstance(files, str) else [folder + file for file in files]
                    for title, files in entry.items()
                }
            )
    return moved
