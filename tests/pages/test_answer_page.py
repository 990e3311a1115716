"""The pages made from long answers: what stands on them, where their links lead, what MkDocs makes of them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from mkdocs.utils import meta

from cheatsheet.answers.markdown import fenced
from cheatsheet.answers.samples import Sample
from cheatsheet.answers.typography import NBSP
from cheatsheet.model import LANGUAGES, Answer, Content, Lang, Source, SourceList
from cheatsheet.pages import answer_page, errata
from cheatsheet.pages.answer_markdown import PageSurroundings, part_markdown
from cheatsheet.settings import Settings
from cheatsheet.sheet.catalog import parse_catalog
from cheatsheet.sheet.inline import to_markdown
from cheatsheet.sheet.parse import parse_sheet
from cheatsheet.sheet.source import Text, decode
from cheatsheet.sheet.toml_file import TomlFile, parse_toml
from cheatsheet.words import parse_words
from tests import written
from tests.exports.edits import Edit

SETTINGS = Settings("https://example.org/", "https://github.com/o/r", "2026-11-24", "abc123")
SAMPLE = Sample("q06_plan.py", "print('```')\n", "```\n", (("Python", "3.11.7"), ("PostgreSQL", "18.4")))
FIGURE = '<figure class="diagram"><svg><text>b-tree</text></svg></figure>'
EXTENSIONS = [
    "admonition", "attr_list", "md_in_html", "tables", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.tabbed",
]  # fmt: skip


BODIES = {
    "minute": "В базе есть `[x](q07)`, см. [уровни](q07) и [N+1](q04).",
    "show": "Вот план.\n\n:::sample q06_plan.py\n\n:::diagram b-tree",
    "next": "### Почему?\n\nПотому.",
    "clarify": "Верно не всегда: [уровни](q07).",
}


@pytest.fixture(scope="module")
def content() -> Content:
    """The real sheets with long answers to questions 6 and 7 in each language."""
    sheets = {lang: parse_sheet(_text(f"{lang}/cheatsheet.md"))[0] for lang in LANGUAGES}
    catalog, _ = parse_catalog(_toml("catalog.toml"))
    questions = dict(catalog.questions)
    source = Source("A <b> & [c]", "https://example.org/?a=1&b=2", "18", "2026-11-24", 1, quote="a < b *is* so")
    law = replace(source, url="https://example.org/law", quote="Всё <так>")
    placed = replace(source, url="https://example.org/part", quote="", section="§ 2. Scans & <b>")
    questions["q06"] = replace(questions["q06"], see_also=("q07", "q01"), clarified="2026-11-24")
    questions["q07"] = replace(questions["q07"], clarified="2026-11-23")
    words, _ = parse_words((name, _toml(f"words/{name}.toml")) for name in ("site", "answers"))
    parts = {key: written.part(key, body, 3) for key, body in BODIES.items()}
    answers: dict[Lang, dict[str, Answer]] = {
        lang: {
            "q06": Answer("q06", f"docs/_source/{lang}/answers/q06-indexes.md", parts),
            "q07": Answer(
                "q07",
                f"docs/_source/{lang}/answers/q07-isolation-levels.md",
                {"minute": parts["minute"], "clarify": parts["next"]},
            ),
        }
        for lang in LANGUAGES
    }
    whole = {lang: sheet for lang, sheet in sheets.items() if sheet is not None}
    sources = SourceList("sources.toml", {"q06": (source, law, placed), "q07": (source, law)})
    return Content(whole, replace(catalog, questions=questions), words, answers, sources)


def _text(name: str) -> Text:
    path = Path(__file__).resolve().parents[2] / "docs" / "_source" / name
    text, problems = decode(name, path.read_bytes())
    assert text is not None, problems
    return text


def _toml(name: str) -> TomlFile:
    file, problems = parse_toml(_text(name))
    assert file is not None, problems
    return file


def pages(content: Content) -> dict[str, str]:
    """The pages of the long answers."""
    diagrams: dict[Lang, dict[str, str]] = {"ru": {"b-tree": FIGURE}, "en": {"b-tree": FIGURE}}
    return answer_page.render(content, {"q06_plan.py": SAMPLE}, diagrams, SETTINGS)


def html(page: str) -> str:
    """What Python-Markdown makes of a page with the extensions that the site uses."""
    return markdown.markdown(page.split("---\n", 2)[2], extensions=EXTENSIONS)


def test_each_answer_has_a_page_in_each_language(content: Content) -> None:
    """The pages lie where the addresses of the long answers are."""
    assert sorted(pages(content)) == [
        "en/topics/sql/indexes.md",
        "en/topics/sql/isolation-levels.md",
        "ru/topics/sql/indexes.md",
        "ru/topics/sql/isolation-levels.md",
    ]


def test_the_short_answer_stands_first_word_for_word(content: Content) -> None:
    """The 15 seconds are the sheet's own answer, literal, before every other part."""
    for lang in LANGUAGES:
        entry = next(entry for entry in content.sheets[lang].entries() if entry.id == "q06")
        page = pages(content)[f"{lang}/topics/sql/indexes.md"]
        assert page.index(to_markdown(entry.answer)) < page.index("{#minute}")


