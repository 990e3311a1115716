"""Any input ends in a model or in problems, and what a model renders to is read back as the same model."""

from __future__ import annotations

import dataclasses
import random
import re
from pathlib import Path
from typing import Any

import markdown
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from mkdocs.config import load_config

from cheatsheet.model import Sheet, plain
from cheatsheet.sheet.inline import literal, parse_inline, render_inline, to_html, to_markdown
from cheatsheet.sheet.parse import parse_sheet, render_sheet
from cheatsheet.sheet.source import decode

ROOT = Path(__file__).resolve().parent.parent.parent
SHEETS = {lang: (ROOT / "docs" / "_source" / lang / "cheatsheet.md").read_bytes() for lang in ("ru", "en")}
# What a slip of the hand or a hostile hand puts into a sheet.
PIECES = [
    "**",
    "`",
    "|",
    "—",
    "\n",
    "\n\n",
    "## ",
    "# 🟢",
    "---",
    "1.",
    "**9. x** — y",
    "<b>",
    "{{",
    "\\|",
    "\ufeff",
    "\x00",
    "\r\n",
    "🟢",
]

mutation = st.tuples(
    st.sampled_from(["insert", "delete", "swap", "repeat"]),
    st.integers(0, 10**6),
    st.integers(1, 80),
    st.sampled_from(PIECES),
)


def mutate(text: str, changes: list[tuple[str, int, int, str]]) -> str:
    """``text`` after some slips of the hand."""
    for kind, place, length, piece in changes:
        at = place % (len(text) + 1)
        end = min(at + length, len(text))
        if kind == "insert":
            text = text[:at] + piece + text[at:]
        elif kind == "delete":
            text = text[:at] + text[end:]
        elif kind == "repeat":
            text = text[:end] + text[at:]
        else:
            lines = text.split("\n")
            random.Random(place).shuffle(lines)
            text = "\n".join(lines)
    return text


# Signs that mean nothing in the grammar of a sheet, though they do in Markdown, are not among these.
SLIPS = [
    *"`~[](){}<>!;:#+-=|/\"'.,@$^% \n1",
    *(
        "**",
        "\n\n",
        "— ",
        "`x`",
        "**a**",
        "**8. ",
        "07",
        "- ",
        "> ",
        "1. ",
        "---",
        "\n---\n",
        "| ",
        "## ",
        "  ",
        "    ",
    ),
]


def slip(text: str, seed: int) -> str:
    """``text`` after one to three slips with lines and characters, always the same for ``seed``."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 3)):
        lines = text.split("\n")
        line, other, at = chance.randrange(len(lines)), chance.randrange(len(lines)), chance.randrange(len(text))
        kind = chance.choice(["lose", "double", "swap", "cut", "put", "turn", "indent", "join"])
        if kind == "cut":
            text = text[:at] + text[at + chance.randint(1, 3) :]
            continue
        if kind == "put":
            text = text[:at] + chance.choice(SLIPS) + text[at:]
            continue
        if kind == "turn":
            text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
            continue
        if kind == "lose":
            del lines[line]
        elif kind == "double":
            lines.insert(line, lines[line])
        elif kind == "swap":
            lines[line], lines[other] = lines[other], lines[line]
        elif kind == "indent":
            lines[line] = " " * chance.randint(1, 5) + lines[line]
        else:
            lines[line : line + 2] = [" ".join(lines[line : line + 2])]
        text = "\n".join(lines)
    return text


def words_of(sheet: Sheet) -> str:
    """Everything that ``sheet`` says, in order, without blanks."""
    said = [plain(sheet.title), plain(sheet.intro)]
    for topic in sheet.topics:
        said += [topic.level.value, plain(topic.title)]
        said += [f"{entry.number}.{plain(entry.term)}—{plain(entry.answer)}" for entry in topic.entries]
    quick = sheet.quick
    said += [plain(quick.title), plain(quick.question_label), plain(quick.answer_label)]
    said += [plain(cell) for row in quick.rows for cell in (row.question, row.answer)]
    return "".join("".join(said).split())


def words_in(markdown_text: str) -> str:
    """Everything that a CommonMark reader, which knows nothing of the grammar, finds in the text, without blanks."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown_text)
    pieces = [
        child.content for token in tokens for child in (token.children or ([] if token.type == "inline" else [token]))
    ]
    return "".join("".join(pieces).split())


