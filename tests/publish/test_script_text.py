"""Scripts made small: what is dropped, and what must never be touched."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cheatsheet.publish.script_text import minify_script
from node_wheel import node

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js"
OWN = sorted(path for path in SCRIPTS.rglob("*.js") if "vendor" not in path.parts)


@pytest.mark.parametrize(
    ("source", "small"),
    [
        ("// note\nlet a = 1; // end\n/* b */ let b =\n a;\n", "let a=1;let b=a;\n"),
        ("/*! licence */\nlet a = 1;\n", "/*! licence */\nlet a=1;\n"),
        ('let s = "// no  comment";\n', 'let s="// no  comment";\n'),
        ("let s = '/* \\' */';\n", "let s='/* \\' */';\n"),
        (
            "let t = `a  // ${ b /* gone? */ + `c ${ d }  ` } /* kept */`;\n",
            "let t=`a  // ${ b /* gone? */ + `c ${ d }  ` } /* kept */`;\n",
        ),
        ("let r = /[/'\"]  \\/ x/g.test(s);\n", "let r=/[/'\"]  \\/ x/g.test(s);\n"),
        ("let q = a / b / c; // it's\n", "let q=a/b/c;\n"),
        ("return /x  y/;\n", "return/x  y/;\n"),
        ("a = b\n(c)\n", "a=b\n(c)\n"),
        ("let x = a + +b - -c;\n", "let x=a+ +b- -c;\n"),
        ("i++\nj\n", "i++\nj\n"),
        ("const o = {\n  a,\n  b: [1, , 2,],\n};\n", "const o={a,b:[1,,2]};\n"),
        ("let a = [,];\nf(a,);\n", "let a=[,];f(a);\n"),
        ("export const f = async () => {\n  await g();\n};\n", "export const f=async()=>{await g();};\n"),
        ("if (x) return\nelse y()\n", "if(x)return\nelse y()\n"),
        ("a/* one */b\n", "a b\n"),
        ("return /* over\nlines */ x\n", "return\nx\n"),
        ("", "\n"),
    ],
)
def test_what_means_nothing_is_dropped_and_the_rest_is_kept(source: str, small: str) -> None:
    """Comments, indentation and idle spaces go; strings, templates, regular expressions and line ends that matter stay."""
    assert minify_script(source).lstrip("\n") == small.lstrip("\n")


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_every_script_of_the_site_is_still_a_script(path: Path, tmp_path: Path) -> None:
    """An engine reads the small script, and making it small again changes nothing."""
    small = minify_script(path.read_text("utf-8"))
    assert minify_script(small) == small
    program = node()
    assert program, "Node.js is part of the development requirements"
    target = tmp_path / "small.mjs"
    target.write_text(small, "utf-8")
    done = subprocess.run([program, "--check", str(target)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
