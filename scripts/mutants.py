#!/usr/bin/env python
"""Change the code in small ways, one at a time, and list the changes that the fast tests do not notice.

    python scripts/mutants.py                                  # everything that the fast tests run: about an hour
    python scripts/mutants.py scripts/cheatsheet/words.py      # one module; folders and patterns do too

Each line that is left stands for a fact that no test states, or for code that nobody needs. The work is done by mutmut
in ``build/mutants``, on a copy: the project itself is never changed. Results are kept there, so that a second run asks
again only about what changed; ``--fresh`` forgets them. mutmut needs a system that forks: Windows has to use WSL.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import tomli_w

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants"
COPIED = ("docs", "overrides", "tests", "mkdocs.yml", "package.json")
TESTS = ("sheet", "answers", "pages", "exports", "publish", "search", "bench", "site_checks", "paper")
# They build the site, print, start Anki or the samples, or ask every labelled query: minutes, where seconds are needed.
SLOW = (
    "answers/test_samples.py", "exports/test_anki_command.py", "exports/test_anki_import.py",
    "exports/test_spreadsheet.py",
    "paper/test_bad_input.py", "paper/test_book.py", "paper/test_checks_can_fail.py",
    "paper/test_cram_sheets.py", "paper/test_literal.py",
    "search/test_search_set.py", "search/test_stemming.py", "search/test_stories.py",
    "site_checks/test_budgets.py", "site_checks/test_site.py",
)  # fmt: skip


def lay_out(only: list[str], tests: list[str]) -> None:
    """Copy the project to ``build/mutants`` in the layout that mutmut knows, the code under ``src``."""
    WORK.mkdir(parents=True, exist_ok=True)
    copy = WORK / "mutants"
    copy.mkdir(exist_ok=True)
    for name, target in (("scripts", WORK / "src"), *((name, copy / name) for name in COPIED)):
        _copy(ROOT / name, target)
    if not (copy / "scripts").is_symlink():
        (copy / "scripts").symlink_to("src")
    settings = {
        "source_paths": ["src"],
        "only_mutate": [pattern.replace("scripts/", "src/", 1) for pattern in only],
        "pytest_add_cli_args": ["--hypothesis-seed=0", "-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": [
            *(tests or [f"tests/{folder}" for folder in TESTS]),
            *(f"--ignore=tests/{name}" for name in SLOW),
        ],
    }
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (WORK / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{tomli_w.dumps(settings)}", "utf-8")


def _copy(source: Path, target: Path) -> None:
    """Copy a file or a folder in the place of what stands there; never a link: a changed program may write anywhere."""
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)


def patterns(given: list[str]) -> list[str]:
    """What to change: the modules named, every module of the folders named, or the whole package."""
    named = [path.removeprefix("./").rstrip("/") for path in given] or ["scripts/cheatsheet"]
    return [path if path.endswith(".py") or "*" in path else f"{path}/*.py" for path in named]


def main() -> int:
    """Run mutmut and print what survived, each as a diff; 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="*", help="modules or folders to change (default: all of scripts/cheatsheet)")
    parser.add_argument(
        "--tests", nargs="*", default=[], help="files or folders of tests to ask (default: every fast one)"
    )
    parser.add_argument("--fresh", action="store_true", help="forget the results of earlier runs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many tests run at a time")
    arguments = parser.parse_args()
    if arguments.fresh:
        shutil.rmtree(WORK, ignore_errors=True)
    lay_out(patterns(arguments.only), arguments.tests)
    mutmut = [sys.executable, "-m", "mutmut"]
    if subprocess.run([*mutmut, "run", "--max-children", str(arguments.jobs)], cwd=WORK, check=False).returncode:
        return 2
    listed = subprocess.run([*mutmut, "results"], cwd=WORK, check=True, capture_output=True, text=True).stdout
    survived = [
        line.split(":")[0].strip() for line in listed.splitlines() if line.endswith((": survived", ": no tests"))
    ]
    for name in survived:
        subprocess.run([*mutmut, "show", name], cwd=WORK, check=True)
    print(f"{len(survived)} changes were not noticed")
    return bool(survived)


if __name__ == "__main__":
    sys.exit(main())