def test_a_sheet_says_what_a_reader_of_markdown_reads() -> None:
    """After slips of a hand a sheet has problems on its lines, or says exactly what CommonMark shows of its file."""
    accepted = 0
    for seed in range(1500):
        written = slip(SHEETS["ru" if seed % 2 else "en"].decode(), seed)
        sheet = read(written.encode())
        if sheet is not None:
            accepted += 1
            assert words_of(sheet) == words_in(written), seed
    assert accepted > 500


def without_lines(value: Any) -> Any:
    """A model without the lines it came from."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.name != "line"}
        return (type(value).__name__, without_lines(tuple(fields.items())))
    return tuple(map(without_lines, value)) if isinstance(value, tuple) else value


def read(data: bytes) -> Sheet | None:
    """The sheet in ``data``; a sheet or problems, never both and never neither."""
    text, problems = decode("sheet.md", data)
    if text is None:
        assert problems
        return None
    sheet, problems = parse_sheet(text)
    assert (sheet is None) == bool(problems)
    assert all(0 <= problem.line <= len(text.lines) and problem.message for problem in problems)
    return sheet


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lang=st.sampled_from(["ru", "en"]), changes=st.lists(mutation, min_size=1, max_size=4))
def test_mutated_sheets(lang: str, changes: list[tuple[str, int, int, str]]) -> None:
    """A real sheet after slips of the hand is a model or problems, and a model survives being rendered and read."""
    sheet = read(mutate(SHEETS[lang].decode(), changes).encode())
    if sheet is not None:
        again = read(render_sheet(sheet).encode())
        assert again is not None
        assert without_lines(again) == without_lines(sheet)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Bytes of any kind are read without an exception."""
    read(data)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
@example("## 🟢 A\n**1. `a**` — `**")
def test_any_text(text: str) -> None:
    """Text of any kind is read without an exception."""
    read(text.encode("utf-8", "replace"))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60))
@example("a  b **c   d** `e`")
def test_inline_survives(text: str) -> None:
    """Inline text that has no problems is rendered to the text it was read from, a run of spaces to one."""
    inline, messages = parse_inline(text)
    if not messages:
        assert render_inline(inline) == re.sub(" {2,}", " ", text)


CONFIG = load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])
MARKDOWN = markdown.Markdown(extensions=CONFIG.markdown_extensions, extension_configs=CONFIG.mdx_configs or {})
"""Markdown as the site reads it."""
SIGNS = st.lists(
    st.sampled_from(
        [*"<>&*_`~^=+-#:!?@$%|\\/()[]{}\"'.,;0123456789 абв xyz²→", "1st", "->", "(c)", "--", "{.x}", "==", "www.a.b"]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(SIGNS)
@example("<30 сек")
@example("a &#35; b &#1057; c &amp;#35;")
@example(
    "~0.66 n² -> 1/2 c/o 1st 2nd +/- (tm) ==x== ^y^ ~~z~~ ++k++ {#id .cls} [a](b) www.a.b :smile: 'q' \"w\" ... --"
)
def test_literal_is_shown_as_it_is(text: str) -> None:
    """Literal text reaches the page letter for letter, at the beginning of a block and inside one, in a heading, a cell."""
    text = " ".join(text.split())
    for before in ("", "§", "## ", "| x |\n| - |\n| "):
        page = MARKDOWN.reset().convert(before + literal(text) + (" |" if "|" in before else ""))
        shown = " ".join(html.fromstring(f"<div>{page}</div>").text_content().split())
        assert (
            shown == f"{before.strip('# ') if '|' not in before else 'x'}{' ' if '|' in before else ''}{text}".strip()
        )


def test_both_renderings_agree() -> None:
    """HTML made directly and HTML made by way of Markdown say the same for every answer of the sheets."""
    for data in SHEETS.values():
        sheet = read(data)
        assert sheet is not None
        for entry in sheet.entries():
            page = MARKDOWN.reset().convert(to_markdown(entry.answer))
            direct = f"<p>{to_html(entry.answer)}</p>"
            assert html.fromstring(page).text_content() == plain(entry.answer) == html.fromstring(direct).text_content()
