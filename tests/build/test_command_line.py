"""The build script as its user meets it: exit codes, messages, and what is on the disk afterwards."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import cast

import pytest

import cheatsheet.build as build_module
from cheatsheet import child
from cheatsheet.answers.typography import NBSP
from cheatsheet.build import BuildError, check
from cheatsheet.generate import Sources
from cheatsheet.lock import FILE as LOCK
from cheatsheet.lock import locked
from cheatsheet.made import MARKER, marker
from cheatsheet.settings import Settings
from cheatsheet.workers import workers
from tests.build.conftest import run_build

SHEET = "docs/_source/ru/cheatsheet.md"


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a folder with the time it was written and its bytes, but for modules that Python has compiled."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def good_site(project: Path) -> None:
    """Put a site of one page where the last build would have left it."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site")
    (project / "site" / MARKER).write_bytes(marker(["index.html"]))


def test_a_mistake_writes_nothing(short_project: Path) -> None:
    """A mistake in the sheet ends with exit code 1, one line that says where and what, and nothing written."""
    project = short_project
    assert run_build(project, "--pages-only").returncode == 0
    good_site(project)
    before = snapshot(project)
    sheet = project / SHEET
    text = sheet.read_text("utf-8")
    line = text[: text.index("**17. ")].count("\n") + 1
    sheet.write_text(text.replace("**17. ", "**18. "), "utf-8")
    done = run_build(project)
    assert done.returncode == 1
    assert re.search(rf"^{SHEET}:{line}: the number 18 skips ahead; expected 17$", done.stderr, re.MULTILINE)
    assert "Traceback" not in done.stdout + done.stderr
    sheet.write_bytes(before[str(sheet)][1])
    after = snapshot(project)
    assert {path: data for path, (_, data) in after.items()} == {path: data for path, (_, data) in before.items()}


def test_a_second_run_writes_nothing(short_project: Path) -> None:
    """A run with nothing changed touches no file under docs/."""
    project = short_project
    assert run_build(project, "--pages-only").returncode == 0
    before = snapshot(project / "docs")
    assert run_build(project, "--pages-only").returncode == 0
    assert snapshot(project / "docs") == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mask")
def test_a_site_can_be_read_by_its_server(short_project: Path) -> None:
    """Whoever hides new files from others publishes a site all the same: a server and GitHub Pages can read it."""
    project = short_project
    command = [sys.executable, "scripts/build_docs.py", "--pages-only"]
    subprocess.run(command, cwd=project, umask=0o077, capture_output=True, check=True)
    made = [path for lang in ("ru", "en") for path in ((project / "docs" / lang).rglob("*"))]
    assert {path.stat().st_mode & 0o777 for path in made if path.is_dir()} == {0o755}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {0o644}


def test_pages_that_are_no_longer_made_are_removed(short_project: Path) -> None:
    """A page left over from an older sheet is removed by the next run, and its folder with it."""
    project = short_project
    stray = project / "docs" / "ru" / "topics" / "gone" / "index.md"
    stray.parent.mkdir(parents=True)
    stray.write_text("old")
    assert run_build(project, "--pages-only").returncode == 0
    assert not stray.parent.exists()


def test_mkdocs_fails(printed_project: Path) -> None:
    """When MkDocs finds a mistake, its words are shown, the exit code is 1 and the last good site stays."""
    project = printed_project
    good_site(project)
    template = project / "overrides" / "partials" / "footer.html"
    template.write_text(template.read_text("utf-8") + "{{ nothing.at.all }}", "utf-8")
    done = run_build(project)
    assert done.returncode == 1
    assert "mkdocs found mistakes" in done.stderr
    assert "'nothing' is undefined" in done.stderr
    assert (project / "site" / "index.html").read_text() == "the last good site"


def test_checks_fail(printed_project: Path) -> None:
    """When a site check fails, it is named, the exit code is 1 and the last good site stays.

    So it is when the environment or a file beside the project would have left the checks out.
    """
    project = printed_project
    outside = {
        "PYTEST_ADDOPTS": "-k heads",
        "PYTEST_PLUGINS": "nowhere",
        "PYTHONOPTIMIZE": "2",
        "PYTHONPATH": str(project.parent),
        "PYTHONSAFEPATH": "1",
        "CHEATSHEET_PREPARED": "1",
    }
    (project / "pytest.ini").write_text("[pytest]\naddopts = -k heads\n")
    for place in ("conftest.py", "pytest.py", "mkdocs.py", "../conftest.py", "../typst.py"):
        (project / place).write_text("raise SystemExit('not of the project')")
    good_site(project)
    template = project / "overrides" / "partials" / "footer.html"
    template.write_text(template.read_text("utf-8") + '<a href="nowhere/">x</a>', "utf-8")
    done = run_build(project, **outside)
    assert done.returncode == 1
    assert "leads nowhere (nowhere/index.html)" in done.stderr
    assert "the last good site was left as it was" in done.stderr
    assert (project / "site" / "index.html").read_text() == "the last good site"


