"""The build script as its user meets it: exit codes, messages, and what is on the disk afterwards."""

from __future__ import annotations

import re
from pathlib import Path

from tests.build.conftest import run_build

SHEET = "docs/_source/ru/cheatsheet.md"


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a folder with the time it was written and its bytes."""
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def test_a_mistake_writes_nothing(project: Path) -> None:
    """A mistake in the sheet ends with exit code 1, one line that says where and what, and nothing written."""
    assert run_build(project, "--pages-only").returncode == 0
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site")
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


def test_a_second_run_writes_nothing(project: Path) -> None:
    """A run with nothing changed touches no file under docs/."""
    assert run_build(project, "--pages-only").returncode == 0
    before = snapshot(project / "docs")
    assert run_build(project, "--pages-only").returncode == 0
    assert snapshot(project / "docs") == before


def test_pages_that_are_no_longer_made_are_removed(project: Path) -> None:
    """A page left over from an older sheet is removed by the next run, and its folder with it."""
    stray = project / "docs" / "ru" / "topics" / "gone" / "index.md"
    stray.parent.mkdir(parents=True)
    stray.write_text("old")
    assert run_build(project, "--pages-only").returncode == 0
    assert not stray.parent.exists()


def test_mkdocs_fails(project: Path) -> None:
    """When MkDocs finds a mistake, its words are shown, the exit code is 1 and the last good site stays."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site")
    template = project / "overrides" / "partials" / "footer.html"
    template.write_text(template.read_text("utf-8") + "{{ nothing.at.all }}", "utf-8")
    done = run_build(project)
    assert done.returncode == 1
    assert "mkdocs found mistakes" in done.stderr
    assert "'nothing' is undefined" in done.stderr
    assert (project / "site" / "index.html").read_text() == "the last good site"


def test_checks_fail(project: Path) -> None:
    """When a site check fails, it is named, the exit code is 1 and the last good site stays."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site")
    template = project / "overrides" / "partials" / "footer.html"
    template.write_text(template.read_text("utf-8") + '<a href="nowhere/">x</a>', "utf-8")
    done = run_build(project)
    assert done.returncode == 1
    assert "leads nowhere (nowhere/index.html)" in done.stderr
    assert "the last good site was left as it was" in done.stderr
    assert (project / "site" / "index.html").read_text() == "the last good site"


def test_wrong_arguments(project: Path) -> None:
    """An unknown argument is the command line's own mistake: exit code 2 and the usage."""
    done = run_build(project, "--nonsense")
    assert done.returncode == 2
    assert "usage: build_docs.py" in done.stderr


def test_a_39th_question_appears_everywhere(project: Path) -> None:
    """A question added to both sheets and the catalog is on its topic page, in the list of all and on the home page."""
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
    for path in ("index.html", "topics/system-integration/index.html", "all/index.html"):
        assert "Новый вопрос" in (project / "site" / path).read_text("utf-8")
        assert "A new question" in (project / "site" / "en" / path).read_text("utf-8")
    assert "39 вопросов" in (project / "site" / "index.html").read_text("utf-8")
