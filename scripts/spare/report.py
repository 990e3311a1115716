"""The report: what was built, how long that took, and in what it differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spare.compare import Difference, Verdict

_SHOWN = 3
"""Pages that are named of many; a whole report names them all."""


def listed(name: str, count: int, seconds: float, differing: Sequence[str]) -> Iterator[str]:
    """The lines about a program that has to make the same bytes."""
    yield f"{name}: {count} files in {seconds:.1f} s; files that differ: {len(differing)}"
    yield from (f"  {line}" for line in differing)


def sorted_out(name: str, count: int, seconds: float, verdict: Verdict, *, every: bool) -> Iterator[str]:
    """The lines about a program that has to say the same; with ``every`` each page of what is known, too."""
    known = sum(map(len, verdict.explained.values()))
    totals = f"lost and not known {len(verdict.losses)}, known {known}, more than before {len(verdict.gains)}"
    yield f"{name}: {count} pages in {seconds:.1f} s; {totals}"
    yield from (f"  {one.page}: {described(one)}" for one in verdict.losses)
    for entry in verdict.stale:
        what = described(Difference(entry.pages, entry.kind, entry.lost, entry.gained))
        yield f"  {entry.pages}: {what} is known and does not occur; expected to find it, or no entry in spare/known.py"
    for entry, places in verdict.explained.items():
        if places:
            pages = list(dict.fromkeys(place.page for place in places))
            yield f"  known: {described(places[0])} ({_named(pages, every=every)}): {entry.why}"
    yield from _more(verdict.gains, every=every)


def _more(gains: Sequence[Difference], *, every: bool) -> Iterator[str]:
    """What there is more of, each thing once with its pages."""
    grouped: dict[str, list[str]] = {}
    for one in gains:
        what = "files" if one.kind == "file" else f"{one.kind} «{_short(one.gained)}»"
        grouped.setdefault(what, []).append(one.page)
    for what, pages in grouped.items():
        yield f"  more: {what} ({_named(pages, every=every)})"


def described(one: Difference) -> str:
    """What is lost, in words."""
    instead = f", in its place «{_short(one.gained)}»" if one.gained else ""
    return f"{one.kind} «{_short(one.lost)}»{instead}"


def _named(pages: Sequence[str], *, every: bool) -> str:
    shown = pages if every or len(pages) <= _SHOWN else [*pages[:_SHOWN], "…"]
    return f"{len(pages)}: {', '.join(shown)}"


def _short(text: str) -> str:
    """``text``, cut when it is long: a page's end need not be printed whole."""
    return text if len(text) <= 120 else f"{text[:119]}…"