def test_parts_have_the_same_anchors_in_both_languages(content: Content) -> None:
    """Anchors have no language, and stand in the order of the parts."""
    wanted = ["title", "seconds", "minute", "show", "next", "next-1", "clarify", "see-also", "sources"]
    for page in (pages(content)["ru/topics/sql/indexes.md"], pages(content)["en/topics/sql/indexes.md"]):
        assert re.findall(r"\{#([a-z0-9-]+)\}", page) == wanted


def test_links_lead_to_the_long_answer_or_to_the_entry(content: Content) -> None:
    """A link goes to the long answer where there is one, else to the entry; code is no link."""
    page = pages(content)["ru/topics/sql/indexes.md"]
    assert "[уровни](isolation-levels.md)" in page
    assert "[N+1](../python/index.md#q04)" in page
    assert "`[x](q07)`" in page


def test_a_sample_comes_with_its_output_versions_and_file(content: Content) -> None:
    """A sample shows its code, what it printed, what it ran on and where its file is."""
    page = html(pages(content)["en/topics/sql/indexes.md"])
    assert "PostgreSQL 18.4" in page
    assert 'href="https://github.com/o/r/blob/main/docs/_source/samples/q06_plan.py"' in page
    assert page.count("<pre>") == 2
    assert FIGURE in page


def test_sources_stand_as_they_were_written_down(content: Content) -> None:
    """In their order, with version and day; any characters come out as they are, in the voice of their own language."""
    russian, english = (html(pages(content)[f"{lang}/topics/sql/indexes.md"]) for lang in LANGUAGES)
    first = 'href="https://example.org/?a=1&amp;b=2" rel="noopener"'
    facts = "<time>2026-11-24</time></span>"
    assert (
        f'<li><a {first}>A &lt;b&gt; &amp; [c]</a> <span class="source-facts"><span>18</span>, checked {facts}'
        in english
    )
    assert f'<li><a {first} lang="en">A &lt;b&gt; &amp; [c]</a>' in russian
    assert f'<span lang="en">18</span>, проверено {facts}' in russian
    listed = [source.url for source in content.sources.of("q06")]
    assert re.findall(r'<li><a href="([^"]*)', russian.partition('<ol class="sources">')[2]) == [
        one.replace("&", "&amp;") for one in listed
    ]


def test_a_page_without_a_version_has_its_day_alone(content: Content) -> None:
    """«as of November 2026» stands in no edition, beside its day; a version does, dated or not."""
    first, *rest = content.sources.of("q06")
    for version, shown in (
        ("as of November 2026", ""),
        ("Jinja 3.1.6, as of November 2026", "Jinja 3.1.6, as of November 2026, "),
    ):
        sources = replace(content.sources, questions={"q06": (replace(first, version=version), *rest)})
        changed = replace(content, sources=sources)
        page = html(pages(changed)["ru/topics/sql/indexes.md"])
        assert f"{shown}проверено 2026-11-24" in re.sub("<[^>]*>", "", page).replace("\n", " ")
        assert ("as of" in page) is bool(shown)


def test_the_template_is_told_of_an_answer(content: Content) -> None:
    """Title, address and place in the menu, what its picture and the progress kept of it go by, the line to be edited."""
    page = pages(content)["ru/topics/sql/indexes.md"]
    _, matter = meta.get_data(page)
    assert matter.pop("description").startswith("B-Tree ускоряет поиск")
    assert matter == {
        "title": "Индексы",
        "path": "topics/sql/indexes/",
        "question": "q06",
        "number": 6,
        "topic": "sql",
        "source": "docs/_source/ru/answers/q06-indexes.md?plain=1#L1",
    }
    assert "\n{ .meta data-question=q06 }\n" in page
    assert '<span class="level level-basic"><span class="hidden">Уровень: </span>базовый</span> <span>1' in page


