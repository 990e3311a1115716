"""Checks of what a page says about itself to browsers, to other sites and to search engines."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.settings import prefix
from tests.site_checks.site_model import Page, Site

NOT_FOUND = "404.html"

# What a page may do, written out a second time: a policy that is widened is widened here too, by somebody who looks.
_POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "media-src": {"blob:"},
    "manifest-src": {"'self'"},
    "worker-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
    "require-trusted-types-for": {"'script'"},
    "trusted-types": {"service-worker"},
}
PICTURE_SIZE = (1200, 630)
"""Pixels of what a chat shows for a link: 1.91 to 1, which none of them cuts."""
_PICTURE_LIMIT = 40_000
_INLINE = {
    "script-src": "//script[not(@src)][not(@type='application/json' or @type='application/ld+json')]",
    "style-src": "//style",
}
"""What is allowed by hash, by the directive that allows it. A block of data is not run, so no policy is asked."""


def language(page: Page) -> Lang:
    """The language that the address of ``page`` promises."""
    return next((lang for lang in LANGUAGES[1:] if page.path.startswith(prefix(lang))), LANGUAGES[0])


def wrong_headings(site: Site) -> Iterator[str]:
    """Pages with no heading of the first level, or several."""
    for page in site.pages.values():
        if (count := len(page.tree.xpath("//h1"))) != 1:
            yield f"{page.path}: {count} h1; expected one"


def wrong_robots(site: Site) -> Iterator[str]:
    """A page for lost addresses that a search engine may keep, and any other page that it may not."""
    for page in site.pages.values():
        robots = " ".join(map(str, page.tree.xpath("//head/meta[@name='robots']/@content")))
        if page.path == NOT_FOUND and robots != "noindex":
            yield f"{page.path}: robots {robots!r}; expected 'noindex'"
        if page.path != NOT_FOUND and robots:
            yield f"{page.path}: robots {robots!r}; expected none, every page may be found"


def wrong_cards(site: Site, content: Content) -> Iterator[str]:
    """Pages whose Open Graph tags, which other sites show for a link, are not what the page says itself."""
    for page in site.pages.values():
        if page.path == NOT_FOUND:
            continue
        lang = language(page)
        words = content.words[lang]
        title = str(page.tree.xpath("string(//title)"))
        name = words["site.name"]
        picture = _picture(page, content)
        found: dict[str, str] = {}
        for one in page.tree.xpath("//head/meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]"):
            key = str(one.get("property") or one.get("name"))
            found[key] = " ".join(filter(None, (found.get(key), str(one.get("content")))))
        expected = {
            "og:type": "article",
            "og:title": title.removesuffix(f" · {words['site.title_suffix']}"),
            "og:description": str(page.tree.xpath("string(//head/meta[@name='description']/@content)")),
            "og:url": site.url + page.address,
            "og:site_name": name,
            "og:locale": RECORDS[lang].locale,
            "og:locale:alternate": " ".join(one.locale for other, one in RECORDS.items() if other != lang),
            "og:image": f"{site.url}{picture or f'assets/icons/card-{lang}.png'}",
            "og:image:width": str(PICTURE_SIZE[0]),
            "og:image:height": str(PICTURE_SIZE[1]),
            "og:image:alt": title.removesuffix(f" · {words['site.title_suffix']}") if picture else name,
            "twitter:card": "summary_large_image",
        }
        for key in sorted(expected.keys() | found.keys()):
            if found.get(key) != expected.get(key):
                yield f"{page.path}: {key} is {found.get(key)!r}; expected {expected.get(key)!r}"


def _picture(page: Page, content: Content) -> str | None:
    """The picture of a topic or of a long answer, by its path; ``None`` for a page that has that of the site."""
    home = prefix(language(page))
    place = re.fullmatch(r"topics/([^/]+)/(?:([^/]+)/)?", page.address.removeprefix(home))
    if place is None:
        return None
    ids = {listed.slug: listed.id for listed in content.catalog.questions.values()}
    return f"{home}cards/{ids[place[2]] if place[2] else place[1]}.png"


def wrong_pictures(site: Site) -> Iterator[str]:
    """Pictures for chats that are not there, are no PNG of the size that chats expect, or too heavy to be waited for."""
    for page in site.pages.values():
        for address in map(str, page.tree.xpath("//meta[@property='og:image']/@content")):
            path = address.removeprefix(site.url)
            if path not in site.files:
                yield f"{page.path}: the picture {address!r} is not there"
                continue
            data = (site.folder / path).read_bytes()
            # PNG specification, 5.2 and 11.2.1: the signature, then the header chunk with width and height.
            size = (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
            if not data.startswith(b"\x89PNG\r\n\x1a\n") or size != PICTURE_SIZE:
                yield f"{path}: is no PNG of {PICTURE_SIZE[0]} by {PICTURE_SIZE[1]} pixels"
            if len(data) > _PICTURE_LIMIT:
                yield f"{path}: {len(data)} bytes; expected at most {_PICTURE_LIMIT}"


_CONTEXT = "https://schema.org"


def wrong_linked_data(site: Site) -> Iterator[str]:
    """Topics and long answers whose JSON-LD is missing, says something else than the page, or leads nowhere."""
    for page in site.pages.values():
        depth = re.fullmatch(r"topics/[^/]+/([^/]+/)?", page.address.removeprefix(prefix(language(page))))
        expected = {} if depth is None else {"BreadcrumbList": 1} | ({"TechArticle": 1} if depth[1] else {})
        parts: dict[str, dict[str, Any]] = {}
        for text in page.tree.xpath("//script[@type='application/ld+json']/text()"):
            try:
                data = json.loads(str(text))
            except ValueError as error:
                yield f"{page.path}: JSON-LD that is no JSON: {error}"
                continue
            if data.pop("@context", None) != _CONTEXT:
                yield f"{page.path}: JSON-LD without the context {_CONTEXT}"
            parts |= {str(part.get("@type")): part for part in data.get("@graph", [data])}
        if parts.keys() != expected.keys():
            yield f"{page.path}: JSON-LD of {sorted(parts)}; expected {sorted(expected)}"
            continue
        if "TechArticle" in parts:
            yield from _wrong_article(site, page, parts["TechArticle"])
        if "BreadcrumbList" in parts:
            yield from _wrong_trail(site, page, parts["BreadcrumbList"])


def _wrong_article(site: Site, page: Page, found: dict[str, Any]) -> Iterator[str]:
    lang = language(page)
    expected = {
        "@type": "TechArticle",
        "headline": _meta(page, "og:title"),
        "inLanguage": lang,
        "url": site.url + page.address,
        "image": _meta(page, "og:image"),
        "isPartOf": {"@type": "WebSite", "name": _meta(page, "og:site_name"), "url": site.url + prefix(lang)},
    }
    day = found.pop("dateModified", "2026-01-01")
    if not re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", str(day)):
        yield f"{page.path}: JSON-LD: dateModified is {day!r}; expected a day"
    for key in sorted(expected.keys() | found.keys()):
        if found.get(key) != expected.get(key):
            yield f"{page.path}: JSON-LD: {key} is {found.get(key)!r}; expected {expected.get(key)!r}"


def _wrong_trail(site: Site, page: Page, found: dict[str, Any]) -> Iterator[str]:
    items: list[dict[str, Any]] = found.get("itemListElement", [])
    places = [item.get("position") for item in items]
    if places != list(range(1, len(items) + 1)) or {item.get("@type") for item in items} != {"ListItem"}:
        yield f"{page.path}: JSON-LD: the positions are {places}; expected 1 and on, of things of the type ListItem"
    # The way to /topics/sql/indexes/ leads over the home page and /topics/sql/.
    home, _, rest = page.address.rpartition("topics/")
    ways = [site.url + home, *([f"{site.url}{home}topics/{rest.split('/')[0]}/"] if rest.count("/") == 2 else [])]
    if [item["item"] for item in items if "item" in item] != ways or "item" in items[-1]:
        yield f"{page.path}: JSON-LD: the way leads over {[item.get('item') for item in items]}; expected {ways}"
        return
    names = [_meta(site.pages[f"{way.removeprefix(site.url)}index.html"], "og:title") for way in ways[1:]]
    names.append(_meta(page, "og:title"))
    if [item.get("name") for item in items[1:]] != names:
        yield f"{page.path}: JSON-LD: the way is named {[item.get('name') for item in items]}; expected … {names}"


def _meta(page: Page, name: str) -> str:
    return str(page.tree.xpath("string(//head/meta[@property=$name]/@content)", name=name))


def wrong_manifests(site: Site) -> Iterator[str]:
    """Pages that do not link to the manifest of their language, and manifests that do not lead to the site."""
    for page in site.pages.values():
        expected = f"{prefix(language(page))}manifest.webmanifest"
        links = [site.resolve(page, str(one)) for one in page.tree.xpath("//link[@rel='manifest']/@href")]
        if links != [(expected, "")]:
            yield f"{page.path}: the manifest is {links}; expected {expected}"
    for lang in LANGUAGES:
        path = f"{prefix(lang)}manifest.webmanifest"
        if path in site.files:
            yield from _wrong_manifest(site, path, lang)
        else:
            yield f"{path}: is not there"


def _wrong_manifest(site: Site, path: str, lang: Lang) -> Iterator[str]:
    manifest: dict[str, Any] = json.loads((site.folder / path).read_bytes())
    own, home = site.url + path, site.pages[f"{prefix(lang)}index.html"]
    for key, found, expected in (
        ("lang", manifest.get("lang"), lang),
        ("start_url", urljoin(own, manifest.get("start_url", "")), site.url + prefix(lang)),
        ("scope", urljoin(own, manifest.get("scope", "")), site.url),
        ("id", urljoin(own, manifest.get("id", "")), site.url),
        ("theme_color", manifest.get("theme_color"), home.tree.xpath("string(//meta[@name='theme-color']/@content)")),
    ):
        if found != expected:
            yield f"{path}: {key} is {found!r}; expected {expected!r}"
    for icon in manifest.get("icons", []):
        address = urljoin(own, icon["src"])
        if urlsplit(address).query or address.removeprefix(site.url) not in site.files:
            yield f"{path}: the icon {icon['src']!r} is not there"


def wrong_policy(site: Site) -> Iterator[str]:
    """Pages whose policy is missing, comes late, is wider than is meant, or forbids what stands in the page."""
    inline = {page.path: {name: _hashes(page, name) for name in _INLINE} for page in site.pages.values()}
    used = {name: set().union(*(one[name] for one in inline.values())) for name in _INLINE}
    for page in site.pages.values():
        metas = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
        if len(metas) != 1:
            yield f"{page.path}: {len(metas)} content security policies; expected one"
            continue
        if early := metas[0].xpath("preceding::script | preceding::style | preceding::link | preceding::body"):
            yield f"{page.path}: <{early[0].tag}> stands before the content security policy, which is for what follows"
        policy = _directives(str(metas[0].get("content")))
        for name in sorted(policy.keys() | _POLICY.keys()):
            found, expected = policy.get(name, set()), _POLICY.get(name, set())
            hashes = {one for one in found if name in used and one in used[name]}
            if found - hashes != expected:
                shown, wanted = " ".join(sorted(found - hashes)), " ".join(sorted(expected))
                yield f"{page.path}: the content security policy has {name} {shown}; expected {wanted or 'no such thing'}"
            if name in _INLINE and not inline[page.path][name] <= found:
                yield f"{page.path}: the content security policy forbids what stands inline; expected its hash in {name}"
        if found := page.tree.xpath("//*[@style]/@style | //@*[starts-with(name(), 'on')]"):
            yield f"{page.path}: inline {str(found[0])[:60]!r}, which the policy forbids"


def _directives(policy: str) -> dict[str, set[str]]:
    """The directives of a policy; the first of a name counts (https://www.w3.org/TR/CSP3/#parse-serialized-policy)."""
    found: dict[str, set[str]] = {}
    for name, *values in (part.split() for part in policy.split(";") if part.strip()):
        found.setdefault(name.lower(), set(values))
    return found


def _hashes(page: Page, name: str) -> set[str]:
    """The source expressions that allow what stands inline on ``page``, of one kind."""
    texts = [str(element.text or "") for element in page.tree.xpath(_INLINE[name])]
    return {f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in texts}
