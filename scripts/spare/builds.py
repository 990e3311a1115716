"""Building the pages with each program: the files that it leaves, and how long it took."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cheatsheet import child, disk
from cheatsheet.build import mkdocs_command
from cheatsheet.generate import PREPARED, Sources
from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.publish.layout import read_layout
from cheatsheet.publish.published import publishable
from cheatsheet.settings import Settings, prefix
from spare.config import DOCS, SITE, configuration

CONFIG = "mkdocs.yml"


class SpareError(Exception):
    """A build failed; the message holds what the program said."""


@dataclass(frozen=True, slots=True)
class Built:
    """The files of a site by path, and the seconds that it took to build."""

    files: Mapping[str, bytes]
    seconds: float


def build_mkdocs(root: Path, work: Path, settings: Settings) -> Built:
    """The pages as the site's own build lets MkDocs make them."""
    return _whole(mkdocs_command(work), root, work, settings)


def build_properdocs(root: Path, work: Path, settings: Settings, python: Path) -> Built:
    """The same command to ProperDocs."""
    options = ["--strict", "--quiet", "--config-file", CONFIG, "--site-dir", str(work)]
    return _whole([str(python), "-P", "-m", "properdocs", "build", *options], root, work, settings)


def build_zensical(root: Path, work: Path, sources: Sources, settings: Settings, python: Path) -> Built:
    """One build per language, each with a configuration of its own, and what belongs to the whole site."""
    files: dict[str, bytes] = {}
    seconds = 0.0
    for lang in LANGUAGES:
        folder = work / lang
        _lay_out(root, folder, lang)
        way = Path(os.path.relpath(root, folder)).as_posix()
        text = configuration(sources.content, lang, settings, read_layout(root), way, sources.history)
        disk.write(folder / CONFIG, text.encode())
        options = ["--clean", "--strict", "--config-file", str(folder / CONFIG)]
        command = [str(python), "-P", "-m", "zensical", "build", *options]
        # Its settings name our extension, which Python has to find.
        seconds += _run(command, root, settings, {"PYTHONPATH": str(root / "scripts")})
        made = disk.files(folder / SITE)
        own = prefix(lang)
        # The pages for lost addresses and the map of the site are of the whole site: the first language has them.
        files |= {path: data for path, data in made.items() if path.startswith(own)}
    return Built(files, seconds)


def _lay_out(root: Path, folder: Path, lang: Lang) -> None:
    """Put into ``folder`` what is published of ``lang``; the first language brings what all share."""
    shutil.copytree(root / "docs" / lang, folder / DOCS / prefix(lang), ignore=shutil.ignore_patterns(".*"))
    if lang == LANGUAGES[0]:
        paths = [
            f"docs/{path}" for path in ("sw.js", *(f"assets/{one}" for one in disk.everything(root / "docs/assets")))
        ]
        shared = {path.removeprefix("docs/"): (root / path).read_bytes() for path in paths if publishable(path)}
        disk.write_all(folder / DOCS, shared)


def _whole(command: Sequence[str], root: Path, work: Path, settings: Settings) -> Built:
    seconds = _run(command, root, settings, {PREPARED: str(work)})
    return Built(disk.files(work), seconds)


def _run(command: Sequence[str], root: Path, settings: Settings, more: Mapping[str, str]) -> float:
    """Run ``command`` at ``root``: the seconds it took. Raises :class:`SpareError` when it fails."""
    # The date that programs write into what they make is that of no day.
    own = {"SITE_URL": settings.site_url, "REPO_URL": settings.repo_url, "SOURCE_DATE_EPOCH": "0"}
    start = time.perf_counter()
    done = child.run(command, root, child.environment(os.environ, own | dict(more)))
    if done.returncode != 0:
        raise SpareError(f"{' '.join(command[:5])} … failed\n{done.stdout[-3000:]}")
    return time.perf_counter() - start
