"""Agreement of the long answers: between languages, with the catalog, with the files they show."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cheatsheet.answers.agreement import check_answers, check_shown, links, numbers
from cheatsheet.answers.sources import MAX_AGE_MONTHS, check_sources, due
from cheatsheet.load import load_content
from cheatsheet.model import Answer, Catalog, CatalogQuestion, CatalogTopic, Content, Lang, Source, SourceList
from cheatsheet.problems import ContentError
from tests import written


def source(number: int = 1, **changes: str) -> Source:
    """A source in order, but for ``changes``."""
    fields = {"title": "PEP", "url": f"https://peps.python.org/{number}", "version": "1", "checked": "2026-11-24"}
    return Source(**(fields | changes), line=number)


def catalog(**see_also: tuple[str, ...]) -> Catalog:
    """A catalog of two questions."""
    questions = {
        name: CatalogQuestion(name, slug, (), see_also.get(name, ()), 1)
        for name, slug in (("q06", "indexes"), ("q07", "isolation-levels"))
    }
    return Catalog("catalog.toml", (CatalogTopic("sql", ("q06", "q07"), 1),), questions)


def cited(*sources: Source) -> SourceList:
    """These sources of question 6, two in order where there are none, and two of question 7."""
    both = (source(1), source(2))
    return SourceList("sources.toml", {"q06": sources or both, "q07": both})


def answer(lang: Lang, *, name: str = "q06-indexes", **bodies: str) -> Answer:
    """An answer whose parts have the given bodies."""
    parts = {"minute": "Text.", "avoid": "- **A.** B.\n- **C.** D."} | bodies
    return Answer(
        name[:3], f"{lang}/answers/{name}.md", {key: written.part(key, body, 3) for key, body in parts.items()}
    )


def messages(ru: Answer | None, en: Answer | None, listed: Catalog | None = None) -> list[str]:
    """What is wrong with the two answers together."""
    answers: dict[Lang, dict[str, Answer]] = {
        "ru": {ru.question_id: ru} if ru else {},
        "en": {en.question_id: en} if en else {},
    }
    return [problem.message for problem in check_answers(Content({}, listed or catalog(), {}, answers, cited()))]


BOTH: dict[Lang, dict[str, Answer]] = {"ru": {"q06": answer("ru")}, "en": {"q06": answer("en")}}


def test_answers_that_agree_have_no_problems() -> None:
    """Two answers with the same parts, links and figures pass, however the figures are written."""
    ru = answer("ru", deeper="Это 1,5 мс на 10 000 строк, см. [уровни](q07) и `x = 3`.")
    en = answer("en", deeper="For 10,000 rows it is 1.5 ms, with `x = 3`; see [the levels](q07).")
    assert messages(ru, en) == []


@pytest.mark.parametrize(
    ("ru", "en", "expected"),
    [
        ({"deeper": "5 мс"}, {"deeper": "6 ms"}, "only Russian ['5'], only English ['6']"),
        ({"clarify": "Да."}, {}, "parts that differ"),
        ({"deeper": "[a](q07)"}, {"deeper": "a"}, "links that only one language has: q07"),
        ({"show": ":::sample q06_a.py"}, {"show": ":::sample q06_b.py"}, "samples that differ"),
        ({"deeper": ":::diagram a"}, {"deeper": "a"}, "diagrams that differ"),
        ({"deeper": "```sql\na\n```"}, {"deeper": "a"}, "tables, code and boxes that differ"),
        ({"deeper": '!!! tip "А"\n    Б.'}, {"deeper": '??? tip "A"\n    B.'}, "['tip'] against ['folded tip']"),
        ({"deeper": '!!! tip "А"\n    Б.'}, {"deeper": '!!! note "A"\n    B.'}, "['tip'] against ['note']"),
        (
            {"deeper": '!!! tip "А"\n    ```sql\n    a\n    ```'},
            {"deeper": '!!! tip "A"\n    B.'},
            "['tip', 'code'] against ['tip']",
        ),
        (
            {"deeper": '!!! tip "А"\n    [a](q07)'},
            {"deeper": '!!! tip "A"\n    a'},
            "links that only one language has: q07",
        ),
        (
            {"deeper": '!!! tip "На 5"\n    a'},
            {"deeper": '!!! tip "By 6"\n    a'},
            "only Russian ['5'], only English ['6']",
        ),
        ({"next": "### A?\n\nB."}, {"next": "### A?\n\nB.\n\n### C?\n\nD."}, "follow-ups that differ in number"),
        ({}, {"avoid": "- **A.** B.\n- **C.** D.\n- **E.** F."}, "items that differ in number"),
    ],
)
def test_a_difference_between_the_languages_is_named(ru: dict[str, str], en: dict[str, str], expected: str) -> None:
    """Parts, numbers, links, samples, diagrams, tables, follow-ups and items must be the same."""
    found = messages(answer("ru", **ru), answer("en", **en))
    assert len(found) == 1
    assert expected in found[0]


def test_an_answer_stands_in_both_languages() -> None:
    """An answer in one language only is a problem."""
    assert messages(answer("ru"), None) == ["no answer to 'q06' in 'en'; expected one in each language"]


def test_the_catalog_names_the_file() -> None:
    """An answer's file is named after the slug that the catalog has, and its links lead to other questions."""
    wrong = {"name": "q06-index", "minute": "See [x](q06) and [y](q99)."}
    found = messages(answer("ru", **wrong), answer("en", **wrong))
    assert found.count("the file's name; expected 'q06-indexes.md', as the catalog has it") == 2
    assert found.count("a link to 'q06'; expected another question") == 2
    assert found.count("a link to 'q99'; expected another question") == 2


