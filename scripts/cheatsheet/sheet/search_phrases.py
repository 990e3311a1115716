"""What readers type who do not know the sheet's own words: a file a question, ``<lang>/search/<id>-<slug>.toml``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from cheatsheet.model import Catalog, Phrases
from cheatsheet.problems import Problem
from cheatsheet.sheet.toml_file import TomlFile

_KEYS = ("aliases", "described")


@dataclass(slots=True)
class _Reader:
    """Reads the files of one language one after another, and remembers where each phrase was said."""

    problems: list[Problem] = field(default_factory=list)
    said: dict[str, tuple[str, int]] = field(default_factory=dict)

    def aliases(self, file: TomlFile) -> tuple[str, ...]:
        """``aliases``, a list of strings."""
        line, listed = file.key("aliases"), file.data.get("aliases", [])
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            self.problems.append(file.problem(line, f"aliases is {listed!r}; expected a list of strings"))
            return ()
        self._note(file, "alias", zip(listed, _lines_of(file, line, listed), strict=True))
        return tuple(listed)

    def described(self, file: TomlFile) -> tuple[str, ...]:
        '''``described``, a text of one description a line (``"""`` on the line before and after).'''
        line, text = file.key("described"), file.data.get("described", "")
        if not isinstance(text, str):
            self.problems.append(
                file.problem(line, f"described is {text!r}; expected a text of one description a line")
            )
            return ()
        lines = text.removesuffix("\n").split("\n") if text else []
        self._note(file, "description", [(phrase, line + at) for at, phrase in enumerate(lines, 1)])
        return tuple(lines)

    def _note(self, file: TomlFile, kind: str, phrases: Iterable[tuple[str, int]]) -> None:
        """Report every phrase that is empty or that was said already, in this file or one before."""
        for phrase, line in phrases:
            key = phrase.casefold().strip()
            if not key:
                message = f"an empty {kind}; expected what a reader may type"
            elif phrase != phrase.strip() or "\n" in phrase:
                message = f"blanks around the {kind} «{phrase.strip()}», or a line end in it; expected none"
            elif key in self.said:
                path, before = self.said[key]
                place = f"on line {before}" if path == file.path else f"in {path}:{before}"
                message = f"the {kind} «{phrase}» is there already, {place}"
            else:
                self.said[key] = (file.path, line)
                continue
            self.problems.append(file.problem(line, message))


def _lines_of(file: TomlFile, start: int, listed: Iterable[str]) -> Iterator[int]:
    """The line of each string of a list that begins on ``start``: each is looked for behind the one before it.

    One that is written in another way than JSON would write it is said to stand on ``start``.
    """
    line, column = start, 0
    for one in listed:
        written = json.dumps(one, ensure_ascii=False)
        places = ((at, column if at == line else 0) for at in range(line, len(file.text.lines) + 1))
        found = ((at, file.text.lines[at - 1].find(written, since)) for at, since in places)
        place = next(((at, start_of) for at, start_of in found if start_of >= 0), None)
        if place is not None:
            line, column = place[0], place[1] + len(written)
        yield place[0] if place is not None else start


def parse_phrases(files: Iterable[TomlFile]) -> tuple[dict[str, Phrases], list[Problem]]:
    """Read the files of one language, each named ``<id>-<slug>.toml``: the phrases by question id, and every mistake.

    That the names are those of the catalog is for :func:`check_phrases` to say.
    """
    reader = _Reader()
    found: dict[str, Phrases] = {}
    for file in files:
        for key in file.data:
            if key not in _KEYS:
                line = file.header(key) or file.key(key)
                reader.problems.append(file.problem(line, f"unknown key «{key}»; expected {' and '.join(_KEYS)}"))
        id_ = PurePosixPath(file.path).name.partition("-")[0]
        aliases = reader.aliases(file)
        first = found.setdefault(id_, Phrases(file.path, aliases, reader.described(file)))
        reader.problems += second_file(id_, first.path, file.path)
    return found, reader.problems


def second_file(question_id: str, first: str, path: str) -> Iterator[Problem]:
    """What is wrong with the file ``path`` when ``first`` is of the same question and language: one would be lost."""
    if path != first:
        message = f"a second file of '{question_id}', beside '{PurePosixPath(first).name}'; expected one"
        yield Problem(path, 0, message)


def check_phrases(phrases: Mapping[str, Phrases], catalog: Catalog) -> Iterator[Problem]:
    """Every file of one language whose name is not that of a question of ``catalog``."""
    for id_, one in phrases.items():
        question = catalog.questions.get(id_)
        if question is None:
            expected = "the id and the slug of a question in the catalog, as in 'q06-indexes.toml'"
            yield Problem(one.path, 0, f"the file's name; expected {expected}")
        elif PurePosixPath(one.path).name != (expected := f"{id_}-{question.slug}.toml"):
            yield Problem(one.path, 0, f"the file's name; expected '{expected}', as the catalog has it")
