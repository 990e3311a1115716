"""Make what a command needs beside the project's own files, and make anew what is not sound.

    python3 scripts/environment.py site       .venv, with what `make site` needs
    python3 scripts/environment.py test       .venv, with the tools of `make test` too
    python3 scripts/environment.py mutants    .venv, with the tool of `make mutants` too
    python3 scripts/environment.py samples    .venv-samples, with what the samples import
    python3 scripts/environment.py spare      .venv-spare, with what `make spare` builds with instead of MkDocs
    python3 scripts/environment.py node       node_modules
    python3 scripts/environment.py browser    a Chromium, unless there is one

It stands alone, because it runs before anything is installed. A folder that was half made when something
killed it, whose interpreter is gone or became another version, or whose list of packages changed is put
right; folders that may be moved or shared hold no path of their own. What a machine lacks is said in one
line. Exit codes: 0 everything is there; 1 it could not be made.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = {
    "site": (".venv", ("requirements.txt",)),
    "test": (".venv", ("requirements.txt", "requirements-dev.txt")),
    "mutants": (".venv", ("requirements.txt", "requirements-dev.txt", "requirements-mutants.txt")),
    "samples": (".venv-samples", ("requirements-samples.txt",)),
    "spare": (".venv-spare", ("requirements.txt", "requirements-spare.txt")),
}
STAMPS = {
    "requirements.txt": "site",
    "requirements-dev.txt": "test",
    "requirements-mutants.txt": "mutants",
    "requirements-samples.txt": "samples",
    "requirements-spare.txt": "spare",
}
"""The file in an environment that says which state of a list of packages was installed there."""
UNFINISHED = "unfinished"
"""A file in a virtual environment while something is put into it. Where it is left over, that was interrupted."""
OLDEST = (3, 11)
NETWORK = frozenset(
    {
        "cache-dir", "cert", "client-cert", "default-timeout", "extra-index-url", "find-links", "index-url",
        "keyring-provider", "no-cache-dir", "no-index", "no-proxy", "proxy", "retries", "timeout", "trusted-host",
        "use-deprecated", "use-feature",
    }
)  # fmt: skip
"""What of a person's settings of pip is followed: how packages are reached. Not where they go or which they are."""
_ASK = "import json, sys, pip; print(json.dumps([sys.version_info[:2], sys.implementation.cache_tag, sys.platform]))"


class SetupError(Exception):
    """Something could not be made; the message says in one line what is lacking."""


