"""Code in colours: nothing of it is lost, and each piece is what it is."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]  # Pygments has no types

from cheatsheet.paper.highlight import highlighted, runs

PYTHON = get_lexer_by_name("python", stripnl=False, ensurenl=False)


@given(st.text(st.sampled_from(" \n'\"#def(x):1@é\\{f}")))
@example("\n\n'''a\nb\n")
def test_nothing_is_lost(text: str) -> None:
    """The pieces of the lines, put together, are the lines."""
    assert ["".join(piece for _, piece in line) for line in runs(text, PYTHON)] == text.split("\n")


def test_what_a_piece_is() -> None:
    """Comments, keywords, names that are made, numbers and strings are told apart, neighbours of a kind are one piece."""
    code = "# why\n@cache\ndef size(x: int = 10) -> bool:\n    '''Say.\n    More.'''\n    return not len('a' f'b')"
    assert list(runs(code, PYTHON)) == [
        [("comment", "# why")],
        [("name", "@cache")],
        [
            ("keyword", "def "),
            ("name", "size"),
            ("", "(x: "),
            ("name", "int "),
            ("", "= "),
            ("number", "10"),
            ("", ") -> "),
            ("name", "bool"),
            ("", ":"),
        ],
        [("", "    "), ("comment", "'''Say.")],
        [("comment", "    More.'''")],
        [("", "    "), ("keyword", "return not "), ("name", "len"), ("", "("), ("string", "'a' f'b'"), ("", ")")],
    ]


def test_which_code() -> None:
    """Code and samples in a known language are told apart, wherever they stand; an output and other languages are not."""
    listing = {"text": "x = 1", "broken": []}
    nodes = [
        {"t": "code", "lang": "python", **listing},
        {"t": "code", "lang": "", **listing},
        {"t": "code", "lang": "no-such-language", **listing},
        {"t": "box", "nodes": [{"t": "sample", "lang": "python", "code": listing, "output": listing}]},
    ]
    told = {**listing, "runs": [[("", "x = "), ("number", "1")]]}
    assert highlighted({"lang": "python", "chapters": nodes})["chapters"] == [
        {"t": "code", "lang": "python", **told},
        *nodes[1:3],
        {"t": "box", "nodes": [{"t": "sample", "lang": "python", "code": told, "output": listing}]},
    ]
