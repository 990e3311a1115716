"""What paper follows from, as a key, and what was set, as an entry of the cache."""

from __future__ import annotations

import json
import platform
import re
from dataclasses import asdict, fields, is_dataclass
from importlib.metadata import version
from typing import Any, cast

from cheatsheet import disk
from cheatsheet.cache import Entry, digest
from cheatsheet.paper.editions import Edition, Notice, Paper
from cheatsheet.paper.fonts import FILES
from cheatsheet.paper.jobs import Job
from cheatsheet.paper.typeset import TEMPLATES, Press

_PROGRAMS = ("typst", "pikepdf", "fonttools", "pillow", "pygments")
_IMPORTED = re.compile(rb"^from cheatsheet\.((?!paper\b)[\w.]+) import", re.MULTILINE)
"""A module outside this package. Whether a job asks it while it runs or only for its data is not told apart."""


def stage(press: Press) -> str:
    """A hash of everything but the text: our code and what it imports, the fonts, the programs, the date in print."""
    here = disk.files(TEMPLATES.parent)
    code = [path for path in here if path.endswith((".py", ".typ"))]
    modules = {name.decode().replace(".", "/") for path in code for name in _IMPORTED.findall(here[path])}
    asked = [disk.read(TEMPLATES.parent.parent, f"{name}.py") or b"" for name in sorted(modules)]
    fonts = [disk.read(press.fonts, name) or b"" for name in FILES]
    programs = [f"{name} {version(name)}" for name in _PROGRAMS]
    return digest(
        [*code, *(here[path] for path in code), *asked, *fonts, *programs, platform.python_version(), press.commit_date]
    )


def key(job: Job, stage: str) -> str:
    """The key of what ``job`` makes at a ``stage``."""
    return digest([stage, json.dumps(job, default=_plain, ensure_ascii=False, sort_keys=True)])


def _plain(one: object) -> object:
    if not is_dataclass(one):
        raise TypeError(f"{type(one).__name__} is no data of a job")
    return [type(one).__name__, {field.name: getattr(one, field.name) for field in fields(one)}]


def closed(paper: Paper) -> Entry:
    """``paper`` as an entry of the cache."""
    facts = {"editions": [asdict(one) for one in paper.editions], "notices": [asdict(one) for one in paper.notices]}
    return Entry(paper.files, facts)


def opened(entry: Entry) -> Paper:
    """The paper that :func:`closed` made ``entry`` of."""
    facts = cast("dict[str, list[dict[str, Any]]]", entry.facts)
    editions = [Edition(**{**one, "preview_size": _size(one["preview_size"])}) for one in facts["editions"]]
    return Paper(entry.files, tuple(editions), tuple(Notice(**one) for one in facts["notices"]))


def _size(stored: list[int] | None) -> tuple[int, int] | None:
    return None if stored is None else (stored[0], stored[1])
