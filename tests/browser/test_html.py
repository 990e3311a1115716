"""html-validate on every page: what a browser forgives is still a mistake.

What ``.htmlvalidate.json`` changes of the recommended rules: the list of the search is a ``listbox``, as the
combobox pattern asks for; its form needs no submit button, since nothing is sent; an id may begin with a digit,
as it may in HTML; and no hash is asked for what comes from the site itself. A second ``h1`` is a finding,
which the recommended rules leave to their option.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from lxml import html

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
    ]


def test_every_page_is_valid(root: Path, site_folder: Path, tmp_path: Path) -> None:
    """No page of the site, the one for lost addresses included, has a finding."""
    assert validate(root, tmp_path / "found.json", *sorted(site_folder.rglob("*.html"))) == []


# What «ARIA in HTML» lets an input be beside what it is (https://www.w3.org/TR/html-aria/#docconformance), which neither
# html-validate nor axe holds pages to. What is not listed may have no role.
ROLES = {
    "text": {"combobox", "searchbox", "spinbutton"},
    "checkbox": {"menuitemcheckbox", "option", "switch"},
    "radio": {"menuitemradio"},
    "button": {"link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch", "tab", "combobox"},
}


def wrong_roles(page: bytes) -> list[str]:
    """Inputs of ``page`` with a role that their type may not have."""
    inputs = html.fromstring(page).xpath("//input[@role]")
    return [
        html.tostring(one).decode() for one in inputs if one.get("role") not in ROLES.get(one.get("type", "text"), ())
    ]


def test_no_input_has_a_role_that_its_type_forbids(site_folder: Path) -> None:
    """Assistive technology is told what an input is in a way that its type allows: a combobox is no search field."""
    assert {str(path): found for path in site_folder.rglob("*.html") if (found := wrong_roles(path.read_bytes()))} == {}
    assert (
        len(wrong_roles(b'<input type="search" role="combobox"><input role="combobox"><input type=date role=button>'))
        == 2
    )


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("</h1>", "</h2>", "close-order"),
        ("</h1>", "</h1><h1>Another</h1>", "heading-level"),
        ("<main ", "<main id=content id=x ", "no-dup-attr"),
        (
            '<article class="md-content__inner md-typeset">',
            '<article class="md-content__inner md-typeset"><img src="x.png">',
            "wcag/h37",
        ),
        (
            '<article class="md-content__inner md-typeset">',
            '<article class="md-content__inner md-typeset"><button>x</button>',
            "no-implicit-button-type",
        ),
    ],
)
def test_it_can_fail(root: Path, site_folder: Path, tmp_path: Path, old: str, new: str, rule: str) -> None:
    """A mistake put into a good page is named by its rule."""
    text = (site_folder / "topics/sql/index.html").read_text("utf-8")
    assert old in text
    (tmp_path / "page.html").write_text(text.replace(old, new, 1), "utf-8")
    assert [line for line in validate(root, tmp_path / "found.json", tmp_path / "page.html") if f" {rule}:" in line]
