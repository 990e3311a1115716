"""The site checks name what is wrong: each is run on a built site that was broken on purpose."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.build import SITE_URL
from cheatsheet.load import load_content
from cheatsheet.model import Content
from tests.site import checks
from tests.site.site_model import Site


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    """The text of the site."""
    return load_content(root)


@pytest.fixture
def broken(site_folder: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to be broken."""
    shutil.copytree(site_folder, tmp_path / "site")
    return tmp_path / "site"


def edit(folder: Path, path: str, old: str, new: str) -> None:
    """Put ``new`` in the place of the first ``old`` in one file of the site."""
    text = (folder / path).read_text("utf-8")
    assert old in text, "the test breaks nothing"
    (folder / path).write_text(text.replace(old, new, 1), "utf-8")


SQL = "topics/sql/index.html"
BREAKS: list[tuple[str, Callable[..., Iterable[str]], str, str, str, str]] = [
    ("a dead link", checks.broken_links, SQL, 'href="../caching/"', 'href="../cashing/"', "leads nowhere"),
    ("a lost anchor", checks.broken_links, SQL, 'id="q06"', 'id="q6"', "lost anchor"),
    ("a link out of the base path", checks.broken_links, SQL, 'href="../caching/"', 'href="../../../x/"', "leads nowhere"),
    ("a stray script", checks.stray_hosts, SQL, "</head>", '<script src="https://a.example/x.js"></script></head>', "another host"),
    ("a stray import", checks.stray_hosts, "assets/js/site.js", '"./page/later.js"', '"https://a.example/x.js"', "another host"),
    ("a double id", checks.double_ids, SQL, 'id="q07"', 'id="q06"', "stands 2 times"),
    ("a missing answer", checks.missing_text, SQL, "B-Tree", "C-Tree", "the answer of q06"),
    ("a missing row", checks.missing_text, "quick-answers/index.html", "SNS = broadcast", "SNS", "row 6"),
    ("a swapped language", checks.wrong_heads, SQL, '<html lang="ru"', '<html lang="en"', "lang='en'; expected 'ru'"),
    ("a lost alternate", checks.wrong_heads, SQL, 'hreflang="x-default"', 'hreflang="de"', "alternates"),
    ("a wrong canonical", checks.wrong_heads, SQL, 'rel="canonical" href="', 'rel="canonical" href="x', "canonical"),
    ("a borrowed title", checks.wrong_heads, SQL, "<title>SQL и Базы данных", "<title>BigData", "is that of"),
    ("a page not in the sitemap", checks.wrong_sitemap, "sitemap.xml", "/topics/sql/</loc>", "/topics/no/</loc>", "lacks"),
    ("a lost topic", checks.unreachable, "index.html", 'href="topics/sql/"', 'href="topics/aws/"', "not in the navigation"),
    ("an uneven page", checks.uneven_languages, f"en/{SQL}", 'data-question="q06"', "", "entries; expected"),
    ("Russian in English", checks.foreign_words, f"en/{SQL}", "Edit this page", "Изменить", "Russian on an English page"),
    ("a hole in the policy", checks.no_policy, SQL, "script-src", "script-src 'unsafe-inline'", "content security policy"),
    ("an inline handler", checks.no_policy, SQL, "<main ", '<main onclick="x()" ', "which the policy forbids"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "path", "old", "new", "expected"), [one[1:] for one in BREAKS], ids=[one[0] for one in BREAKS]
)
def test_a_break_is_named(
    broken: Path, content: Content, check: Callable[..., Iterable[str]], path: str, old: str, new: str, expected: str
) -> None:
    """A check that finds nothing on the good site names the page and the fault on the broken one."""
    arguments: list[Any] = [content] if check in (checks.missing_text, checks.unreachable) else []
    assert list(check(Site(broken, SITE_URL), *arguments)) == []
    edit(broken, path, old, new)
    found = list(check(Site(broken, SITE_URL), *arguments))
    assert any(re.search(re.escape(expected), line) for line in found), found


def test_a_leftover_is_named(broken: Path) -> None:
    """A source file or a source map in the site is named."""
    for name in ("_source/cheatsheet.md", "assets/js/site.js.map"):
        (broken / name).parent.mkdir(exist_ok=True)
        (broken / name).write_text("{}")
    assert len(list(checks.leftovers(Site(broken, SITE_URL)))) == 2
