"""What is read of a report by DAISY Ace; ``make ace`` asks it once a week."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

import ace
from ace import AceError, findings


def report(outcome: str, *assertions: dict[str, Any]) -> dict[str, Any]:
    """A report as Ace 1.4 writes it, of what is read: the outcome, and what is said of one document."""
    documents = [
        {"earl:testSubject": {"url": "nav.xhtml"}, "assertions": []},
        {"earl:testSubject": {"url": "q06.xhtml"}, "assertions": list(assertions)},
    ]
    return {"earl:result": {"earl:outcome": outcome}, "assertions": documents}


def test_what_ace_finds_is_named() -> None:
    """A rule that fails is named with its file, its gravity and the first line of what is wrong."""
    image = {
        "earl:test": {"dct:title": "image-alt", "earl:impact": "critical"},
        "earl:result": {"dct:description": "Element does not have an alt attribute\naria-label does not exist"},
    }
    assert list(findings(report("fail", image))) == [
        "q06.xhtml: image-alt (critical): Element does not have an alt attribute"
    ]


def test_no_report_passes_for_want_of_words() -> None:
    """A book that passes has no line; one that does not has one, whatever else the report says."""
    assert list(findings(report("pass"))) == []
    assert list(findings(report("fail"))) == ["outcome fail; expected pass"]


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (subprocess.TimeoutExpired("node", ace.SECONDS), "a.epub: no report after 600 s; expected one in a minute"),
        (FileNotFoundError(2, "No such file or directory"), "node cannot be started: No such file or directory"),
    ],
)
def test_a_run_without_an_end_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception, expected: str
) -> None:
    """A book that Ace never finishes, and a Node that is not there, are said in a line."""

    def fail(*_: Any, **__: Any) -> None:
        raise failure

    (tmp_path / "a.epub").write_bytes(b"")
    for name, value in (
        ("ROOT", tmp_path),
        ("WORK", tmp_path),
        ("installed", lambda: "chromium"),
        ("node", lambda: None),
    ):
        monkeypatch.setattr(ace, name, value)
    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(AceError) as raised:
        ace.asked(tmp_path / "a.epub")
    assert str(raised.value) == expected
