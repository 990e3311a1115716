"""Hold what a sample names in its first line to what is installed for the samples.

What is installed is read from the packages' own metadata, so that nothing has to be fetched: which modules a
package brings, which packages it requires, what an extra adds. From that follows what a sample would find in an
environment made from its first line alone, and a folder that holds just this (:func:`expose`).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from cheatsheet.answers.needs import Need, imported, need_problems, parse_needs
from cheatsheet.problems import Problem


class Installed:
    """The packages in the folders that the interpreter ``python`` imports from, by name."""

    def __init__(self, python: Path) -> None:
        command = [
            str(python),
            "-I",
            "-c",
            "import sysconfig; print(*map(sysconfig.get_path, ('purelib', 'platlib')), sep='\\n')",
        ]
        printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
        folders = sorted({str(Path(line).resolve()) for line in printed.splitlines()})
        self.packages = {canonicalize_name(found.metadata["Name"]): found for found in distributions(path=folders)}
        # Asked again and again for every package there is.
        self._sources = cache(self._read_sources)
        self.modules = cache(self._read_modules)

    def _read_modules(self, name: NormalizedName) -> frozenset[str]:
        """The first names of the modules that package ``name`` brings."""
        return frozenset(
            top.removesuffix(".py").partition(".")[0] if "/" not in str(path) else top
            for path, top in self._entries(name)
            if path.suffix in (".py", ".so", ".pyd")
        )

    def places(self, name: NormalizedName) -> frozenset[Path]:
        """The files and folders at the top of the installation that hold package ``name``."""
        package = self.packages[name]
        return frozenset(Path(str(package.locate_file(top))) for _, top in self._entries(name))

    def _entries(self, name: NormalizedName) -> Iterator[tuple[Path, str]]:
        for file in self.packages[name].files or ():
            if file.parts[0] not in ("..", "/", "__pycache__"):
                yield Path(str(file)), file.parts[0]

    def closure(self, needs: Iterable[Need]) -> frozenset[NormalizedName]:
        """The packages that an installation of ``needs`` brings, themselves included; what is not there is left out."""
        found: set[NormalizedName] = set()
        asked: set[tuple[NormalizedName, tuple[str, ...]]] = set()
        waiting = [(canonicalize_name(need.name), need.extras) for need in needs]
        while waiting:
            name, extras = waiting.pop()
            if (name, extras) in asked or name not in self.packages:
                continue
            asked.add((name, extras))
            found.add(name)
            for text in self.packages[name].requires or ():
                wanted = Requirement(text)
                if any(wanted.marker is None or wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                    waiting.append((canonicalize_name(wanted.name), tuple(sorted(wanted.extras))))
        return frozenset(found)

    def extras(self, name: NormalizedName) -> frozenset[str]:
        """The extras that package ``name`` has."""
        return frozenset(
            canonicalize_name(extra) for extra in self.packages[name].metadata.get_all("Provides-Extra") or ()
        )

    def uses(self, name: NormalizedName, modules: frozenset[str]) -> bool:
        """Whether a file of package ``name`` imports one of ``modules``, be it inside a function."""
        names = "|".join(map(re.escape, sorted(modules)))
        return bool(
            re.search(
                rf"""^\s*(?:from|import)\s+(?:{names})\b|import_module\(["'](?:{names})\b""",
                self._sources(name),
                re.MULTILINE,
            )
        )

    def _read_sources(self, name: NormalizedName) -> str:
        package: Distribution = self.packages[name]
        files = [Path(str(package.locate_file(file))) for file in package.files or () if file.suffix == ".py"]
        return "\n".join(file.read_text("utf-8", "replace") for file in files if file.is_file())


def problems_of_needs(path: str, code: str, installed: Installed) -> list[Problem]:
    """What the first line of a sample leaves out, and what it names needlessly."""
    problems = list(need_problems(path, code))
    needs = parse_needs(code)
    known = []
    for need in needs:
        if canonicalize_name(need.name) not in installed.packages:
            problems.append(
                Problem(path, 1, f"'{need.name}' is not installed; expected a package of requirements-samples.txt")
            )
        else:
            known.append(need)
    named = {canonicalize_name(need.name) for need in known}
    for module, line in imported(code).items():
        owners = sorted(name for name in installed.packages if module in installed.modules(name))
        if not named & set(owners):
            brings = f"of {' or '.join(owners)}" if owners else "of no installed package"
            problems.append(Problem(path, line, f"imports '{module}' {brings}; expected it in '# needs:'"))
    for need in known:
        problems += (Problem(path, 1, message) for message in _in_vain(need, known, set(imported(code)), installed))
    return problems


def _in_vain(need: Need, needs: list[Need], modules: set[str], installed: Installed) -> Iterator[str]:
    """Why ``need``, or one of its extras, need not be named."""
    name = canonicalize_name(need.name)
    own = installed.modules(name)
    others = [other for other in needs if other != need]
    if not own & modules:
        carriers = [str(other) for other in others if name in installed.closure([other])]
        if carriers:
            yield f"names '{need.name}' needlessly: it comes with '{carriers[0]}' and is not imported"
        elif not any(installed.uses(other, own) for other in installed.closure(others)):
            yield f"names '{need.name}' needlessly: neither the sample nor what it names imports it"
    for extra in need.extras:
        if canonicalize_name(extra) not in installed.extras(name):
            yield f"'{need.name}' has no extra '{extra}'"
            continue
        without = Need(need.name, tuple(other for other in need.extras if other != extra))
        base = installed.closure([without, *others])
        added = installed.closure(needs) - base
        brought = frozenset[str]().union(*(installed.modules(new) for new in added))
        if not brought:
            yield f"names the extra '{extra}' of '{need.name}' needlessly: it adds nothing"
        elif not brought & modules and not any(installed.uses(other, brought) for other in base):
            yield f"names the extra '{extra}' of '{need.name}' needlessly: nothing imports what it adds"


def expose(needs: Iterable[Need], installed: Installed, folder: Path) -> Path:
    """Fill ``folder`` with links to what ``needs`` brings and to nothing else: a path for a Python started with -S."""
    for name in installed.closure(needs):
        for place in installed.places(name):
            link = folder / place.name
            if not link.exists():
                link.symlink_to(place, target_is_directory=place.is_dir())
    return folder
