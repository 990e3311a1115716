"""The same text gives the same bytes, whatever the machine is doing."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from cheatsheet.model import Content
from cheatsheet.paper import Extras, Paper
from cheatsheet.settings import Settings
from tests.paper.conftest import ROOT

SCRIPT = """
import hashlib, json, pickle, sys
from cheatsheet.paper import produce
paper = produce(*pickle.load(sys.stdin.buffer))
print(json.dumps({path: hashlib.sha256(data).hexdigest() for path, data in paper.files.items()}))
"""


def test_two_processes_make_the_same_bytes(
    paper: Paper, content: Content, settings: Settings, extras: Extras, tmp_path: Path
) -> None:
    """PDFs and previews do not depend on hash seed, folder, time zone, locale or the time of the build."""
    environment = os.environ | {
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(ROOT / "scripts"),
        "TZ": "Asia/Tokyo",
        "SOURCE_DATE_EPOCH": "1",
        "LC_ALL": "C",
    }
    given = pickle.dumps((content, settings, extras))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, env=environment, input=given, check=True, capture_output=True
    )
    assert json.loads(done.stdout) == {path: sha256(data).hexdigest() for path, data in paper.files.items()}
