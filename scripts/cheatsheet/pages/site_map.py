"""The pages of the site in reading order: what the navigation, the sitemap and the checks walk."""

from __future__ import annotations

from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.pages.errata import has_clarifications
from cheatsheet.pages.sheet_pages import markdown_file
from cheatsheet.paths import ALL, ASKED, CHANGES, DOWNLOADS, ERRATA, PRACTICE, QUICK
from cheatsheet.view import make_view


def site_paths(content: Content) -> tuple[str, ...]:
    """Paths of the pages of one language, relative to the language's home; they are the same in every language."""
    paths = ["", QUICK, ALL, PRACTICE]
    for topic in make_view(content, LANGUAGES[0]).topics:
        paths.append(topic.path)
        paths += [question.answer_path for question in topic.questions if question.answer_path]
    errata = (ERRATA,) if has_clarifications(content) else ()
    return (*paths, DOWNLOADS, *errata, CHANGES, *((ASKED,) if content.asked.lists else ()))


Navigation = list[str | dict[str, str | list[str]]]
"""What ``nav`` in ``mkdocs.yml`` would hold: a file, a file under a name, or a section with its files."""


def navigation(content: Content, lang: Lang) -> Navigation:
    """The navigation of ``lang``: single pages, and a section for each topic that begins with the topic's own page."""
    view = make_view(content, lang)
    sections = {topic.path: topic.title for topic in view.topics}
    nav: Navigation = []
    section: list[str] = []
    for path in site_paths(content):
        if path == "":
            nav.append({view.words["site.home"]: markdown_file(path)})
        elif path in sections:
            section = [markdown_file(path)]
            nav.append({sections[path]: section})
        elif path.startswith("topics/"):
            section.append(markdown_file(path))
        else:
            nav.append(markdown_file(path))
    return nav
