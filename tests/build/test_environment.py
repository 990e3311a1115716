"""What a command needs is looked at each time, and made anew where it is not sound. No package is fetched here."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import environment
import node_wheel
from environment import SetupError, interpreter, make_venv, settings_kept, sound


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that asks for no package, with a sound environment."""
    folder = tmp_path_factory.mktemp("made") / "проект [x] $HOME 'a' #b"
    folder.mkdir()
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-samples.txt"):
        (folder / name).write_text("# nothing\n", "utf-8")
    make_venv(folder, "test")
    return folder


@pytest.fixture
def project(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, moved by that to another folder, where ``python -m venv`` takes no time."""
    shutil.copytree(whole, tmp_path / "moved", symlinks=True)
    quick = tmp_path / "python"
    quick.write_text(f'#!/bin/sh\ncp -a {shlex.quote(str(whole / ".venv"))}/. "$4"\nrm "$4"/*.stamp\n', "utf-8")
    quick.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(quick))
    return tmp_path / "moved"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that are run from now on."""
    commands: list[list[str]] = []
    run = subprocess.run

    def noted(command: list[str], **options: object) -> object:
        commands.append(command)
        return run(command, **options)  # type: ignore[call-overload] # whatever was asked for

    monkeypatch.setattr(subprocess, "run", noted)
    return commands


def did(commands: list[list[str]], word: str) -> int:
    """How many of the commands hold ``word``."""
    return sum(word in command for command in commands)


def test_a_sound_environment_is_left(project: Path, made: list[list[str]]) -> None:
    """Nothing is installed a second time, not even after the folder was moved."""
    make_venv(project, "test")
    assert (did(made, "venv"), did(made, "install")) == (0, 0)


def test_another_list_is_installed_alone(project: Path, made: list[list[str]]) -> None:
    """A list of packages that changed is installed; the others are not, and the environment stays."""
    (project / "requirements-dev.txt").write_text("# other\n", "utf-8")
    make_venv(project, "test")
    assert (did(made, "venv"), did(made, "install")) == (0, 1)


def no_pip(folder: Path) -> None:
    """As left by a kill while pip was put in."""
    for pip in (folder / "lib").glob("python*/site-packages/pip"):
        shutil.rmtree(pip)


def no_interpreter(folder: Path) -> None:
    """As left by the removal of the Python that it was made with."""
    for name in ("python", "python3"):
        (folder / "bin" / name).unlink()
        (folder / "bin" / name).symlink_to("/nonexistent/python3")


def other_version(folder: Path) -> None:
    """As left by a system's update, which put a newer Python in the place of the old one."""
    text = (folder / "pyvenv.cfg").read_text("utf-8")
    minor = sys.version_info[1]
    (folder / "pyvenv.cfg").write_text(text.replace(f"version = 3.{minor}", f"version = 3.{minor - 1}"), "utf-8")


def interrupted(folder: Path) -> None:
    """As left by a kill while packages were installed."""
    (folder / environment.UNFINISHED).write_text("", "utf-8")


def not_even_begun(folder: Path) -> None:
    """As left by a kill before there was a pyvenv.cfg."""
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / environment.UNFINISHED).write_text("", "utf-8")
    (folder / "lib").mkdir()


@pytest.mark.skipif(os.name != "posix", reason="the folders of Windows have other names")
@pytest.mark.parametrize("harm", [no_pip, no_interpreter, other_version, interrupted, not_even_begun])
@pytest.mark.parametrize(("place", "name"), [(".venv", "site"), (".venv-samples", "samples")])
def test_what_is_not_sound_is_made_anew(project: Path, harm: Callable[[Path], None], place: str, name: str) -> None:
    """An environment that cannot be gone on with is made anew, that of the samples too."""
    make_venv(project, name)
    harm(project / place)
    assert sound(project / place) is None
    make_venv(project, name)
    assert sound(project / place)


