"""What takes seconds to make and follows from its inputs alone, kept by the hash of them: a hash and a folder.

An entry is one file, named after the key, that begins with the hash of the rest of it. What is damaged, or was put
under a key that is not its own, is as good as not there. Nothing else is stored beside, so any part of the folder may
be removed at any time, by anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cheatsheet import disk

PLACE = "build/cache"
"""Where it lies in the project; git ignores it and ``make clean`` removes it."""

LIMIT = 150_000_000
"""Bytes that are kept at most: some forty versions of everything, of which the ones used last stay."""

_SUFFIX = ".kept"


def digest(parts: Iterable[bytes | str]) -> str:
    """A hash of ``parts`` in their order: other parts, and the same bytes parted otherwise, give another one."""
    whole = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8))
        whole.update(data)
    return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept under a key: files by name, and facts about them that JSON can hold."""

    files: Mapping[str, bytes]
    facts: object = None


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in the folder ``folder``, which is made when there is something to keep."""

    folder: Path

    def get(self, key: str) -> Entry | None:
        """The entry of ``key``; ``None`` when there is none that can be trusted."""
        data = disk.read_own(self.folder, key + _SUFFIX)
        entry = unpacked(key, data) if data is not None else None
        if entry is not None:
            disk.touch(self.folder / (key + _SUFFIX))
        return entry

    def put(self, key: str, entry: Entry) -> None:
        """Keep ``entry``. What cannot be written (a full disk, somebody else's folder) is made again the next time."""
        try:
            disk.write(self.folder / (key + _SUFFIX), packed(key, entry))
        except OSError:
            return
        disk.thin_out(self.folder, _SUFFIX, LIMIT)


def packed(key: str, entry: Entry) -> bytes:
    """The file of an entry: the hash of what follows, a line of JSON that says what it is, the bytes of its files."""
    lengths = {name: len(data) for name, data in entry.files.items()}
    head = json.dumps({"key": key, "files": lengths, "facts": entry.facts}, ensure_ascii=False)
    body = b"".join([head.encode(), b"\n", *entry.files.values()])
    return sha256(body).hexdigest().encode() + b"\n" + body


def unpacked(key: str, data: bytes) -> Entry | None:
    """The entry that :func:`packed` made ``data`` of; ``None`` for anything else."""
    told, _, body = data.partition(b"\n")
    if told != sha256(body).hexdigest().encode():
        return None
    head, _, rest = body.partition(b"\n")
    about = json.loads(head)
    if about["key"] != key:
        return None
    files, at = {}, 0
    for name, length in about["files"].items():
        files[name] = rest[at : at + length]
        at += length
    return Entry(files, about["facts"])
