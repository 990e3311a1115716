"""What the portable archive changes in a page, and what it leaves alone."""

from __future__ import annotations

import io
import zipfile

from cheatsheet.publish.portable import portable_archive
from cheatsheet.settings import Settings

PAGE = """<!doctype html><html lang="ru"><head><meta name="x"></head><body>
<p><a class="next" href="../sql/#q06">SQL</a> <code>&lt;a href="../sql/"&gt; and <b>x</b> href="../sql/"</code></p></body></html>"""


def test_links_lead_to_files_and_what_is_said_of_links_stays() -> None:
    """The address of a link becomes that of a file; the same letters in the text of an answer are code about HTML."""
    files = {"aws/index.html": PAGE.encode(), "sql/index.html": b"<html><head></head></html>"}
    settings = Settings("https://x.example/", "https://x.example/repo", "2026-11-24", "1a2b3c4")
    archive = zipfile.ZipFile(
        io.BytesIO(portable_archive(files, settings, {"ru": {"changes.aged": "x", "changes.copy": "y"}}))
    )
    (name,) = (one for one in archive.namelist() if one.endswith("aws/index.html"))
    text = archive.read(name).decode()
    assert '<a class="next" href="../sql/index.html#q06">SQL</a>' in text
    assert '<code>&lt;a href="../sql/"&gt; and <b>x</b> href="../sql/"</code>' in text
