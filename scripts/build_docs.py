"""The build script: the text in, a checked site out.

Usage: ``python scripts/build_docs.py [--site DIR] [--pages-only]``; see ``--help``.
Exit codes: 0 the site is built and in place; 1 the text or the site has mistakes, all named on standard
error, and the last good site is as it was; 2 the command line is wrong.
"""

from __future__ import annotations

import sys

from cheatsheet.build import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
