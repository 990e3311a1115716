"""What `make spare` compares: read, sorted and reported on small inputs. The builds themselves are its own work."""

from __future__ import annotations

import json
from pathlib import Path

import markdown
import pytest

from cheatsheet.load import load_content
from cheatsheet.model import LANGUAGES
from cheatsheet.publish.layout import Layout
from cheatsheet.settings import Settings
from environment import REQUIREMENTS, STAMPS
from spare import main as command
from spare.builds import Built
from spare.compare import Difference, Known, file_differences, judge, page_differences, same_bytes
from spare.config import EXTENSION, below, configuration
from spare.known import ZENSICAL
from spare.main import differences, pinned
from spare.page import Page, read_page
from spare.report import sorted_out

SITE = "https://example.org/sheet/"
AT = f"{SITE}topics/sql/"
SETTINGS = Settings(SITE, "https://example.org/repo", "2026-11-24T10:00:00+00:00", "1a2b3c4")


def read(body: str, address: str = AT) -> Page:
    """A page with ``body``."""
    return read_page(f'<!doctype html><html lang="ru"><body>{body}</body></html>'.encode(), address, SITE)


def test_words_are_read_in_their_order_with_what_is_only_said() -> None:
    """Text and the attributes that are read out count, in document order; scripts, styles and comments say nothing."""
    page = read(
        '<p title="о чём">Раз <b>два</b>, три</p><!-- нет --><script>let нет</script><style>нет{}</style>'
        '<nav aria-label="Меню" class="нет" id="нет"><a aria-current="page" href="x">четыре</a></nav>'
        '<button data-label="тема" data-md-component="нет">пять</button>шесть'
    )
    assert " ".join(page.words) == (
        "lang= ru title= о чём Раз два , три aria-label= Меню aria-current= page четыре data-label= тема пять шесть"
    )


def test_links_are_where_they_lead() -> None:
    """Two ways to write one address are one link; a place on the page, a file of the site and another host are told apart."""
    body = (
        '<meta name="base" content="{0}../.."><a href="{0}../aws/">a</a><a href="#q07">b</a><a href="{0}../aws/#q14">c</a>'
        '<a href="https://other.example/x">d</a><script src="{0}../../site.js"></script><dialog data-index="{0}../../d.json"></dialog>'
    )
    page = read(body.format(""))
    assert page.links == (
        "meta /",
        "a /topics/aws/",
        "a #q07",
        "a /topics/aws/#q14",
        "a https://other.example/x",
        "script /site.js",
        "dialog /d.json",
    )
    assert read(body.format("./")) == page


def test_what_is_lost_on_a_page_is_named_whole() -> None:
    """A phrase that is gone or another, a link that is gone, and one that stands once less, are a difference each."""
    old = Page(("a", "b", "c", "d"), ("a /x", "a /x", "a /y"))
    new = Page(("a", "x", "y", "d", "e"), ("a /x", "a /z"))
    assert list(page_differences("p", old, new)) == [
        Difference("p", "words", "b c", "x y"),
        Difference("p", "words", "", "e"),
        Difference("p", "link", "a /x", ""),
        Difference("p", "link", "a /y", ""),
        Difference("p", "link", "", "a /z"),
    ]
    assert list(page_differences("p", old, old)) == []


def test_words_in_another_order_are_a_difference() -> None:
    """The same words do not say the same when they stand elsewhere."""
    assert list(page_differences("p", Page(("a", "b", "c"), ()), Page(("b", "c", "a"), ()))) == [
        Difference("p", "words", "a", ""),
        Difference("p", "words", "", "a"),
    ]


def test_every_byte_that_differs_is_told() -> None:
    """A file that is missing, more, shorter, or other in one byte is a line; the same files are none."""
    old = {"a": b"1", "b": b"12", "c": b"123", "d": b"1"}
    assert list(same_bytes(old, {"b": b"13", "c": b"12", "d": b"1", "e": b""})) == [
        "a: is missing; expected the file that MkDocs makes",
        "b: differs from byte 1 on; expected the bytes that MkDocs writes",
        "c: differs from byte 2 on; expected the bytes that MkDocs writes",
        "e: MkDocs makes no such file; expected none",
    ]
    assert list(same_bytes(old, dict(old))) == []


