"""The web app manifest: what a reader who installs the site gets."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

import pytest

from cheatsheet.exports.manifest import render_manifest
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.settings import prefix

HOME = "https://example.org/repo/"


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language."""
    found: Lang = request.param
    return found


@pytest.fixture
def manifest(content: Content, lang: Lang) -> Any:
    """The manifest of one language."""
    return json.loads(render_manifest(content)[f"{lang}/manifest.webmanifest"])


def test_both_languages_are_one_app_of_the_whole_site(manifest: Any, lang: Lang) -> None:
    """Scope is the site's own folder in both languages, no more and no less; the app starts in its language's home."""
    address = f"{HOME}{prefix(lang)}manifest.webmanifest"
    assert urljoin(address, manifest["scope"]) == HOME
    assert urljoin(address, manifest["start_url"]) == f"{HOME}{prefix(lang)}"


def test_both_languages_have_one_id(content: Content) -> None:
    """A device that has the site in one language takes the other for the same app."""
    files = render_manifest(content)
    ids = {
        urljoin(f"{HOME}{prefix(lang)}", json.loads(files[f"{lang}/manifest.webmanifest"])["id"]) for lang in LANGUAGES
    }
    assert len(ids) == 1


def test_icons_are_those_of_the_site(manifest: Any, lang: Lang, root: Any) -> None:
    """Every icon resolves to a PNG that is there and has the size it is said to have; one may be masked."""
    address = f"{HOME}{prefix(lang)}manifest.webmanifest"
    for icon in manifest["icons"]:
        path = urljoin(address, icon["src"]).removeprefix(HOME)
        data = (root / "docs" / path).read_bytes()
        width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
        assert (icon["type"], icon["sizes"]) == ("image/png", f"{width}x{height}")
        assert data.startswith(b"\x89PNG")
    assert [(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]] == [
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    ]  # fmt: skip


def test_it_is_named_in_its_language(manifest: Any, lang: Lang, content: Content) -> None:
    """Names are the site's own, letter for letter; the app opens in a window of its own in the colours of the page."""
    assert (manifest["name"], manifest["short_name"], manifest["lang"]) == (
        content.words[lang]["site.name"], content.words[lang]["site.short_name"], lang,
    )  # fmt: skip
    assert manifest["display"] == "standalone"
    assert (manifest["background_color"], manifest["theme_color"]) == ("#ffffff", "#2450c4")


def test_it_is_written_as_it_is_read(content: Content) -> None:
    """There is one file a language, and Russian letters stand in it as letters."""
    files = render_manifest(content)
    assert set(files) == {"ru/manifest.webmanifest", "en/manifest.webmanifest"}
    assert content.words["ru"]["site.name"].encode() in files["ru/manifest.webmanifest"]
