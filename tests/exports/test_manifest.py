"""The web app manifests: one app a site, in both languages, and never one app for two sites of an origin."""

from __future__ import annotations

import json
from urllib.parse import urljoin, urlsplit

import pytest

from cheatsheet.exports.manifest import render_manifest
from cheatsheet.model import Content
from cheatsheet.settings import Settings


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
