"""A build needs no more than ``requirements.txt`` lists: on a fresh machine nothing else is there."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

OWN = {"cheatsheet", "tests"}
NOT_BUILT = {"scripts/cheatsheet/answers/hunspell.py"}
"""Spelling is looked at by the tests and by ``check_answers.py``, not by a build."""


def imported(path: Path) -> Iterator[str]:
    """The packages that a module asks for when it is loaded: not those inside a function or for types only."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Try | ast.With) and not (
            isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        ):
            waiting += ast.iter_child_nodes(node)


def test_a_build_imports_only_what_it_requires(root: Path) -> None:
    """The build script, the hook and the site checks load packages of ``requirements.txt`` alone."""
    listed = {
        re.sub(r"[-_.]+", "-", name).lower()
        for name in re.findall(r"^([\w.-]+)==", (root / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    }
    homes = packages_distributions()
    files = [
        *(root / "scripts" / "cheatsheet").rglob("*.py"),
        root / "scripts" / "build_docs.py",
        root / "scripts" / "mkdocs_hook.py",
        root / "tests" / "conftest.py",
        *(root / "tests" / "site_checks").glob("*.py"),
    ]
    lacking = {
        f"{path.relative_to(root)}: {name}"
        for path in files
        if path.relative_to(root).as_posix() not in NOT_BUILT
        for name in imported(path)
        if name not in OWN | sys.stdlib_module_names
        and not {re.sub(r"[-_.]+", "-", home).lower() for home in homes.get(name, ())} & listed
    }
    assert lacking == set()
