"""Addresses from the environment become what a page can hold, or are refused by name before anything is written."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from cheatsheet.addresses import REPO_URL, SITE_URL, SettingsError, branch_path, repository_address, site_address
from cheatsheet.generate import settings_from
from tests.build.conftest import run_build


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("https://user.github.io/repo", "https://user.github.io/repo/"),
        ("https://x.example/My%20Sheet/", "https://x.example/My%20Sheet/"),
        (" https://x.example/My Sheet\n", "https://x.example/My%20Sheet/"),
        ("https://пример.рф/шпора/", "https://xn--e1afmkfd.xn--p1ai/%D1%88%D0%BF%D0%BE%D1%80%D0%B0/"),
        ("https://x.example/%d1%88%41/", "https://x.example/%D1%88A/"),
        ("HTTPS://X.Example.:443/A/", "https://x.example/A/"),
        ("http://localhost:8080", "http://localhost:8080/"),
        ("https://[::1]:8443/a", "https://[::1]:8443/a/"),
        ("https://x.example/a&b'c/", "https://x.example/a%26b%27c/"),
    ],
)
def test_an_address_has_one_spelling(given: str, written: str) -> None:
    """An address is written as RFC 3986 has it, with a final slash; written again it stays the same."""
    assert site_address(given) == written
    assert site_address(written) == written
    assert repository_address(given) == written.rstrip("/")


@pytest.mark.parametrize(
    "given",
    [
        "", " ", "/", "x.example/a", "//x.example", "ftp://x.example", "javascript:alert(1)", "https:/x.example", "https://",
        "https://x.example/?a", "https://x.example/?", "https://x.example/#a", "https://x.example/a//b", "https://x.example/a/../b",
        "https://x.example/%", "https://x.example/%2F/", "https://x.example/%00", "https://x.example/%d0%ff", "https://x.example:99999/",
        "https://x.example:a/", "https://[::g]/", "https://-x.example", "https://x..y/", "https://exa mple.org/", "https://x.example/a\\b",
        'https://x.example/"><script>', "https://x.example/a\tb", "https://x.example/\u200b", "https://x.example/%E2%80%8Ba/",
        "https://exam\u00adple.org/", "https://x.example/a\u00a0b", "\ufeffhttps://x.example/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_by_name(given: str) -> None:
    """What no page, sitemap and host can all follow is refused; the message names the variable and what was expected."""
    with pytest.raises(SettingsError, match=r"(?s)^SITE_URL: .*expected "):
        site_address(given)
    with pytest.raises(SettingsError, match=r"(?s)^REPO_URL: .*expected "):
        repository_address(given)


@pytest.mark.parametrize(
    "given", ["https://x.example/a/index.html", "https://x.example/index.htm", "https://x.example/index.html/"]
)
def test_a_page_is_no_place_for_the_site(given: str) -> None:
    """The address of a page, as a browser's bar has it, is refused; the folder that is meant is named."""
    with pytest.raises(SettingsError, match=r"expected the folder that it is in, https://x\.example/(a/)?$"):
        site_address(given)


def test_a_sign_that_nobody_sees_is_named() -> None:
    """What was copied along unseen is called by its number; in the name of a branch too."""
    with pytest.raises(SettingsError, match=r"SITE_URL: .*U\+200B ZERO WIDTH SPACE"):
        site_address("https://x.example/\u200b")
    with pytest.raises(SettingsError, match=r"REPO_BRANCH: .*U\+FEFF"):
        branch_path("\ufeffmain")


@pytest.mark.parametrize("rest", ["/", ":99999/", "/\u200b", "/?a", "/%"])
def test_a_password_is_refused_and_not_repeated(rest: str) -> None:
    """An address with a user's password is refused, and the password is not in the message, whatever else is wrong."""
    with pytest.raises(SettingsError, match="SITE_URL") as refused:
        site_address(f"https://user:hunter2@x.example{rest}")
    assert "hunter2" not in str(refused.value)


def test_what_is_cloned_is_no_page() -> None:
    """The address that ``git clone`` is given is known by its ending, which is not left on it however often it stands there."""
    for clone in ("https://github.com/you/repo.git", "https://github.com/you/repo.git.git"):
        assert repository_address(clone) == "https://github.com/you/repo"


@pytest.mark.parametrize("branch", ["1.10", "true", "feature/ü"])
def test_the_branch_is_read_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch, branch: str) -> None:
    """A branch called like a number or a truth value of YAML keeps its name, and is escaped once."""
    monkeypatch.setenv("REPO_BRANCH", branch)
    assert unquote(settings_from(root, SITE_URL, REPO_URL).branch) == branch


@pytest.mark.parametrize(
    ("given", "written"),
    [("main", "main"), ("feature/x", "feature/x"), ("a#b%", "a%23b%25"), ("ветка", "%D0%B2%D0%B5%D1%82%D0%BA%D0%B0")],
)
def test_a_branch_is_a_part_of_an_address(given: str, written: str) -> None:
    """A branch with signs that mean something in an address is escaped."""
    assert branch_path(given) == written


@pytest.mark.parametrize("given", ["", "a b", "a..b", "-x", "x.lock", "a~1", "/a", "a/"])
def test_what_no_branch_is_called(given: str) -> None:
    """A name that git allows for no branch is refused."""
    with pytest.raises(SettingsError, match="REPO_BRANCH"):
        branch_path(given)


@pytest.mark.parametrize("variable", ["SITE_URL", "REPO_URL", "REPO_BRANCH"])
def test_nothing_is_written(project: Path, variable: str) -> None:
    """A build with a wrong address ends with 2, one line that names the variable, and nothing written."""
    done = run_build(project, "--pages-only", **{variable: "not an address"})
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (2, 1, "")
    assert done.stderr.startswith(f"{variable}: 'not an address': ")
    assert not (project / "docs" / "ru").exists()