@pytest.mark.parametrize(
    ("code", "printed", "message"),
    [
        (0, "............  [100%]\n12 passed in 1.50s\n", ""),
        (0, "12 passed in 61.50s (0:01:01)\n", ""),
        (0, "11 passed, 1 skipped in 1.50s\n", "some site checks did not run"),
        (0, "11 passed, 1 deselected in 1.50s\n", "some site checks did not run"),
        (0, "12 skipped in 0.10s\n", "some site checks did not run"),
        (0, "", "some site checks did not run"),
        (5, "no tests ran in 0.01s\n", "the site checks found mistakes"),
        (1, "1 failed, 11 passed in 1.50s\n", "the site checks found mistakes"),
        (-9, "", "the process of the site checks was ended by signal 9 from outside"),
    ],
)
def test_checks_left_out(monkeypatch: pytest.MonkeyPatch, code: int, printed: str, message: str) -> None:
    """A site is good only when every check of it ran and passed."""
    monkeypatch.setattr(child, "run", lambda command, *_: subprocess.CompletedProcess(command, code, printed))
    settings = Settings("https://x.example/", "", "", "")
    with pytest.raises(BuildError, match=message) if message else nullcontext():
        check(Path(), Path("site"), settings)


def test_a_process_that_the_system_ends_is_no_mistake(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where memory is short a system kills: the build says so, of a worker too, and promises no list of mistakes."""
    monkeypatch.setattr(child, "run", lambda command, *_: subprocess.CompletedProcess(command, -9, ""))
    with pytest.raises(BuildError, match=r"^the process of mkdocs was ended by signal 9 from outside"):
        build_module._mkdocs(Path(), Path("site"), Settings("https://x.example/", "", "", ""), cast("Sources", None))

    def killed(*_: object, **__: object) -> None:
        with workers() as pool:
            pool.submit(os._exit, 1).result()

    monkeypatch.setattr(build_module, "build", killed)
    assert build_module.main([]) == 1
    said_of_it = capsys.readouterr().err
    assert said_of_it.startswith("a process of the build was ended from outside")
    assert one_line(said_of_it)


def said(errors: str) -> str:
    """What a build says on standard error, but for the line that a copy without a repository has no version."""
    return re.sub(r"^the site says no version: .*\n", "", errors)


def one_line(output: str) -> bool:
    """Whether this is one line, and no traceback."""
    return output.count("\n") == 1 and "Traceback" not in output


def test_a_folder_of_somebody(project: Path) -> None:
    """A folder that no build made is refused with exit code 2 and one line, by MkDocs too, and all is as it was."""
    mine = project.parent / "mine"
    (mine / ".git").mkdir(parents=True)
    (mine / "CNAME").write_text("mine.example")
    before = snapshot(project.parent)
    for folder in (".", "docs", str(mine)):
        done = run_build(project, "--site", folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert one_line(said(done.stderr))
        assert said(done.stderr).startswith(f"--site {folder}: ")
    for folder in ("scripts", str(mine)):
        command = [sys.executable, "-B", "-m", "mkdocs", "build", "--site-dir", folder]
        done = subprocess.run(command, cwd=project, text=True, capture_output=True, check=False)
        assert done.returncode == 1
        assert "expected an empty folder, or one that a build of this project made" in done.stderr
        assert "Traceback" not in done.stderr
    assert snapshot(project.parent) == before


@contextmanager
def started(project: Path, stage: str) -> Iterator[subprocess.Popen[str]]:
    """A build that has come to ``stage``."""
    command = [sys.executable, "scripts/build_docs.py"]
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # As in a shell's background job; what is ignored here would be ignored there.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command, cwd=project, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        while (line := process.stdout.readline()) != f"{stage} …\n":
            assert line, process.communicate()
        yield process


def left_over(project: Path) -> list[str]:
    """What a build has left in the project, but for its lock."""
    return sorted(path.name for path in project.glob(".*") if path.name != LOCK)


def test_interrupted(printed_project: Path) -> None:
    """A build that is interrupted in its last stage says so in one line, ends with code 130 and leaves the last good site and nothing beside it."""
    project = printed_project
    good_site(project)
    (project / "tests" / "site_checks" / "test_long.py").write_text(
        "import time\ndef test_long():\n    time.sleep(600)\n"
    )
    with started(project, "site checks") as process:
        assert left_over(project) != []
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert (process.returncode, said(errors)) == (130, "interrupted; the last good site was left as it was\n")
    assert left_over(project) == []
    assert (project / "site" / "index.html").read_text() == "the last good site"


def test_terminated(short_project: Path) -> None:
    """A build that is terminated in its first stage says so in one line, with code 143, and has written nothing."""
    project = short_project
    with started(project, "text, pages and exports") as process:
        process.terminate()
        _, errors = process.communicate()
    assert (process.returncode, said(errors)) == (143, "interrupted; the last good site was left as it was\n")
    assert left_over(project) == []
    assert not (project / "docs" / "ru").exists()


def test_too_long_for_paper(short_project: Path) -> None:
    """An answer that no column holds is named for each sheet before anything is written, though books are being set."""
    project = short_project
    sheet = project / SHEET
    text = sheet.read_text("utf-8")
    line = text[: text.index("Создавай для колонок")].count("\n") + 1
    sheet.write_text(text.replace("Создавай для колонок", "Создавай для колонок " + "и колонок " * 700), "utf-8")
    done = run_build(project)
    assert done.returncode == 1
    named = re.findall(
        rf"^{SHEET}:{line}: this is longer than a column of (\S+), [\d.]+ pt: ", done.stderr, re.MULTILINE
    )
    assert named == ["cram-sheet", "cram-sheet-large"]
    assert "Traceback" not in done.stderr
    assert "2 problems in the text; nothing was written\n" in done.stderr
    assert not (project / "docs" / "ru").exists()


def test_two_at_once(project: Path) -> None:
    """A build that finds another at work in the folder says so in one line and writes nothing."""
    with locked(project / LOCK):
        done = run_build(project, "--pages-only")
    assert done.returncode == 1
    assert one_line(said(done.stderr))
    assert said(done.stderr).startswith(f"another build is at work here (it holds {LOCK})")
    assert not (project / "docs" / "ru").exists()


def test_no_room(short_project: Path) -> None:
    """When a file cannot be written, one line says which and why, and the pages are as they were."""
    project = short_project
    assert run_build(project, "--pages-only").returncode == 0
    sheet = project / SHEET
    sheet.write_text(sheet.read_text("utf-8").replace("Создавай для колонок", "Заводи для колонок"), "utf-8")
    before = snapshot(project / "docs")
    # No file may be longer than 8 kB: a disk that is full for those that are.
    command = ["bash", "-c", 'ulimit -f 8; exec "$0" "$@"', sys.executable, "scripts/build_docs.py", "--pages-only"]
    done = subprocess.run(command, cwd=project, text=True, capture_output=True, check=False)
    assert done.returncode == 1
    assert one_line(said(done.stderr))
    assert "File too large; the last good site was left as it was" in done.stderr
    assert snapshot(project / "docs") == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_among_the_files(short_project: Path) -> None:
    """A pipe among what is published is named; nothing waits for somebody to write into it."""
    project = short_project
    os.mkfifo(project / "docs" / "assets" / "js" / "pipe.js")
    done = run_build(project)
    assert done.returncode == 1
    assert "docs/assets/js/pipe.js:1: is no file that can be read; expected a file of its own" in done.stderr


def test_a_sheet_over_its_translation(short_project: Path) -> None:
    """The Russian sheet in the place of the English one is told by its first lines, before anything is written."""
    project = short_project
    (project / "docs" / "_source" / "en" / "cheatsheet.md").write_bytes((project / SHEET).read_bytes())
    done = run_build(project)
    assert done.returncode == 1
    assert re.search(
        r"^docs/_source/en/cheatsheet.md:1: «\w+» is Russian; expected English$", done.stderr, re.MULTILINE
    )
    assert done.stderr.count("\n") < 8
    assert not (project / "docs" / "en").exists()


def test_strays(short_project: Path) -> None:
    """Files that are not the site's are all named before anything is written, those among generated pages too."""
    project = short_project
    strays = ["docs/assets/Thumbs.db", "docs/assets/js/#site.js#", "docs/notes.md", "docs/ru/notes.md"]
    (project / "docs" / "ru").mkdir()
    for path in strays:
        (project / path).write_text("mine")
    done = run_build(project)
    assert done.returncode == 1
    assert [line.split(":1: ")[0] for line in said(done.stderr).splitlines()[:-1]] == strays
    assert (project / "docs" / "ru" / "notes.md").read_text() == "mine"
    assert [path.name for path in (project / "docs" / "ru").iterdir()] == ["notes.md"]


def test_wrong_arguments(project: Path) -> None:
    """An unknown argument is the command line's own mistake: exit code 2 and the usage."""
    done = run_build(project, "--nonsense")
    assert done.returncode == 2
    assert "usage: build_docs.py" in done.stderr


def test_a_39th_question_appears_everywhere(printed_project: Path) -> None:
    """A question added to both sheets and the catalog is on its topic page, in the list of all and on the home page."""
    project = printed_project
    for lang, term in (("ru", "Новый вопрос"), ("en", "A new question")):
        sheet = project / "docs" / "_source" / lang / "cheatsheet.md"
        text = sheet.read_text("utf-8")
        at = text.index("---", text.index("**38."))
        sheet.write_text(text[:at] + f"**39. {term}** — `new`.\n\n" + text[at:], "utf-8")
    catalog = project / "docs" / "_source" / "catalog.toml"
    text = catalog.read_text("utf-8").replace('"q38"] }', '"q38", "q39"] }')
    catalog.write_text(text + '\n[questions.q39]\nslug = "a-new-question"\n', "utf-8")
    done = run_build(project)
    assert done.returncode == 0, done.stderr

    def shown(path: str) -> str:
        return (project / "site" / path).read_text("utf-8").replace(NBSP, " ")

    for path in ("index.html", "topics/system-integration/index.html", "all/index.html"):
        assert "Новый вопрос" in shown(path)
        assert "A new question" in shown(f"en/{path}")
    assert "39 вопросов" in shown("index.html")
