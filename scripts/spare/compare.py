"""In what two builds of one site differ, and what of that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fnmatch import fnmatchcase
from typing import Literal

from spare.page import Page

Kind = Literal["file", "words", "link"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the builds differ: what only the old one has, and what only the new one has instead."""

    page: str
    kind: Kind
    lost: str
    gained: str


@dataclass(frozen=True, slots=True)
class Known:
    """A loss that was looked at and is lived with. ``pages`` is a pattern of paths."""

    pages: str
    kind: Kind
    lost: str
    gained: str
    why: str

    def explains(self, found: Difference) -> bool:
        """Whether ``found`` is this one."""
        same = (self.kind, self.lost, self.gained) == (found.kind, found.lost, found.gained)
        return same and fnmatchcase(found.page, self.pages)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The differences, sorted."""

    losses: tuple[Difference, ...]
    """What is lost and not known: there must be none."""
    gains: tuple[Difference, ...]
    """What is only more than before."""
    explained: Mapping[Known, tuple[Difference, ...]]
    """What is known, each with the places where it was found; one that was not found is known no longer."""

    @property
    def stale(self) -> tuple[Known, ...]:
        """What is listed as known and did not occur."""
        return tuple(known for known, found in self.explained.items() if not found)

    @property
    def good(self) -> bool:
        """Whether nothing is lost but what is known, and all that is known is so."""
        return not self.losses and not self.stale


def same_bytes(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """A line for each file that is not in both, or not the same in both."""
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            yield f"{path}: is missing; expected the file that MkDocs makes"
        elif path not in old:
            yield f"{path}: MkDocs makes no such file; expected none"
        elif old[path] != new[path]:
            at = next(
                (place for place, pair in enumerate(zip(old[path], new[path], strict=False)) if pair[0] != pair[1]),
                None,
            )
            place = min(len(old[path]), len(new[path])) if at is None else at
            yield f"{path}: differs from byte {place} on; expected the bytes that MkDocs writes"


def file_differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Difference]:
    """Files that are copied, not rendered: which are missing, more, or not the same."""
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            yield Difference(path, "file", path, "")
        elif path not in old:
            yield Difference(path, "file", "", path)
        elif old[path] != new[path]:
            yield Difference(path, "file", path, "other bytes")


def page_differences(path: str, old: Page, new: Page) -> Iterator[Difference]:
    """Phrases and links of the page at ``path`` that only one of the two builds has."""
    if old.words != new.words:
        matcher = SequenceMatcher(None, old.words, new.words, autojunk=False)
        for what, begin, end, other_begin, other_end in matcher.get_opcodes():
            if what != "equal":
                lost, gained = " ".join(old.words[begin:end]), " ".join(new.words[other_begin:other_end])
                yield Difference(path, "words", lost, gained)
    was, now = Counter(old.links), Counter(new.links)
    yield from (Difference(path, "link", link, "") for link in (was - now).elements())
    yield from (Difference(path, "link", "", link) for link in (now - was).elements())


def judge(found: Sequence[Difference], known: Sequence[Known]) -> Verdict:
    """Sort what was found by what is known."""
    explained: dict[Known, list[Difference]] = {one: [] for one in known}
    losses: list[Difference] = []
    gains: list[Difference] = []
    for one in found:
        reason = next((entry for entry in known if entry.explains(one)), None)
        if reason is not None:
            explained[reason].append(one)
        else:
            (losses if one.lost else gains).append(one)
    return Verdict(tuple(losses), tuple(gains), {one: tuple(places) for one, places in explained.items()})