def main(arguments: Sequence[str]) -> int:
    """Make what ``arguments`` name. Returns the exit code."""
    makers = {"node": make_node_modules, "browser": make_browser}
    try:
        for name in arguments:
            with _alone():
                if name in REQUIREMENTS:
                    make_venv(ROOT, name)
                else:
                    makers[name](ROOT)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:  # a full disk, a folder of somebody else's
        print(f"{error.filename or ROOT}: {error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other command of this project is making anything."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none; two commands at once are for whoever starts them there
    except ImportError:
        yield
        return
    lock = os.open(ROOT, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems lock nothing
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def interpreter(folder: Path) -> Path:
    """The Python of the virtual environment in ``folder``."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_venv(root: Path, name: str) -> None:
    """Make the virtual environment that ``name`` needs, or do nothing when it is there and sound.

    Raises :class:`SetupError`.
    """
    place, lists = REQUIREMENTS[name]
    folder = root / place
    python = interpreter(folder)
    about = sound(folder)
    if about is None:
        _create(folder, place)
        about = sound(folder)
        if about is None:
            raise SetupError(f"{place} was made and its Python does not run; expected {python} to have pip")
    for wanted in lists:
        stamp = folder / f"{STAMPS[wanted]}.stamp"
        digest = hashlib.sha256(about.encode() + (root / wanted).read_bytes()).hexdigest()
        if _text(stamp) == digest:
            continue
        (folder / UNFINISHED).write_text(f"{wanted} is being installed\n", encoding="utf-8")
        command = [str(python), "-I", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(root / wanted)]
        done = subprocess.run(command, env=pip_environment(python, os.environ), check=False)
        if done.returncode:
            raise SetupError(f"pip could not install what {wanted} lists; it has said why{_uncompiled()}")
        (folder / UNFINISHED).unlink()
        stamp.write_text(digest, encoding="utf-8")


def sound(folder: Path) -> str | None:
    """What the Python of a virtual environment is, or ``None`` when the environment cannot be gone on with."""
    if (folder / UNFINISHED).exists():
        return None
    try:
        done = subprocess.run(
            [str(interpreter(folder)), "-I", "-c", _ASK], capture_output=True, text=True, encoding="utf-8", check=False
        )
    except OSError:  # no interpreter, or a link to one that is gone
        return None
    if done.returncode:
        return None
    version = json.loads(done.stdout)[0]
    recorded = _text(folder / "pyvenv.cfg").replace(" ", "")
    # An interpreter that a system's update replaced by a newer one no longer sees what was installed.
    same = any(
        f"{key}={version[0]}.{version[1]}{end}" in f"{recorded}\n"
        for key in ("version", "version_info")
        for end in (".", "\n")
    )
    return done.stdout if same and tuple(version) >= OLDEST else None


def _uncompiled() -> str:
    """What may help where nothing can be compiled: on a Python of this year not every package has a wheel."""
    if any(map(shutil.which, ("cc", "gcc", "clang", "cl"))):
        return ""
    return "; what has no wheel for this Python is compiled: on Debian and Ubuntu install gcc and libc6-dev"


def _create(folder: Path, place: str) -> None:
    """Make the virtual environment ``folder`` in place of what was left of one."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        known = ("pyvenv.cfg", UNFINISHED, "site.stamp", "stamp")
        if not folder.is_dir() or (any(folder.iterdir()) and not any((folder / name).exists() for name in known)):
            raise SetupError(f"{place} is no virtual environment; expected one, or nothing: move it away")
        print(f"{place} cannot be gone on with; it is made anew", file=sys.stderr)
        shutil.rmtree(folder)
    folder.mkdir()
    (folder / UNFINISHED).write_text("the environment is being made\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-m", "venv", str(folder)],
        env=clean(os.environ), capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        said = f"{done.stdout}\n{done.stderr}".strip()
        if "ensurepip" in said:
            raise SetupError("python3 -m venv failed: on Debian and Ubuntu install python3-venv")
        raise SetupError(f"python3 -m venv failed: {said.splitlines()[-1] if said else done.returncode}")
    (folder / UNFINISHED).unlink()


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """``environment`` without what changes a Python or a Node that is not the caller's own."""
    kept = ("PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE")
    dropped = ("NODE_ENV", "NODE_OPTIONS", "NODE_PATH", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV")
    return {
        name: value
        for name, value in environment.items()
        if name in kept or not (name.startswith("PYTHON") or name in dropped)
    }


def pip_environment(python: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """``environment`` with those settings of pip, from variables and files alike, that say how packages are reached.

    Others (``user``, ``target``, ``prefix``, ``constraint``, ``dry-run``) would put the packages elsewhere or
    install others. Raises :class:`SetupError` when pip cannot read its own settings.
    """
    command = [str(python), "-I", "-m", "pip", "config", "list"]
    loud = {"PIP_QUIET": "0", "PIP_VERBOSE": "0"}  # a quiet pip does not list anything
    done = subprocess.run(
        command, env=clean(environment) | loud, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SetupError(f"pip cannot read its settings: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
    without = {name: value for name, value in clean(environment).items() if not name.upper().startswith("PIP_")}
    return without | settings_kept(done.stdout) | {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def settings_kept(listed: str) -> dict[str, str]:
    """The variables that stand for what ``pip config list`` has printed, as far as :data:`NETWORK` goes."""
    found: dict[str, str] = {}
    for section in ("global", "install", ":env:"):  # a later one wins
        for line in listed.splitlines():
            key, _, value = line.partition("=")
            where, _, name = key.rpartition(".")
            if where == section and name in NETWORK:
                found["PIP_" + name.upper().replace("-", "_")] = str(ast.literal_eval(value))
    return found


def make_node_modules(root: Path) -> None:
    """Install what ``package-lock.json`` lists, unless it is there. Raises :class:`SetupError`."""
    stamp = root / "node_modules" / "stamp"
    digest = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    if _text(stamp) == digest:
        return
    # What a person's own settings of npm may leave out is all that is wanted here.
    command = [
        str(interpreter(root / ".venv")), "-I", str(root / "scripts" / "node_wheel.py"), "npm", "ci", "--silent",
        "--no-audit", "--no-fund", "--include=dev", "--include=optional", "--no-global", "--no-dry-run",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=root, check=False)
    if done.returncode:
        raise SetupError("npm could not install what package-lock.json lists; `npm ci` without --silent says more")
    stamp.write_text(digest, encoding="utf-8")


def make_browser(root: Path) -> None:
    """See that there is a Chromium or Chrome, or fetch one. Raises :class:`SetupError`."""
    command = [str(interpreter(root / ".venv")), str(root / "scripts" / "find_browser.py"), "--fetch"]
    if subprocess.run(command, cwd=root, env=clean(os.environ), check=False).returncode:
        raise SetupError("no Chromium or Chrome, and none could be fetched: on Debian and Ubuntu install chromium")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
