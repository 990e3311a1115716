"""The style of the book for e-readers: sizes of the reader's own letters, colours of the reader's own theme.

A theme is the reader's: white, sepia, grey or black, with text to match, and often nothing tells a book which. So no
colour of text or ground is fixed here. What has a colour mixes it into that of the text (``color-mix`` with
``currentColor``), which is dark on a light ground and light on a dark one; where that is not known, the text keeps its
colour, and weight, slant, bars and words say the same. (White on white came of fixed colours in Apple Books:
https://github.com/ofou/graham-essays/pull/27; lost highlighting: javascript-tutorial/en.javascript.info issue 1869.)

A page has a height, and nothing on it scrolls: lines of code are broken and indented, wide tables become lists.
There are two sheets. Adobe's engine and the readers built on it drop a whole sheet for one rule that they cannot read
(https://github.com/dvschultz/99problems/issues/22, https://github.com/gutenbergtools/ebookmaker/issues/212): the first
one has what CSS 2 has, by names of elements and classes alone, and the second one everything newer.
``monospace`` stands twice because a browser takes it for 13 pixels where it stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cheatsheet.ebook.chapter import STYLES
from cheatsheet.ebook.writer import indents
from cheatsheet.palette import CODE_HUES, HUES, OWN_SHARE

_BARS: Mapping[str, str] = {"note": "accent", "tip": "basic", "warning": "intermediate", "failure": "advanced"}
"""The hue of a box's bar."""

_BASE = """\
body { margin: 0 .4em; line-height: 1.45; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; text-align: left; -webkit-hyphens: none; hyphens: none;
  page-break-inside: avoid; break-inside: avoid; page-break-after: avoid; break-after: avoid; }
h1 { font-size: 1.6em; margin: .6em 0 .5em; }
h2 { font-size: 1.2em; margin: 1.5em 0 .5em; }
h3 { font-size: 1em; margin: 1.3em 0 .4em; }
p { margin: 0 0 .75em; orphans: 2; widows: 2; -webkit-hyphens: auto; hyphens: auto; }
.w, time { white-space: nowrap; }
ul, ol { margin: 0 0 .75em; padding-left: 1.5em; }
li { margin-bottom: .3em; }
li p { margin-bottom: .4em; }
dt { margin-top: 1em; font-weight: bold; page-break-after: avoid; break-after: avoid; }
dd { margin: .2em 0 0; }
blockquote { margin: .75em 0; padding-left: .8em; border-left: 1px solid; font-style: italic; }
code, samp, pre { font-family: monospace, monospace; -webkit-hyphens: none; hyphens: none; }
code, samp { font-size: .88em; overflow-wrap: anywhere; }
pre code, pre samp, pre { font-size: 1em; }
.nth { font-weight: normal; }
.facts, .online, .label, figcaption { font-size: .85em; text-align: left; }
.intro { font-size: 1.1em; }
.intro a { -webkit-hyphens: none; hyphens: none; }
.dots { letter-spacing: -.05em; }
.short p { font-size: 1.1em; }
.online { margin-top: 1.5em; overflow-wrap: anywhere; -webkit-hyphens: none; hyphens: none; }
.plain { list-style: none; padding-left: 0; }
.sources { font-size: .9em; }
.sources li { margin-bottom: .6em; overflow-wrap: anywhere; }
q { quotes: none; }
.cover { text-align: center; }
img.cover { max-width: 100%; height: auto; }

nav ol { list-style: none; padding-left: 0; }
nav ol ol { padding-left: 1em; margin: .3em 0 .8em; }
nav a { font-weight: bold; }
nav ol ol a { font-weight: normal; }

figure { margin: 1em 0; }
figcaption { margin-bottom: .3em; page-break-after: avoid; break-after: avoid; }
pre { margin: 0 0 .75em; padding: .5em .6em; border: 1px solid; border-radius: .2em; white-space: pre-wrap;
  overflow-wrap: anywhere; font-size: .72em; line-height: 1.4; text-align: left; }
pre.output { border-width: 0 0 0 3px; border-radius: 0; }
.label { margin-bottom: .2em; page-break-after: avoid; break-after: avoid; }
.line { display: block; padding-left: 2.4em; text-indent: -2.4em; }
.keyword { font-weight: bold; }
.comment { font-style: italic; }

table { width: 100%; border-collapse: collapse; font-size: .9em; line-height: 1.35; text-align: left; }
th, td { padding: .35em .5em .35em 0; border-top: 1px solid; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
thead th, thead td { border-top-width: 2px; vertical-align: bottom; }
tbody th a { font-weight: normal; }
tr { page-break-inside: avoid; break-inside: avoid; }
.right { text-align: right; }
.center { text-align: center; }
.table { margin: 1em 0; }

.box { margin: 1.5em 0; padding-left: .8em; border-left: 2px solid; }
.box h2 { margin-top: 0; }
.warning, .failure { border-left-width: 5px; }
.box-title { page-break-after: avoid; break-after: avoid; }

.diagram { text-align: center; page-break-inside: avoid; break-inside: avoid; }
.diagram svg { width: 23em; max-width: 100%; height: auto; }
.diagram text { font-family: sans-serif; }
.diagram figcaption { text-align: center; }
"""

