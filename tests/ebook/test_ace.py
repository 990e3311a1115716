"""What is read of a report by DAISY Ace; ``make ace`` asks it once a week."""

from __future__ import annotations

from typing import Any

from ace import findings


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
