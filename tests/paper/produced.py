"""Everything on paper at one go, as no build needs it: a build waits for one kind of it after the other."""

from __future__ import annotations

from cheatsheet.model import Content
from cheatsheet.paper import Extras, Paper
from cheatsheet.paper.press import Printing, jobs
from cheatsheet.paper.typeset import Press
from cheatsheet.settings import Settings
from cheatsheet.workers import workers


def produce(content: Content, settings: Settings, extras: Extras) -> Paper:
    """Set the cram sheets, the book and the pictures of every language.

    Raises :class:`~cheatsheet.problems.ContentError` with every problem found.
    """
    with workers() as pool:
        return Printing(jobs(content, settings, extras), Press(extras.fonts, settings.commit_date), pool).paper()
