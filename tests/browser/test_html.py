"""html-validate on every page: what a browser forgives is still a mistake.

What ``.htmlvalidate.json`` changes of the recommended rules: the list of the search is a ``listbox``, as the
combobox pattern asks for; its form needs no submit button, since nothing is sent; an id may begin with a digit,
as it may in HTML; and no hash is asked for what comes from the site itself.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from node_wheel import node


def validate(root: Path, report: Path, *targets: Path) -> list[str]:
    """What html-validate finds in ``targets``: file, line, rule and message. It reports into a file, whole."""
    script = root / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [
        node() or "node",
        str(script),
        "--config",
        str(root / ".htmlvalidate.json"),
        f"--formatter=json={report}",
        *map(str, targets),
    ]
    done = subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return [
        f"{file['filePath']}:{message['line']}: {message['ruleId']}: {message['message']}"
        for file in json.loads(report.read_text("utf-8"))
        for message in file["messages"]
        # The frame that waits in a template of the lost page is read as if it stood on the page already.
        if not (message["ruleId"] == "unique-landmark" and file["filePath"].endswith("404.html"))
    ]


def test_every_page_is_valid(root: Path, site_folder: Path, tmp_path: Path) -> None:
    """No page of the site, the one for lost addresses included, has a finding."""
    assert validate(root, tmp_path / "found.json", *sorted(site_folder.rglob("*.html"))) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("</h1>", "</h2>", "close-order"),
        ("<main ", "<main id=content id=x ", "no-dup-attr"),
        ("<article>", '<article><img src="x.png">', "wcag/h37"),
        ("<article>", "<article><button>x</button>", "no-implicit-button-type"),
    ],
)
def test_it_can_fail(root: Path, site_folder: Path, tmp_path: Path, old: str, new: str, rule: str) -> None:
    """A mistake put into a good page is named by its rule."""
    text = (site_folder / "topics/sql/index.html").read_text("utf-8")
    assert old in text
    (tmp_path / "page.html").write_text(text.replace(old, new, 1), "utf-8")
    assert [line for line in validate(root, tmp_path / "found.json", tmp_path / "page.html") if f" {rule}:" in line]
