"""What a build needs to know besides the text: where it will be served and which commit it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cheatsheet.addresses import BRANCH
from cheatsheet.model import LANGUAGES, Lang


@dataclass(frozen=True, slots=True)
class Settings:
    """Facts about one build. None of them depends on the machine or the time of the build."""

    site_url: str
    """Absolute address of the first language's home page, with a final slash."""
    repo_url: str
    """Address of the repository's web page, without a final slash."""
    commit_date: str
    """ISO date and time (UTC) of the commit that is built, or the empty string outside a git checkout."""
    commit_id: str
    """Short id of that commit, or the empty string."""
    changed: bool = False
    """What is built is not the text of that commit: something was edited since."""
    branch: str = BRANCH
    """The branch that «Edit this page» and the link to a sample's file open, as a part of an address."""

    @property
    def version(self) -> str:
        """``2026-11-24 · 1a2b3c4``, as printed on paper; with a ``+`` behind it, that commit and edits."""
        named = " · ".join(filter(None, (self.commit_date[:10], self.commit_id))) or "—"
        return f"{named}+" if self.changed else named

    def address(self, lang: Lang, path: str = "") -> str:
        """Absolute address of ``path`` (``topics/sql/``, relative to a language's home page)."""
        return self.site_url + prefix(lang) + path


def commit_moment(commit_date: str) -> datetime | None:
    """The moment that a commit's date names, in UTC where it names no zone; ``None`` outside a git checkout.

    Raises ``ValueError`` for what is no date: it comes from git, not from a person.
    """
    if not commit_date:
        return None
    moment = datetime.fromisoformat(commit_date)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def prefix(lang: Lang) -> str:
    """Where a language lives below the root: nothing for the first language, ``en/`` for English."""
    return "" if lang == LANGUAGES[0] else f"{lang}/"


def language_of(path: str) -> Lang:
    """The language of the page at ``path``, relative to the site's root: the longest prefix that fits."""
    return max((lang for lang in LANGUAGES if path.startswith(prefix(lang))), key=lambda lang: len(prefix(lang)))
