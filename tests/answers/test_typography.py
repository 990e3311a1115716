"""Typography and spelling: what is a mistake, what is mended, what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.answers.markdown import MarkdownWriter
from cheatsheet.answers.spelling import WordList, check_spelling, load_words, parse_word_list, unused_words
from cheatsheet.answers.typography import NBSP, bind, bind_phrase, check_typography, fix_typography
from cheatsheet.model import Lang
from tests import written

MENDED: list[tuple[Lang, str, str]] = [
    ("ru", 'он сказал "да"', "он сказал «да»"),
    ("ru", 'ключ "`a`" занят', "ключ «`a`» занят"),
    ("ru", "быстро - не значит хорошо", "быстро — не значит хорошо"),
    ("ru", "от 5-7 лет", "от 5–7 лет"),
    ("ru", "и так далее...", "и так далее…"),
    ("ru", "почти 50% строк", "почти 50 % строк"),
    ("ru", "т.е. нет", "т. е. нет"),
    ("ru", f"10{NBSP}000 строк", "10 000 строк"),
    ("en", 'it\'s "fine"', "it’s “fine”"),
    ("en", "fast -- not good", "fast — not good"),
    ("en", "about 50 % of rows", "about 50% of rows"),
    ("en", "two  spaces", "two spaces"),
    ("en", "yes , no", "yes, no"),
]
RIGHT: list[tuple[Lang, str]] = [
    ("ru", '«Индекс „по имени“» — это 5–7 строк, 2026-11-24, `a - "b"`, PEP 703'),
    ("ru", '- пункт\n- ещё пункт: I/O-операции\n\n```python\nprint("a - b")\n```'),
    ("ru", ":::sample q06_index_plan.py\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"),
    ("en", "“Don’t” — said in 5–7 words, per ISO 8601, `it's`, a-b, 3.13-rc"),
    ("en", "- **“Quoted.”** See [levels](q07)."),
    ("ru", '!!! note "О «коде»"\n\n    - пункт\n        - ещё\n\n    ```python\n    print("a - b")\n    ```'),
    ("en", '??? failure "It’s “so”"\n    Text.'),
]
WRONG: list[tuple[Lang, str, str]] = [
    ("ru", "слово—слово", "a dash without spaces"),
    ("ru", "cлово", "Latin and Cyrillic letters in one word"),
    ("ru", "“слово”", "English quotes"),
    ("en", "слово", "Cyrillic"),
    ("en", "word—word", "a dash without spaces"),
    ("ru", '!!! note "О “нём”"\n    Текст.', "English quotes"),
    ("en", '??? tip "Слово"\n    Text.', "Cyrillic"),
]


@pytest.mark.parametrize(("lang", "text", "mended"), MENDED)
def test_what_needs_no_judgement_is_mended(lang: Lang, text: str, mended: str) -> None:
    """A slip is reported once or more, mended to the right form, and the right form has no problem."""
    assert list(check_typography(text, lang, "a.md"))
    assert fix_typography(text, lang) == mended
    assert list(check_typography(mended, lang, "a.md")) == []


@pytest.mark.parametrize(("lang", "text"), RIGHT)
def test_right_text_and_code_are_left_alone(lang: Lang, text: str) -> None:
    """Neither code, nor directives, nor dates, nor list and table marks are taken for prose."""
    assert [str(problem) for problem in check_typography(text, lang, "a.md")] == []
    assert fix_typography(text, lang) == text


@pytest.mark.parametrize(("lang", "text", "message"), WRONG)
def test_what_needs_judgement_is_only_named(lang: Lang, text: str, message: str) -> None:
    """A mistake that has no single cure is named and not touched."""
    assert message in next(check_typography(text, lang, "a.md")).message
    assert fix_typography(text, lang) == text


def test_a_mistake_is_named_on_its_line() -> None:
    """The line of a problem counts from the line on which the text begins."""
    problems = list(check_typography('да\nнет\n"так"', "ru", "a.md", 10))
    assert [str(problem)[:8] for problem in problems] == ["a.md:12:"]


@pytest.mark.parametrize(
    ("lang", "text", "bound"),
    [
        ("ru", "в базе — 10 000 строк и 5 мс", "в~базе~— 10~000 строк и~5~мс"),
        ("ru", "`в базе — 5` и [на диске](q07)", "`в базе — 5` и~[на~диске](q07)"),
        ("en", "a row — 5 ms", "a~row~— 5~ms"),
        ("ru", "строка\nв базе, **в** доме", "строка в~базе, **в**~доме"),
        ("ru", "к\n`базе`", "к~`базе`"),
    ],
)
def test_words_are_bound_at_rendering(lang: Lang, text: str, bound: str) -> None:
    """Dashes, short words, numbers and units are bound, over marks and line ends too; code is not."""
    assert MarkdownWriter().words(bind_phrase(written.phrase(text), lang)).replace(NBSP, "~") == bound


@given(st.text(alphabet="в на—5мс `\n"))
def test_binding_changes_only_spaces(text: str) -> None:
    """Binding puts a no-break space in the place of a space and changes nothing else."""
    assert bind(text, "ru").replace(NBSP, " ") == text


class Known:
    """A dictionary of a few words."""

    def __init__(self, *words: str) -> None:
        """Know ``words`` in lower case."""
        self.words = set(words)

    def lookup(self, word: str) -> bool:
        """Whether the word is one of them."""
        return word.lower() in self.words

    def add(self, word: str, example: str) -> bool:
        """Learn a word; an example must be known."""
        self.words.add(word.lower())
        return not example or example in self.words


def test_a_word_is_looked_up_in_the_dictionary_of_its_alphabet() -> None:
    """Latin words in a Russian text are English; code, figures and abbreviations are no words."""
    spellers: dict[Lang, Known] = {"ru": Known("кеш", "строки"), "en": Known("lookup", "don't")}
    text = "Кеш строки `коде` lookup Don’t СУБД APIs q06 lookup-строки\nошыбка lookup-ошыбка"
    problems = list(check_spelling(text, spellers, "a.md"))
    assert [(problem.line, problem.message.split("'")[1]) for problem in problems] == [(2, "ошыбка")]


def test_a_word_list_holds_only_what_it_must() -> None:
    """A word twice, one that the dictionary has, one out of order, an unknown example and an unused word are named."""
    own, problems = parse_word_list("# why\nшард/стенд\nшард\nкеш\nмеш/марш\nСтенд/кеш\n", "words.txt")
    assert [str(problem) for problem in problems] == [
        "words.txt:3: 'шард' for the second time",
        "words.txt:4: 'кеш' stands after 'шард'; expected the words in order",
    ]
    spellers: dict[Lang, Known] = {"ru": Known("кеш", "стенд"), "en": Known()}
    found = list(load_words(spellers, {"ru": own, "en": WordList("en.txt", ())}))
    assert [problem.line for problem in found] == [4, 5]
    assert [problem.line for problem in unused_words("Шарды, стенды и кеш", own)] == [5]