def test_copied_files_are_compared_by_their_bytes() -> None:
    """What is copied is lost when it is missing or other; what is more is told, too."""
    assert list(file_differences({"a": b"1", "b": b"1", "c": b"1"}, {"b": b"2", "c": b"1", "d": b""})) == [
        Difference("a", "file", "a", ""),
        Difference("b", "file", "b", "other bytes"),
        Difference("d", "file", "", "d"),
    ]


KNOWN = Known("en/*", "words", "Contents", "On this page", "its own word")
TOLD = Difference("en/all/index.html", "words", "Contents", "On this page")


@pytest.mark.parametrize(
    "other",
    [
        Difference("all/index.html", "words", "Contents", "On this page"),
        Difference("en/all/index.html", "link", "Contents", "On this page"),
        Difference("en/all/index.html", "words", "Contents of it", "On this page"),
        Difference("en/all/index.html", "words", "Contents", ""),
    ],
)
def test_only_what_is_listed_is_known(other: Difference) -> None:
    """Another page, kind, loss or replacement is not explained by an entry."""
    verdict = judge([TOLD, other], [KNOWN])
    assert verdict.losses == (other,)
    assert verdict.explained == {KNOWN: (TOLD,)}
    assert not verdict.good


def test_what_is_more_is_no_loss() -> None:
    """A word or a file that only the new build has is told and fails nothing."""
    more = Difference("index.html", "words", "", "Skip")
    verdict = judge([TOLD, more], [KNOWN])
    assert verdict.gains == (more,)
    assert verdict.good


def test_what_is_known_has_to_occur() -> None:
    """An entry that explains nothing any more fails: the list says what is, not what was."""
    verdict = judge([], [KNOWN])
    assert verdict.stale == (KNOWN,)
    assert not verdict.good


def test_sites_are_compared_page_by_page() -> None:
    """A missing page, a lost word and link, a changed file are found; what is not published is not looked at."""
    page = b"<html><body><p>%s</p><a href='%s'>x</a></body></html>"
    old = {
        ".made-by-build": b"1",
        "sitemap.xml.gz": b"1",
        "data/a.json": b"1",
        "index.html": page % (b"one two", b"all/"),
        "topics/sql/index.html": page % (b"one", b"../../all/"),
        "all/index.html": page % (b"one", b"."),
        "sitemap.xml": b"<?xml version='1.0' encoding='UTF-8'?><urlset><loc>https://example.org/sheet/</loc></urlset>",
    }
    new = old | {
        "data/a.json": b"2",
        "index.html": page % (b"one", b"./all"),
        "topics/sql/index.html": page % (b"one", b"./../../all/"),
        "sitemap.xml": b"<urlset><loc>https://example.org/</loc></urlset>",
        "en/index.html": page % (b"one", b"."),
    }
    del new["all/index.html"], new[".made-by-build"], new["sitemap.xml.gz"]
    assert differences(old, new, SETTINGS) == [
        Difference("data/a.json", "file", "data/a.json", "other bytes"),
        Difference("all/index.html", "file", "all/index.html", ""),
        Difference("en/index.html", "file", "", "en/index.html"),
        Difference("index.html", "words", "two", ""),
        Difference("index.html", "link", "a /all/", ""),
        Difference("index.html", "link", "", "a /all"),
        Difference("sitemap.xml", "words", "https://example.org/sheet/", "https://example.org/"),
    ]


def test_the_report_names_each_loss_with_its_page() -> None:
    """Losses stand first, then entries that do not occur, then what is known with its reason, then what is more."""
    gone = Known("*", "link", "a /old/", "", "no reason")
    found = [TOLD, Difference("index.html", "words", "x" * 121, ""), Difference("404.html", "link", "", "a #skip")]
    assert list(sorted_out("Z 1", 2, 1.25, judge(found, [KNOWN, gone]), every=False)) == [
        "Z 1: 2 pages in 1.2 s; lost and not known 1, known 1, more than before 1",
        f"  index.html: words «{'x' * 119}…»",
        "  *: link «a /old/» is known and does not occur; expected to find it, or no entry in spare/known.py",
        "  known: words «Contents», in its place «On this page» (1: en/all/index.html): its own word",
        "  more: link «a #skip» (1: 404.html)",
    ]


@pytest.mark.parametrize(("every", "shown"), [(False, "5: 0, 1, 2, …"), (True, "5: 0, 1, 2, 3, 4")])
def test_a_whole_report_names_every_page(every: bool, shown: str) -> None:
    """Of many pages three are named, or all."""
    verdict = judge([Difference(str(number), "link", "", "a #skip") for number in range(5)], [])
    assert list(sorted_out("Z", 5, 0, verdict, every=every))[1] == f"  more: link «a #skip» ({shown})"


