"""What stands inline in every page: the style, two small scripts, and the policy that allows just these.

A preview carries Material's whole sheet. A build leaves of it what its pages can use, in a few variants: a page without
code needs no colours of code.
"""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cheatsheet import disk
from cheatsheet.cache import PLACE, Cache
from cheatsheet.palette import screen_css
from cheatsheet.publish.cached import cached
from cheatsheet.publish.csp import policy
from cheatsheet.publish.script_text import minify_script
from cheatsheet.publish.stylesheet import minify_style, without_overridden, without_script
from cheatsheet.publish.trim import trim

OWN_STYLE = "overrides/site.css"
SPECULATION = '{"prerender":[{"where":{"href_matches":["/","/*/"]},"eagerness":"moderate"}]}'
"""Pages that a browser may render ahead when a pointer comes near their link:
https://wicg.github.io/nav-speculation/speculation-rules.html."""

_MARKS = (
    ("downloads", ('class="editions',)),  # whose closed box has to look like a link, not like an author's
    ("boxes", ('class="admonition-title"', "<summary")),  # that authors write: a tenth more than their answers take
    ("answer", ("<pre", "<details", 'class="admonition')),
    ("practice", ('id="practice"',)),
)
"""What takes style that few pages need: the pages that have any of these share one style, and the others another."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Texts between the tags of a page, byte for byte as the policy counts them."""

    style: str
    palette_script: str

    @property
    def scripts(self) -> tuple[str, str]:
        """Every inline script that a browser runs or reads."""
        return self.palette_script, SPECULATION

    @property
    def policy(self) -> str:
        """The policy of a page with the whole style."""
        return policy(self.scripts, [self.style])


def read_layout(root: Path) -> Layout:
    """The layout of the project at ``root``. Raises :class:`FileNotFoundError` for a Material without its sheets."""
    theirs = Path(str(importlib.resources.files("material"))) / "templates" / "assets" / "stylesheets"
    sheets = [name for name in disk.everything(theirs) if re.fullmatch(r"(main|palette)\.\w+\.min\.css", name)]
    if len(sheets) != 2:
        raise FileNotFoundError(f"mkdocs-material: {len(sheets)} style sheets in {theirs}; expected main and palette")
    material = "".join((disk.read_own(theirs, name) or b"").decode() for name in sheets)
    own = (disk.read(root, OWN_STYLE) or b"").decode()
    script = minify_script((disk.read(root, "overrides/palette.js") or b"").decode()).strip()
    ours = screen_css()
    style = cached(Cache(root / PLACE), "layout", [material, ours, own], lambda: _style(material, ours, own))
    return Layout(style, script)


def _style(material: str, ours: str, own: str) -> str:
    return without_overridden(minify_style("\n".join([material, ours, own, without_script(material + own)])))


_GIVEN = re.compile(r"(?:className\s*=|classList\.\w+\(|toggleAttribute\(|\bclass:)([^;\n]*)")


def given_classes(scripts: Iterable[str]) -> frozenset[str]:
    """The classes that ``scripts`` (sources of modules) give to elements."""
    named = " ".join(match[1] for script in scripts for match in _GIVEN.finditer(script))
    quoted = " ".join(re.findall(r"[\"'`]([^\"'`]*)[\"'`]", named))
    return frozenset(re.findall(r"[A-Za-z][\w-]+", quoted)) | {"live"}


# What Material 9.8.2's base template puts into each page for its bundle, which is not used here: two switches that no
# keyboard reaches and whose `autocomplete` is not valid, and places that stay empty.
IDLE = (
    '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">',
    '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">',
    '<label class="md-overlay" for="__drawer"></label>',
    '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner md-typeset"></div>\n</div>',
    '<div data-md-component="announce">\n</div>',
    '<div data-md-color-scheme="default" data-md-component="outdated" hidden>\n</div>',
)
_HOOK = re.compile(r' data-md-(?:component|type|level)="[^"]*"')
"""What only that bundle looks for."""


def dress(
    pages: Mapping[str, bytes], layout: Layout, given: Collection[str], cache: Cache | None = None
) -> dict[str, bytes]:
    """``pages`` (HTML by path) with the style that they can use, one policy for all, and nothing idle.

    ``given`` are the classes that scripts give. Raises :class:`ValueError`, with the page, when something that is to
    be replaced is not there: a new version of the theme says it differently.
    """
    plain = {path: _tidy(path, data.decode()) for path, data in pages.items()}
    variants: dict[str, list[str]] = {}
    for path, text in plain.items():
        variants.setdefault(_variant(text), []).append(path)
    styles = {
        variant: trim(layout.style, [plain[path].replace(layout.style, "").encode() for path in paths], given, cache)
        for variant, paths in variants.items()
    }
    allowed = policy(layout.scripts, sorted(set(styles.values())))
    dressed = {}
    for path, text in plain.items():
        for old, new in ((layout.policy, allowed), (layout.style, styles[_variant(text)])):
            text = _replaced(path, text, old, new)  # noqa: PLW2901 - one page, changed step by step
        dressed[path] = text.encode()
    return dressed


def _variant(text: str) -> str:
    return next((name for name, marks in _MARKS if any(mark in text for mark in marks)), "page")


def _tidy(path: str, text: str) -> str:
    """A page without the indentation of its templates, and without what idles."""
    parts = re.split(r"(<pre\b.*?</pre>|<style>.*?</style>|<script\b.*?</script>)", text, flags=re.DOTALL)
    text = "".join(part if number % 2 else re.sub(r"\s*\n\s*", "\n", part) for number, part in enumerate(parts))
    # As Python-Markdown's tabs write it.
    text = re.sub(r'(<input\b[^>]*?)(?: checked="(checked)")?([^>]*?) ?/>', r"\1 \2\3>", text).replace(
        "<input  ", "<input "
    )
    for idle in IDLE:
        text = _replaced(path, text, f"{idle}\n", "")
    return re.sub(r"<[a-z][^>]*>", lambda tag: _HOOK.sub("", tag[0]), text)


def _replaced(path: str, text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(f"{path}: {text.count(old)} times «{old[:60]}»; expected once")
    return text.replace(old, new)
