"""What a build needs to know besides the text: where it will be served and which commit it is."""

from __future__ import annotations

from dataclasses import dataclass

from cheatsheet.model import LANGUAGES, Lang


@dataclass(frozen=True, slots=True)
class Settings:
    """Facts about one build. None of them depends on the machine or the time of the build."""

    site_url: str
    """Absolute address of the Russian home page, with a final slash."""
    repo_url: str
    """Address of the repository's web page, without a final slash."""
    commit_date: str
    """ISO date and time (UTC) of the commit that is built, or the empty string outside a git checkout."""
    commit_id: str
    """Short id of that commit, or the empty string."""
    changed: bool = False
    """What is built is not the text of that commit: something was edited since."""

    @property
    def version(self) -> str:
        """``2026-11-24 · 1a2b3c4``, as printed on paper; with a ``+`` behind it, that commit and edits."""
        named = " · ".join(filter(None, (self.commit_date[:10], self.commit_id))) or "—"
        return f"{named}+" if self.changed else named

    def address(self, lang: Lang, path: str = "") -> str:
        """Absolute address of ``path`` (``topics/sql/``, relative to a language's home page)."""
        return self.site_url + prefix(lang) + path


def prefix(lang: Lang) -> str:
    """Where a language lives below the root: nothing for the first language, ``en/`` for English."""
    return "" if lang == LANGUAGES[0] else f"{lang}/"


def language_of(path: str) -> Lang:
    """The language of the page at ``path``, relative to the site's root: the longest prefix that fits."""
    return max((lang for lang in LANGUAGES if path.startswith(prefix(lang))), key=lambda lang: len(prefix(lang)))


QUICK, ALL = "quick-answers/", "all/"
"""Site paths of the quick answers and of all answers on one page, relative to a language's home page."""


def card_path(name: str) -> str:
    """Path of the picture that chats show for a topic (``sql``) or a long answer (``q06``), relative to a language's
    home; ``overrides/main.html`` says it too.
    """
    return f"cards/{name}.png"


def topic_edition(topic_slug: str) -> str:
    """Name of the PDF of a topic, which lies below ``downloads/``."""
    return f"topics/{topic_slug}"


def row_path(row_id: str) -> str:
    """Site path of a quick answer, relative to a language's home page."""
    return f"{QUICK}#{row_id}"


def topic_path(topic_slug: str) -> str:
    """Site path of a topic page, relative to a language's home page."""
    return f"topics/{topic_slug}/"


def question_path(topic_slug: str, question_id: str) -> str:
    """Site path of an entry on its topic page."""
    return f"{topic_path(topic_slug)}#{question_id}"


def answer_path(topic_slug: str, question_slug: str) -> str:
    """Site path of a long answer."""
    return f"{topic_path(topic_slug)}{question_slug}/"
