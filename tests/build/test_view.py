"""The content as a reader meets it: what topics and questions say of themselves, and where they stand."""

from __future__ import annotations

from dataclasses import replace

from cheatsheet.model import Content, Span
from cheatsheet.view import WORDS_PER_MINUTE, make_view


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
    topic = view.topics[1]
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
    assert {view.topic_of[one.id].slug for one in topic.questions} == {"sql"}
    assert list(view.topic_of) == [one.id for one in view.questions]


def test_a_question_without_a_long_answer_has_no_page_of_its_own(content: Content) -> None:
    """Whether there is a long answer is asked of this language; where there is none, the topic's page answers best."""
    answers = {
        lang: {key: one for key, one in found.items() if key != "q02"} for lang, found in content.answers.items()
    }
    view = make_view(replace(content, answers={"ru": answers["ru"]}), "ru")
    assert view.questions[1].answer_path is None
    assert [one.best_path for one in view.questions[:2]] == [view.questions[0].answer_path, view.questions[1].path]
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
    assert (english.lang, english.topics[1].count) == ("en", "4 questions")
