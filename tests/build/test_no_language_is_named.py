"""What differs between languages is asked of their records: no script and no template knows a language by its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cheatsheet.languages import LANGUAGES

_CODES = "|".join(map(re.escape, LANGUAGES))
_NAMED = re.compile(rf"(?:.*/)?(?:{_CODES})(?:/.*)?|.*\b(?:locale|language): (?:{_CODES})\b.*", re.DOTALL)
"""A text that is the code of a language, a path with its folder anywhere, or a configuration in that language."""
_QUOTED = re.compile(rf"""(["'`])(?:[^"'`\n]*/)?(?:{_CODES})(?:/[^"'`\n]*)?\1|\^(?:{_CODES})\b""")
"""The same in a template or a script, and a regular expression that begins with it."""
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->|/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)

ALLOWED = {"scripts/spare/known.py": "what one program is known to lose on one page is said of that page"}


def named_in_python(code: str) -> Iterator[int]:
    """The lines on which ``code`` holds a text that names a language; documentation may."""
    tree = ast.parse(code)
    told = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        text = node if isinstance(node, ast.Constant) and id(node) not in told else None
        if text is not None and isinstance(text.value, str) and _NAMED.fullmatch(text.value):
            yield text.lineno


def named_elsewhere(text: str) -> Iterator[int]:
    """The same for a template, a style sheet or a script of the pages; comments may."""
    plain = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    yield from (plain.count("\n", 0, match.start()) + 1 for match in _QUOTED.finditer(plain))


def test_no_script_of_the_build_names_a_language(root: Path) -> None:
    """No comparison, table, path or default in ``scripts`` holds the code of a language, but for what is allowed by name."""
    files = sorted((root / "scripts").rglob("*.py"))
    assert len(files) > 100
    found = {
        f"{path.relative_to(root).as_posix()}:{line}"
        for path in files
        for line in named_in_python(path.read_text("utf-8"))
    }
    allowed = {one for one in found if one.split(":")[0] in ALLOWED}
    assert sorted(found - allowed) == []
    assert {one.split(":")[0] for one in allowed} == set(ALLOWED)  # an exception that is not needed any more goes


def test_no_template_and_no_script_of_the_pages_names_a_language(root: Path) -> None:
    """Templates, styles and the site's own scripts ask the page or the data; what others wrote is theirs."""
    folders = ("overrides", "docs/assets/js", "docs/assets/css")
    files = [path for name in folders for path in sorted((root / name).rglob("*")) if path.is_file()]
    files = [
        path
        for path in (*files, root / "docs/sw.js", root / "scripts/cheatsheet/publish/portable.js")
        if "vendor" not in path.parts
    ]
    assert len(files) > 50
    found = [
        f"{path.relative_to(root).as_posix()}:{line}"
        for path in files
        for line in named_elsewhere(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'if lang == "ru": pass',
        'first = found["ru"]',
        'x = lang not in ("de", "en")',
        'sizes = {"ru": 1}',
        'prefix = "en/"',
        'path = "docs/ru/index.md"',
        'path = "docs/_source/ru/words.txt"',
        'path = f"{SOURCE}/ru/{NAME}"',
        'path = f"{SOURCE}/en"',
        'config = "  - { locale: ru, build: true }"',
        'def f(lang: str = "ru"): ...',
        'match lang:\n    case "en": pass',
    ],
)
def test_a_language_that_is_named_is_found(code: str) -> None:
    """A comparison, a key, a member, a path, a default and a case are each found; a sentence and a longer word are not."""
    assert list(named_in_python(code)) == [code.count("\n") + 1]
    assert list(named_in_python('"""Russian is ru."""\nx = "ru is Russian", "run", "rude/x", "den"')) == []


@pytest.mark.parametrize(
    "text",
    [
        '{% if lang == "ru" %}',
        "<html lang='en'>",
        'const home = "en/";',
        "const isEnglish = /^en(?=\\/)/;",
        "new URL(`ru/data.json`)",
        "fetch('../en/data.json')",
    ],
)
def test_a_language_that_a_template_names_is_found(text: str) -> None:
    """The code in quotes, a path that begins with it and a pattern are found; in a comment they are not."""
    assert list(named_elsewhere(f"\n{text}")) == [2]
    assert list(named_elsewhere(f"{{# {text} #}}\n/* {text} */\n// {text}\nrun(\"then\", 'ent')")) == []
