"""What a page tells search engines of itself in JSON-LD (https://schema.org): where it stands, and what an answer is.

A block of JSON-LD is data: a browser never runs it, and a content security policy says nothing of it
(https://html.spec.whatwg.org/multipage/scripting.html#data-block). Only what the page itself shows stands in it. Who
wrote an answer, and when it was first published, is not known for certain and so is not said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cheatsheet.changes.model import History, Kind
from cheatsheet.model import Content, Lang
from cheatsheet.paths import card_path
from cheatsheet.settings import Settings
from cheatsheet.view import Question, make_view

_ON_PAGE: frozenset[Kind] = frozenset({"fact", "new", "short", "long", "sample"})
"""The kinds of changes that change the page of a long answer."""


def linked_data(content: Content, settings: Settings, history: History, lang: Lang) -> dict[str, str]:
    """The JSON-LD of topics and long answers of ``lang`` by path, fit to stand in a ``script``."""
    view = make_view(content, lang)
    changed = last_changes(history, lang)
    found: dict[str, str] = {}
    for topic in view.topics:
        home = (view.words["site.home"], settings.address(lang))
        found[topic.path] = _text(_trail(home, (topic.title, "")))
        for question in topic.questions:
            if question.answer_path:
                article = _article(settings, lang, question, changed.get(question.id, ""))
                whole = {"@type": "WebSite", "name": view.words["site.name"], "url": settings.address(lang)}
                trail = _trail(home, (topic.title, settings.address(lang, topic.path)), (question.term, ""))
                found[question.answer_path] = _text({"@graph": [{**article, "isPartOf": whole}, trail]})
    return found


def last_changes(history: History, lang: Lang) -> Mapping[str, str]:
    """The day on which each long answer's page last said something else, by question, where the history tells it."""
    days: dict[str, str] = {}
    for step in history.steps:
        for change in step.changes.get(lang, ()):
            if _ON_PAGE.intersection(change.kinds):
                days.setdefault(change.question, step.day)
    return days


def _article(settings: Settings, lang: Lang, question: Question, changed: str) -> dict[str, object]:
    facts = {
        "@type": "TechArticle",
        "headline": question.term,
        "inLanguage": lang,
        "url": settings.address(lang, question.answer_path or ""),
        "image": settings.address(lang, card_path(question.id)),
    }
    return {**facts, **({"dateModified": changed} if changed else {})}


def _trail(*places: tuple[str, str]) -> dict[str, object]:
    """The way to a page as a list of names with addresses; the page itself, the last, needs none."""
    items = []
    for position, (name, address) in enumerate(places, 1):
        item = {"@type": "ListItem", "position": position, "name": name}
        items.append({**item, "item": address} if address else item)
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _text(data: Mapping[str, object]) -> str:
    """``data`` with its context as short as JSON can be, in its own letters; no ``<`` can end the element around it."""
    whole = {"@context": "https://schema.org", **data}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
