"""One file of the book, and what all of them begin and end with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from cheatsheet.answers.typography_html import hold_html, leave_code
from cheatsheet.languages import RECORDS, spoken_in
from cheatsheet.model import Lang

STYLES = ("style.css", "newer.css")
"""What any reader can read, and what is left out by those that cannot."""

_COMPOUND = re.compile(r"\b(?:\d{4}-\d\d-\d\d|[\w/]{1,9}-\w{1,9})\b")
"""A short compound, or a day, which is not torn at its own hyphen: «CPU-bound» would read as one word. A longer
one may be, where a screen is as narrow as a column of the cram sheets, which do the same."""

_FILE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}">
<head>
<title>{title}</title>
{links}
</head>
<body>
{body}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book, in the order of reading."""

    name: str
    """The name of the file without its suffix: ``q06``. A bookmark holds it, so it does not change."""
    title: str
    """What its ``title`` element and the old table of contents call it: plain words."""
    heading: str
    """What the contents call it, as XHTML; empty for what they do not name."""
    body: str
    """XHTML of everything in its ``body``."""
    depth: int = 1
    """1 for what stands in the contents themselves, 2 for what stands under the nearest 1 before it."""

    @property
    def file(self) -> str:
        """``q06.xhtml``."""
        return f"{self.name}.xhtml"

    @property
    def has_svg(self) -> bool:
        """Whether a drawing stands in it: the manifest has to say so."""
        return "<svg " in self.body


def xhtml(chapter: Chapter, lang: Lang) -> bytes:
    """The file of ``chapter``."""
    links = "\n".join(f'<link rel="stylesheet" type="text/css" href="{name}"/>' for name in STYLES)
    body = leave_code(hold_html(chapter.body, _COMPOUND, '<span class="w">'), "code", "samp")
    return _FILE.format(lang=lang, title=escape(chapter.title), links=links, body=body).encode()


def lang_attribute(lang: Lang, text: str) -> str:
    """The attributes of an element around ``text`` that is not in ``lang``: a voice is changed there."""
    own = spoken_in(text)
    return "" if own == lang else f' lang="{own}" xml:lang="{own}"'


def quoted(text: str) -> str:
    """``text``, escaped, in quotation marks of its language."""
    return escape(text).join(RECORDS[spoken_in(text)].quotes)
