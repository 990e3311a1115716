"""How a diagram looks: the classes of a drawing, and the colours they take on the site and on paper."""

from __future__ import annotations

from collections.abc import Mapping

from cheatsheet.palette import BAR, ON_PAPER

# Role -> (colour on the site with a fallback for readers that show the bare page, colour on paper).
COLOURS: Mapping[str, tuple[str, str]] = {
    "fg": ("var(--md-default-fg-color, #1c2127)", "#000000"),
    "muted": ("var(--md-default-fg-color--light, #59626e)", "#4d4d4d"),
    "paper": ("var(--raised, #ffffff)", "#ffffff"),
    "sunken": ("var(--md-code-bg-color, #f5f6f8)", "#f0f0f0"),
    "accent": (f"var(--md-typeset-a-color, {BAR})", "#1f3f99"),
    "on-accent": ("var(--md-default-bg-color, #ffffff)", "#ffffff"),
    **{key: (f"var(--level-{key}, {ink})", ink) for key, ink in ON_PAPER.items()},
}

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
