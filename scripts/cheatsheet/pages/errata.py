"""The page «What old cheat sheets get wrong»: every clarification under its short answer, the newest first."""

from __future__ import annotations

from functools import partial

from cheatsheet.model import LANGUAGES, Content
from cheatsheet.pages.answer_markdown import PageSurroundings, part_markdown
from cheatsheet.pages.answer_page import target
from cheatsheet.pages.sheet_pages import front_matter, opening, source_of
from cheatsheet.paths import ERRATA
from cheatsheet.sheet.inline import literal, to_markdown
from cheatsheet.view import Question, View, clarified, make_view
from cheatsheet.words import counted


def render(content: Content) -> dict[str, str]:
    """``<lang>/errata/index.md`` for each language; nothing while no answer has a clarification."""
    pages = {}
    for lang in LANGUAGES:
        view = make_view(content, lang)
        found = clarified(content, view)
        if found:
            pages[f"{lang}/{ERRATA}index.md"] = _page(content, view, found)
    return pages


def has_clarifications(content: Content) -> bool:
    """Whether any long answer has a clarification, and so whether there is a page of them."""
    return any("clarify" in answer.parts for answers in content.answers.values() for answer in answers.values())


def _page(content: Content, view: View, found: tuple[Question, ...]) -> str:
    words = view.words
    count = counted(words, view.lang, "answers.errata_count", len(found))
    meta = front_matter(
        title=words["answers.errata_title"],
        description=words["answers.errata_description"].format(count=count),
        path=ERRATA,
        source=source_of(content.sheets[view.lang].path, 1),
    )
    intro = opening(literal(words["answers.errata_title"]), words["answers.errata_intro"])
    return meta + "\n".join([intro, *(_entry(content, view, question) for question in found)])


def _entry(content: Content, view: View, question: Question) -> str:
    """The question, its short answer word for word, the clarification and where to read on."""
    # A clarification holds neither samples nor diagrams: the grammar of answers says so.
    around = PageSurroundings(view.lang, view.words, partial(target, view, ERRATA), {}, {}, str)
    part = content.answers[view.lang][question.id].parts["clarify"]
    day = content.catalog.questions[question.id].clarified
    when = f"{literal(view.words['answers.clarified'])} <time>{day}</time>\n{{ .meta }}\n" if day else ""
    more = (
        f'{literal(view.words["answers.errata_more"])}<span class="hidden">: {to_markdown(question.entry.term)}</span>'
    )
    return "\n".join(
        [
            f'## <span class="num">{question.number}.</span> {to_markdown(question.entry.term)} {{#{question.id}}}',
            "",
            when,
            f"> {to_markdown(question.entry.answer)}",
            "",
            part_markdown(part, around),
            f"[{more}]({around.target(question.id)}){{ .more }}",
            "",
        ]
    )
