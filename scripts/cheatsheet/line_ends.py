"""Files that are published as they are have the line ends of the repository: the same commit gives the same bytes.

The text under ``docs/_source`` may have any, because it is read line by line (``sheet/source.py``). Scripts are joined
and made small by rules that know one kind, and MkDocs copies styles and pictures byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from cheatsheet.editors import lies_beside
from cheatsheet.problems import Problem

TEXTS = frozenset({".js", ".css", ".html", ".xml", ".svg", ".ts", ".txt", ".toml", ".json", ".typ"})
"""What is text among the files that are published or rendered from, by suffix."""
FOLDERS = ("docs/assets", "docs/_source/schema", "overrides", "scripts/cheatsheet/paper/templates")


def check_line_ends(files: Mapping[str, bytes]) -> list[Problem]:
    """The first line of each text of ``files`` that ends as on Windows or as on an old Mac."""
    return [
        Problem(path, data.count(b"\n", 0, data.index(b"\r")) + 1, "a carriage return; expected LF alone at line ends")
        for path, data in sorted(files.items())
        if b"\r" in data and PurePosixPath(path).suffix in TEXTS and not lies_beside(PurePosixPath(path))
    ]
