"""The order of the pages: what the menu, the way back and forth, the sitemap and the checks walk."""

from __future__ import annotations

from dataclasses import replace

from cheatsheet.model import LANGUAGES, Answer, Asked, Content
from cheatsheet.pages.site_map import navigation, site_paths
from cheatsheet.view import make_view

LAST = ("downloads/", "errata/", "changes/", "asked/")


def test_pages_come_in_reading_order(content: Content) -> None:
    """The table, all answers, practice, each topic before its long answers, then what belongs to no topic."""
    topics = make_view(content, LANGUAGES[0]).topics
    expected = ["", "quick-answers/", "all/", "practice/"]
    for topic in topics:
        expected += [topic.path, *(question.answer_path or "" for question in topic.questions)]
    assert site_paths(content) == (*expected, *LAST)


def test_a_page_without_anything_on_it_has_no_place(content: Content) -> None:
    """Without long answers neither they nor their errata are there, without counts not the page of counts."""
    bare = site_paths(replace(content, answers={}, asked=Asked()))
    topics = tuple(topic.path for topic in make_view(content, LANGUAGES[0]).topics)
    assert bare == ("", "quick-answers/", "all/", "practice/", *topics, "downloads/", "changes/")
    plain = {lang: {"q06": _without(found["q06"]), "q07": found["q07"]} for lang, found in content.answers.items()}
    assert "errata/" in site_paths(replace(content, answers=plain))
    plain = {lang: {"q06": found["q06"]} for lang, found in plain.items()}
    assert "errata/" not in site_paths(replace(content, answers=plain))


def _without(answer: Answer) -> Answer:
    """``answer`` without its clarification."""
    return replace(answer, parts={key: part for key, part in answer.parts.items() if key != "clarify"})


def test_the_menu_has_a_section_for_each_topic(content: Content) -> None:
    """It is named as its topic in the page's language and begins with the topic's page; home is called so."""
    for lang in LANGUAGES:
        home, *rest = navigation(content, lang)
        assert home == {content.words[lang]["site.home"]: "index.md"}
        assert [entry for entry in rest if isinstance(entry, str)] == [
            f"{path}index.md" for path in ("quick-answers/", "all/", "practice/", *LAST)
        ]
        sections = [entry for entry in rest if not isinstance(entry, str)]
        assert sections == [
            {topic.title: [f"{topic.path}index.md", *(f"topics/{topic.slug}/{one.slug}.md" for one in topic.questions)]}
            for topic in make_view(content, lang).topics
        ]
        assert rest[3 : 3 + len(sections)] == sections
