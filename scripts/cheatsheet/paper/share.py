"""The pictures that chats show for a link to a topic or to a long answer, all of a language set at one go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cheatsheet.answers.typography import NBSP, bind_calls
from cheatsheet.model import Content, Lang, plain
from cheatsheet.palette import BAR, LEVELS, ON_SCREEN, SLATE
from cheatsheet.paper.editions import Paper
from cheatsheet.paper.typeset import Data, Press
from cheatsheet.paper.words import shown_address
from cheatsheet.paths import card_path
from cheatsheet.settings import Settings
from cheatsheet.view import Topic, make_view

_SMALL = re.compile(r"(?<!\S)[^\W\d_A-ZА-Я]{2,3} (?=\w)")
_WHITE = "#ffffff"
_SOFT = ON_SCREEN["#4d4d4d"]
_STEPS = 4
"""This many colours lead from a ground to what stands on it: the edges of letters."""


@dataclass(frozen=True, slots=True)
class ShareJob:
    """The pictures of a language."""

    lang: Lang
    files: tuple[str, ...]
    """The paths of the pictures relative to ``docs/``, in the order of their pages."""
    data: Data
    """What ``share.typ`` says."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it makes, in a word."""
        return (f"{self.lang}/cards",)

    def run(self, press: Press) -> Paper:
        """Set the pictures."""
        pictures = press.pictures("share.typ", self.data, 72, _palette())
        return Paper(dict(zip(self.files, pictures, strict=True)), (), ())


def share_job(content: Content, settings: Settings, lang: Lang) -> ShareJob:
    """The pictures of ``lang``: one for each topic and one for each question with a long answer."""
    view = make_view(content, lang)
    cards = dict(card for topic in view.topics for card in _cards(topic, lang))
    data = {
        "lang": lang,
        "colour": True,
        "inks": {key: shades.dark for key, shades in LEVELS.items()},
        "ground": SLATE,
        "bar": BAR,
        "ink": _WHITE,
        "soft": _SOFT,
        "name": view.words["site.name"],
        "address": shown_address(settings.address(lang)),
        "cards": list(cards.values()),
    }
    return ShareJob(lang, tuple(f"{lang}/{card_path(name)}" for name in cards), data)


def _cards(topic: Topic, lang: Lang) -> Iterator[tuple[str, Data]]:
    """What stands on each picture, with its name."""
    terms = ", ".join(question.term for question in topic.questions)
    yield (
        topic.slug,
        _card(topic, f"{topic.level_label} · {topic.count}", _bound(topic.title, lang), _bound(terms, lang)),
    )
    for question in topic.questions:
        if question.answer_path:
            title = f"{question.number}. {_bound(question.term, lang)}"
            yield question.id, _card(topic, topic.title, title, _bound(plain(question.entry.answer), lang))


def _bound(text: str, lang: Lang) -> str:
    """``text`` with what belongs together bound, and each small word to the next: the lines are short and large."""
    return _SMALL.sub(lambda match: match[0][:-1] + NBSP, bind_calls(text, lang))


def _card(topic: Topic, over: str, title: str, words: str) -> Data:
    """What ``share.typ`` says of one: ``words`` are cut at plain blanks only, so what is bound stays together."""
    return {"level": topic.level.key, "over": over, "title": title, "words": re.split(r"[ \n]+", words)}


def _palette() -> list[str]:
    """The colours of a picture with those of the edges of its letters; fewer than 32, so that a file is small."""
    levels = [shades.dark for shades in LEVELS.values()]
    edges = [_between(SLATE, ink, step) for ink in (_WHITE, _SOFT, *levels) for step in range(1, _STEPS + 1)]
    return [SLATE, BAR, *edges, *(_between(BAR, _WHITE, step) for step in range(1, _STEPS + 1))]


def _between(ground: str, ink: str, step: int) -> str:
    """The colour ``step`` of :data:`_STEPS` on the way from ``ground`` to ``ink``, all as ``#rrggbb``."""
    parts = [(int(ground[at : at + 2], 16), int(ink[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * step / _STEPS):02x}" for low, high in parts)
