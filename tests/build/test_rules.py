"""The rules of ARCHITECTURE that an import or a call can break: one direction, one module at the disk, MkDocs in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
AT_THE_DISK = {"disk", "destination", "staging", "lock"}
"""Modules of the package that read, write and list files; everybody else asks them."""
OF_LIBRARIES = {"paper/dark.py", "paper/slim.py", "paper/split.py", "paper/typeset.py"}
"""Where a picture and a PDF are opened that are in memory."""
TOUCHING = frozenset(
    [
        "read_text",
        "write_text",
        "read_bytes",
        "write_bytes",
        "unlink",
        "mkdir",
        "rmdir",
        "rmtree",
        "rename",
        "iterdir",
        "glob",
        "rglob",
        "open",
        "scandir",
        "listdir",
    ]
)
STARTS_A_BUILD = {"build_docs.py", "mkdocs_hook.py", "spare/builds.py", "bench/project.py"}
"""The commands that import the build, by path below ``scripts``; the package itself does not."""


def sources() -> Mapping[str, ast.Module]:
    """The modules of the package, parsed, by path below it."""
    package = SCRIPTS / "cheatsheet"
    return {path.relative_to(package).as_posix(): ast.parse(path.read_text("utf-8")) for path in package.rglob("*.py")}


def imported(tree: ast.Module) -> Iterator[str]:
    """The full names of what a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.Module) -> Iterator[str]:
    """The last names of all that a module calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def dotted(path: str) -> str:
    """The name by which the module at ``path`` is imported."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def graph(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """Which modules of the package each of them imports, by dotted name."""
    named = {dotted(f"cheatsheet/{path}"): path for path in trees}
    return {name: {one for one in imported(trees[path]) if one in named} - {name} for name, path in named.items()}


def test_imports_go_in_one_direction() -> None:
    """No module imports another that imports it, over whatever way."""
    tuple(TopologicalSorter(graph(sources())).static_order())


def test_the_model_imports_what_it_is_made_of() -> None:
    """The model stands on the tree of the answers and on the languages alone, and the tree on nothing of ours."""
    found = graph(sources())
    assert found["cheatsheet.model"] - {"cheatsheet"} == {
        "cheatsheet.language_record",
        "cheatsheet.languages",
        "cheatsheet.tree",
    }
    assert found["cheatsheet.tree"] == set()


def commands() -> Mapping[str, ast.Module]:
    """The modules beside the package, parsed, by path below ``scripts``."""
    paths = {path.relative_to(SCRIPTS).as_posix(): path for path in SCRIPTS.rglob("*.py")}
    return {
        path: ast.parse(file.read_text("utf-8")) for path, file in paths.items() if not path.startswith("cheatsheet/")
    }


def test_the_package_imports_no_command() -> None:
    """What is made of the text can be made without any command line, and without the hook: they import the package."""
    names = {dotted(path).partition(".")[0] for path in commands()}
    assert {"mkdocs_hook", "build_docs", "bench"} <= names
    found = {
        path: sorted(names & {one.partition(".")[0] for one in imported(tree)}) for path, tree in sources().items()
    }
    assert {path: used for path, used in found.items() if used} == {}


def test_only_commands_start_a_build() -> None:
    """The build imports everything; the package does not import it, and of the commands only those that build."""
    whole = {f"cheatsheet/{path}": tree for path, tree in sources().items()} | dict(commands())
    assert {path for path, tree in whole.items() if "cheatsheet.build" in imported(tree)} == STARTS_A_BUILD


def test_nothing_imports_the_hook() -> None:
    """The hook has MkDocs in it, which goes: only MkDocs loads it, by its path."""
    whole = {f"cheatsheet/{path}": tree for path, tree in sources().items()} | dict(commands())
    assert [path for path, tree in whole.items() if "mkdocs_hook" in imported(tree)] == []


def test_only_some_modules_touch_the_disk() -> None:
    """A renderer is given text and gives text: reading and writing is asked of ``disk`` and its few neighbours."""
    found = {
        path: sorted(TOUCHING & set(called(tree)))
        for path, tree in sources().items()
        if path.removesuffix(".py") not in AT_THE_DISK and path not in OF_LIBRARIES and TOUCHING & set(called(tree))
    }
    assert found == {}


def test_only_the_hook_imports_mkdocs() -> None:
    """The theme and MkDocs have an end: nothing but the adapter to them may need them."""
    users = {
        path.relative_to(SCRIPTS).as_posix()
        for path in SCRIPTS.rglob("*.py")
        if any(name.split(".")[0] == "mkdocs" for name in imported(ast.parse(path.read_text("utf-8"))))
    }
    assert users == {"mkdocs_hook.py"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("import cheatsheet.b", "from cheatsheet import a"), ("from cheatsheet.b import x", "import cheatsheet.a")],
)
def test_a_circle_is_seen(first: str, second: str) -> None:
    """Two modules that import each other are a circle, however the import is written."""
    with pytest.raises(CycleError):
        tuple(TopologicalSorter(graph({"a.py": ast.parse(first), "b.py": ast.parse(second)})).static_order())


@pytest.mark.parametrize(
    "text", ["path.read_text('utf-8')", "open('x')", "os.scandir(folder)", "(folder / name).unlink()"]
)
def test_a_call_at_the_disk_is_seen(text: str) -> None:
    """Reading, listing and removing are found as methods and as functions."""
    assert TOUCHING & set(called(ast.parse(text)))


def test_scripts_ask_the_build_for_the_language_of_a_page() -> None:
    """`data-lang` is what the page was built in; the attribute `lang` belongs to whoever translates it in the browser."""
    scripts = [ROOT / "scripts" / "cheatsheet" / "publish" / "portable.js", *(ROOT / "docs/assets/js").rglob("*.js")]
    asking = {path.name for path in scripts if re.search(r"documentElement\.lang\b", path.read_text("utf-8"))}
    assert asking == {"not-found.js"}  # which writes it
