"""From lines to counts, the words of each subject on examples, and the command on little mirrors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import count_asked
from asked.count import hits, naming
from asked.mirrors import find
from asked.record import head_of, render
from cheatsheet.load import load_content
from cheatsheet.model import Asked, AskedList, AskedSubject
from cheatsheet.reader import ASKED
from tests.needs import need_git
from tests.repository import run_git

ROOT = Path(__file__).resolve().parents[2]

LINES = {"one": ["What is the GIL?", "Why the GIL?"], "two": ["Explain DIGILITY"], "three": ["Глобальная блокировка"]}


def test_a_list_counts_once_and_by_whole_words() -> None:
    """Two lines of one list are one; a part of a word is none; case does not matter; the order is that of the lists."""
    assert naming(LINES, [r"\bgil\b", "глобальная блокировка"]) == ("one", "three")
    assert hits(LINES["one"], [r"\bgil\b"]) == ("What is the GIL?", "Why the GIL?")
    assert naming({}, ["x"]) == ()


EXAMPLES = {
    "q01": (
        ["What is GIL?", "Multithreading vs multiprocessing", "Что такое глобальная блокировка интерпретатора"],
        [],
    ),
    "q02": (["async/await in Python", "Что такое корутина"], ["Async JavaScript — Promises, async/await, fetch"]),
    "q04": (["The N+1 problem", "select_related vs prefetch_related"], ["Whole partitions, ~1/(N+1)"]),
    "q06": (
        ["What are indexes in SQL?", "Use good indices", "Составной индекс"],
        ["Index 0", "z-index", "List indexing"],
    ),
    "q12": (
        ["Cache-aside", "Кэширование", "Caching strategies"],
        ["Docker layer caching", "Remove the unused build cache"],
    ),
    "q14": (["What is AWS Lambda?", "Cold starts"], ["Lambda functions in Python", "The cold start problem"]),
    "q20": (["Circuit Breaker pattern"], ["Breaking changes"]),
    "q30": (["What is XSS?", "SQL injection", "Security"], ["Security groups"]),
    "q37": (["How would you version an API?", "Legacy systems"], ["Kubernetes API versioning", "Legacy and UEFI"]),
    "decorators": (["What is a decorator in Python?", "Декораторы"], ["Decorator pattern"]),
    "generators": (["Iterators and Generators", "yield"], ["Iterator pattern", "Unique ID generator"]),
    "rest": (["What is REST?", "HTTP methods"], ["Encryption at rest"]),
    "testing": (["Unit tests", "Mocking"], ["Mock interviews"]),
}


@pytest.mark.parametrize("key", EXAMPLES)
def test_words_of_subjects(key: str) -> None:
    """What names the subject meets its words, and what only looks like it does not."""
    asked = load_content(ROOT).asked
    words = {**{one.key: one for one in asked.elsewhere}, **asked.questions}[key].words
    named, others = EXAMPLES[key]
    assert list(hits([*named, *others], words)) == named


def test_the_table_is_what_the_command_writes() -> None:
    """The file is canonical: written anew from what was read it is the same to the byte."""
    asked, head, problems = count_asked.load(ROOT)
    assert problems == []
    assert render(asked, head) == (ROOT / ASKED).read_text("utf-8")
    assert head_of("# a\n# b\n\n[x]\n# c\n") == "# a\n# b"


@pytest.fixture
def mirrors(tmp_path: Path) -> Path:
    """A folder with a bare mirror of ``someone/list``, as large places keep them."""
    need_git()
    work = tmp_path / "work"
    (work / "docs").mkdir(parents=True)
    (work / "README.md").write_text("# What is Redis?\n", "utf-8")
    (work / "docs" / "вопросы.md").write_text("- Что такое GIL?\n", "utf-8")
    (work / "setup.py").write_text("# What is Kafka?\n", "utf-8")
    run_git(work, "init", "-q")
    run_git(work, "add", ".")
    run_git(work, "commit", "-q", "-m", "first", "--date", "2026-01-02T03:04:05Z")
    run_git(tmp_path, "clone", "-q", "--bare", str(work), str(tmp_path / "mirrors" / "someone+list" / "repo"))
    return tmp_path / "mirrors"


def subject(key: str, *words: str) -> AskedSubject:
    """A subject that nobody has counted."""
    return AskedSubject(key, words, ())


def test_a_mirror_is_itself_in_a_hook_too(mirrors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git names its repository to the hooks of a linked worktree; a mirror is read all the same, not that one."""
    mirror = find(mirrors, "someone/list")
    assert mirror is not None
    before = mirror.commit("")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    assert mirror.commit("") == before


def test_mirrors_are_read_by_git_alone(mirrors: Path) -> None:
    """The files that the paths name are read, in the commit that is asked for; what is no text is not."""
    mirror = find(mirrors, "someone/list")
    assert mirror is not None
    commit, _ = mirror.commit("")
    assert mirror.commit(commit)[0] == commit
    read = dict(mirror.texts(commit, ["*.md", "docs/", "setup.py"]))
    assert read == {"README.md": "# What is Redis?\n", "docs/вопросы.md": "- Что такое GIL?\n"}
    assert dict(mirror.texts(commit, ["*.md"])).keys() == {"README.md"}
    assert find(mirrors, "someone/else") is None


def test_a_subject_that_is_not_counted_is_named(
    mirrors: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks for the lines of a mistyped subject is told which there are."""
    asked = Asked((), {"q06": subject("q06", "index")}, (subject("kafka", "kafka"),))
    monkeypatch.setattr(count_asked, "load", lambda _: (asked, "", []))
    assert count_asked.main(["--mirrors", str(mirrors), "--show", "q6"]) == 1
    assert capsys.readouterr() == ("", "nothing is counted for 'q6'; expected one of kafka, q06\n")


def test_counting_and_what_is_missing(mirrors: Path) -> None:
    """Lists are counted with the commit that was read; a list without a mirror, a commit or a question is named."""
    one = AskedList("a", "someone/list", "", "2000-01-01", "MIT", "en", ("*.md", "docs/"), outward=False)
    asked = Asked((one,), {"q01": subject("q01", r"\bGIL\b")}, (subject("kafka", "kafka"),))
    lists, lines, missing = count_asked.read_lists(mirrors, asked, newest=False)
    assert missing == []
    found = count_asked.recounted(asked, lists, lines)
    assert (found.naming("q01"), found.naming("q02"), found.elsewhere[0].lists) == (1, 0, ())
    assert len(found.lists[0].commit) == 40
    assert list(count_asked.shown(found, lines, "q01")) == ["a: Что такое GIL?"]

    lost = (
        replace(one, key="b", repo="someone/else"),
        replace(one, key="c", commit="0" * 40),
        replace(one, key="d", paths=("nothing/",)),
    )
    _, _, missing = count_asked.read_lists(mirrors, replace(asked, lists=lost), newest=False)
    assert [line.partition(":")[0] for line in missing] == ["b", "c", "d"]
    assert missing[0] == f"b: no mirror of someone/else in {mirrors}"
    assert missing[2].endswith("asks nothing")
