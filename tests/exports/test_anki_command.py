"""What `make cards` writes, and the bytes of the decks: each asked of a program of its own, on a copy of the text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cheatsheet.exports.anki_record import PATH
from cheatsheet.model import LANGUAGES


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A copy of the text and the scripts, to be changed."""
    for folder in ("docs/_source", "scripts"):
        shutil.copytree(root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("fonts", "__pycache__"))
    return tmp_path


def test_the_command_records_what_changed_and_nothing_else(project: Path) -> None:
    """`make cards` writes a new line for a changed card, leaves the others, and a second run writes nothing."""
    sheet, record = project / "docs/_source/en/cheatsheet.md", project / PATH
    command = [sys.executable, "scripts/date_cards.py"]
    before = record.read_text("utf-8").splitlines()
    text = sheet.read_text("utf-8")
    assert "**6. Indexes** — " in text
    sheet.write_text(text.replace("**6. Indexes** — ", "**6. Indexes** — Well: "), "utf-8")
    first = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    assert "1 card changed" in first.stdout
    after = record.read_text("utf-8").splitlines()
    assert [line.split()[0] for line, old in zip(after, before, strict=True) if line != old] == ["q06"]
    again = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    assert "0 cards changed" in again.stdout
    assert record.read_text("utf-8").splitlines() == after
    sheet.write_text(text.replace("**6. Indexes**", "**7. Indexes**"), "utf-8")
    broken = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert broken.returncode == 1
    assert broken.stderr.startswith("docs/_source/en/cheatsheet.md:")
    assert "Traceback" not in broken.stderr


SCRIPT = """
import hashlib, pathlib, sys
sys.path.insert(0, "scripts")
from cheatsheet.answers import files
from cheatsheet.exports import anki_deck, anki_record
from cheatsheet.load import load_content
from cheatsheet.settings import Settings
root = pathlib.Path()
settings = Settings("https://example.org/", "https://example.org/repo", "2026-11-24T10:00:00+00:00", "1a2b3c4")
samples = files.load_samples(root)[0]
made = anki_deck.render(load_content(root), settings, anki_record.load_record(root)[0], samples)
print(*(hashlib.sha256(data).hexdigest() for data in made.values()))
"""


def test_the_same_bytes_on_any_machine(project: Path) -> None:
    """Decks of one text are the same under another time zone, hash seed, locale and umask, and without git."""
    machines = [
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C"},
        {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "2", "LANG": "ru_RU.UTF-8", "SOURCE_DATE_EPOCH": "0"},
    ]
    made = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=project, env=os.environ | machine, umask=umask,
            capture_output=True, text=True, check=True,
        ).stdout
        for machine, umask in zip(machines, (0o022, 0o077), strict=True)
    ]  # fmt: skip
    assert made[0] == made[1]
    assert len(made[0].split()) == len(LANGUAGES)
