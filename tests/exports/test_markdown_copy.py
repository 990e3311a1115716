"""The Markdown copies, read back by a CommonMark parser that has never heard of this project."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests import written
from tests.exports.edits import Edit

from cheatsheet.addresses import changes_address
from cheatsheet.answers.samples import Sample
from cheatsheet.changes.model import History
from cheatsheet.exports import anki_deck, cards_mochi, cards_obsidian, cards_tsv, changes_feed, open_data
from cheatsheet.exports.markdown_answer import CopyWriter, part_blocks
from cheatsheet.exports.markdown_copy import markdown_copies
from cheatsheet.exports.markdown_text import heading, inline_markdown, paragraph
from cheatsheet.model import LANGUAGES, Content, Inline, Lang, Span, plain
from cheatsheet.pages import changes_page, downloads_page
from cheatsheet.pages.practice_page import Listed, Said, Section, Way, how_it_works
from cheatsheet.paper.editions import Coming
from cheatsheet.paper.formats import formats
from cheatsheet.paths import ARCHIVE, BOOKS, EBOOK, edition_path, topic_edition
from cheatsheet.settings import Settings, language_of, prefix
from cheatsheet.view import make_view

REFEREE = MarkdownIt("commonmark").enable(["table", "strikethrough"])

_WORD = 8
"""Signs of a text that may be a word of any other."""

SAMPLES = {
    "q06_plan.py": Sample("q06_plan.py", "print(1)\n# ```` \n", "1 row\n", (("PostgreSQL", "16.2"), ("psycopg", "3.3")))
}

Pieces = list[list[str]]
"""Kind and words, side by side."""

# Signs that mean something in Markdown, and enough ordinary ones to stand between them.
_SIGNS = st.text(st.sampled_from(list("ab я1.)*_`~[]()<>!&;#+-=|\\:/\"'{}$^@%§«»—\u00a0²\t")), min_size=1, max_size=12)
_SPAN = st.builds(Span, st.sampled_from(["text", "code", "strong"]), _SIGNS)
INLINES = st.lists(_SPAN, min_size=1, max_size=5).map(tuple).filter(lambda inline: plain(inline).strip())


def spans_of(token: Token) -> Pieces:
    """The text and code of an inline token, neighbours joined, white space collapsed."""
    found: Pieces = []
    for child in token.children or ():
        assert child.type in ("text", "code_inline", "strong_open", "strong_close", "softbreak", "text_special"), child
        kind = "code" if child.type == "code_inline" else "text"
        words = " " if child.type == "softbreak" else child.content
        if found and found[-1][0] == kind:
            found[-1][1] += words
        else:
            found.append([kind, words])
    return tidy(found)


def tidy(pieces: Pieces) -> Pieces:
    """Pieces with white space collapsed and trimmed as Markdown does, empty ones left out."""
    joined: Pieces = []
    for kind, words in pieces:
        if joined and joined[-1][0] == kind:
            joined[-1][1] += words
        elif words:
            joined.append([kind, words])
    result = [[kind, re.sub(r"[ \t]+", " ", words)] for kind, words in joined]
    if result and result[0][0] == "text":
        result[0][1] = result[0][1].lstrip()
    if result and result[-1][0] == "text":
        result[-1][1] = result[-1][1].rstrip()
    return [piece for piece in result if piece[1]]


def expected(inline: Inline) -> Pieces:
    """What :func:`spans_of` must find for ``inline``."""
    return tidy([["code" if span.kind == "code" else "text", span.text] for span in inline])


@given(INLINES)
@example((Span("text", "1. "), Span("code", "a|b")))
@example((Span("text", "a"), Span("strong", "(x)"), Span("text", "b")))
@example((Span("text", "<"), Span("code", "@1"), Span("text", ">")))
@example((Span("text", "<1"), Span("code", "a"), Span("text", "@b.c>")))
@example((Span("text", "x&am"), Span("strong", "*p"), Span("text", ";")))
@example((Span("text", "<1"), Span("strong", "@a"), Span("text", ".b>")))
@example((Span("code", " \u00a0 "),))
@example((Span("text", "X"), Span("code", " X ")))
@example((Span("text", "+ Retry <30 n² ~0.66 a_b _c_ <b>&amp;"),))
@hypothesis_settings(max_examples=1500, deadline=None)
def test_a_paragraph_reads_back_as_its_words(inline: Inline) -> None:
    """Whatever signs a text holds, its paragraph is one paragraph with the same text and the same code."""
    tokens = REFEREE.parse(paragraph(inline))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert spans_of(tokens[1]) == expected(inline)


@given(INLINES)
@hypothesis_settings(max_examples=800, deadline=None)
def test_a_heading_reads_back_as_its_words(inline: Inline) -> None:
    """The same for a numbered heading."""
    tokens = REFEREE.parse(heading(2, inline, 6))
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert spans_of(tokens[1]) == expected((Span("text", "6. "), *inline))


@given(INLINES, INLINES)
@hypothesis_settings(max_examples=800, deadline=None)
def test_a_table_row_reads_back_as_its_words(left: Inline, right: Inline) -> None:
    """The same for two cells of a table, vertical bars included."""
    row = f"| {inline_markdown(left, in_table=True)} | {inline_markdown(right, in_table=True)} |"
    tokens = REFEREE.parse(f"| a | b |\n| --- | --- |\n{row}\n")
    cells = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open"]
    assert [spans_of(cell) for cell in cells] == [expected(left), expected(right)]


def test_plain_text_stays_plain() -> None:
    """A text without marks gets no backslash, so that a copy can be read as it is."""
    text = "B-Tree ускоряет поиск до O(log n), <30 сек; O(n²), hash(key) → index, /v1/, snake_case, 5 * 2 = 10!"
    assert paragraph((Span("text", text),)) == text


def test_strong_is_strong_where_markdown_can_say_so() -> None:
    """A stressed word is stressed; where CommonMark cannot say it, the words stay and no asterisk shows."""
    assert inline_markdown((Span("text", "a "), Span("strong", "b"), Span("text", " c"))) == "a **b** c"
    assert inline_markdown((Span("text", "a"), Span("strong", "(b)"), Span("text", "c"))) == "a(b)c"
    assert inline_markdown((Span("text", "a"), Span("strong", " (b) "), Span("text", "c"))) == "a **(b)** c"
    assert inline_markdown((Span("strong", "(b)"), Span("code", "c"), Span("strong", "(d)"))) == "**(b)**`c`**(d)**"
    assert inline_markdown((Span("strong", "(b)"), Span("text", " c"))) == "**(b)** c"


def test_only_the_number_that_would_begin_a_list_gets_a_backslash() -> None:
    """Another number with a point, later in the paragraph, stays as it is."""
    assert paragraph((Span("text", "1. a 2. b"),)) == r"1\. a 2. b"
    assert paragraph((Span("text", "a 1) b"),)) == "a 1) b"


@pytest.mark.parametrize(
    ("code", "made"), [("a", "`a`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), (" a ", "`  a  `"), ("a ", "`a `")]
)
def test_code_has_no_more_around_it_than_it_needs(code: str, made: str) -> None:
    """One backtick more than the code has in a row, and blanks only where a reader of Markdown takes some away."""
    assert inline_markdown((Span("code", code),)) == made


def _on_paper(content: Content, lang: Lang) -> list[str]:
    """Names of the editions on paper."""
    topics = (topic_edition(topic.slug) for topic in make_view(content, lang).topics)
    return [*(shape.name for shape in formats(lang)), *BOOKS, *topics]


@pytest.fixture(scope="module")
def made(content: Content, settings: Settings) -> dict[str, str]:
    """Every copy as text."""
    return {path: data.decode() for path, data in markdown_copies(content, settings, SAMPLES).items()}


def test_every_page_has_its_copy(made: dict[str, str], content: Content) -> None:
    """Home, both lists, topics and long answers have a copy at the page's own address, in both languages."""
    pages = {"", "quick-answers/", "all/", "practice/", "downloads/", "changes/", "topics/sql/indexes/"}
    pages |= {f"topics/{topic.slug}/" for topic in content.catalog.topics}
    expected_paths = {f"{prefix(lang)}{page}index.md" for lang in LANGUAGES for page in pages}
    # Only the Russian answer of these tests has a clarification.
    assert set(made) == expected_paths | {"errata/index.md"}


