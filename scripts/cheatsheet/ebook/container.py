"""The container of an EPUB: files in, the bytes of one archive out (https://www.w3.org/TR/epub-33/#sec-ocf).

EbookLib, the usual library, was tried (0.20): it gives every entry the time of the build, writes a navigation document
and a package of its own, without the languages, roles and metadata that are wanted here, and is under the AGPL. What is
left of its work is to put the files in order.
"""

from __future__ import annotations

from collections.abc import Mapping

from cheatsheet.archive import archive

MIMETYPE = "application/epub+zip"
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{package}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def container(files: Mapping[str, bytes], package: str) -> bytes:
    """``files`` by path as an EPUB whose package document is the one at ``package``; the same files, the same bytes.

    ``mimetype`` comes first and is not compressed, so that its words stand at byte 38, where a reader looks for them.
    """
    container = _CONTAINER.format(package=package).encode()
    sorted_files = dict(sorted({**files, "META-INF/container.xml": container}.items()))
    return archive({"mimetype": MIMETYPE.encode(), **sorted_files}, small=True, plain=("mimetype",))
