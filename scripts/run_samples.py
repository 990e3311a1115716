"""Run the samples of the long answers, and record or check what they print.

    python scripts/run_samples.py              run all, rewrite docs/_source/samples/output/
    python scripts/run_samples.py q06          only those of question 6 (or name a file)
    python scripts/run_samples.py --check      run, write nothing, exit 1 where the output differs

A sample runs in a process of its own, in an empty folder, with the interpreter of the samples'
virtual environment, so that neither another sample nor a file of this repository can help it.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from cheatsheet import disk
from cheatsheet.answers.samples import FOLDER, VERSIONS_FILE, needs, output_path
from cheatsheet.answers.samples import read_versions as read_recorded
from cheatsheet.console import speak_plainly
from cheatsheet.interrupt import interruptible, undisturbed
from environment import interpreter

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 60
"""Seconds that a sample may take; the slowest one should need a tenth of that."""
WORKERS = 2
"""Samples that run at once. Some measure time against time: more would make them noisy."""
KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "USERNAME")
"""What programs need to start at all."""
UMASK = 0o022 if os.name == "posix" else -1

_FRAME = re.compile(r'File "[^"]*/([^/"]+)", line (\d+)')


@dataclass(frozen=True, slots=True)
class Run:
    """What came of running one sample. ``error`` is empty when it succeeded."""

    name: str
    output: str = ""
    error: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)


def surroundings(folder: str) -> dict[str, str]:
    """All that a sample is given of the machine: where programs and libraries are, and ``folder`` for everything else.

    Language, time zone, collation, home and the settings of servers and clouds (PGPORT, PGOPTIONS, AWS_PROFILE,
    HTTPS_PROXY) are the same on every machine, or not there.
    """
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {
        "HOME": folder, "USERPROFILE": folder, "TMPDIR": folder, "TEMP": folder, "TMP": folder,
        # The embedded servers keep their sockets here instead of warning that there is no such place.
        "XDG_RUNTIME_DIR": folder,
        "LANG": "C", "LC_ALL": "C", "TZ": "UTC0",
        "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONNOUSERSITE": "1",
    }  # fmt: skip


def run(path: Path, python: Path) -> Run:
    """Run the sample ``path`` with the interpreter ``python``, whatever may come of it."""
    with tempfile.TemporaryDirectory(prefix="sample-", ignore_cleanup_errors=True) as folder:
        try:
            done = subprocess.run(
                [python, path], cwd=folder, env=surroundings(folder), umask=UMASK, stdin=subprocess.DEVNULL,
                capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Run(path.name, error=f"{FOLDER}/{path.name}:1: still running after {TIMEOUT} s")
        except OSError as unable:
            return Run(path.name, error=f"{FOLDER}/{path.name}:1: {python} cannot be started: {unable.strerror}")
    if done.returncode:
        return Run(path.name, error=describe_failure(path.name, done.stderr, done.returncode))
    versions, error = read_versions(path, python)
    return Run(path.name, tidy(done.stdout), error, versions)


def describe_failure(name: str, stderr: str, code: int) -> str:
    """One line that names the sample's own line that failed, and the traceback below it."""
    lines = [int(line) for file, line in _FRAME.findall(stderr) if file == name]
    last = stderr.strip().splitlines()[-1] if stderr.strip() else f"exit code {code}"
    return f"{FOLDER}/{name}:{lines[-1] if lines else 1}: {last}\n{stderr.rstrip()}"