def inline_words(text: str) -> list[str]:
    """The words of every inline token, block by block."""
    return ["".join(piece for _, piece in loose(token)) for token in REFEREE.parse(text) if token.type == "inline"]


def loose(token: Token) -> Pieces:
    """Text and code of a token that may hold links and stress."""
    return [[child.type, " " if child.type == "softbreak" else child.content] for child in token.children or ()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_the_sheet_is_lost(made: dict[str, str], content: Content, lang: Lang) -> None:
    """Each term, answer and row stands whole in the copy of its topic, of all answers and of the table; home has terms."""
    sheet = content.sheets[lang]
    everything = inline_words(made[f"{prefix(lang)}all/index.md"])
    table = inline_words(made[f"{prefix(lang)}quick-answers/index.md"])
    home = inline_words(made[f"{prefix(lang)}index.md"])
    for topic, listed in zip(sheet.topics, content.catalog.topics, strict=True):
        words = inline_words(made[f"{prefix(lang)}topics/{listed.slug}/index.md"])
        assert words[0] == plain(topic.title)
        for entry in topic.entries:
            title, answer = f"{entry.number}. {plain(entry.term)}", plain(entry.answer)
            for found in (words, everything):
                assert found[found.index(title) + 1] == answer
            assert plain(entry.term) in home
    labels = [plain(sheet.quick.question_label), plain(sheet.quick.answer_label)]
    assert table[2:5] == [*labels, plain(sheet.quick.rows[0].question)]
    for row in sheet.quick.rows:
        assert table[table.index(plain(row.question)) + 1] == plain(row.answer)


def test_a_twin_leads_to_its_page(made: dict[str, str], content: Content, settings: Settings) -> None:
    """Every copy names the page it is the copy of and its version; that of a topic or a long answer begins with its level."""
    for path, text in made.items():
        assert f"](https://example.org/sheet/{path.removesuffix('index.md')})" in text
        words, line = content.words[language_of(path)], inline_words(text)[1]
        assert f" · {words['site.version']} {settings.version} · " in line
        assert line.startswith(words["site.level" if "/topics/" in f"/{path}" else "data.copy_page"])
    assert inline_words(made["en/topics/sql/index.md"])[1].startswith("Level: basic · ")


def test_headings_are_a_tree(made: dict[str, str]) -> None:
    """A copy begins with its only heading of the first level, and no other is more than one level below the one before."""
    for path, text in made.items():
        levels = [int(token.tag[1]) for token in REFEREE.parse(text) if token.type == "heading_open"]
        assert text.startswith("# "), path
        assert levels.count(1) == 1, path
        assert all(below <= above + 1 for above, below in pairwise(levels)), path


def test_every_link_of_a_twin_leads_somewhere(made: dict[str, str], content: Content, settings: Settings) -> None:
    """No link of a copy is relative; each below the site leads to a copy, the page itself, a file made, or what is new."""
    files = {**anki_deck.render(content, settings, {}), **open_data.render(content, settings), **open_data.COPIED}
    files |= {**cards_obsidian.render(content, settings, {}, {}), **cards_tsv.render(content, {})}
    files |= {**cards_mochi.render(content, settings, {}, {}), **changes_feed.render(content, settings, History())}
    there = {*made, *(path.removeprefix("ru/") for path in files), ARCHIVE}
    for lang in LANGUAGES:
        there |= {f"{prefix(lang)}{path}" for path in (EBOOK, *map(edition_path, _on_paper(content, lang)))}
    for path, text in made.items():
        for target in links_of(text):
            assert target.startswith("https://")
            if target.startswith(settings.site_url):
                since = changes_address(settings.address(language_of(path)), settings.commit_id)
                own = {path.removesuffix("index.md"), since.removeprefix(settings.site_url)}
                assert target.removeprefix(settings.site_url) in there | own, (path, target)


def links_of(text: str) -> list[str]:
    """The targets of all links."""
    children = [child for token in REFEREE.parse(text) for child in token.children or ()]
    return [str(child.attrGet("href")) for child in children if child.type == "link_open"]


def test_a_long_answer_is_whole(made: dict[str, str], content: Content) -> None:
    """The copy of a long answer holds the short one, every part, the sample, related questions and sources."""
    text = made["topics/sql/indexes/index.md"]
    titles = [line for line in text.split("\n") if line.startswith("## ")]
    assert titles == [
        "## 15 секунд",
        "## Одна минута",
        "## Глубже",
        "## Покажи",
        "## Спросят дальше",
        "## Не говори",
        "## Уточнение",
        "## Смотри также",
        "## Источники",
    ]
    assert text.startswith("# 6. Индексы\n")
    assert "### Почему не хеш?" in text
    assert content.words["ru"]["data.twin_diagram"].format(name="b-tree") in inline_words(text)
    assert "```sql\nSELECT '[x](q07)'; -- не ссылка\n```" in text
    assert "`q06_plan.py`\n\n`````python\nprint(1)\n# ```` \n`````\n" in text
    assert "Вывод (PostgreSQL 16.2, psycopg 3.3):\n\n```text\n1 row\n```" in text
    assert "[уровни изоляции](https://example.org/sheet/topics/sql/index.md), но не `[код](q07)`" in text
    assert "[N+1](https://example.org/sheet/topics/python/index.md)" in text
    assert (
        "- [PostgreSQL: \\[Indexes\\]](https://www.postgresql.org/docs/18/indexes.html)"
        " — PostgreSQL 18, проверено 2026-11-24 — “Indexes \\[are\\] a way.”\n" in text
    )
    assert " — PostgreSQL 18, проверено 2026-11-24 — раздел: 5.1. Basics" in text
    fences = [t for t in REFEREE.parse(text) if t.type == "fence"]
    assert [fence.info for fence in fences] == ["sql", "python", "text"]
    assert fences[1].content == "print(1)\n# ```` \n"
    assert ":::" not in text


def test_clarifications_stand_under_their_short_answers(made: dict[str, str], content: Content) -> None:
    """The copy of the clarifications quotes each short answer and holds only those that there are."""
    text = made["errata/index.md"]
    assert "## 6. Индексы\n\n*уточнено 2026-11-24*\n\n> B-Tree ускоряет" in text
    assert "Не всегда: см. [N+1](https://example.org/sheet/topics/python/index.md)." in text
    assert "](https://example.org/sheet/topics/sql/indexes/index.md)" in text
    assert text.count("\n## ") == 1
    assert "en/errata/index.md" not in made


def test_a_clarification_without_a_day_has_none(content: Content, settings: Settings) -> None:
    """All clarifications stand in the copy, and one whose day nobody knows begins with its short answer."""
    answers = content.answers["ru"]
    second = replace(answers["q06"], question_id="q07")
    questions = {**content.catalog.questions, "q07": replace(content.catalog.questions["q07"], clarified="")}
    whole = replace(
        content,
        answers={**content.answers, "ru": {**answers, "q07": second}},
        catalog=replace(content.catalog, questions=questions),
    )
    text = markdown_copies(whole, settings)["errata/index.md"].decode()
    assert re.findall(r"^## (\d)\. .*\n\n(.)", text, re.MULTILINE) == [("6", "*"), ("7", ">")]


def test_a_box_is_a_quotation_in_a_copy(content: Content) -> None:
    """Its title stands in bold, its blocks keep their shape, and a link in it leads where any other does."""
    body = '??? tip "О `B-Tree`"\n\n    См. [N+1](q04).\n\n    ```sql\n    SELECT 1;\n    ```\n\nПосле.'
    view = make_view(content, "ru")
    assert part_blocks(written.part("deeper", body, 1), view, lambda path: f"/{path}", {}) == [
        "> **О `B-Tree`**\n>\n> См. [N+1](/topics/python/#q04).\n>\n> ```sql\n> SELECT 1;\n> ```",
        "После.",
    ]


def test_every_download_is_named(made: dict[str, str]) -> None:
    """The copy of the downloads page leads to the decks and the book of its language, and to each data file where it is."""
    targets = links_of(made["en/downloads/index.md"])
    files = [
        "en/downloads/python-backend.apkg",
        "en/downloads/python-backend.epub",
        "en/downloads/obsidian.zip",
        "en/downloads/python-backend.mochi",
        "en/downloads/cards.tsv",
        "en/downloads/cards-next.tsv",
        "data/cheatsheet.json",
        "en/data/cheatsheet.csv",
        "llms.txt",
    ]
    sheets = [f"cram-sheet{kind}{paper}" for kind in ("", "-bw", "-large") for paper in ("", "-letter")]
    files += [f"en/downloads/{name}.pdf" for name in (*sheets, "book", "book-dark", "topics/sql")]
    assert {f"https://example.org/sheet/{path}" for path in (*files, "downloads/site.zip")} <= set(targets)


def _unmarked(text: str) -> str:
    """Markdown or HTML without what keeps its signs from meaning something."""
    return re.sub(r"\\([^\w\s])", r"\1", html.unescape(text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_copies_of_downloads_and_changes_say_what_the_pages_say(
    made: dict[str, str], content: Content, lang: Lang
) -> None:
    """Each text of the tables of words that stands on the page stands in its copy, what it fills in aside."""
    names = ((each, name) for each in LANGUAGES for name in _on_paper(content, each))
    editions = [Coming(each, name, f"{each}/{edition_path(name)}", None, None) for each, name in names]
    kinds = anki_deck.counts(content, SAMPLES)
    pages = downloads_page.render(content, editions, defaultdict(int), kinds) | changes_page.render(content, History())
    for path in ("downloads/", "changes/"):
        page = _unmarked(pages[f"{lang}/{path}index.md"].partition("\n---\n")[2])
        copy = _unmarked(made[f"{prefix(lang)}{path}index.md"])
        said = {part for word in content.words[lang].values() for part in re.split(r"\{\w+\}", word) if part in page}
        said = {part for part in said if len(part) > _WORD} - {content.words[lang]["changes.failed"]}  # a script's
        assert {part for part in said if part not in copy} == set()
        assert len(said) > 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_copy_of_practice_says_what_the_page_says(made: dict[str, str], content: Content, lang: Lang) -> None:
    """Each heading, paragraph, line and link of the page, in its order."""
    read = REFEREE.parse(made[f"{prefix(lang)}practice/index.md"])
    copied = [child.content for token in read for child in token.children or () if child.type == "text"]
    said: list[str] = []
    for part in how_it_works(content, lang):
        match part:
            case Listed(lines):
                said += lines
            case Said(text, (name, _)):
                said += [f"{text} (", name, ")"]
            case Section(_, text) | Said(text) | Way(text):
                said.append(text)
    assert copied[-len(said) :] == said
    assert len(said) > 15


def test_from_home_every_page_is_reached(made: dict[str, str], settings: Settings) -> None:
    """The copy of the home page leads to every other that is no long answer."""
    for lang in LANGUAGES:
        home = settings.address(lang)
        targets = set(links_of(made[f"{prefix(lang)}index.md"]))
        own = {path for path in made if path.startswith(prefix(lang)) and language_of(path) == lang}
        deeper = {path for path in own if path.count("/") - prefix(lang).count("/") > 2}
        expected = {f"{home}{path.removeprefix(prefix(lang))}" for path in own - deeper - {f"{prefix(lang)}index.md"}}
        assert expected <= targets


def test_a_sample_that_is_not_at_hand_is_named(content: Content, settings: Settings) -> None:
    """Without the programs a copy still says which one the page shows."""
    text = markdown_copies(content, settings)["topics/sql/indexes/index.md"].decode()
    assert "\n\nВот план.\n\n*Программа q06_plan.py и её вывод есть на странице.*\n\n" in text
    assert ":::" not in text


def test_links_inside_code_are_left_alone() -> None:
    """Only a link is changed, never what looks like one inside a code span."""
    writer = CopyWriter({}, {}, lambda question: f"/{question}")
    text = writer.words(written.phrase("[a](q07) `[b](q08)` [c](q09)"))
    assert text == "[a](/q07) `[b](q08)` [c](/q09)"


@given(INLINES)
@hypothesis_settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_anywhere_leaves_the_twins_in_shape(
    content: Content, settings: Settings, edit: Edit, inline: Inline
) -> None:
    """Whatever the sheet says, a topic's copy has the headings it should have, and no list, rule, quotation or HTML."""
    text = markdown_copies(edit.whole(content, inline), settings)["topics/aws/index.md"].decode()
    tokens = REFEREE.parse(text)
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", "h2", "h2", "h2", "h2", "h2"]
    assert not {t.type for t in tokens} & {
        "html_block",
        "bullet_list_open",
        "ordered_list_open",
        "hr",
        "blockquote_open",
        "code_block",
        "fence",
    }


def test_two_builds_make_the_same_copies(content: Content, settings: Settings) -> None:
    """Two builds of one commit differ in no byte."""
    assert markdown_copies(content, settings) == markdown_copies(content, settings)
