"""The web app manifest: what a reader who installs the site gets."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from cheatsheet.exports.manifest import render_manifest
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.palette import BAR
from cheatsheet.settings import Settings, prefix

HOME = "https://example.org/repo/"
SETTINGS = Settings(HOME, "https://github.com/you/repo", "", "")


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language."""
    found: Lang = request.param
    return found


@pytest.fixture
def manifest(content: Content, lang: Lang) -> Any:
    """The manifest of one language."""
    return json.loads(render_manifest(content, SETTINGS)[f"{lang}/manifest.webmanifest"])


@pytest.mark.parametrize(
    "site_url", ["https://user.github.io/", "https://user.github.io/repo/", "https://host.example/my%20sheet/"]
)
def test_both_languages_are_one_app_of_this_site(content: Content, site_url: str) -> None:
    """Id, scope and start page lie where the site is: an id is read relative to the origin, the others to the manifest."""
    manifests = render_manifest(content, Settings(site_url, "https://github.com/you/repo", "", ""))
    for path, home in (("ru/manifest.webmanifest", site_url), ("en/manifest.webmanifest", f"{site_url}en/")):
        manifest = json.loads(manifests[path])
        origin = "{0.scheme}://{0.netloc}/".format(urlsplit(site_url))
        assert urljoin(origin, manifest["id"]) == site_url
        assert urljoin(home, manifest["scope"]) == site_url
        assert urljoin(home, manifest["start_url"]) == home
        for icon in manifest["icons"]:
            assert urljoin(home, icon["src"]).startswith(f"{site_url}assets/icons/")


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
    assert (manifest["background_color"], manifest["theme_color"]) == ("#ffffff", BAR)


def test_it_is_written_as_it_is_read(content: Content) -> None:
    """There is one file a language, and Russian letters stand in it as letters."""
    files = render_manifest(content, SETTINGS)
    assert set(files) == {"ru/manifest.webmanifest", "en/manifest.webmanifest"}
    assert content.words["ru"]["site.name"].encode() in files["ru/manifest.webmanifest"]
