"""What cannot be printed stops the build with the line to mend, and what does not fit says so."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cheatsheet.answers.samples import Sample
from cheatsheet.model import Content, Span, plain
from cheatsheet.paper import Extras
from cheatsheet.paper.press import sheet_jobs
from cheatsheet.paper.typeset import Press
from cheatsheet.problems import ContentError
from cheatsheet.settings import Settings
from tests import written
from tests.paper import pdf
from tests.paper.produced import produce


def with_answer(content: Content, text: str, number: int = 6) -> Content:
    """``content`` with another Russian answer to question ``number``."""
    sheet = content.sheets["ru"]
    topics = tuple(
        replace(
            topic,
            entries=tuple(
                replace(entry, answer=(Span("text", text),)) if entry.number == number else entry
                for entry in topic.entries
            ),
        )
        for topic in sheet.topics
    )
    return replace(content, sheets={**content.sheets, "ru": replace(sheet, topics=topics)})


def problems_of(content: Content, settings: Settings, extras: Extras) -> list[str]:
    """The messages with which printing fails."""
    with pytest.raises(ContentError) as caught:
        produce(content, settings, extras)
    return [str(problem) for problem in caught.value.problems]


def sheet_problems_of(content: Content, settings: Settings, extras: Extras) -> list[str]:
    """The messages with which the Russian cram sheets fail."""
    found: list[str] = []
    for job in sheet_jobs(content, settings, "ru"):
        with pytest.raises(ContentError) as caught:
            job.run(Press(extras.fonts, settings.commit_date))
        found += map(str, caught.value.problems)
    return found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("сойдёт 🙂", "'🙂' (U+1F642 SLIGHTLY SMILING FACE)"),
        ("索引", "'索' (U+7D22 CJK UNIFIED IDEOGRAPH-7D22), '引' (U+5F15 CJK UNIFIED IDEOGRAPH-5F15)"),
    ],
)
def test_a_character_that_no_font_has(
    content: Content, settings: Settings, extras: Extras, text: str, named: str
) -> None:
    """An emoji or a CJK letter is named with its line, not printed as a blank box."""
    line = next(entry.line for entry in content.sheets["ru"].entries() if entry.number == 6)
    assert problems_of(with_answer(content, text), settings, extras) == [
        (
            f"docs/_source/ru/cheatsheet.md:{line}: no font can print {named}; "
            "expected characters that the fonts in docs/_source/fonts have"
        )
    ]


def test_every_printed_text_is_checked(content: Content, settings: Settings, extras: Extras) -> None:
    """Long answers, samples, outputs, drawings, sources and words are held against the fonts too, each line named."""
    answer = content.answers["en"]["q06"]
    part = written.part("minute", "one\ntwo 索\nthree", 10)
    answer = replace(answer, parts={**answer.parts, "minute": part})
    source = replace(content.sources.of("q06")[0], title="索", line=77)
    bad = replace(
        content,
        answers={**content.answers, "en": {"q06": answer}},
        sources=replace(content.sources, questions={**content.sources.questions, "q06": (source,)}),
        words={**content.words, "en": {**content.words["en"], "paper.output": "索"}},
    )
    sample = Sample("q06_plan.py", "fine\n索\n", "索\n", ())
    drawings = {
        **extras.diagrams,
        "en": {"b-tree": extras.diagrams["en"]["b-tree"].replace("корень".encode(), "索".encode())},
    }
    worse = replace(extras, samples={"q06_plan.py": sample}, diagrams=drawings)
    assert [message.split(": no font can print")[0] for message in problems_of(bad, settings, worse)] == [
        "docs/_source/diagrams/b-tree.toml:1",
        "docs/_source/en/answers/q06-indexes.md:11",
        "docs/_source/samples/output/q06_plan.txt:1",
        "docs/_source/samples/q06_plan.py:2",
        "docs/_source/sources.toml:77",
        "docs/_source/words/paper.toml:1",
    ]


def test_an_answer_longer_than_a_column(content: Content, settings: Settings, extras: Extras) -> None:
    """An answer that no column holds is named with its height and the room there is, for each sheet."""
    messages = sheet_problems_of(with_answer(content, "очень длинный ответ " * 200), settings, extras)
    assert messages
    assert all("this is longer than a column of cram-sheet" in message for message in messages)
    assert "pt high; expected at most" in messages[0]


@pytest.mark.parametrize("word", ["W" * 60, "0x" + "0123456789abcdef" * 6])
def test_a_word_wider_than_a_column(content: Content, settings: Settings, extras: Extras, word: str) -> None:
    """A word that no hyphenation makes narrow enough is named by its line and not printed over the next column."""
    line = next(entry.line for entry in content.sheets["ru"].entries() if entry.number == 6)
    messages = sheet_problems_of(with_answer(content, f"вот {word} слово"), settings, extras)
    assert messages[0].startswith(f"docs/_source/ru/cheatsheet.md:{line}: a word is wider than a column of cram-sheet")


def test_a_long_word_that_can_be_hyphenated_is_fine(content: Content, settings: Settings, extras: Extras) -> None:
    """A Russian word longer than a column is hyphenated, and comes back whole."""
    word = "переосвидетельствование" * 5
    job = next(sheet_jobs(with_answer(content, word), settings, "ru"))
    sheet = job.run(Press(extras.fonts, settings.commit_date))
    assert pdf.holds(pdf.text(sheet.files[sheet.editions[0].file]), f"6. Индексы — {word}")


def test_a_missing_font_file(content: Content, settings: Settings, extras: Extras, tmp_path: Path) -> None:
    """A font that is gone, or is no font, is named; nothing is printed in another one."""
    for path in extras.fonts.glob("*.ttf"):
        shutil.copy(path, tmp_path)
    (tmp_path / "FiraMono-Regular.ttf").unlink()
    (tmp_path / "SourceSerif4-Italic.ttf").write_bytes(b"nonsense")
    messages = problems_of(content, settings, replace(extras, fonts=tmp_path))
    assert messages[0] == (
        "docs/_source/fonts/FiraMono-Regular.ttf:1: font file is missing; paper cannot be set without it"
    )
    assert messages[1].startswith("docs/_source/fonts/SourceSerif4-Italic.ttf:1: cannot be read as a TrueType font")


def test_a_missing_sample_and_diagram(content: Content, settings: Settings, extras: Extras) -> None:
    """What an answer shows and nobody wrote is named by the line that shows it, in both languages at once."""
    messages = problems_of(content, settings, replace(extras, samples={}, diagrams={}))
    assert messages == [
        f"docs/_source/{lang}/answers/q06-indexes.md:{line}: no {what}; expected a file of docs/_source/{folder}/"
        for lang in ("en", "ru")
        for line, what, folder in (
            (12, "sample 'q06_plan.py'", "samples"),
            (14, f"diagram 'b-tree' in {lang}", "diagrams"),
        )
    ]


def test_text_that_no_longer_fits_goes_to_two_sides(content: Content, settings: Settings, extras: Extras) -> None:
    """More text than one side holds is told with the numbers, and set on two sides, larger, with nothing lost."""
    sheet = content.sheets["ru"]
    topics = tuple(
        replace(
            topic,
            entries=tuple(
                replace(e, answer=e.answer + (Span("text", " И ещё немного слов."),) * 3) for e in topic.entries
            ),
        )
        for topic in sheet.topics
    )
    longer = replace(content, sheets={**content.sheets, "ru": replace(sheet, topics=topics)})
    press = Press(extras.fonts, settings.commit_date)
    first, large = (job.run(press) for job in sheet_jobs(longer, settings, "ru"))
    printed = first.files[first.editions[0].file]
    assert first.editions[0].pages == 2 + 1  # the last is what corrects the answers
    assert re.fullmatch(
        r"ru/downloads/cram-sheet.pdf: does not fit on one side at 7.5 pt \(would need [67]\.\d pt\); "
        r"set on 2 sides at [89]\.\d pt",
        str(first.notices[0]),
    )
    assert pdf.smallest_type(printed) >= 7.5
    assert len(pdf.page_sizes(printed)) == 3
    copied = pdf.text(printed)
    assert all(pdf.holds(copied, plain(entry.answer)) for topic in topics for entry in topic.entries)
    assert large.notices == ()
