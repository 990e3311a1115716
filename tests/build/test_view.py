"""The content as a reader meets it: what a topic says of itself, what stands beside what, and the menu of a long sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cheatsheet.model import Content, Span
from cheatsheet.view import NEARBY, WORDS_PER_MINUTE, View, make_view


def said(content: Content, words: int) -> str:
    """How long the first topic takes to read when its answers have so many words, shared out among them."""
    sheet = content.sheets["en"]
    first = sheet.topics[0]
    each = [words // len(first.entries)] * len(first.entries)
    each[0] += words - sum(each)
    entries = tuple(
        replace(entry, answer=(Span("text", "word " * count),))
        for entry, count in zip(first.entries, each, strict=True)
    )
    changed = replace(sheet, topics=(replace(first, entries=entries), *sheet.topics[1:]))
    return make_view(replace(content, sheets={**content.sheets, "en": changed}), "en").topics[0].minutes


def test_the_time_to_read_is_rounded_up_and_never_nothing(content: Content) -> None:
    """A topic takes its words at 150 a minute, a minute begun is a minute, and the least is one."""
    assert WORDS_PER_MINUTE == 150
    assert [said(content, words) for words in (0, 1, 150, 151, 300, 301)] == [
        *["1 minute"] * 3, *["2 minutes"] * 2, "3 minutes",
    ]  # fmt: skip


def test_a_topic_and_a_question_know_where_they_stand(content: Content) -> None:
    """Names, paths, counts, level and rows of a topic and of a question are those of sheet and catalog."""
    view = make_view(content, "ru")
    topic = view.topic("sql")
    assert (topic.title, topic.path, topic.count, topic.level_label) == (
        "SQL и Базы данных", "topics/sql/", "4 вопроса", "базовый",
    )  # fmt: skip
    section = content.sheets["ru"].topics[1]
    assert (topic.line, topic.heading, topic.level) == (section.line, section.title, section.level)
    question = topic.questions[0]
    assert (question.id, question.number, question.term, question.slug) == ("q06", 6, "Индексы", "indexes")
    assert (question.path, question.answer_path) == ("topics/sql/#q06", "topics/sql/indexes/")
    assert question.entry == section.entries[0]
    assert [row.number for row in question.rows] == list(content.catalog.questions["q06"].rows)
    with pytest.raises(KeyError):
        view.topic("none")


def test_a_question_without_a_long_answer_has_no_page_of_its_own(content: Content) -> None:
    """Whether there is a long answer is asked of this language, and the neighbours step over a question without."""
    answers = {
        lang: {key: one for key, one in found.items() if key != "q02"} for lang, found in content.answers.items()
    }
    view = make_view(replace(content, answers={"ru": answers["ru"]}), "ru")
    assert view.questions[1].answer_path is None
    beside = [view.answered_beside(of, offset) for of, offset in (("q01", 1), ("q03", -1), ("q01", -1), ("q38", 1))]
    assert [question and question.id for question in beside] == ["q03", "q01", None, None]
    assert {one.answer_path for one in make_view(replace(content, answers={"ru": answers["ru"]}), "en").questions} == {
        None
    }


def test_rows_come_in_order_of_the_table(content: Content) -> None:
    """Rows are sorted by number, on a topic's page and all together, whichever questions own them."""
    questions = dict(content.catalog.questions)
    questions["q01"], questions["q02"] = replace(questions["q01"], rows=(3, 1)), replace(questions["q02"], rows=(2,))
    for key in questions.keys() - {"q01", "q02"}:
        questions[key] = replace(questions[key], rows=())
    view = make_view(replace(content, catalog=replace(content.catalog, questions=questions)), "ru")
    assert [row.number for row in view.topics[0].rows] == [1, 2, 3]
    assert [(row.number, question.id) for row, question in view.rows] == [(1, "q01"), (2, "q02"), (3, "q01")]


def test_a_count_is_a_word_of_the_site(content: Content) -> None:
    """Templates count things in the language of the view."""
    assert make_view(content, "ru").counted("questions", 12) == "12 вопросов"
    english = make_view(content, "en")
    assert [english.counted("questions", number) for number in (1, 21)] == ["1 question", "21 questions"]
    assert (english.lang, english.topic("sql").count) == ("en", "4 questions")


def menu(view: View, topics: int, place: int | None) -> list[int]:
    """The places of the topics in the menu of a page of the topic at ``place``, in a sheet of so many topics."""
    many = tuple(replace(view.topics[0], slug=str(number)) for number in range(topics))
    long = replace(view, topics=many)
    return [int(topic.slug) for topic in long.topics_near(None if place is None else many[place])]


def test_the_menu_of_a_long_sheet_shows_the_neighbours(content: Content) -> None:
    """Up to 25 topics all stand in the menu; of more, twelve on either side, and 25 at either end as well."""
    view = make_view(content, "ru")
    assert NEARBY == 12
    assert menu(view, 24, 20) == list(range(24))
    assert menu(view, 25, 24) == list(range(25))
    assert menu(view, 26, 0) == list(range(25))
    assert menu(view, 60, 12) == list(range(25))
    assert menu(view, 60, 13) == list(range(1, 26))
    assert menu(view, 60, 30) == list(range(18, 43))
    assert menu(view, 60, 59) == list(range(35, 60))
    assert menu(view, 60, None) == list(range(60))
