"""``practice/``: the page that the practice app lives on. Its Markdown says how practice works.

The app itself stands above it, in ``overrides/practice.html``, with what a reader without JavaScript is told.
"""

from __future__ import annotations

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


def render(content: Content) -> dict[str, str]:
    """The page in each language, keyed by its path relative to ``docs/``."""
    pages = {}
    for lang in LANGUAGES:
        prefix = "practice."
        words = {key.removeprefix(prefix): word for key, word in content.words[lang].items() if key.startswith(prefix)}
        pages[f"{lang}/{PRACTICE}index.md"] = _page(words, counted=bool(content.asked.lists))
    return pages


def _page(words: dict[str, str], *, counted: bool) -> str:
    """Front matter and the sections that say how it works; of what lists ask, where that was ``counted``."""
    meta = front_matter(
        title=words["page_title"], description=words["page_description"], path=PRACTICE, template="practice.html"
    )
    boxes = [words["page_box"].format(n=number, when=words[f"when_{number}"]) for number in BOXES]
    parts = [
        f"## {literal(words['page_how'])} {{#how}}",
        literal(words["page_how_text"]),
        "\n".join(f"- {literal(line)}" for line in boxes),
        literal(words["page_how_marks"]),
        literal(words["page_how_touch"]),
        literal(words["page_how_day"]),
        f"## {literal(words['page_plan'])} {{#plan}}",
        literal(words["page_plan_order"]),
        *([f"[{literal(words['page_plan_asked'])}]({link(PRACTICE, ASKED)})"] if counted else []),
        literal(words["page_plan_depth"]),
        literal(words["page_plan_night"]) + f" ([{literal(words['page_plan_source'])}]({SLEEP}))",
        literal(words["page_plan_calendar"]),
        f"## {literal(words['page_mock'])} {{#mock}}",
        literal(words["page_mock_text"]),
        f"## {literal(words['page_kept'])} {{#kept}}",
        literal(words["page_kept_text"]),
    ]
    return meta + "\n\n".join(parts) + "\n"
