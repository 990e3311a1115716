"""The Markdown pages made from the sheet: topics, the quick-answer table, all answers in a row.

A page is front matter (what the template needs to know) and Markdown (what a reader reads).
"""

from __future__ import annotations

import json
import posixpath
from html import escape

from cheatsheet.model import LANGUAGES, Content, Inline, QuickRow
from cheatsheet.paths import ALL, PRACTICE, QUICK, edition_path, topic_edition
from cheatsheet.sheet.inline import literal, to_markdown
from cheatsheet.view import Question, Topic, View, make_view


def render_pages(content: Content) -> dict[str, str]:
    """Every page of the sheet, keyed by its path relative to ``docs/``."""
    pages: dict[str, str] = {}
    for lang in LANGUAGES:
        view, path = make_view(content, lang), content.sheets[lang].path
        pages[f"{lang}/{QUICK}index.md"] = _quick(view, content, path)
        pages[f"{lang}/{ALL}index.md"] = _all(view, path)
        for position, topic in enumerate(view.topics):
            pages[f"{lang}/{topic.path}index.md"] = _topic(view, position, path, content)
    return pages


def front_matter(**values: object) -> str:
    """YAML front matter. JSON is YAML, so no value can break out of its line."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", ""])


def markdown_file(path: str) -> str:
    """The Markdown file, relative to a language's folder, of the page at site path ``path``.

    Topics and single pages are folders with an index; a long answer is a file beside its topic's index.
    """
    depth = path.count("/")
    return f"{path.rstrip('/')}.md" if depth > 2 else f"{path}index.md"


def link(start: str, target: str) -> str:
    """Markdown link target from the page at site path ``start`` to site path ``target`` (``topics/sql/#q06``)."""
    path, _, anchor = target.partition("#")
    folder = posixpath.dirname(markdown_file(start))
    relative = "" if path == start else posixpath.relpath(markdown_file(path), folder or ".")
    return relative + (f"#{anchor}" if anchor else "")


def source_of(path: str, line: int) -> str:
    """Where «Edit this page» leads, relative to the repository: the sheet, opened at its line."""
    return f"{path}?plain=1#L{line}"


def opening(title: str, lead: str) -> str:
    """The title of a page (Markdown) and the sentence under it (plain text)."""
    return f"# {title} {{#title}}\n\n{literal(lead)}\n{{ .lead }}\n"


def level(view: View, topic: Topic) -> str:
    """A topic's level in words, with a mark whose shape tells it too (●○○), as on paper."""
    name = literal(view.words["site.level"])
    return (
        f'<span class="level level-{topic.level.key}"><span class="hidden">{name}: </span>'
        f"{literal(topic.level_label)}</span>"
    )


def _topic(view: View, position: int, path: str, content: Content) -> str:
    """A topic: its quick-answer rows as a table, then its entries."""
    topic = view.topics[position]
    terms = ", ".join(question.term for question in topic.questions)
    meta = front_matter(
        title=topic.title,
        description=view.words["site.topic_description"].format(title=topic.title, questions=topic.count, terms=terms),
        path=topic.path,
        topic=topic.slug,
        level=topic.level.key,
        source=source_of(path, topic.line),
    )
    parts = [f"# {to_markdown(topic.heading)} {{#title}}\n", _facts(view, topic)]
    if topic.rows:
        quick = content.sheets[view.lang].quick
        pairs = [(row, question) for question in topic.questions for row in question.rows]
        pairs.sort(key=lambda pair: pair[0].number)
        parts.append(f"## {literal(view.words['site.topic_quick'])} {{#quick}}\n")
        parts.append(_table(topic.path, quick.question_label, quick.answer_label, pairs, anchors=False))
    parts += [_entry(view, question, topic.path) for question in topic.questions]
    parts.append(_file(view, topic))
    return meta + "\n".join(parts)


def _facts(view: View, topic: Topic) -> str:
    """The line under a topic's title: level, size, time to read, the switch that hides the answers, a round of it."""
    words = view.words
    labels = (("show", words["practice.hide_show"]), ("show-label", words["practice.hide_show_label"]))
    said = (f'data-{name}="{escape(word)}"' for name, word in labels)
    switch = (
        f'<button type="button" class="quiet js-only" data-hide-answers aria-pressed="false" {" ".join(said)}>'
        f"{escape(words['site.hide_answers'])}</button>"
    )
    address = f"{'../' * topic.path.count('/')}{PRACTICE}?topics={topic.slug}&amp;mode=recall&amp;start=1"
    # Here and not by a script, like the others: on a narrow phone it takes a line of its own.
    again = f'<a class="quiet js-only" data-again href="{address}">{escape(words["practice.progress_again"])}</a>'
    facts = " ".join(f"<span>{literal(fact)}</span>" for fact in (topic.count, topic.minutes))
    return f"{level(view, topic)} {facts} {switch} {again}\n{{ .meta }}\n"


def _file(view: View, topic: Topic) -> str:
    """Where the topic is a file. It stands at the end: under the title it would take a phone one more line."""
    address = f"{'../' * topic.path.count('/')}{edition_path(topic_edition(topic.slug))}"
    words = escape(view.words["site.topic_pdf"])
    return f'<p><a class="quiet" href="{address}" type="application/pdf">{words}</a></p>\n'


def _entry(view: View, question: Question, start: str, level: str = "##") -> str:
    """One entry: heading with its anchor, answer word for word, link to the long answer when there is one."""
    lines = [
        f'<section class="entry" data-question="{question.id}" markdown="1">',
        "",
        f'{level} <span class="num">{question.number}.</span> {to_markdown(question.entry.term)} {{#{question.id}}}',
        "",
        short_answer(question.entry.answer),
    ]
    if question.answer_path:
        label = f'{literal(view.words["site.more"])}<span class="hidden">: {to_markdown(question.entry.term)}</span>'
        lines += [f"[{label}]({link(start, question.answer_path)}){{ .more }}", ""]
    return "\n".join([*lines, "</section>", ""])


def short_answer(answer: Inline) -> str:
    """The block of a short answer, word for word. The style begins it with a capital; code and names like gRPC stay."""
    first = answer[0]
    word = first.text.split(maxsplit=1)[0]
    kept = first.kind == "code" or (word[0].islower() and not word.islower())
    return f'<div class="answer"{" data-name" if kept else ""} markdown="1">\n\n{to_markdown(answer)}\n\n</div>\n'


def _quick(view: View, content: Content, path: str) -> str:
    """The whole quick-answer table, each row with a link to the entry it belongs to."""
    quick = content.sheets[view.lang].quick
    words = view.words
    rows = view.counted("rows", len(view.rows))
    meta = front_matter(
        title=words["site.quick_title"],
        description=words["site.quick_description"].format(rows=rows),
        path=QUICK,
        source=source_of(path, quick.line),
    )
    table = _table(QUICK, quick.question_label, quick.answer_label, list(view.rows), anchors=True)
    return (
        f"{meta}# {to_markdown(quick.title)} {{#title}}\n\n{literal(words['site.quick_intro'])}\n{{ .lead }}\n\n{table}"
    )


def _table(
    start: str, question_label: Inline, answer_label: Inline, pairs: list[tuple[QuickRow, Question]], *, anchors: bool
) -> str:
    """A quick-answer table; the question of each row links to its entry, and ``anchors`` gives rows ids."""
    lines = [f"| {to_markdown(question_label)} | {to_markdown(answer_label)} |", "| --- | --- |"]
    for row, question in pairs:
        anchor = f" #{row.id}" if anchors else ""
        target = link(start, question.path)
        lines.append(f"| [{to_markdown(row.question)}]({target}){{ .row{anchor} }} | {to_markdown(row.answer)} |")
    return "\n".join([*lines, ""])


def _all(view: View, path: str) -> str:
    """Every entry in order, under its topic's heading: a quarter of an hour without a click."""
    words = view.words
    questions = view.counted("questions", len(view.questions))
    meta = front_matter(
        title=words["site.all_title"],
        description=words["site.all_description"].format(questions=questions),
        path=ALL,
        source=source_of(path, 1),
    )
    parts = [opening(literal(words["site.all_title"]), words["site.all_intro"].format(questions=questions))]
    for topic in view.topics:
        parts.append(f"## [{to_markdown(topic.heading)}]({link(ALL, topic.path)}) {{#{topic.slug}}}\n")
        parts += [_entry(view, question, ALL, "###") for question in topic.questions]
    return meta + "\n".join(parts)
