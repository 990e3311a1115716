"""What our command lines print and read does not depend on the machine's language or on what lies beside the text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cheatsheet import disk
from tests.build.conftest import run_build

ANSWER = "docs/_source/ru/answers/q06-indexes.md"
TERMINALS = (
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "iso-8859-1:strict"},
    {"PYTHONIOENCODING": "cp866"},
    {"PYTHONIOENCODING": "koi8-r"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)


@pytest.mark.parametrize("terminal", TERMINALS, ids=lambda terminal: " ".join(terminal.values()))
def test_a_terminal_without_our_signs(short_project: Path, terminal: dict[str, str]) -> None:
    """On a terminal that lacks signs of ours the pages are written, and a mistake is reported and no traceback."""
    project = short_project

    def run(*command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, *command], cwd=project, env=os.environ | terminal, capture_output=True, check=False
        )

    assert run("scripts/build_docs.py", "--pages-only").returncode == 0
    answer = project / ANSWER
    answer.write_text(answer.read_text("utf-8").replace("## Глубже", "## Глубже — ниже ‽"), "utf-8")
    for command in (["scripts/build_docs.py", "--pages-only"], ["scripts/check_answers.py", "q06"]):
        done = run(*command)
        assert done.returncode == 1
        assert ANSWER.encode() in done.stdout + done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closed by the shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_without_an_output(short_project: Path, closed: str) -> None:
    """Started by a service that gives it no output, a build does its work all the same."""
    project = short_project
    command = f'"$0" scripts/build_docs.py --pages-only {closed}'
    done = subprocess.run(["bash", "-c", command, sys.executable], cwd=project, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (project / "docs" / "ru" / "index.md").is_file()


@pytest.mark.skipif(os.name != "posix", reason="a pipe without a reader is something else there")
@pytest.mark.parametrize(
    "command", [["build_docs.py", "--pages-only"], ["check_answers.py", "q06"], ["ask.py", "saga"]]
)
def test_a_reader_who_goes(short_project: Path, command: list[str]) -> None:
    """A command whose output is read no further, as by ``head -1``, does its work all the same and says nothing of it."""
    reader, writer = os.pipe()
    os.close(reader)
    name, *arguments = command
    done = subprocess.run(
        [sys.executable, f"scripts/{name}", *arguments],
        cwd=short_project,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr.decode().count("roken pipe")) == (0, 0), done.stderr.decode()


def test_hidden_files_are_no_sources(short_project: Path) -> None:
    """What macOS, vim and Emacs lay beside any file is read as a text nowhere."""
    project = short_project
    source = project / "docs" / "_source"
    for folder in [source, *(path for path in source.rglob("*") if path.is_dir())]:
        for suffix in (".toml", ".md", ".svg", ".py", ".txt", ".ttf"):
            (folder / f"._site{suffix}").write_bytes(b"\0\5\x16\7")
            (folder / f"site{suffix}~").write_bytes(b"\xff")
            (folder / f".site{suffix}.swp").write_bytes(b"\xff")
        (folder / ".#site.md").symlink_to("nobody@nowhere.1:1")
    done = run_build(project, "--pages-only")
    assert done.returncode == 0, done.stderr


def test_line_ends_of_windows(project: Path) -> None:
    """Sources with Windows line ends give the same pages; a file that is published as it is is named with its line."""
    assert run_build(project, "--pages-only").returncode == 0
    before = disk.files(project / "docs" / "ru")
    for path in (project / "docs" / "_source").rglob("*"):
        if path.suffix in (".md", ".toml", ".py", ".svg"):
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert run_build(project, "--pages-only").returncode == 0
    assert disk.files(project / "docs" / "ru") == before
    published = ("docs/sw.js", "docs/assets/js/site.js", "overrides/main.html", "overrides/site.css")
    for name in published:
        target = project / name
        target.write_bytes(target.read_bytes().replace(b"\n", b"\r\n"))
    done = run_build(project, "--pages-only")
    assert done.returncode == 1
    for name in published:
        assert f"{name}:1: a carriage return; expected LF alone at line ends" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
def test_a_link_to_nowhere_among_the_sources_is_named(short_project: Path) -> None:
    """A text, a list of words, a drawing or a program that is a link to a file that has gone is a problem by its path."""
    source = short_project / "docs" / "_source"
    places = ["ru/answers/q99-x.md", "words/zz.toml", "diagrams/zz.toml", "en/search/zz.toml", "samples/q99_x.py"]
    for place in places:
        (source / place).symlink_to("gone")
    done = run_build(short_project, "--pages-only")
    named = [
        line.split(": ")[0] for line in done.stderr.splitlines() if line.endswith("is missing; expected UTF-8 text")
    ]
    assert sorted(named) == sorted(f"docs/_source/{place}:1" for place in places)