def test_shown_files_are_there_and_files_are_shown() -> None:
    """A sample or diagram that is missing, and one that nothing shows, are both named."""
    shown = answer("ru", show=":::sample q06_a.py", deeper=":::diagram a")
    problems = check_shown({"ru": {"q06": shown}}, {"q06_b.py"}, {"b"})
    assert sorted(problem.message for problem in problems) == [
        "a diagram that no answer shows",
        "a sample that no answer shows",
        "no diagram 'a' in docs/_source/diagrams/",
        "no sample 'q06_a.py' in docs/_source/samples/",
    ]


def test_links_in_code_are_code() -> None:
    """``[x](q07)`` inside code is no link, and its digits are no figure of a link."""
    shown = answer("en", deeper="`[x](q07)`\n\n```text\n[y](q08)\n```")
    assert links(shown) == frozenset()
    assert numbers(answer("en", deeper="[y](q07) of 3").parts["deeper"], "en") == {"3"}


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ((source(4),), ["sources.toml:4: 1 sources of 'q06'; expected 2 to 8"]),
        ((source(1), source(2)), []),
        (tuple(map(source, range(5))), []),
        (tuple(map(source, range(1, 11))), ["sources.toml:9: 10 sources of 'q06'; expected 2 to 8"]),
        (
            (source(3), source(2), source(3)),
            ["sources.toml:3: the same source twice in 'q06': https://peps.python.org/3; expected it once"],
        ),
    ],
)
def test_an_answer_has_two_to_five_sources(sources: tuple[Source, ...], expected: list[str]) -> None:
    """Two to eight sources, no two of them the same; a question without an answer may have fewer, but none twice."""
    content = Content({}, catalog(), {}, BOTH, cited(*sources))
    assert [str(problem) for problem in check_answers(content)] == expected
    unanswered = [line for line in expected if "twice" in line]
    assert [str(problem) for problem in check_answers(replace(content, answers={}))] == unanswered


def test_an_answer_without_any_source_is_named_at_the_file() -> None:
    """Where there is no line to name, the file is named with the question."""
    content = Content({}, catalog(), {}, BOTH, SourceList("sources.toml", {"q07": (source(1), source(2))}))
    assert [str(problem) for problem in check_answers(content)] == [
        "sources.toml:1: 0 sources of 'q06'; expected 2 to 8"
    ]


def test_two_questions_may_have_the_same_source() -> None:
    """A source that another question has, too, is none that a question has twice."""
    assert list(check_sources(SourceList("s", {"q06": (source(1), source(2)), "q07": (source(1),)}), ["q06"])) == []


def test_the_build_counts_the_sources(root: Path, tmp_path: Path) -> None:
    """An answer with one source stops what reads the text for the build, at the line of that source."""
    shutil.copytree(root / "docs" / "_source", tmp_path / "docs" / "_source", ignore=shutil.ignore_patterns("fonts"))
    path = tmp_path / "docs" / "_source" / "sources.toml"
    text = path.read_text("utf-8")
    header = "[[q01]]"
    first = text.index(header)
    end = text.index("[[q02]]")
    path.write_text(text[: text.index(header, first + 1)] + text[end:], "utf-8")
    line = text[:first].count("\n") + 1
    with pytest.raises(ContentError) as caught:
        load_content(tmp_path)
    assert str(caught.value) == f"docs/_source/sources.toml:{line}: 1 sources of 'q01'; expected 2 to 8"


def test_a_clarification_has_a_day() -> None:
    """A clarification without a day, and a day without a clarification, are told at the question in the catalog."""
    listed = catalog()
    dated = {**listed.questions, "q06": replace(listed.questions["q06"], clarified="2026-11-24")}
    without, having = listed, replace(listed, questions=dated)
    plain, clarified = ({lang: answer(lang, **parts) for lang in ("ru", "en")} for parts in ({}, {"clarify": "1."}))
    wanted = "no day of the clarification of 'q06'; expected 'clarified = 2026-11-24', when it was written"
    assert messages(plain["ru"], plain["en"], without) == []
    assert messages(clarified["ru"], clarified["en"], having) == []
    assert messages(clarified["ru"], clarified["en"], without) == [wanted]
    assert messages(plain["ru"], plain["en"], having) == ["a day of a clarification that 'q06' does not have"]


@pytest.mark.parametrize(
    ("today", "kept", "expected"),
    [
        (dt.date(2026, 11, 24), "2025-05-24", ["2024-01-01", "2025-05-23"]),
        (dt.date(2025, 7, 1), "2024-01-01", ["2023-12-31"]),
        (dt.date(2026, 6, 24), "2024-12-24", ["2024-01-01", "2024-12-23"]),
    ],
)
def test_a_source_is_due_after_eighteen_months(today: dt.date, kept: str, expected: list[str]) -> None:
    """A source is due on the day after eighteen months, over the end of a year as well; the oldest comes first."""
    assert MAX_AGE_MONTHS == 18
    dates = (kept, expected[-1], *expected[:-1], today.isoformat())
    old = tuple(source(number, checked=checked) for number, checked in enumerate(dates))
    assert [item.checked for item in due(SourceList("sources.toml", {"q06": old}), today)] == expected
