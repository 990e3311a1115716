"""MkDocs called by hand: it leaves the site that the build script makes, or nothing that goes out to readers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cheatsheet import disk
from tests.build.conftest import differences, printed, with_version
from tests.needs import NEEDS_GIT
from tests.repository import run_git

PAGES = "https://you.github.io/sheet/"


def mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs at the root of a copy, as a person would."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=project, env=os.environ | environment, text=True, capture_output=True, check=False
    )


def break_a_link(project: Path) -> None:
    """Let every page have a link that leads nowhere, which only the site checks see."""
    template = project / "overrides" / "partials" / "footer.html"
    template.write_text(template.read_text("utf-8") + '<a href="nowhere/">x</a>', "utf-8")


def test_it_makes_the_same_site(root: Path, project: Path, built: Path) -> None:
    """``mkdocs build`` and the build script give the same files, byte for byte: finished, checked and listed."""
    printed(with_version(root, project), built / "paper.pickle")
    done = mkdocs(project, "build", "--site-dir", str(project.parent / "plain"))
    assert done.returncode == 0, done.stderr
    assert differences(project.parent / "plain", built / "site") == []


@NEEDS_GIT
def test_nothing_unsound_is_deployed(printed_project: Path) -> None:
    """With a dead link ``mkdocs gh-deploy`` says what the checks found, ends with 1 and pushes nothing; without it, it does."""
    project = printed_project
    remote = project.parent / "remote.git"
    run_git(project.parent, "init", "--bare", str(remote))
    run_git(project, "init")
    run_git(project, "remote", "add", "origin", str(remote))
    run_git(project, "add", "overrides")
    run_git(project, "commit", "-m", "x")
    sound = (project / "overrides" / "partials" / "footer.html").read_bytes()
    break_a_link(project)
    done = mkdocs(project, "gh-deploy", SITE_URL=PAGES)
    assert done.returncode == 1
    assert "leads nowhere (nowhere/index.html)" in done.stderr
    assert "the site checks found mistakes; " in done.stderr
    assert "Traceback" not in done.stderr
    assert run_git(remote, "branch", "--list") == ""
    (project / "overrides" / "partials" / "footer.html").write_bytes(sound)
    done = mkdocs(project, "gh-deploy", SITE_URL=PAGES)
    assert done.returncode == 0, done.stderr
    assert f"Sitemap: {PAGES}sitemap.xml" in run_git(remote, "show", "gh-pages:robots.txt")


def test_a_deployment_names_its_address(project: Path) -> None:
    """``mkdocs gh-deploy`` without an address for the pages is stopped by one line, before anything is written."""
    before = disk.everything(project)
    done = mkdocs(project, "gh-deploy")
    assert done.returncode == 1
    assert "SITE_URL is not set; expected the address that Pages will serve" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path for path in disk.everything(project) if path not in before and "__pycache__" not in path] == []
