"""Names that only some long answers have: what these treat beside their subject.

`PKCE` is no word of the sheet, but one who asks for it wants the one long answer that explains it. A name is what has
capitals, digits or low lines inside, and what a text of other letters leaves in Latin ones, outside of code: that
`inbox` is a name is seen in the Russian text of the same answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from cheatsheet.answers.phrases import phrases, spans
from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Answer, Content, Lang

FEW = 4
"""In more answers than these a name is one of the trade, which says nothing of what is looked for."""
SHORTEST = 3

_TREATS = ("minute", "deeper", "next", "avoid", "clarify")
"""The parts of an answer: not its sources, nor what it leads to."""
_NAME = re.compile(r"__[A-Za-z]\w*__|[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
_MARKED = re.compile(r"[A-Z0-9_]")
_FILE = re.compile(r"\S+\.(?:py|md|toml|ya?ml|json|txt|ru|com|org)\b")


def mentions(content: Content, lang: Lang, known: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """By id of the question: the names that its long answer and at most ``FEW - 1`` others have, in order.

    ``known`` are the texts by which questions are found anyway: what stands there is left out.
    """
    heard = {key(word) for text in known for word in _NAME.findall(text)}
    foreign = [one for one in LANGUAGES if RECORDS[one].script != "Latn"]
    names: dict[str, dict[str, str]] = {}
    having: defaultdict[str, set[str]] = defaultdict(set)
    for id_, answer in content.answers.get(lang, {}).items():
        texts = [_words(content.answers.get(one, {}).get(id_)) for one in foreign]
        left = {word.lower() for words in texts for word, is_code in words if not is_code}
        names[id_] = {}
        for word, _ in _words(answer):
            having[key(word)].add(id_)
            if word.lower() in left or _MARKED.search(word, 1):
                names[id_].setdefault(key(word), word)
    return {
        id_: tuple(word for one, word in some.items() if one not in heard and len(having[one]) <= FEW)
        for id_, some in names.items()
    }


def key(name: str) -> str:
    """What two spellings of a name have in common, as in ``search/mentions.js``: `round_robin` is `round-robin`."""
    return name.lower() if name.startswith("__") else re.sub(r"[-_]", "", name).lower()


def _words(answer: Answer | None) -> Iterator[tuple[str, bool]]:
    """Each Latin word of an answer, and whether it is written as code: without names of files and addresses."""
    treated = [part for name, part in (answer.parts if answer else {}).items() if name in _TREATS]
    for span in (span for part in treated for _, phrase in phrases(part.blocks) for span in spans(phrase)):
        for word in _NAME.findall(_FILE.sub(" ", span.text)):
            if len(word) >= SHORTEST:
                yield word, span.kind == "code"
