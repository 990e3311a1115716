"""The pages of the site in reading order: what the navigation, the sitemap and the checks walk."""

from __future__ import annotations

from cheatsheet.model import LANGUAGES, Content
from cheatsheet.pages.downloads_page import DOWNLOADS
from cheatsheet.pages.errata import ERRATA, has_clarifications
from cheatsheet.pages.practice_page import PATH as PRACTICE
from cheatsheet.pages.sheet_pages import ALL, QUICK
from cheatsheet.view import make_view


def site_paths(content: Content) -> tuple[str, ...]:
    """Paths of the pages of one language, relative to the language's home; they are the same in every language."""
    paths = ["", QUICK, ALL, PRACTICE]
    for topic in make_view(content, LANGUAGES[0]).topics:
        paths.append(topic.path)
        paths += [question.answer_path for question in topic.questions if question.answer_path]
    return (*paths, DOWNLOADS, *((ERRATA,) if has_clarifications(content) else ()))
