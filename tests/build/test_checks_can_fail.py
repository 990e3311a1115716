"""The site checks name what is wrong: each is run on a built site that was broken on purpose."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from cheatsheet.addresses import SITE_URL
from cheatsheet.model import Content
from tests.build.broken import Broken
from tests.needs import WITHOUT_GIT
from tests.site_checks import checks, head_checks, text_checks
from tests.site_checks.site_model import Site

Check = Callable[..., Iterable[str]]
Found = Callable[[Check], list[str]]


@pytest.fixture
def broken(sound: Site, tmp_path: Path) -> Broken:
    """A copy of the built site, to be broken."""
    shutil.copytree(sound.folder, tmp_path / "site")
    return Broken(tmp_path / "site", SITE_URL, sound)


def edit(site: Site, path: str, old: str, new: str) -> None:
    """Put ``new`` in the place of the first ``old`` in one file of the site."""
    if WITHOUT_GIT and "dateModified" in old:
        pytest.skip("no git on this machine, and so no page has a day")
    text = (site.folder / path).read_text("utf-8")
    assert old in text, "the test breaks nothing"
    (site.folder / path).write_text(text.replace(old, new, 1), "utf-8")


SQL = "topics/sql/index.html"
INDEXES = "topics/sql/indexes/index.html"
COPIED = "Скопировано"
"""As it stands in the data of a page."""
CLARIFIED = "он выполняет запрос"
OF_CONTENT = (
    checks.missing_text,
    checks.unreachable,
    head_checks.wrong_cards,
    text_checks.foreign_words,
    text_checks.missing_answers,
)
"""What is asked of the site and the text together."""


def asked(check: Check, content: Content) -> list[Content]:
    """What ``check`` is given beside the site."""
    return [content] if check in OF_CONTENT else []


@pytest.fixture(scope="module")
def found_before(sound: Site, content: Content) -> Found:
    """What a check finds on the good site, where each is made once."""
    return cache(lambda check: list(check(sound, *asked(check, content))))


BREAKS: list[tuple[str, Check, str, str, str, str]] = [
    ("a dead link", checks.broken_links, SQL, 'href="../caching/"', 'href="../cashing/"', "leads nowhere"),
    ("a lost anchor", checks.broken_links, SQL, 'id="q06"', 'id="q6"', "lost anchor"),
    ("a link out of the base path", checks.broken_links, SQL, 'href="../caching/"', 'href="../../../x/"', "leads nowhere"),
    ("a stray script", checks.stray_hosts, SQL, "</head>", '<script src="https://a.example/x.js"></script></head>', "another host"),
    ("a stray import", checks.stray_hosts, "assets/js/site.js", '"./page/later.js"', '"https://a.example/x.js"', "another host"),
    ("a stray request", checks.stray_hosts, "sw.js", "const VERSION=", "fetch(`//a.example/x`);const VERSION=", "another host"),
    ("a stray beacon", checks.stray_hosts, "assets/js/site.js", '"./page/later.js"', '"x//y";const u="https://a.example";"./page/later.js"', "another host"),
    ("a double id", checks.double_ids, SQL, 'id="q07"', 'id="q06"', "stands 2 times"),
    ("a program to translate", checks.translated_code, "topics/sql/indexes/index.html", '<pre translate="no"', "<pre", "1 programs may be translated"),
    ("a missing answer", checks.missing_text, SQL, "B-Tree", "C-Tree", "the answer of q06"),
    ("a missing row", checks.missing_text, "quick-answers/index.html", "SNS = broadcast", "SNS", "row 6"),
    ("a swapped language", checks.wrong_heads, SQL, '<html lang="ru"', '<html lang="en"', "lang='en'; expected 'ru'"),
    ("a lost alternate", checks.wrong_heads, SQL, 'hreflang="x-default"', 'hreflang="de"', "alternates"),
    ("a wrong canonical", checks.wrong_heads, SQL, 'rel="canonical" href="', 'rel="canonical" href="x', "canonical"),
    ("a borrowed title", checks.wrong_heads, SQL, "<title>SQL и Базы данных", "<title>BigData", "is that of"),
    ("a page not in the sitemap", checks.wrong_sitemap, "sitemap.xml", "/topics/sql/</loc>", "/topics/no/</loc>", "lacks"),
    ("a lost topic", checks.unreachable, "index.html", 'href="topics/sql/"', 'href="topics/aws/"', "not in the navigation"),
    ("an uneven page", checks.uneven_languages, f"en/{SQL}", 'data-question="q06"', "", "entries; expected"),
    ("Russian in English", text_checks.foreign_words, f"en/{SQL}", "Edit this page", "Изменить", "Russian on an English page"),
    ("a Russian label in English", text_checks.foreign_words, f"en/{SQL}", 'aria-label="Menu"', 'aria-label="Разделы"', "Russian on an English page: 'Разделы'"),
    ("Russian for a script", text_checks.foreign_words, f"en/{SQL}", '"Copied"', f'"{COPIED}"', "Russian on an English page: 'Скопировано'"),
    ("an English button", text_checks.foreign_words, SQL, ">На этой странице<", ">On this page<", "English on a Russian page: 'On this page'"),
    ("an English label", text_checks.foreign_words, SQL, 'aria-label="Разделы"', 'aria-label="Menu"', "English on a Russian page: 'Menu'"),
    ("a label of the theme", text_checks.foreign_words, SQL, "Перейти к содержанию", "Skip to content", "English on a Russian page: 'Skip to content'"),
    ("English for a script", text_checks.foreign_words, SQL, COPIED, "Copied", "English on a Russian page: 'Copied'"),
    ("an English sentence", text_checks.foreign_words, INDEXES, "<p>Индекс", "<p>An index is a tree of the keys in order.</p><p>Индекс", "English on a Russian page: 'An index is"),
    ("a word that was not handed on", text_checks.empty_words, "404.html", 'data-not-kept-title="Этот файл не сохранён"', 'data-not-kept-title=""', "data-not-kept-title is empty"),
    ("a heading without words", text_checks.empty_words, SQL, '<h1 id="title">SQL и\u00a0Базы данных</h1>', '<h1 id="title"> </h1>', "an empty <h1>"),
    ("a lost part", text_checks.missing_answers, INDEXES, "Глубже<a", "<a", "is not there word for word"),
    ("a lost anchor of a part", text_checks.missing_answers, INDEXES, 'id="deeper"', 'id="deep"', "has no anchor #deeper"),
    ("a lost word of a long answer", text_checks.missing_answers, INDEXES, "сбалансированное дерево", "дерево", "answers/q06-indexes.md:3 is not there"),
    ("a lost sample", text_checks.missing_answers, INDEXES, "q06_index_plan.py", "q06.py", "the programs ['q06.py', "),
    ("a lost picture", text_checks.missing_answers, INDEXES, '<figure class="diagram">', "<figure>", "0 pictures; expected 1"),
    ("a lost clarification", text_checks.missing_answers, "errata/index.html", CLARIFIED, "", "lacks the clarification of q06"),
    ("a second heading", head_checks.wrong_headings, SQL, "</h1>", "</h1><h1>SQL</h1>", "2 h1; expected one"),
    ("no heading", head_checks.wrong_headings, "404.html", '<h1 id="title">404</h1>', "", "0 h1; expected one"),
    ("a lost page to be found", head_checks.wrong_robots, "404.html", '"noindex"', '"index"', "expected 'noindex'"),
    ("a page not to be found", head_checks.wrong_robots, SQL, "<title>", '<meta name="robots" content="noindex"><title>', "expected none"),
    ("a borrowed card", head_checks.wrong_cards, SQL, 'og:title" content="SQL', 'og:title" content="XQL', "og:title is 'XQL"),
    ("a card of another page", head_checks.wrong_cards, SQL, 'og:url" content="https://python-backend.example/topics/sql/"', 'og:url" content="https://python-backend.example/"', "og:url is"),
    ("a card in another language", head_checks.wrong_cards, SQL, "/cards/sql.png", "/en/cards/sql.png", "og:image is"),
    ("a card of another question", head_checks.wrong_cards, INDEXES, "cards/q06.png", "cards/q07.png", "og:image is"),
    ("the card of the site in another language", head_checks.wrong_cards, "index.html", "card-ru.png", "card-en.png", "og:image is"),
    ("a card of another size", head_checks.wrong_cards, SQL, '"1200"', '"600"', "og:image:width is '600'"),
    ("a lost picture for chats", head_checks.wrong_pictures, SQL, "cards/sql.png", "cards/no.png", "is not there"),
    ("a picture of another size", head_checks.wrong_pictures, SQL, "cards/sql.png", "assets/icons/icon-512.png", "assets/icons/icon-512.png: is no PNG of 1200 by 630"),
    ("a card of another locale", head_checks.wrong_cards, SQL, '"ru_RU"', '"ru"', "og:locale is 'ru'"),
    ("a card without words", head_checks.wrong_cards, SQL, '<meta property="og:description"', '<meta property="og:x"', "og:description is None"),
    ("JSON-LD that is no JSON", head_checks.wrong_linked_data, SQL, '"@context":', '"@context"', "JSON-LD that is no JSON"),
    ("JSON-LD of nothing", head_checks.wrong_linked_data, SQL, "https://schema.org", "https://schema.example", "without the context"),
    ("no JSON-LD", head_checks.wrong_linked_data, INDEXES, "application/ld+json", "application/json", "JSON-LD of []; expected ['BreadcrumbList', 'TechArticle']"),
    ("JSON-LD of another type", head_checks.wrong_linked_data, INDEXES, "TechArticle", "FAQPage", "JSON-LD of ['BreadcrumbList', 'FAQPage']"),
    ("an article in another language", head_checks.wrong_linked_data, f"en/{INDEXES}", '"inLanguage":"en"', '"inLanguage":"ru"', "inLanguage is 'ru'; expected 'en'"),
    ("an article of another title", head_checks.wrong_linked_data, INDEXES, '"headline":"Индексы"', '"headline":"Индекс"', "headline is 'Индекс'"),
    ("an article of no day", head_checks.wrong_linked_data, INDEXES, '"dateModified":"2', '"dateModified":"', "expected a day"),
    ("a way that counts from nought", head_checks.wrong_linked_data, SQL, '"position":1', '"position":0', "the positions are [0, 2]"),
    ("a way over no page", head_checks.wrong_linked_data, INDEXES, 'topics/sql/"}', 'topics/no/"}', "the way leads over"),
    ("a way under another name", head_checks.wrong_linked_data, INDEXES, '"name":"Индексы"', '"name":"Индекс"', "the way is named"),
    ("a manifest in another language", head_checks.wrong_manifests, SQL, "../../manifest.webmanifest", "../../en/manifest.webmanifest", "expected manifest.webmanifest"),
    ("no manifest", head_checks.wrong_manifests, "404.html", '<link rel="manifest"', "<link", "the manifest is []"),
    ("a manifest that starts elsewhere", head_checks.wrong_manifests, "en/manifest.webmanifest", '"start_url": "./"', '"start_url": "../"', "en/manifest.webmanifest: start_url is"),
    ("a manifest of another scope", head_checks.wrong_manifests, "manifest.webmanifest", '"scope": "./"', '"scope": "/x/"', "scope is"),
    ("a bar of another colour", head_checks.wrong_manifests, "en/index.html", 'name="theme-color" content="#', 'name="theme-color" content="#0', "theme_color is"),
    ("a manifest without a picture", head_checks.wrong_manifests, "manifest.webmanifest", "icon-512.png", "icon-513.png", "is not there"),
    ("a hole in the policy", head_checks.wrong_policy, SQL, "script-src", "script-src 'unsafe-inline'", "has script-src 'self' 'unsafe-inline'"),
    ("a wider policy", head_checks.wrong_policy, SQL, "connect-src 'self'", "connect-src *", "has connect-src *; expected 'self'"),
    ("a directive more", head_checks.wrong_policy, SQL, "base-uri", "frame-src https:; base-uri", "has frame-src https:; expected no such thing"),
    ("a directive less", head_checks.wrong_policy, SQL, "base-uri 'none'; ", "", "has base-uri ; expected 'none'"),
    ("a hash of nothing", head_checks.wrong_policy, SQL, "script-src 'self'", "script-src 'self' 'sha256-AAAA'", "'sha256-AAAA'"),
    ("another script", head_checks.wrong_policy, SQL, '"prerender"', '"prefetch"', "forbids what stands inline; expected its hash in script-src"),
    ("another style", head_checks.wrong_policy, SQL, "<style>", "<style>b{}", "forbids what stands inline; expected its hash in style-src"),
    ("a script before the policy", head_checks.wrong_policy, SQL, '<meta charset="utf-8">', '<script src="x.js"></script>', "<script> stands before"),
    ("no policy", head_checks.wrong_policy, SQL, "Content-Security-Policy", "x", "0 content security policies"),
    ("an inline handler", head_checks.wrong_policy, SQL, "<main ", '<main onclick="x()" ', "which the policy forbids"),
    ("a picture for nobody", checks.unlinked, "downloads/index.html", 'src="preview/book.png"', "", "downloads/preview/book.png: nothing leads to it"),
    ("a script for nobody", checks.unlinked, "assets/js/site.js", "./page/later.js", "./site.js", "assets/js/page/later.js: nothing leads to it"),
    ("a style as it was written", checks.leftovers, "assets/css/search.css", ".search{", "/* x */.search{", "has a comment"),
    ("a style for nobody", checks.unlinked, "assets/js/search/panel.js", "css/search.css", "css/practice.css", "assets/css/search.css: nothing leads to it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "path", "old", "new", "expected"), [one[1:] for one in BREAKS], ids=[one[0] for one in BREAKS]
)
def test_a_break_is_named(
    found_before: Found, broken: Broken, content: Content, check: Check, path: str, old: str, new: str, expected: str
) -> None:
    """A check that finds nothing on the good site names the page and the fault on the broken one."""
    assert found_before(check) == []
    edit(broken, path, old, new)
    found = list(check(broken, *asked(check, content)))
    assert any(re.search(re.escape(expected), line) for line in found), found


def test_a_leftover_is_named(broken: Broken) -> None:
    """A source file or a source map in the site is named."""
    for name in ("_source/cheatsheet.md", "assets/js/site.js.map"):
        (broken.folder / name).parent.mkdir(exist_ok=True)
        (broken.folder / name).write_text("{}")
    assert len(list(checks.leftovers(broken))) == 2


def test_a_part_in_another_place_is_named(broken: Broken, content: Content) -> None:
    """A long answer whose parts are all there, in another order, is named."""
    page = broken.folder / INDEXES
    start, minute, rest, after = re.split(r'(?=<h2 id="(?:minute|deeper|show)">)', page.read_text("utf-8"))
    page.write_text(start + rest + minute + after, "utf-8")
    found = list(text_checks.missing_answers(broken, content))
    assert found
    assert all(line.startswith(f"{INDEXES}: docs/_source/ru/answers/q06-indexes.md:") for line in found)


def test_a_lost_page_is_named(broken: Broken, content: Content) -> None:
    """A long answer without its page, and a language without its manifest, are named by the path that is expected."""
    (broken.folder / INDEXES).unlink()
    (broken.folder / "en/manifest.webmanifest").unlink()
    assert list(text_checks.missing_answers(broken, content)) == [
        f"{INDEXES}: is not there; expected the long answer of docs/_source/ru/answers/q06-indexes.md"
    ]
    assert "en/manifest.webmanifest: is not there" in list(head_checks.wrong_manifests(broken))


def test_a_heavy_picture_is_named(broken: Broken) -> None:
    """A picture for chats that takes more than 40 kB is named with its size."""
    with (broken.folder / "cards/sql.png").open("ab") as picture:
        picture.write(bytes(40_000))
    size = (broken.folder / "cards/sql.png").stat().st_size
    found = list(head_checks.wrong_pictures(broken))
    assert found == [f"cards/sql.png: {size} bytes; expected at most 40000"]


def test_a_stray_file_is_named(broken: Broken) -> None:
    """A file that no page and no script names is named, though another file that nothing leads to names it."""
    (broken.folder / "assets/js/old.js").write_text('import "./older.js";')
    (broken.folder / "assets/js/older.js").write_text("")
    found = list(checks.unlinked(broken))
    assert found == [f"assets/js/{name}.js: nothing leads to it" for name in ("old", "older")]
