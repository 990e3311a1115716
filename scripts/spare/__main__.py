"""The same pages by the heirs of MkDocs, ProperDocs and Zensical, and in what they differ from today's.

Usage: ``python -m spare [--all]``; ``--all`` names every page of what is known to differ, too. The whole report
is kept in ``build/spare/report.txt``.
Exit codes: 0 ProperDocs makes the same files with the same bytes, and Zensical loses nothing that is not known and
explained in ``spare/known.py``; 1 one of that is not so, or something could not be built; 2 a wrong command line.
"""

from __future__ import annotations

import sys

from cheatsheet.interrupt import interruptible
from spare.main import main

if __name__ == "__main__":
    sys.exit(interruptible(lambda: main(sys.argv[1:]), "interrupted"))
