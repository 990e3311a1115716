"""Each sample in an environment made from its own first line, on the oldest and the newest Python there is.

What is marked ``alone`` fetches packages and takes minutes: ``make samples-alone`` runs it, and so does a workflow
every week. The rest needs neither.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cheatsheet.answers.needs import Need, parse_needs
from cheatsheet.answers.samples import FOLDER, output_path
from run_samples import difference
from sample_alone import PYTHONS, AloneError, Environments, cut, ends, pins, pythons
from sample_room import Interpreter, open_folder, run_twice

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements-samples.txt"
PATHS = sorted((ROOT / FOLDER).glob("q*.py"))
alone = pytest.mark.alone


@pytest.fixture(scope="session")
def environments(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environments]:
    """Environments of this run, and wheels that the next one finds again."""
    cache = tmp_path_factory.getbasetemp().parent / "sample-wheels"
    with open_folder("environments-") as folder:
        yield Environments(folder, cache, REQUIREMENTS)


def problems(path: Path, base: Path, environments: Environments) -> Iterator[str]:
    """What is wrong with the sample ``path`` alone, on the Python ``base``."""
    try:
        python = environments.python(base, parse_needs(path.read_text("utf-8")))
    except AloneError as error:
        yield f"{FOLDER}/{path.name}:1: {error}"
        return
    recorded = ROOT / output_path(path.name)
    for done in run_twice(path, Interpreter(python)):
        yield done.error or difference(done, recorded.read_text("utf-8") if recorded.is_file() else "\n")


@alone
@pytest.mark.parametrize("version", PYTHONS)
def test_a_python_that_the_site_names_is_here(version: str) -> None:
    """What is tried as a version of Python is that version; one that this machine lacks is skipped by name."""
    found = pythons()
    if version not in found:
        pytest.skip(f"python{version} is not on this machine")
    code = "import sys; print('{}.{}'.format(*sys.version_info))"
    done = subprocess.run([found[version], "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == version


@alone
@pytest.mark.parametrize("which", ["oldest", "newest"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_sample_runs_from_its_first_line(path: Path, which: str, environments: Environments) -> None:
    """With what its first line names and nothing else, among foreign files, twice, a sample prints what is recorded."""
    found = pythons()
    assert found, f"none of {', '.join(PYTHONS)} is on this machine"
    version = ends(found)[0 if which == "oldest" else -1]
    if which == "newest" and version == ends(found)[0]:
        pytest.skip(f"python{version} is the only one on this machine")
    assert [f"python{version}: {text}" for text in problems(path, found[version], environments) if text] == []


BROKEN = {
    "# needs: psycopg\nimport psycopg\n": ":2: ImportError: couldn't import requested psycopg",
    "# needs: boto3, moto\nimport moto.stepfunctions.parser.models\n": ":2: ModuleNotFoundError: No module named 'antlr4'",
    "# needs: fastapi\nimport fastapi.testclient\n": "module requires the httpx2 package",
    "# needs: standard library\nimport duckdb\n": ":2: ModuleNotFoundError: No module named 'duckdb'",
    "# needs: standard library\nimport os, sys\nprint(os.listdir())\nprint(1, file=sys.stderr)\n": "standard error is not empty",
    "# needs: iniconfig\nimport iniconfig\n": "not in requirements-samples.txt; expected it there: make lock",
}


@alone
@pytest.mark.parametrize(("code", "expected"), BROKEN.items())
def test_a_sample_that_needs_more_than_it_names_fails(
    code: str, expected: str, environments: Environments, tmp_path: Path
) -> None:
    """A package, an extra or a pin that is missing is told, with the file."""
    path = tmp_path / "q01_a.py"
    path.write_text(code, "utf-8")
    found = [text for text in problems(path, next(iter(pythons().values())), environments) if text]
    assert found
    assert all(expected in text and f"{FOLDER}/q01_a.py:" in text for text in found), found


LISTED = """\
Django==5.2 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
django==6.1 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
typing_extensions==4.16.0 \\
    --hash=sha256:dd
"""


def test_a_part_of_the_list_keeps_its_hashes() -> None:
    """What is installed has the version, the marker and the hashes that the list of requirements gives it."""
    listed = pins(LISTED)
    assert cut("typing-extensions==4.16.0\ndjango==6.1\n", listed) == (
        "typing_extensions==4.16.0 \\\n    --hash=sha256:dd\n"
        "django==6.1 ; python_full_version >= '3.12' \\\n    --hash=sha256:cc\n"
    )
    with pytest.raises(AloneError, match=r"^django==4\.0, flask==3: not in requirements-samples\.txt; expected"):
        cut("django==4.0\nflask==3\ndjango==5.2\n", listed)


def test_every_need_is_pinned() -> None:
    """Whatever a sample names stands in both lists of requirements, in the compiled one with a hash; the short one holds nothing else."""
    listed = pins(REQUIREMENTS.read_text("utf-8"))
    assert all("--hash=sha256:" in block for block in listed.values())
    names = {name for name, _ in listed}
    wanted = {need for path in PATHS for need in parse_needs(path.read_text("utf-8"))}
    assert {need.name.lower() for need in wanted} <= names
    asked = re.findall(r"^[A-Za-z0-9._-]+", REQUIREMENTS.with_suffix(".in").read_text("utf-8"), re.MULTILINE)
    assert {need.name.lower() for need in wanted} == set(asked)
    assert Need("duckdb") in wanted


@pytest.mark.skipif(os.name == "nt", reason="shell scripts are no programs there")
def test_a_stand_in_for_a_python_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A python3.N that does not start is passed over for one further down the path; what is nowhere is left out."""
    shims, real = tmp_path / "shims", tmp_path / "real"
    for folder, version, code in ((shims, "3.11", 127), (shims, "3.12", 127), (real, "3.12", 0), (real, "3.14", 0)):
        folder.mkdir(exist_ok=True)
        (folder / f"python{version}").write_text(f"#!/bin/sh\nexit {code}\n", "utf-8")
        (folder / f"python{version}").chmod(0o755)
    monkeypatch.setenv("PATH", f"{shims}{os.pathsep}{real}")
    assert pythons() == {"3.12": real / "python3.12", "3.14": real / "python3.14"}


def test_the_ends_of_what_there_is() -> None:
    """The oldest and the newest are tried; one Python is tried once, and none is none."""
    assert ends(PYTHONS) == ("3.11", "3.14")
    assert ends(["3.12"]) == ("3.12",)
    assert ends([]) == ()
