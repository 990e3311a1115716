"""How the short answers are said aloud: ``<lang>/spoken.toml`` turns what is no word into words.

A voice of a browser reads ``O(log n)`` or ``→`` by rules of its own, or not at all. So pieces of text are
replaced before they are read, the longest that fits first, and only at the borders of words. A language without the
file is said as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cheatsheet.model import Entry, QuickRow, Sheet, plain
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

Said = Entry | QuickRow
"""What has a question and an answer that are said."""

_TABLE = "spoken"
_SIGN = re.compile(r"[^\w\s.,:;?!()«»“”‘’\"…—–-]|_|(?<=\w)\(|\(\)|(?<!\w)-|-(?!\w)|(?<=\d)-(?=\d)")
"""What no voice can be trusted with: a sign that is no punctuation, an underscore, the bracket of a call, a hyphen that
joins no two words."""


def parse_spoken(file: TomlFile) -> tuple[dict[str, str], list[Problem]]:
    """Read ``[spoken]``: what is said, by the piece that it is said for; and every line that is none."""
    table, problems = file.only_table(_TABLE)
    spoken: dict[str, str] = {}
    for piece, said in table.items():
        line = file.key(piece, file.header(_TABLE))
        if not isinstance(said, str) or not said.strip() or not piece.strip():
            problems.append(file.problem(line, f"«{piece}» is said as {said!r}; expected words"))
        elif sign := _SIGN.search(f"a{said}a"):
            problems.append(file.problem(line, f"«{piece}» is said with «{sign[0]}»; expected words alone"))
        else:
            spoken[piece] = said
    return spoken, problems


def say(text: str, spoken: Mapping[str, str]) -> str:
    """``text`` as a voice is given it."""
    if not spoken:
        return text
    pieces = sorted(spoken, key=lambda piece: (-len(piece), piece))
    found = re.compile("|".join(map(_bordered, pieces)))
    return found.sub(lambda match: spoken[match[0]], text)


def _bordered(piece: str) -> str:
    """The pattern of ``piece``: where it begins or ends with a letter or a figure, no other stands there."""
    before, after = (r"(?<!\w)" if piece[0].isalnum() else ""), (r"(?!\w)" if piece[-1].isalnum() else "")
    return f"{before}{re.escape(piece)}{after}"


def check_spoken(sheet: Sheet, file: TomlFile | None, path: str) -> Iterator[Problem]:
    """Name every sign of ``sheet`` that the table at ``path`` leaves, and every piece of it that stands nowhere.

    Terms and answers are said, those of the quick table too. Without a ``file`` every sign is one that is lacking.
    """
    spoken = parse_spoken(file)[0] if file else {}
    texts = list(_texts(sheet))
    for line, text in texts:
        said = say(text, spoken)
        for sign in dict.fromkeys(match[0] for match in _SIGN.finditer(said)):
            at = said.index(sign)
            around = said[max(0, at - 12) : at + 13].strip()
            yield Problem(sheet.path, line, f"«{sign}» in «{around}» cannot be said aloud; expected a piece in {path}")
    for piece in spoken:
        without = {other: said for other, said in spoken.items() if other != piece}
        if file and all(say(text, without) == say(text, spoken) for _, text in texts):
            line = file.key(piece, file.header(_TABLE))
            yield file.problem(line, f"«{piece}» changes nothing that is said; expected a piece of the sheet")


def _texts(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """The line and the words of everything that is said."""
    for entry in sheet.entries():
        yield from ((entry.line, text) for text in said_of(entry))
    for row in sheet.quick.rows:
        yield from ((row.line, text) for text in said_of(row))


def said_of(one: Said) -> tuple[str, str]:
    """What is asked and what is answered, as they are written."""
    return plain(one.term if isinstance(one, Entry) else one.question), plain(one.answer)
