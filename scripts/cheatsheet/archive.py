"""Zip archives with nothing of the machine or the moment in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that the format can name
_UNIX = 3  # what zipfile writes on Windows is another number


def archive(files: Mapping[str, bytes], *, small: bool, plain: Collection[str] = ()) -> bytes:
    """``files`` by path, in their order, as a zip archive: the same bytes for the same files.

    ``small`` compresses all but those at the paths ``plain``, with the same bytes from the same zlib only; without,
    they are stored as they are.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, _TIME)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            method = zipfile.ZIP_DEFLATED if small and path not in plain else zipfile.ZIP_STORED
            made.writestr(entry, data, compress_type=method, compresslevel=9)
    return buffer.getvalue()
