"""Which lines of a list ask something.

Lists of questions are written in many ways: headings with an answer under each, numbered lines, folded ``<summary>``
lines, tables of contents, tables, cards in a script. All of these are taken. Prose is not, and neither are code and the
points of an answer, because what an answer mentions is not what is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

_FENCE = re.compile(r"^\s*(?:>\s*)*(`{3,}|~{3,})")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]|\[\d+(?:\.\d+)*\])\s+(?:\[[ xX]\]\s+)?(.+)$")
_SUMMARY = re.compile(r"<summary>(.*?)</summary>", re.IGNORECASE)
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)")
_ENTRY = r"^\W*\[(?:[^\[\]]|\[[^\]]*\])+\]\({}(?:[^()]|\([^()]*\))*\)\W*$"
_ANY_LINK = re.compile(_ENTRY.format(""))
_INWARD_LINK = re.compile(_ENTRY.format("(?!https?:)"))
_ONLY_STRONG = re.compile(r"^\s*(?:\d+[.)]\s*)?(\*\*|__).+?\1[\s.:?]*$")
_CARD = re.compile(r'^\s*"?(?:q|question)"?\s*:\s*("(?:[^"\\]|\\.)*")', re.MULTILINE)
_TITLE = re.compile(r"^title:\s*(.+)$")

# What a question or a task begins with, where no question mark ends it.
_ASKS = re.compile(
    r"(?:what|why|how|explain|describe|compare|tell|discuss|differen|walk me|design an? |"
    r"что|чем|зачем|почему|как|когда|какой|какая|какие|какое|каков|в ч[её]м|для чего|расскажи|объясни|опиши|назови|"
    r"перечисли|сравни|приведи|отличи|разниц)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(?:q(?:uestion)?\s*\d*\s*[.:)]\s*|\d+(?:\.\d+)*\s*[.:)]\s*)+", re.IGNORECASE)
_LONGEST = 300
"""Characters of a question; what is longer is a paragraph."""


def asking(path: str, text: str, *, outward: bool = False) -> tuple[str, ...]:
    """The lines of the file ``text`` that ask something, without their markup. The end of ``path`` says what it is.

    An item that is nothing but a link is an entry of the list's contents; one that leads to another site is further
    reading, unless the list is made of such (``outward``).
    """
    kind = path.rpartition(".")[2].lower()
    found = _cards(text) if kind in ("js", "json") else _cells(text) if kind == "csv" else _markdown(text, outward)
    lines = (plain(line) for line in found)
    return tuple(line for line in lines if 1 < len(line) <= _LONGEST)


def plain(line: str) -> str:
    """``line`` without links, emphasis, code marks, tags and its number."""
    line = _LINK.sub(r"\1", line)
    line = re.sub(r"<[^>]*>", " ", unescape(line))
    line = re.sub(r"(?<![\w`])(_{1,2})(?=\w)([^_`]+)\1(?!\w)", r"\2", line)
    line = re.sub(r"[*`]", "", line)
    return " ".join(_NUMBER.sub("", line).split())


def _cards(text: str) -> Iterator[str]:
    """The questions of cards: what stands under ``q`` or ``question``."""
    for card in _CARD.findall(text):
        try:
            yield str(json.loads(card))
        except ValueError:
            continue


def _cells(text: str) -> Iterator[str]:
    """The cells of a table in which a question stands in one."""
    for line in text.splitlines():
        yield from (cell.strip('" ') for cell in re.split(r"[;,\t]", line) if not cell.strip('" ').isdigit())


def _markdown(text: str, outward: bool) -> Iterator[str]:
    """Headings, summaries, entries of contents, and whatever line asks."""
    lines = text.splitlines()
    head = bool(lines) and lines[0].strip() == "---"
    fence = ""
    for number, line in enumerate(lines):
        if head and number and line.strip() == "---":
            head = False
        elif head:
            if title := _TITLE.match(line):
                yield title[1].strip("'\"")
        elif mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence:
            below = lines[number + 1] if number + 1 < len(lines) else ""
            yield from _asked_in(line, below, _ANY_LINK if outward else _INWARD_LINK)


def _asked_in(line: str, below: str, entry: re.Pattern[str]) -> Iterator[str]:
    """What one line of Markdown asks; ``below`` is the next, which may make it a heading, ``entry`` one of contents."""
    if heading := _HEADING.match(line):
        yield heading[1]
    elif summaries := _SUMMARY.findall(line):
        yield from summaries
    elif line.strip() and _UNDERLINE.match(below) and not line.lstrip().startswith(("|", "-", "*")):
        yield line
    elif line.lstrip().startswith("|"):
        yield from (cell for cell in line.split("|") if entry.match(cell) or _is_question(cell))
    else:
        item = _ITEM.match(line)
        said = item[1] if item else line
        if _is_question(said) or (item and entry.match(said)) or (_ONLY_STRONG.match(line) and _asks(line)):
            yield said


def _is_question(line: str) -> bool:
    """Whether it ends like a question, or is an item that begins like one and is no longer than a question is."""
    said = plain(line)
    return said.endswith("?") or (_asks(said) and len(said.split()) <= 25 and not said.endswith(":"))


def _asks(line: str) -> bool:
    return bool(_ASKS.match(plain(line)))
