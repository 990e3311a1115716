"""By which key a follow-up is known again, and which programs make a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests import written

from cheatsheet.answers.files import load_samples
from cheatsheet.answers.samples import MAX_LINES, Sample
from cheatsheet.exports.anki_record import Record, Stamp, updated
from cheatsheet.exports.follow_ups import all_follow_ups, keys, recorded_words
from cheatsheet.exports.programs import MOST_LINES, all_programs
from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES, Answer, Content, Lang
from cheatsheet.view import make_view

BEFORE = {"q06n1": "a", "q06n2": "b", "q06n3": "c"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("abc", ("q06n1", "q06n2", "q06n3")),  # nothing has changed
        ("cab", ("q06n3", "q06n1", "q06n2")),  # another order
        ("axc", ("q06n1", "q06n2", "q06n3")),  # other words
        ("cxa", ("q06n3", "q06n2", "q06n1")),  # both, of different ones
        ("xyc", ("q06n1", "q06n2", "q06n3")),  # two in other words, in their order
        ("xabc", ("q06n4", "q06n1", "q06n2", "q06n3")),  # one more before the others
        ("abxc", ("q06n1", "q06n2", "q06n4", "q06n3")),  # one more between them
        ("bc", ("q06n2", "q06n3")),  # the first is gone
        ("xbc", ("q06n1", "q06n2", "q06n3")),  # the first is another: that is taken for other words
        ("xab", ("q06n3", "q06n1", "q06n2")),  # so it is when the last is gone
        ("aabc", ("q06n1", "q06n4", "q06n2", "q06n3")),  # the same words twice are two cards
    ],
)
def test_a_follow_up_keeps_its_key(asked: str, expected: tuple[str, ...]) -> None:
    """Known words keep their key in any order; unknown ones take the keys whose words are gone, then new numbers."""
    assert keys("q06", asked, BEFORE) == expected


def test_the_key_of_a_follow_up_that_was_taken_out_is_given_to_no_other() -> None:
    """Taken out and recorded, another one added and recorded: it has a new number, and the first in its words its old one."""
    a, b, c, d = (f"{letter * 12} {'0' * 12}" for letter in "abcd")
    record: Record = {"ru": {"q06n1": Stamp(1, a), "q06n2": Stamp(1, b), "q06n3": Stamp(1, c)}}
    for time in (2, 3):  # what was recorded once is recorded again
        record = updated(record, {"ru": {"q06n1": a, "q06n2": b}}, time)
    stamps = record["ru"]
    assert stamps["q06n3"] == Stamp(2, f"{'c' * 12} retired")
    retired = {key for key, stamp in stamps.items() if stamp.is_retired}
    assert retired == {"q06n3"}
    asked = [one.partition(" ")[0] for one in (a, b, d, c)]
    assert keys("q06", asked, recorded_words("q06", stamps), retired) == ("q06n1", "q06n2", "q06n4", "q06n3")
    back = updated(record, {"ru": {"q06n1": a, "q06n2": b, "q06n3": c}}, 5)
    assert back["ru"]["q06n3"] == Stamp(5, c)


def test_a_new_question_counts_from_one() -> None:
    """Without a record the keys are numbers in order; a number that is taken is passed over, a freed one used again."""
    assert keys("q06", "abc", {}) == ("q06n1", "q06n2", "q06n3")
    assert keys("q06", "ab", {"q06n2": "a"}) == ("q06n2", "q06n1")


def test_only_its_own_keys_are_those_of_a_question() -> None:
    """Neither the question itself nor a longer number nor a program is one of its follow-ups."""
    stamps = {key: Stamp(0, f"{key} card") for key in ("q1", "q1n1", "q11n1", "q1n1x", "xq1n1", "q1_n1")}
    stamps["q1n2"] = Stamp(0, "alone")
    assert recorded_words("q1", stamps) == {"q1n1": "q1n1", "q1n2": "alone"}


def test_every_follow_up_of_the_text_has_a_card(root: Path) -> None:
    """38 questions with three follow-ups each make 114, no two of one key, in both languages; all answers are there."""
    content = load_content(root)
    for lang in LANGUAGES:
        found = list(all_follow_ups(content, make_view(content, lang), {}))
        assert len({one.key for one in found}) == len(found) == 38 * 3
        assert all(one.answer for one in found)
        assert [one.key for one in found[:4]] == ["q01n1", "q01n2", "q01n3", "q02n1"]
        assert {one.topic.slug for one in found if one.key.startswith("q06")} == {"sql"}


def test_the_record_of_one_language_says_nothing_of_the_other(content: Content) -> None:
    """Keys are read from the stamps that are given: a question in other words has the recorded key, not the first free."""
    record: Record = {"ru": {"q06n7": Stamp(0, "0123456789ab 0123456789ab")}}
    for lang, key in (("ru", "q06n7"), ("en", "q06n1")):
        (one,) = all_follow_ups(content, make_view(content, lang), record.get(lang, {}))
        assert one.key == key


def test_a_follow_up_without_an_answer_makes_no_card(content: Content) -> None:
    """A question that nobody answers yet, which the build names, is no card; the others keep their places."""
    answer = content.answers["ru"]["q06"]
    body = written.part("next", "### Раз?\n\n### Два?\n\nОтвет.\n\nЕщё.", 3)
    answers: dict[Lang, dict[str, Answer]] = {"ru": {"q06": replace(answer, parts={**answer.parts, "next": body})}}
    (one,) = all_follow_ups(replace(content, answers=answers), make_view(content, "ru"), {})
    assert (one.key, len(one.answer)) == ("q06n1", 2)


def test_programs_whose_output_is_short_make_cards(root: Path) -> None:
    """Most programs make a card; the others print more than eight lines. No program is longer than the rule."""
    content, (samples, _) = load_content(root), load_samples(root)
    for lang in LANGUAGES:
        found = list(all_programs(content, make_view(content, lang), samples))
        assert sorted(one.sample.name for one in found) == sorted(samples)
        short, long = ([one for one in found if one.short is kind] for kind in (True, False))
        assert len(short) > len(long) > 0
        assert max(len((one.sample.output or "").splitlines()) for one in short) <= MOST_LINES == 8
        assert min(len((one.sample.output or "").splitlines()) for one in long) > MOST_LINES
        assert max(len(one.sample.code.splitlines()) for one in short) <= MAX_LINES
        assert all(one.why for one in found)


@pytest.mark.parametrize(("lines", "short"), [(1, True), (8, True), (9, False)])
def test_the_limit_is_eight_lines(content: Content, lines: int, short: bool) -> None:
    """Eight lines of output are predicted, nine are not; the last line end is none."""
    sample = Sample("q06_plan.py", "SELECT 1;\n", "x\n" * lines, ())
    (program,) = all_programs(content, make_view(content, "ru"), {"q06_plan.py": sample})
    assert program.short is short


def test_a_program_shown_twice_is_one_card(content: Content, samples: Mapping[str, Sample]) -> None:
    """A program that another answer shows again lies with the first; one that nobody recorded lies nowhere."""
    answer = content.answers["ru"]["q06"]
    again = replace(content, answers={"ru": {"q07": replace(answer, question_id="q07"), "q06": answer}})
    found = list(all_programs(again, make_view(again, "ru"), samples))
    assert [(one.key, one.question.id, one.topic.slug) for one in found] == [("q06_plan", "q06", "sql")]
    assert list(all_programs(content, make_view(content, "ru"), {})) == []
