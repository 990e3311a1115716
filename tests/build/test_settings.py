"""Where things are: addresses that were published and never change."""

from __future__ import annotations

import pytest

from cheatsheet.settings import Settings, answer_path, prefix, question_path, topic_path


def test_addresses_are_those_that_were_published() -> None:
    """Russian stands at the root, English below ``en/``, and the paths behind are the same."""
    settings = Settings("https://example.org/x/", "https://example.org/repo", "", "")
    assert [prefix("ru"), prefix("en")] == ["", "en/"]
    assert settings.address("ru") == "https://example.org/x/"
    assert settings.address("en", topic_path("sql")) == "https://example.org/x/en/topics/sql/"
    assert question_path("sql", "q06") == "topics/sql/#q06"
    assert answer_path("sql", "indexes") == "topics/sql/indexes/"


@pytest.mark.parametrize(
    ("date", "commit", "version"),
    [
        ("2026-11-24T10:00:00+00:00", "1a2b3c4", "2026-11-24 · 1a2b3c4"),
        ("2026-11-24T10:00:00+00:00", "", "2026-11-24"),
        ("", "1a2b3c4", "1a2b3c4"),
        ("", "", "—"),
    ],
)
def test_the_version_says_what_is_known(date: str, commit: str, version: str) -> None:
    """The day and the id of the commit are printed, each where it is known, and a dash where neither is."""
    assert Settings("https://example.org/", "", date, commit).version == version
