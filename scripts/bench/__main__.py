"""Time, memory and page figures, printed as ratios that were measured in one run.

Usage: ``python -m bench [builds] [growth] [pages] [lighthouse] [--sizes 38,380,3800] [--save]``; without a part, all.
With ``--save`` the figures are kept in ``last_run.json`` and written into FIGURES.md.
Exit codes: 0 measured, whatever the figures; 1 something could not be built or measured; 2 a wrong command line.
"""

from __future__ import annotations

import sys

from bench.main import main
from cheatsheet.interrupt import interruptible

if __name__ == "__main__":
    sys.exit(interruptible(lambda: main(sys.argv[1:]), "interrupted"))
