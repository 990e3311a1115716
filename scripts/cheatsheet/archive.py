"""Zip archives with nothing of the machine or the moment in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that the format can name
_UNIX = 3  # what zipfile writes on Windows is another number


def archive(files: Mapping[str, bytes], *, small: bool) -> bytes:
    """``files`` by path, in their order, as a zip archive: the same bytes for the same files.

    ``small`` compresses them, with the same bytes from the same zlib only; without, they are stored as they are.
    """
    method = zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=9) as made:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, _TIME)
            entry.compress_type = method
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            made.writestr(entry, data)
    return buffer.getvalue()
