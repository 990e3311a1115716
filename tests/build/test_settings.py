"""Where things are: addresses that were published and never change."""

from __future__ import annotations

import pytest

from cheatsheet import paths
from cheatsheet.paths import answer_path, question_path, topic_path
from cheatsheet.settings import Settings, commit_moment, prefix


def test_addresses_are_those_that_were_published() -> None:
    """Russian stands at the root, English below ``en/``, and the paths behind are the same."""
    settings = Settings("https://example.org/x/", "https://example.org/repo", "", "")
    assert [prefix("ru"), prefix("en")] == ["", "en/"]
    assert settings.address("ru") == "https://example.org/x/"
    assert settings.address("en", topic_path("sql")) == "https://example.org/x/en/topics/sql/"
    assert question_path("sql", "q06") == "topics/sql/#q06"
    assert answer_path("sql", "indexes") == "topics/sql/indexes/"


def test_every_fixed_path_is_the_one_that_was_published() -> None:
    """Pages, files to download and open data lie where readers, decks and programs have their addresses from."""
    found = {value for name, value in vars(paths).items() if name.isupper() and isinstance(value, str)}
    assert found == {
        "quick-answers/", "all/", "practice/", "downloads/", "errata/", "asked/", "changes/", "changes/feed.xml",
        "downloads/python-backend.apkg", "downloads/python-backend.epub", "downloads/obsidian.zip",
        "downloads/python-backend.mochi", "downloads/cards.tsv", "downloads/cards-next.tsv", "downloads/site.zip",
        "data/cheatsheet.json", "data/cheatsheet.schema.json", "data/cheatsheet.csv",
        "data/v1/cheatsheet.json", "data/v1/cheatsheet.schema.json", "llms.txt",
    }  # fmt: skip
    assert paths.row_path("r01") == "quick-answers/#r01"
    assert paths.card_path("q06") == "cards/q06.png"
    assert paths.edition_path(paths.topic_edition("sql")) == "downloads/topics/sql.pdf"
    assert paths.preview_path("book") == "downloads/preview/book.png"


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("", None),
        ("2026-11-24", "2026-11-24T00:00:00+00:00"),
        ("2026-11-24T10:00:00", "2026-11-24T10:00:00+00:00"),
        ("2026-11-24T13:00:00+03:00", "2026-11-24T10:00:00+00:00"),
    ],
)
def test_the_moment_of_a_commit_is_the_same_everywhere(date: str, moment: str | None) -> None:
    """Paper, e-book and decks read a commit's date in one way: in UTC, to which another zone is turned."""
    found = commit_moment(date)
    assert (found and found.isoformat()) == moment


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
