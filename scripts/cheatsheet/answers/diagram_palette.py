"""How a diagram looks: the classes of a drawing, and the colours they take on the site and on paper."""

from __future__ import annotations

from collections.abc import Mapping

# Role -> (colour on the site with a fallback for readers that show the bare page, colour on paper).
COLOURS: Mapping[str, tuple[str, str]] = {
    "fg": ("var(--md-default-fg-color, #1c2127)", "#000000"),
    "muted": ("var(--md-default-fg-color--light, #59626e)", "#4d4d4d"),
    "paper": ("var(--raised, #ffffff)", "#ffffff"),
    "sunken": ("var(--md-code-bg-color, #f5f6f8)", "#f0f0f0"),
    "accent": ("var(--md-typeset-a-color, #4051b5)", "#1f3f99"),
    "on-accent": ("var(--md-default-bg-color, #ffffff)", "#ffffff"),
    "warn": ("var(--level-advanced, #b3400e)", "#a33a0c"),
    "good": ("var(--level-basic, #1d7a3d)", "#1a6b36"),
}

# Class -> attributes; ``@role`` is a colour. Of two classes the later one wins.
CLASSES: Mapping[str, Mapping[str, str]] = {
    "box": {"fill": "@paper", "stroke": "@muted", "stroke-width": "1.5"},
    "key": {"fill": "@accent", "stroke": "@accent", "stroke-width": "1.5"},
    "soft": {"fill": "@sunken", "stroke": "@accent", "stroke-width": "1.5"},
    "bad": {"fill": "@paper", "stroke": "@warn", "stroke-width": "2"},
    "ok": {"fill": "@paper", "stroke": "@good", "stroke-width": "2"},
    "zone": {"fill": "@sunken", "stroke": "none"},
    "line": {"fill": "none", "stroke": "@muted", "stroke-width": "1.5"},
    "flow": {"fill": "none", "stroke": "@accent", "stroke-width": "2"},
    "fail": {"fill": "none", "stroke": "@warn", "stroke-width": "2"},
    "back": {"fill": "none", "stroke": "@good", "stroke-width": "2"},
    "dashed": {"stroke-dasharray": "5 4"},
    "text": {"fill": "@fg", "font-size": "14", "text-anchor": "middle"},
    "start": {"text-anchor": "start"},
    "end": {"text-anchor": "end"},
    "note": {"font-size": "13.4", "fill": "@muted"},
    "head": {"font-weight": "600"},
    "on-key": {"fill": "@on-accent", "font-weight": "600"},
    "hot": {"fill": "@warn"},
    "blue": {"fill": "@accent"},
    "green": {"fill": "@good"},
}
# The lines that may end in an arrow, and the role its head takes its colour from.
ARROWS: Mapping[str, str] = {"line": "muted", "flow": "accent", "fail": "warn", "back": "good"}