_NEWER = """\
img.cover { max-height: 100vh; }
.diagram svg { max-height: 75vh; }
tbody tr:last-child > * { border-bottom: 2px solid; }
.box > :last-child { margin-bottom: 0; }
.line > .lead { display: inline-block; max-width: 40%; overflow: hidden; vertical-align: bottom; text-indent: 0;
  white-space: pre; }
"""

# Where the place of a table is narrow for its columns, counted in the reader's letters, a row is a list of what the
# head of each column says and the cell. Older readers keep the table, and break words in it.
_STACKED = """\
@container (max-width: {width}em) {{
.columns-{columns} :is(table, tbody, tr, td, th) {{ display: block; }}
.columns-{columns} thead {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
.columns-{columns} td, .columns-{columns} tbody th {{ border: 0; padding: .1em 0; text-align: left; }}
.columns-{columns} tbody tr {{ border-top: 1px solid; padding: .4em 0; }}
.columns-{columns} tbody tr:last-child {{ border-bottom: 2px solid; }}
.columns-{columns} tbody tr:last-child > * {{ border: 0; }}
.columns-{columns} td[data-label]::before {{ content: attr(data-label) ": "; font-weight: bold; }}
}}
"""

_WIDTHS = {2: 17, 3: 27, 4: 38, 5: 48}
"""By the number of columns, the width in ems at which a table needs to be a list."""


def styles() -> Mapping[str, bytes]:
    """The style sheets by the names of :data:`~cheatsheet.ebook.chapter.STYLES`."""
    texts = (f"{_BASE}{''.join(_indented())}", f"{_NEWER}{''.join([*_narrow(), *_coloured()])}")
    return {name: text.encode() for name, text in zip(STYLES, texts, strict=True)}


def _indented() -> Iterator[str]:
    """Lines of code by their indentation: what is broken goes on four columns deeper. A column has 0.6 em."""
    for columns in indents():
        deep = f"{(columns + 4) * 0.6:.3g}em"
        yield f".in-{columns} {{ padding-left: {deep}; text-indent: -{deep}; }}\n"


def _narrow() -> Iterator[str]:
    """What is narrow for its letters: tables as lists, lines of code that go on at most in the middle of the page."""
    for columns in indents():
        deep = f"{(columns + 4) * 0.6:.3g}em"
        yield f".in-{columns} {{ padding-left: min({deep}, 40%); text-indent: max(-{deep}, -40%); }}\n"
    yield ".table { container-type: inline-size; }\n"
    yield from (_STACKED.format(columns=columns, width=width) for columns, width in _WIDTHS.items())


def _coloured() -> Iterator[str]:
    """Everything that has a hue, for readers that can mix it into the colour of the text."""
    # No variable has that name. A rule that asks for one is read anew when the theme changes over an open page: without
    # it Chromium 156 keeps a mix with the colour that the text had, dark on dark.
    share = f"var(--own, {OWN_SHARE}%)"
    mixed = {key: f"color-mix(in srgb, currentColor {share}, {hue})" for key, hue in HUES.items()}
    yield "@supports (color: color-mix(in srgb, currentColor 50%, red)) {\n"
    yield from (f".{key} {{ color: {colour}; }}\n" for key, colour in mixed.items())
    yield from (f".{kind} {{ color: {mixed[hue]}; }}\n" for kind, hue in CODE_HUES.items())
    yield from (f".{look} {{ border-color: {HUES[hue]}; }}\n" for look, hue in _BARS.items())
    yield "pre, td, th, tr { border-color: color-mix(in srgb, currentColor 35%, transparent); }\n"
    yield "pre.code { background-color: color-mix(in srgb, currentColor 5%, transparent); }\n}\n"
