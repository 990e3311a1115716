"""From the files written by hand to the files under ``docs/`` that MkDocs reads.

:func:`make` is the list of everything the text turns into; :func:`generate` reads, makes and writes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cheatsheet import disk
from cheatsheet.addresses import BRANCH, SettingsError, branch_path, repository_address, site_address
from cheatsheet.answers.agreement import check_shown
from cheatsheet.answers.diagram_svg import figures, to_print
from cheatsheet.answers.diagrams import Diagram, read_diagrams
from cheatsheet.answers.files import load_diagram_files, load_samples
from cheatsheet.answers.samples import Sample
from cheatsheet.cache import PLACE, Cache
from cheatsheet.changes.git_log import read_history
from cheatsheet.changes.model import History
from cheatsheet.changes.tell import for_the_author
from cheatsheet.ebook import book
from cheatsheet.exports import (
    anki_deck,
    cards_mochi,
    cards_obsidian,
    cards_tsv,
    changes_data,
    changes_feed,
    offline_words,
    open_data,
    practice_data,
    predict_data,
    report_data,
    search_index,
    voice_data,
)
from cheatsheet.exports.anki_record import Record, load_record, notices
from cheatsheet.exports.manifest import render_manifest
from cheatsheet.line_ends import FOLDERS, check_line_ends
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.pages import answer_page, asked_page, changes_page, downloads_page, errata, home_page, practice_page
from cheatsheet.pages.sheet_pages import render_pages
from cheatsheet.paper.editions import FONTS_PATH, Coming, Edition, Extras, Paper
from cheatsheet.paper.press import Printing, jobs
from cheatsheet.paper.typeset import Press
from cheatsheet.paths import DOWNLOADS
from cheatsheet.problems import ContentError, Problem
from cheatsheet.progress import Tell, no_progress
from cheatsheet.publish.published import judged, publishable, stray, unfit
from cheatsheet.settings import Settings
from cheatsheet.sheet.language import check_toml_language
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import parse_toml
from cheatsheet.version import read_version
from cheatsheet.workers import Workers, workers

PREPARED = "CHEATSHEET_PREPARED"
"""Set by the build script, in the environment of its MkDocs, to the folder that is built into: the pages are written
already, only read the text. Of anybody else's value nothing follows.
"""

REQUIRE_VERSION = "REQUIRE_VERSION"
"""Set in the environment by a deployment: what is published says which commit it is, or is not built."""

SLOW = ("*.pdf", "*.png", "*.apkg", "*.epub", f"*/{DOWNLOADS}index.md")
"""Files that take seconds to make, and the page that gives their sizes. A preview after each saved
word goes on with those of the last build."""

PRINTED = f"docs/{LANGUAGES[0]}/{DOWNLOADS}index.md"
"""There since everything that takes long was made last: the page that offers it cannot be written before."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything read: the content, what long answers show, when the cards changed, and when the answers did."""

    content: Content
    samples: Mapping[str, Sample]
    diagrams: Mapping[str, Diagram]
    cards: Record
    history: History


def settings_from(root: Path, site_url: str, repo_url: str) -> Settings:
    """The settings of a build of the checkout at ``root``; where no version can be told it is empty, and that is said.

    Raises :class:`~cheatsheet.addresses.SettingsError` for an address that no page can have, and for a version that is
    missing or not that of the text where the environment variable :data:`REQUIRE_VERSION` asks for one.
    """
    site_url, repo_url = site_address(site_url), repository_address(repo_url)
    branch = branch_path(os.environ.get("REPO_BRANCH", BRANCH))
    version = read_version(root)
    wrong = version.missing or ("the files of the site differ from those of the commit" if version.changed else "")
    if wrong and os.environ.get(REQUIRE_VERSION):
        raise SettingsError(f"{REQUIRE_VERSION} is set, and the version is not that of a commit: {wrong}")
    if version.missing and not os.environ.get(PREPARED):
        _say_once(f"the site says no version: {version.missing}")
    return Settings(site_url, repo_url, version.date, version.commit, version.changed, branch)


@lru_cache
def _say_once(message: str) -> None:
    """A preview asks again after every save, and one word about it is enough."""
    print(message, file=sys.stderr)


def read(root: Path, *, preview: bool = False) -> Sources:
    """Read and check everything written by hand. Raises :class:`ContentError` with every problem.

    In a ``preview`` a file that is none of the site's is only told of: it is left out, and editors make such files
    while somebody types.
    """
    astray = check_published(root)
    if preview:
        print(*astray, sep="\n", end="\n" if astray else "")
        astray = []
    samples, problems = load_samples(root)
    files, more = load_diagram_files(root)
    diagrams, unread = read_diagrams(files)
    for path in filter(lambda path: path.endswith(".toml"), files):
        labels, _ = parse_toml(Text(path, tuple(files[path].split("\n"))))
        unread += check_toml_language(labels) if labels is not None else []
    cards, undated = load_record(root)
    ends = check_line_ends(_published_as_they_are(root))
    problems = [*astray, *problems, *more, *unread, *undated, *ends]
    try:
        content = load_content(root)
    except ContentError as error:
        raise ContentError([*problems, *error.problems]) from None
    problems += check_shown(content.answers, samples, diagrams)
    if problems:
        raise ContentError(problems)
    rows = {row: listed.id for listed in content.catalog.questions.values() for row in listed.rows}
    return Sources(content, samples, diagrams, cards, read_history(root, rows))


