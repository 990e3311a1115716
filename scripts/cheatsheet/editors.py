"""Files that editors, systems and tools lay beside a text while somebody works on it. None of them is a text."""

from __future__ import annotations

import re
from pathlib import PurePath

_BESIDE = re.compile(
    r"\..*"  # .x.swp of vim, .#x of Emacs, ._x of macOS, .git, .DS_Store
    r"|#.*#"  # what Emacs saves by itself
    r"|.*~"  # backups
    r"|4913"  # what vim writes to see whether it may
    r"|.*\.(?:sw[a-z]|tmp|temp|bak|orig|rej|part|partial|crdownload|pyc|pyo|lock|___jb_(?:tmp|old)___)"
    r"|__pycache__|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r",
    re.IGNORECASE | re.DOTALL,
)


def lies_beside(path: PurePath) -> bool:
    """Whether ``path``, relative to the folder that is looked at, is no text: by its name or that of a folder above."""
    return any(_BESIDE.fullmatch(part) for part in path.parts)
