"""Modules joined into one: it means the same, and what cannot be joined is refused."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cheatsheet.publish.join import chain, imported, join
from tests.search.labelled import node

MODULES = {
    "js/main.js": 'import { twice as double, count } from "./a/number.js";\nimport Shape from "./shape.js";\n'
    'import { loud } from "./apart.js";\nimport "./noted.js";\n'
    "console.log(loud(new Shape(double(count)).name), globalThis.noted);\n",
    "js/a/number.js": 'import { set } from "../base.js";\nexport const count = set(4);\n'
    "export function twice(n) {\n  return 2 * n;\n}\n",
    "js/base.js": "const set = (n) => n;\nexport { set };\n",
    "js/shape.js": 'import { set } from "./base.js";\nclass s { constructor(n) { this.name = `shape ${set(n)}`; } }export{s as default};\n',
    "js/noted.js": 'globalThis.noted = (globalThis.noted ?? 0) + 1;\nconst set = "a name of its own";\n',
    "js/apart.js": "export const loud = (text) => text.toUpperCase();\n",
}


def _run(folder: Path, files: dict[str, str]) -> str:
    for path, source in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, "utf-8")
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    done = subprocess.run([node(), "js/main.js"], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_it_does_what_the_modules_do(tmp_path: Path) -> None:
    """Named, default and bare imports, equal names in two modules and one module kept apart give the same output."""
    apart = {"js/apart.js"}
    joined = {"js/main.js": join(MODULES, "js/main.js", apart), "js/apart.js": MODULES["js/apart.js"]}
    assert _run(tmp_path / "joined", joined) == _run(tmp_path / "modules", MODULES) == "SHAPE 8 1\n"


LATER = {
    "js/page/main.js": 'import { go } from "../a/go.js";\nimport { stay } from "./stay.js";\n'
    "console.log(await go(), await stay());\n",
    "js/a/go.js": 'export default function quiet() { return "no"; }\nconst go = async () => {\n'
    '  const all = [await import("./one.js"), await import("../two.js"), await import(`../page/three.js${""}`)];\n'
    "  return all.map((one) => one.word()).join();\n};\nconst other = 1;\nexport { other, go };\n",
    "js/page/stay.js": 'export const stay = async () => (await import("./three.js")).word();\n',
    "js/a/one.js": 'export const word = () => "one";\n',
    "js/two.js": 'import quiet from "./a/go.js";\nexport const word = () => `two ${quiet()}`;\n',
    "js/page/three.js": 'export const word = () => "three";\n',
}


def test_only_what_is_taken_leaves_a_module() -> None:
    """What no module that is joined imports, such as a name for a test, is not handed on; renamed and default names are."""
    handed_on = re.findall(r"return \{ (.*?) \};\n\}\)\(\);", join(MODULES | LATER, "js/main.js", {"js/apart.js"}))
    assert handed_on == ["set", "count, twice", "default: s", ""]
    assert re.findall(r"return \{ (.*?) \};\n\}\)\(\);", join(LATER, "js/page/main.js")) == ["go", "stay"]


def test_what_is_imported_later_is_found_from_the_joined_file(tmp_path: Path) -> None:
    """A module of another folder goes on finding, below, beside and above itself, what it imports when it is asked for."""
    joined = LATER | {"js/page/main.js": join(LATER, "js/page/main.js")}
    outputs = []
    for name, files in (("joined", joined), ("modules", LATER)):
        outputs.append(_run(tmp_path / name, {**files, "js/main.js": 'import "./page/main.js";\n'}))
    assert outputs == ["one,two no,three three\n"] * 2
    assert imported("js/page/main.js", joined["js/page/main.js"]) == [
        "js/a/one.js", "js/two.js", "js/page/three.js", "js/page/three.js",
    ]  # fmt: skip


def test_what_stays_apart_is_imported_only_where_it_is_needed() -> None:
    """A module that is kept apart and that nothing inside asks for is not fetched with the joined file."""
    assert imported("js/shape.js", join(MODULES, "js/shape.js", {"js/apart.js"})) == []
    assert imported("js/main.js", join(MODULES, "js/main.js", {"js/apart.js"})) == ["js/apart.js"]


def test_each_module_comes_after_what_it_needs() -> None:
    """The order is that of need, each module once, without those kept apart."""
    assert chain(MODULES, "js/main.js", {"js/apart.js"}) == [
        "js/base.js", "js/a/number.js", "js/shape.js", "js/noted.js", "js/main.js",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "source",
    ['export * from "./base.js";\n', "export let a = 1;\n", "const b = 1;\nexport let a = b;\n", "export var c;\n"],
)
def test_what_is_not_understood_is_refused(source: str) -> None:
    """A form of export that would be lost stops the build and names the module."""
    modules = {"js/main.js": 'import "./odd.js";\n', "js/odd.js": source, "js/base.js": ""}
    with pytest.raises(ValueError, match=r"js/odd\.js: «.*» is not understood"):
        join(modules, "js/main.js")


def test_a_circle_is_refused() -> None:
    """Modules that need each other stop the build instead of running for ever."""
    modules = {"js/main.js": 'import "./other.js";\n', "js/other.js": 'import "./main.js";\n'}
    with pytest.raises(ValueError, match="circle"):
        join(modules, "js/main.js")


def test_what_is_fetched_is_what_runs() -> None:
    """A module is imported at once, or later with a retry's query; a type that a comment names is fetched by nobody."""
    code = 'import { a } from "../b.js";\n/** @param {import("./type.js").T} t */\nconst f = (t) => import(`./c.js${t}`);\n'
    assert imported("js/d/e.js", code) == ["js/b.js", "js/d/c.js"]
