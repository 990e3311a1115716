"""What the portable archive changes in a page, and what it leaves alone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

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


def test_every_anchor_that_is_linked_is_there(unpacked: Path) -> None:
    """No link, in the contents neither, leads to a part of a page that the archive leaves out."""
    trees = {file: html.parse(str(file)).getroot() for file in unpacked.rglob("*.html")}
    anchors = {file: set(tree.xpath("//@id")) for file, tree in trees.items()}
    lost, asked = [], 0
    for file, tree in trees.items():
        for target in map(urlsplit, tree.xpath("//a/@href")):
            page = (file.parent / unquote(target.path)).resolve() if target.path else file
            if not target.scheme and target.fragment and page in anchors:
                asked += 1
                if unquote(target.fragment) not in anchors[page]:
                    lost.append((file.relative_to(unpacked).as_posix(), target.geturl()))
    assert lost == []
    assert asked > 1000
