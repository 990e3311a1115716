"""Where a site is made and how it takes the place of the old one: nothing is lost on the way, nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cheatsheet import disk, lock
from cheatsheet.lock import BusyError, locked
from cheatsheet.made import MARKER
from cheatsheet.staging import _HEAD, publish, staging

OTHERS = ("site.old", ".site.staged", ".site.old", ".cheatsheet-mine")
HOLDS = """
import sys
from pathlib import Path
from cheatsheet.staging import staging
with staging(Path(sys.argv[1])) as staged:
    (staged / "index.html").write_text("half")
    if "aside" in sys.argv:
        Path(sys.argv[1]).rename(staged.with_name("old"))
    print("ready", flush=True)
    sys.stdin.read()
"""
"""A run that waits until it is killed; with ``aside``, just before its last step."""


def build(site: Path, text: str) -> None:
    """Build a site of one file."""
    with staging(site) as staged:
        (staged / "index.html").write_text(text)
        publish(staged, site)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built, among folders of somebody's own with names that a build might have chosen."""
    for name in OTHERS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.txt").write_text("mine")
    build(tmp_path / "site", "old")
    return tmp_path / "site"


def around(site: Path) -> list[str]:
    """What lies beside the site, but for the folders of somebody's own, which must be whole."""
    assert all((site.parent / name / "mine.txt").read_text() == "mine" for name in OTHERS)
    return sorted({path.name for path in site.parent.iterdir()} - set(OTHERS))


def killed(site: Path, *arguments: str) -> None:
    """Start a run and kill it as it stands."""
    with running(site, *arguments) as process:
        process.send_signal(signal.SIGKILL)


def running(site: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A run that has begun."""
    path = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, "-c", HOLDS, str(site), *arguments]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": path}
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def test_replaced(site: Path) -> None:
    """The new site takes the place of the old one, readable by others as folders are, and nothing else is left."""
    build(site, "new")
    assert (site / "index.html").read_text() == "new"
    assert (site / MARKER).read_text().splitlines()[1:] == ["index.html"]
    mask = os.umask(0)
    os.umask(mask)
    assert site.stat().st_mode & 0o777 == 0o777 & ~mask
    assert around(site) == ["site"]


@pytest.mark.parametrize("error", [OSError(13, "Permission denied"), KeyboardInterrupt()])
def test_the_last_step_fails(site: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """The old site comes back when the new one cannot be put in its place."""
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(type(error)):
        build(site, "new")
    assert (site / "index.html").read_text() == "old"
    assert around(site) == ["site"]


def test_a_stage_fails(site: Path) -> None:
    """What was staged is removed when a stage fails, with the folders that were made for it."""
    target = site.parent / "deep" / "er" / "site"
    for place in (site, target):
        with pytest.raises(ZeroDivisionError), staging(place) as staged:
            (staged / "index.html").write_text(str(1 / 0))
    assert (site / "index.html").read_text() == "old"
    assert around(site) == ["site"]


def test_left_by_a_killed_run(site: Path) -> None:
    """The next build removes what a killed one left; of one that is at work it touches nothing."""
    killed(site)
    assert len(around(site)) == 2
    build(site, "new")
    assert around(site) == ["site"]
    with running(site) as process:
        (work,) = set(around(site)) - {"site"}
        build(site, "newer")
        assert (site.parent / work / "new" / "index.html").read_text() == "half"
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0
    assert around(site) == ["site"]


def test_killed_before_the_last_step(site: Path) -> None:
    """A site that a killed run had set aside is put back by the next one before it does anything else."""
    killed(site, "aside")
    assert not site.exists()
    with staging(site):
        pass  # and fails
    assert (site / "index.html").read_text() == "old"
    assert around(site) == ["site"]


def test_a_name_that_is_no_text_is_put_back_too(site: Path) -> None:
    """A folder may be called by bytes that are no UTF-8."""
    odd = site.with_name(os.fsdecode(b"s\xffte"))
    try:
        site.rename(odd)
    except (OSError, ValueError):
        pytest.skip("no such names here")
    killed(odd, "aside")
    assert not odd.exists()
    with staging(odd):
        pass
    assert (odd / "index.html").read_text() == "old"
    assert around(odd) == [odd.name]


def test_links_are_not_followed(site: Path, tmp_path: Path) -> None:
    """A link inside the old site is removed, not what it leads to; a link that looks like a left-over stays."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.txt").write_text("mine")
    (tmp_path / "elsewhere" / "owner").write_text(_HEAD + "site\n")
    (site / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / ".cheatsheet-link").symlink_to(tmp_path / "elsewhere")
    build(site, "new")
    assert (tmp_path / "elsewhere" / "mine.txt").read_text() == "mine"
    assert (tmp_path / ".cheatsheet-link").is_symlink()


def test_lock(tmp_path: Path) -> None:
    """A lock is held once at a time, says so in one line, writes nothing, and is free when its process was killed."""
    file = tmp_path / "lock"
    file.write_text("mine")
    with locked(file), pytest.raises(BusyError, match="another build is at work here"), locked(file):
        pass
    code = "import sys; from pathlib import Path; from cheatsheet.lock import locked\nwith locked(Path(sys.argv[1])): print('ready', flush=True); sys.stdin.read()"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", code, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        with pytest.raises(BusyError), locked(file):
            pass
        process.kill()
    with locked(file):
        assert file.read_text() == "mine"


def test_a_lock_of_windows_leaves_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a lock keeps even its own process from the bytes that it is on: it is on one that no file has."""
    places: list[tuple[int, int, int]] = []
    windows = SimpleNamespace(
        LK_NBLCK=2, locking=lambda number, mode, size: places.append((os.lseek(number, 0, os.SEEK_CUR), mode, size))
    )
    monkeypatch.setattr(lock, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(lock, "msvcrt", windows, raising=False)
    with locked(tmp_path / "lock"):
        (tmp_path / "lock").write_text("mine")
    assert places == [(1 << 30, windows.LK_NBLCK, 1)]
    assert (tmp_path / "lock").read_text() == "mine"


def test_a_lock_is_no_link(tmp_path: Path) -> None:
    """A link in the place of the lock is not followed."""
    (tmp_path / "lock").symlink_to(tmp_path / "new")
    with pytest.raises(OSError, match="symbolic link"), locked(tmp_path / "lock"):
        pass
    assert not (tmp_path / "new").exists()


def test_a_folder_that_stays(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """When the old site cannot be removed, the new one is in place and a line says what is left."""

    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(disk, "remove", refuse)
    build(site, "new")
    assert (site / "index.html").read_text() == "new"
    assert "could not be removed (Permission denied)" in capsys.readouterr().err
