"""The home page: what the site is, what stands behind each short answer, three ways in, and the topics as cards.

The cards are Material's grid: https://squidfunk.github.io/mkdocs-material/reference/grids/.
"""

from __future__ import annotations

from collections.abc import Mapping

from cheatsheet.model import LANGUAGES, Content
from cheatsheet.pages.downloads_page import KEEP
from cheatsheet.pages.sheet_pages import front_matter, level, link, opening, source_of
from cheatsheet.paths import ALL, DOWNLOADS, PRACTICE, QUICK
from cheatsheet.sheet.inline import literal, to_markdown
from cheatsheet.view import Topic, View, make_view


def render(content: Content) -> dict[str, str]:
    """``<lang>/index.md`` for each language."""
    return {f"{lang}/index.md": _page(make_view(content, lang), content.sheets[lang].path) for lang in LANGUAGES}


def _page(view: View, path: str) -> str:
    words = view.words
    topics = view.counted("topics_dative", len(view.topics))
    questions = view.counted("questions", len(view.questions))
    meta = front_matter(
        title=words["site.name"],
        description=words["site.description"].format(questions=questions, topics=topics),
        path="",
        source=source_of(path, 1),
    )
    ways = (("quick", link("", QUICK)), ("all", link("", ALL)), ("topics", "#topics"))
    parts = [
        opening(literal(words["site.name"]), words["site.tagline"].format(questions=questions)),
        _behind(words),
        f"## {literal(words['site.routes'])} {{#routes}}\n",
        _grid("routes", [_way(words, name, target) for name, target in ways]),
        f"## {literal(words['site.topics'])} {{#topics}}\n",
        _grid("topics", [_card(view, topic) for topic in view.topics]),
        KEEP,
    ]
    return meta + "\n".join(parts)


def _behind(words: Mapping[str, str]) -> str:
    """What a reader may do besides reading the short answers, each with its link."""
    targets = (("practice", PRACTICE), ("paper", DOWNLOADS), ("anki", f"{DOWNLOADS}#anki"))
    rows = [f"- [{literal(words[f'site.behind_{name}'])}]({link('', target)})" for name, target in targets]
    start = f"[{literal(words['site.practice_start'])}]({link('', PRACTICE)}?mode=recall&start=1)"
    lines = [
        f"- {literal(words['site.behind_answers'])}",
        *rows,
        "{ .behind }",
        "",
        f"{start}{{ .md-button .md-button--primary }}",
        "{ .actions }",
        "",
        '<p class="progress" data-progress hidden></p>',
        "",
    ]
    return "\n".join(lines)


def _grid(kind: str, cards: list[str]) -> str:
    """A grid of cards; each card is one item of a list."""
    return "\n".join([f'<div class="grid cards {kind}" markdown="1">', "", "\n\n".join(cards), "", "</div>", ""])


def _way(words: Mapping[str, str], name: str, target: str) -> str:
    """A way in, by the time that it takes."""
    return f"- [**{literal(words[f'site.route_{name}_time'])}** {literal(words[f'site.route_{name}'])}]({target})"


def _card(view: View, topic: Topic) -> str:
    """A topic: its title, what is asked there, its level and size."""
    terms = ", ".join(literal(question.term) for question in topic.questions)
    return "\n".join(
        [
            f"- [**{to_markdown(topic.heading)}**]({link('', topic.path)})",
            "",
            f"    {terms}",
            "",
            f"    {level(view, topic)} {literal(topic.count)}",
            f"    {{ .meta data-progress-topic={topic.slug} }}",
        ]
    )
