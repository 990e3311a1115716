"""Tables: for a terminal, for a document, and for whoever reads them later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as they are shown; as text (:func:`str`) in columns for a terminal."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        """Rows in columns: the first to the left, the others to the right."""
        widths = [max(len(row[column]) for row in (self.head, *self.rows)) for column in range(len(self.head))]
        return "\n".join(_line(row, widths) for row in (self.head, ["-" * width for width in widths], *self.rows))

    def markdown(self) -> str:
        """The same as a table of Markdown."""
        lines = ["---", *["--:"] * (len(self.head) - 1)]
        return "\n".join(f"| {' | '.join(row)} |" for row in (self.head, lines, *self.rows))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of ``rows`` under ``head``, all of one length."""
    return Table(tuple(head), tuple(map(tuple, rows)))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()


def amount(size: float) -> str:
    """Bytes as kB or MB of a thousand."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1000:.1f} kB"
