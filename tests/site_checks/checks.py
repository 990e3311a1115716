"""The checks of a built site. Each takes the site (and the text) and returns what is wrong, one line a mistake.

They are functions, so that other tests can run them on a site broken on purpose and see them name the fault.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from lxml import etree, html

from cheatsheet.made import MARKER
from cheatsheet.model import LANGUAGES, Content, plain
from cheatsheet.settings import prefix
from cheatsheet.view import make_view
from tests.site_checks.head_checks import language
from tests.site_checks.site_model import Site

_SPACE = re.compile(r"\s+")
_NAMED = re.compile(r"""["'`(]([\w./-]+\.\w+)["'`)$]""")
"""What may be the address of a file, in a script, a style or data."""
_START = (*(f"{prefix(lang)}index.html" for lang in LANGUAGES), "404.html", "robots.txt", "sitemap.xml")
"""What is asked for by its own address: by readers, by the host, by search engines."""


def words(element: html.HtmlElement) -> str:
    """The text of an element as a reader sees it: white space folded, permalinks left out."""
    copy = html.fromstring(html.tostring(element, encoding="unicode"))
    for link in copy.xpath(".//a[@class='headerlink'] | .//*[@class='hidden']"):
        link.drop_tree()
    return _SPACE.sub(" ", copy.text_content()).strip()


def broken_links(site: Site) -> Iterator[str]:
    """Links, images, canonicals and alternates that lead to no file, or to a fragment that is not there."""
    for page in site.pages.values():
        for name, address in page.links():
            resolved = site.resolve(page, address)
            if resolved is None:
                continue
            target, fragment = resolved
            if target not in site.files:
                yield f"{page.path}: {name}={address!r} leads nowhere ({target})"
            elif fragment and target in site.pages and fragment not in site.pages[target].ids:
                yield f"{page.path}: {name}={address!r} has a lost anchor (#{fragment})"


_HOST = re.compile(r"""(?:https?:|(?<=["'`(]))//[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s"'`()]*""", re.IGNORECASE)
_NAMES = ("http://www.w3.org/2000/svg",)
"""What looks like an address and is the name of a kind of element: nobody asks for it."""


def stray_hosts(site: Site) -> Iterator[str]:
    """Addresses of another host in anything that a page loads, scripts and styles included."""
    for page in site.pages.values():
        for address in page.loaded():
            if urlsplit(address).netloc and not address.startswith(site.url):
                yield f"{page.path}: loads {address!r} from another host"
        for style in page.tree.xpath("//style/text() | //@style"):
            yield from (
                f"{page.path}: the style loads {found!r}"
                for found in re.findall(r"url\(\s*['\"]?((?:https?:)?//[^)]+)", style)
            )
    for path in sorted(site.files):
        if path.endswith((".js", ".css")):
            text = (site.folder / path).read_text("utf-8")
            yield from (
                f"{path}: names {found!r}, of another host" for found in _HOST.findall(text) if found not in _NAMES
            )


def double_ids(site: Site) -> Iterator[str]:
    """Ids that stand more than once on a page."""
    for page in site.pages.values():
        for name, count in Counter(map(str, page.tree.xpath("//@id"))).items():
            if count > 1:
                yield f"{page.path}: the id {name!r} stands {count} times"


def translated_code(site: Site) -> Iterator[str]:
    """Programs that a browser which translates a page would change."""
    for page in site.pages.values():
        if found := page.tree.xpath("//pre[not(@translate='no')]"):
            yield f"{page.path}: {len(found)} programs may be translated; expected translate='no'"


def leftovers(site: Site) -> Iterator[str]:
    """What nobody asked for: sources, maps, the theme's own files, comments of styles, anything hidden but a build's own list."""
    for path in sorted(site.files - {MARKER}):
        if re.search(r"[^A-Za-z0-9._/-]", path):
            yield f"{path!r}: is no plain address; expected letters of ASCII, digits, dots and hyphens"
        if re.search(r"(^|/)[._]|\.map$|stylesheets/|javascripts/|\.toml$|\.partial$|\.gz$", path):
            yield f"{path}: does not belong in the site"
        if path.endswith(".css") and "/*" in (site.folder / path).read_text("utf-8"):
            yield f"{path}: has a comment for whoever writes it; expected the small style"


def wrong_heads(site: Site) -> Iterator[str]:
    """Pages whose language, canonical, alternates, title or description are missing, wrong or not their own."""
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for page in site.pages.values():
        if page.path == "404.html":
            continue
        lang = language(page)
        path = page.address.removeprefix(prefix(lang))
        if page.lang != lang:
            yield f"{page.path}: lang={page.lang!r}; expected {lang!r}"
        expected = {code: f"{site.url}{prefix(code)}{path}" for code in LANGUAGES} | {"x-default": f"{site.url}{path}"}
        found = {
            str(link.get("hreflang")): str(link.get("href"))
            for link in page.tree.xpath("//head/link[@rel='alternate'][@hreflang]")
        }
        if found != expected:
            yield f"{page.path}: alternates {found}; expected {expected}"
        canonical = page.tree.xpath("string(//link[@rel='canonical']/@href)")
        if canonical != site.url + page.address:
            yield f"{page.path}: canonical {canonical!r}; expected {site.url + page.address!r}"
        for name, value, seen in (
            ("title", page.tree.xpath("string(//title)"), titles),
            ("description", page.tree.xpath("string(//meta[@name='description']/@content)"), descriptions),
        ):
            if not value.strip():
                yield f"{page.path}: no {name}"
            elif value in seen:
                yield f"{page.path}: the {name} {value!r} is that of {seen[value]} too"
            seen.setdefault(value, page.path)


def wrong_sitemap(site: Site) -> Iterator[str]:
    """Pages missing from the sitemap, or in it without being there; every page stands in it in both languages."""
    tree = etree.fromstring((site.folder / "sitemap.xml").read_bytes())
    listed = set(tree.xpath("//*[local-name()='loc']/text()"))
    built = {site.url + page.address for page in site.pages.values() if page.path != "404.html"}
    yield from (f"sitemap.xml: lacks {address}" for address in sorted(built - listed))
    yield from (f"sitemap.xml: names {address}, which is not there" for address in sorted(listed - built))
    for page in site.pages.values():
        path = page.address.removeprefix(prefix(language(page)))
        for other in LANGUAGES:
            if page.path != "404.html" and f"{site.url}{prefix(other)}{path}" not in built:
                yield f"{site.url}{page.address}: has no page in the language {other}"


def unreachable(site: Site, content: Content) -> Iterator[str]:
    """Pages that the navigation of their language does not reach: topics from any page, answers from their topic."""
    for lang in LANGUAGES:
        home = site.pages[f"{prefix(lang)}index.html"]
        own = [path for path, page in site.pages.items() if language(page) == lang]
        reached = {home.path}
        queue = [home]
        while queue:
            page = queue.pop()
            for address in map(str, page.tree.xpath("//*[@id='menu']//a/@href | //article//a/@href")):
                target = (site.resolve(page, address) or ("", ""))[0]
                if target in own and target not in reached:
                    reached.add(target)
                    queue.append(site.pages[target])
        for path in own:
            if path != "404.html" and path not in reached:
                yield f"{path}: no link leads to it from {home.path}"
        menu = {site.resolve(home, str(a)) for a in home.tree.xpath("//*[@id='menu']//a/@href")}
        for topic in content.catalog.topics:
            if (f"{prefix(lang)}topics/{topic.slug}/index.html", "") not in menu:
                yield f"{home.path}: the topic {topic.slug} is not in the navigation"


def unlinked(site: Site) -> Iterator[str]:
    """Files that nothing leads to: no page, no script, no style and no data that is itself led to names them."""
    reached = {path for path in _START if path in site.files}
    queue = sorted(reached)
    while queue:
        path = queue.pop()
        for target in _named(site, path) & site.files - reached:
            reached.add(target)
            queue.append(target)
    for path in sorted(site.files - reached - {MARKER}):
        # A licence has to lie there, though the script that it is of may stand inside another.
        if not re.search(r"/vendor/[^/]+\.LICENSE\.txt$", path):
            yield f"{path}: nothing leads to it"


def _named(site: Site, path: str) -> set[str]:
    """The paths that one file names: a page by its links, any other by what looks like a path, wherever it may start."""
    page = site.pages.get(path)
    if page is not None:
        named = [address for _, address in page.links()]
        named += [str(one) for one in page.tree.xpath("//meta/@content") if one.startswith(site.url)]
        return {found[0] for one in named if (found := site.resolve(page, one))}
    # The worker's list names every file, whoever else does; only bundles are for nobody else.
    if path == "sw.js":
        return set(re.findall(r'"bundle":\s*"([^"]+)"', (site.folder / path).read_text("utf-8")))
    if not path.endswith((".js", ".css", ".json", ".webmanifest")):
        return set()
    names = set(_NAMED.findall((site.folder / path).read_text("utf-8")))
    starts = {posixpath.dirname(path), *(prefix(lang) for lang in LANGUAGES)}
    return {posixpath.normpath(posixpath.join(start, name)) for start in starts for name in names}


def missing_text(site: Site, content: Content) -> Iterator[str]:
    """Answers and rows that do not stand word for word, under their anchor, on their pages."""
    for lang in LANGUAGES:
        view, home = make_view(content, lang), prefix(lang)
        pages = [(f"{home}{topic.path}index.html", topic.questions) for topic in view.topics]
        for path, questions in (*pages, (f"{home}all/index.html", view.questions)):
            sections = _by_key(site, path, "//section[@data-question]", "@data-question")
            for question in questions:
                heading = f"{question.number}. {question.term}"
                yield from _entry(path, sections, question.id, heading, plain(question.entry.answer))
        path = f"{home}quick-answers/index.html"
        rows = _by_key(site, path, "//article//tr", ".//@id")
        for row in content.sheets[lang].quick.rows:
            found = [words(cell) for one in rows.get(row.id, ()) for cell in one.xpath("./td")]
            expected = [_SPACE.sub(" ", plain(cell)).strip() for cell in (row.question, row.answer)]
            if found != expected:
                yield f"{path}: row {row.number} is not there word for word; expected {expected}"


def _by_key(site: Site, path: str, query: str, key: str) -> dict[str, list[html.HtmlElement]]:
    """What ``query`` finds on a page by every value of ``key`` in it: looked for once, since a page may hold thousands."""
    page = site.pages.get(path)
    found: dict[str, list[html.HtmlElement]] = {}
    for element in page.tree.xpath(query) if page is not None else ():
        for value in element.xpath(key):
            found.setdefault(str(value), []).append(element)
    return found


def _entry(
    path: str, sections: Mapping[str, list[html.HtmlElement]], id_: str, heading: str, answer: str
) -> Iterator[str]:
    """One entry on one page."""
    found = [one for one in sections.get(id_, ()) if id_ in one.xpath(".//@id")]
    if len(found) != 1:
        yield f"{path}: {id_} stands there {len(found)} times; expected once, with its anchor"
        return
    for name, element, expected in (
        ("heading", found[0].xpath(".//*[self::h2 or self::h3]")[0], heading),
        ("answer", found[0].xpath(".//div[@class='answer']")[0], answer),
    ):
        if words(element) != _SPACE.sub(" ", expected).strip():
            yield f"{path}: the {name} of {id_} reads {words(element)!r}; expected {expected!r}"


def uneven_languages(site: Site) -> Iterator[str]:
    """Pages that are built differently in another language than in the first: other elements, anchors or code."""
    pairs = [
        (path, page, site.pages.get(prefix(other) + path))
        for path, page in site.pages.items()
        for other in LANGUAGES[1:]
        if language(page) == LANGUAGES[0]
    ]
    for path, page, counterpart in pairs:
        if counterpart is None:
            continue
        for name, query in (
            ("headings", "//article//*[self::h1 or self::h2 or self::h3]"),
            ("entries", "//article//section[@data-question]"),
            ("rows", "//article//tr"),
            ("code spans of answers", "//article//div[@class='answer']//code"),
        ):
            counts = [len(one.tree.xpath(query)) for one in (page, counterpart)]
            if counts[0] != counts[1]:
                yield f"{counterpart.path}: {counts[1]} {name}; expected {counts[0]}, as on {path}"
        anchors = [{id_ for id_ in one.ids if re.fullmatch(r"[qr]\d+", id_)} for one in (page, counterpart)]
        if anchors[0] != anchors[1]:
            yield f"{counterpart.path}: other anchors than on {path}: {sorted(anchors[0] ^ anchors[1])}"
