"""What pages tell search engines of themselves."""

from __future__ import annotations

import json
from dataclasses import replace

from cheatsheet.changes.model import Change, History, Step
from cheatsheet.model import Content
from cheatsheet.pages.linked_data import last_changes, linked_data
from cheatsheet.settings import Settings

SETTINGS = Settings("https://example.org/cheat/", "https://example.org/repo", "2026-11-24", "1a2b3c4")
HISTORY = History(
    (
        Step("c", "2026-11-29T01:00:00+00:00", {"en": (Change("q06", ("row",)), Change("q07", ("short",)))}),
        Step("b", "2026-11-28T01:00:00+00:00", {"en": (Change("q06", ("long",)),), "ru": (Change("q06", ("fact",)),)}),
        Step("a", "2026-11-27T01:00:00+00:00", {"en": (Change("q06", ("new",)), Change("q07", ("new",)))}),
        Step("0", "2026-11-26T01:00:00+00:00", {"ru": (Change("q07", ("sample",)),)}),
    )
)


def test_a_day_is_that_of_the_last_change_of_the_page() -> None:
    """A row of the table of quick answers stands on another page, a program on this one; a language has its own days."""
    assert last_changes(HISTORY, "en") == {"q06": "2026-11-28", "q07": "2026-11-29"}
    assert last_changes(HISTORY, "ru") == {"q06": "2026-11-28", "q07": "2026-11-26"}


def test_a_day_that_is_not_known_is_not_said(content: Content) -> None:
    """Without git an article has no day."""
    path = "topics/sql/indexes/"
    known = linked_data(content, SETTINGS, HISTORY, "en")[path]
    unknown = linked_data(content, SETTINGS, History(), "en")[path]
    assert json.loads(known)["@graph"][0]["dateModified"] == "2026-11-28"
    assert "date" not in unknown


def test_nothing_ends_the_script(content: Content) -> None:
    """Whatever a name holds stands inside the element, and is read back as it was."""
    name = "a </script> & <!-- b"
    words = {**content.words, "en": {**content.words["en"], "site.home": name}}
    text = linked_data(replace(content, words=words), SETTINGS, HISTORY, "en")["topics/sql/"]
    assert "<" not in text
    assert json.loads(text)["itemListElement"][0]["name"] == name


def test_it_is_short(content: Content) -> None:
    """Cyrillic letters stand as they are, not as escapes three times as long, and nothing is parted by blanks."""
    text = linked_data(content, SETTINGS, HISTORY, "ru")["topics/sql/"]
    assert '"name":"SQL и Базы данных"' in text
    assert '", "' not in text
