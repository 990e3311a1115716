"""Each check of the book finds what it is for: a sound book is broken in one place, and just that is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from cheatsheet.ebook.container import container
from cheatsheet.model import Lang
from tests.ebook.checks import faults, unzipped

OPF, NAV, NCX, Q06 = "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/q06.xhtml"


def repacked(files: Mapping[str, bytes]) -> bytes:
    """``files`` of a book as a book again."""
    kept = {path: data for path, data in files.items() if path not in ("mimetype", "META-INF/container.xml")}
    return container(kept, OPF)


BREAKS = [
    (Q06, "</section>\n</body>", "</body>", "EPUB/q06.xhtml: is no XML"),
    (OPF, 'href="style.css"', 'href="lost.css"', "EPUB/lost.css: is in the manifest and not there"),
    (OPF, '<item id="style" href="style.css" media-type="text/css"/>', "", "EPUB/style.css: is not in the manifest"),
    (OPF, '<itemref idref="q06"/>', "", "EPUB/q06.xhtml: is not in the spine"),
    (OPF, ' properties="svg"/>', "/>", "EPUB/q02.xhtml: has a drawing and does not say so, or the other way round"),
    (OPF, "schema:accessibilityHazard", "schema:other", "the package says no schema:accessibilityHazard"),
    (OPF, "dc:creator", "dc:contributor", "the package has no creator"),
    (Q06, 'href="q09.xhtml"', 'href="q99.xhtml"', "EPUB/q06.xhtml: q99.xhtml leads nowhere"),
    ("EPUB/errata.xhtml", "q06.xhtml#sources", "q06.xhtml#lost", "EPUB/errata.xhtml: q06.xhtml#lost leads to no id"),
    (Q06, 'id="short"', 'id="minute"', "EPUB/q06.xhtml: the id minute stands twice"),
    (Q06, 'href="style.css"', 'href="https://example.org/a.css"', "EPUB/q06.xhtml: https://example.org/a.css leads nowhere"),
    (Q06, 'id="b-tree-flow"', 'id="b-tree-other"', "EPUB/q06.xhtml: no id b-tree-flow, which is drawn"),
    (NAV, '<li><a href="q06.xhtml">', '<li><a href="q07.xhtml">', "the contents do not lead to every chapter in its order"),
    (NCX, 'src="q06.xhtml"', 'src="q07.xhtml"', "the contents for old readers are others than the contents"),
    (Q06, ' lang="{lang}" xml:lang="{lang}"', ' lang="{lang}"', "EPUB/q06.xhtml: its language is not that of the book"),
    ("EPUB/cover.xhtml", ' alt="', ' title="', "EPUB/cover.xhtml: a picture without words"),
    (Q06, ' aria-labelledby="b-tree-title b-tree-desc"', "", "EPUB/q06.xhtml: a drawing without words"),
    (Q06, ' lang="en" xml:lang="en"', ' lang="en"', "EPUB/q06.xhtml: two languages of one element"),
    ("EPUB/quick-answers.xhtml", '<th scope="col">', "<th>", "EPUB/quick-answers.xhtml: a table whose heads do not say of what"),
    ("EPUB/quick-answers.xhtml", '<th scope="col">', '<th scope="col"/><th scope="col">', "EPUB/quick-answers.xhtml: an empty heading of a table"),
    (Q06, 'role="doc-chapter"', 'role="doc-part"', "EPUB/q06.xhtml: chapter has the role doc-part"),
    ("EPUB/style.css", ".nth {", ".nth { color: #333;", "EPUB/style.css: color: #333 is a fixed colour"),
    (Q06, "<p>", '<p style="color: red">', "EPUB/q06.xhtml: a style inside"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "message"), BREAKS)
def test_what_is_broken_is_told(books: dict[Lang, bytes], path: str, old: str, new: str, message: str) -> None:
    """The fault is named with its file."""
    lang = next(iter(books))
    files = unzipped(books[lang])
    text, old = files[path].decode(), old.replace("{lang}", lang)
    assert old in text
    broken = text.replace(old, new.replace("{lang}", lang))
    assert message in faults(repacked({**files, path: broken.encode()}))


def test_a_heading_that_skips_a_level_is_told(books: dict[Lang, bytes]) -> None:
    """So is a second heading of the first level, and words of a drawing in a colour of their own."""
    files = unzipped(next(iter(books.values())))
    text = files[Q06].decode()
    for old, new in (("h2", "h4"), ("h2", "h1")):
        changed = text.replace(f"<{old} ", f"<{new} ").replace(f"</{old}>", f"</{new}>")
        assert any("the levels of its headings" in one for one in faults(repacked({**files, Q06: changed.encode()})))
    drawn = text.replace('fill="currentColor" font-size', 'fill="#000000" font-size', 1)
    assert drawn != text
    assert faults(repacked({**files, Q06: drawn.encode()})) == [f"{Q06}: words of a drawing have a fixed colour"]


def test_an_archive_in_another_form_is_told(books: dict[Lang, bytes]) -> None:
    """A type that is compressed or does not come first, and times of files."""
    files = unzipped(next(iter(books.values())))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in reversed(files):
            archive.writestr(path, files[path])
    found = faults(buffer.getvalue())
    assert found[:2] == ["the archive does not begin with its type", "the entries are not in order, each once"]
    assert f"{Q06}: has a time" in found
    assert faults(repacked(files)) == []
