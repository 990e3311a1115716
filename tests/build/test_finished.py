"""Whether a site has to be made at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cheatsheet.disk import stamps
from cheatsheet.finished import Finished
from cheatsheet.settings import Settings

SETTINGS = Settings("https://x.example/", "https://x.example/repo", "2026-11-24", "1a2b3c4")
INPUTS = (
    "docs/_source/ru/cheatsheet.md",
    "docs/assets/js/site.js",
    "overrides/main.html",
    "mkdocs.yml",
    "scripts/a.py",
)
MADE = ("site/index.html", "site/.made-by-build", "docs/ru/index.md", "docs/en/downloads/book.pdf")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose site was built."""
    for path in (*INPUTS, *MADE):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    Finished(tmp_path, SETTINGS).keep(tmp_path / "site", ["a notice", "another"])
    return tmp_path


def stands(project: Path, settings: Settings = SETTINGS) -> bool:
    """Whether nothing has to be made."""
    return Finished(project, settings).stands(project / "site")


def test_nothing_has_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where all is as it was, the author is told what the build has told, and nothing has to be made."""
    assert stands(project)
    assert capsys.readouterr().out == "a notice\nanother\nnothing has changed since the last build\n"


@pytest.mark.parametrize("path", [*INPUTS, *MADE])
def test_a_file_has_changed(project: Path, path: str) -> None:
    """Another text, program, template, page or file of the site is each reason to build, and so is one that is gone."""
    (project / path).write_text("other")
    assert not stands(project)
    (project / path).unlink()
    assert not stands(project)
    (project / path).write_text(path)
    assert stands(project)


@pytest.mark.parametrize(
    "linked", ["docs", "docs/_source", "docs/_source/ru", "docs/_source/ru/cheatsheet.md", "scripts"]
)
def test_a_file_behind_a_link_has_changed(project: Path, tmp_path_factory: pytest.TempPathFactory, linked: str) -> None:
    """What a build reads by way of a link, to a folder or to the file, counts; a link in a circle is no end of it."""
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "kept"
    (project / linked).rename(elsewhere)
    (project / linked).symlink_to(elsewhere)
    (project / "overrides/round").symlink_to(project / "overrides")
    Finished(project, SETTINGS).keep(project / "site", [])
    assert stands(project)
    inside = "scripts/a.py" if linked == "scripts" else "docs/_source/ru/cheatsheet.md"
    before = stamps(project, ("docs/_source", "scripts"))
    (project / inside).write_text("another text")
    assert not stands(project)
    assert stamps(project, ("docs/_source", "scripts")) != before


@pytest.mark.parametrize("path", ["site/more.html", "docs/ru/more.md", "docs/more.txt", "overrides/more.html"])
def test_a_file_more(project: Path, path: str) -> None:
    """A file that was not there is a reason, too, wherever a build looks."""
    (project / path).write_text("")
    assert not stands(project)


def test_another_deployment(project: Path) -> None:
    """Another address, version or branch is another site."""
    assert not stands(project, Settings("https://y.example/", "https://x.example/repo", "2026-11-24", "1a2b3c4"))
    assert not stands(project, Settings("https://x.example/", "https://x.example/repo", "2026-11-24", "1a2b3c4", True))
    assert not stands(project, replace(SETTINGS, branch="next"))


def test_changed_while_it_was_built(project: Path) -> None:
    """A build during which something was saved is not remembered as one of either text."""
    page = project / INPUTS[0]
    page.write_text("one")
    begun = Finished(project, SETTINGS)
    page.write_text("two")
    begun.keep(project / "site", [])
    assert not stands(project)
    page.write_text("one")
    assert not stands(project)