def read_versions(path: Path, python: Path) -> tuple[Mapping[str, str], str]:
    """The versions that the sample names in its first line, or why they cannot be told."""
    names = needs(path.read_text(encoding="utf-8"))
    script = ROOT / "scripts" / "sample_versions.py"
    with tempfile.TemporaryDirectory(prefix="sample-") as folder:
        done = subprocess.run(
            [python, script, *names], cwd=folder, env=surroundings(folder), umask=UMASK, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    if done.returncode:
        return {}, f"{FOLDER}/{path.name}:1: {done.stderr.strip()}"
    return dict(json.loads(done.stdout)), ""


def difference(done: Run, recorded: str) -> str:
    """A message and a diff when ``done`` printed something else than what is recorded."""
    if done.output == recorded:
        return ""
    path = output_path(done.name)
    lines = difflib.unified_diff(
        recorded.splitlines(), done.output.splitlines(), "recorded", "printed now", lineterm=""
    )
    return "\n".join([f"{path}:1: the sample prints something else now: run 'make samples' and look", *lines])


def versions_toml(tables: Mapping[str, Mapping[str, str]]) -> str:
    """``versions.toml``: a table a sample, in order of name."""
    text = "# Written by 'make samples': what each sample ran on when its output was recorded.\n"
    for name, versions in sorted(tables.items()):
        rows = "".join(f"{json.dumps(key)} = {json.dumps(value)}\n" for key, value in versions.items())
        text += f'\n["{name}"]\n{rows}'
    return text


def record(runs: Iterable[Run], everything: bool) -> list[str]:
    """Write the outputs and versions of ``runs``, all or none; when that is ``everything``, drop what is left over.

    Where the versions of the others cannot be read, nothing is written, and what is wrong is returned.
    """
    runs = list(runs)
    found, problems = read_recorded((disk.read(ROOT, VERSIONS_FILE) or b"").decode("utf-8", "replace"))
    if problems and not everything:
        return [f"{problem}; nothing was recorded" for problem in problems]
    made = {done.name for done in runs}
    gone = set(found) - made if everything else set()
    known: dict[str, Mapping[str, str]] = {name: dict(rows) for name, rows in found.items() if name not in gone}
    known |= {done.name: done.versions for done in runs}
    files = {output_path(done.name): done.output for done in runs} | {VERSIONS_FILE: versions_toml(known)}
    with undisturbed():
        disk.write_all(ROOT, {path: text.encode() for path, text in files.items()})
        for name in gone:  # what was recorded of samples that are no more; nothing else in the folder is ours to remove
            (ROOT / output_path(name)).unlink(missing_ok=True)
    return []


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the samples that ``arguments`` select; 1 when one fails or, with --check, differs."""
    speak_plainly()
    parser = argparse.ArgumentParser(description="Run the samples and record what they print.")
    parser.add_argument("names", nargs="*", help="question ids (q06) or file names; none means all")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the output differs")
    default = interpreter(ROOT / ".venv-samples")
    parser.add_argument("--python", type=Path, default=default, help="interpreter of the samples' environment")
    options = parser.parse_args(arguments)
    paths = sorted((ROOT / FOLDER).glob("q*.py"))
    unknown = [name for name in options.names if not any(path.name.startswith(name) for path in paths)]
    if unknown or not paths:
        print(f"no sample in {FOLDER}/ is called {' or '.join(unknown) or 'q….py'}", file=sys.stderr)
        return 1
    if options.names:
        paths = [path for path in paths if path.name.startswith(tuple(options.names))]
    if shutil.which(options.python) is None:
        print(f"{options.python}: no interpreter; expected the one that 'make samples-needs' makes", file=sys.stderr)
        return 1
    with ThreadPoolExecutor(WORKERS) as pool:
        runs = list(pool.map(lambda path: run(path, options.python), paths))
    complaints = [done.error for done in runs if done.error]
    good = [done for done in runs if not done.error]
    if options.check:
        complaints += filter(None, (difference(done, _recorded(done.name)) for done in good))
    else:
        complaints += record(good, everything=not options.names and not complaints)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    print(f"{len(good)} of {len(runs)} samples ran" + (", some complaints" if complaints else ""))
    return 1 if complaints else 0


def _recorded(name: str) -> str:
    data = disk.read(ROOT, output_path(name))
    return data.decode("utf-8") if data is not None else ""


def tidy(output: str) -> str:
    """The output without spaces at line ends (psql pads its tables) and with one final line end."""
    return "\n".join(line.rstrip() for line in output.rstrip().splitlines()) + "\n"


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted; nothing was recorded"))