def test_an_install_that_fails_leaves_no_stamp(
    project: Path, made: list[list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    """After an install that failed, the next command begins anew instead of going on with the half."""
    (project / "requirements.txt").write_text("x==\n", "utf-8")
    for _ in range(2):
        with pytest.raises(SetupError, match=r"pip could not install what requirements\.txt lists"):
            make_venv(project, "site")
    assert did(made, "venv") == 1
    assert ".venv cannot be gone on with; it is made anew" in capfd.readouterr().err


@pytest.mark.parametrize("compiler", [None, "/usr/bin/gcc"])
def test_a_machine_that_compiles_nothing_is_told_so(
    project: Path, made: list[list[str]], monkeypatch: pytest.MonkeyPatch, compiler: str | None
) -> None:
    """Where an install failed and no compiler is there, the last line names what Debian calls one; else it does not."""
    del made
    (project / "requirements.txt").write_text("x==\n", "utf-8")
    monkeypatch.setattr("shutil.which", lambda name: compiler if name == "gcc" else None)
    with pytest.raises(SetupError) as raised:
        make_venv(project, "site")
    assert ("install gcc and libc6-dev" in str(raised.value)) is (compiler is None)


def test_what_is_somebodys_stays(tmp_path: Path) -> None:
    """A ``.venv`` that is no virtual environment is not touched."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(SetupError, match=r"\.venv is no virtual environment"):
        make_venv(tmp_path, "site")
    assert (tmp_path / ".venv" / "thesis.txt").read_text("utf-8") == "mine"


def test_settings_of_pip_say_how_and_not_where() -> None:
    """Of pip's settings those that reach packages are kept, a variable before a file; what moves packages is not."""
    listed = (
        ":env:.index-url='https://b.example/simple'\n:env:.user='1'\n:env:.target='/tmp/x'\nglobal.constraint='c.txt'\n"
        "global.index-url='https://a.example/simple'\ninstall.prefix='/usr'\ninstall.trusted-host='a b'\nglobal.dry-run='1'\n"
    )
    assert settings_kept(listed) == {"PIP_INDEX_URL": "https://b.example/simple", "PIP_TRUSTED_HOST": "a b"}


def test_settings_of_pip_are_read_from_files_and_variables(whole: Path, tmp_path: Path) -> None:
    """What moves packages is dropped whether a variable or a file says it, and a quiet pip is asked all the same."""
    (tmp_path / "pip.conf").write_text(
        "[global]\nretries = 7\nquiet = 2\n[install]\nuser = true\ntarget = /tmp/x\n", "utf-8"
    )
    given = {
        "PATH": os.environ["PATH"],
        "PIP_CONFIG_FILE": str(tmp_path / "pip.conf"),
        "PIP_PREFIX": "/tmp/y",
        "PYTHONHOME": "/nowhere",
    }
    made = environment.pip_environment(interpreter(whole / ".venv"), given)
    own = {name: value for name, value in made.items() if name.startswith(("PIP_", "PYTHON"))}
    assert own["PIP_RETRIES"] == "7"
    assert own["PIP_CONFIG_FILE"] == os.devnull
    assert {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_QUIET", "PYTHONHOME"} & set(own) == set()


def test_a_machine_without_venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """Where Debian's Python lacks venv, one line names the package, and nothing is left over."""
    fake = tmp_path / "python"
    fake.write_text(
        "#!/bin/sh\necho 'The virtual environment was not created because ensurepip is not available.'\nexit 1\n",
        "utf-8",
    )
    fake.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(fake))
    with pytest.raises(SetupError, match="on Debian and Ubuntu install python3-venv"):
        make_venv(tmp_path, "site")
    assert not (tmp_path / ".venv").exists()


def test_a_node_that_lacks_a_library(tmp_path: Path) -> None:
    """A program that does not start for want of a library is answered with one line that names it."""
    fake = tmp_path / "node"
    fake.write_text(
        "#!/bin/sh\necho 'node: error while loading shared libraries: libatomic.so.1: no such file' >&2\nexit 127\n",
        "utf-8",
    )
    fake.chmod(0o755)
    said = node_wheel.complaint(str(fake))
    assert said is not None
    assert "libatomic.so.1" in said
    assert "\n" not in said


def make(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make in ``folder``, not as a part of the make that may run this test."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))} | variables
    return subprocess.run(["make", *arguments], cwd=folder, env=own, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("make") is None, reason="without make nobody runs the Makefile")
def test_make_in_any_folder(root: Path, whole: Path, tmp_path: Path) -> None:
    """In a folder with blanks, brackets and a dollar, and under settings for other Pythons, make runs the project's own."""
    folder = tmp_path / "a [x] $b 'c' #d %e;"
    shutil.copytree(whole, folder, symlinks=True)
    shutil.copy2(root / "Makefile", folder)
    (folder / "scripts").mkdir()
    shutil.copy2(root / "scripts" / "environment.py", folder / "scripts")
    (folder / "scripts" / "build_docs.py").write_text(
        "import sys, cheat\nprint(cheat.x, sys.prefix, sys.flags.optimize)\n", "utf-8"
    )
    (folder / "scripts" / "cheat.py").write_text("x = 'built in'\n", "utf-8")
    hostile = {
        "PYTHONHOME": "/nowhere",
        "PYTHONPATH": "/nowhere",
        "PYTHONSAFEPATH": "1",
        "PYTHONOPTIMIZE": "2",
        "VIRTUAL_ENV": "/x",
        "PIP_USER": "1",
    }
    done = make(folder, "-j4", "site", PYTHON=sys._base_executable, **hostile)  # type: ignore[attr-defined]  # CPython has it
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"built in {folder / '.venv'} 0"
    # A port is given by hand; one that is set for another program is not taken.
    assert "'127.0.0.1:8000'" in make(folder, "-n", "serve", PORT="3000").stdout
    assert "'127.0.0.1:8001'" in make(folder, "-n", "serve", "PORT=8001").stdout


@pytest.mark.parametrize("name", ["site", "samples", "node"])
def test_a_folder_that_cannot_be_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """In a folder of somebody else's, or on a full disk, one line says what the system said."""

    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    shutil.rmtree(project / ".venv")
    (project / "package-lock.json").write_text("{}", "utf-8")
    monkeypatch.setattr(environment, "ROOT", project)
    monkeypatch.setattr(Path, "mkdir", refused)
    monkeypatch.setattr(Path, "write_text", refused)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0, "[]", ""))
    monkeypatch.setattr(environment, "sound", lambda _: None)
    assert environment.main([name]) == 1
    place = {"site": ".venv", "samples": ".venv-samples", "node": "node_modules/stamp"}[name]
    assert capsys.readouterr().err == f"{project / place}: Permission denied\n"
