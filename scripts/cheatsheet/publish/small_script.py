"""The site's scripts as they are served: local names and everything that only people read made short.

What ``script_text`` leaves is already without comments; here go the long names of variables, a tenth of what is sent.
The work is tdewolff's minifier, which keeps strings, names of properties, licence comments and what is exported.
"""

from __future__ import annotations

import re

from minify import string

_MARK = re.compile(r"(?<![\w$.])export ?\{\};?\s*$")
"""What tells a type checker that a file is a module, and a browser nothing. minify-go 2.24.24 leaves of it the word
``export``, which no engine can read."""


def small(source: str) -> str:
    """The module ``source`` as small as it goes; it means the same to an engine. Raises for what is no JavaScript."""
    return str(string("application/javascript", _MARK.sub("", source))) + "\n"
