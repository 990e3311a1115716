"""The site checks: run on every build, on the folder that has just been built."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from cheatsheet.model import Content
from tests.site_checks import checks, head_checks, text_checks
from tests.site_checks.site_model import Site


def expect_none(problems: Iterable[str]) -> None:
    """Fail with every problem on a line of its own."""
    found = list(problems)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_links(site: Site) -> None:
    """Every internal link, image, canonical, alternate and fragment resolves."""
    expect_none(checks.broken_links(site))


def test_hosts(site: Site) -> None:
    """Nothing that a page loads has the address of another host."""
    expect_none(checks.stray_hosts(site))


def test_ids(site: Site) -> None:
    """An id stands once on a page."""
    expect_none(checks.double_ids(site))


def test_code_is_not_translated(site: Site) -> None:
    """A browser that translates a page leaves its programs as they are."""
    expect_none(checks.translated_code(site))


def test_leftovers(site: Site) -> None:
    """The site holds no sources, maps, theme files or hidden files."""
    expect_none(checks.leftovers(site))


def test_heads(site: Site) -> None:
    """Every page has its own title and description, its language, its canonical and its alternates."""
    expect_none(checks.wrong_heads(site))


def test_sitemap(site: Site) -> None:
    """The sitemap lists exactly the pages that are there, each in both languages."""
    expect_none(checks.wrong_sitemap(site))


def test_navigation(site: Site, content: Content) -> None:
    """Every page is reached from the home page of its language, and every topic from the menu."""
    expect_none(checks.unreachable(site, content))


def test_text(site: Site, content: Content) -> None:
    """Every answer and every row stands word for word on its pages, under its anchor."""
    expect_none(checks.missing_text(site, content))


def test_languages(site: Site) -> None:
    """A page is built alike in both languages."""
    expect_none(checks.uneven_languages(site))


def test_each_in_its_language(site: Site, content: Content) -> None:
    """An English page is English throughout, and a Russian one has no English buttons, labels or sentences."""
    expect_none(text_checks.foreign_words(site, content))


def test_words_are_there(site: Site) -> None:
    """No place for words is empty."""
    expect_none(text_checks.empty_words(site))


def test_long_answers(site: Site, content: Content) -> None:
    """Every part of every long answer stands on its page word for word, and every clarification among the errata."""
    expect_none(text_checks.missing_answers(site, content))


def test_every_file_is_wanted(site: Site) -> None:
    """Every file is led to from a page, directly or by what the page loads."""
    expect_none(checks.unlinked(site))


def test_one_heading(site: Site) -> None:
    """A page has one heading of the first level."""
    expect_none(head_checks.wrong_headings(site))


def test_robots(site: Site) -> None:
    """The page for lost addresses is kept out of search engines, and no other page is."""
    expect_none(head_checks.wrong_robots(site))


def test_cards(site: Site, content: Content) -> None:
    """What other sites show for a link is what the page says: title, description, address, picture, language."""
    expect_none(head_checks.wrong_cards(site, content))


def test_pictures(site: Site) -> None:
    """The picture that a chat shows for a page is there, 1200 by 630 pixels, and light."""
    expect_none(head_checks.wrong_pictures(site))


def test_linked_data(site: Site) -> None:
    """The JSON-LD of topics and long answers is what the pages say, in their language, and leads to pages of the site."""
    expect_none(head_checks.wrong_linked_data(site))


def test_manifests(site: Site) -> None:
    """Every page links to the manifest of its language, which leads to that language's home and to its icons, in its colour."""
    expect_none(head_checks.wrong_manifests(site))


def test_policy(site: Site) -> None:
    """Every page closes itself to whatever it does not bring, first of all, and lets through what it does bring."""
    expect_none(head_checks.wrong_policy(site))
