"""The site's scripts as they are served: local names and everything that only people read made short.

What ``script_text`` leaves is already without comments; here go the long names of variables, a tenth of what is sent.
The work is tdewolff's minifier, which keeps strings, names of properties, licence comments and what is exported.
"""

from __future__ import annotations

from minify import string


def small(source: str) -> str:
    """The module ``source`` as small as it goes; it means the same to an engine. Raises for what is no JavaScript."""
    return str(string("application/javascript", source)) + "\n"