def check_published(root: Path) -> list[Problem]:
    """What lies where only files of the site may lie, or is one and cannot be published."""
    parts = [part for part in ("docs", "overrides") if (root / part).is_dir()]
    paths = [f"{part}/{path}" for part in parts for path in disk.everything(root / part)]
    known = [path for path in judged(paths) if publishable(path)]
    generated = disk.strangers(root / "docs", LANGUAGES)
    return [*stray(paths), *generated, *filter(None, (unfit(path, disk.read_own(root, path)) for path in known))]


def _published_as_they_are(root: Path) -> dict[str, bytes]:
    """What is copied, joined or rendered from, by path from the project's root."""
    folders = [folder for folder in FOLDERS if (root / folder).is_dir()]
    paths = [f"{folder}/{path}" for folder in folders for path in disk.everything(root / folder)]
    return {path: disk.read_any(root, path) or b"" for path in (*paths, "docs/sw.js")}


def make_pages(sources: Sources, settings: Settings) -> dict[str, str]:
    """Every Markdown page but the downloads page, in reading order within a language."""
    content = sources.content
    return (
        home_page.render(content)
        | render_pages(content)
        | answer_page.render(content, sources.samples, figures(sources.diagrams), settings)
        | practice_page.render(content)
        | errata.render(content)
        | changes_page.render(content, sources.history)
        | asked_page.render(content)
    )


def make_quick(root: Path, sources: Sources, settings: Settings) -> dict[str, bytes]:
    """The pages, and the files that are made in no time: data, indexes, cards, manifests."""
    content = sources.content
    files = {path: text.encode() for path, text in make_pages(sources, settings).items()}
    files |= search_index.render(content)
    files |= practice_data.render(content)
    files |= predict_data.render(content, sources.samples)
    files |= voice_data.render(content)
    files |= offline_words.render(content)
    files |= report_data.render(content)
    files |= changes_data.render(content, sources.history)
    files |= changes_feed.render(content, settings, sources.history)
    files |= open_data.render(content, settings)
    files |= cards_tsv.render(content, sources.cards)
    files |= cards_obsidian.render(content, settings, sources.cards, sources.samples)
    files |= cards_mochi.render(content, settings, sources.cards, sources.samples)
    for path, source in open_data.COPIED.items():
        data = disk.read(root, source)
        if data is None:
            raise ContentError([Problem(source, 0, "the file is missing; expected it, since it is published as it is")])
        files[path] = data
    return files | render_manifest(content, settings)


def start_paper(root: Path, sources: Sources, settings: Settings, pool: Workers, tell: Tell = no_progress) -> Printing:
    """Let ``pool`` begin to set everything on paper. Raises :class:`ContentError` for what cannot be printed."""
    drawn = {lang: {name: to_print(one, lang) for name, one in sources.diagrams.items()} for lang in LANGUAGES}
    extras = Extras(root / FONTS_PATH, sources.samples, drawn)
    press = Press(extras.fonts, settings.commit_date)
    return Printing(jobs(sources.content, settings, extras), press, pool, Cache(root / PLACE), tell)


def make_decks(sources: Sources, settings: Settings) -> dict[str, bytes]:
    """The Anki decks: they are made in the time that it would take to ask whether they are there."""
    return anki_deck.render(sources.content, settings, sources.cards, sources.samples)


def make_ebooks(root: Path, sources: Sources, settings: Settings) -> dict[str, bytes]:
    """The books for e-readers, half a second per language."""
    return book.render(sources.content, settings, sources.samples, sources.diagrams, root / FONTS_PATH)


def offered(sources: Sources, files: Mapping[str, bytes], editions: Sequence[Edition | Coming]) -> dict[str, bytes]:
    """The page that offers ``editions`` and those of ``files`` that are for downloading."""
    sizes = {path: len(data) for path, data in files.items()}
    kinds = anki_deck.counts(sources.content, sources.samples)
    pages = downloads_page.render(sources.content, editions, sizes, kinds)
    return {path: text.encode() for path, text in pages.items()}


def tell_author(sources: Sources, paper: Paper) -> list[str]:
    """What the author should know although nothing is wrong."""
    found = anki_deck.fingerprints(sources.content, sources.cards, sources.samples)
    return list(map(str, (*paper.notices, *notices(sources.cards, found), *for_the_author(sources.history))))


def generate(root: Path, settings: Settings, *, slow: bool, preview: bool = False) -> Sources:
    """Read the text at ``root`` and write what follows from it under ``docs/``; print what its author should know.

    Without ``slow`` the files of :data:`SLOW` stay as they are. Raises
    :class:`~cheatsheet.problems.ContentError` before anything is written.
    """
    sources = read(root, preview=preview)
    with workers() as pool:
        printing = start_paper(root, sources, settings, pool) if slow else None
        files = make_quick(root, sources, settings)
        if printing is not None:
            paper = printing.paper()
            files |= paper.files
            files |= make_decks(sources, settings) | make_ebooks(root, sources, settings)
            files |= offered(sources, files, paper.editions)
            print("".join(f"{line}\n" for line in tell_author(sources, paper)), end="")
    disk.sync(root / "docs", files, LANGUAGES, keep=() if slow else SLOW)
    return sources
