"""The container of an EPUB: files in, the bytes of one archive out (https://www.w3.org/TR/epub-33/#sec-ocf).

EbookLib, the usual library, was tried (0.20): it gives every entry the time of the build, writes a navigation document
and a package of its own, without the languages, roles and metadata that are wanted here, and is under the AGPL. What is
left of its work is this archive.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MIMETYPE = "application/epub+zip"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can hold. Readers do not look at it."""
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{package}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def packed(files: Mapping[str, bytes], package: str) -> bytes:
    """``files`` by path as an EPUB whose package document is the one at ``package``; the same files, the same bytes.

    ``mimetype`` comes first and is not compressed, so that its words stand at byte 38, where a reader looks for them.
    """
    container = _CONTAINER.format(package=package).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", MIMETYPE.encode(), zipfile.ZIP_STORED)
        for path, data in sorted({**files, "META-INF/container.xml": container}.items()):
            _add(archive, path, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, path: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(path, date_time=_ZIP_TIME)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # Unix, on every system
    archive.writestr(entry, data, compress_type=method, compresslevel=9)
