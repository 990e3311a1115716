"""When each Anki card last changed, as recorded in ``docs/_source/cards.toml``.

Anki replaces a note by the one in a package when that one's time is later than its own (``should_update`` in
``rslib/src/import_export/package/apkg/import/notes.rs`` of ankitects/anki), and with it what the reader has written
into the note and how they have tagged it. So the time must be that of the card's last change, whatever is built and
when; the same goes for the note type with its style. Neither git (a shallow clone, an archive) nor the clock knows that
time. The record does: for each card a fingerprint of what it says, and since when it says so.

    [ru]
    q01 = [2026-11-24T18:29:05Z, "5f70bf18a086"]
    q01n1 = [2026-11-29T12:30:00Z, "0a63f7b7d4c1 d87c9e9051e5"]

Before that of a follow-up stands a fingerprint of the words that ask it, which know it again (``follow_ups.py``).
One that was taken out stays, as ``"0a63f7b7d4c1 retired"``: another under its key would be that card in Anki.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cheatsheet import disk
from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile, parse_toml

PATH = "docs/_source/cards.toml"
"""Where the record is, from the project's root."""

COMMAND = "make cards"
"""What writes it."""

_HEADING = f"""\
# When each card of the Anki decks last changed, and a fingerprint of what it says since then. Written by `{COMMAND}`,
# never by hand. After a merge conflict keep either side and run it again.
"""
_EXPECTED = 'expected [a time with its zone, "a fingerprint of 12 hex digits, or two of them"]'
_RETIRED = " retired"
_FINGERPRINT = re.compile(rf"[0-9a-f]{{12}}( [0-9a-f]{{12}}|{_RETIRED})?")
_SLACK = 24 * 60 * 60
"""Seconds by which the clocks of two machines may differ."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Since when (seconds since 1970, UTC) a card says what its fingerprint is of; ``line`` is 0 for a new one."""

    changed: int
    fingerprint: str
    line: int = 0

    @property
    def is_retired(self) -> bool:
        """Whether it is that of a follow-up which was taken out."""
        return self.fingerprint.endswith(_RETIRED)


Record = Mapping[Lang, Mapping[str, Stamp]]
"""By language and card: ``q06``, ``r06``, ``q06n2``, ``q06_index_plan``; ``note_type`` is what all of a kind share."""

Fingerprints = Mapping[Lang, Mapping[str, str]]
"""What the cards say now, under the same keys."""


def fingerprint(parts: Iterable[str]) -> str:
    """Twelve hex digits that change when any of ``parts`` does."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def changed(stamp: Stamp | None, found: str, built: int) -> int:
    """Since when a card says what the fingerprint ``found`` is of.

    What is not recorded is as old as the commit that is built (``built``), but newer than what is recorded.
    """
    if stamp is None:
        return built
    return stamp.changed if stamp.fingerprint == found else max(built, stamp.changed + 1)


def updated(record: Record, found: Fingerprints, now: int) -> Record:
    """The record of ``found``, in which what changed since ``record`` did so ``now``."""
    return {
        lang: {key: Stamp(changed(record.get(lang, {}).get(key), print_, now), print_) for key, print_ in cards.items()}
        | _retired(record.get(lang, {}), cards, now)
        for lang, cards in found.items()
    }


def _retired(recorded: Mapping[str, Stamp], cards: Collection[str], now: int) -> dict[str, Stamp]:
    """The stamps of the follow-ups, which have two fingerprints, that are no longer among ``cards``."""
    prints = {
        key: stamp.fingerprint.partition(" ")[0] + _RETIRED
        for key, stamp in recorded.items()
        if key not in cards and " " in stamp.fingerprint
    }
    return {key: Stamp(changed(recorded[key], print_, now), print_) for key, print_ in prints.items()}


def differences(record: Record, found: Fingerprints, now: int) -> list[Problem]:
    """Where ``record`` does not tell of the cards as they are ``found``, each with the line to write."""
    problems = []
    for lang, stamps in updated(record, found, now).items():
        recorded = record.get(lang, {})
        for key, stamp in stamps.items():
            before = recorded.get(key)
            if before is None or before.fingerprint != stamp.fingerprint:
                line = before.line if before else 0
                problems.append(
                    Problem(PATH, line, f"[{lang}] {key} changed; run `{COMMAND}`, or write {_line(key, stamp)}")
                )
            elif before.changed > now + _SLACK:
                problems.append(
                    Problem(PATH, before.line, f"[{lang}] {key} changed in the future; set the clock right")
                )
        gone = recorded.keys() - stamps.keys()
        problems += [Problem(PATH, recorded[key].line, f"[{lang}] {key} is no card; run `{COMMAND}`") for key in gone]
    return sorted(problems)


def notices(record: Record, found: Fingerprints) -> list[str]:
    """What a build says, at most one line: it goes on, since whoever changes a word sees it on the page first."""
    count = sum(
        key not in stamps or stamps[key].fingerprint != print_
        for lang, cards in found.items()
        for stamps in [record.get(lang, {})]
        for key, print_ in cards.items()
    )
    return [f"{PATH}: {count} Anki cards say something new; run `{COMMAND}` before a commit"] if count else []


def render_record(record: Record) -> str:
    """The text of the file."""
    tables = (
        f"\n[{lang}]\n" + "".join(f"{_line(key, stamp)}\n" for key, stamp in stamps.items())
        for lang, stamps in record.items()
    )
    return _HEADING + "".join(tables)


def parse_record(file: TomlFile) -> tuple[Record, list[Problem]]:
    """Read the record, as far as it can be read, and say what in it cannot."""
    record: dict[Lang, dict[str, Stamp]] = {lang: {} for lang in LANGUAGES}
    problems = [
        file.problem(file.header(table), f"the table «{table}»; expected {' and '.join(LANGUAGES)} only")
        for table in file.data.keys() - set(LANGUAGES)
    ]
    for lang in LANGUAGES:
        table = file.data.get(lang, {})
        start = file.header(lang)
        if not isinstance(table, Mapping):
            problems.append(file.problem(start, f"«{lang}» is {table!r}; expected a table"))
            continue
        for key, value in table.items():
            line = file.find(f"{key} =", start)
            stamp = _stamp(value, line)
            if stamp is None:
                problems.append(file.problem(line, f"«{key}» is not a time and a fingerprint; {_EXPECTED}"))
            else:
                record[lang][key] = stamp
    return record, problems


def load_record(root: Path) -> tuple[Record, list[Problem]]:
    """The record of the project at ``root``; an empty one where there is none yet."""
    if not disk.is_there(root, PATH):
        return {}, []
    text, problems = disk.read_lines(root, PATH)
    file, more = parse_toml(text) if text else (None, [])
    if file is None:
        return {}, [*problems, *more]
    return parse_record(file)


def _stamp(value: object, line: int) -> Stamp | None:
    """The stamp that was read as ``value``, or ``None`` when it is none."""
    match value:
        case [dt.datetime(tzinfo=dt.tzinfo()) as moment, str(found)] if _FINGERPRINT.fullmatch(found):
            return Stamp(int(moment.timestamp()), found, line)
    return None


def _line(key: str, stamp: Stamp) -> str:
    """How a stamp is written in the file."""
    moment = dt.datetime.fromtimestamp(stamp.changed, dt.UTC)
    return f'{key} = [{moment:%Y-%m-%dT%H:%M:%S}Z, "{stamp.fingerprint}"]'
