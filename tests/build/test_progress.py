"""What a build says while it is at work."""

from __future__ import annotations

import io
import re
import sys

import pytest

from cheatsheet.progress import stage


class Terminal(io.StringIO):
    """An output that somebody looks at."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def shown(output: str) -> list[str]:
    """The lines that a terminal shows in the end: what was erased is gone."""
    return [line.rpartition("\x1b[2K")[2] for line in output.rstrip("\n").split("\n")]


def test_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    """In a file each stage, and each thing made in it, is a line of its own, with its time."""
    with stage("books") as tell:
        tell("ru/book", 2.345)
        tell("en/book", None)
    output = capsys.readouterr().out
    assert re.fullmatch(r"books …\n  ru/book: 2\.35 s\n  en/book: as it was\nbooks: \d\.\d\d s\n", output)


def test_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows a stage at once, then what it has come to, and in the end one line that says how long it took."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    with stage("books") as tell:
        assert shown(terminal.getvalue()) == ["books …"]
        tell("ru/book", 2.345)
        assert shown(terminal.getvalue()) == ["books … ru/book: 2.35 s"]
    assert re.fullmatch(r"books: \d\.\d\d s", "\n".join(shown(terminal.getvalue())))
    assert terminal.getvalue().endswith("\n")


def test_a_mistake_begins_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of a stage that fails stands on a line of its own."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    with pytest.raises(KeyboardInterrupt), stage("books"):
        raise KeyboardInterrupt
    assert terminal.getvalue().endswith("\n")
