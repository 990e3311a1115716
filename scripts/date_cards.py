"""Record in docs/_source/cards.toml when the Anki cards that say something new began to say it: now.

    python scripts/date_cards.py

To be run before a change of the text is committed; a test says when it was forgotten. A card that
says what it said keeps its date, so that a reader's own edits of it are never replaced for nothing.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from cheatsheet import disk
from cheatsheet.answers.files import load_samples
from cheatsheet.exports.anki_deck import fingerprints
from cheatsheet.exports.anki_record import PATH, differences, load_record, render_record, updated
from cheatsheet.exports.anki_taken import taken_over
from cheatsheet.load import load_content
from cheatsheet.problems import ContentError

ROOT = Path(__file__).resolve().parents[1]


def main(root: Path, now: int) -> int:
    """Bring the record of the project at ``root`` up to date. Returns the exit code: 1 when the text has mistakes."""
    record, problems = load_record(root)
    samples, more = load_samples(root)
    problems += more
    try:
        content = load_content(root)
        found = fingerprints(content, record, samples)
        problems += taken_over(content, record)
    except ContentError as error:
        problems += error.problems
    if problems:
        print(ContentError(problems), "nothing was recorded", sep="\n", file=sys.stderr)
        return 1
    count = len(differences(record, found, now))
    if count:
        disk.write(root / PATH, render_record(updated(record, found, now)).encode())
    print(f"{count} card{'s' * (count != 1)} changed; {PATH} is up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main(ROOT, int(time.time())))
