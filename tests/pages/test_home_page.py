"""The home page: what it leads to, and what its cards say."""

from __future__ import annotations

import re

import pytest

from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.pages import home_page
from cheatsheet.view import make_view


def page(content: Content, lang: Lang) -> str:
    """The Markdown of the home page."""
    return home_page.render(content)[f"{lang}/index.md"]


def grid(text: str, kind: str) -> list[str]:
    """The cards of a grid."""
    inside = text.partition(f'<div class="grid cards {kind}" markdown="1">')[2].partition("</div>")[0]
    return [card.strip() for card in re.split(r"^- ", inside, flags=re.MULTILINE)[1:]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_promise_leads_to_where_it_is_kept(content: Content, lang: Lang) -> None:
    """What stands behind the answers, and the ways in by the time they take, lead to their pages; the button starts."""
    text, words = page(content, lang), content.words[lang]
    behind = re.findall(r"^- \[(.*)\]\((.*)\)$", text.partition("{ .behind }")[0], re.MULTILINE)
    assert behind == [
        (words["site.behind_practice"], "practice/index.md"),
        (words["site.behind_paper"], "downloads/index.md"),
        (words["site.behind_anki"], "downloads/index.md#anki"),
    ]
    start = f"[{words['site.practice_start']}](practice/index.md?mode=recall&start=1)"
    assert f"\n{start}{{ .md-button .md-button--primary }}\n{{ .actions }}\n" in text
    assert grid(text, "routes") == [
        f"[**{words[f'site.route_{name}_time']}** {words[f'site.route_{name}']}]({target})"
        for name, target in (("quick", "quick-answers/index.md"), ("all", "all/index.md"), ("topics", "#topics"))
    ]
    assert "\n## " + words["site.topics"] + " {#topics}\n" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_has_a_card(content: Content, lang: Lang) -> None:
    """In order, with its terms, level and size, and the place where a script says what the reader knows of it."""
    view = make_view(content, lang)
    cards = [[line.strip() for line in card.split("\n\n")] for card in grid(page(content, lang), "topics")]
    assert len(cards) == len(view.topics)
    for topic, (title, terms, facts) in zip(view.topics, cards, strict=True):
        assert title == f"[**{topic.title}**](topics/{topic.slug}/index.md)"
        assert terms.split(", ") == [question.term for question in topic.questions]
        assert f"</span>{topic.level_label}</span> {topic.count}\n" in facts
        assert facts.endswith(f"{{ .meta data-progress-topic={topic.slug} }}")


def test_scripts_find_their_places(content: Content) -> None:
    """Where progress and the button that keeps the site are put stands there, hidden, once."""
    for lang in LANGUAGES:
        for place in ('<p class="progress" data-progress hidden></p>', "<p data-offline hidden></p>"):
            assert page(content, lang).count(f"\n{place}") == 1
