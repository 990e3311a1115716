"""The words that stand only on paper, filled in, and addresses as people read them."""

from __future__ import annotations

from cheatsheet.addresses import changes_address
from cheatsheet.model import Content, Inline, Lang, Level, Span, plain
from cheatsheet.paths import ERRATA
from cheatsheet.settings import Settings

_PREFIX = "paper."


def paper_words(content: Content, settings: Settings, lang: Lang) -> dict[str, str]:
    """The words of ``words/paper.toml`` by key, the edition filled in, and the names of the levels."""
    words = content.words[lang]
    own = {key.removeprefix(_PREFIX): word for key, word in words.items() if key.startswith(_PREFIX)}
    levels = {level.key: words[f"site.level_{level.key}"] for level in Level}
    since = changes_address(settings.address(lang), settings.commit_id)
    filled = {
        "edition": own["edition"].format(version=settings.version),
        "changes": own["changes"].format(address=shown_address(since)),
        "since": since,
        "corrections_about": own["corrections_about"].format(address=shown_address(settings.address(lang, ERRATA))),
    }
    return {**own, **levels, **filled}


def intro(content: Content, settings: Settings, lang: Lang) -> Inline:
    """The sheet's intro for paper: where it says in which file the detailed answers are, it says their address.

    A reader of paper has no such file. The sentence that names it is left out, and what follows it.
    """
    whole = content.sheets[lang].intro
    named = next((place for place, span in enumerate(whole) if span.kind == "code" and span.text.endswith(".md")), None)
    if named is None:
        return whole
    before = plain(whole[:named])
    kept = before[: before.rfind(". ") + 2] if ". " in before else ""
    details = content.words[lang]["paper.details"].format(address=shown_address(settings.address(lang)))
    return (Span("text", kept + details),)


def shown_address(url: str) -> str:
    """An address for print: without the protocol and without a slash at its end."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
