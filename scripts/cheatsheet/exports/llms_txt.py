"""``/llms.txt``: what an assistant should read of this site, and where.

The form is that of https://llmstxt.org: a heading with the name, a quotation with the summary, free
text without headings, then sections that hold nothing but lists of ``[name](address): note``. The
section called «Optional» is the one that a reader short of room may leave out.
"""

from __future__ import annotations

from collections.abc import Iterator

from cheatsheet.addresses import changes_address
from cheatsheet.exports.markdown_copy import copy_address
from cheatsheet.exports.markdown_text import escape_text, inline_markdown
from cheatsheet.languages import OF_TERMS
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.paths import ALL, ASKED, CSV, DOWNLOADS, ERRATA, JSON, QUICK, SCHEMA
from cheatsheet.settings import Settings
from cheatsheet.view import View, make_view


def render_llms(content: Content, settings: Settings) -> bytes:
    """The file: every language in its own words, the first language first."""
    views = [make_view(content, lang) for lang in LANGUAGES]
    lines = [f"# {' / '.join(escape_text(view.words['site.name']) for view in views)}", ""]
    for view in views:
        summary = view.words["data.llms_summary"].format(
            questions=view.counted("questions", len(view.questions)), rows=view.counted("rows", len(view.rows))
        )
        lines += [f"> {escape_text(summary)}", *([">"] if view is not views[-1] else [])]
    for view in views:
        note = view.words["data.llms_note"].format(version=settings.version)
        since = changes_address(settings.address(view.lang), settings.commit_id)
        more = f"[{escape_text(view.words['changes.copy'])}]({since})"
        lines += ["", f"{escape_text(note)} {more}.", "", escape_text(view.words["data.licence"])]
    for view in views:
        lines += ["", f"## {escape_text(view.words['site.language_name'])}", "", *_pages(content, settings, view)]
    lines += ["", "## Data", "", *_data(settings, views)]
    if optional := [line for view in views for line in _answers(settings, view)]:
        lines += ["", "## Optional", "", *optional]
    return ("\n".join(lines) + "\n").encode()


def _pages(content: Content, settings: Settings, view: View) -> Iterator[str]:
    """The pages of one language: everything at once first, then topic by topic."""
    words = view.words
    yield _item(words["site.all_title"], copy_address(settings, view.lang, ALL), words["data.llms_all"])
    yield _item(words["site.quick_title"], copy_address(settings, view.lang, QUICK), words["data.llms_quick"])
    if any("clarify" in answer.parts for answer in content.answers.get(view.lang, {}).values()):
        address = copy_address(settings, view.lang, ERRATA)
        yield _item(words["answers.errata_title"], address, words["data.llms_errata"])
    if content.asked.lists:
        yield _item(words["asked.title"], copy_address(settings, view.lang, ASKED), words["asked.description"])
    yield _item(words["downloads.title"], copy_address(settings, view.lang, DOWNLOADS), words["downloads.description"])
    for topic in view.topics:
        terms = ", ".join(inline_markdown(question.entry.term) for question in topic.questions)
        yield f"- [{inline_markdown(topic.heading)}]({copy_address(settings, view.lang, topic.path)}): {terms}"


def _data(settings: Settings, views: list[View]) -> Iterator[str]:
    """The data files; those with every language are told of in the one that terms are in."""
    first: Lang = LANGUAGES[0]
    words = next(view.words for view in views if view.lang == OF_TERMS)
    yield _item("cheatsheet.json", settings.address(first, JSON), words["data.llms_json"])
    yield _item("cheatsheet.schema.json", settings.address(first, SCHEMA), words["data.llms_schema"])
    for view in views:
        yield _item(
            f"cheatsheet.csv ({view.lang})",
            settings.address(view.lang, CSV),
            view.words["data.llms_csv"],
        )


def _answers(settings: Settings, view: View) -> Iterator[str]:
    """The long answers that are there."""
    for question in view.questions:
        if question.answer_path:
            address = copy_address(settings, view.lang, question.answer_path)
            yield _item(f"{question.number}. {question.term}", address, view.words["data.llms_answer"])


def _item(name: str, address: str, note: str) -> str:
    """One line of a list."""
    return f"- [{escape_text(name)}]({address}): {escape_text(note)}"
