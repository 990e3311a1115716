"""The recorded programs that make a card: what does this print, and why?

A card is turned in the head, and its output is said before it is seen. So a program whose output has more lines than
anybody holds in mind (:data:`MOST_LINES`) makes none: a plan of 31 lines is read, not predicted. The program itself
needs no limit here: the 45 lines of 88 signs that any sample may have (``samples.py``) are less than two screens of a
phone, and a limit of 30 would leave two cards, since a sample that runs by itself is mostly as long as it may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from cheatsheet.answers.samples import Sample
from cheatsheet.exports.predict_data import shown
from cheatsheet.model import Content
from cheatsheet.tree import Phrase
from cheatsheet.view import Question, Topic, View

MOST_LINES = 8
"""Lines of output on a card."""


@dataclass(frozen=True, slots=True)
class Program:
    """A sample that ``question`` shows, with the paragraphs that say something of it."""

    topic: Topic
    question: Question
    sample: Sample
    why: tuple[Phrase, ...]

    @property
    def key(self) -> str:
        """The name of its file, ``q06_index_plan``, by which a card is known again whatever stands in it."""
        return PurePosixPath(self.sample.name).stem

    @property
    def output(self) -> str:
        """What it printed, without the last line end."""
        return (self.sample.output or "").rstrip("\n")

    @property
    def short(self) -> bool:
        """Whether its output can be predicted as a whole."""
        return self.output.count("\n") < MOST_LINES


def all_programs(content: Content, view: View, samples: Mapping[str, Sample]) -> Iterator[Program]:
    """Those of one language in the order of the sheet, long ones too; each once, where it is shown first."""
    answers, seen = content.answers.get(view.lang, {}), set[str]()
    for topic in view.topics:
        for question in topic.questions:
            for name, why in shown(answers[question.id]) if question.id in answers else ():
                if name in samples and name not in seen:
                    seen.add(name)
                    yield Program(topic, question, samples[name], why)
