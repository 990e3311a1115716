"""Copies of the project to measure: with another text, built without touching the original."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Container
from pathlib import Path

from bench.process import Cost, measured
from bench.sheets import SOURCE, grow
from cheatsheet import disk
from cheatsheet.addresses import REPO_URL, SITE_URL
from cheatsheet.build import check_command, mkdocs_command
from cheatsheet.generate import PREPARED, settings_from
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES
from cheatsheet.paper.share import share_job
from cheatsheet.paths import DOWNLOADS, card_path, topic_edition
from cheatsheet.settings import prefix
from cheatsheet.view import make_view

_PARTS = ("docs/_source", "docs/assets", "docs/sw.js", "overrides", "scripts", "tests/site_checks")
_FILES = ("mkdocs.yml", "pyproject.toml", "tests/__init__.py", "tests/conftest.py")
_ANSWERS = tuple(f"{SOURCE}/{lang}/answers" for lang in LANGUAGES)
_SHOWN = (f"{SOURCE}/samples", f"{SOURCE}/diagrams")

ENVIRONMENT = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


def copy_project(root: Path, target: Path) -> Path:
    """What a build reads, copied from ``root`` to ``target``, and the paper of the last build."""
    ignored = shutil.ignore_patterns("__pycache__")
    for part in (*_PARTS, *_FILES):
        source, copy = root / part, target / part
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, ignore=ignored)
        elif source.is_file():
            shutil.copy2(source, copy)
    for ignore_file in root.glob("docs/.gitignore"):
        shutil.copy2(ignore_file, target / "docs")
    for lang in LANGUAGES:
        shutil.copytree(root / "docs" / lang / DOWNLOADS, target / "docs" / lang / DOWNLOADS)
    return target


def set_text(project: Path, questions: int, *, answers: bool) -> None:
    """Give the copy a text of ``questions`` questions, with or without long answers."""
    content = load_content(project)
    paths = [answer.path for language in content.answers.values() for answer in language.values()] if answers else []
    files = grow(content, questions, {path: (project / path).read_text("utf-8") for path in paths})
    for folder in _ANSWERS if answers else (*_ANSWERS, *_SHOWN):
        shutil.rmtree(project / folder, ignore_errors=True)
    disk.write_all(project, {path: text.encode() for path, text in files.items()})


def run_stages(project: Path, site: Path | None = None) -> dict[str, Cost]:
    """The stages of one process (see :mod:`bench.stages`) by name."""
    arguments = [str(project), *([str(site)] if site else [])]
    _, printed = measured([sys.executable, "-m", "bench.stages", *arguments], project, _with_scripts(project))
    lines = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    return {line["stage"]: Cost(line["seconds"], line["wall"], line["peak"]) for line in lines}


def run_mkdocs(project: Path, site: Path) -> Cost:
    """MkDocs as the build runs it."""
    return measured(mkdocs_command(site), project, ENVIRONMENT | {PREPARED: str(site)})[0]


def run_checks(project: Path, site: Path) -> Cost:
    """The site checks as the build runs them."""
    return measured(check_command(site), project, ENVIRONMENT | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})[0]


def borrow_paper(root: Path, project: Path, site: Path) -> None:
    """Give each topic of the copy's ``site`` a PDF and each page its picture for chats: some of ``root``'s."""
    content, settings = load_content(project), settings_from(project, SITE_URL, REPO_URL)
    for lang in LANGUAGES:
        built, home = root / "docs" / lang, site / prefix(lang)
        book = next((built / DOWNLOADS).glob("topics/*.pdf"))
        picture = next(built.glob(card_path("*")))
        pictures = [str(Path(path).relative_to(lang)) for path in share_job(content, settings, lang).files]
        topics = [f"{DOWNLOADS}{topic_edition(topic.slug)}.pdf" for topic in make_view(content, lang).topics]
        for path, one in [*((path, picture) for path in pictures), *((path, book) for path in topics)]:
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(one, home / path)


def size_of(folder: Path, *, without: Container[str] = ()) -> int:
    """Bytes of the files under ``folder``, but for those in any folder of a name in ``without``."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not any(part in without for part in path.relative_to(folder).parts)
    )


def _with_scripts(project: Path) -> dict[str, str]:
    return ENVIRONMENT | {"PYTHONPATH": os.pathsep.join([str(project / "scripts")])}
