"""``practice/``: the page that the practice app lives on. Its Markdown says how practice works.

The app itself stands above it, in ``overrides/practice.html``, with what a reader without JavaScript is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cheatsheet.model import LANGUAGES, Content
from cheatsheet.pages.sheet_pages import front_matter, link
from cheatsheet.paths import ASKED, PRACTICE
from cheatsheet.sheet.inline import literal

SLEEP = "https://doi.org/10.1177/0956797616659930"
"""Mazza and others, Psychological Science, 2016, read 2026-11-29, in the abstract: «We found that interleaving sleep
between learning sessions not only reduced the amount of practice needed by half but also ensured much better long-term
retention.» Cousins and others («Sleep after learning aids the consolidation of factual knowledge, but not relearning»)
found less forgetting too, but no gain in relearning; hence the page's last sentence."""

BOXES = range(1, 6)
"""The Leitner boxes; ``when_1`` to ``when_5`` say when a card of each comes back."""


@dataclass(frozen=True, slots=True)
class Section:
    """The heading of a section, with the anchor that leads to it."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph; behind it may stand where that was read, ``source`` as its name and its address."""

    text: str
    source: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines of a list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another page of the site."""

    text: str
    path: str


Part = Section | Said | Listed | Way


def how_it_works(content: Content, lang: str) -> Iterator[Part]:
    """What the page says, and its copy in Markdown; of what lists ask, where lists were counted."""
    words = _words(content, lang)
    yield Section("how", words["page_how"])
    yield Said(words["page_how_text"])
    yield Listed(tuple(words["page_box"].format(n=number, when=words[f"when_{number}"]) for number in BOXES))
    yield from (Said(words[f"page_how_{key}"]) for key in ("marks", "touch", "day"))
    yield Section("plan", words["page_plan"])
    yield Said(words["page_plan_order"])
    if content.asked.lists:
        yield Way(words["page_plan_asked"], ASKED)
    yield Said(words["page_plan_depth"])
    yield Said(words["page_plan_night"], (words["page_plan_source"], SLEEP))
    yield Said(words["page_plan_calendar"])
    for key in ("mock", "kept"):
        yield Section(key, words[f"page_{key}"])
        yield Said(words[f"page_{key}_text"])


def render(content: Content) -> dict[str, str]:
    """The page in each language, keyed by its path relative to ``docs/``."""
    return {f"{lang}/{PRACTICE}index.md": _page(content, lang) for lang in LANGUAGES}


def _words(content: Content, lang: str) -> Mapping[str, str]:
    """The words of practice, by what stands behind ``practice.`` in their keys."""
    prefix = "practice."
    return {key.removeprefix(prefix): word for key, word in content.words[lang].items() if key.startswith(prefix)}


def _page(content: Content, lang: str) -> str:
    words = _words(content, lang)
    meta = front_matter(
        title=words["page_title"], description=words["page_description"], path=PRACTICE, template="practice.html"
    )
    return meta + "\n\n".join(map(_markdown, how_it_works(content, lang))) + "\n"


def _markdown(part: Part) -> str:
    match part:
        case Section(anchor, title):
            return f"## {literal(title)} {{#{anchor}}}"
        case Said(text, source):
            return literal(text) + (f" ([{literal(source[0])}]({source[1]}))" if source else "")
        case Listed(lines):
            return "\n".join(f"- {literal(line)}" for line in lines)
        case Way(text, path):
            return f"[{literal(text)}]({link(PRACTICE, path)})"
