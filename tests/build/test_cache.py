"""What is kept by hash: given back whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cheatsheet.cache import Cache, Entry, digest, packed, unpacked

ENTRY = Entry({"a/b.pdf": b"%PDF\n\0", "empty": b"", "c": "имя".encode()}, {"pages": [1, "два", None]})
KEY, OTHER = digest(["one"]), digest(["other"])


def test_given_back(tmp_path: Path) -> None:
    """Files come back byte for byte and facts as they were; under a key that nothing was kept for there is nothing."""
    cache = Cache(tmp_path / "new" / "cache")
    assert cache.get(KEY) is None
    cache.put(KEY, ENTRY)
    assert cache.get(KEY) == ENTRY
    assert cache.get(OTHER) is None


def test_damaged() -> None:
    """An entry of which any byte is another one, or which ends too soon or too late, is not trusted."""
    data = packed(KEY, ENTRY)
    assert unpacked(KEY, data) == ENTRY
    for place in range(len(data)):
        assert unpacked(KEY, data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]) is None
        assert unpacked(KEY, data[:place]) is None
    assert unpacked(KEY, data + b"\n") is None


def test_foreign(tmp_path: Path) -> None:
    """What lies under a key that is not its own is not trusted, and a link is not followed."""
    cache = Cache(tmp_path)
    cache.put(KEY, ENTRY)
    (entry,) = tmp_path.iterdir()
    (tmp_path / entry.name.replace(KEY, OTHER)).write_bytes(entry.read_bytes())
    assert cache.get(OTHER) is None
    (tmp_path / "elsewhere").write_bytes(entry.read_bytes())
    entry.unlink()
    entry.symlink_to("elsewhere")
    assert cache.get(KEY) is None


def test_nowhere_to_keep_it(tmp_path: Path) -> None:
    """A place that cannot be written to is no mistake: the thing is made again."""
    (tmp_path / "file").write_text("mine")
    cache = Cache(tmp_path / "file")
    cache.put(KEY, ENTRY)
    assert cache.get(KEY) is None
    assert (tmp_path / "file").read_text() == "mine"


def test_what_was_used_longest_ago_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When more is kept than may be, what was asked for last stays, and so does what is none of the cache's."""
    cache = Cache(tmp_path)
    (tmp_path / "mine.txt").write_text("mine")
    keys = [digest([str(number)]) for number in range(4)]
    for age, key in enumerate(keys):
        cache.put(key, Entry({"x": bytes(1000)}))
        os.utime(tmp_path / f"{key}.kept", (1000 + age, 1000 + age))
    assert cache.get(keys[0]) is not None  # which is used by this
    monkeypatch.setattr("cheatsheet.cache.LIMIT", 4000)
    cache.put(OTHER, Entry({"x": bytes(1000)}))
    assert [key for key in (*keys, OTHER) if cache.get(key)] == [keys[0], keys[3], OTHER]
    assert (tmp_path / "mine.txt").exists()


def test_parts_are_told_apart() -> None:
    """The same bytes parted otherwise are another key; a text is its bytes in UTF-8."""
    assert len({digest(parts) for parts in (["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""])}) == 4
    assert digest(["я"]) == digest(["я".encode()])
