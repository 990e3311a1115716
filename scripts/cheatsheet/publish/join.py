"""ES modules that are always fetched together, joined into one: a reader on a phone waits for each request.

In the sources, in the tests and in a preview they stay modules of their own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping

from cheatsheet.publish.script_text import minify_script

IMPORT = re.compile(r'^import\s+(?:(?P<names>[^;"\']+?)\s+from\s+)?["\'](?P<path>\.[^"\']+)["\'];[ \t]*$', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?P<default>default )?(?=(?:async )?(?:function\*?|class|const|let) (?P<name>[\w$]+))", re.MULTILINE
)
_EXPORT_LIST = re.compile(r"(?:^|(?<=[;}]))export ?\{(?P<names>[^}]*)\};?[ \t]*$", re.MULTILINE)
_LATER = re.compile(r"(?<![\w$.])import\([\"`](\.[^\"`?$]+\.js)")
_LATER_START = re.compile(r"((?<![\w$.])import\([\"`])((?:\.\.?/)+)")
LEFT_OVER = re.compile(r"(?:^|[;}])(?:import|export)\b.*", re.MULTILINE)


def target(path: str, match: re.Match[str]) -> str:
    """The site path that the import ``match`` in the module ``path`` names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"]))


def imported(path: str, code: str) -> list[str]:
    """The modules that the module ``path`` goes on importing, at once or later, by their site paths."""
    # Types are imported in comments, and nobody fetches those.
    named = [match["path"] for match in IMPORT.finditer(code)] + _LATER.findall(minify_script(code))
    return [posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in named]


def take_exports(code: str) -> tuple[str, dict[str, str]]:
    """``code`` without the word ``export``, and what it exported: the own name by the name outside."""
    exported: dict[str, str] = {}

    def marked(match: re.Match[str]) -> str:
        exported["default" if match["default"] else match["name"]] = match["name"]
        return ""

    def listed(match: re.Match[str]) -> str:
        for item in filter(None, (part.strip() for part in match["names"].split(","))):
            own, _, name = item.partition(" as ")
            exported[name.strip() or own.strip()] = own.strip()
        return ""

    return _EXPORT_LIST.sub(listed, _EXPORT.sub(marked, code)), exported


def chain(modules: Mapping[str, str], entry: str, apart: Collection[str] = ()) -> list[str]:
    """``entry`` and the modules that it needs, each after those that it needs itself, without those kept ``apart``.

    Raises :class:`ValueError` for modules that need each other in a circle.
    """
    order: list[str] = []

    def visit(path: str, above: tuple[str, ...]) -> None:
        if path in above:
            raise ValueError(f"{path}: modules that need each other in a circle cannot be joined")
        for match in IMPORT.finditer(modules[path]):
            needed = target(path, match)
            if needed not in order and needed not in apart:
                visit(needed, (*above, path))
        order.append(path)

    visit(entry, ())
    return order


def join(modules: Mapping[str, str], entry: str, apart: Collection[str] = ()) -> str:
    """The module ``entry`` with everything that it needs inside it; what is ``apart`` it goes on importing.

    Each module becomes a function that is called once and returns what others here take of it. Raises
    :class:`ValueError` for a module that says ``import`` or ``export`` in a way not understood here.
    """
    *needed, _ = order = chain(modules, entry, apart)
    names = {path: f"$m{number}" for number, path in enumerate([*order, *sorted(apart)])}
    folder = posixpath.dirname(entry)
    heads = [
        f'import * as {names[path]} from "./{posixpath.relpath(path, folder)}";\n'
        for path in sorted(apart)
        if any(target(one, match) == path for one in order for match in IMPORT.finditer(modules[one]))
    ]
    bodies = [
        _as_function(path, _moved(modules[path], path, folder), names, _wanted(modules, order, path)) for path in needed
    ]
    return "".join(heads + bodies) + _with_imports(entry, modules[entry], names)


def _moved(code: str, path: str, folder: str) -> str:
    """``code`` of the module ``path`` with what it imports later named as seen from ``folder``."""
    place = posixpath.relpath(posixpath.dirname(path), folder)

    def named(match: re.Match[str]) -> str:
        start = posixpath.normpath(posixpath.join(place, match[2]))
        return f"{match[1]}{start if start.startswith('.') else f'./{start}'}/"

    return _LATER_START.sub(named, code)


def _with_imports(path: str, code: str, names: Mapping[str, str]) -> str:
    """``code`` with its imports taken from the functions' results."""

    def taken(match: re.Match[str]) -> str:
        source, wanted = names[target(path, match)], (match["names"] or "").strip()
        if not wanted:
            return ""
        if wanted.startswith("{"):
            return f"const {wanted.replace(' as ', ': ')} = {source};"
        return f"const {{ default: {wanted} }} = {source};"

    return IMPORT.sub(taken, code)


def _wanted(modules: Mapping[str, str], order: Collection[str], path: str) -> set[str]:
    """The names that the modules in ``order`` import from ``path``: what only a test asks for is not among them."""
    said = [m["names"] for one in order for m in IMPORT.finditer(modules[one]) if m["names"] and target(one, m) == path]
    lists = [names.strip("{} \n").split(",") if names.startswith("{") else ["default"] for names in said]
    return {name.partition(" as ")[0].strip() for names in lists for name in names}


def _as_function(path: str, code: str, names: Mapping[str, str], wanted: Collection[str]) -> str:
    """A module as the call of a function that returns those of its exports that are ``wanted``."""
    # A variable that changes after it was exported would keep its first value for the others.
    found = re.search(r"^export let .*", code, re.MULTILINE)
    code, exported = take_exports(_with_imports(path, code, names))
    if found := found or LEFT_OVER.search(code):
        raise ValueError(f"{path}: «{found.group()[:60]}» is not understood where modules are joined")
    inside = ", ".join(f"{name}: {own}" if name != own else own for name, own in exported.items() if name in wanted)
    return f"const {names[path]} = (() => {{\n{code}\nreturn {{ {inside} }};\n}})();\n"
