"""Lighthouse on a page of each kind, as a phone and as a desktop: scores, and every audit that is not whole."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.pages_report import sample_pages
from bench.process import MeasureError
from bench.server import served
from bench.table import Table, table
from cheatsheet.model import Content
from find_browser import FLAGS, installed
from node_wheel import node

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FORMS: Mapping[str, tuple[str, ...]] = {"mobile": (), "desktop": ("--preset=desktop",)}
SECONDS = 180
"""A page takes a quarter of a minute."""
_NOT_JUDGED = ("informative", "notApplicable", "manual")


def measure_lighthouse(root: Path, work: Path, content: Content) -> list[Table | str]:
    """Run Lighthouse on every sample page of ``root/site`` in both forms; the scores, and what is below."""
    rows, below = [], []
    with served(root / "site") as (address, _):
        for name, path in sample_pages(content).items():
            for form, options in FORMS.items():
                found = _lighthouse(root, work / "report.json", address + path, options)
                rows.append([f"{name}, {form}", *(_score(found, category) for category in CATEGORIES)])
                below += [f"{name}, {form}: {line}" for line in audits_below(found)]
    return [table(["Lighthouse", *CATEGORIES], rows), "\n".join(below) or "No audit is below its full score."]


def _lighthouse(root: Path, report: Path, address: str, options: tuple[str, ...]) -> dict[str, Any]:
    """One run, as Lighthouse's own JSON."""
    command = [node() or "node", "node_modules/lighthouse/cli/index.js", address, *options, "--quiet", "--output=json"]
    command += [
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless {' '.join(FLAGS)}",
    ]
    browser = {"CHROME_PATH": chrome} if (chrome := installed()) else {}
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=os.environ | browser,
            check=False,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise MeasureError(f"lighthouse {address}: nothing after {SECONDS} s") from None
    except OSError as error:
        raise MeasureError(f"lighthouse {address}: {command[0]} cannot be started: {error.strerror}") from None
    if done.returncode != 0:
        raise MeasureError(f"lighthouse {address}\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found


def _score(found: Mapping[str, Any], category: str) -> str:
    score = found["categories"][category]["score"]
    return "—" if score is None else f"{score * 100:.0f}"


def audits_below(found: Mapping[str, Any]) -> list[str]:
    """Audits that count and are below their full score, or could not be run: «category: id score: title»."""
    lines = []
    for category in CATEGORIES:
        for reference in found["categories"][category]["auditRefs"]:
            audit = found["audits"][reference["id"]]
            failed = audit["scoreDisplayMode"] == "error" or (audit["score"] is not None and audit["score"] < 1)
            if reference["weight"] and failed and audit["scoreDisplayMode"] not in _NOT_JUDGED:
                shown = f" ({audit['displayValue']})" if audit.get("displayValue") else ""
                name = reference["id"]
                lines.append(f"{category}: {name} {audit['score']}: {audit['title']}{shown}")
    return lines
