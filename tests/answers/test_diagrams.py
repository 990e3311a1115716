"""Diagrams: what a drawing may hold, and what becomes of it on a page and on paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cheatsheet.answers.diagram_palette import CLASSES
from cheatsheet.answers.diagram_svg import to_figure, to_print, to_svg
from cheatsheet.answers.diagrams import Diagram, read_diagrams
from cheatsheet.answers.files import load_diagram_files
from cheatsheet.model import LANGUAGES, Lang

PATH = "docs/_source/diagrams/b-tree"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 40">\n<rect class="box" width="9" height="9"/>\n'
    '<path class="flow" marker="end" d="M0 0H9"/>\n<text class="text note" x="5" y="9">{root} 1</text>\n</svg>\n'
)
LABELS = '[ru]\ntitle = "Дерево"\ndesc = "Д"\nroot = "a < b\\nc"\n[en]\ntitle = "Tree"\ndesc = "D"\nroot = "root"\n'


def read(drawing: str = DRAWING, labels: str = LABELS) -> tuple[Diagram | None, list[str]]:
    """The diagram made of the two files, and what is wrong with it."""
    diagrams, problems = read_diagrams({f"{PATH}.svg": drawing, f"{PATH}.toml": labels})
    return diagrams.get("b-tree"), [problem.message for problem in problems]


def test_labels_and_looks_are_put_in() -> None:
    """Labels are escaped and broken into lines; classes become attributes that follow the palette."""
    diagram, problems = read()
    assert diagram is not None
    assert problems == []
    svg = to_svg(diagram, "ru")
    assert "a &lt; b</tspan>" in svg
    assert ">c 1</tspan>" in svg
    assert "class=" not in svg
    assert "{" not in svg
    assert 'stroke="var(--md-typeset-a-color, #4051b5)"' in svg
    assert 'marker-end="url(#b-tree-flow)"' in svg
    assert '<title id="b-tree-title">Дерево</title>' in svg


CLASSES_KNOWN = "expected one of " + ", ".join(CLASSES)
NO_ARROW = 'draws no arrow; expected the like of \'class="line" marker="end"\''
BY_CLASS = "expected classes, which this build knows"
SIZE = 'expected the file to begin with <svg … viewBox="0 0 320 …">'
HAS_NOT = "which the drawing does not have"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('class="box"', 'class="bax"', [f"svg:2: an unknown class 'bax'; {CLASSES_KNOWN}"]),
        ('class="box"', 'style="fill:red"', [f"svg:2: the attribute 'style='; {BY_CLASS}"]),
        ('class="box"', 'id="x"', [f"svg:2: the attribute 'id='; {BY_CLASS}"]),
        ("320 40", "900 40", [f"svg:1: {SIZE}"]),
        ("</svg>", "</svgs>", ["svg:5: not XML: mismatched tag: line 5, column 2"]),
        ("<path", "\n<path", ["svg:1: a blank line: Markdown would end the drawing there"]),
        ('class="flow" marker', 'class="box" marker', [f'svg:3: \'class="box" marker="end"\' {NO_ARROW}']),
        ('marker="end"', 'marker="middle"', [f'svg:3: \'class="flow" marker="middle"\' {NO_ARROW}']),
        (
            "{root} 1",
            "{root} &#x200b;1",
            ["svg:4: the invisible character U+200B ZERO WIDTH SPACE; expected text only"],
        ),
        (
            "{root}",
            "{leaf}",
            [
                "toml:1: no 'leaf' in [ru]; the drawing has it",
                f"toml:1: 'root' in [ru], {HAS_NOT}",
                "toml:1: no 'leaf' in [en]; the drawing has it",
                f"toml:1: 'root' in [en], {HAS_NOT}",
            ],
        ),
    ],
)
def test_a_drawing_holds_only_what_the_build_knows(old: str, new: str, expected: list[str]) -> None:
    """Styles, ids, other sizes, blank lines, unknown classes and labels are each named with their file and line."""
    diagrams, problems = read_diagrams({f"{PATH}.svg": DRAWING.replace(old, new, 1), f"{PATH}.toml": LABELS})
    assert diagrams == {}
    assert [str(problem) for problem in problems] == [f"{PATH}.{line}" for line in expected]


LABEL = "is no label there; expected {label} between <text …> and </text> alone"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('class="box"', "class='box'", '2: an attribute of <rect> is written in another way; expected name="value"'),
        ('class="box"', 'class = "box"', '2: an attribute of <rect> is written in another way; expected name="value"'),
        ('marker="end"', "marker='end'", '3: an attribute of <path> is written in another way; expected name="value"'),
        ('class="box"', 'xml:id="x"', "2: the attribute 'xml:id='; expected classes, which this build knows"),
        ("{root} 1", "<tspan>{root}</tspan>", f"4: '{{root}}' {LABEL}"),
        ('<text class="text note" x="5" y="9">', "<text>", f"4: '{{root}}' {LABEL}"),
        ("{root} 1", "{root} {Root}", f"4: '{{Root}}' {LABEL}"),
        ("{root} 1", "{root} }", f"4: '}}' {LABEL}"),
    ],
)
def test_what_would_be_passed_by_is_named(old: str, new: str, expected: str) -> None:
    """A class, an arrow and a label that are written as the build does not read them are no silent losses."""
    diagrams, problems = read_diagrams({f"{PATH}.svg": DRAWING.replace(old, new, 1), f"{PATH}.toml": LABELS})
    assert diagrams == {}
    assert [str(problem) for problem in problems] == [f"{PATH}.svg:{expected}"]


@pytest.mark.parametrize("name", ["box2", "Key", "box bäd"])
def test_any_class_is_one_that_is_known(name: str) -> None:
    """Whatever letters its name has, a class without looks is named on its line."""
    _, problems = read_diagrams({f"{PATH}.svg": DRAWING.replace('"box"', f'"{name}"', 1), f"{PATH}.toml": LABELS})
    expected = f"an unknown class '{name.rsplit(maxsplit=1)[-1]}'; expected one of {', '.join(CLASSES)}"
    assert [str(problem) for problem in problems] == [f"{PATH}.svg:2: {expected}"]


def test_a_label_without_a_place_is_a_mistake() -> None:
    """Both languages hold exactly the drawing's labels."""
    assert read(labels=LABELS + 'leaf = "leaf"\n')[1] == ["'leaf' in [en], which the drawing does not have"]


