"""The sources of a question as XHTML of the book for e-readers."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from cheatsheet.answers.sources import edition
from cheatsheet.ebook.chapter import lang_attribute, quoted
from cheatsheet.model import Source
from cheatsheet.view import View


def sources_xhtml(sources: Iterable[Source], view: View) -> str:
    """``sources`` as a section with its heading, in their order."""
    items = "\n".join(_source(source, view) for source in sources)
    heading = escape(view.words["answers.sources"])
    return f'<section class="sources">\n<h2 id="sources">{heading}</h2>\n<ol>\n{items}\n</ol>\n</section>'


def _source(source: Source, view: View) -> str:
    """A source: its title, the version that was read and when, and the words that carry the claim."""
    lang, words = view.lang, view.words
    said = ""
    if source.quote:
        said = f"<br/><q{lang_attribute(lang, source.quote)}>{quoted(source.quote)}</q>"
    elif source.section:
        section = f"<span{lang_attribute(lang, source.section)}>{escape(source.section)}</span>"
        said = f"<br/>{escape(words['answers.section'])}: {section}"
    version = edition(source)
    read = f"<span{lang_attribute(lang, version)}>{escape(version)}</span>, " if version else ""
    return (
        f'<li><a href="{escape(source.url)}"{lang_attribute(lang, source.title)}>{escape(source.title)}</a> '
        f'<span class="facts">{read}{escape(words["answers.checked"])} '
        f'<time datetime="{source.checked}">{source.checked}</time></span>{said}</li>'
    )
