"""What is computed from measurements."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from bench import lighthouse_report
from bench.builds import builds_table, with_another_word
from bench.growth import exponent
from bench.lighthouse_report import CATEGORIES, audits_below
from bench.pages_report import bare_page
from bench.process import Cost, MeasureError
from bench.table import amount, table


@pytest.mark.parametrize(("large", "power"), [(10, 1), (100, 2), (1, 0)])
def test_exponent(large: float, power: float) -> None:
    """Ten times the cost for ten times the text is linear, a hundred times is quadratic."""
    assert exponent(1, large, 500, 5000) == pytest.approx(power)


def test_builds() -> None:
    """Each build stands beside stock Material with its times and its largest process; where none is told, a dash."""
    costs = {"cold": Cost(9.04, 6.0, 512_000_000), "nothing changed": Cost(0.5, 0.6, None)}
    assert str(builds_table(costs, Cost(3.1, 3.0, 100_000_000))) == (
        "build                        clock  processor  largest process  clock / stock\n"
        "---------------------------  -----  ---------  ---------------  -------------\n"
        "cold                         6.0 s      9.0 s           512 MB           2.00\n"
        "nothing changed              0.6 s      0.5 s                —           0.20\n"
        "stock Material, pages alone  3.0 s      3.1 s           100 MB           1.00"
    )


def test_a_word_is_changed() -> None:
    """A text with a paragraph becomes another text, one word longer; one without is refused."""
    text = "## Одна минута\n\n:::diagram a\n\nИндекс — копия.\n\nСпуск занимает три страницы.\n"
    assert with_another_word(text) == text.replace("Спуск занимает", "Спуск Спуск занимает")
    with pytest.raises(MeasureError):
        with_another_word("## Одна минута\n\n:::diagram a\n")


def test_table() -> None:
    """Columns are as wide as their longest cell, the first to the left and the others to the right."""
    assert str(table(["a", "b"], [["long", "1"], ["x", "100"]])) == "a       b\n----  ---\nlong    1\nx     100"


@pytest.mark.parametrize(("size", "text"), [(999, "1.0 kB"), (1_000_000, "1.0 MB"), (12_345_678, "12.3 MB")])
def test_amount(size: int, text: str) -> None:
    """Bytes are given in thousands."""
    assert amount(size) == text


def test_bare_page_keeps_the_words_and_nothing_else() -> None:
    """The floor holds the article of a page, and no script, link or style of the site."""
    bare = bare_page('<link href="a.css"><script src="b.js"></script><article><h1>Words</h1></article>').decode()
    assert "<article><h1>Words</h1></article>" in bare
    assert "a.css" not in bare
    assert "script" not in bare


def test_audits_below() -> None:
    """An audit that counts and is not whole is named; one without weight, one not applicable and a whole one are not."""
    audits: dict[str, Any] = {
        "low": {"score": 0.5, "scoreDisplayMode": "numeric", "title": "Low", "displayValue": "2 s"},
        "broken": {"score": None, "scoreDisplayMode": "error", "title": "Broken"},
        "light": {"score": 0, "scoreDisplayMode": "binary", "title": "Light"},
        "absent": {"score": None, "scoreDisplayMode": "notApplicable", "title": "Absent"},
        "whole": {"score": 1, "scoreDisplayMode": "binary", "title": "Whole"},
    }
    references = [{"id": name, "weight": 0 if name == "light" else 1} for name in audits]
    categories = {name: {"auditRefs": references if name == "seo" else []} for name in CATEGORIES}
    found = audits_below({"audits": audits, "categories": categories})
    assert found == ["seo: low 0.5: Low (2 s)", "seo: broken None: Broken"]


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (subprocess.TimeoutExpired("node", 180), "lighthouse http://x/: nothing after 180 s"),
        (
            FileNotFoundError(2, "No such file or directory"),
            "lighthouse http://x/: node cannot be started: No such file or directory",
        ),
    ],
)
def test_a_page_without_a_report_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception, expected: str
) -> None:
    """A page that Lighthouse never finishes, and a Node that is not there, end the figures with a line."""

    def fail(*_: Any, **__: Any) -> None:
        raise failure

    monkeypatch.setattr(lighthouse_report, "node", lambda: None)
    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(MeasureError) as raised:
        lighthouse_report._lighthouse(tmp_path, tmp_path / "report.json", "http://x/", ())
    assert str(raised.value) == expected
