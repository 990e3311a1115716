"""What is wrong with an EPUB, told without Java: its archive, its package, its links, what a voice needs of it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "s": "http://www.w3.org/2000/svg",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
}
WANTED = {
    "schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature", "schema:accessibilityHazard",
    "schema:accessibilitySummary", "dcterms:conformsTo", "dcterms:modified", "a11y:certifiedBy",
}  # fmt: skip
_FIXED = re.compile(r"(?:^|[;{\s])(color|background(?:-color)?|fill)\s*:\s*([^;}]+)")


def unzipped(epub: bytes) -> dict[str, bytes]:
    """The files of the archive by path."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive_faults(epub: bytes) -> Iterator[str]:
    """The archive begins with its type, uncompressed, and says nothing of when and where it was made."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        entries = archive.infolist()
    if epub[30:58] != b"mimetypeapplication/epub+zip":
        yield "the archive does not begin with its type"
    names = [entry.filename for entry in entries[1:]]
    if names != sorted(set(names)):
        yield "the entries are not in order, each once"
    yield from (f"{entry.filename}: has a time" for entry in entries if entry.date_time != (1980, 1, 1, 0, 0, 0))


@dataclass
class Book:
    """An EPUB that has been unzipped."""

    files: Mapping[str, bytes]

    @cached_property
    def broken(self) -> list[str]:
        """The files that are no XML and should be."""
        return [path for path, tree in self.trees.items() if tree is None]

    @cached_property
    def trees(self) -> dict[str, Any]:
        """Every XML file as a tree, or ``None``."""
        return {path: _parsed(data) for path, data in self.files.items() if re.search(r"\.(xhtml|opf|ncx|xml)$", path)}

    @cached_property
    def package(self) -> str:
        """The path of the package document."""
        return str(self.trees["META-INF/container.xml"].xpath("string(//c:rootfile/@full-path)", namespaces=NAMES))

    @cached_property
    def items(self) -> list[Any]:
        """The items of the manifest."""
        return list(self.trees[self.package].iter(f"{OPF}item"))

    def path(self, href: str, start: str = "") -> str:
        """Where ``href`` of the file ``start`` (of the package: none) leads."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(start or self.package), href))

    @cached_property
    def chapters(self) -> dict[str, Any]:
        """The XHTML files in the order of the spine."""
        by_id = {item.get("id"): item.get("href") for item in self.items}
        spine = [ref.get("idref") for ref in self.trees[self.package].iter(f"{OPF}itemref")]
        paths = [self.path(by_id[idref]) for idref in spine if idref in by_id]
        return {path: self.trees[path] for path in paths if self.trees.get(path) is not None}


def _parsed(data: bytes) -> Any:
    try:
        return etree.fromstring(data)
    except etree.XMLSyntaxError:
        return None


def faults(epub: bytes) -> list[str]:
    """Everything that is wrong with ``epub``."""
    book = Book(unzipped(epub))
    found = [*archive_faults(epub), *(f"{path}: is no XML" for path in book.broken)]
    if found:
        return found
    looks = (package_faults, link_faults, contents_faults, speech_faults, colour_faults)
    return [fault for look in looks for fault in look(book)]


def package_faults(book: Book) -> Iterator[str]:
    """The manifest has every file, each once, the spine every chapter; all that is to be said of the book is said."""
    tree = book.trees[book.package]
    listed = [book.path(item.get("href")) for item in book.items]
    there = {path for path in book.files if path not in ("mimetype", "META-INF/container.xml", book.package)}
    yield from (f"{path}: is in the manifest and not there" for path in sorted(set(listed) - there))
    yield from (f"{path}: is not in the manifest" for path in sorted(there - set(listed)))
    yield from (f"{path}: stands in the manifest twice" for path, times in Counter(listed).items() if times > 1)
    read = [path for path in listed if path.endswith(".xhtml")]
    yield from (f"{path}: is not in the spine" for path in read if path not in book.chapters)
    properties = {meta.get("property") for meta in tree.iter(f"{OPF}meta")}
    yield from (f"the package says no {name}" for name in sorted(WANTED - properties))
    yield from (
        f"the package has no {name}"
        for name in ("identifier", "title", "language", "creator")
        if not tree.findtext(f".//{DC}{name}")
    )
    for item in book.items:
        path, said = book.path(item.get("href")), (item.get("properties") or "").split()
        if path in book.chapters and bool(book.chapters[path].xpath("//s:svg", namespaces=NAMES)) != ("svg" in said):
            yield f"{path}: has a drawing and does not say so, or the other way round"


