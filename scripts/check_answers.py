"""Check long answers while they are being written.

    python scripts/check_answers.py            every answer
    python scripts/check_answers.py q06 q07    only these questions
    python scripts/check_answers.py --fix q06  mend the typography that needs no judgement first

Prints every problem as ``path:line: message`` and exits 1 when there is any: grammar, lengths,
agreement of the languages, samples, diagrams, sources, glossary, typography, spelling. Exits 1, too,
when what is named is no question.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from cheatsheet import disk
from cheatsheet.answers.agreement import check_answers, check_shown
from cheatsheet.answers.diagrams import read_diagrams
from cheatsheet.answers.files import load_diagram_files, load_samples, load_word_lists
from cheatsheet.answers.spelling import check_spelling, load_words
from cheatsheet.answers.typography import check_typography, fix_typography
from cheatsheet.console import speak_plainly
from cheatsheet.interrupt import interruptible
from cheatsheet.load import check_terms_of_answers
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.problems import Problem
from cheatsheet.reader import CATALOG, SOURCE, SOURCE_LIST, Reader
from cheatsheet.sheet.source import Text

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the answers that ``arguments`` name; 0 when nothing is wrong with them."""
    speak_plainly()
    parser = argparse.ArgumentParser(description="Check long answers while they are being written.")
    parser.add_argument("questions", nargs="*", help="question ids such as q06; none means all")
    parser.add_argument("--fix", action="store_true", help="mend quotes, dashes and spaces in the files first")
    options = parser.parse_args(arguments)
    wanted = tuple(options.questions)
    if unknown := _unknown(wanted):
        print(f"there is no question {' or '.join(unknown)}; expected ids, as in 'q06'", file=sys.stderr)
        return 1
    if options.fix:
        _fix(wanted)
    problems = sorted({problem for problem in find_problems(wanted) if _concerns(problem, wanted)})
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem{'s' * (len(problems) != 1)}", file=sys.stderr)
    return 1 if problems else 0


def find_problems(wanted: Sequence[str]) -> Iterable[Problem]:
    """Everything wrong with the answers ``wanted`` (all, when it is empty), and with some others."""
    reader = Reader(ROOT)
    answers = {lang: reader.answers(lang) for lang in LANGUAGES}
    yield from (problem for lang in LANGUAGES for text in _texts(lang, ()) for problem in _typography(text, lang))
    catalog = reader.catalog()
    sources = reader.sources(catalog)
    if catalog is not None and sources is not None:
        content = Content({}, catalog, {}, answers, sources)
        yield from [*check_answers(content), *check_terms_of_answers(ROOT, content)]
    samples, problems = load_samples(ROOT)
    files, more = load_diagram_files(ROOT)
    diagrams, further = read_diagrams(files)
    yield from [*reader.problems, *problems, *more, *further, *check_shown(answers, samples, diagrams)]
    yield from _spelling([text for lang in LANGUAGES for text in _texts(lang, wanted)])


def _typography(text: Text, lang: Lang) -> Iterable[Problem]:
    return check_typography("\n".join(text.lines), lang, text.path)


def _spelling(texts: Sequence[Text]) -> Iterable[Problem]:
    try:
        from cheatsheet.answers.hunspell import SPELLED, HunspellSpeller  # noqa: PLC0415 -- all other checks work without its package
    except ModuleNotFoundError as missing:
        print(f"spelling is not checked: the package '{missing.name}' is not installed", file=sys.stderr)
        return
    spellers = {lang: HunspellSpeller(lang) for lang in SPELLED}
    lists, problems = load_word_lists(ROOT)
    yield from [*problems, *load_words(spellers, lists)]
    for text in texts:
        yield from check_spelling("\n".join(text.lines), spellers, text.path)


def _paths(lang: Lang) -> dict[str, list[str]]:
    """The files of the answers of ``lang`` by the question that their names begin with."""
    found: dict[str, list[str]] = {}
    for path in disk.names(ROOT, f"{SOURCE}/{lang}/answers", ".md"):
        found.setdefault(path.rsplit("/", 1)[1].partition("-")[0], []).append(path)
    return found


def _unknown(wanted: Sequence[str]) -> list[str]:
    """Those of ``wanted`` that have no answer and are not in the catalog: mistyped, they would seem to be in order."""
    catalog = Reader(ROOT).catalog()
    known = {question for lang in LANGUAGES for question in _paths(lang)} | set(catalog.questions if catalog else ())
    return [name for name in wanted if name not in known]


def _texts(lang: Lang, wanted: Sequence[str]) -> list[Text]:
    found = []
    chosen = [paths for question, paths in _paths(lang).items() if not wanted or question in wanted]
    for path in (path for paths in chosen for path in paths):
        text, _ = disk.read_lines(ROOT, path)
        if text is not None:
            found.append(text)
    return found


def _fix(wanted: Sequence[str]) -> None:
    for lang in LANGUAGES:
        for text in _texts(lang, wanted):
            before = "\n".join(text.lines)
            after = fix_typography(before, lang)
            if after != before:
                disk.write((ROOT / text.path).resolve(), after.encode())
                print(f"mended {text.path}", file=sys.stderr)


def _concerns(problem: Problem, wanted: Sequence[str]) -> bool:
    """Whether ``problem`` is about one of the questions ``wanted``, by its file or its words.

    What is wrong with a file of all questions, and names none, may be about any.
    """
    if problem.path in (CATALOG, SOURCE_LIST) and not re.search(r"'q\d{2,}'", problem.message):
        return True
    return not wanted or any(
        re.search(rf"/{name}(?!\d)", problem.path) or f"'{name}'" in problem.message for name in map(re.escape, wanted)
    )


if __name__ == "__main__":
    sys.exit(interruptible(main, "interrupted"))
