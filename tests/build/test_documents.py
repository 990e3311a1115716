"""The documents for readers of the code name files that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cheatsheet.model import LANGUAGES
from cheatsheet.paths import edition_path
from cheatsheet.publish.layout import IDLE
from cheatsheet.publish.offline import BUNDLE
from cheatsheet.settings import prefix

DOCUMENTS = (
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "FIGURES.md",
    "README.md",
    "README.ru.md",
    "SEARCH.md",
    "SECURITY.md",
    "docs/_source/README.md",
)
_NAMED = re.compile(r"`([\w./-]*\w\.(?:py|js|mjs|toml|typ|css|html|json|yml)|[\w.-]+/[\w./-]*)`", re.ASCII)
ELSEWHERE = re.compile(
    r"docs/(ru|en)(/|$)|(docs/_source/\w+/(answers|search)|docs/_source/samples)/q39|site/|build/|data/|downloads/|partials/languages/"
    r"|[\w/]*<|(cheatsheet|search|practice)\.json$"
)
"""What a build makes, what a reader is told to make, and what is in others' packages."""


def lacking(text: str, paths: frozenset[str]) -> Iterator[str]:
    """Names in ``text`` of which no path (of a file or a folder) is the end."""
    for name in dict.fromkeys(_NAMED.findall(text)):
        plain = name.rstrip("/")
        if not ELSEWHERE.match(name) and not any(path == plain or path.endswith(f"/{plain}") for path in paths):
            yield name


@pytest.fixture(scope="module")
def paths(root: Path) -> frozenset[str]:
    """Files and folders of the project, as paths below it."""
    parts = (
        path for top in (".ci", ".github", "docs", "overrides", "scripts", "tests") for path in (root / top).rglob("*")
    )
    top = (path for path in root.iterdir() if not path.name.startswith(".") or path.name in (".ci", ".github"))
    return frozenset(path.relative_to(root).as_posix() for path in (*top, *parts))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_named_is_there(root: Path, paths: frozenset[str], document: str) -> None:
    """Every file and folder that a document names by its path, or by the end of it, exists."""
    assert list(lacking((root / document).read_text("utf-8"), paths)) == []


def weights(text: str) -> list[int]:
    """What ``text`` says that offline reading fetches, in kB: the bundles of both languages and their cram sheets."""
    found = re.search(r"(\d+) and (\d+) kB\) and the cram sheet \((\d+) and (\d+) kB\)", text)
    return [int(number) for number in found.groups()] if found else []


def test_what_offline_reading_fetches_weighs_what_is_said(root: Path, site_folder: Path) -> None:
    """The sizes in ARCHITECTURE are those of the built site, to a twentieth: a word more or less is no other figure."""
    told = weights((root / "ARCHITECTURE.md").read_text("utf-8"))
    files = [f"{home}{name}" for name in (BUNDLE, edition_path("cram-sheet")) for home in map(prefix, LANGUAGES)]
    sizes = [(site_folder / file).stat().st_size / 1000 for file in files]
    assert len(told) == len(sizes)
    assert [told for told, size in zip(told, sizes, strict=True) if abs(told - size) > size / 20] == []


def test_the_idle_pieces_are_counted(root: Path) -> None:
    """How many pieces of Material's template are taken out is said in ARCHITECTURE as it is in the code."""
    number = {5: "five", 6: "six", 7: "seven"}[len(IDLE)]
    assert f"of the {number} idle pieces" in (root / "ARCHITECTURE.md").read_text("utf-8")


def test_the_two_readmes_say_the_same(root: Path) -> None:
    """Both have the same headings, commands, files and addresses, in the same order; words in examples are their own."""
    english, russian = ((root / name).read_text("utf-8") for name in ("README.md", "README.ru.md"))
    kept = re.compile(r"^#+|`[^`]+`|(?<=\]\()[^)]+|^    make \w+", re.MULTILINE)
    own = {"README.md", "README.ru.md"}
    found = [
        [piece for piece in kept.findall(text) if piece not in own and "39." not in piece]
        for text in (english, russian)
    ]
    assert found[0] == found[1]


def test_the_check_can_fail() -> None:
    """A file that moved is named; one that is there by the end of its path, and one that a build makes, are not."""
    text = "`cache.py`, `gone.py`, `publish/trim.py`, `docs/ru/`, `scripts/old/`"
    found = list(
        lacking(text, frozenset({"scripts/cheatsheet/publish/trim.py", "scripts/cheatsheet/cache.py", "scripts"}))
    )
    assert found == ["gone.py", "scripts/old/"]
