"""Update the JavaScript taken over from npm; ``--check`` only compares it with its checksums.

``docs/assets/js/vendor/vendored.toml`` says what is taken over. An update downloads each package with
``npm pack``, compares the package with the ``integrity`` that is written there, makes the file small
with a pinned minifier, writes it with its licence and notes the new checksums. Nothing but an update
needs the network. Exit code 0: everything is as noted; 1: something is not, with a line for each.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cheatsheet.console import speak_plainly
from cheatsheet.interrupt import interruptible
from node_wheel import NPM

VENDOR = Path(__file__).resolve().parent.parent / "docs" / "assets" / "js" / "vendor"
LIST = VENDOR / "vendored.toml"


@dataclass(frozen=True, slots=True)
class Vendored:
    """One file of one npm package. The fields are the keys of ``vendored.toml``."""

    package: str
    version: str
    integrity: str
    licence: str
    holder: str
    source: str
    target: str
    target_sha256: str
    licence_source: str
    licence_target: str
    licence_sha256: str

    @property
    def banner(self) -> str:
        """The comment that the minified file begins with; the licence asks for it."""
        return f"/*! {self.package} {self.version} | {self.licence} | (c) {self.holder} */"


def read_list(text: str) -> tuple[str, tuple[Vendored, ...]]:
    """The minifier (``name@version``) and the files of ``vendored.toml``."""
    table = tomllib.loads(text)
    return str(table["minifier"]), tuple(Vendored(**item) for item in table["file"])


def check(files: Sequence[Vendored], folder: Path) -> list[str]:
    """What is missing from ``folder`` or is not what was taken over; empty when all is well."""
    wanted = [(item.target, item.target_sha256) for item in files]
    wanted += [(item.licence_target, item.licence_sha256) for item in files]
    problems = []
    for name, expected in wanted:
        path = folder / name
        if not path.is_file():
            problems.append(f"{path}:1: the file is missing; run make vendor")
        elif (found := sha256(path.read_bytes())) != expected:
            problems.append(f"{path}:1: its SHA-256 is {found}, expected {expected} ({LIST.name})")
    return problems


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def update(minifier: str, item: Vendored, folder: Path) -> dict[str, str]:
    """Download, verify and write one file and its licence; gives the old and new checksums."""
    with tempfile.TemporaryDirectory() as scratch:
        package = download(item, Path(scratch))
        with tarfile.open(package) as archive:
            code, licence = (_member(archive, path) for path in (item.source, item.licence_source))
        source = Path(scratch) / Path(item.source).name
        source.write_bytes(code)
        banner = f"preamble='{item.banner}'"
        command = [*NPM, "exec", "--yes", "--", minifier, str(source), "--module", "--compress", "--mangle"]
        small = subprocess.run([*command, "--format", banner], check=True, capture_output=True).stdout
    (folder / item.target).write_bytes(small)
    (folder / item.licence_target).write_bytes(licence)
    return {"target_sha256": sha256(small), "licence_sha256": sha256(licence)}


def _member(archive: tarfile.TarFile, path: str) -> bytes:
    """The file ``path`` of an npm package; nothing else in it is looked at. Raises ``SystemExit`` without it."""
    try:
        file = archive.extractfile(f"package/{path}")
    except KeyError:
        file = None
    if file is None:
        raise SystemExit(f"{LIST.name}: the package has no file {path}; expected it")
    return file.read()


def download(item: Vendored, scratch: Path) -> Path:
    """Fetch the package with npm; raises ``SystemExit`` when it is not the one that was noted."""
    name = f"{item.package}@{item.version}"
    subprocess.run(
        [*NPM, "pack", "--silent", name, "--pack-destination", str(scratch)],
        check=True,
        capture_output=True,
    )
    package = next(scratch.glob("*.tgz"))
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != item.integrity:
        raise SystemExit(f"{name}: npm gave sha512-{digest}, expected {item.integrity}")
    return package


def note(text: str, item: Vendored, sums: dict[str, str]) -> str:
    """``vendored.toml`` with the checksums of ``item`` replaced by ``sums``."""
    for key, value in sums.items():
        old = f'{key} = "{getattr(item, key)}"'
        start = text.index(f'package = "{item.package}"')
        text = text[:start] + re.sub(re.escape(old), f'{key} = "{value}"', text[start:], count=1)
    return text


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; see the module's own text."""
    speak_plainly()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare the files with their checksums, offline")
    arguments = parser.parse_args(argv)
    text = LIST.read_text(encoding="utf-8")
    minifier, files = read_list(text)
    if not arguments.check:
        for item in files:
            text = note(text, item, update(minifier, item, VENDOR))
        LIST.write_text(text, encoding="utf-8")
        files = read_list(text)[1]
    problems = check(files, VENDOR)
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted; `git diff` shows what was updated already"))
