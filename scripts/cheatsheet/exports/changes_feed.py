"""``changes/feed.xml``: the corrected facts, as Atom has them (RFC 4287), an entry for each question and day.

An entry's id is the address that its line had on the page when it was new: it never changes. Times are commits'. Where
the history is not whole the subtitle says so: no entry does not mean that no fact was corrected.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from xml.etree import ElementTree as ET

from cheatsheet.changes.model import History
from cheatsheet.changes.tell import Line, days, limits
from cheatsheet.exports.markdown_html import to_card_html
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.paths import CHANGES, FEED
from cheatsheet.settings import Settings
from cheatsheet.view import View, make_view

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 50
"""At most this many, the newest: a reader of feeds has read the others."""


def render(content: Content, settings: Settings, history: History) -> dict[str, bytes]:
    """The feed of each language, by its path relative to ``docs/``."""
    return {f"{lang}/{FEED}": _feed(content, settings, make_view(content, lang), history) for lang in LANGUAGES}


def corrections(history: History, view: View) -> Iterator[Line]:
    """The corrections of fact, newest day first."""
    return (line for _, lines in days(history, view) for line in lines if "fact" in line.kinds)


def _feed(content: Content, settings: Settings, view: View, history: History) -> bytes:
    page = settings.address(view.lang, CHANGES)
    lines = list(islice(corrections(history, view), ENTRIES))
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": view.lang})
    _text(feed, "id", page)
    _text(feed, "title", view.words["changes.feed_title"])
    limit = limits(history, view.words) if history.limit else ""
    _text(feed, "subtitle", " ".join(filter(None, (view.words["changes.feed_subtitle"], limit))))
    if updated := max((line.updated for line in lines), default=_begins(content, history)):
        _text(feed, "updated", updated)
    ET.SubElement(
        feed, "link", {"rel": "self", "type": "application/atom+xml", "href": settings.address(view.lang, FEED)}
    )
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "hreflang": view.lang, "href": page})
    _text(ET.SubElement(feed, "author"), "name", view.words["site.name"])
    told: set[str] = set()
    for line in lines:
        feed.append(_entry(content, settings, view, line, newest=line.question.id not in told))
        told.add(line.question.id)
    ET.indent(feed, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode").encode() + b"\n"


def _begins(content: Content, history: History) -> str:
    """When a feed without an entry was last changed, as RFC 4287 asks: on the day of the oldest version
    that is known, else the last one on which somebody looked at a source; "" without either.
    """
    known = [version.day for version in history.known[-1:]]
    day = max(known or [source.checked for _, source in content.sources.every()], default="")
    return day and f"{day}T00:00:00+00:00"


def _entry(content: Content, settings: Settings, view: View, line: Line, *, newest: bool) -> ET.Element:
    """One correction. What it says now stands in the newest of its question: what older ones said is in git."""
    question = line.question
    entry = ET.Element("entry")
    _text(entry, "id", f"{settings.address(view.lang, CHANGES)}#{line.anchor}")
    _text(entry, "title", f"{question.number}. {question.term}")
    _text(entry, "updated", line.updated)
    address = settings.address(view.lang, line.path)
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    _text(entry, "summary", ", ".join(view.words[f"changes.{kind}"] for kind in line.kinds))
    answer = content.answers.get(view.lang, {}).get(question.id)
    if newest and answer and "clarify" in answer.parts:
        places = {one.id: settings.address(view.lang, one.best_path) for one in view.questions}
        body = to_card_html(answer.parts["clarify"].blocks, lambda other: places[other])
        ET.SubElement(entry, "content", {"type": "html"}).text = body
    return entry


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