def test_labels_of_no_language_are_named() -> None:
    """A table of another name than a language's is not passed by."""
    assert read(labels=LABELS + '[de]\ntitle = "Baum"\n')[1] == ["the table de; expected ru, en alone"]


def test_a_label_holds_no_blank_line() -> None:
    """A blank line in a label would end the drawing on a page, as one in the drawing does."""
    found = read(labels=LABELS.replace('desc = "Д"', 'desc = "Д\\n\\nд"'))[1]
    assert found == ["a blank line in 'desc' of [ru]: Markdown would end the drawing there"]


def every() -> list[tuple[Diagram, Lang]]:
    """Each diagram of the project in each language."""
    files, problems = load_diagram_files(Path(__file__).resolve().parents[2])
    diagrams, more = read_diagrams(files)
    assert [*problems, *more] == []
    return [(diagram, lang) for diagram in diagrams.values() for lang in LANGUAGES]


@pytest.mark.parametrize(("diagram", "lang"), every(), ids=lambda value: getattr(value, "name", value))
def test_every_diagram_can_stand_in_a_page_and_in_the_book(diagram: Diagram, lang: Lang) -> None:
    """A figure is one block of well-formed HTML that the security policy allows; print has plain colours."""
    figure = to_figure(diagram, lang)
    ET.fromstring(figure)
    assert "\n\n" not in figure
    assert " style=" not in figure
    assert all(name.startswith(diagram.name) for name in re.findall(r' id="([^"]+)"', figure))
    printed = to_print(diagram, lang).decode()
    ET.fromstring(printed)
    assert "var(" not in printed
    assert not re.search(r'font-size="(?:\d|1[0-2])(?:\.\d+)?"', printed)
