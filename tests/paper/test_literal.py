"""Text is data to the press: nothing in an answer is ever read as a command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cheatsheet.model import Inline, Sheet, Span
from cheatsheet.paper.cram import lay_out, print_data, sheet_data
from cheatsheet.paper.cram_items import items
from cheatsheet.paper.formats import formats
from cheatsheet.paper.typeset import Press
from cheatsheet.sheet.inline import parse_inline
from tests.paper import pdf
from tests.paper.conftest import make_content, make_extras, make_settings

SIGNS = "#$@*_<>\\\\`~[]{}()=+-/%&^|!?;:,.'\"«»“”—–…0123456789abcXYZабвЯЁ→≤²"
WORDS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
SPANS = st.builds(Span, st.sampled_from(["text", "code", "strong"]), TEXTS)
ANSWERS = st.lists(SPANS, min_size=1, max_size=3).map(
    # Two runs are parted by a space, as words are; a run of its own would else touch its neighbour.
    lambda spans: tuple(part for span in spans for part in (span, Span("text", " ")))[:-1]
)

ZERO = (Span("text", "0"),)

CONTENT = make_content()
SETTINGS = make_settings()
PRESS = Press(make_extras().fonts, SETTINGS.commit_date)
SHAPE = formats("ru")[0]


def printed(entries: Sequence[tuple[Inline, Inline]]) -> bytes:
    """The Russian cram sheet with ``entries`` (terms and answers) in place of its first topic's."""
    sheet = CONTENT.sheets["ru"]
    topic = sheet.topics[0]
    changed = tuple(
        replace(entry, term=term, answer=answer) for entry, (term, answer) in zip(topic.entries, entries, strict=False)
    )
    return set_sheet(
        replace(sheet, topics=(replace(topic, entries=changed + topic.entries[len(changed) :]), *sheet.topics[1:]))
    )


def set_sheet(sheet: Sheet) -> bytes:
    """The Russian cram sheet that says what ``sheet`` says."""
    content = replace(CONTENT, sheets={**CONTENT.sheets, "ru": sheet})
    pieces = items(content, SETTINGS, "ru")
    layout = lay_out(PRESS, SHAPE, "ru", sheet.path, pieces)
    return PRESS.pdf("cram.typ", print_data(sheet_data(content, SETTINGS, "ru", SHAPE), SHAPE, [layout]))


def words(spans: Inline) -> str:
    """The words of ``spans``."""
    return " ".join("".join(span.text for span in spans).split())


@settings(max_examples=12, deadline=None)
@example([((Span("text", "Z)?>^`>” (–`Y-$ 5$² 0/0 974(;=8→;≤а$ _“²—-7a8.;b- 0"),), ZERO), *[(ZERO, ZERO)] * 4])
@given(st.lists(st.tuples(TEXTS.map(lambda text: (Span("text", text),)), ANSWERS), min_size=5, max_size=5))
def test_random_answers_come_back_word_for_word(entries: Sequence[tuple[Inline, Inline]]) -> None:
    """Whatever signs an answer is made of, a reader copies exactly those."""
    copied = pdf.text(printed(entries))
    for term, answer in entries:
        assert pdf.holds(copied, f"{words(term)} — {words(answer)}")


def test_typst_markup_is_only_text() -> None:
    """Headings, functions, labels, references, comments and escapes of Typst come out as their own letters."""
    answer = "= no heading #panic() @q01 <q01> $x^2$ *bold* _it_ // gone /* gone */ \\u{41} \\# `raw` ~ -- --- ... http://a.b"
    copied = pdf.text(printed([((Span("text", "#set text(1pt)"),), (Span("text", answer), Span("code", " #raw ")))]))
    assert pdf.holds(copied, f"#set text(1pt) — {answer} #raw")


NASTY = {
    "title": "= T #a @b <1>",
    "intro": "/ Term: x -- y --- z ... \"q\" 'r' ~ \\ // no /* comment */ `#set` https://a.b",
    "topic": "+ #let $x$ *y* _z_ <1 2>",
    "question": "- 1. [a] {b} `c || d` \\u{41} #(1)",
    "answer": '-1 – 07 → n² ≤ 1/2 #eval("1") **b @c** 50 % 10 000',
}


def test_every_place_of_a_sheet_is_only_text() -> None:
    """Title, introduction, topic and both cells of a row are printed sign for sign, whatever they mean to Typst."""
    texts = {place: parse_inline(text) for place, text in NASTY.items()}
    assert not [messages for _, messages in texts.values() if messages]
    inline = {place: spans for place, (spans, _) in texts.items()}
    sheet = CONTENT.sheets["ru"]
    topic, row = sheet.topics[0], sheet.quick.rows[0]
    copied = pdf.text(
        set_sheet(
            replace(
                sheet,
                title=inline["title"],
                intro=inline["intro"],
                topics=(replace(topic, title=inline["topic"]), *sheet.topics[1:]),
                quick=replace(
                    sheet.quick,
                    rows=(replace(row, question=inline["question"], answer=inline["answer"]), *sheet.quick.rows[1:]),
                ),
            )
        )
    )
    assert [place for place, spans in inline.items() if not pdf.holds(copied, words(spans))] == []