def test_what_to_see_as_well_comes_in_the_order_of_the_catalog(content: Content) -> None:
    """By number and term, linked to the long answer, or to the entry while there is none; without any there is no heading."""
    made = pages(content)
    related = made["ru/topics/sql/indexes.md"].partition("{#see-also}")[2].partition("##")[0]
    assert (
        related.split("\n\n")[1]
        == "- [7. Уровни изоляции](isolation-levels.md)\n- [1. GIL](../python/index.md#q01)\n".rstrip()
    )
    alone = replace(content.catalog.questions["q06"], see_also=())
    catalog = replace(content.catalog, questions={**content.catalog.questions, "q06": alone})
    assert "see-also" not in pages(replace(content, catalog=catalog))["ru/topics/sql/indexes.md"]


def test_a_source_names_the_sentence_or_the_section_it_stands_for(content: Content) -> None:
    """A quotation has the quotation marks and the voice of its own language, on both pages; a section its word."""
    russian, english = (html(pages(content)[f"{lang}/topics/sql/indexes.md"]) for lang in LANGUAGES)
    assert '<span class="source-said" lang="en">“a &lt; b *is* so”</span>' in russian
    assert '<span class="source-said">“a &lt; b *is* so”</span>' in english
    assert '<span class="source-said">«Всё &lt;так&gt;»</span>' in russian
    assert '<span class="source-said" lang="ru">«Всё &lt;так&gt;»</span>' in english
    assert '<span class="source-said">раздел: <span lang="en">§ 2. Scans &amp; &lt;b&gt;</span></span>' in russian
    assert '<span class="source-said">section: <span>§ 2. Scans &amp; &lt;b&gt;</span></span>' in english


def test_errata_are_the_clarifications_in_order(content: Content) -> None:
    """The page holds the clarified questions only, with their day, the short answer and links to the long ones."""
    found = errata.render(content)
    assert sorted(found) == ["en/errata/index.md", "ru/errata/index.md"]
    page = found["ru/errata/index.md"].replace(NBSP, " ")
    assert re.findall(r"\{#(q\d\d)\}", page) == ["q06", "q07"]
    assert meta.get_data(page)[1]["description"].count(": 2 уточнения,") == 1
    entry = next(entry for entry in content.sheets["ru"].entries() if entry.id == "q06")
    assert page[page.index("## ") : page.index('\n## <span class="num">7.</span>')] == (
        '## <span class="num">6.</span> Индексы {#q06}\n\n'
        "уточнено <time>2026-11-24</time>\n{ .meta }\n\n"
        f"> {to_markdown(entry.answer)}\n\n"
        '!!! warning ""\n\n    Верно не всегда: [уровни](../topics/sql/isolation-levels.md).\n\n'
        '[Подробный ответ и источники<span class="hidden">: Индексы</span>](../topics/sql/indexes.md){ .more }\n'
    )


def test_a_clarification_without_a_day_is_told_without_one(content: Content) -> None:
    """There is no line for the day, and no day in words that are none."""
    undated = replace(content.catalog.questions["q06"], clarified="")
    catalog = replace(content.catalog, questions={**content.catalog.questions, "q06": undated})
    page = errata.render(replace(content, catalog=catalog))["en/errata/index.md"]
    assert re.findall("<time>(.*)</time>", page) == ["2026-11-23"]
    assert page.count("{ .meta }") == 1


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2026-11-24", "2026-11-28"), ["q07", "q06"]),
        (("2026-11-28", "2026-11-24"), ["q06", "q07"]),
        (("2026-11-28", "2026-11-28"), ["q06", "q07"]),
    ],
)
def test_the_newest_clarification_stands_first(content: Content, days: tuple[str, str], expected: list[str]) -> None:
    """Clarifications stand in order of their days, the newest first; those of one day in the order of the sheet."""
    questions = dict(content.catalog.questions)
    for id_, day in zip(("q06", "q07"), days, strict=True):
        questions[id_] = replace(questions[id_], clarified=day)
    dated = replace(content, catalog=replace(content.catalog, questions=questions))
    for page in errata.render(dated).values():
        assert re.findall(r"\{#(q\d\d)\}", page) == expected


def test_a_page_says_since_when_its_facts_are_checked(content: Content) -> None:
    """The day at the head of an answer is that of the source which nobody has opened for longest."""
    sources = tuple(
        replace(source, checked=day)
        for source, day in zip(content.sources.of("q06"), ("2026-11-24", "2026-03-01", "2026-11-28"), strict=True)
    )
    dated = pages(replace(content, sources=replace(content.sources, questions={"q06": sources})))
    said = "</span> [источники сверены не раньше 2026-03-01](#sources)\n{ .meta data-question=q06 }\n"
    assert said in dated["ru/topics/sql/indexes.md"].replace(NBSP, " ")
    assert "[sources checked no earlier than 2026-03-01](#sources)" in dated["en/topics/sql/indexes.md"]
    assert "#sources" not in dated["en/topics/sql/isolation-levels.md"]


