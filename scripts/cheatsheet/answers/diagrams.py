"""Diagrams of the long answers: one drawing each, a set of labels per language, a palette per place.

``docs/_source/diagrams/b-tree.svg`` is a plain SVG whose texts are ``{placeholders}`` and whose
looks are classes; ``b-tree.toml`` holds the texts in a table per language, ``title`` and ``desc``
for screen readers among them. :mod:`cheatsheet.answers.diagram_svg` puts the two together.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from cheatsheet.answers.agreement import DIAGRAMS
from cheatsheet.answers.diagram_palette import ARROWS, CLASSES
from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.problems import Problem
from cheatsheet.sheet.characters import unseen
from cheatsheet.sheet.source import Text
from cheatsheet.sheet.toml_file import parse_toml

WIDTH = 320
"""Width of every drawing in its own units: a phone's screen, so that text keeps its size there."""

CLASS = re.compile(r'\bclass="([^"]*)"')
PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")
TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
"""Where labels are put in: a text that has a place and nothing but words in it."""

_TAG = re.compile(r"<[A-Za-z][^>]*>")
_ATTRIBUTE = re.compile(r'\s[\w:.-]+="[^"]*"')
_FOUND_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing and its labels by language."""

    name: str
    drawing: str
    labels: Mapping[Lang, Mapping[str, str]]

    @property
    def height(self) -> int:
        """Height of the drawing in its own units."""
        found = re.search(r'viewBox="0 0 \d+ (\d+)"', self.drawing)
        assert found is not None
        return int(found[1])


def read_diagrams(files: Mapping[str, str]) -> tuple[Mapping[str, Diagram], list[Problem]]:
    """Read drawings and labels out of ``files`` (text by path from the root of the repository)."""
    diagrams: dict[str, Diagram] = {}
    problems: list[Problem] = []
    stems = sorted({path.rsplit(".", 1)[0] for path in files if path.startswith(f"{DIAGRAMS}/")})
    for stem in stems:
        missing = [suffix for suffix in (".svg", ".toml") if stem + suffix not in files]
        if missing:
            problems.append(Problem(stem + missing[0], 0, "the file is missing; expected a drawing and its labels"))
            continue
        diagram, found = _read(stem, files[f"{stem}.svg"], files[f"{stem}.toml"])
        problems += found
        if diagram is not None:
            diagrams[diagram.name] = diagram
    return diagrams, problems


def _read(stem: str, drawing: str, labels: str) -> tuple[Diagram | None, list[Problem]]:
    path = f"{stem}.toml"
    file, problems = parse_toml(Text(path, tuple(labels.split("\n"))))
    if file is None:
        return None, problems
    if others := [key for key in file.data if key not in LANGUAGES]:
        message = f"the table {', '.join(others)}; expected {', '.join(LANGUAGES)} alone"
        return None, [file.problem(file.header(others[0]) or file.key(others[0]), message)]
    tables: dict[Lang, dict[str, str]] = {}
    for lang in LANGUAGES:
        table = file.data.get(lang)
        if not isinstance(table, Mapping) or not all(isinstance(value, str) for value in table.values()):
            return None, [Problem(path, 0, f"no table [{lang}] of texts; expected one for each language")]
        tables[lang] = {str(key): str(value) for key, value in table.items()}
    diagram = Diagram(PurePosixPath(stem).name, drawing, tables)
    problems = [*_drawing_problems(diagram, f"{stem}.svg"), *_label_problems(diagram, path)]
    return (None if problems else diagram), problems


def _drawing_problems(diagram: Diagram, path: str) -> Iterator[Problem]:
    if not _FOUND_NAME.fullmatch(diagram.name):
        yield Problem(path, 0, "the file's name; expected lower-case ASCII words joined by hyphens")
    try:
        # An entity can bring in what the text itself may not hold.
        texts = "".join(ET.fromstring(diagram.drawing).itertext())  # noqa: S314 -- a file of this repository, not of a stranger
        if message := unseen(texts):
            lines = diagram.drawing.split("\n")
            yield Problem(path, next((at for at, line in enumerate(lines, 1) if "&#" in line), 0), message)
    except ET.ParseError as error:
        yield Problem(path, error.position[0], f"not XML: {error}")
    if not re.match(rf'<svg [^>]*viewBox="0 0 {WIDTH} \d+"', diagram.drawing):
        yield Problem(path, 1, f'expected the file to begin with <svg … viewBox="0 0 {WIDTH} …">')
    if "\n\n" in diagram.drawing.strip():
        yield Problem(path, 0, "a blank line: Markdown would end the drawing there")
    for number, line in enumerate(diagram.drawing.split("\n"), start=1):
        for match in re.finditer(r"\s(?:[\w-]+:)?(?:style|id|on\w+|href)=", line):
            yield Problem(path, number, f"the attribute '{match[0].strip()}'; expected classes, which this build knows")
        for match in re.finditer(r'(?:class="([^"]*)" )?\bmarker="([^"]*)"', line):
            if not set(ARROWS) & set((match[1] or "").split()) or match[2] not in ("start", "end"):
                expected = f'class="{next(iter(ARROWS))}" marker="end"'
                yield Problem(path, number, f"'{match[0].strip()}' draws no arrow; expected the like of '{expected}'")
    yield from _unread(diagram.drawing, path)


def _unread(drawing: str, path: str) -> Iterator[Problem]:
    """What :mod:`~cheatsheet.answers.diagram_svg` would pass by: it looks for one way of writing everything."""

    def line(place: int) -> int:
        return drawing.count("\n", 0, place) + 1

    for match in CLASS.finditer(drawing):
        for name in sorted(set(match[1].split()) - set(CLASSES)):
            expected = f"expected one of {', '.join(CLASSES)}"
            yield Problem(path, line(match.start()), f"an unknown class '{name}'; {expected}")
    for match in _TAG.finditer(drawing):
        if "=" in _ATTRIBUTE.sub("", match[0]):
            message = f'an attribute of {match[0].split()[0]}> is written in another way; expected name="value"'
            yield Problem(path, line(match.start()), message)
    # What is read is blanked out, so that the rest stays where it stands.
    rest = TEXT.sub(lambda text: PLACEHOLDER.sub(lambda label: " " * len(label[0]), text[0]), drawing)
    for match in re.finditer(r"\{[^{}\n]*\}?|\}", rest):
        expected = "expected {label} between <text …> and </text> alone"
        yield Problem(path, line(match.start()), f"'{match[0]}' is no label there; {expected}")


def _label_problems(diagram: Diagram, path: str) -> Iterator[Problem]:
    wanted = set(PLACEHOLDER.findall(diagram.drawing)) | {"title", "desc"}
    for lang in LANGUAGES:
        given = set(diagram.labels[lang])
        for key in sorted(wanted - given):
            yield Problem(path, 0, f"no '{key}' in [{lang}]; the drawing has it")
        for key in sorted(key for key, label in diagram.labels[lang].items() if re.search(r"\n\s*\n|\n$", label)):
            yield Problem(path, 0, f"a blank line in '{key}' of [{lang}]: Markdown would end the drawing there")
        for key in sorted(given - wanted):
            yield Problem(path, 0, f"'{key}' in [{lang}], which the drawing does not have")