def link_faults(book: Book) -> Iterator[str]:
    """An id stands once in a file; what is linked to is there; nothing is fetched from elsewhere."""
    ids = {path: tree.xpath("//@id") for path, tree in book.chapters.items()}
    for path, tree in book.chapters.items():
        yield from (f"{path}: the id {one} stands twice" for one, times in Counter(ids[path]).items() if times > 1)
        named = " ".join(tree.xpath("//@aria-labelledby")).split()
        yield from (f"{path}: no id {one}, by which something is named" for one in named if one not in ids[path])
        drawn = re.findall(r"url\(#([^)]+)\)", etree.tostring(tree, encoding="unicode"))
        yield from (f"{path}: no id {one}, which is drawn" for one in drawn if one not in ids[path])
        for href in tree.xpath("//h:a/@href | //h:link/@href | //h:img/@src", namespaces=NAMES):
            if re.match(r"https?://", href) and href in tree.xpath("//h:a/@href", namespaces=NAMES):
                continue
            file, _, anchor = href.partition("#")
            target = book.path(file, path) if file else path
            if target not in book.files:
                yield f"{path}: {href} leads nowhere"
            elif anchor and anchor not in ids.get(target, []):
                yield f"{path}: {href} leads to no id"


def contents_faults(book: Book) -> Iterator[str]:
    """Both contents lead to every chapter behind them, in order and with the same nesting."""
    nav = next(book.path(item.get("href")) for item in book.items if item.get("properties") == "nav")
    toc = "//h:nav[@*[local-name()='type']='toc']"
    links = book.trees[nav].xpath(f"{toc}//h:a", namespaces=NAMES)
    new = [(link.xpath("count(ancestor::h:ol)", namespaces=NAMES), book.path(link.get("href"), nav)) for link in links]
    ncx = next(path for path in book.files if path.endswith(".ncx"))
    points = book.trees[ncx].xpath("//n:navPoint", namespaces=NAMES)
    old = [
        (
            point.xpath("count(ancestor-or-self::n:navPoint)", namespaces=NAMES),
            book.path(point.xpath("string(n:content/@src)", namespaces=NAMES), ncx),
        )
        for point in points
    ]
    if new != old:
        yield "the contents for old readers are others than the contents"
    paths = list(book.chapters)
    behind = paths[paths.index(nav) + 1 :]
    if [path for _, path in new] != behind:
        yield "the contents do not lead to every chapter in its order"
    if {depth for depth, _ in new} != {1, 2}:
        yield "the contents do not have questions under topics"
    if any(not "".join(link.itertext()).strip() for link in links):
        yield "a chapter has no name in the contents"


def speech_faults(book: Book) -> Iterator[str]:
    """One heading of the first level a file, none skipped; every picture, table and language says what it is."""
    language = book.trees[book.package].findtext(f".//{DC}language")
    for path, tree in book.chapters.items():
        if (tree.get("lang"), tree.get(XML_LANG)) != (language, language):
            yield f"{path}: its language is not that of the book"
        yield from (
            f"{path}: two languages of one element"
            for one in tree.xpath("//*[@lang or @xml:lang]")
            if one.get("lang") != one.get(XML_LANG)
        )
        levels = [int(one.tag[-1]) for one in tree.iter() if re.fullmatch(r".*\}h[1-6]", str(one.tag))]
        if levels.count(1) > 1 or any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            yield f"{path}: the levels of its headings are {levels}"
        if not tree.findtext(".//{*}title"):
            yield f"{path}: has no title"
        for picture in tree.xpath("//h:img", namespaces=NAMES):
            if not picture.get("alt"):
                yield f"{path}: a picture without words"
        for drawing in tree.xpath("//s:svg", namespaces=NAMES):
            if not (drawing.findtext("{*}title") and drawing.findtext("{*}desc") and drawing.get("aria-labelledby")):
                yield f"{path}: a drawing without words"
        if tree.xpath("//h:thead//h:th[not(@scope)] | //h:table[not(h:thead)]", namespaces=NAMES):
            yield f"{path}: a table whose heads do not say of what"
        if tree.xpath("//h:th[not(normalize-space())]", namespaces=NAMES):
            yield f"{path}: an empty heading of a table"
        for one in tree.xpath("//*[@epub:type]", namespaces={"epub": "http://www.idpf.org/2007/ops"}):
            kind, role = one.get(EPUB_TYPE), one.get("role")
            if role and role != f"doc-{kind}":
                yield f"{path}: {kind} has the role {role}"


def colour_faults(book: Book) -> Iterator[str]:
    """No text and no ground has a colour of its own: a theme is the reader's."""
    for path, data in book.files.items():
        if path.endswith(".css"):
            for name, value in _FIXED.findall(data.decode()):
                if "currentColor" not in value and value.strip() not in ("inherit", "none", "transparent"):
                    yield f"{path}: {name}: {value} is a fixed colour"
    for path, tree in book.chapters.items():
        if tree.xpath("//@style | //h:*/@color | //h:*/@bgcolor", namespaces=NAMES):
            yield f"{path}: a style inside"
        for one in tree.xpath("//s:text | //s:tspan", namespaces=NAMES):
            if one.get("fill", "currentColor") != "currentColor":
                yield f"{path}: words of a drawing have a fixed colour"