def test_a_configuration_says_what_the_hook_sets(root: Path) -> None:
    """Each language has its name, its navigation where its files are, its words; and our extension can be made from it."""
    content = load_content(root)
    layout = Layout("body{}", "let a")
    for lang, home in zip(LANGUAGES, ("", "en/"), strict=True):
        data = json.loads(configuration(content, lang, SETTINGS, layout, "../../.."))
        assert data["INHERIT"] == "../../../mkdocs.yml"
        assert data["theme"] == {"custom_dir": "../../../overrides", "language": lang, "variant": "classic"}
        assert data["site_name"] == content.words[lang]["site.name"]
        assert data["extra"]["home"] == home
        assert data["extra"]["policy"] == layout.policy
        files = [
            file
            for entry in data["nav"]
            for value in ([entry] if isinstance(entry, str) else entry.values())
            for file in ([value] if isinstance(value, str) else value)
        ]
        assert files[0] == f"{home}index.md"
        assert f"{home}topics/sql/indexes.md" in files
        assert all(file.startswith(home) for file in files)
        [extension] = data["markdown_extensions"]
        page = markdown.markdown("## A", extensions=["toc", EXTENSION], extension_configs=extension)
        assert content.words[lang]["site.permalink"].format(title="A") in page


def test_a_navigation_moves_whole() -> None:
    """Files, named files and sections are found below a folder."""
    nav = below("en/", ["a.md", {"B": "b.md"}, {"C": ["c/index.md", "c/d.md"]}])
    assert nav == ["en/a.md", {"B": "en/b.md"}, {"C": ["en/c/index.md", "en/c/d.md"]}]


def test_every_entry_says_why() -> None:
    """What is lived with has a reason, and is a loss: what is only more needs no entry."""
    assert all(entry.why and entry.lost for entry in ZENSICAL)
    assert len({(entry.pages, entry.kind, entry.lost) for entry in ZENSICAL}) == len(ZENSICAL)


def test_the_command_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without its environment the command ends with one line and 1; a word that it does not know is 2."""
    monkeypatch.setattr(command, "ENVIRONMENT", ".venv-nowhere")
    assert command.main([]) == 1
    assert capsys.readouterr().err == (
        ".venv-nowhere: not there; expected what `make spare` makes before it runs this\n"
    )
    with pytest.raises(SystemExit) as stopped:
        command.main(["some"])
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("properdocs", "zensical", "code"), [(b"1", b"<p>a</p>", 0), (b"2", b"<p>a</p>", 1), (b"1", b"<p></p>", 1)]
)
def test_the_exit_code_is_the_verdict(
    properdocs: bytes, zensical: bytes, code: int,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """0 when no byte of ProperDocs differs and Zensical loses nothing, else 1; the whole report is kept."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    monkeypatch.setattr(command, "ENVIRONMENT", str(tmp_path))
    monkeypatch.setattr(command, "WORK", tmp_path / "work")
    monkeypatch.setattr(command, "ZENSICAL", ())
    monkeypatch.setattr(command, "generate", lambda *_, **__: None)
    first = {"index.html": b"<p>a</p>", "a.txt": b"1"}
    monkeypatch.setattr(command, "build_mkdocs", lambda *_: Built(first, 1))
    monkeypatch.setattr(command, "build_properdocs", lambda *_: Built(first | {"a.txt": properdocs}, 1))
    monkeypatch.setattr(command, "build_zensical", lambda *_: Built(first | {"index.html": zensical}, 1))
    assert command.main([]) == code
    assert (tmp_path / "work" / "report.txt").read_text("utf-8") == capsys.readouterr().out


def test_versions_are_those_that_are_pinned(root: Path) -> None:
    """The report names the versions of the list that they were installed from."""
    versions = pinned((root / "requirements-spare.txt").read_bytes())
    for name in ("properdocs", "zensical"):
        assert f"{name}=={versions[name]}\n" in (root / "requirements-spare.in").read_text("utf-8")


def test_each_list_of_packages_leaves_its_own_stamp() -> None:
    """No two lists of one environment share a stamp, or one would be taken for the other."""
    wanted = {wanted for _, lists in REQUIREMENTS.values() for wanted in lists}
    assert STAMPS.keys() == wanted
    assert len(set(STAMPS.values())) == len(STAMPS)
