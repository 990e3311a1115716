"""The words that stand only on paper, filled in, and addresses as people read them."""

from __future__ import annotations

from cheatsheet.addresses import changes_address
from cheatsheet.model import Content, Lang, Level
from cheatsheet.settings import Settings

_PREFIX = "paper."


def paper_words(content: Content, settings: Settings, lang: Lang) -> dict[str, str]:
    """The words of ``words/paper.toml`` by key, the edition filled in, and the names of the levels."""
    words = content.words[lang]
    own = {key.removeprefix(_PREFIX): word for key, word in words.items() if key.startswith(_PREFIX)}
    levels = {level.key: words[f"site.level_{level.key}"] for level in Level}
    since = changes_address(settings.address(lang), settings.commit_id)
    edition = own["edition"].format(version=settings.version)
    return {
        **own,
        **levels,
        "edition": edition,
        "changes": own["changes"].format(address=shown_address(since)),
        "since": since,
    }


def shown_address(url: str) -> str:
    """An address for print: without the protocol and without a slash at its end."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
