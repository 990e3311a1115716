"""What Zensical is known to lose, and why that is lived with. An entry that no longer occurs is a failure, too."""

from __future__ import annotations

from spare.compare import Known

_SKIP = "the link past the header, which leads to an element of Zensical's own (`#__skip`) before the title"
_COPY = "Zensical takes links in HTML to be links to pages, too: the one to the Markdown copy leads to the page"

ZENSICAL = (
    Known(
        pages="en/*",
        kind="words",
        lost="Table of contents",
        gained="On this page",
        why="Zensical's English calls the contents so; our template has the theme's own word for what is read out",
    ),
    Known(pages="*", kind="link", lost="a #title", gained="", why=_SKIP),
    Known(pages="*practice/index.html", kind="link", lost="a #how", gained="", why=_SKIP),
    Known(pages="downloads/index.html", kind="link", lost="a /index.md", gained="", why=_COPY),
    Known(pages="en/downloads/index.html", kind="link", lost="a /en/index.md", gained="", why=_COPY),
)
