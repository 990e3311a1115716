"""Parts of a PDF that stay whole: some of its pages with their tags, links, bookmarks and names.

To set each topic again would cost as much as the book. Its pages are there already, and so are their tags: the
children of the document's structure stand in reading order, and what begins on a new page begins a new child
(ISO 32000-2, 14.7).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_NO_PAGE = (0, 0)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pages of a PDF, counted from 0, in their new order, and what the new file says of itself."""

    pages: tuple[int, ...]
    title: str = ""
    """Nothing: the title and the keywords of the whole."""
    keywords: str = ""
    addresses: Mapping[str, str] | None = None
    """Where a link leads whose goal, by name, is not in the part; ``None``: all goals are in it."""
    first_label: int = 0
    """The number that is printed on the second page, if the first one is a front of its own."""


def split(pdf: bytes, parts: Sequence[Excerpt]) -> list[bytes]:
    """The pages of each of ``parts`` in a file of the same claims. A part without a title comes first.

    Raises :class:`RuntimeError` for a link whose goal is neither in its part nor in the ``addresses``, and for tags or
    metadata that are not those that Typst 0.15 writes.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        whole = _Whole(opened)
        return [whole.cut(part) for part in parts]


class _Whole:
    """An open PDF of Typst's, gone through once. A cut changes it, and says anew what depends on the part."""

    def __init__(self, pdf: Pdf) -> None:
        """Read where everything stands."""
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._numbers = {page.objgen: number for number, page in enumerate(self._pages)}
        self._tree = pdf.Root.StructTreeRoot
        self._document = self._tree.K[0] if isinstance(self._tree.K, Array) else self._tree.K
        self._children = [(self._numbers[_place_of(one)], one) for one in self._document.K]
        self._entries = _pairs(self._tree.ParentTree.Nums)
        named = _pairs(self._tree.IDTree.Names) if "/IDTree" in self._tree else []
        self._named = [(self._numbers[_place_of(element)], name, element) for name, element in named]
        self._goals = {str(name): goal for name, goal in _pairs(pdf.Root.Names.Dests.Names)}
        self._marks = [pdf.Root.Outlines.First]
        while "/Next" in self._marks[-1]:
            self._marks.append(self._marks[-1].Next)
        self._said = pdf.Root.Metadata.read_bytes().decode()

    def cut(self, part: Excerpt) -> bytes:
        """The file of ``part``."""
        places = {number: place for place, number in enumerate(part.pages)}
        kept = [self._pages[number] for number in part.pages]
        self._keep_tags(kept, places)
        if part.addresses is not None:
            self._keep_links(kept, places, part.addresses)
            self._keep_bookmarks(places)
        root = self._pdf.Root
        if part.first_label:
            labels = [0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D, St=part.first_label)]
            root.PageLabels = Dictionary(Nums=Array(labels))
        self._describe(part)
        root.Pages = self._pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array(kept), Count=len(kept)))
        for page in kept:
            page.Parent = root.Pages
        packed = BytesIO()
        self._pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return packed.getvalue()

    def _keep_tags(self, kept: Sequence[Object], places: Mapping[int, int]) -> None:
        """Leave of the structure what stands on kept pages, in their order."""
        inside = [(places[page], child) for page, child in self._children if page in places]
        # Stable: on a page the order stays.
        self._document.K = Array([child for _, child in sorted(inside, key=lambda pair: pair[0])])
        keys = {int(page.StructParents) for page in kept if "/StructParents" in page}
        keys |= {int(one.StructParent) for page in kept for one in page.get("/Annots", ()) if "/StructParent" in one}
        entries = [self._entries[key] for key in sorted(keys)]
        if [int(key) for key, _ in entries] != sorted(keys):
            raise RuntimeError("the numbers of the tags do not count from 0, as Typst 0.15 writes them")
        self._tree.ParentTree.Nums = Array([each for entry in entries for each in entry])
        names = [each for page, *named in self._named if page in places for each in named]
        if names:
            self._tree.IDTree = Dictionary(Names=Array(names))
        elif "/IDTree" in self._tree:
            del self._tree.IDTree

    def _keep_links(self, kept: Sequence[Object], places: Mapping[int, int], addresses: Mapping[str, str]) -> None:
        """Let links that leave the part lead to the address of their goal."""

        def stays(goal: Object) -> bool:
            return isinstance(goal, Array) and self._numbers[goal[0].objgen] in places

        inside = {name: goal for name, goal in self._goals.items() if stays(goal)}
        for page in kept:
            for link in page.get("/Annots", ()):
                goal = link.get("/Dest") if "/Dest" in link else link.get("/A", Dictionary()).get("/D")
                if goal is None or str(goal) in inside or stays(goal):
                    continue
                if str(goal) not in addresses:
                    raise RuntimeError(f"a link leads to {goal!r}, which is neither in the part nor has an address")
                if "/Dest" in link:
                    del link.Dest
                if "/Contents" in link:  # it said on which page of the book the goal is
                    link.Contents = String(addresses[str(goal)])
                link.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(addresses[str(goal)]))
        names = [each for name, goal in inside.items() for each in (String(name), goal)]
        self._pdf.Root.Names.Dests.Names = Array(names)

    def _keep_bookmarks(self, places: Mapping[int, int]) -> None:
        """Leave the first bookmark of the highest level that leads to a kept page, with those under it."""
        mark = next(one for one in self._marks if self._numbers[one.Dest[0].objgen] in places)
        for key in ("/Next", "/Prev"):
            if key in mark:
                del mark[key]
        marks = self._pdf.Root.Outlines
        marks.First = marks.Last = mark
        marks.Count = 1 + max(int(mark.get("/Count", 0)), 0)

    def _describe(self, part: Excerpt) -> None:
        """Write title, keywords, number of pages and an identifier of its own into what the file says of itself."""
        said = _put(self._said, "<xmpTPg:NPages>", str(len(part.pages)))
        if part.title:
            said = _put(said, '<rdf:li xml:lang="x-default">', part.title)
            said = _put(said, "<pdf:Keywords>", part.keywords)
            own = base64.b64encode(hashlib.sha256(said.encode()).digest()[:16]).decode()
            said = _put(_put(said, "<xmpMM:InstanceID>", own), "<xmpMM:DocumentID>", own)
            self._pdf.docinfo["/Title"] = String(part.title)
            self._pdf.docinfo["/Keywords"] = String(part.keywords)
        self._pdf.Root.Metadata.write(said.encode())


def _pairs(flat: Object) -> list[tuple[Object, Object]]:
    """The pairs of a flat array of names (or numbers) and values."""
    listed = list(flat)
    return list(zip(listed[::2], listed[1::2], strict=True))


def _page_of(element: Object) -> tuple[int, int]:
    """The number of the page of the first thing in a structure element."""
    if "/Pg" in element:
        return element.Pg.objgen
    inside = element.get("/K", ())
    for child in inside if isinstance(inside, Array) else [inside]:
        if isinstance(child, Dictionary) and (page := _page_of(child)) != _NO_PAGE:
            return page
    return _NO_PAGE


def _place_of(element: Object) -> tuple[int, int]:
    """The page on which a structure element begins: of an empty one (a cell of a table), that of what it is in."""
    while (page := _page_of(element)) == _NO_PAGE:
        element = element.P
    return page


def _put(xmp: str, start: str, value: str) -> str:
    """``xmp`` with ``value`` in the element that begins with ``start``, as Typst writes it."""
    before, found, after = xmp.partition(start)
    if not found:
        raise RuntimeError(f"the metadata of a PDF have no {start}, which Typst 0.15 writes")
    return f"{before}{start}{escape(value)}{after[after.index('</') :]}"
