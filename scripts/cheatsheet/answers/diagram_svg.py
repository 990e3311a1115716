"""A diagram as SVG: for a page, where it follows the reader's palette, and for the book.

Classes turn into presentation attributes, because the site's content security policy forbids
styles inside a page and Typst's renderer knows no style sheets of a page. On the site their colours
are the page's own custom properties, so a diagram follows the reader's light or dark palette.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from cheatsheet.answers.diagram_palette import (
    ARROWS,
    CLASSES,
    COLOURS,
    FAINT,
    ON_ANY_GROUND,
    ON_PAPER_SHEET,
    ON_SITE,
)
from cheatsheet.answers.diagrams import CLASS, PLACEHOLDER, TEXT, WIDTH, Diagram
from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.palette import HUES

PRINT_FONT = "Fira Sans Condensed"
"""The font of the book's captions, which the repository holds."""

_LINE_HEIGHT = 17


def to_svg(diagram: Diagram, lang: Lang) -> str:
    """The drawing for a page in ``lang``: colours follow the page, titles are there for screen readers."""
    return _svg(diagram, lang, ON_SITE, f'role="img" aria-labelledby="{diagram.name}-title {diagram.name}-desc"')


def to_reader(diagram: Diagram, lang: Lang) -> str:
    """XHTML of the drawing with its caption for an e-reader: its colours are seen on whatever ground a reader has.

    A font is named, and the ground has none: labels are fitted to a sans-serif, which a book's own text seldom is.
    """
    said = f'role="img" aria-labelledby="{diagram.name}-title {diagram.name}-desc"'
    size = f'width="{WIDTH}" height="{diagram.height}" font-family="sans-serif"'
    drawing = _svg(diagram, lang, ON_ANY_GROUND, f"{said} {size}")
    return _captioned(drawing, diagram, lang)


def to_figure(diagram: Diagram, lang: Lang) -> str:
    """HTML of the drawing with its caption, without a blank line, for a Markdown page."""
    return _captioned(to_svg(diagram, lang), diagram, lang)


def _captioned(drawing: str, diagram: Diagram, lang: Lang) -> str:
    caption = escape(diagram.labels[lang]["title"])
    return f'<figure class="diagram">\n{drawing}\n<figcaption>{caption}</figcaption>\n</figure>'


def figures(diagrams: Mapping[str, Diagram]) -> Mapping[Lang, Mapping[str, str]]:
    """HTML of every diagram by language and name."""
    return {lang: {name: to_figure(diagram, lang) for name, diagram in diagrams.items()} for lang in LANGUAGES}


def to_print(diagram: Diagram, lang: Lang) -> bytes:
    """The drawing in ``lang`` with plain colours and the book's font, as a file for Typst."""
    size = f'width="{WIDTH}" height="{diagram.height}" font-family="{PRINT_FONT}"'
    return _svg(diagram, lang, ON_PAPER_SHEET, size).encode()


def _svg(diagram: Diagram, lang: Lang, palette: int, attributes: str) -> str:
    labels = diagram.labels[lang]
    body = TEXT.sub(lambda match: _text(match, labels), diagram.drawing.strip())
    used = [name for name in ARROWS if re.search(rf'class="[^"]*\b{name}\b[^"]*" marker', body)]
    body = re.sub(r'class="([^"]*)" marker="(start|end)"', lambda m: _marked(m, diagram.name), body)
    body = CLASS.sub(lambda match: _attributes(match[1], palette), body)
    title = (
        f'<title id="{diagram.name}-title">{escape(labels["title"])}</title>'
        f'<desc id="{diagram.name}-desc">{escape(labels["desc"])}</desc>'
    )
    defs = "".join(_marker(diagram.name, name, palette) for name in used)
    head, rest = body.split(">", 1)
    return f"{head} {attributes}>\n{title}\n<defs>{defs}</defs>{rest}"


def _text(match: re.Match[str], labels: Mapping[str, str]) -> str:
    """A text with its label in place; a label of more lines is centred on the text's own line."""
    words = PLACEHOLDER.sub(lambda found: escape(labels[found[1]]), match[2])
    lines = words.split("\n")
    x = re.search(r'\bx="([^"]*)"', match[1])
    if len(lines) == 1 or x is None:
        return f"<text {match[1]}>{words}</text>"
    first = -_LINE_HEIGHT * (len(lines) - 1) / 2
    spans = "".join(
        f'<tspan x="{x[1]}" dy="{_LINE_HEIGHT if number else first:g}">{line}</tspan>'
        for number, line in enumerate(lines)
    )
    return f"<text {match[1]}>{spans}</text>"


def _marked(match: re.Match[str], name: str) -> str:
    kind = next(kind for kind in ARROWS if kind in match[1].split())
    return f'class="{match[1]}" marker-{match[2]}="url(#{name}-{kind})"'


def _attributes(classes: str, palette: int) -> str:
    merged: dict[str, str] = {}
    for name in classes.split():
        merged |= CLASSES[name]
    if palette == ON_ANY_GROUND:
        merged = _seen_anywhere(merged)
    return " ".join(f'{key}="{_colour(value, palette)}"' for key, value in merged.items())


def _seen_anywhere(attributes: Mapping[str, str]) -> dict[str, str]:
    """``attributes`` without a fixed colour of words, and with shapes under words filled faintly.

    Words that have a hue are of the class of its role: the style sheet makes it of the colour of the text.
    """
    fill = attributes.get("fill", "")[1:]
    if "text-anchor" in attributes or "font-weight" in attributes:
        return {**attributes, "fill": "@fg"} | ({"class": fill} if fill in HUES else {})
    return {**attributes} | ({"fill-opacity": FAINT[fill]} if fill in FAINT else {})


def _colour(value: str, palette: int) -> str:
    return COLOURS[value[1:]][palette] if value.startswith("@") else value


def _marker(name: str, kind: str, palette: int) -> str:
    colour = COLOURS[ARROWS[kind]][palette]
    return (
        f'<marker id="{name}-{kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="{colour}"/></marker>'
    )
