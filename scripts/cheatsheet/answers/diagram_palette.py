"""How a diagram looks: the classes of a drawing, and the colours they take on the site, on paper and in e-readers."""

from __future__ import annotations

from collections.abc import Mapping

from cheatsheet.palette import BAR, HUES, ON_PAPER

# Role -> (colour on the site with a fallback for readers that show the bare page, colour on paper, colour on a ground
# that is a reader's own: that of the text, or a hue that is seen on any).
COLOURS: Mapping[str, tuple[str, str, str]] = {
    "fg": ("var(--md-default-fg-color, #1c2127)", "#000000", "currentColor"),
    "muted": ("var(--md-default-fg-color--light, #59626e)", "#4d4d4d", "currentColor"),
    "paper": ("var(--raised, #ffffff)", "#ffffff", "none"),
    "sunken": ("var(--md-code-bg-color, #f5f6f8)", "#f0f0f0", "currentColor"),
    "accent": (f"var(--md-typeset-a-color, {BAR})", "#1f3f99", HUES["accent"]),
    "on-accent": ("var(--md-default-bg-color, #ffffff)", "#ffffff", "currentColor"),
    **{key: (f"var(--level-{key}, {ink})", ink, HUES[key]) for key, ink in ON_PAPER.items()},
}
ON_SITE, ON_PAPER_SHEET, ON_ANY_GROUND = range(3)
"""The places of a role's colours."""
FAINT: Mapping[str, str] = {"sunken": "0.08", "accent": "0.25"}
"""How much of a role's colour a shape is filled with on a ground that is a reader's own: words stand on it."""

# Class -> attributes; ``@role`` is a colour. Of two classes the later one wins.
CLASSES: Mapping[str, Mapping[str, str]] = {
    "box": {"fill": "@paper", "stroke": "@muted", "stroke-width": "1.5"},
    "key": {"fill": "@accent", "stroke": "@accent", "stroke-width": "1.5"},
    "soft": {"fill": "@sunken", "stroke": "@accent", "stroke-width": "1.5"},
    "bad": {"fill": "@paper", "stroke": "@advanced", "stroke-width": "2"},
    "ok": {"fill": "@paper", "stroke": "@basic", "stroke-width": "2"},
    "zone": {"fill": "@sunken", "stroke": "none"},
    "line": {"fill": "none", "stroke": "@muted", "stroke-width": "1.5"},
    "flow": {"fill": "none", "stroke": "@accent", "stroke-width": "2"},
    "fail": {"fill": "none", "stroke": "@advanced", "stroke-width": "2"},
    "back": {"fill": "none", "stroke": "@basic", "stroke-width": "2"},
    "dashed": {"stroke-dasharray": "5 4"},
    "text": {"fill": "@fg", "font-size": "14", "text-anchor": "middle"},
    "start": {"text-anchor": "start"},
    "end": {"text-anchor": "end"},
    "note": {"font-size": "13.4", "fill": "@muted"},
    "head": {"font-weight": "600"},
    "on-key": {"fill": "@on-accent", "font-weight": "600"},
    "hot": {"fill": "@advanced"},
    "blue": {"fill": "@accent"},
    "green": {"fill": "@basic"},
}
# The lines that may end in an arrow, and the role its head takes its colour from.
ARROWS: Mapping[str, str] = {"line": "muted", "flow": "accent", "fail": "advanced", "back": "basic"}