def test_there_is_no_empty_errata_page(content: Content) -> None:
    """While nothing is clarified there is no such page."""
    assert errata.render(replace(content, answers={})) == {}


AROUND = PageSurroundings(
    "ru",
    {"answers.open_file": "Открыть <{name}>", "answers.ran_on": "На", "answers.program": "П", "answers.output": "В"},
    lambda question: f"{question}.md",
    {"q06_plan.py": Sample("q06_plan.py", "\nprint(1)\n\n", "\n  1\n\n", (("Python", "3.11"), ("A&B", "2")))},
    {"b-tree": FIGURE},
    lambda path: f"https://x.example/?a&b={path}",
)


@pytest.mark.parametrize(
    ("key", "body", "made"),
    [
        ("next", "### А?\n\nБ.\n\n### В?\n\nГ.", "### А? {#next-1}\n\nБ.\n\n### В? {#next-2}\n\nГ.\n"),
        ("avoid", "- **А.** Б.", '!!! failure ""\n\n    - **А.** Б.\n'),
        ("clarify", "А.\n\nБ.", '!!! warning ""\n\n    А.\n\n    Б.\n'),
        ("deeper", "А.\n\n```sql\nSELECT 1\n```\n\n:::diagram b-tree", f"А.\n\n```sql\nSELECT 1\n```\n\n{FIGURE}\n"),
        ("minute", "[А](q07), `[Б](q08)`, [В](q09).", "[А](q07.md), `[Б](q08)`, [В](q09.md).\n"),
        (
            "show",
            ":::sample q06_plan.py",
            ('=== "П"\n\n    ```python title="q06_plan.py"\n\n    print(1)\n    ```\n\n=== "В"\n\n    ```text\n\n      1\n    ```\n\n'
            '<div class="sample-facts">\n<span>На</span>\n<ul class="badges"><li><span class="badge">Python 3.11</span></li>'
            '<li><span class="badge">A&amp;B 2</span></li></ul>\n<a class="sample-file" '
            'href="https://x.example/?a&amp;b=docs/_source/samples/q06_plan.py" rel="noopener">Открыть &lt;q06_plan.py&gt;</a>\n</div>\n'),
        ),
    ],
)  # fmt: skip
def test_a_part_is_written_block_by_block(key: str, body: str, made: str) -> None:
    """Follow-ups are numbered, what not to say and clarifications stand in boxes, code and samples come whole."""
    assert part_markdown(written.part(key, body, 1), AROUND).replace(NBSP, " ") == made


@pytest.mark.parametrize("text", ["a", "```", "````\n`"])
def test_a_fence_is_longer_than_what_it_holds(text: str) -> None:
    """Code that holds a fence does not end its own: a line of at least as many signs would."""
    fence = fenced(text, "text").split("\n", 1)[0].removesuffix("text")
    assert re.fullmatch("`{3,}", fence)
    assert fence not in text


def test_a_description_ends_at_a_word(content: Content) -> None:
    """A long description is cut before a word, with an ellipsis, within the length; so is that of a page."""
    page = pages(Edit().entry(content, "ru", 6, answer=Edit.text("слово " * 40)))["ru/topics/sql/indexes.md"]
    described = meta.get_data(page)[1]["description"]
    assert re.fullmatch("(слово )+слово…", described)
    assert answer_page.DESCRIPTION_LENGTH - len("слово ") < len(described) <= answer_page.DESCRIPTION_LENGTH
    assert answer_page.shorten("one two three", 11) == "one two…"
    assert answer_page.shorten("one two", 11) == "one two"
    assert answer_page.shorten("one two", 7) == "one two"
    assert answer_page.shorten("one, two three", 8) == "one…"


def test_a_file_is_that_of_the_branch() -> None:
    """The address of a file names the branch that the site is built from, and no commit: that would change every page."""
    assert answer_page.file_address(SETTINGS, "a/b.py") == "https://github.com/o/r/blob/main/a/b.py"
    assert (
        answer_page.file_address(replace(SETTINGS, branch="next"), "a/b.py")
        == "https://github.com/o/r/blob/next/a/b.py"
    )


def test_no_answer_is_read_in_no_time(content: Content) -> None:
    """The minutes at the head of an answer are rounded up: a few words take one."""
    assert "<span>1 min" in pages(content)["en/topics/sql/indexes.md"].replace(NBSP, " ")
